"""What can go wrong, as one small tree: `except NewscrawlError` catches all of it.

Each error carries one sentence a person can act on; the command line prints that
sentence and exits with `exit_code` (docs/output.md lists the codes).
"""

from __future__ import annotations


class NewscrawlError(Exception):
    """Any trouble newscrawl reports by itself. `str(error)` is one line."""

    exit_code = 1


class Broken(NewscrawlError):
    """newscrawl itself failed on a page: a mistake of ours, kept to that page and told."""

    def __init__(self, error: BaseException) -> None:
        text = " ".join(str(error).split())[:200]
        super().__init__(f"newscrawl failed on this page ({type(error).__name__}: {text})")


class NotAnArticle(NewscrawlError):
    """The page was read, but it holds no article; the message says what it is instead."""

    exit_code = 3


class FetchFailed(NewscrawlError):
    """The page could not be had: no connection, an error status, too large, not HTML."""

    exit_code = 4


class BadStatus(FetchFailed):
    """The site answers, but with an error."""


class Gone(BadStatus):
    """The site says that there is no such page (404 or 410)."""


class Ended(FetchFailed):
    """The crawl is ending: nothing more is asked for."""


class RobotsForbidden(NewscrawlError):
    """The site's robots.txt forbids our fetching this address."""

    exit_code = 5
