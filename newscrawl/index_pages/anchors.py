"""What every reader of a page's links needs: their base, their site, their place on the page."""

from __future__ import annotations

import re
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

HEADING, MENU, NAVIGATION = 1, 2, 4
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_TAGS = dict.fromkeys(_HEADINGS, HEADING) | {
    "nav": MENU | NAVIGATION,
    "footer": MENU,
    "header": NAVIGATION,
}
_MENU_NAME = re.compile(r"menu-item|footer", re.IGNORECASE)
_NAVIGATION_NAME = re.compile(r"menu|nav|kanal|header", re.IGNORECASE)


class Places:
    """Where on the page an element stands: a sum of HEADING, MENU (and footer), NAVIGATION.

    Each element above is looked at once, however many stand in it.
    """

    def __init__(self) -> None:
        self._known: dict[Any, int] = {}

    def of(self, element: Any) -> int:
        new, above = [], element.getparent()
        while above is not None and above not in self._known:
            new.append(above)
            above = above.getparent()
        place = self._known[above] if above is not None else 0
        for each in reversed(new):
            place |= _TAGS.get(each.tag, 0)
            named = f"{each.get('class', '')} {each.get('id', '')}"
            if len(named) > 1 and each.tag != "body":
                place |= MENU if _MENU_NAME.search(named) else 0
                place |= NAVIGATION if _NAVIGATION_NAME.search(named) else 0
            self._known[each] = place
        return place


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
    """The element's text with its white space folded, without what a style or script says."""
    unread = [e.text or "" for e in element.iter("style", "script")]
    text: str = element.text_content()
    for code in unread:
        text = text.replace(code, " ", 1)
    return " ".join(text.split())
