"""Names that lead inside: only a host that the user named may be a private one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.acts import ADDRESS, sitemap
from hostile.crawls import crawl, titles, with_stories
from hostile.server import Hostile, redirect, reply, serve

PRIVATE = "it leads to a private address"
NAME = "kabarkarangan.co.id"
TABLE = {
    NAME: "127.0.0.1",
    f"dalam.{NAME}": "127.0.0.2",
    f"sama.{NAME}": "127.0.0.1",
    f"kantor.{NAME}": "10.0.0.7",
    f"awan.{NAME}": "169.254.169.254",
    f"nol.{NAME}": "0.0.0.0",  # noqa: S104 - nothing is bound to it
}


def test_subdomains_that_lead_inside(tmp_path: Path) -> None:
    """The site itself is on loopback and named; its subdomains are its own, and not named."""
    with serve(Hostile("127.0.0.1")) as site, serve(Hostile("127.0.0.2")) as inside:
        site.name = NAME
        paths = with_stories(site)
        hosts = [name for name in TABLE if name != NAME]
        links = [f"http://{host}:{inside.port}/2024/11/02/rahasia-1/" for host in hosts]
        for number, host in enumerate(hosts):
            path = ADDRESS.format(f"ke-dalam-{number}")
            site.acts[path] = redirect(f"http://{host}:{inside.port}/rahasia-2/")
            paths.append(path)
        listed = sitemap(site.base, paths).replace(
            b"</urlset>",
            b"".join(b"<url><loc>%b</loc></url>" % link.encode() for link in links) + b"</urlset>",
        )
        site.acts["/peta.xml"] = reply(listed, kind="text/xml")
        ran = crawl(tmp_path, f"{site.base}/", names=TABLE)

    assert ran.titles == titles(range(20))
    assert ran.site["skipped"] == {PRIVATE: 2 * len(links)}
    assert [ran.reason(link) for link in links] == [PRIVATE] * len(links)
    assert inside.connections == 0
    assert not any("rahasia" in line for line in site.asked)
    assert ran.code == 0


def test_robots_and_sitemaps_that_lead_inside(tmp_path: Path) -> None:
    with serve(Hostile("127.0.0.1")) as site, serve(Hostile("127.0.0.2")) as inside:
        site.name = NAME
        with_stories(site)
        rules = f"User-agent: *\nSitemap: http://dalam.{NAME}:{inside.port}/peta.xml\n"
        rules += f"Sitemap: {inside.base}/peta.xml\nSitemap: {site.base}/peta.xml\n"
        site.acts["/robots.txt"] = reply(rules.encode(), kind="text/plain")
        ran = crawl(tmp_path, f"{site.base}/", names=TABLE)

    assert ran.titles == titles(range(20))
    assert ran.reason(f"http://dalam.{NAME}:{inside.port}/peta.xml") == PRIVATE
    assert inside.connections == 0


def test_a_target_that_is_the_cloud_s_own(tmp_path: Path) -> None:
    ran = crawl(tmp_path, f"http://awan.{NAME}/", names=TABLE)
    assert ran.code == 6
    assert ran.reason(f"http://awan.{NAME}/") == PRIVATE


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_through_a_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    """The environment names the proxy, which may stand inside; it resolves the names, not we."""
    with serve(Hostile("127.0.0.1")) as proxy, serve(Hostile("127.0.0.2")) as inside:
        site = Hostile(NAME, port=80)
        paths = [*with_stories(site), "/2024/11/02/ke-dalam/"]
        site.acts["/2024/11/02/ke-dalam/"] = redirect(f"{inside.base}/rahasia/")
        site.acts["/peta.xml"] = reply(sitemap(site.base, paths), kind="text/xml")
        proxy.acts = {f"http://{NAME}{path}": act for path, act in site.acts.items()}
        monkeypatch.setenv("http_proxy", f"{scheme}localhost:{proxy.port}")
        ran = crawl(tmp_path, f"http://{NAME}/", names={"localhost": "127.0.0.1"})

    assert ran.titles == titles(range(20)), ran.err
    assert inside.connections == 0
    assert not any("rahasia" in line for line in proxy.asked)


def test_localhost_named_and_not(tmp_path: Path) -> None:
    with serve(Hostile("127.0.0.1")) as site:
        site.name = "localhost"
        paths = with_stories(site)
        site.acts["/2024/11/02/ke-angka/"] = redirect(f"http://127.0.0.1:{site.port}/rahasia/")
        listed = sitemap(site.base, [*paths, "/2024/11/02/ke-angka/"])
        site.acts["/peta.xml"] = reply(listed, kind="text/xml")
        ran = crawl(tmp_path, f"{site.base}/", names={"localhost": "127.0.0.1"})

    assert ran.titles == titles(range(20))
    assert not any("rahasia" in line for line in site.asked)
