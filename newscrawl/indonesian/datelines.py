"""The dateline that opens a text: "JAKARTA, KOMPAS.com - ..." was written in Jakarta."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.indonesian.places import ABBREVIATIONS, PLACES

_DASH = re.compile(
    r"\s*(?:--+|[-–—])(?:\s|$)|\s[-–—](?=\w)|(?:(?<=\.com)|(?<=\.id)|(?<=\.net))[-–—](?=\w)",
    re.IGNORECASE,
)
_FURTHEST = 80  # characters: a dateline's dash comes earlier
# A paper or agency; or the label of a column, which no more names a place.
_AGENCY = re.compile(
    r"\.(?:com|co|id|net|tv|news|test)\b|\b(?:antara|news|cnn|cnbc|indonesia|afp|ap|reuters|kompas\w*|"
    r"tempo|viva|detik\w*|tribun\w*|inews|republika|metro\s?tv|beritasatu|sindo\w*|jpnn|okezone|"
    r"liputan6|bisnis|rri|tvri|bbc|voa|dw|xinhua|ants?|rilis|pr|online|times\w*|\w*times|radar|"
    r"suara|harian|warta|kabar|berita|media|koran|pos|post|pikiran rakyat|surya|kontan|"
    r"info|siaran pers|advertorial|opini|kolom)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][\w'.]*(?:[ -](?:[A-Z][\w'.]*|di|of|de)){0,3}\Z")
_OF_A_REGION = re.compile(r"(?:kota|kabupaten|kab\.?)\s+", re.IGNORECASE)
# What villages and districts are called by: "Tanjung Melati", "Kota Lama".
_LOCALITY = re.compile(
    r"(?:Tanjung|Muara|Muaro|Kota|Kampung|Desa|Pulau|Teluk|Ujung|Kuala|Sungai|Lubuk|Pangkalan)"
    r"(?: [A-Z][a-z']+){1,2}"
)
_AFTER_PAPER = re.compile(r"\s*([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})(?:\.\s|\s+[-–—]\s)")


def dateline(text: str) -> str | None:
    """The place named by the dateline that opens `text`; None where it has none.

    A paper's name alone ("KABAR.com - ...") is no place. Capitals are brought to "Jakarta".

    >>> dateline("JAKARTA, KABAR.com - Hujan turun."), dateline("Kabar.com, Bandung -- Hujan.")
    ('Jakarta', 'Bandung')
    >>> dateline("Palangka Raya (Antara Kalteng) - Air naik."), dateline("KABAR.com - Air naik.")
    ('Palangka Raya', None)
    >>> dateline("Jakarta -"), dateline("Harga beras - bahan pokok - naik.")
    ('Jakarta', None)
    """
    dash = _DASH.search(text, 0, _FURTHEST)
    if not dash:
        return _without_dash(text)
    head, rest = text[: dash.start()].strip(), text[dash.end() :]
    parts = [part.strip() for part in re.split(r"[,(/|)]", head) if part.strip()]
    if not parts or len(parts) > 4:  # noqa: PLR2004 - city, province, paper, date
        return None
    known = next(filter(_is_known, parts), None)
    if known is not None:
        return _in_small_letters(known)
    places = [part for part in parts if not _AGENCY.search(part) and _PLACE.match(part)]
    papers = any(map(_AGENCY.search, parts))
    if not places:
        behind = _AFTER_PAPER.match(rest[:_FURTHEST]) if papers else None
        return _in_small_letters(behind[1]) if behind and _is_known(behind[1]) else None
    if papers or _opens_sentence(places[0], parts, rest):
        return _in_small_letters(places[0])
    return None


def _is_known(place: str) -> bool:
    return place[:1].isupper() and (
        place.casefold() in PLACES or _OF_A_REGION.sub("", place, count=1).casefold() in PLACES
    )


def _opens_sentence(place: str, parts: Sequence[str], rest: str) -> bool:
    """Whether a place that nobody listed stands as datelines do, before a sentence of its own:
    called as villages are, or in capitals with a paper's name behind.
    """
    rest = rest.lstrip("\"'“‘( ")
    if rest and not (rest[0].isupper() or rest[0].isdigit()):
        return False
    if len(parts) == 1:
        return _LOCALITY.fullmatch(place.title()) is not None
    return place.isupper() and len(place) > 3 and len(parts) == 2  # noqa: PLR2004 - place and paper


def _without_dash(text: str) -> str | None:
    """Where no dash ends it ("Kabar.com, Bandung Hujan ..."), only a place we know does."""
    match = re.match(r"[\w.]+\.(?:com|co\.id|id|net),\s+(\w+(?: \w+)?)", text)
    if not match:
        return None
    words = match[1].split()
    for size in (2, 1):
        place = " ".join(words[:size])
        if _is_known(place):
            return _in_small_letters(place)
    return None


def _in_small_letters(place: str) -> str:
    return place.title() if place.isupper() and place.casefold() not in ABBREVIATIONS else place
