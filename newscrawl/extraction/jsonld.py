"""What a page says of itself in JSON-LD (schema.org): its article object, whatever shape it has."""

from __future__ import annotations

import html as entities
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import html

from newscrawl.indonesian.words import one_line
from newscrawl.items import Claim

Node = Mapping[str, Any]

_ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "Article", "BlogPosting",
    "Report", "ScholarlyArticle", "TechArticle", "Review", "SocialMediaPosting",
    "ImageGallery", "MediaGallery", "VideoObject",
)  # fmt: skip
_MOST_NODES = 5000  # a page says what it is long before that
_WRAPPING = re.compile(r"\A(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\Z")
_BLANKS = "; \t\r\n"
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[^<>]{0,200}>")


def nodes_of(scripts: Iterable[html.HtmlElement]) -> list[Node]:
    """Every object of the page's JSON-LD that stands at its top or in a @graph, in order.

    A block that is no JSON is passed over; the common slips (comment marks around it, raw
    line breaks in strings, a comma too many) are forgiven.
    """
    found: list[Node] = []
    for script in scripts:
        if "ld+json" in (script.get("type") or "") and script.text:
            found.extend(_objects(_load(script.text)))
    return found


def _load(text: str) -> Any:
    for mend in (str, _unwrapped, _without_trailing_commas):
        try:
            return json.loads(text := mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    return _WRAPPING.sub("", text.strip(_BLANKS)).strip(_BLANKS)


def _without_trailing_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", text)


def _objects(loaded: Any) -> Iterator[Node]:
    queue, seen = deque([loaded]), 0
    while queue and seen < _MOST_NODES:
        item = queue.popleft()
        seen += 1
        if isinstance(item, list):
            queue.extendleft(reversed(item[:_MOST_NODES]))
        elif isinstance(item, dict):
            yield item
            inner = (
                item.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb")
            )
            queue.extend(value for value in inner if isinstance(value, (list, dict)))


def types_of(node: Node) -> tuple[str, ...]:
    """The node's types: `"NewsArticle"`, `["Article", "NewsArticle"]`, an address ending so."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(str(k).rpartition("/")[2] for k in kinds if isinstance(k, str))


def article_of(nodes: Sequence[Node], *, url: str, title: str) -> Node | None:
    """The object that describes this page's article; None where none does.

    A page may carry several: related stories have objects too. The one with the page's
    address or headline is meant, else the first of the most telling type.
    """
    ranked = []
    for index, node in enumerate(nodes):
        rank = min((_ARTICLES.index(k) for k in types_of(node) if k in _ARTICLES), default=None)
        if rank is not None:
            ranked.append((not _names_page(node, url, title), rank, index))
    return nodes[min(ranked)[2]] if ranked else None


def _names_page(node: Node, url: str, title: str) -> bool:
    address = text_of(node.get("url")) or _id_of(node.get("mainEntityOfPage"))
    if (
        url
        and address
        and address.partition("?")[0].rstrip("/") == url.partition("?")[0].rstrip("/")
    ):
        return True
    headline = text_of(node.get("headline")) or text_of(node.get("name"))
    return bool(headline and title and (headline in title or title in headline))


def _id_of(value: Any) -> str | None:
    if isinstance(value, dict):
        return text_of(value.get("@id")) or text_of(value.get("url"))
    return text_of(value)


def text_of(value: Any) -> str | None:
    """A JSON-LD value as one line of text: entities resolved, mark-up gone; None if there is none.

    >>> text_of(" Harga &amp; Upah "), text_of(["Ekonomi", "Bisnis"]), text_of({"a": 1})
    ('Harga & Upah', 'Ekonomi', None)
    """
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    text = entities.unescape(value)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return one_line(text) or None


def texts_of(value: Any) -> tuple[str, ...]:
    """A value that may be a list, or one text with commas, as texts ("keywords")."""
    if isinstance(value, str):
        value = value.split(",")
    items = value if isinstance(value, list) else [value]
    return tuple(text for item in items if (text := text_of(item)))


def named_by_id(nodes: Iterable[Node]) -> dict[str, Node]:
    """The objects that have a name, by their @id: what a reference may mean."""
    found: dict[str, Node] = {}
    for node in nodes:
        reference = node.get("@id")
        if isinstance(reference, str) and node.get("name"):
            found.setdefault(reference, node)
    return found


def _meant(reference: Any, named: Mapping[str, Node]) -> Node | None:
    return named.get(reference) if isinstance(reference, str) else None


def people_of(value: Any, named: Mapping[str, Node]) -> tuple[str, ...]:
    """The names in an author or editor: a text, an object, a reference by @id, or a list."""
    items = value if isinstance(value, list) else [value]
    names = []
    for item in items:
        if isinstance(item, dict):
            name = text_of(item.get("name")) or _name_by_id(item.get("@id"), named)
            # An organisation is no person, whatever it calls itself.
            if (
                name
                and "Organization" not in types_of(item)
                and "NewsMediaOrganization" not in types_of(item)
            ):
                names.append(name)
        elif name := text_of(item):
            names.append(name)
    return tuple(dict.fromkeys(names))


def publishers_of(
    node: Node, nodes: Iterable[Node], named: Mapping[str, Node]
) -> tuple[Claim[str], ...]:
    """What the article's publisher and the site are called; a writer who is his own publisher
    is no paper.
    """
    told = [node.get("publisher"), *(n for n in nodes if "WebSite" in types_of(n))]
    found = (
        item if item.get("name") else _meant(item.get("@id"), named)
        for item in told
        if isinstance(item, dict)
    )
    names = (text_of(item["name"]) for item in found if item and "Person" not in types_of(item))
    return tuple(Claim(source="jsonld", value=name) for name in dict.fromkeys(names) if name)


def trail_of(nodes: Sequence[Node]) -> tuple[tuple[str, str], ...]:
    """The page's BreadcrumbList as (name, address), from the front page down. The last that has
    no address is the page itself and left out.
    """
    node = next((node for node in nodes if "BreadcrumbList" in types_of(node)), {})
    items = node.get("itemListElement")
    crumbs = []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            inner = item.get("item")
            told = inner if isinstance(inner, dict) else {}
            name = text_of(item.get("name")) or text_of(told.get("name"))
            crumbs.append((name or "", _id_of(inner) or ""))
    if crumbs and not crumbs[-1][1]:
        crumbs.pop()
    return tuple(crumbs)


def _name_by_id(reference: Any, named: Mapping[str, Node]) -> str | None:
    found = _meant(reference, named)
    return text_of(found["name"]) if found and "Organization" not in types_of(found) else None


def paragraphs_of(value: Any) -> tuple[str, ...]:
    """An articleBody's paragraphs: its lines, or what its mark-up separates."""
    if not isinstance(value, str):
        return ()
    text = re.sub(r"</p>|<br\s*/?>", "\n", entities.unescape(value), flags=re.IGNORECASE)
    return tuple(line for part in text.split("\n") if (line := text_of(part)))
