"""Whether the article's text is for paying readers: what the page says of it, source by source.

Only what is said of this article counts. A subscription widget in the page's frame, or a link to
the premium section, says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from lxml import html

from newscrawl.extraction.jsonld import Node, text_of, types_of
from newscrawl.extraction.meta import Head
from newscrawl.extraction.page import Page
from newscrawl.items import Claim

# Open Graph's tier (a metered article is free until the reader's count is up: that tells nothing),
# schema.org's property as microdata, and the premium flags that publishers' own CMS write.
_META = {
    "article:content_tier": {"free": False, "locked": True},
    "isaccessibleforfree": {"true": False, "1": False, "false": True, "0": True},
    **{
        name: {"0": False, "false": False, "no": False, "1": True, "true": True, "yes": True}
        for name in ("ispremium", "is_premium", "is-premium", "paywall", "article:premium")
    },
}
_SAID = {
    schema + said: closed
    for schema in ("", "http://schema.org/", "https://schema.org/")
    for said, closed in (("true", False), ("false", True))
}
# What stands around or behind a text that is closed: the restriction messages of WordPress
# plugins, which only a closed post has, and the classes of posts that are closed to this reader.
_MESSAGES = re.compile(
    r"(?:^|\s)(?:leaky_paywall_message(?:_wrap)?|mepr-unauthorized-message|pmpro_content_message|"
    r"wc-memberships-content-restricted-message|rcp_restricted|newspack-content-gate|"
    r"newspack-memberships__gate|swpm-(?:post-)?not-logged-in-msg)(?:\s|$)"
)
_CLOSED_POST = re.compile(
    r"(?:^|\s)(?:rcp-no-access|pmpro-no-access|access-restricted|paywall|paywalled|is-paywalled|"
    r"premium-content|content-premium|konten-premium|subscribers?-only|subscribers?-content|"
    r"members?-only|locked-content|content-locked)(?:\s|$)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STORY_ID = (
    r"(?:artikel|berita|konten|tulisan|laporan|kisah|cerita|halaman|isi|teks)(?: \w+){0,2}? ini"
)
_READ_ID = (
    r"(?:(?:dapat |bisa )?(?:membaca|baca|mengakses|akses|membuka|menikmati)\b.{0,40}\b"
    r"(?:selengkapnya|selanjutnya|lengkap(?:nya)?|utuh|penuh|seluruh(?:nya)?|kelanjutan\w*|ini)|"
    r"(?:melanjutkan|lanjut(?:kan)?) (?:membaca|baca)\b.{0,40}|terus membaca\b.{0,40})"
)
_JOIN_ID = (
    r"(?:ber)?langganan|log ?in|masuk|daftar(?:kan diri)?|mendaftar|registrasi|"
    r"(?:jadi|menjadi|gabung(?: menjadi)?) (?:pelanggan|anggota|member)"
)
_STORY_EN = r"(?:article|story|content|post|page|report)"
_READ_EN = (
    r"(?:continue|keep|finish) reading\b.{0,40}|"
    r"(?:read|access|view|unlock|see) (?:the )?(?:(?:rest|remainder) of .{0,30}|"
    rf"(?:full|entire) {_STORY_EN}|this (?:\w+ )?{_STORY_EN})|read (?:on|more|it all)"
)
_JOIN_EN = r"subscribe|log ?in|sign (?:in|up)|register|join|become a (?:member|subscriber)|upgrade"
# The line that stands where a closed text breaks off, as a whole line.
_NOTICE = re.compile(
    r"\W*(?:"
    rf"(?:silakan |silahkan |ayo |yuk |mari )?(?:{_JOIN_ID})\b.{{0,60}}?"
    rf"\b(?:untuk|agar|supaya|dan) {_READ_ID}|"
    rf"untuk {_READ_ID}\W+.{{0,30}}?\b(?:{_JOIN_ID})\b.{{0,40}}|"
    rf"(?:lanjutkan|terus|lanjut) (?:membaca|baca)\b.{{0,30}}\bdengan (?:{_JOIN_ID})\b.{{0,30}}|"
    rf"{_STORY_ID} (?:hanya|khusus|eksklusif)\b.{{0,60}}\b"
    r"(?:pelanggan|anggota|member|subscriber|berlangganan|premium)\b.{0,60}|"
    r"(?:anda|kamu) (?:telah|sudah) (?:mencapai|melewati|menghabiskan) (?:batas|kuota)\b.{0,40}"
    r"\b(?:artikel|bacaan|berita)\b.{0,40}\bgratis\b.{0,40}|"
    rf"(?:please |you (?:must|need to) )?(?:{_JOIN_EN})\b(?: (?:now|today|here|or \w+ ?\w*))?"
    rf".{{0,20}}? to (?:{_READ_EN})|"
    rf"to (?:{_READ_EN})\W+.{{0,30}}?\b(?:{_JOIN_EN})\b.{{0,40}}|"
    rf"(?:this|the rest of this|the full) (?:\w+ )?{_STORY_EN} is\b.{{0,40}}\bfor\b.{{0,30}}"
    r"\b(?:subscribers|members)\b.{0,30}|"
    rf"(?:this|the rest of this|the full) (?:\w+ )?{_STORY_EN} is\b.{{0,30}}\b(?:available|limited|"
    r"restricted) to\b.{0,30}\b(?:subscribers|members)\b.{0,30}|"
    r"you(?: ha|.)ve (?:reached|used|hit|read)\b.{0,40}\bfree (?:articles?|stories)\b.{0,40}"
    r")\W*",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 15, 220  # characters of such a line
_LINES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
_LAST_LINES = 3
# Elements looked at: the text's last children, its next siblings on each level above it, in each.
_LAST_CHILDREN, _LEVELS, _NEXT, _MOST_INSIDE = 2, 3, 2, 6


@dataclass(frozen=True, slots=True)
class Paywall:
    """What the page says of its article being closed, and the text without what says so."""

    claims: tuple[Claim[bool], ...]
    paragraphs: tuple[str, ...]


def read_paywall(
    node: Node,
    nodes: Sequence[Node],
    head: Head,
    *,
    element: html.HtmlElement,
    paragraphs: Sequence[str],
) -> Paywall:
    """Whether the article is closed (True) or open to all (False), as each source has it.

    The line where the text breaks off is believed before the templates' JSON-LD and meta elements,
    and these before the names on elements. `element` holds the text, of which `paragraphs` came.
    """
    claims = [*_announced(node, nodes), *_flagged(head)]
    boxes = list(filter(_is_gate, _boxes(element)))
    notices = [line for line in paragraphs[-_LAST_LINES:] if is_notice(line)]
    noticed = [box for box in boxes if _holds_notice(box)]
    if notices or noticed:
        claims.insert(0, Claim(source="page", value=True))
    around = (element, *element.iterancestors())
    if len(boxes) > len(noticed) or any(
        _named(_CLOSED_POST, e) for e in around if e.tag not in ("body", "html")
    ):
        claims.append(Claim(source="page:class", value=True))
    gates = {" ".join(part.split()) for box in boxes for part in box.itertext()}
    return Paywall(tuple(claims), _opened(paragraphs, gates.union(notices)))


def is_closed(page: Page, head: Head, nodes: Sequence[Node]) -> bool:
    """Whether a page that shows no text of an article is closed: its metadata says so, or a notice
    stands somewhere on it.
    """
    told = chain(chain.from_iterable(_announced(node, ()) for node in nodes), _flagged(head))
    if any(claim.value for claim in told):
        return True
    return any(_is_notice(line) and _is_shown(line) for line in page.all(*_LINES, "div", "span"))


def _opened(paragraphs: Sequence[str], gates: Collection[str]) -> tuple[str, ...]:
    """The paragraphs without those at their end that stand in a gate; never none at all."""
    end = len(paragraphs)
    while end > 1 and gates and paragraphs[end - 1] in gates:
        end -= 1
    return tuple(paragraphs[:end])


def is_notice(line: str) -> bool:
    """Whether a line says that the rest of the text is for subscribers.

    >>> is_notice("Berlangganan untuk membaca selengkapnya"), is_notice("Warga masuk untuk membaca")
    (True, False)
    """
    if not _SHORTEST <= len(line) <= _LONGEST:
        return False
    return _NOTICE.fullmatch(" ".join(line.split())) is not None


def _announced(node: Node, nodes: Sequence[Node]) -> Iterator[Claim[bool]]:
    """What JSON-LD says of the article, or else of the page."""
    pages = (other for other in nodes if "WebPage" in types_of(other))
    for told in (node, *pages):
        closed = _closed(told.get("isAccessibleForFree"))
        if closed is not None:
            yield Claim(source="jsonld", value=closed)
            break
    parts = node.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and _closed(part.get("isAccessibleForFree")):
            yield Claim(source="jsonld:hasPart", value=True)
            break


def _closed(value: object) -> bool | None:
    """`isAccessibleForFree` turned round; it comes as a boolean, "False", or an address."""
    if isinstance(value, bool):
        return not value
    said = text_of(value)
    return _SAID.get(said.lower()) if said else None


def _flagged(head: Head) -> Iterator[Claim[bool]]:
    for name, meanings in _META.items():
        said = head.first(name)
        if said and (closed := meanings.get(said.lower())) is not None:
            yield Claim(source=f"meta:{name}", value=closed)


def _boxes(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The last elements of the text, and those next to it, inside the article's own wrappers."""
    yield from islice(element.iterchildren("*", reversed=True), _LAST_CHILDREN)
    for level, around in enumerate((element, *element.iterancestors())):
        if level == _LEVELS or around.tag == "body":
            return
        yield from islice(around.itersiblings("*"), _NEXT)


