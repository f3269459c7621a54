"""What reading a page costs: processor time against lxml's parse of the same bytes, and memory."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from lxml import html

from extraction.corpus import Page
from extraction.scoring import Reading
from extraction.tools import Read

_MEMORY = Path(__file__).with_name("memory.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Times of all pages as multiples of lxml's parse: of the sums, and the mean of each page's;
    `seconds` is the mean of the pages' processor time.
    """

    ratio_of_means: float
    mean_of_ratios: float
    seconds: float


def read(tool: Read, page: Page) -> Reading:
    """What a tool reads from a page; nothing where it fails on it or says it holds no article."""
    try:
        return tool(page)
    except Exception:  # noqa: BLE001 - each tool has errors of its own; all mean: no text
        return Reading()


def costs(
    tools: Mapping[str, Read],
    pages: Sequence[Page],
    *,
    rounds: int,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, Cost]:
    """Each tool's cost. On every page of every round lxml goes first, then all tools, so that a
    machine that slows down slows them all; of the rounds the fastest counts, page by page.

    The tools must have read all pages before: what they load at first use is not to be counted.
    """
    floors = [float("inf")] * len(pages)
    best = {name: floors.copy() for name in tools}
    gc.collect()
    gc.freeze()  # collecting before each call then looks at that call's leavings only
    for number in range(1, rounds + 1):
        tell(f"round {number} of {rounds}")
        for i, page in enumerate(pages):
            floors[i] = min(floors[i], _seconds(lambda p=page: html.document_fromstring(p.html)))  # type: ignore[misc]
            for name, tool in tools.items():
                took = _seconds(lambda t=tool, p=page: read(t, p))  # type: ignore[misc]
                best[name][i] = min(best[name][i], took)
    gc.unfreeze()
    return {
        name: Cost(
            ratio_of_means=sum(times) / sum(floors),
            mean_of_ratios=mean(t / floor for t, floor in zip(times, floors, strict=True)),
            seconds=mean(times),
        )
        for name, times in best.items()
    }


def _seconds(call: Callable[[], object]) -> float:
    """Processor seconds of one call. No garbage of one tool is collected on another's time."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    result = call()
    took = time.process_time() - start
    gc.enable()
    del result  # freed off the clock: of lxml's own parse nothing but the parse is to count
    return took


def memory_growth(page: Page) -> int | None:
    """Bytes by which a fresh process grows at its peak when newscrawl reads the page, over what it
    holds with the page's bytes in hand; None where the system does not tell (Linux does).
    """
    command = [sys.executable, str(_MEMORY), page.url]
    ran = subprocess.run(command, input=page.html, capture_output=True, check=True)  # noqa: S603 - our own script
    return int(ran.stdout) if ran.stdout.strip() else None
