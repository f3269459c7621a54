"""What an article's address says by itself."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

_DATED_PATH = re.compile(
    r"/(?P<y>(?:19|20)\d{2})(?:[/-](?P<m>\d{2})[/-](?P<d>\d{2})|(?P<md>\d{4}))(?=\d{0,6}(?:/|-|\.|$))"
)


def date_in(url: str) -> str | None:
    """The day that the address's path names, as YYYY-MM-DD; None where it names none.

    >>> date_in("https://kabar.test/read/2015/11/05/100026/air-surut"), date_in("/2021/04/92713")
    ('2015-11-05', None)
    """
    match = _DATED_PATH.search(url)
    if not match:
        return None
    month, day = (match["m"], match["d"]) if match["m"] else (match["md"][:2], match["md"][2:])
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):  # noqa: PLR2004 - a calendar's bounds
        return None
    return f"{match['y']}-{month}-{day}"


def split_address(url: str) -> SplitResult:
    """The address's parts; all empty where it is broken ("http://[")."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def host_of(url: str) -> str:
    """The address's host without "www."; "" where it has none."""
    return (split_address(url).hostname or "").removeprefix("www.")


def absolute_address(base: str, address: str) -> str | None:
    """`address` made absolute; None where it is no http(s) address."""
    try:
        absolute = urljoin(base, address.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return None
    return absolute if parts.scheme in ("http", "https") and parts.netloc else None


def same_article(one: str, other: str) -> bool:
    """Whether two addresses have the same host and path."""
    a, b = split_address(one), split_address(other)
    return (a.netloc, a.path.rstrip("/")) == (b.netloc, b.path.rstrip("/"))
