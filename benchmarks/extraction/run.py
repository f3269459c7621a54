"""What newscrawl and other extractors read from the same saved pages, and what that costs.

    python benchmarks/extraction/run.py [FOLDER...] [--no-site-files] [--only NAME,...]

Without a folder it reads the bundled demo site's articles. benchmarks/README.md tells the options,
docs/benchmarks.md what is measured.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its own package
from extraction import chart, report
from extraction.corpus import Corpus, demo_corpus, read_corpus
from extraction.cost import costs, memory_growth, read
from extraction.scoring import figures, score_page
from extraction.tools import PEERS, Read, Tool, newscrawl
from newscrawl.errors import NewscrawlError


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    warnings.simplefilter("ignore")  # the peers' own, about what they were not installed with
    logging.disable()
    try:
        _run(options)
    except (ValueError, OSError, NewscrawlError, chart.NoMatplotlib) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.chart:
        chart.check()
    corpora = [read_corpus(target, options.gold) for target in options.folders] or [demo_corpus()]
    if options.chart and not all(any(page.gold for page in c.pages) for c in corpora):
        raise ValueError("--chart needs gold records: it draws accuracy")
    tools = _load(_chosen(options.only, site_files=options.site_files))
    results = [
        _measure(corpus, tools, rounds=options.repeat, site_files=options.site_files)
        for corpus in corpora
    ]
    _write(results, options)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("folders", nargs="*", metavar="[LABEL=]FOLDER", help="saved pages, with gold.jsonl")
    add("--gold", type=Path, metavar="FILE", help="gold records, instead of FOLDER's gold.jsonl")
    add("--no-site-files", dest="site_files", action="store_false", help="generic rules alone")
    add("--repeat", type=int, default=5, metavar="N", help="rounds that are timed (5)")
    add("--only", metavar="NAME,...", help="these tools alone")
    add("--chart", type=Path, metavar="SVG", help="draw accuracy against cost")
    add("--markdown", type=Path, metavar="PAGE", help="renew the tables between PAGE's markers")
    add("--json", type=Path, metavar="FILE", help="write all figures")
    options = parser.parse_args(arguments)
    if options.repeat < 1:
        parser.error("--repeat must be at least 1")
    if options.gold and len(options.folders) != 1:
        parser.error("--gold goes with one folder")
    return options


def _chosen(only: str | None, *, site_files: bool) -> list[Tool]:
    tools = [newscrawl(site_files=site_files), *PEERS]
    names = only.split(",") if only else [tool.name for tool in tools]
    if unknown := {*names} - {tool.name for tool in tools}:
        known = ", ".join(tool.name for tool in tools)
        raise ValueError(f"no tool {min(unknown)!r}; there are {known}")
    return [tool for tool in tools if tool.name in names]


def _load(tools: Sequence[Tool]) -> dict[Tool, Read]:
    """Those that are installed; of the others it is said that they are not."""
    loaded = {}
    for tool in tools:
        try:
            loaded[tool] = tool.load()
        except ImportError as error:
            print(f"{tool.name}: left out ({error})", file=sys.stderr)
    if not loaded:
        raise ValueError("none of these tools is installed")
    return loaded


def _measure(
    corpus: Corpus, tools: dict[Tool, Read], *, rounds: int, site_files: bool
) -> report.Result:
    _tell(f"{corpus.label}: reading")
    rows = []
    readings = {tool: [read(call, page) for page in corpus.pages] for tool, call in tools.items()}
    took = costs(
        {tool.name: call for tool, call in tools.items()},
        corpus.pages,
        rounds=rounds,
        tell=lambda text: _tell(f"{corpus.label}: {text}"),
    )
    _tell("")
    for tool, found in readings.items():
        pairs = zip(corpus.pages, found, strict=True)
        scores = [score_page(page.gold, reading) for page, reading in pairs if page.gold]
        row = report.Row(
            tool=tool.name,
            version=tool.version,
            asked=tool.asked,
            figures=figures(scores),
            empty=sum(not reading.body.strip() for reading in found),
            cost=took[tool.name],
        )
        rows.append(row)
    return report.Result(
        label=corpus.label,
        pages=len(corpus.pages),
        gold=sum(page.gold is not None for page in corpus.pages),
        rounds=rounds,
        site_files=site_files,
        rows=tuple(rows),
        memory=_memory(corpus) if any(tool.name == "newscrawl" for tool in tools) else None,
    )


def _memory(corpus: Corpus) -> report.Memory | None:
    largest = max(corpus.pages, key=lambda page: len(page.html))
    growth = memory_growth(largest)
    return None if growth is None else report.Memory(page=len(largest.html), growth=growth)


def _write(results: Sequence[report.Result], options: argparse.Namespace) -> None:
    for result in results:
        report.show(result)
    if options.json:
        text = json.dumps(report.as_json(results), indent=2)
        options.json.write_text(text + "\n", encoding="utf-8")
    if options.markdown:
        report.replace_between_markers(options.markdown, report.markdown(results))
    if options.chart:
        chart.draw(results, options.chart)


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
