"""The dates that stand around a text: as a reader sees them, and in time elements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import html

from newscrawl.indonesian.words import one_line

_MONTH = (
    r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)"
    r"[a-z]{0,6}\.?"
)
_WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
)
PRINTED_DATE = re.compile(
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
YEAR = re.compile(r"\d{4}")  # every printed date has one
_AROUND_YEAR = 60  # characters: a weekday and month before it, a time behind it
_FURTHEST = 4000  # characters
_UPDATED = re.compile(
    r"(?:diperbarui|diperbaharui|updated?|(?:last )?modified|terakhir)\W{0,3}(?:pada|on)?\W{0,3}$",
    re.IGNORECASE,
)
_MODIFIED_NAME = re.compile(r"modified|updated", re.IGNORECASE)


@dataclass(slots=True)
class Dates:
    """What is said of when the text was published and last changed, in the order it stands."""

    printed: list[str] = field(default_factory=list)  # dates as a reader sees them
    stamps: list[str] = field(default_factory=list)  # time elements' datetime
    updated: list[str] = field(default_factory=list)
    updated_stamps: list[str] = field(default_factory=list)


def lines_in(area: Sequence[html.HtmlElement]) -> list[str]:
    """The texts of the elements and between them, in document order: a date may be split over
    nodes. What follows an element stands after its last descendant.
    """
    inside = set(area)
    texts = []
    for element in area:
        if text := element.text:
            texts.append(text)
        current = element if len(element) == 0 else None
        while current is not None and current in inside:
            above = current.getparent()
            if above in inside and (tail := current.tail):
                texts.append(tail)
            current = above if current.getnext() is None else None
    return [one_line(text) for text in texts if not text.isspace()]


def read_stamps(area: Sequence[html.HtmlElement], found: Dates) -> None:
    """Adds the time elements' dates to `found`."""
    for element in area:
        if element.tag in ("time", "abbr") or element.get("itemprop") == "datePublished":
            stamp = element.get("datetime") or element.get("title") or element.get("content")
            if stamp and stamp[:1].isdigit():
                modified = _is_modified(element, area)
                (found.updated_stamps if modified else found.stamps).append(stamp.strip())


def read_printed(text: str, found: Dates) -> None:
    """Adds the dates that the text shows to `found`."""
    done = 0
    # Around years only: the pattern has to be tried at each character.
    for year in YEAR.finditer(text, 0, _FURTHEST):
        start, end = max(done, year.start() - _AROUND_YEAR), year.end() + _AROUND_YEAR
        match = PRINTED_DATE.search(text, start, min(end, _FURTHEST))
        if match is None or match.start() > year.start():
            continue
        done = match.end()
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
