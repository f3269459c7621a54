"""The command line: one module a command. What a command needs is loaded when it runs."""

from __future__ import annotations

import click

from newscrawl.cli.crawl import crawl
from newscrawl.cli.dates import dates
from newscrawl.cli.demo import demo
from newscrawl.cli.doctor import doctor
from newscrawl.cli.extract import extract
from newscrawl.cli.scrape import scrape
from newscrawl.cli.sites import sites


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  newscrawl demo                                       try it, without the internet
  newscrawl scrape https://SITE/2024/11/02/headline/   one article, to stdout
  newscrawl crawl https://SITE/ -o articles.jsonl      a whole site; again: only what is new

\b
Exit codes:
  0 done                     4 could not be fetched
  1 the output is full       5 robots.txt forbids it
  2 wrong usage              6 a site failed or yielded nothing
  3 no article there       130 interrupted; the same command goes on from there""",
)
@click.version_option(package_name="newscrawl", message="newscrawl %(version)s")
def main() -> None:
    """Clean, dated article records from Indonesian news pages, as JSON Lines."""


for command in (scrape, crawl, extract, dates, sites, doctor, demo):
    main.add_command(command)
