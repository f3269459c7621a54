"""The dateline that opens a text: "JAKARTA, KOMPAS.com - ..." was written in Jakarta."""

from __future__ import annotations

import re
from collections.abc import Sequence


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split(","))


_DASH = re.compile(r"\s*(?:--+|[-–—])(?:\s|$)|\s[-–—](?=\w)")
_FURTHEST = 80  # characters: a dateline's dash comes earlier
_AGENCY = re.compile(
    r"\.(?:com|co|id|net|tv|news|test)\b|\b(?:antara|news|cnn|cnbc|indonesia|afp|ap|reuters|kompas\w*|"
    r"tempo|viva|detik\w*|tribun\w*|inews|republika|metro\s?tv|beritasatu|sindo\w*|jpnn|okezone|"
    r"liputan6|bisnis|rri|tvri|bbc|voa|dw|xinhua|ants?|rilis|pr)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][\w'.]*(?:[ -](?:[A-Z][\w'.]*|di|of|de)){0,3}\Z")
_PLAIN_NAME = re.compile(r"[A-Z][a-z']+(?: [A-Z][a-z']+){0,2}")
# Places known to be such: these need neither an agency nor a sentence behind them.
_KNOWN = _phrases(
    """
    aceh, ambon, ankara, badung, bali, balikpapan, banda aceh, bandar lampung, bandung, bangkok,
    banjarmasin, banten, banyuwangi, batam, beijing, bekasi, bengkulu, bogor, boyolali, brebes,
    buleleng, canberra, ciamis, cianjur, cilacap, cilegon, cimahi, cirebon, demak, denpasar,
    depok, doha, dubai, dumai, garut, gaza, gianyar, gorontalo, gowa, gresik, indramayu,
    jakarta, jakarta barat, jakarta pusat, jakarta selatan, jakarta timur, jakarta utara, jambi,
    jayapura, jember, jenewa, jepara, jombang, kairo, karawang, kediri, kendari, klaten, kuala
    lumpur, kudus, kuningan, kupang, kyiv, lamongan, lampung, lebak, lhokseumawe, lombok,
    london, lumajang, madinah, madiun, magelang, majalengka, makassar, makkah, malang, mamuju,
    manado, mangupura, manila, manokwari, mataram, medan, mekah, mojokerto, moskow, new delhi,
    new york, nganjuk, ngawi, padang, palangka raya, palembang, palu, pangkal pinang,
    pangkalpinang, papua, paris, pasuruan, pati, pekalongan, pekanbaru, pemalang, ponorogo,
    pontianak, probolinggo, purwakarta, purwokerto, riyadh, salatiga, samarinda, semarang,
    seoul, serang, sidoarjo, singapura, situbondo, sleman, solo, sorong, subang, sukabumi,
    sukoharjo, sumedang, surabaya, surakarta, sydney, tangerang, tangerang selatan, tanjung
    pinang, tanjungpinang, tarakan, tasikmalaya, tegal, teheran, ternate, tokyo, tuban,
    tulungagung, washington, wonogiri, yerusalem, yogyakarta
    """
)


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
    head = text[: dash.start()].strip()
    parts = [part.strip() for part in re.split(r"[,(/)]", head) if part.strip()]
    if not parts or len(parts) > 4:  # noqa: PLR2004 - city, province, paper, date
        return None
    places = [part for part in parts if not _AGENCY.search(part) and _PLACE.match(part)]
    if places and (
        places[0].casefold() in _KNOWN
        or any(map(_AGENCY.search, parts))
        or _opens_sentence(places[0], parts, text[dash.end() :])
    ):
        return _in_small_letters(places[0])
    return None


def _opens_sentence(place: str, parts: Sequence[str], rest: str) -> bool:
    """Whether a place that nobody listed stands as datelines do: names in a row, or capitals
    with a paper's name behind, and then a sentence of its own.
    """
    rest = rest.lstrip("\"'“‘( ")
    if rest and not (rest[0].isupper() or rest[0].isdigit()):
        return False
    if place.isupper():  # longer than an acronym
        return len(place) > 3 and len(parts) <= 2  # noqa: PLR2004 - place and paper
    return len(parts) == 1 and _PLAIN_NAME.fullmatch(place) is not None


def _without_dash(text: str) -> str | None:
    """Where no dash ends it ("Kabar.com, Bandung Hujan ..."), only a place we know does."""
    match = re.match(r"[\w.]+\.(?:com|co\.id|id|net),\s+(\w+(?: \w+)?)", text)
    if not match:
        return None
    words = match[1].split()
    for size in (2, 1):
        place = " ".join(words[:size])
        if place.casefold() in _KNOWN:
            return _in_small_letters(place)
    return None


def _in_small_letters(place: str) -> str:
    return place.title() if place.isupper() else place
