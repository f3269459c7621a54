"""What stands around the text: who wrote it, when it was published, in which section.

Only the lines between the headline and the text, those just above the headline and those just
below the text are read: a page is full of other stories' dates and writers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from newscrawl.extraction.slots import SKIPPED_TAGS, is_elsewhere, says_author, says_editor
from newscrawl.extraction.walk import after, onward
from newscrawl.indonesian.bylines import squeezed

_ABOVE, _HEAD, _FOOT = 12, 120, 120  # elements
_LONG = 200  # characters: such a line is text, not a byline
_MONTH = (
    r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)"
    r"[a-z]{0,6}\.?"
)
_WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
)
_PRINTED_DATE = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}[.:]\d{2}\s?(?:wib|wita|wit)\s{0,2}[,|/-]?\s{0,2})?"
    rf"(?:{_WEEKDAY}\s{{0,3}}[,.|/(-]?\s{{0,3}})?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]{{0,3}}{_MONTH}[\s,-]{{0,3}}\d{{4}}"
    rf"|{_MONTH}\s{{1,3}}\d{{1,2}}\s{{0,2}}[,/]?\s{{0,2}}\d{{4}}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
    rf"(?:\s{{0,3}}(?:[|,/–—·•@)-]|&mdash;|pukul|jam|pkl\.?|at|on)?\s{{0,3}}){{0,2}}"
    rf"(?:\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?(?:\s?[ap]\.?m\b\.?)?"
    rf"(?:\s{{0,2}}\(?(?:wib|wita|wit|gmt(?:[+-]\d{{1,2}})?|utc)\b\)?)?)?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:diperbarui|diperbaharui|updated?|(?:last )?modified|terakhir)\W{0,3}(?:pada|on)?\W{0,3}$",
    re.IGNORECASE,
)
_MODIFIED_NAME = re.compile(r"modified|updated", re.IGNORECASE)
_NAME = r"[^\W\d_][^|:;()\[\]<>\n•·]{1,80}"
_WRITER_LINE = re.compile(
    r"^\W{0,3}(?:(?:di)?tulis(?:\s+)?oleh|oleh|penulis|reporter|wartawan|jurnalis|pewarta|kontributor|"
    r"koresponden|"
    r"rep(?=\s*:)|laporan(?:\s+(?:wartawan|reporter|kontributor))?|written by|by|author|writer|"
    r"fotografer|photographer|text by)"
    rf"\b\s*[:：|]?\s*(?P<name>{_NAME})",
    re.IGNORECASE,
)
_EDITOR_LINE = re.compile(
    r"\b(?:editor|penyunting|redaktur|red(?=\s*:)|edited by|disunting oleh)\b"
    rf"\s*[:：|]\s*(?P<name>{_NAME})",
    re.IGNORECASE,
)
_EDITOR_BEHIND = re.compile(
    rf"(?P<name>{_NAME}?)\s*[|,-]?\s*\b(?:editor|penyunting|redaktur)\W*", re.IGNORECASE
)
_WRITES = r"(?:penulis|reporter|wartawan|jurnalis|pewarta|kontributor|fotografer)"
_EDITS = r"(?:editor|penyunting|redaktur)"
# "Redaktur & Reporter: Sari": one who did both.
_BOTH_LINE = re.compile(
    rf"^\W{{0,3}}(?:{_WRITES}\s*(?:&|/|dan|and)\s*{_EDITS}|{_EDITS}\s*(?:&|/|dan|and)\s*{_WRITES})"
    rf"\s*[:：|]\s*(?P<name>{_NAME})",
    re.IGNORECASE,
)
_ROLE_ALONE = re.compile(
    rf"^\W{{0,3}}(?:(?:{_WRITES}|{_EDITS})(?:\s*(?:&|/|dan|and)\s*(?:{_WRITES}|{_EDITS}))?|"
    r"laporan|oleh|by)\s*[:：|]?\s*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(rf"^{_WRITES}(?:\s+(?:senior|muda|madya|utama|foto|lepas))?$", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,4}")
_PAPER_BEHIND = re.compile(r"\s*(?:\s[-–—|]|,)\s+(?=\S)")
_WRITERS_PAGE = re.compile(r"/(?:penulis|authors?|reporter|wartawan|jurnalis)/", re.IGNORECASE)
_NEAR_HEADLINE = 2  # areas: below it and above it
_BESIDE = 6  # elements


@dataclass(slots=True)
class Byline:
    """What the lines around the text say, as printed, in the order they stand."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)  # dates as a reader sees them
    stamps: list[str] = field(default_factory=list)  # time elements' datetime
    updated: list[str] = field(default_factory=list)
    updated_stamps: list[str] = field(default_factory=list)


