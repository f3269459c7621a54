"""The lists of articles a reader leafs through: front page, archive, days, sections, tags, traps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from newsroom import traps
from newsroom.edition import Answer, Edition
from newsroom.pages import list_page
from newsroom.stories import SECTIONS, TAGS, Story

_FIRST_YEAR = 1990  # where even an endless past ends


def list_answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """What a list or a trap at this path answers; None where there is none."""
    for answered in (_front, _days, _shelf, _calendar, _facets, _loop):
        found = answered(edition, path, query)
        if found is not None:
            return found
    return None


def _front(edition: Edition, path: str, _: Mapping[str, str]) -> Answer | None:
    """The front page and the numbered pages behind it."""
    found = re.fullmatch(r"/(?:page/(\d+)/)?", path)
    if not found or (found[1] and "archive" not in edition.sources):
        return None
    number = int(found[1] or 1)
    last = max(-(-len(edition.stories) // edition.headlines), 1)
    endless = "repeating_archive" in edition.traps
    if number > last and not endless:
        return None
    pager = []
    if "archive" in edition.sources and (number < last or endless):
        pager = [(str(n), f"/page/{n}/") for n in range(number + 1, min(number + 3, last))]
        pager.append(("Berita Selanjutnya", f"/page/{number + 1}/"))
    shown = _slice(edition, edition.stories, min(number, last))
    more = traps.bait(edition.base, edition.traps, edition.stories[:3]) if number == 1 else ""
    return _list(edition, "Berita Terbaru", shown, pager, more)


def _days(edition: Edition, path: str, _: Mapping[str, str]) -> Answer | None:
    """/indeks/ is the newest day; each day names the one before it."""
    found = re.fullmatch(r"/indeks/(?:(\d{4})/(\d\d)/(\d\d)/?)?", path)
    if not found or "days" not in edition.sources or not edition.stories:
        return None
    newest, oldest = (edition.stories[n].published.date() for n in (0, -1))
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found[1] else newest
    except ValueError:
        return None
    if "empty_days" in edition.traps:
        oldest = date(_FIRST_YEAR, 1, 1)
    if day < oldest:
        return None
    shown = [s for s in edition.stories if s.published.date() == day]
    near = [day - timedelta(days=n) for n in range(1, 4)]
    pager = [(f"{d:%d/%m}", f"/indeks/{d:%Y/%m/%d}") for d in near if d >= oldest]
    if pager:
        pager.append(("Hari sebelumnya", pager[0][1]))
    return _list(edition, f"Indeks Berita {day:%d/%m/%Y}", shown, pager)


def _shelf(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """A section's pages (?page=2) and a tag's (/tag/kopi/page/2/)."""
    section = re.fullmatch(rf"/({'|'.join(SECTIONS)})/?", path)
    tag = re.fullmatch(rf"/tag/({'|'.join(TAGS)})/(?:page/(\d+)/)?", path)
    if section and "sections" in edition.sources:
        shelf = [s for s in edition.stories if s.section == section[1]]
        number, address = query.get("page", "1"), f"/{section[1]}/?page="
        name, ending = section[1], ""
    elif tag and "tags" in edition.sources:
        shelf = [s for s in edition.stories if tag[1] in s.tags]
        number, address = tag[2] or "1", f"/tag/{tag[1]}/page/"
        name, ending = tag[1], "/"
    else:
        return None
    last = max(-(-len(shelf) // edition.headlines), 1)
    if not (number.isdecimal() and 1 <= int(number) <= last):
        return None
    at = int(number)
    pager = [(str(n), f"{address}{n}{ending}") for n in range(1, last + 1) if n != at]
    if at < last:
        pager.append(("Selanjutnya »", f"{address}{at + 1}{ending}"))
    elif section and "loop_pager" in edition.traps:
        pager.append(("Selanjutnya »", f"{address}1{ending}"))
    return _list(edition, name.title(), _slice(edition, shelf, at), pager)


def _calendar(edition: Edition, path: str, _: Mapping[str, str]) -> Answer | None:
    found = re.fullmatch(r"/kalender/(\d{4})/(\d\d)/", path)
    if not found or "calendar" not in edition.traps:
        return None
    year, month = int(found[1]), int(found[2])
    links = traps.calendar_links(year, month)
    return _list(edition, f"Kalender {month}/{year}", edition.stories[-8:], links)


def _facets(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    if path != "/arsip/" or "facets" not in edition.traps:
        return None
    number = query.get("hal", "1")
    links = traps.facet_links(int(number) if number.isdecimal() else 1)
    return _list(edition, "Arsip Pilihan", edition.stories[-edition.headlines :], links)


def _loop(edition: Edition, path: str, _: Mapping[str, str]) -> Answer | None:
    if path not in traps.LOOP or "redirect_loop" not in edition.traps:
        return None
    other = traps.LOOP[1 - traps.LOOP.index(path)]
    return Answer(status=302, headers={"Location": edition.base + other})


def _slice(edition: Edition, stories: Sequence[Story], number: int) -> Sequence[Story]:
    return stories[edition.headlines * (number - 1) : edition.headlines * number]


def _list(
    edition: Edition,
    title: str,
    stories: Sequence[Story],
    pager: Sequence[tuple[str, str]],
    more: str = "",
) -> Answer:
    links = [(text, edition.href(url)) for text, url in pager]
    page = list_page(edition.frame, title, stories, edition.listed, pager=links, more=more)
    return Answer(body=page.encode())
