"""`newscrawl sites`: what is known of which sites."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import click

from newscrawl.rendering import printable
from newscrawl.site import Site
from newscrawl.sites import known_sites, site_for
from newscrawl.state import State, when


@click.command(
    short_help="List the known news sites.",
    epilog="""\b
Examples:
  newscrawl sites
  newscrawl sites imrwordwide
  newscrawl sites https://SITE/ --state articles.jsonl.state""",
)
@click.argument("name", required=False)
@click.option(
    "--state",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also what crawls have learnt: the site's sources, and when each is asked again.",
)
def sites(name: str | None, state: Path | None) -> None:
    """List the known sites, or tell what one (a name or an address) is known from.

    A site that is not listed can be crawled too, by its address.
    """
    if name is None and state is not None:
        raise click.UsageError("--state goes with the name or address of one site")
    if name is None:
        width = max(map(len, known_sites()))
        for site in known_sites().values():
            click.echo(f"{site.name:{width}}  {site.url}")
        return
    try:
        site = site_for(name)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    for line in _description(site):
        click.echo(line)
    if state is not None:
        with closing(State(state)) as memory:
            for line in _learnt(site, memory):
                click.echo(printable(line))


def _description(site: Site) -> list[str]:
    known = site.name in known_sites()
    lines = [
        f"{site.name}  {site.url}",
        f"  hosts     {', '.join(site.domains) or site.url}",
        f"  time zone {site.timezone}{'' if known else ' (assumed)'}",
    ]
    lines += [f"  {type(source).__name__.lower():9} {source.url}" for source in site.sources]
    if not site.sources:
        lines.append("  sources   found at each crawl: robots.txt, home page, well-known places")
    own = [
        field.name
        for field in fields(site)
        if field.name not in ("domains", "sources") and isinstance(getattr(site, field.name), tuple)
        if getattr(site, field.name)
    ]
    lines.append(f"  rules     {', '.join(own) if own else 'the generic ones'}")
    return lines


def _learnt(site: Site, memory: State) -> Iterator[str]:
    """What crawls remember of the site."""
    counts = memory.counts(site.name)
    told = ", ".join(f"{counts[name]} {name}" for name in sorted(counts)) or "none"
    yield f"  addresses {told}"
    now = datetime.now(UTC).timestamp()
    for source in memory.sources(site.name):
        if source.retired and source.retired > now:
            due = f"left alone until {_minute(source.retired)}"
        else:
            due = (
                "asked at the next run" if source.is_due(now) else f"asked {_minute(source.asked)}"
            )
        yield f"  {source.kind:9} {source.url}"
        yield f"            {source.status}, last changed {_minute(source.changed)}; {due}"


def _minute(seconds: float | None) -> str:
    moment = when(seconds)
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"