def read_byline(
    headline: html.HtmlElement | None,
    text: html.HtmlElement,
    *,
    slots: Sequence[html.HtmlElement] = (),
    credits_: Sequence[str] = (),
    papers: Collection[str] = (),
) -> Byline:
    """Reads around `text`. `slots` are the elements inside it that are no text, `credits_` the
    credit lines that stood inside, `papers` what the paper calls itself.
    """
    found = Byline()
    head = headline if headline is not None else text
    areas = (
        list(_elements(head, limit=_HEAD, until=text)),
        _above(head),
        [element for element in slots if not _skip(element)],
        list(_elements(after(text), limit=_FOOT)),
    )
    people = _People()
    for number, area in enumerate(areas):
        _read_people(area, people, number)
        _read_signed(area, people, number, papers)
        _read_dates(area, found)
    for line in credits_:
        people.read(line)
    found.authors = people.stated or people.first_named
    found.editors = people.editors
    return found


class _People:
    """Writers and editors as lines name them; a stated role is worth more than a class name."""

    def __init__(self) -> None:
        self.stated: list[str] = []
        self.named: list[tuple[int, str]] = []
        self.editors: list[str] = []

    @property
    def first_named(self) -> list[str]:
        """Those of the first area that had any: further down are other stories' writers."""
        return [name for number, name in self.named if number == self.named[0][0]]

    def read(self, line: str, *, area: int | None = None, editor: bool = False) -> None:
        """Takes the people of one line: by the role it states, else by what its element says."""
        line = line.strip()
        if not line or len(line) > _LONG:
            return
        if date := _PRINTED_DATE.search(line):  # "by Sari | Mar 12, 2024 | Daerah"
            line = (line[: date.start()] or line[date.end() :]).strip(" |,-–—/")
        if match := _BOTH_LINE.match(line):
            self.stated.append(match["name"].strip())
            self.editors.append(match["name"].strip())
            return
        if match := _EDITOR_LINE.search(line):
            self.editors.append(match["name"].strip())
            line = line[: match.start()].strip(" |,-–/")
            area = None
        elif match := _EDITOR_BEHIND.fullmatch(line):
            self.editors.append(match["name"].strip())
            return
        if _WRITER_LINE.match(line):
            self.stated.append(line)
        elif editor and line:
            self.editors.append(line)
        elif area is not None and line:
            self.named.append((area, line))


def _skip(element: html.HtmlElement) -> bool:
    return (element.tag in SKIPPED_TAGS and element.tag not in ("header", "label")) or is_elsewhere(
        element
    )


def _elements(
    start: html.HtmlElement | None, *, limit: int, until: html.HtmlElement | None = None
) -> Iterator[html.HtmlElement]:
    """The elements from `start` on; up to `until`, or, inside it, up to the first prose."""
    for element in onward(start, skip=_skip, limit=limit):
        if element is until and element is not start:
            return
        if until is not None and len((element.text or "").strip()) > _LONG:
            return
        yield element


def _above(headline: html.HtmlElement) -> list[html.HtmlElement]:
    """The small elements that stand just before the headline, beside it or its ancestors."""
    found: list[html.HtmlElement] = []
    current: html.HtmlElement | None = headline
    for _ in range(3):
        if current is None or current.tag in ("body", "main"):
            break
        before = current.getprevious()
        while before is not None and len(found) < _ABOVE:
            # A header beside the headline is the site's, and its date is today's.
            if before.tag != "header" and not _skip(before):
                inside = list(onward(before, skip=_skip, limit=_ABOVE))
                stop = after(before)
                found.extend(inside[: inside.index(stop)] if stop in inside else inside)
            before = before.getprevious()
        current = current.getparent()
    return found


def _texts(area: Sequence[html.HtmlElement]) -> Iterator[str]:
    """The texts of the elements and between them, in document order: a date may be split over
    nodes. What follows an element stands after its last descendant.
    """
    inside = set(area)
    for element in area:
        if element.text:
            yield element.text
        current = element if len(element) == 0 else None
        while current is not None and current in inside:
            if current.tail and current.getparent() in inside:
                yield current.tail
            current = current.getparent() if current.getnext() is None else None


