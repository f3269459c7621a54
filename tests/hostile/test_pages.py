"""Pages that mean harm: each is told with its reason, and the good ones are stored."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from hostile.acts import ADDRESS, BAD, COUNTED, ODD, endless_redirects, sitemap
from hostile.crawls import crawl, titles, with_stories
from hostile.server import Act, Hostile, redirect, reply, serve

SITES = 6  # side by side: one that fails often is asked ever more slowly


@pytest.mark.parametrize(
    ("patience", "budget"), [(2, 40), pytest.param(0, 200, marks=pytest.mark.chaos)]
)
def test_hostile_pages(tmp_path: Path, patience: int, budget: int) -> None:
    """20 good articles, and more pages of every other kind, on several sites."""
    with ExitStack() as stack:
        sites = [stack.enter_context(serve(Hostile("127.0.0.1"))) for _ in range(SITES)]
        paths = {
            site.base: with_stories(site, range(number, 20, SITES))
            for number, site in enumerate(sites)
        }
        wanted: dict[str, str] = {}
        bad = [(name, act, reason) for name, (act, reason) in BAD.items()]
        odd = [(name, act, "") for name, act in ODD.items()]
        for number, (name, act, reason) in enumerate(bad + odd):
            site = sites[number % SITES]
            site.acts[ADDRESS.format(name)] = act
            paths[site.base].append(ADDRESS.format(name))
            if reason:
                wanted[site.base + ADDRESS.format(name)] = reason
        for site in sites:
            listed = sitemap(site.base, paths[site.base])
            site.acts["/peta.xml"] = reply(listed, kind="text/xml")
        ran = crawl(tmp_path, *(f"{site.base}/" for site in sites), patience=patience)

    told = {address: ran.reason(address) for address in wanted}
    assert {a: told[a] for a, reason in wanted.items() if reason not in told[a]} == {}
    assert ran.titles == titles([*range(20), *range(101, 101 + len(ODD))])
    assert ran.seconds < budget


def _refreshing(path: str) -> Act:
    return reply(f'<meta http-equiv="refresh" content="0;url={path}1/"><p>lagi</p>'.encode())


def test_no_pages_and_redirects(tmp_path: Path) -> None:
    with serve(Hostile("127.0.0.1")) as site, serve(Hostile("127.0.0.2")) as inside:
        paths = with_stories(site)
        site.prefixes["/putar-berita/"] = endless_redirects("/putar-berita/")
        site.prefixes["/segar-berita/"] = _refreshing
        pages = {name: act for name, (act, _) in COUNTED.items()}
        away = {
            "ke-dalam": f"{inside.base}/rahasia",
            "ke-nama-lokal": f"http://localhost:{site.port}/rahasia",
            "ke-desimal": f"http://2130706434:{inside.port}/rahasia",
            "ke-nol": f"http://0.0.0.0:{site.port}/rahasia",
            "ke-ipv6": f"http://[::ffff:127.0.0.2]:{inside.port}/rahasia",
            "ke-metadata": "http://169.254.169.254/latest/meta-data/",
        }
        pages |= {name: redirect(address) for name, address in away.items()}
        for name, act in pages.items():
            site.acts[ADDRESS.format(name)] = act
        listed = sitemap(site.base, [*paths, *map(ADDRESS.format, pages)])
        site.acts["/peta.xml"] = reply(listed, kind="text/xml")
        ran = crawl(tmp_path, f"{site.base}/")

    assert ran.code == 0
    assert ran.titles == titles(range(20))
    skipped = ran.site["skipped"]
    for name, (_, reason) in COUNTED.items():
        assert any(reason in said for said in skipped), (name, skipped)
    assert skipped["it redirects without end"] == 3
    assert sum("/putar-berita/" in line for line in site.asked) == 5
    for address in away.values():
        assert skipped[f"it leads to another site: {address}"] == 1
    assert inside.connections == 0
    assert not any("rahasia" in line for line in site.asked)
