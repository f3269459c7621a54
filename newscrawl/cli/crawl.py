"""`newscrawl crawl`: whole sites, again and again."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newscrawl import jsonlines
from newscrawl.cli.options import contact_option, moment, verbose_option
from newscrawl.sites import site_for
from newscrawl.urls import article_id

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
    type=click.Path(dir_okay=False, path_type=Path),
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
    _check_targets(targets)
    first, last = _moment("--since", since), _moment("--until", until, end=True)
    known = _known_ids(output) if output else set()
    from newscrawl import crawling  # noqa: PLC0415 - Scrapy takes a third of a second to load

    outcome = crawling.run(
        sites=targets,
        known=known,
        settings={
            **crawling.identity(contact),
            "NEWSCRAWL_OUTPUT": output or "-",
            "NEWSCRAWL_SINCE": first,
            "NEWSCRAWL_UNTIL": last,
            "CLOSESPIDER_ITEMCOUNT": limit or 0,
            "DOWNLOAD_DELAY": delay,
            "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
        },
        log=crawling.Log(verbose=verbose, progress=sys.stderr.isatty() and not verbose),
    )
    sys.exit(report(outcome, output))


def report(outcome: Outcome, output: Path | None) -> int:
    """Tell what came of a crawl, a line a site, and return the exit code that says the same."""
    tallies = outcome.tallies.values()
    for tally in tallies:
        click.echo(f"newscrawl: {tally.summary()}", err=True)
    if outcome.output_error:
        raise outcome.output_error
    if output and any(tally.stored for tally in tallies):
        click.echo(f"newscrawl: written to {output}", err=True)
    if outcome.interrupted:
        click.echo("newscrawl: interrupted; the same command goes on from here", err=True)
        return INTERRUPTED
    troubles = [(tally.site, trouble) for tally in tallies if (trouble := tally.trouble())]
    for site, trouble in troubles:
        click.echo(f"newscrawl: {site}: {trouble}", err=True)
    return SOURCE_FAILED if troubles else 0


def _check_targets(targets: tuple[str, ...]) -> None:
    for target in targets:
        try:
            site_for(target)
        except LookupError as error:
            raise click.UsageError(str(error.args[0])) from None


def _moment(option: str, text: str | None, *, end: bool = False) -> datetime | None:
    try:
        return moment(text, now=datetime.now(UTC), end=end) if text else None
    except ValueError as error:
        raise click.UsageError(f"{option}: {error}") from None


def _known_ids(output: Path) -> set[str]:
    """The ids of every address in the output so far; the file is made, or mended, on the way."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.open("ab").close()
        if not output.is_file():  # a pipe or a device: it remembers nothing
            return set()
        if cut := jsonlines.cut_partial_line(output):
            click.echo(f"newscrawl: {output}: cut off {cut} bytes of an unfinished line", err=True)
        return {article_id(address) for address in jsonlines.known_addresses(output)}
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None
