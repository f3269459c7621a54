"""A small newspaper on loopback for the crawler's tests: every source, every trap, a request log.

>>> from urllib.request import urlopen
>>> paper = Newsroom(5, sources={"rss"})
>>> with serve(paper) as log:
...     status = urlopen(f"{paper.base}/feed/").status
>>> status, [asked.path for asked in log]
(200, ['/feed/'])
"""

from __future__ import annotations

from newsroom.edition import SOURCES
from newsroom.server import Asked, serve
from newsroom.site import Newsroom
from newsroom.stories import Story
from newsroom.traps import TRAPS

__all__ = ["SOURCES", "TRAPS", "Asked", "Newsroom", "Story", "serve"]
