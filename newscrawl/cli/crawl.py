"""`newscrawl crawl`: whole sites, again and again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from newscrawl.cli.options import contact_option, tell, verbose_option
from newscrawl.items import Article
from newscrawl.jsonlines import StoredRecord, dump_line
from newscrawl.output import Output
from newscrawl.period import moment
from newscrawl.query import Query
from newscrawl.report import run_report, show_table
from newscrawl.site import Site
from newscrawl.sites import site_for
from newscrawl.state import State
from newscrawl.urls import article_key

if TYPE_CHECKING:  # loading it loads Scrapy
    from newscrawl.crawling import Outcome

OUTPUT_FAILED = 1
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
    metavar="OUT.jsonl[.gz|.zst]",
    help="Append new articles here; what the file holds is not fetched again. [default: stdout]",
)
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What was seen, between runs. [default: OUT.jsonl.state, beside the output]",
)
@click.option("--since", metavar="D", help="Published on or after: 2024-11-01, 3d or 12h ago.")
@click.option("--until", metavar="D", help="Published before: the end of 2024-11-02, 12h ago.")
@click.option(
    "--query", metavar="WORDS", help='Only articles with these words: ihsg "bank sentral".'
)
@click.option(
    "--refresh",
    metavar="D",
    help="Ask again for stored articles published since D; what changed is stored anew.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N articles.")
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    metavar="N",
    help="Ask each site for N pages at most, sources and all.",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="RUN.json",
    help="Write what came of each site here: counts, reasons, sources, completeness.",
)
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
@click.option(
    "--respect-tdm",
    is_flag=True,
    help="Leave out articles that are reserved against text and data mining.",
)
@contact_option
@verbose_option
@click.option(
    "--log-json", is_flag=True, help="Log lines as JSON objects of time, level and message."
)
def crawl(  # noqa: PLR0917 - click passes options by name
    targets: tuple[str, ...],
    output: Path | None,
    state: Path | None,
    since: str | None,
    until: str | None,
    query: str | None,
    refresh: str | None,
    limit: int | None,
    max_pages: int | None,
    report_file: Path | None,
    delay: float,
    concurrency: int,
    respect_tdm: bool,
    contact: str | None,
    verbose: int,
    log_json: bool,
) -> None:
    """Crawl news sites: a TARGET is a known site's name, or any http(s) address of a site.

    An unknown site's feeds, sitemaps and archive pages are found from its address alone.
    """
    sites = _check(targets, since=since, until=until, refresh=refresh, query=query)
    _check_apart(output, state, report_file)
    if not contact and not all(map(_is_loopback, sites)):
        tell("no contact address is set; say who crawls: --contact you@university.example")
    from newscrawl import crawling  # noqa: PLC0415 - Scrapy takes a third of a second to load

    with opened(output, state) as (memory, store):
        outcome = crawling.run(
            sites=targets,
            since=since or "",
            until=until or "",
            query=query or "",
            refresh=refresh or "",
            max_pages=max_pages or 0,
            state=memory,
            store=store,
            settings={
                **crawling.identity(contact),
                "CLOSESPIDER_ITEMCOUNT": limit or 0,
                "DOWNLOAD_DELAY": delay,
                "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
                "NEWSCRAWL_OBEY_TDM": respect_tdm,
            },
            log=crawling.Log(
                verbose=verbose,
                progress=sys.stderr.isatty() and not (verbose or log_json),
                as_json=log_json,
            ),
        )
    code = exit_code(outcome)
    if report_file:
        _write(report_file, run_report(outcome, code))
    if sys.stderr.isatty():
        show_table(outcome.tallies)
    report(outcome, output)
    sys.exit(code)


def exit_code(outcome: Outcome) -> int:
    if outcome.output_error:
        return OUTPUT_FAILED
    if outcome.interrupted:
        return INTERRUPTED
    troubled = outcome.cut_short or any(tally.trouble() for tally in outcome.tallies)
    return SOURCE_FAILED if troubled else 0


def report(outcome: Outcome, output: Path | None) -> None:
    """Tell what came of a crawl, a line a site. Raises the error that ended it, if one did."""
    for tally in outcome.tallies:
        tell(tally.summary())
    if outcome.output_error:
        raise outcome.output_error
    if output and any(tally.stored + tally.updated for tally in outcome.tallies):
        tell(f"written to {output}")
    if outcome.interrupted:
        tell("interrupted; the same command goes on from here")
        return
    if outcome.cut_short:
        tell(f"ended: {outcome.cut_short}; the same command goes on from here")
    for tally in outcome.tallies:
        if trouble := tally.trouble():
            tell(f"{tally.site}: {trouble}")
        if days := tally.unreachable_days:
            tell(f"{tally.site}: no source tells of {days[0]} to {days[1]}")


def _write(path: Path, text: str) -> None:
    if str(path) == "-":
        click.echo(text)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from None


def _check(
    targets: tuple[str, ...],
    *,
    since: str | None,
    until: str | None,
    refresh: str | None,
    query: str | None,
) -> tuple[Site, ...]:
    """The sites meant. Wrong usage where one is none, or a date or query, before anything is
    touched.
    """
    try:
        sites = tuple(map(site_for, targets))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    for option, text in (("--since", since), ("--until", until), ("--refresh", refresh)):
        try:
            moment(text or "0d", now=datetime.now(UTC), end=option == "--until")
        except ValueError as error:
            raise click.UsageError(f"{option}: {error}") from None
    now = datetime.now(UTC)
    if since and until and moment(since, now=now) >= moment(until, now=now, end=True):
        raise click.UsageError(f"--since {since} is not before --until {until}")
    try:
        Query(query or "-x")
    except ValueError as error:
        raise click.UsageError(f"--query: {error}") from None
    return sites


def _check_apart(output: Path | None, state: Path | None, report_file: Path | None) -> None:
    """Wrong usage where one file is meant for two things: one would be written over the other."""
    files = {"--output": output, "--state": state, "--report": report_file}
    if output is not None and output.name and state is None:
        files["the state"] = _state_beside(output)
    meant: dict[Path, str] = {}
    for option, path in files.items():
        # Two may share a stream: /dev/null, the terminal
        if path is None or str(path) == "-" or not _is_regular(path):
            continue
        other = meant.setdefault(path.resolve(), option)
        if other != option:
            raise click.UsageError(f"{path} is meant for both {other} and {option}")


def _is_regular(path: Path) -> bool:
    return path.is_file() or not path.exists()


def _state_beside(output: Path) -> Path:
    return output.with_name(output.name + ".state")


def _is_loopback(site: Site) -> bool:
    host = urlsplit(site.url).hostname or ""
    return host == "localhost" or host.startswith("127.")


@contextmanager
def opened(
    output: Path | None, state: Path | None
) -> Iterator[tuple[State, Callable[[Article], None]]]:
    """What earlier runs know, and what to do with a new article."""
    with ExitStack() as stack:
        if output is None or str(output) == "-":
            memory = stack.enter_context(closing(State(state)))
            yield memory, _print
            return
        if state is None and _is_regular(output):  # no pipe or device
            state = _state_beside(output)
        try:
            memory = stack.enter_context(closing(State(state)))
            file = stack.enter_context(
                closing(Output.named(output, known=memory.output_known(), note=_noted_in(memory)))
            )
        except OSError as error:
            raise click.UsageError(
                f"{error.filename or output} cannot be written: {error.strerror}"
            ) from None
        memory.before_commit = file.sync
        stack.callback(memory.commit)  # while the output is open
        if file.mended:
            tell(f"{output}: cut off {file.mended} bytes that a run left unfinished")
        before = memory.stored()
        if before and not file.size:
            tell(f"{output} is new, but {state} knows {before} stored articles; they stay out")

        def store(article: Article) -> None:
            file.write(article)
            _note(memory, article, file.size)

        yield memory, store


def _noted_in(memory: State) -> Callable[[StoredRecord], None]:
    def note(record: StoredRecord) -> None:
        memory.finish(
            _keys(record.canonical_url, record.url),
            record.site,
            record.url or record.canonical_url,
            "stored",
            published=record.published,
            content_hash=record.content_hash,
            output=record.end,
        )

    return note


def _note(memory: State, article: Article, end: int) -> None:
    memory.finish(
        _keys(article.canonical_url, article.url),
        article.site,
        article.url or article.canonical_url,
        "stored",
        published=article.date_published,
        content_hash=article.content_hash,
        output=end,
    )


def _keys(*addresses: str) -> list[str]:
    """The keys of a record's addresses; a saved page's record may have none."""
    keys = []
    for address in addresses:
        with suppress(ValueError):
            keys.append(article_key(address))
    return keys


def _print(article: Article) -> None:
    sys.stdout.buffer.write(dump_line(article).encode("utf-8"))
    sys.stdout.buffer.flush()
