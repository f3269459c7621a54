"""`newscrawl scrape`: one article."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from newscrawl import rendering, saved_pages
from newscrawl.cli.options import check_address, contact_option, named, verbose_option
from newscrawl.errors import NotAnArticle
from newscrawl.items import Article


@click.command(
    short_help="Print one article.",
    epilog="""\b
Examples:
  newscrawl scrape https://SITE/2024/11/02/headline/ | jq -r .title
  newscrawl scrape saved.html --url https://SITE/2024/11/02/headline/
  curl -s https://SITE/headline/ | newscrawl scrape - --format text""",
)
@click.argument("target", metavar="URL|FILE|-")
@click.option("--url", default="", help="The address a FILE or stdin was saved from.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text", "markdown"]),
    default="json",
    show_default=True,
    help="The record as JSON (one line in a pipe), or the article to read.",
)
@contact_option
@verbose_option
def scrape(target: str, url: str, form: str, contact: str | None, verbose: int) -> None:
    """Print one article: of an address, of a saved HTML file, or of HTML on stdin (-)."""
    if target.startswith(("http://", "https://")):
        if url:
            raise click.UsageError("--url goes with a FILE or stdin, not with an address")
        article = _fetched(target, contact, verbose)
    else:
        article = _saved(target, url)
    text = {
        "json": lambda: rendering.as_json(article, indent=sys.stdout.isatty()),
        "text": lambda: rendering.as_text(article),
        "markdown": lambda: rendering.as_markdown(article),
    }[form]()
    click.echo(text.encode("utf-8", "replace"), nl=False)


def _fetched(url: str, contact: str | None, verbose: int) -> Article:
    check_address(url)
    from newscrawl import crawling  # noqa: PLC0415 - Scrapy takes a third of a second to load

    articles: list[Article] = []
    outcome = crawling.run(
        urls=[url],
        settings={
            **crawling.identity(contact),
            "DOWNLOAD_DELAY": 0.25,
            "RETRY_TIMES": 1,
            "NEWSCRAWL_LONGEST_PAUSE": 30,  # somebody waits for it
        },
        store=articles.append,
        log=crawling.Log(verbose=verbose, troubles=False),  # told once, by the error below
    )
    if articles:
        return articles[0]
    if outcome.interrupted:
        raise KeyboardInterrupt
    with named(url):
        # By the address as Scrapy writes it; only one was asked for.
        problems = iter(outcome.problems.values())
        raise next(problems, None) or NotAnArticle("no article was found there")


def _saved(target: str, url: str) -> Article:
    if url:
        check_address(url)
    with named(target):
        if target == "-":
            page, when = saved_pages.read_all(sys.stdin.buffer), datetime.now(UTC)
        else:
            page, when = _read(Path(target))
        return saved_pages.article_of(page, url=url, fetched_at=when)


def _read(path: Path) -> tuple[bytes, datetime]:
    if not path.exists():
        looks_like_host = "." in path.parts[0].strip(".") if path.parts else False
        hint = f"; if it is an address, write https://{path}" if looks_like_host else ""
        raise click.UsageError(f"there is no file {path}{hint}")
    try:
        return saved_pages.read_page(path), saved_pages.saved_at(path)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}") from None
