"""Kabar Senja, an invented small Indonesian newspaper: a news site to try crawls on, offline.

`serve` puts it on loopback, `pages` renders it, `truth` tells what a perfect crawl of it returns.
It looks like a real WordPress site: archives, feed, sitemaps, REST, articles split over pages,
two layouts, comments, teasers. Every person, place, body and event in it is made up.
"""

from newscrawl.demo_site.newsroom import truth
from newscrawl.demo_site.server import serve
from newscrawl.demo_site.site_pages import Page, pages

__all__ = ["Page", "pages", "serve", "truth"]
