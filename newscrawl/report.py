"""What came of a run: as JSON for a scheduler, as a table for a person."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from newscrawl.rendering import printable
from newscrawl.tally import Tally

_COUNTS = (
    "announced", "left", "refreshed", "known", "requested", "fetched", "stored", "updated",
    "unchanged", "duplicates", "unfinished",
)  # fmt: skip
_REASONS = ("filtered", "skipped", "failed", "outcomes", "traps")


class Run(Protocol):
    """A crawl that has ended."""

    @property
    def tallies(self) -> Sequence[Tally]: ...
    @property
    def started(self) -> datetime: ...
    @property
    def finished(self) -> datetime: ...


def run_report(run: Run, exit_code: int) -> str:
    """The run as one JSON object; docs/output.md tells its keys."""
    report = {
        "started": run.started.isoformat(timespec="seconds"),
        "finished": run.finished.isoformat(timespec="seconds"),
        "exit_code": exit_code,
        "sites": [_site(tally) for tally in run.tallies],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _site(tally: Tally) -> Mapping[str, Any]:
    days = tally.unreachable_days
    return {
        "site": tally.site,
        **{name: getattr(tally, name) for name in _COUNTS},
        **{name: dict(getattr(tally, name)) for name in _REASONS},
        "robots": tally.robots,
        "requests": tally.requests,
        "bytes": tally.bytes,
        "not_modified": tally.not_modified,
        "oldest": tally.oldest.isoformat() if tally.oldest else None,
        "newest": tally.newest.isoformat() if tally.newest else None,
        "completeness": tally.completeness,
        "unreachable_days": [day.isoformat() for day in days] if days else [],
        "sources": [
            {"url": line.url, "kind": line.kind, "status": line.status, "links": line.links}
            for line in tally.sources
        ],
        "trouble": tally.trouble(),
    }


def show_table(tallies: Sequence[Tally]) -> None:
    """The counts of each site on stderr."""
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.table import Table  # noqa: PLC0415 - the same

    table = Table("site", box=None, pad_edge=False)
    for column in ("new", "updated", "known", "left out", "failed", "requests", "newest"):
        table.add_column(column, justify="right", no_wrap=True)
    for tally in tallies:
        left_out = tally.filtered.total() + tally.skipped.total() + tally.duplicates
        counts = (tally.stored, tally.updated, tally.known, left_out, tally.failed.total())
        newest = tally.newest.date().isoformat() if tally.newest else ""
        table.add_row(printable(tally.site), *map(str, (*counts, tally.requests)), newest)
    Console(stderr=True, markup=False).print(table)