def _read_dates(area: Sequence[html.HtmlElement], found: Byline) -> None:
    for element in area:
        if element.tag in ("time", "abbr") or element.get("itemprop") == "datePublished":
            stamp = element.get("datetime") or element.get("title") or element.get("content")
            if stamp and stamp[:1].isdigit():
                modified = _is_modified(element, area)
                (found.updated_stamps if modified else found.stamps).append(stamp.strip())
    text = " ".join(" ".join(_texts(area)).split())[:4000]
    for match in _PRINTED_DATE.finditer(text):
        value = match.group().strip(" |,/–—·•@)-")
        late = _UPDATED.search(text, max(0, match.start() - 40), match.start())
        (found.updated if late else found.printed).append(value)


def _is_modified(element: html.HtmlElement, area: Sequence[html.HtmlElement]) -> bool:
    """Whether a time element is that of the last change; "published updated" is both at once,
    the only "entry-date" of a post is its publication, and the "updated" that a blog puts on an
    abbr is when the post was written.
    """
    if element.tag != "time":
        return False
    around = element.getparent()
    names = " ".join(
        filter(None, (element.get("class"), element.get("itemprop"), around.get("class")))
    ).lower()
    if "entry-date" in names:
        entries = [e for e in area if e.tag == "time" and "entry-date" in (e.get("class") or "")]
        return len(entries) > 1 and "published" not in names and "updated" in names
    return _MODIFIED_NAME.search(names) is not None and "published" not in names


def _read_people(area: Sequence[html.HtmlElement], people: _People, number: int) -> None:
    for element in area:
        if says_author(element) or (number < _NEAR_HEADLINE and _leads_to_writer(element)):
            people.read(_line(element), area=number)
        elif says_editor(element):
            people.read(_line(element), editor=True)
        elif element.text and len(element.text) < _LONG:
            text = " ".join(element.text.split())
            if _OFFICE.match(text) and (name := _person_before(element)):
                people.read(f"Oleh: {name}")
            elif _ROLE_ALONE.match(text):
                people.read(_with_holder(element, text))
            elif _WRITER_LINE.match(text) or _EDITOR_LINE.search(text) or _BOTH_LINE.match(text):
                people.read(_line(element))


def _leads_to_writer(element: html.HtmlElement) -> bool:
    return element.tag == "a" and _WRITERS_PAGE.search(element.get("href") or "") is not None


def _person_before(element: html.HtmlElement) -> str | None:
    """As in "<b>Sari Dewi</b> <i>Jurnalis Senior</i>": the name before an office."""
    before = element.getprevious()
    if before is None or len(element) or (before.tail or "").strip():
        return None
    name = _line(before)
    return name if _PERSON.fullmatch(name) else None


def _with_holder(role: html.HtmlElement, text: str) -> str:
    """A role with whoever stands beside it: "<td>Penulis</td><td>: Sari</td>"."""
    if len(role):
        return _line(role)
    for _ in range(3):
        parts = [role.tail or ""]
        for beside in islice(role.itersiblings("*"), _BESIDE):
            line = _line(beside)
            if beside.tag == "br" or _ROLE_ALONE.match(line) or _PRINTED_DATE.match(line):
                break
            parts += [line, beside.tail or ""]
        holder = " ".join(" ".join(parts).split()).lstrip(" :：|")
        if holder:
            return f"{text.rstrip(' :：|')}: {holder}"
        parent = role.getparent()
        if parent is None or _line(parent) != text:
            return ""
        role = parent
    return ""


def _read_signed(
    area: Sequence[html.HtmlElement], people: _People, number: int, papers: Collection[str]
) -> None:
    """Names just above the date, before the paper's: "Sari Dewi - Kabar Senja"."""
    known = set(map(squeezed, papers))
    lines = [line for text in _texts(area) if (line := " ".join(text.split()))]
    for at, below in enumerate(lines):
        if not _PRINTED_DATE.match(below):
            continue
        for size in range(1, 4):  # name, dash and paper may be elements of their own
            name, *paper = _PAPER_BEHIND.split(" ".join(lines[max(0, at - size) : at]), maxsplit=1)
            if paper and squeezed(paper[0]) in known and _PERSON.fullmatch(name):
                people.read(name, area=number)
        return


def _line(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
