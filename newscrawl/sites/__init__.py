"""The known news sites: each module of this package is one, and holds one `SITE`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from newscrawl.site import Site


@cache
def known_sites() -> dict[str, Site]:
    """Every site file's `SITE` by its name, sorted. There is no list to edit."""
    found = (
        importlib.import_module(f"{__name__}.{module.name}").SITE
        for module in pkgutil.iter_modules(__path__)
    )
    return {site.name: site for site in sorted(found, key=lambda site: site.name)}


def site_of(url: str) -> Site | None:
    """The known site that `url` belongs to, or None."""
    return next((site for site in known_sites().values() if site.owns(url)), None)
