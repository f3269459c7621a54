"""Home, index and archive pages: the feeds they name, the articles and sections they link, the
page after, and the pages of other days.
"""

from newscrawl.index_pages.article_links import index_links
from newscrawl.index_pages.days import DatedIndex, dated_index
from newscrawl.index_pages.feeds import announced_feeds
from newscrawl.index_pages.next_page import next_index_page, page_number
from newscrawl.index_pages.sections import section_links

__all__ = [
    "DatedIndex",
    "announced_feeds",
    "dated_index",
    "index_links",
    "next_index_page",
    "page_number",
    "section_links",
]
