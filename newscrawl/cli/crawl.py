"""`newscrawl crawl`: whole sites, again and again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from newscrawl.cli.options import contact_option, tell, verbose_option
from newscrawl.items import Article
from newscrawl.jsonlines import dump_line
from newscrawl.output import Output
from newscrawl.period import moment
from newscrawl.site import Site
from newscrawl.sites import site_for

if TYPE_CHECKING:  # loading it loads Scrapy
    from newscrawl.crawling import Outcome

SOURCE_FAILED = 6
INTERRUPTED = 130


@click.command(
    short_help="Crawl whole sites; again: only what is new.",
    epilog="""\b
Examples:
  newscrawl crawl imrwordwide -o articles.jsonl
  newscrawl crawl https://SITE-1/ https://SITE-2/ -o articles.jsonl --since 3d
  newscrawl crawl https://SITE/ --limit 10 | jq -r .title

\b
Every hour, by cron; each run appends only what is new:
  0 * * * *  newscrawl crawl imrwordwide -o /data/articles.jsonl 2>>/data/crawl.log""",
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="OUT.jsonl",
    help="Append new articles here; what the file holds is not fetched again. [default: stdout]",
)
@click.option("--since", metavar="D", help="Published on or after: 2024-11-01, 3d or 12h ago.")
@click.option("--until", metavar="D", help="Published before: the end of 2024-11-02, 12h ago.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N articles.")
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    metavar="S",
    help="Seconds between requests to one site; less only for your own sites and tests.",
)
@click.option(
    "--concurrency",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="Requests to one site at a time; more only for your own sites and tests.",
)
@contact_option
@verbose_option
def crawl(  # noqa: PLR0917 - click passes options by name
    targets: tuple[str, ...],
    output: Path | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    delay: float,
    concurrency: int,
    contact: str | None,
    verbose: int,
) -> None:
    """Crawl news sites: a TARGET is a known site's name, or any http(s) address of a site.

    An unknown site's feeds, sitemaps and archive pages are found from its address alone.
    """
    sites = _check(targets, since=since, until=until)
    if not contact and not all(map(_is_loopback, sites)):
        tell("no contact address is set; say who crawls: --contact you@university.example")
    from newscrawl import crawling  # noqa: PLC0415 - Scrapy takes a third of a second to load

    with _opened(output) as (known, store):
        outcome = crawling.run(
            sites=targets,
            since=since or "",
            until=until or "",
            known=known,
            store=store,
            settings={
                **crawling.identity(contact),
                "CLOSESPIDER_ITEMCOUNT": limit or 0,
                "DOWNLOAD_DELAY": delay,
                "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
            },
            log=crawling.Log(verbose=verbose, progress=sys.stderr.isatty() and not verbose),
        )
    sys.exit(report(outcome, output))


def report(outcome: Outcome, output: Path | None) -> int:
    """Tell what came of a crawl, a line a site, and return the exit code that says the same."""
    tallies = outcome.tallies
    for tally in tallies:
        tell(tally.summary())
    if outcome.output_error:
        raise outcome.output_error
    if output and any(tally.stored for tally in tallies):
        tell(f"written to {output}")
    if outcome.interrupted:
        tell("interrupted; the same command goes on from here")
        return INTERRUPTED
    troubles = [(tally.site, trouble) for tally in tallies if (trouble := tally.trouble())]
    for site, trouble in troubles:
        tell(f"{site}: {trouble}")
    return SOURCE_FAILED if troubles else 0


def _check(targets: tuple[str, ...], *, since: str | None, until: str | None) -> tuple[Site, ...]:
    """The sites meant. Wrong usage where a target or a date is none, before anything is touched."""
    try:
        sites = tuple(map(site_for, targets))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    for option, text in (("--since", since), ("--until", until)):
        try:
            moment(text or "0d", now=datetime.now(UTC), end=option == "--until")
        except ValueError as error:
            raise click.UsageError(f"{option}: {error}") from None
    return sites


def _is_loopback(site: Site) -> bool:
    host = urlsplit(site.url).hostname or ""
    return host == "localhost" or host.startswith("127.")


@contextmanager
def _opened(output: Path | None) -> Iterator[tuple[frozenset[str], Callable[[Article], None]]]:
    """The ids of what the output holds already, and what to do with a new article."""
    if output is None or str(output) == "-":
        yield frozenset(), _print
        return
    try:
        file = Output(output)
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from None
    if file.mended:
        tell(f"{output}: cut off {file.mended} bytes of an unfinished line")
    try:
        yield file.known, file.write
    finally:
        file.close()


def _print(article: Article) -> None:
    sys.stdout.buffer.write(dump_line(article).encode("utf-8"))
    sys.stdout.buffer.flush()
