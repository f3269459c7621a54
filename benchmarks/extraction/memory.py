"""Prints by how many bytes this process's peak grows when newscrawl reads the page on stdin.

    python benchmarks/extraction/memory.py URL <PAGE

Prints nothing where the system does not tell. tracemalloc would not see lxml's own memory, and
getrusage's ru_maxrss starts at the size of the process that started this one.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from newscrawl.demo_site import pages, truth
from newscrawl.errors import NewscrawlError
from newscrawl.saved_pages import article_of

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak() -> int | None:
    """The most memory this process has held so far, in bytes."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    found = _PEAK.search(status)
    return int(found[1]) * 1024 if found else None


def main() -> None:
    page, url, now = sys.stdin.buffer.read(), sys.argv[1], datetime.now(UTC)
    base = "https://kabar-senja.test/"
    site, small = pages(base), truth()[0]["path"]
    article_of(site[small].body, url=base + small.lstrip("/"), fetched_at=now)  # loads what is lazy
    before = peak()
    with suppress(NewscrawlError):
        article_of(page, url=url, fetched_at=now)
    after = peak()
    if before is not None and after is not None:
        print(after - before)


if __name__ == "__main__":
    main()
