"""What became of a site's addresses in one crawl, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

_TOO_MANY = 0.5  # of the pages that were asked for: that many failures are the site's, not a page's


@dataclass(slots=True, kw_only=True)
class SourceLine:
    """What came of one source: "read", "not modified", "not due", or why it could not be had."""

    url: str
    kind: str
    status: str
    links: int = 0


@dataclass(slots=True, kw_only=True)
class Tally:
    """The counts of one site. They add up:

    announced + left + refreshed = known + stored + updated + unchanged + duplicates
                                   + filtered + skipped + failed + unfinished
    """

    site: str
    announced: int = 0  # by the site's sources, each address once
    left: int = 0  # by runs before this one, which did not get them
    refreshed: int = 0  # stored before, asked for again
    known: int = 0  # dealt with in runs before
    requested: int = 0  # article pages asked for
    fetched: int = 0  # article pages that came
    stored: int = 0
    updated: int = 0  # stored again, as a new version
    unchanged: int = 0  # refreshed, and as they were
    duplicates: int = 0  # another address of an article that is stored
    unfinished: int = 0  # not had when the crawl ended; the next run goes on with them
    filtered: Counter[str] = field(default_factory=Counter)  # articles that were not asked for
    skipped: Counter[str] = field(default_factory=Counter)  # no article there, gone, forbidden
    failed: Counter[str] = field(default_factory=Counter)  # may be there another time
    outcomes: Counter[str] = field(default_factory=Counter)  # of fetched pages, in one word
    requests: int = 0  # of every kind, robots.txt and redirects too
    bytes: int = 0  # of answers, as they came
    not_modified: int = 0  # answers 304
    oldest: datetime | None = None  # publication among those stored
    newest: datetime | None = None
    walked: bool = False  # all sources were asked to their end
    complete: bool = False  # some source lists all articles of the site
    reached: datetime | None = None  # the oldest time that any source named
    asked_since: datetime | None = None
    before: int = 0  # articles stored by runs before this one
    robots: str | None = None  # what came of robots.txt; None: there is none
    left_alone: str | None = None  # why the site was asked no more before its end
    sources: list[SourceLine] = field(default_factory=list)
    source_failures: list[str] = field(default_factory=list)  # "http://.../feed/: no answer"
    traps: dict[str, int] = field(default_factory=dict)  # patterns of addresses left alone

    @property
    def done(self) -> int:
        """How many requested pages are dealt with."""
        return self.requested - self.unfinished

    @property
    def completeness(self) -> float | None:
        """How much of what was announced and asked for is stored, now or before; None where nothing
        was, or where not all sources could be asked to their end.
        """
        if self.source_failures or not self.walked:
            return None
        asked = self.announced + self.left - self.filtered.total() - self.duplicates
        asked -= self.skipped.total()
        have = self.known + self.stored
        return round(min(have / asked, 1.0), 4) if asked > 0 else None

    @property
    def unreachable_days(self) -> tuple[date, date] | None:
        """The first and last day asked for of which no source tells; None where there is none."""
        if self.asked_since is None or self.complete or not (self.walked and self.announced):
            return None
        reached = self.reached or self.oldest
        if reached is None or reached.date() <= self.asked_since.date():
            return None
        last = date.fromordinal(reached.date().toordinal() - 1)
        return self.asked_since.date(), last

    def store(self, published: datetime | None, kind: str) -> None:
        """Count a stored article."""
        self.stored += 1
        self.outcomes[kind] += 1
        self.saw(published)

    def saw(self, published: datetime | None) -> None:
        """Note when a stored article was published."""
        if published is not None:
            self.oldest = min(self.oldest or published, published)
            self.newest = max(self.newest or published, published)

    def trouble(self) -> str | None:
        """Why this site's crawl cannot be called a success, in one sentence; None if it can."""
        if self.left_alone:
            return self.left_alone
        why = "; ".join(self.source_failures[:3])
        alive = any(line.status in ("not modified", "not due") for line in self.sources)
        if not (self.announced or self.left or self.refreshed or (alive and self.before)):
            used = f", where {self.before} were found before" if self.before else ""
            return f"no articles found{used}{f' ({why})' if why else ''}"
        if why:
            return f"a source failed, so articles may be missing ({why})"
        if self.failed.total() > _TOO_MANY * self.requested:
            return (
                f"{self.failed.total()} of {self.requested} articles could not be fetched "
                f"({_list(self.failed)})"
            )
        had = self.stored or self.known or self.filtered or self.updated or self.unchanged
        if self.requested and not (had or self.duplicates or self.unfinished):
            reasons = self.skipped + self.failed
            return f"none of {self.requested} pages held an article ({_list(reasons)})"
        return None

    def summary(self) -> str:
        """One line for a log: `kabar: 12 new articles, 28 known, 1 skipped (...), 0 failed`."""
        parts = [f"{self.stored} new article{'' if self.stored == 1 else 's'}"]
        if self.before and not (self.announced or self.left or self.refreshed):
            parts.append(f"nothing new announced ({self.before} stored before)")
        for count, what in (
            (self.updated, "updated"),
            (self.unchanged, "as before"),
            (self.known, "known"),
            (self.duplicates, f"duplicate{'' if self.duplicates == 1 else 's'}"),
        ):
            if count:
                parts.append(f"{count} {what}")
        for name, counts in (("filtered", self.filtered), ("skipped", self.skipped)):
            if counts:
                parts.append(f"{counts.total()} {name} ({_list(counts)})")
        if self.failed:
            parts.append(f"{self.failed.total()} failed ({_list(self.failed)})")
        if self.unfinished:
            parts.append(f"{self.unfinished} left for the next run")
        return f"{self.site}: {', '.join(parts)}"


def _list(counts: Counter[str]) -> str:
    return ", ".join(f"{count}: {reason}" for reason, count in counts.most_common(3))
