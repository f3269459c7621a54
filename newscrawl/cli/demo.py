"""`newscrawl demo`: the whole road on a small invented site, without the internet."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import click

from newscrawl import rendering
from newscrawl.cli.crawl import exit_code, report
from newscrawl.items import Article
from newscrawl.jsonlines import read_articles
from newscrawl.output import Output


@click.command(
    short_help="Try it on a bundled news site, offline.",
    epilog="""\b
Example:
  newscrawl demo && jq -r '[.date_published, .title] | @tsv' newscrawl-demo.jsonl""",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("newscrawl-demo.jsonl"),
    show_default=True,
    help="Where the records go; the file is replaced.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The loopback port to serve the site on. [default: any free one]",
)
def demo(output: Path, port: int) -> None:
    """Crawl a small news site that newscrawl itself serves on loopback, and show the result."""
    from newscrawl import crawling, demo_site  # noqa: PLC0415 - only here

    with ExitStack() as stack:
        try:
            if output.is_file():
                output.unlink()
            file = stack.enter_context(closing(Output(output)))
        except OSError as error:
            raise click.UsageError(f"{output} cannot be written: {error.strerror}") from None
        try:
            address = stack.enter_context(demo_site.serve(port))
        except OSError as error:
            raise click.UsageError(f"port {port} cannot be used: {error.strerror}") from None
        click.echo(f"Kabar Senja, an invented newspaper, is on {address}")
        click.echo(f"$ newscrawl crawl {address} --delay 0 -o {output}")
        outcome = crawling.run(
            sites=[address],
            store=file.write,
            settings={"DOWNLOAD_DELAY": 0},
            log=crawling.Log(progress=sys.stderr.isatty()),
        )
    report(outcome, None)
    code = exit_code(outcome)
    articles = list(read_articles(output))
    if articles:
        _show(articles, output)
    sys.exit(code)


def _show(articles: Sequence[Article], output: Path) -> None:
    pick = max(articles, key=lambda article: len(article.dates))
    when = pick.date_published
    rows = {
        "title": pick.title,
        "authors": ", ".join(pick.authors),
        "published": when.isoformat() if when else "unknown",
        "section": pick.section or "",
        "tags": ", ".join(pick.tags),
        "text": f"{pick.word_count} words on {pick.pages} page{'s' if pick.pages > 1 else ''}",
        "dates in it": "; ".join(f"{d.text} = {d.value}" for d in pick.dates[:3]),
    }
    click.echo(f"\n{len(articles)} articles, one JSON record a line, in {output}. One of them:\n")
    for name, value in rows.items():
        click.echo(rendering.printable(f"  {name:12} {value}"))
    width = min(shutil.get_terminal_size().columns, 100)
    for paragraph in pick.body.split("\n\n")[:2]:
        lines = textwrap.wrap(rendering.printable(paragraph), width - len(_MARGIN))
        click.echo("\n" + "\n".join(_MARGIN + line for line in lines))
    program = _program()
    click.echo(f"""
Next:
  jq -r '[.date_published, .title] | @tsv' {output}
  {program} scrape https://YOUR-NEWS-SITE/an-article/ --format text
  {program} crawl https://YOUR-NEWS-SITE/ -o articles.jsonl""")


_MARGIN = "  | "


def _program() -> str:
    """How this command is called from here: by its name, or by its path if it is on none."""
    return "newscrawl" if shutil.which("newscrawl") else sys.argv[0]
