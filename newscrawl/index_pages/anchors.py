"""What every reader of a page's links needs: their base, their site, their place on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.links import absolute_address
from newscrawl.urls import registrable_domain


def xpath(expression: str) -> Callable[[Any], Any]:
    """A compiled expression, of the type that lxml gives at run time."""
    return etree.XPath(expression)


_BASE = xpath("string((//base[@href])[1]/@href)")
_ANCHORS = xpath("//a[@href]")
IN_MENU = xpath(
    "//nav//a[@href] | //footer//a[@href] | //*[contains(@class, 'menu-item')]//a[@href]"
    " | //*[contains(@class, 'footer') or contains(@id, 'footer')]//a[@href]"
)


def base_address(tree: HtmlElement, url: str) -> str:
    """What the page's links are relative to: its `<base href>`, else its own address."""
    return absolute_address(_BASE(tree), url) or url


def own_site(url: str) -> Callable[[str], bool]:
    """Whether an address is of the same site as `url`: the same registrable domain, else host.

    >>> owns = own_site("https://www.kabar.co.id/")
    >>> owns("https://bola.kabar.co.id/a"), owns("https://warta.co.id/a")
    (True, False)
    """
    domain = registrable_domain(url) or urlsplit(url).hostname
    known: dict[str, bool] = {}

    def owned(address: str) -> bool:
        host = urlsplit(address).hostname or ""
        if host not in known:
            known[host] = domain == (registrable_domain(address) or host)
        return known[host]

    return owned


def own_anchors(
    tree: HtmlElement, url: str, owns: Callable[[str], bool] | None = None
) -> Iterator[tuple[Any, str]]:
    """Each anchor of the page that leads to another page of its site, and the address, whole."""
    base, own = base_address(tree, url), url.partition("#")[0]
    owns = owns or own_site(url)
    for anchor in _ANCHORS(tree):
        address = absolute_address(anchor.get("href"), base)
        if address is not None and address != own and owns(address):
            yield anchor, address


def words_of(element: Any) -> str:
    """The element's text with its white space folded."""
    return " ".join(element.text_content().split())
