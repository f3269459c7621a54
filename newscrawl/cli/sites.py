"""`newscrawl sites`: what is known of which sites."""

from __future__ import annotations

from dataclasses import fields

import click

from newscrawl.site import Site
from newscrawl.sites import known_sites, site_for


@click.command(
    short_help="List the known news sites.",
    epilog="""\b
Examples:
  newscrawl sites
  newscrawl sites imrwordwide""",
)
@click.argument("name", required=False)
def sites(name: str | None) -> None:
    """List the known sites, or tell what one (a name or an address) is known from.

    A site that is not listed can be crawled too, by its address.
    """
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
