"""What became of a site's addresses in one crawl, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Tally:
    """The counts of one site. `announced` = `known` + `requested`; each requested page is
    `stored`, in `skipped` (by reason) or in `failed` (by reason), or was still on its way
    when the crawl ended.
    """

    site: str
    announced: int = 0
    known: int = 0  # in the output already
    requested: int = 0
    stored: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    source_failures: list[str] = field(default_factory=list)  # "http://.../feed/: no answer"

    def trouble(self) -> str | None:
        """Why this site's crawl cannot be called a success, in one sentence; None if it can."""
        why = "; ".join(self.source_failures[:3])
        if not self.announced:
            return f"no articles found{f' ({why})' if why else ''}"
        if why:
            return f"a source failed, so articles may be missing ({why})"
        if self.requested and self.failed.total() == self.requested:
            return f"none of {self.requested} articles could be fetched ({self._commonest()})"
        return None

    def summary(self) -> str:
        """One line for a log: `kabar: 12 new articles, 28 known, 1 skipped (...), 0 failed`."""
        parts = [f"{self.stored} new article{'' if self.stored == 1 else 's'}"]
        if self.known:
            parts.append(f"{self.known} known")
        if self.skipped:
            parts.append(f"{self.skipped.total()} skipped ({_list(self.skipped)})")
        if self.failed:
            parts.append(f"{self.failed.total()} failed ({_list(self.failed)})")
        return f"{self.site}: {', '.join(parts)}"

    def _commonest(self) -> str:
        return self.failed.most_common(1)[0][0]


def _list(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in counts.most_common(3))
