"""Asks one site's sources: when they are due, conditionally, within a budget; and remembers what
they said, so that the next run asks only for what is new.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from typing import Protocol
from zoneinfo import ZoneInfo

from newscrawl.errors import Ended, NewscrawlError, Refused
from newscrawl.indonesian.timestamps import parse_timestamp
from newscrawl.links import Link
from newscrawl.period import Period
from newscrawl.query import Query
from newscrawl.site import Site
from newscrawl.sources import Answer, Kind
from newscrawl.state import SourceMemory, State
from newscrawl.tally import SourceLine, Tally
from newscrawl.traps import Budget, is_trap
from newscrawl.urls import article_key

_DAY = 86400.0  # seconds
_BARE_DAY = len("2024-11-02")
_SETTLING = 0.05  # seconds between two looks at whether an index page's articles have come


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A source as it came: 200 with its body, or 304 without. Header names in lower case."""

    url: str
    status: int
    body: bytes
    charset: str | None
    headers: Mapping[str, str] = field(default_factory=dict)


class Fetch(Protocol):
    """Raises a NewscrawlError where the address cannot be had."""

    def __call__(self, url: str, headers: Mapping[str, str], /) -> Awaitable[Fetched]: ...


class Asker:
    """A `sources.Reader` for one site and one run."""

    def __init__(
        self,
        site: Site,
        *,
        state: State,
        tally: Tally,
        period: Period,
        query: Query | None,
        fetch: Fetch,
        failed: Callable[[Site, str, NewscrawlError], None],
        pending: Collection[str],
        alive: Callable[[], bool],
    ) -> None:
        """`failed` is told of each source that could not be had; `pending` are the keys of the
        articles that were asked for and have not come yet; `alive` tells whether the crawl goes on.
        """
        self.site, self.state, self.tally = site, state, tally
        self.period, self.query = period, query
        self.fetch, self.failed, self.pending, self.alive = fetch, failed, pending, alive
        self.zone = ZoneInfo(site.timezone)
        self.budget = Budget()
        self.now = datetime.now(UTC)
        self._fresh: dict[str, Fetched] = {}
        self._lines: dict[str, SourceLine] = {}
        self._parents: dict[str, tuple[str | None, str | None]] = {}
        self._traps: Counter[str] = Counter()
        self._missed: set[str] = set()  # sources of which a part could not be had

    async def read(
        self,
        url: str,
        kind: Kind,
        *,
        guess: bool = False,
        parent: str | None = None,
        lastmod: str | None = None,
    ) -> Answer | None:
        if not self.site.owns(url):
            return None
        now = self.now.timestamp()
        memory = self.state.source(url) if kind != "archive" else None
        if memory and memory.retired and memory.retired > now:
            return None
        usable = memory if memory and self._covered(memory) else None
        if usable and self._is_fresh(usable, lastmod):
            self._line(url, kind, "not due")
            return Answer(asked=url, url=url, unchanged=True)
        guess = guess and not (memory and (memory.links or memory.complete))  # it was there
        fetched = await self._fetched(url, kind, usable, guess=guess, parent=parent)
        if fetched is None:
            return None
        if fetched.status == HTTPStatus.NOT_MODIFIED or (
            usable and usable.digest == _digest(fetched.body)
        ):
            self.state.source_unchanged(url, lastmod=lastmod)
            self._line(url, kind, "not modified")
            return Answer(asked=url, url=url, unchanged=True)
        self._fresh[url] = fetched
        self._parents[url] = parent, lastmod
        self._line(url, kind, "read")
        return Answer(asked=url, url=fetched.url, body=fetched.body, charset=fetched.charset)

    async def _fetched(
        self,
        url: str,
        kind: Kind,
        memory: SourceMemory | None,
        *,
        guess: bool,
        parent: str | None,
    ) -> Fetched | None:
        try:
            return await self.fetch(url, _conditions(memory))
        except Ended:
            return None
        except NewscrawlError as problem:
            absent = problem.lasting or isinstance(problem, Refused)
            if absent and kind == "archive":
                return Fetched(url=url, status=HTTPStatus.OK, body=b"", charset=None)
            if parent and not absent:
                self._missed.add(parent)
            self._failure(url, kind, problem, guess=guess)
            return None

    def finished(self, answer: Answer, kind: Kind, *, links: int, complete: bool = False) -> None:
        line = self._line(answer.asked, kind, "read")
        line.links += links
        self.tally.complete = self.tally.complete or (complete and kind in ("sitemap", "rest"))
        # What a narrower run left out must be looked at again by a wider one; and what could not
        # be had, by the next.
        partly = answer.asked in self._missed or not self.alive()
        if kind == "archive" or self.period.until is not None or partly:
            return
        fetched = self._fresh.pop(answer.asked, None)
        parent, lastmod = self._parents.pop(answer.asked, (None, None))
        # Index pages name the next page, so they are always read; only what follows is spared.
        conditional = fetched is not None and kind != "index"
        self.state.source_read(
            answer.asked,
            site=self.site.name,
            kind=kind,
            parent=parent,
            etag=fetched.headers.get("etag") if fetched and conditional else None,
            modified=fetched.headers.get("last-modified") if fetched and conditional else None,
            digest=_digest(fetched.body) if fetched and conditional else None,
            lastmod=lastmod,
            scope=str(self.period.since.timestamp()) if self.period.since else None,
            links=links,
            complete=complete,
        )

    def was_complete(self, url: str) -> bool:
        memory = self.state.source(url)
        return memory is not None and memory.complete and self._covered(memory)

    def children(self, url: str) -> Sequence[Link]:
        return [
            Link(url=child.url, source="sitemap", modified=child.lastmod)
            for child in self.state.children(url)
        ]

    def is_new(self, link: Link) -> bool:
        try:
            return self.state.is_new(article_key(link.url))
        except ValueError:
            return False

    def wanted(self, link: Link) -> bool:
        return not self.period or not self.period.rules_out(
            published=self._when(link.published), modified=self._when(link.modified)
        )

    def reached(self, link: Link) -> None:
        """Note how far back the site's sources go."""
        when = self._when(link.published or link.modified)
        if when is not None:
            self.tally.reached = min(self.tally.reached or when, when)

    def may_list(self, url: str, *, fruitful: bool = False) -> bool:
        trap = is_trap(url, today=self.now.date())
        if trap is None and (fruitful or self.budget.take(url)):
            return True
        if trap is not None:
            self._traps[trap] += 1
        self.tally.traps = {**self._traps, **self.budget.spent()}
        return False

    async def all_old(self, links: Sequence[Link]) -> bool:
        since = self.period.since
        if since is None or not links:
            return False
        keys = set()
        for link in links:
            published = self._when(link.published)
            if published is not None:
                if published + timedelta(days=1) >= since:
                    return False
                continue
            keys.add(article_key(link.url))
        # Their dates are known once they have come. An interrupted crawl would set no event.
        while self.alive() and any(key in self.pending for key in keys):  # noqa: ASYNC110
            await asyncio.sleep(_SETTLING)
        for key in keys:
            known = self.state.known(key)
            if known and known.published and known.published >= since.timestamp():
                return False
        return True

    @property
    def since(self) -> datetime | None:
        return self.period.since

    @property
    def search(self) -> str | None:
        return self.query.text if self.query else None

    @property
    def last_day(self) -> date:
        last = min(filter(None, (self.now, self.period.until)))
        return last.astimezone(self.zone).date()

    def _covered(self, memory: SourceMemory) -> bool:
        """Whether what is remembered was read for as long a period as is asked for now."""
        if memory.scope is None:
            return True
        since = self.period.since
        return since is not None and since.timestamp() >= float(memory.scope)

    def _is_fresh(self, memory: SourceMemory, lastmod: str | None) -> bool:
        """Whether a source need not be asked: by what its index says of it (which is not believed
        for more than a day), else by how often it changes.
        """
        now = self.now.timestamp()
        told = self._when(lastmod)
        if lastmod is None or told is None or memory.failures or memory.asked is None:
            return not memory.is_due(now)
        if lastmod != memory.lastmod:
            return False
        # A bare day may have gone on after the source was asked.
        settled = len(lastmod) > _BARE_DAY or memory.asked > told.timestamp() + 2 * _DAY
        return (settled and now < memory.asked + _DAY) or not memory.is_due(now)

    def _when(self, said: str | None) -> datetime | None:
        stamp = parse_timestamp(said, zone=self.zone) if said else None
        return stamp.value if stamp else None

    def _failure(self, url: str, kind: Kind, problem: NewscrawlError, *, guess: bool) -> None:
        if not guess:
            self.failed(self.site, url, problem)
            self._line(url, kind, str(problem))
        if kind != "archive":
            self.state.source_failed(
                url,
                site=self.site.name,
                kind=kind,
                status=str(problem),
                dead=problem.lasting or isinstance(problem, Refused),
            )

    def _line(self, url: str, kind: Kind, status: str) -> SourceLine:
        if kind == "archive":  # one line for all of them
            url, status = "archive pages", "read"
        line = self._lines.get(url)
        if line is None:
            line = self._lines[url] = SourceLine(url=url, kind=kind, status=status)
            self.tally.sources.append(line)
        line.status = status
        return line


def _conditions(memory: SourceMemory | None) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110, 13.1)."""
    told = {
        "If-None-Match": memory.etag if memory else None,
        "If-Modified-Since": memory.modified if memory else None,
    }
    return {name: value for name, value in told.items() if value}


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()[:16]
