"""What became of a site's addresses in one crawl, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

_TOO_MANY = 0.5  # of the pages that were asked for: that many failures are the site's, not a page's


@dataclass(slots=True, kw_only=True)
class Tally:
    """The counts of one site. `announced` = `known` + `filtered` before fetching + `requested`;
    each requested page is `stored`, or counted by its reason in `filtered`, `skipped` or
    `failed`, or was still on its way when the crawl ended.
    """

    site: str
    announced: int = 0
    known: int = 0  # in the output already
    requested: int = 0
    stored: int = 0
    filtered: Counter[str] = field(default_factory=Counter)  # articles that were not asked for
    skipped: Counter[str] = field(default_factory=Counter)  # no article there, gone, forbidden
    failed: Counter[str] = field(default_factory=Counter)  # may be there another time
    source_failures: list[str] = field(default_factory=list)  # "http://.../feed/: no answer"

    @property
    def done(self) -> int:
        """How many requested pages are dealt with."""
        return self.stored + self.filtered.total() + self.skipped.total() + self.failed.total()

    def trouble(self) -> str | None:
        """Why this site's crawl cannot be called a success, in one sentence; None if it can."""
        why = "; ".join(self.source_failures[:3])
        if not self.announced:
            return f"no articles found{f' ({why})' if why else ''}"
        if why:
            return f"a source failed, so articles may be missing ({why})"
        if self.failed.total() > _TOO_MANY * self.requested:
            return (
                f"{self.failed.total()} of {self.requested} articles could not be fetched "
                f"({_list(self.failed)})"
            )
        if self.requested and not (self.stored or self.known or self.filtered):
            reasons = self.skipped + self.failed
            return f"none of {self.requested} pages held an article ({_list(reasons)})"
        return None

    def summary(self) -> str:
        """One line for a log: `kabar: 12 new articles, 28 known, 1 skipped (...), 0 failed`."""
        parts = [f"{self.stored} new article{'' if self.stored == 1 else 's'}"]
        if self.known:
            parts.append(f"{self.known} known")
        for name, counts in (("filtered", self.filtered), ("skipped", self.skipped)):
            if counts:
                parts.append(f"{counts.total()} {name} ({_list(counts)})")
        if self.failed:
            parts.append(f"{self.failed.total()} failed ({_list(self.failed)})")
        return f"{self.site}: {', '.join(parts)}"


def _list(counts: Counter[str]) -> str:
    return ", ".join(f"{count}: {reason}" for reason, count in counts.most_common(3))
