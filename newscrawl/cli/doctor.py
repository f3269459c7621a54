"""`newscrawl doctor`: what is wrong with a site, or with our reading of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from newscrawl.cli.options import contact_option, verbose_option
from newscrawl.items import Article
from newscrawl.rendering import printable
from newscrawl.site import Site
from newscrawl.sites import site_for
from newscrawl.tally import Tally

if TYPE_CHECKING:  # loading it loads Scrapy
    from newscrawl.crawling import Outcome

SOURCE_FAILED = 6
_SAMPLE, _MOST_PAGES = 2, 25


@click.command(
    short_help="Check sites: robots.txt, sources, an article.",
    epilog="""\b
Examples:
  newscrawl doctor imrwordwide
  newscrawl doctor https://SITE-1/ https://SITE-2/""",
)
@click.argument("targets", nargs=-1, required=True, metavar="SITE...")
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    metavar="S",
    help="Seconds between requests to one site; less only for your own sites and tests.",
)
@contact_option
@verbose_option
def doctor(targets: tuple[str, ...], delay: float, contact: str | None, verbose: int) -> None:
    """Ask each site (a name or an address) for its sources and two articles, and say what is wrong.

    Stores nothing, and asks for 25 pages at most. Exit code 6 where something is wrong.
    """
    try:
        sites = tuple(dict.fromkeys(map(site_for, targets)))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    from newscrawl import crawling  # noqa: PLC0415 - Scrapy takes a third of a second to load

    articles: list[Article] = []
    outcome = crawling.run(
        sites=targets,
        max_pages=_MOST_PAGES,
        sample=_SAMPLE,
        store=articles.append,
        settings={**crawling.identity(contact), "DOWNLOAD_DELAY": delay},
        log=crawling.Log(verbose=verbose, troubles=False),
    )
    wrong = False
    for line, is_wrong in _findings(sites, outcome, articles):
        click.echo(printable(line))
        wrong = wrong or is_wrong
    sys.exit(SOURCE_FAILED if wrong else 0)


def _findings(
    sites: Sequence[Site], outcome: Outcome, articles: Sequence[Article]
) -> Iterator[tuple[str, bool]]:
    for site, tally in zip(sites, outcome.tallies, strict=True):
        yield tally.site, False
        yield from _of_sources(tally)
        for reasons in (tally.skipped, tally.failed):
            for reason, count in reasons.items():
                yield f"  WRONG    {count} of {tally.requested} articles: {reason}", True
        for article in articles:
            if site.owns(article.url):
                yield from _of_article(article)
        if trouble := tally.trouble():
            yield f"  WRONG    {trouble}", True


def _of_sources(tally: Tally) -> Iterator[tuple[str, bool]]:
    yield f"  robots   {tally.robots or 'no robots.txt: everything is allowed'}", False
    for line in tally.sources:
        if line.status == "read":
            yield f"  {line.kind:8} {line.url}: {line.links} links", False
        else:
            yield f"  WRONG    {line.url}: {line.status}", True
    if tally.announced:
        extent = "all of them, by its own list" if tally.complete else "the newest, perhaps not all"
        yield f"  articles {tally.announced} announced ({extent})", False


def _of_article(article: Article) -> Iterator[tuple[str, bool]]:
    yield f"  read     {article.canonical_url}", False
    yield f"           {article.title}", False
    lacking = [
        what
        for what, value in (("date", article.date_published), ("author", article.authors))
        if not value
    ]
    told = [f"{article.word_count} words", *(f"no {what}" for what in lacking)]
    if article.date_published:
        told.insert(0, article.date_published.isoformat(sep=" ", timespec="minutes"))
    yield f"           {', '.join(told)}", False
    for field in ("body", "date_published"):
        if others := article.provenance.get(f"{field}_disagrees"):
            yield f"  look     {field}: {', '.join(others)} say something else", False
