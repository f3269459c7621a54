"""What stands around the text: who wrote it, when it was published, in which section.

Only the lines between the headline and the text, those just above the headline and those just
below the text are read: a page is full of other stories' dates and writers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html

from newscrawl.extraction.slots import SKIPPED_TAGS, is_elsewhere, says_author, says_editor
from newscrawl.extraction.walk import after, onward

_ABOVE, _HEAD, _FOOT = 12, 120, 120  # elements
_LONG = 200  # characters: such a line is text, not a byline
_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,6}\.?"
_WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
)
_PRINTED_DATE = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY}\s*[,.|/-]?\s*)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]{{0,3}}{_MONTH}[\s,-]{{0,3}}\d{{4}}"
    rf"|{_MONTH}\s{{1,3}}\d{{1,2}}\s{{0,2}}[,/]?\s{{0,2}}\d{{4}}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
    rf"(?:\s{{0,3}}(?:[|,/–—·•@-]|&mdash;|pukul|jam|pkl\.?|at|on)?\s{{0,3}}){{0,2}}"
    rf"(?:\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?(?:\s?[ap]\.?m\b\.?)?"
    rf"(?:\s{{0,2}}\(?(?:wib|wita|wit|gmt(?:[+-]\d{{1,2}})?|utc)\b\)?)?)?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:diperbarui|diperbaharui|update[d]?|last (?:updated|modified)|modified|terakhir)\W{0,3}(?:pada|on)?\W{0,3}$",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_][^|:;()\[\]<>\n•·]{1,80}"
_WRITER_LINE = re.compile(
    r"^\W{0,3}(?:(?:di)?tulis(?:\s+)?oleh|oleh|penulis|reporter|wartawan|jurnalis|pewarta|kontributor|"
    r"koresponden|laporan(?:\s+(?:wartawan|reporter|kontributor))?|written by|by|author|writer|"
    r"fotografer|photographer|text by)"
    rf"\b\s*[:：|]?\s*(?P<name>{_NAME})",
    re.IGNORECASE,
)
_EDITOR_LINE = re.compile(
    rf"\b(?:editor|penyunting|redaktur|edited by|disunting oleh)\b\s*[:：|]\s*(?P<name>{_NAME})",
    re.IGNORECASE,
)
_WITH_COLON = re.compile(
    r"^\W{0,3}(?:penulis|reporter|wartawan|jurnalis|pewarta|kontributor|fotografer|laporan|editor|"
    r"penyunting|redaktur)\s*[:：|]?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Byline:
    """What the lines around the text say, as printed, in the order they stand."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)  # dates as a reader sees them
    stamps: list[str] = field(default_factory=list)  # time elements' datetime
    updated: list[str] = field(default_factory=list)


def read_byline(
    headline: html.HtmlElement | None, text: html.HtmlElement, credits_: Iterable[str]
) -> Byline:
    """Reads around `text`; `credits_` are the credit lines that stood inside it."""
    found = Byline()
    head = headline if headline is not None else text
    areas = (
        list(_elements(head, limit=_HEAD, until_text=True)),
        _above(head),
        list(_elements(after(text), limit=_FOOT, until_text=False)),
    )
    for area in areas:
        _read_people(area, found)
        _read_dates(area, found)
    for line in credits_:
        _read_line(line, found)
    return found


def _skip(element: html.HtmlElement) -> bool:
    return (element.tag in SKIPPED_TAGS and element.tag not in ("header", "label")) or is_elsewhere(
        element
    )


def _elements(
    start: html.HtmlElement | None, *, limit: int, until_text: bool
) -> Iterator[html.HtmlElement]:
    for element in onward(start, skip=_skip, limit=limit):
        if until_text and len((element.text or "").strip()) > _LONG:
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
            if not _skip(before):
                inside = list(onward(before, skip=_skip, limit=_ABOVE))
                stop = after(before)
                found.extend(inside[: inside.index(stop)] if stop in inside else inside)
            before = before.getprevious()
        current = current.getparent()
    return found


def _texts(area: Sequence[html.HtmlElement]) -> Iterator[str]:
    inside = set(area)
    for element in area:
        if element.text:
            yield element.text
        for child in element:
            if child.tail and (child.tag == "br" or child in inside):
                yield child.tail


def _read_dates(area: Sequence[html.HtmlElement], found: Byline) -> None:
    for element in area:
        if element.tag in ("time", "abbr") or element.get("itemprop") == "datePublished":
            stamp = element.get("datetime") or element.get("title") or element.get("content")
            if stamp and stamp[:1].isdigit():
                updated = (
                    "updated" in (element.get("class") or "").split() and element.tag == "time"
                )
                (found.updated if updated else found.stamps).append(stamp.strip())
    text = " ".join(" ".join(_texts(area)).split())[:4000]
    for match in _PRINTED_DATE.finditer(text):
        value = match.group().strip(" |,/–—·•@-")
        late = _UPDATED.search(text, max(0, match.start() - 40), match.start())
        (found.updated if late else found.printed).append(value)


def _read_people(area: Sequence[html.HtmlElement], found: Byline) -> None:
    for element in area:
        named = says_author(element)
        if named or says_editor(element):
            text = _line(element)
            if text and len(text) <= _LONG:
                _read_line(text, found, default=found.authors if named else found.editors)
        elif element.text and len(element.text) < _LONG:
            text = " ".join(element.text.split())
            if _WITH_COLON.match(text) or _WRITER_LINE.match(text) or _EDITOR_LINE.search(text):
                parent = element.getparent()
                line = _line(
                    element
                    if len(element) or parent is None or not _WITH_COLON.match(text)
                    else parent
                )
                _read_line(line, found)


def _line(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _read_line(line: str, found: Byline, *, default: list[str] | None = None) -> None:
    """Takes the people of one line: by the roles it names, else as `default` has it."""
    line = line.strip()
    if not line or len(line) > _LONG:
        return
    editor = _EDITOR_LINE.search(line)
    if editor:
        found.editors.append(editor["name"].strip())
        line = line[: editor.start()].strip(" |,-–/")
    writer = _WRITER_LINE.match(line)
    if writer:
        found.authors.append(writer["name"].strip())
    elif default is not None and line and not editor:
        default.append(line)
