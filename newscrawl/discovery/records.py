"""A feed or a sitemap -> the records in it, whatever state it is in.

Time is linear in the document and memory flat: no tree is built, only what was asked for is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html.entities import html5
from typing import Any

from lxml import etree

from newscrawl.links import absolute_address

_ROOT = re.compile(
    rb"<(?:[\w.-]{1,30}:)?(urlset|sitemapindex|rss|feed|rdf)(?=[\s>/])", re.IGNORECASE
)
_PROLOGUE = 64 * 1024  # bytes in which the root has to begin
_BARE_VERSION = re.compile(rb"(<[\w.:-]{1,30}\s[^<>]{0,2000}?version=)([\d.]{1,9})(?=[\s>])")


@dataclass(frozen=True, slots=True)
class XML:
    """A document from its root element on. What stands before is left out: a byte order mark,
    blank lines, a script's notices, and the DTD with its entities, so that none is ever read.
    """

    root: str  # local name, in lower case
    text: bytes


def xml(document: bytes) -> XML | None:
    """The feed or sitemap in a UTF-8 document; None where there is none, as in a web page."""
    root = _ROOT.search(document, 0, _PROLOGUE)
    if root is None:
        return None
    text = document[root.start() :]
    if bare := _BARE_VERSION.match(text):  # <rss version=2.0>: the parser would read no further
        text = bare[1] + b'"' + bare[2] + b'"' + text[bare.end() :]
    return XML(root[1].decode("ascii").lower(), _with_entities(text))


_AMPERSAND = re.compile(rb"&(?:#\d+;|#[xX][0-9a-fA-F]+;|([A-Za-z][A-Za-z0-9]{0,31});)?")
_XML_ENTITIES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def _with_entities(document: bytes) -> bytes:
    """HTML's entities as numbers and a bare "&" as "&amp;": the parser would drop both. In a CDATA
    section "&" means itself.
    """
    if b"&" not in document:
        return document
    written = bytearray()
    for number, section in enumerate(document.split(b"<![CDATA[")):
        after = 0
        if number:
            written += b"<![CDATA["
            after = section.find(b"]]>")
            after = len(section) if after < 0 else after
            written += section[:after]
        for found in _AMPERSAND.finditer(section, after):
            written += section[after : found.start()]
            written += _entity(found)
            after = found.end()
        written += section[after:]
    return bytes(written)


def _entity(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name is None:
        return b"&amp;" if found[0] == b"&" else found[0]
    characters = None if name in _XML_ENTITIES else html5.get(name.decode("ascii") + ";")
    if characters is None:
        return found[0]  # XML's own; or a DTD's, which the parser leaves out
    return "".join(f"&#{ord(character)};" for character in characters).encode("ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One element of a record: the name it was asked for by, its text, its attributes under
    lower-case local names, and the address against which its links are read.
    """

    name: str
    text: str
    attributes: Mapping[str, str]
    base: str


@dataclass(slots=True, kw_only=True)
class Record:
    """An item, entry, url or sitemap element: what is wanted of it, in its order."""

    name: str
    attributes: Mapping[str, str]
    parts: list[Part]


# From the elements' names below the record, and whether the innermost is in the record's own
# namespace, to the name of a part; None for what is not wanted.
Wanted = Callable[[tuple[str, ...], bool], str | None]

_MAX_RECORDS = 250_000  # the protocol ends at 50,000 a sitemap
_MAX_PARTS = 100  # of one record
_MAX_ELEMENTS = 3_000_000  # of one document: 50,000 pages with twenty pictures each
_MAX_BASE = 2000  # characters
_MAX_DEPTH = 8  # elements below a record in which a part is looked for
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def records(text: bytes, url: str, names: frozenset[str], wanted: Wanted) -> list[Record]:
    """The records called one of `names` (lower case), each with its `wanted` parts.

    Of a document cut short or broken what stands before; a part that is cut itself is left out.
    """
    collector = _Collector(url, names, wanted)
    # huge_tree stays off: libxml2 then bounds depth and text size by itself.
    parser = etree.XMLParser(
        target=collector,
        encoding="utf-8",  # whatever the declaration said
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    with suppress(etree.XMLSyntaxError, _Enough):  # what was read counts
        etree.fromstring(text, parser)
    return collector.close()


class _Enough(Exception):
    """No sitemap is that long."""


@dataclass(slots=True)
class _Open:
    """An element below a record that has not ended: its part's name and text, if it is wanted."""

    name: str
    base: str
    part: str | None = None
    attributes: Mapping[str, str] | None = None
    text: list[str] | None = None


class _Collector:
    """Takes the parser's events; the records are what they leave."""

    def __init__(self, url: str, names: frozenset[str], wanted: Wanted) -> None:
        self.names = names
        self.wanted = wanted
        self.found: list[Record] = []
        self.record: Record | None = None
        self.namespace = ""
        self.elements = 0
        self.bases = [url]  # of the elements that have not ended
        self.open: list[_Open] = []  # below the record

    def start(self, tag: Any, attrib: Any) -> None:
        self.elements += 1
        if self.elements > _MAX_ELEMENTS or len(self.found) > _MAX_RECORDS:
            raise _Enough
        namespace, _, name = tag.rpartition("}")
        name = name.lower()
        base = self.bases[-1]
        if _XML_BASE in attrib:
            said = absolute_address(attrib[_XML_BASE], base)
            base = said if said and len(said) <= _MAX_BASE else base
        self.bases.append(base)
        if name in self.names:
            # One inside another is one whose end is missing.
            self.record = Record(name=name, attributes=_local(attrib), parts=[])
            self.found.append(self.record)
            self.namespace, self.open = namespace, []
        elif self.record is not None:
            element = _Open(name, base)
            if len(self.open) < _MAX_DEPTH:
                path = (*(above.name for above in self.open), name)
                element.part = self.wanted(path, namespace == self.namespace)
            if element.part is not None:
                element.attributes, element.text = _local(attrib), []
            self.open.append(element)

    def data(self, data: Any) -> None:
        for element in reversed(self.open):
            if element.text is not None:
                element.text.append(data)
                return

    def end(self, tag: Any) -> None:  # noqa: ARG002 - the parser's protocol; ends match starts
        self.bases.pop()
        if not self.open:
            self.record = None
            return
        element = self.open.pop()
        full = self.record is None or len(self.record.parts) >= _MAX_PARTS
        if element.part is None or self.record is None or full:
            return
        self.record.parts.append(
            Part(
                name=element.part,
                text="".join(element.text or ()).strip(),
                attributes=element.attributes or {},
                base=element.base,
            )
        )

    def comment(self, text: Any) -> None:
        """A comment says nothing, wherever it stands."""

    def close(self) -> list[Record]:
        return self.found


def _local(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name.rpartition("}")[2].lower(): value for name, value in attributes.items()}
