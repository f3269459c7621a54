"""The known news sites: each module of this package is one, and holds one `SITE`."""

from __future__ import annotations

import importlib
import pkgutil
from difflib import get_close_matches
from functools import cache
from urllib.parse import urlsplit

from newscrawl.site import Site
from newscrawl.urls import canonical_url, registrable_domain


@cache
def known_sites() -> dict[str, Site]:
    """Every site file's `SITE` by its name, sorted. There is no list to edit."""
    found = (
        importlib.import_module(f"{__name__}.{module.name}").SITE
        for module in pkgutil.iter_modules(__path__)
    )
    return {site.name: site for site in sorted(found, key=lambda site: site.name)}


def site_of(url: str) -> Site:
    """The known site that `url` belongs to, else one made of the address alone.

    Raises ValueError where `url` is no http(s) address.

    >>> site_of("https://imrwordwide.com/a/").name
    'imrwordwide'
    >>> site_of("https://news.kabarsenja.co.id/a/").name
    'kabarsenja.co.id'
    """
    known = next((site for site in known_sites().values() if site.owns(url)), None)
    return known or _unknown_site(url)


def site_for(target: str) -> Site:
    """The site a person means by a name ("imrwordwide") or an address.

    Raises LookupError, with the nearest names, where it is neither.
    """
    name = target.strip()
    if name in known_sites():
        return known_sites()[name]
    try:
        return site_of(name)
    except ValueError:
        near = get_close_matches(name, known_sites(), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise LookupError(
            f"{target!r} is neither a known site (see `newscrawl sites`) nor an http(s) "
            f"address{hint}"
        ) from None


def _unknown_site(url: str) -> Site:
    home = canonical_url(url)  # as Scrapy will ask for it: lower case, IDNA
    parts, domain = urlsplit(home), registrable_domain(home)
    # Without a registrable domain (an IP address, a bare host) it is the one server, port included.
    return Site(
        name=domain or parts.hostname or "",
        url=f"{parts.scheme}://{parts.netloc}/",
        domains=(domain,) if domain else (),
    )