def _is_gate(box: html.HtmlElement) -> bool:
    """Whether the box is a restriction message, or begins with a notice."""
    first = box[0] if len(box) else box
    for element in (box, first):
        if _named(_MESSAGES, element) and _is_shown(element):
            return True
    return _holds_notice(box)


def _holds_notice(box: html.HtmlElement) -> bool:
    """Whether a notice is among the box's first elements."""
    if not len(box):
        return _is_notice(box) and _is_shown(box)
    for element in islice(box.iter("*"), _MOST_INSIDE):
        if _is_notice(element) and _is_shown(element):
            return True
    return False


def _named(wanted: re.Pattern[str], element: html.HtmlElement) -> bool:
    names = element.get("class")
    return names is not None and _says(wanted, names)


@lru_cache(maxsize=4096)  # a site's pages repeat few of them many times
def _says(wanted: re.Pattern[str], names: str) -> bool:
    return wanted.search(names) is not None


def _is_shown(element: html.HtmlElement) -> bool:
    """Whether the element is shown: a meter's notice waits hidden for readers past their count."""
    around: Iterable[html.HtmlElement] = (element, *islice(element.iterancestors(), 2))
    return not any(
        e.get("hidden") is not None
        or _HIDDEN.search(e.get("style") or "")
        or not {"hidden", "hide", "d-none", "is-hidden"}.isdisjoint((e.get("class") or "").split())
        for e in around
    )


def _is_notice(element: html.HtmlElement) -> bool:
    text = element.text
    if len(element) and element.tag in _LINES:
        text = element.text_content()
    return text is not None and is_notice(text)
