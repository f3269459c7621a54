"""RawArticle -> Article: the one place where strings become values.

For each field the first claim that makes a sane value is taken. Where others say something
else, provenance keeps it: {"title": "page", "title_disagrees": {"meta:og:title": "..."}}.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newscrawl.errors import NotAnArticle
from newscrawl.indonesian.bylines import person_names, squeezed
from newscrawl.indonesian.datelines import dateline
from newscrawl.indonesian.dates import find_dates
from newscrawl.indonesian.language import guess_language
from newscrawl.indonesian.publication import publication_date
from newscrawl.indonesian.words import (
    one_line,
    pieces,
    stream_safe,
    without_controls,
    without_signs_of_print,
    words,
)
from newscrawl.items import Article, Claim, Image, RawArticle, T
from newscrawl.site import Site
from newscrawl.urls import article_id, canonical_url

_SUFFIX = re.compile(r"\s+(?:[-–—|•·»]|::?)\s+(?=[^-–—|•·»]{1,60}$)")
_PAGE_SUFFIX = re.compile(r"\s*[-–(|]?\s*\bhalaman\s+\d{1,2}\)?\s*$", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{2}\b")  # of a language
_TYPES = frozenset(("article", "gallery", "video", "liveblog"))
_LONGEST_TITLE = 400  # characters
_MOST_OF_TITLE = 2000  # characters of it with names of the site and white space
_LONGEST_NAME = 5  # words of a paper's name; more are its slogan
_SAME = 0.9  # of the words: two texts that share as many are the same text


def normalise(raw: RawArticle, *, site: Site, fetched_at: datetime) -> Article:
    """The record of a raw article. `fetched_at` is aware; it bounds what dates are possible.

    Raises NotAnArticle where no title or no text can be made of it. Where neither the caller nor
    the page tells the address, both addresses are "" and the id is that of the text.
    """
    provenance: dict[str, Any] = {}
    canonical = _canonical(raw, site, provenance)
    host = urlsplit(canonical).hostname or ""
    agencies = _agencies(site, host, [claim.value for claim in raw.publisher])

    def chosen(field: str, claims: Sequence[Claim[T]], make: Callable[[T], Any]) -> Any:
        return _choose(field, claims, make, provenance)

    title = chosen("title", raw.title, lambda value: _title(value, agencies))
    body = chosen("body", raw.body, _body)
    if not title or not body:
        missing = "text" if title else "headline"
        raise NotAnArticle(f"the page holds no {missing} of an article", outcome="empty")
    editors = chosen("editors", raw.editors, lambda names: person_names(names, agencies=agencies))
    zone = ZoneInfo(site.timezone)
    published = publication_date(raw.published, raw.modified, zone=zone, fetched_at=fetched_at)
    _note_dates(published, provenance)
    text = "\n\n".join(body)
    word_count, content = _words_and_hash(text)
    return Article(
        id=article_id(canonical or content),
        url=without_controls(raw.url) or canonical,
        canonical_url=canonical,
        site=site.name,
        type=chosen("type", raw.type, lambda value: value if value in _TYPES else None)
        or "article",
        title=title,
        description=chosen("description", raw.description, _line),
        authors=_authors(raw, editors or (), agencies, provenance),
        editors=editors or (),
        date_published=_local(published.published, zone),
        date_modified=_local(published.modified, zone),
        date_published_raw=published.raw and _line(published.raw),
        section=chosen("section", raw.section, _section),
        tags=chosen("tags", raw.tags, _tags) or (),
        language=_language(text, raw, provenance),
        dateline=dateline(body[0]),
        body=text,
        dates=find_dates(text, anchor=published.published),
        images=tuple(map(_image, raw.images)),
        pages=raw.pages,
        word_count=word_count,
        paywalled=_paywalled(raw, provenance),
        content_hash=content,
        fetched_at=fetched_at,
        provenance=MappingProxyType(provenance),
    )


def content_hash(text: str) -> str:
    """SHA-256, in hex, of the text without case, spaces and punctuation: equal stories, equal hash.

    >>> content_hash("Banjir, surut!") == content_hash("banjir surut")
    True
    """
    return _words_and_hash(text)[1]


def _words_and_hash(text: str) -> tuple[int, str]:
    """How many words a text has, and its content hash."""
    count, content = 0, hashlib.sha256()
    for piece in pieces(text):
        number, said = _count_and_words(piece)
        count += number
        content.update(said)
    return count, content.hexdigest()


def _count_and_words(text: str) -> tuple[int, bytes]:
    """How many words a text has, and they all, folded, in a row."""
    text = without_signs_of_print(text)  # most texts are ASCII then, which folds at no cost
    normal = unicodedata.normalize("NFKC", stream_safe(text))
    folded = normal.casefold()
    said = words(folded)
    # A sign may be folded into letters ("™") and change the number of words: then count again.
    same = normal == text and len(folded) == len(text)
    return len(said if same else words(text)), b"".join(said)


def _choose(
    field: str, claims: Sequence[Claim[T]], make: Callable[[T], Any], provenance: dict[str, Any]
) -> Any:
    """The first claim's value that is one; source and disagreements go to `provenance`."""
    best: Any = None
    others: dict[str, Any] = {}
    believed: T | None = None
    for claim in claims:
        if best is not None and claim.value == believed:
            continue  # the same words again, as most sources say
        value = make(claim.value)
        if not value:
            continue
        if best is None:
            best, believed = value, claim.value
            provenance[field] = claim.source
        elif value != best and not _agree(best, value):
            others[claim.source] = _brief(value)
    if others:
        provenance[f"{field}_disagrees"] = others
    return best


