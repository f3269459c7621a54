"""What a run found, as tables for a terminal, a pipe and a Markdown page, and as JSON."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from extraction.cost import Cost

BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"
_FIELDS = {  # the column's heading -> the tool must be asked for, the figure
    "body F1": ("body", "body_f1"),
    "exact body": ("body", "exact"),
    "clean": ("body", "clean"),
    "title": ("title", "title"),
    "day": ("day", "day"),
    "minute": ("minute", "minute"),
    "authors": ("authors", "authors"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One tool's figures on one corpus; `empty` counts the pages it gave no text for."""

    tool: str
    version: str
    asked: tuple[str, ...]
    figures: dict[str, float]
    empty: int
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The largest page's bytes, and newscrawl's growth while reading it."""

    page: int
    growth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A corpus's rows. `gold` counts the pages that are labelled."""

    label: str
    pages: int
    gold: int
    rounds: int
    site_files: bool
    rows: tuple[Row, ...]
    memory: Memory | None


def headings() -> list[str]:
    return ["", *_FIELDS, "no text", "time", "mean of ratios"]


def cells(row: Row) -> list[str]:
    """A row of the table; "-" where the tool does not give the field, or gold does not."""

    def figure(field: str, name: str) -> str:
        known = field in row.asked and name in row.figures
        return f"{row.figures[name]:.3f}" if known else "-"

    return [
        f"{row.tool} {row.version}",
        *(figure(*column) for column in _FIELDS.values()),
        str(row.empty),
        f"{row.cost.ratio_of_means:.1f}",
        f"{row.cost.mean_of_ratios:.1f}",
    ]


def summary(result: Result) -> str:
    """The corpus and the run, in one line."""
    labelled = "" if result.gold == result.pages else f", {result.gold} of them labelled"
    return (
        f"{result.label}: {result.pages} pages{labelled}, {result.rounds} rounds, "
        f"{'with' if result.site_files else 'without'} site files"
    )


def memory(result: Result) -> str:
    """The memory figure in one line; "" where it is not known."""
    if result.memory is None:
        return ""
    size, growth = result.memory.page, result.memory.growth
    return (
        f"Memory: newscrawl grows by {growth / size:.1f} times the page's size "
        f"on the largest page ({size / 1000:.0f} kB)."
    )


def show(result: Result) -> None:
    """Print the table: with colour on a terminal, else plain columns."""
    if sys.stdout.isatty():
        table = Table(title=summary(result), title_justify="left")
        for i, heading in enumerate(headings()):
            table.add_column(heading, justify="right" if i else "left", no_wrap=i == 0)
        for row in result.rows:
            table.add_row(*cells(row), style="bold" if row.tool == "newscrawl" else "")
        Console().print(table)
    else:
        print(summary(result))
        print(_plain([headings(), *map(cells, result.rows)]))
    print(*filter(None, [memory(result)]), sep="\n", end="\n\n")


def _plain(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def markdown(results: Sequence[Result]) -> str:
    """The tables for docs/benchmarks.md."""
    parts = []
    for result in results:
        rule = ["---", *["---:"] * (len(headings()) - 1)]
        rows = [headings(), rule, *map(cells, result.rows)]
        table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
        parts += [summary(result) + ".", table, *filter(None, [memory(result)])]
    return "\n\n".join([*parts, f"Run with {versions()}."])


def replace_between_markers(page: Path, text: str) -> None:
    """Put `text` between the two marker comments of a Markdown page.

    Raises ValueError where the page has no such markers.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page}: no {BEGIN} and {END}")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")


def versions() -> str:
    return f"Python {platform.python_version()} and lxml {metadata.version('lxml')}"


def as_json(results: Sequence[Result]) -> dict[str, Any]:
    """All that was measured; times in seconds and as multiples of lxml's parse, sizes in bytes."""
    return {
        "python": platform.python_version(),
        "lxml": metadata.version("lxml"),
        "corpora": [asdict(result) for result in results],
    }
