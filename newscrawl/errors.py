"""What can go wrong, as one small tree: `except NewscrawlError` catches all of it.

Each error carries one sentence a person can act on; the command line prints that
sentence and exits with `exit_code` (docs/output.md lists the codes).
"""

from __future__ import annotations

from typing import Literal

# What became of an address, in the few words that a report counts by. The first four are the
# record's types; the others say why there is no record:
#   index      a home page, archive or list of links      standing   about us, contact, terms
#   not-news   a product, job or forum; nothing that dates, signs or names an article
#   empty      no text                                    paywalled  no text but a paywall's
#   blocked    a gate before the page: a bot wall, a provider's block page, a parked domain
#   gone       no such page, by its status or its words   forbidden  by robots.txt
#   not-html   a picture, a PDF                           error      everything else that failed
Outcome = Literal[
    "article", "gallery", "video", "liveblog",
    "index", "standing", "not-news", "empty", "paywalled",
    "blocked", "gone", "forbidden", "not-html", "error",
]  # fmt: skip


class NewscrawlError(Exception):
    """Any trouble newscrawl reports by itself. `str(error)` is one line."""

    exit_code = 1
    outcome: Outcome = "error"
    lasting = False  # whether it will be the same next time


class Broken(NewscrawlError):
    """newscrawl itself failed on a page: a mistake of ours, kept to that page and told."""

    def __init__(self, error: BaseException) -> None:
        text = " ".join(str(error).split())[:200]
        super().__init__(f"newscrawl failed on this page ({type(error).__name__}: {text})")


class NotAnArticle(NewscrawlError):
    """The page was read, but it holds no article; the message says what it is instead, and
    `outcome` in one word.
    """

    exit_code = 3
    lasting = True

    def __init__(self, message: str, *, outcome: Outcome = "not-news") -> None:
        super().__init__(message)
        self.outcome = outcome


class FetchFailed(NewscrawlError):
    """The page could not be had: no connection, an error status, too large, not HTML."""

    exit_code = 4


class BadStatus(FetchFailed):
    """The site answers, but with an error."""


class Gone(BadStatus):
    """The site says that there is no such page (404 or 410)."""

    outcome = "gone"
    lasting = True


class Refused(BadStatus):
    """The site takes the request for none (400): so a WordPress answers behind its last page."""


class Blocked(BadStatus):
    """Something stands before the page: a bot wall, a provider's block page, a consent wall, a
    notice of the hosting. The page may be there another time.
    """

    outcome = "blocked"


class DeadEnd(FetchFailed):
    """The address leads nowhere: to another site, round in a circle, to a page without end."""

    lasting = True


class Ended(FetchFailed):
    """The crawl is ending: nothing more is asked for."""


class RobotsForbidden(NewscrawlError):
    """The site's robots.txt forbids our fetching this address."""

    exit_code = 5
    outcome = "forbidden"
    lasting = True
