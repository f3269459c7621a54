"""How fast in-text dates are found, against dateparser's search in the same run.

    python benchmarks/dates/run.py

The text is 2,600 characters of the demo site's articles, as a news article is. Both read it in
turn, and the ratio of each pair of runs is taken, so that a machine that slows down slows both.
Also the time for 1 MB of what a hostile page may hold, which must grow with its length only.
"""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from datetime import datetime

from dateparser.search import search_dates

from newscrawl.demo_site import truth
from newscrawl.indonesian.dates import find_dates

ANCHOR = datetime.fromisoformat("2024-11-02T08:15+07:00")
LENGTH = 2_600
PAIRS = 15


def seconds(call: Callable[[], object], times: int = 1) -> float:
    """Processor seconds of one call: what else the machine does counts for neither side."""
    start = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - start) / times


def main() -> None:
    warnings.simplefilter("ignore")  # dateparser's own, about years it had to guess
    text = "\n\n".join("\n\n".join(story["body"]) for story in truth())[:LENGTH]
    settings = {"RELATIVE_BASE": ANCHOR.replace(tzinfo=None)}

    def ours() -> object:
        return find_dates(text, anchor=ANCHOR)

    def theirs() -> object:
        return search_dates(text, languages=["id"], settings=settings)

    ours(), theirs()  # both compile and load what they need at first use
    pairs = [(seconds(ours, 20), seconds(theirs)) for _ in range(PAIRS)]
    ratios = [other / own for own, other in pairs]
    print(f"{LENGTH} characters, {len(find_dates(text, anchor=ANCHOR))} dates, {PAIRS} pairs")
    print(f"  newscrawl   {statistics.median(own for own, _ in pairs) * 1000:8.2f} ms (median)")
    print(f"  dateparser  {statistics.median(other for _, other in pairs) * 1000:8.2f} ms (median)")
    print(f"  ratio       {statistics.median(ratios):8.0f} times (median of pairs)")
    print(f"              {min(ratios):8.0f} to {max(ratios):.0f}")
    print("1 MB of")
    for part in ("1/1 ", "1/1", "Jumat (", "pukul ", "tanggal 1 "):
        text_of_parts = part * (1_000_000 // len(part))
        took = seconds(lambda text=text_of_parts: find_dates(text, anchor=ANCHOR))  # type: ignore[misc]
        print(f"  {part!r:12} {took:6.2f} s")


if __name__ == "__main__":
    main()
