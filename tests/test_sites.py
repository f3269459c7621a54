"""Sites by name and by address."""

from __future__ import annotations

import pytest

from newscrawl.site import Site
from newscrawl.sites import known_sites, site_for, site_of


def test_every_site_file_names_itself_and_owns_its_home() -> None:
    assert "imrwordwide" in known_sites()
    for name, site in known_sites().items():
        assert site.name == name
        assert site.owns(site.url), name
        assert all(site.owns(source.url) for source in site.sources), name


@pytest.mark.parametrize(
    ("target", "name", "home"),
    [
        ("imrwordwide", "imrwordwide", "https://imrwordwide.com/"),
        ("https://www.imrwordwide.com/a/", "imrwordwide", "https://imrwordwide.com/"),
        ("https://news.kabar.co.id/a/b?c", "kabar.co.id", "https://news.kabar.co.id/"),
        ("http://127.0.0.1:8090/", "127.0.0.1", "http://127.0.0.1:8090/"),
        ("http://localhost:8090/a", "localhost", "http://localhost:8090/"),
    ],
)
def test_site_for(target: str, name: str, home: str) -> None:
    site = site_for(target)
    assert (site.name, site.url) == (name, home)


@pytest.mark.parametrize(
    "target", ["imrwordwid", "", "ftp://kabar.test/", "http://", "http://x:0x/"]
)
def test_neither_a_name_nor_an_address(target: str) -> None:
    with pytest.raises(LookupError, match="neither a known site"):
        site_for(target)


def test_a_near_name_is_offered() -> None:
    with pytest.raises(LookupError, match="did you mean imrwordwide"):
        site_for("imrwordwid")


@pytest.mark.parametrize(
    ("home", "url", "owned"),
    [
        ("https://www.kabar.test/", "https://kabar.test/a", True),
        ("https://www.kabar.test/", "http://daerah.kabar.test/a", True),
        ("https://www.kabar.test/", "https://kabar.test.lain.test/a", False),
        ("https://www.kabar.test/", "https://bukankabar.test/a", False),
        ("https://www.kabar.test/", "ftp://kabar.test/a", False),
        ("https://www.kabar.test/", "javascript:alert(1)", False),
        ("https://www.kabar.test/", "http://[/", False),
        ("http://127.0.0.1:8090/", "http://127.0.0.1:8090/a", True),
        ("http://127.0.0.1:8090/", "http://127.0.0.1:9090/a", False),
        ("http://127.0.0.1:8090/", "http://localhost:8090/a", False),
    ],
)
def test_owns(home: str, url: str, owned: bool) -> None:
    assert site_of(home).owns(url) is owned


def test_a_site_without_an_address_owns_nothing() -> None:
    assert not Site(name="unknown", url="").owns("http://kabar.test/")
