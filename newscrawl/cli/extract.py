"""`newscrawl extract`: saved pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from newscrawl import saved_pages
from newscrawl.cli.options import tell
from newscrawl.saved_pages import PageLine


@click.command(
    short_help="Turn saved pages into records.",
    epilog="""\b
Examples:
  newscrawl extract pages/ --urls pages/urls.tsv -o articles.jsonl
  newscrawl extract one.html two.html.gz | jq -r .title""",
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="OUT.jsonl",
    help="Write here, replacing the file once all is done. [default: stdout]",
)
@click.option(
    "--urls",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TSV",
    help="A table of FILE<tab>URL: the address each page was saved from.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    metavar="N",
    help="Processes at a time. [default: one a core]",
)
def extract(paths: tuple[Path, ...], output: Path | None, urls: Path | None, jobs: int) -> None:
    """Saved pages (files or folders; .html, .htm, also gzipped) to records, a line a page.

    Each line carries "file" first; a page that is no article has "skipped" with the reason.
    """
    try:
        table = saved_pages.read_urls(urls) if urls else {}
        pages = list(saved_pages.find_pages(paths, table))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if not pages:
        raise click.UsageError(f"no .html, .htm or .html.gz in {', '.join(map(str, paths))}")
    articles = 0
    with _output(output) as file:
        for page in _counted(saved_pages.lines(pages, jobs=jobs), len(pages)):
            articles += page.is_article
            file.write(page.line.encode("utf-8"))
    tell(f"{len(pages)} pages: {articles} articles, {len(pages) - articles} skipped")


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    """stdout; or the file, which takes its place only when all is written; or a pipe or device."""
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = path.resolve()  # behind a symbolic link
    part = target.with_name(target.name + ".part")
    replaces = target.is_file() or not target.exists()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = (part if replaces else target).open("wb")
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from None
    try:
        with file:
            yield file
        if replaces:
            part.replace(target)
    finally:
        if replaces:
            part.unlink(missing_ok=True)


def _counted(lines: Iterator[PageLine], total: int) -> Iterator[PageLine]:
    """The same lines, with a progress bar where a person looks on."""
    if not sys.stderr.isatty():
        yield from lines
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import track  # noqa: PLC0415 - the same

    console = Console(stderr=True)
    yield from track(lines, total=total, description="pages", console=console, transient=True)
