"""Accuracy against cost as an SVG: one panel a corpus, one labelled point a tool."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from extraction.report import Result, Row

_OURS, _THEIRS = "#c2410c", "#475569"
_GAP = 7  # points between a dot and its label
# Where a label may stand: to the right, the left, above, below, then the corners.
_PLACES = (
    *((_GAP, 0, "left", "center"), (-_GAP, 0, "right", "center")),
    *((0, _GAP, "center", "bottom"), (0, -_GAP, "center", "top")),
    *((_GAP, _GAP, "left", "bottom"), (_GAP, -_GAP, "left", "top")),
    *((-_GAP, _GAP, "right", "bottom"), (-_GAP, -_GAP, "right", "top")),
)
_TICKS = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300)


class NoMatplotlib(Exception):
    """matplotlib is not installed."""


def check() -> None:
    """Raise NoMatplotlib, before anything is measured for a chart that cannot be drawn."""
    try:
        import_module("matplotlib")
    except ModuleNotFoundError:
        raise NoMatplotlib(
            "--chart needs matplotlib: pip install --group bench (see benchmarks/README.md)"
        ) from None


def draw(results: Sequence[Result], path: Path) -> None:
    """Write the chart. The same figures, drawn by the same matplotlib, give the same file."""
    check()
    matplotlib = import_module("matplotlib")
    settings = {"svg.hashsalt": "newscrawl", "font.size": 10, "axes.titlelocation": "left"}
    with matplotlib.rc_context(settings):
        figure = import_module("matplotlib.figure").Figure(
            figsize=(5.2 * len(results) + 0.4, 4.4), layout="constrained"
        )
        import_module("matplotlib.backends.backend_agg").FigureCanvasAgg(figure)  # measures text
        panels = figure.subplots(1, len(results), squeeze=False)[0]
        for panel, result in zip(panels, results, strict=True):
            _panel(panel, result)
        figure.canvas.draw()  # lays out, so that the labels' extents are known
        for panel, result in zip(panels, results, strict=True):
            _label(panel, result.rows)
        figure.savefig(path, format="svg", metadata={"Date": None})


def _panel(panel: Any, result: Result) -> None:
    times = [row.cost.ratio_of_means for row in result.rows]
    scores = [row.figures.get("body_f1", 0.0) for row in result.rows]
    colours = [_OURS if row.tool == "newscrawl" else _THEIRS for row in result.rows]
    panel.scatter(times, scores, c=colours, s=42, zorder=3)
    panel.set_xscale("log")
    left, right = min(1, *times) / 1.25, max(times) * 4  # room for labels
    panel.set_xlim(left, right)
    low = min(scores)
    margin = max(0.01, (1 - low) * 0.08)
    panel.set_ylim(low - margin, 1 + margin)
    ticks = [tick for tick in _TICKS if left <= tick <= right]
    panel.set_xticks(ticks, [str(tick) for tick in ticks])
    panel.set_xticks([], minor=True)
    panel.grid(color="#e2e8f0", zorder=0)
    panel.spines[["top", "right"]].set_visible(False)
    panel.set_title(f"{result.label}: {result.pages} pages", fontweight="bold")
    panel.set_xlabel("time, as a multiple of lxml's parse (log scale; left is faster)")
    panel.set_ylabel("body F1 (up is better)")


def _label(panel: Any, rows: Sequence[Row]) -> None:
    """Label each point where its label covers no other label, no point, and leaves no panel."""
    renderer = panel.figure.canvas.get_renderer()
    points = [(row.cost.ratio_of_means, row.figures.get("body_f1", 0.0)) for row in rows]
    dots = [_around(panel.transData.transform(point)) for point in points]
    taken: list[Any] = []
    for i, (row, point) in enumerate(zip(rows, points, strict=True)):
        ours = row.tool == "newscrawl"
        best: tuple[int, Any, Any] | None = None
        for x, y, horizontal, vertical in _PLACES:
            label = panel.annotate(
                row.tool,
                point,
                xytext=(x, y),
                textcoords="offset points",
                ha=horizontal,
                va=vertical,
                color=_OURS if ours else _THEIRS,
                fontweight="bold" if ours else "normal",
                in_layout=False,  # else the panels make room for it, and the points move
            )
            box = label.get_window_extent(renderer)
            others = [*taken, *dots[:i], *dots[i + 1 :]]
            outside = box.x0 < panel.bbox.x0 or box.x1 > panel.bbox.x1
            clashes = sum(box.overlaps(other) for other in others) + len(rows) * outside
            if best is None or clashes < best[0]:
                if best is not None:
                    best[1].remove()
                best = (clashes, label, box)
            else:
                label.remove()
            if best[0] == 0:
                break
        if best is not None:
            taken.append(best[2])


def _around(place: Any) -> Any:
    """The square that a point's dot covers, in pixels."""
    bbox = import_module("matplotlib.transforms").Bbox
    x, y = place
    return bbox.from_bounds(x - 5, y - 5, 10, 10)
