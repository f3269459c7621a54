"""RSS and Atom -> links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newscrawl.discovery.documents import unpacked, utf8
from newscrawl.discovery.records import XML, Part, Record, records, xml
from newscrawl.links import Link, absolute_address, plain_title

WELL_KNOWN_FEEDS = ("/feed/", "/rss", "/rss.xml")
FEED_ROOTS = frozenset({"rss", "rdf", "feed"})
_MAX_FEED_BYTES = 10 * 1024 * 1024  # a thousand whole articles


def feed_links(document: bytes, url: str) -> tuple[Link, ...]:
    """The items of an RSS or Atom feed, in its order; () where it is no feed.

    At most 10 MiB of the decompressed file are read.
    """
    found = xml(utf8(unpacked(document, _MAX_FEED_BYTES)))
    return feed_items(found, url) if found is not None and found.root in FEED_ROOTS else ()


def feed_items(feed: XML, url: str) -> tuple[Link, ...]:
    """The items of a feed that has been opened already."""
    items = records(feed.text, url, frozenset({"item", "entry"}), _wanted)
    return tuple(link for item in items if (link := _link(item, url)))


# RSS 2.0 and Atom, Atom 0.3 ("issued", "created") and Dublin Core, which RSS 1.0 takes its date
# from. Of other vocabularies no title: Media RSS has one for a picture.
_OWN = frozenset({"title", "link", "guid", "id", "pubdate", "published", "updated", "modified"})
_FOREIGN = frozenset({"link", "origlink", "date", "published", "updated", "modified"})
_ATOM_03 = frozenset({"issued", "created"})


def _wanted(path: tuple[str, ...], own: bool) -> str | None:
    name = path[-1]
    if any(above in ("source", "author", "enclosure") for above in path):
        return None  # the feed or person it came from, which have links and titles too
    if name in (_OWN | _ATOM_03 if own else _FOREIGN | _ATOM_03):
        # Below another element only where that one's end is missing (an unclosed <br>).
        return name if own or name == "origlink" else f"other {name}"
    return None


def _link(item: Record, base: str) -> Link | None:
    said: dict[str, str] = {}
    for part in item.parts:
        if part.text:
            said.setdefault(part.name, part.text)
    address = _address(item, base)
    if address is None:
        return None

    def first(*names: str) -> str | None:
        return next((said[name] for name in names if name in said), None)

    return Link(
        url=address,
        source="feed",
        title=plain_title(said.get("title")),
        published=first(
            "pubdate", "published", "issued", "created", "other date", "other published",
            "other issued", "other created",
        ),
        modified=first("updated", "modified", "other updated", "other modified"),
    )  # fmt: skip


# Services that count readers on the way; the article's own address stands beside theirs.
_COUNTER = re.compile(r"(.*\.)?(feedsportal\.com|feedproxy\.google\.com|feeds\.feedburner\.com)")
_ESCAPED_AMPERSAND = re.compile(r"&(?:amp|#0*38);")


def _address(item: Record, base: str) -> str | None:
    """The article's address: FeedBurner's origLink, the link, or an id that is an address."""
    linked = _first_address([p for p in item.parts if p.name == "origlink"])
    linked = linked or _first_address(sorted(filter(_is_article, item.parts), key=_rank))
    if linked and not _COUNTER.fullmatch(urlsplit(linked).hostname or ""):
        return linked
    guids = [p for p in item.parts if p.name == "guid"]
    # RSS 2.0: a guid is the item's address unless it says that it is not. Behind a counter it is
    # more: it says so only since the counter's address is the link.
    permalinks = [p for p in guids if _said_permalink(p) or linked]
    return (
        _first_address(permalinks, relative=False)
        or linked
        or _first_address([p for p in item.parts if p.name == "id"], relative=False)
        or absolute_address(item.attributes.get("about"), base)  # RSS 1.0
    )


def _said_permalink(guid: Part) -> bool:
    return guid.attributes.get("ispermalink", "true").strip().lower() == "true"


def _is_article(part: Part) -> bool:
    relation = part.attributes.get("rel", "alternate").rpartition("/")[2].strip().lower()
    return part.name in ("link", "other link") and relation == "alternate"


def _rank(link: Part) -> tuple[bool, bool]:
    """The item's own link before another vocabulary's, and a web page before other forms of it."""
    kind = link.attributes.get("type", "text/html").lower()
    return (link.name != "link", "html" not in kind)


def _first_address(parts: Sequence[Part], *, relative: bool = True) -> str | None:
    for part in parts:
        said = _ESCAPED_AMPERSAND.sub("&", part.attributes.get("href") or part.text)
        if relative or said.startswith(("http://", "https://")):
            address = absolute_address(said, part.base)
            if address is not None:
                return address
    return None