def _agree(one: Any, other: Any) -> bool:
    a, b = _folded(one), _folded(other)
    if a == b:
        return True
    if isinstance(one, str):
        return False
    own, others = set(a), set(b)
    return len(own & others) >= _SAME * max(len(own), len(others), 1)


def _folded(value: Any) -> list[bytes]:
    return words((value if isinstance(value, str) else " ".join(value)).casefold())


def _brief(value: Any) -> Any:
    """A disagreement as JSON: a long text as the number of its words."""
    if isinstance(value, str):
        return value
    texts = list(value)
    count = sum(len(text.split()) for text in texts)
    return {"words": count} if count > 60 else texts  # noqa: PLR2004 - names and tags are fewer


def _line(value: str) -> str | None:
    return one_line(unicodedata.normalize("NFC", stream_safe(value))) or None


def _title(value: str, agencies: frozenset[str]) -> str | None:
    """The title without "| Kabar Senja", "- Kabarsenja.com Regional", "Halaman 1"."""
    if len(value) > _MOST_OF_TITLE:
        return None
    title = _line(value) or ""
    for _ in range(3):
        shorter = _PAGE_SUFFIX.sub("", title) if "halaman" in title.lower() else title
        for match in reversed(list(_SUFFIX.finditer(shorter))):
            suffix = squeezed(shorter[match.end() :])
            if any(name in suffix or suffix in name for name in agencies if len(name) > 3):  # noqa: PLR2004 - no name
                shorter = shorter[: match.start()]
                break
        if shorter == title:
            break
        title = shorter
    return title if 0 < len(title) <= _LONGEST_TITLE else None


def _body(paragraphs: Sequence[str]) -> tuple[str, ...] | None:
    lines = (_line(paragraph) for paragraph in paragraphs)
    return tuple(line for line in lines if line) or None


def _section(value: str) -> str | None:
    return _line(value.split(",", maxsplit=1)[0])


def _image(image: Image) -> Image:
    url = without_controls(image.url)
    return image if url == image.url else replace(image, url=url)


def _tags(values: Sequence[str]) -> tuple[str, ...]:
    tags = (_line(tag) for value in values for tag in value.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _agencies(site: Site, host: str, publishers: Sequence[str]) -> frozenset[str]:
    """What the site may be called, squeezed: "kabarsenja", "kabarsenjacom"."""
    names = {site.name, site.name.partition(".")[0], host, *host.split(".")[:-1]}
    names |= {name for name in publishers if len(name.split()) <= _LONGEST_NAME}
    names.add(host.removeprefix("www."))
    return frozenset(filter(None, map(squeezed, names - {"www", "m", "co"})))


def _authors(
    raw: RawArticle, editors: Sequence[str], agencies: frozenset[str], provenance: dict[str, Any]
) -> tuple[str, ...]:
    """The writers. A source that gives the editor as the author, as some newsrooms' JSON-LD does,
    counts only where no other knows the writer and the page shows the editor as one.
    """
    named = [
        Claim(source=claim.source, value=person_names(claim.value, agencies=agencies))
        for claim in raw.authors
    ]
    edited = set(map(squeezed, editors))
    told = [(claim, set(map(squeezed, claim.value))) for claim in named]
    # Where some source knows a writer besides the editors, those that know only editors err.
    writer_known = any(names - edited for _, names in told)
    shown = {name for claim, names in told if claim.source == "page" for name in names}
    kept = [
        claim
        for claim, names in told
        if not names or names - edited or (not writer_known and names & shown)
    ]
    return _choose("authors", kept, tuple, provenance) or ()


def _language(text: str, raw: RawArticle, provenance: dict[str, Any]) -> str | None:
    """The language of the words; what the page declares counts where the words do not tell."""
    guess = guess_language(text)
    if guess:
        provenance["language"] = "text"
    declared = next((claim for claim in raw.language if _CODE.match(claim.value)), None)
    if declared is None:
        return guess
    code = {"in": "id"}.get(declared.value[:2].lower(), declared.value[:2].lower())
    if guess is None:
        return None
    if code != guess:
        provenance["language_disagrees"] = {declared.source: one_line(declared.value)}
    return guess


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A moment given in UTC on the newsroom's clock, so that its day is the reader's day; one
    with an offset of its own stays as the page has it.
    """
    if moment is None or moment.utcoffset():
        return moment
    return moment.astimezone(zone)


def _paywalled(raw: RawArticle, provenance: dict[str, Any]) -> bool | None:
    """The first claim; those that say the opposite go to `provenance`."""
    if not raw.paywalled:
        return None
    best = raw.paywalled[0]
    provenance["paywalled"] = best.source
    others = {claim.source: claim.value for claim in raw.paywalled if claim.value != best.value}
    if others:
        provenance["paywalled_disagrees"] = others
    return best.value


def _note_dates(published: Any, provenance: dict[str, Any]) -> None:
    if published.source:
        provenance["date_published"] = published.source
        provenance["date_published_zone"] = "stated" if published.zone_stated else "site"
        if not published.has_time:
            provenance["date_published_precision"] = "day"
    if published.disagreements:
        said = {source: one_line(value) for source, value in published.disagreements.items()}
        provenance["date_published_disagrees"] = said


def _canonical(raw: RawArticle, site: Site, provenance: dict[str, Any]) -> str:
    """The declared address where it is the site's own and more than its front page."""
    own = [(claim.source, claim.value) for claim in raw.canonical_url]
    for source, address in [*own, ("url", raw.url)]:
        if not address:
            continue
        try:
            url = canonical_url(without_controls(address))
        except ValueError:
            continue
        # Where nobody told the page's address, its own word is all there is.
        trusted = site.owns(url) or not raw.url
        if source != "url" and (not trusted or urlsplit(url).path in ("", "/")):
            continue
        provenance["canonical_url"] = source
        return url
    return ""
