"""The people whom the lines around a text name: its writers and editors, as printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from lxml import html

from newscrawl.extraction.printed_dates import PRINTED_DATE, YEAR
from newscrawl.extraction.slots import Names, role_of
from newscrawl.indonesian.bylines import squeezed

_LONG = 200  # characters: such a line is text, not a byline
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
_EDITING = re.compile(rf"\W{{0,3}}{_EDITS}\b", re.IGNORECASE)
# Some word of the lines above and below: most texts around an article have none. In small letters,
# since a search that ignores case has to try every character.
_ROLE_WORD = re.compile(
    r"oleh|penulis|reporter|wartawan|jurnalis|pewarta|kontributor|koresponden|rep\s*:|laporan|"
    r"written|by\b|author|writer|fotografer|photographer|text|editor|penyunting|redaktur|"
    r"red\s*:|edited"
)
_OFFICE = re.compile(rf"^{_WRITES}(?:\s+(?:senior|muda|madya|utama|foto|lepas))?$", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,4}")
_PAPER_BEHIND = re.compile(r"\s*(?:\s[-–—|]|,)\s+(?=\S)")
_WRITERS_PAGE = re.compile(r"/(?:penulis|authors?|reporter|wartawan|jurnalis)/", re.IGNORECASE)
_NEAR_HEADLINE = 2  # areas: below it and above it
_BESIDE = 6  # elements
_PIECES = 200  # of text: what has more is no line


class People:
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
        if YEAR.search(line) and (
            date := PRINTED_DATE.search(line)
        ):  # "by Sari | Mar 12, 2024 | Daerah"
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


def read_people(
    area: Sequence[html.HtmlElement], people: People, number: int, names: Names
) -> None:
    for element in area:
        role = role_of(element, names)
        if role == "author" or (number < _NEAR_HEADLINE and _leads_to_writer(element)):
            people.read(_line(element), area=number)
        elif role == "editor":
            people.read(_line(element), editor=True)
        elif (
            (own := element.text)
            and len(own) < _LONG
            and not own.isspace()
            and _ROLE_WORD.search(own.lower())
        ):
            text = " ".join(own.split())
            if _OFFICE.match(text) and (name := _person_before(element)):
                people.read(f"Oleh: {name}")
            elif _ROLE_ALONE.match(text):
                people.read(_with_holder(element, text) or _behind_holder(element, text))
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
            if beside.tag == "br" or _ROLE_ALONE.match(line) or PRINTED_DATE.match(line):
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


def _behind_holder(role: html.HtmlElement, text: str) -> str:
    """A role behind whoever has it: "<span>Nirmala</span><span>Editor</span>"."""
    before = role.getprevious()
    if before is None or len(role) or (before.tail or "").strip():
        return ""
    name = _line(before)
    if not name or any(map(str.isdigit, name)) or _ROLE_ALONE.match(name):
        return ""
    return f"{'Editor' if _EDITING.match(text) else 'Oleh'}: {name}"


def read_signed(lines: Sequence[str], people: People, number: int, papers: Collection[str]) -> None:
    """Names just above the date, before the paper's: "Sari Dewi - Kabar Senja"."""
    for at, below in enumerate(lines):
        if not YEAR.search(below) or not PRINTED_DATE.match(below):
            continue
        for size in range(1, 4):  # name, dash and paper may be elements of their own
            name, *paper = _PAPER_BEHIND.split(" ".join(lines[max(0, at - size) : at]), maxsplit=1)
            if paper and squeezed(paper[0]) in papers and _PERSON.fullmatch(name):
                people.read(name, area=number)
        return


def _line(element: html.HtmlElement) -> str:
    return " ".join(" ".join(islice(element.itertext(), _PIECES)).split())
