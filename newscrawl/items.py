"""What flows through newscrawl: what a page says (`RawArticle`) and what we say (`Article`).

Both are frozen: a stage makes a new one, it never edits. Tuples inside, absence is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from newscrawl.site import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Generic[T]):
    """One source's word for one field: `Claim(source="jsonld", value="Budi Santoso")`.

    Sources are named "site:<site name>" (a selector of the site file), "jsonld", "meta",
    "url", "feed", or "page" (generic rules on what the page shows); a detail may follow
    a colon ("meta:article:published_time").
    """

    source: str
    value: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the article. `url` is absolute; caption and credit are None if unstated."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What one page (or the joined pages of one article) says, as printed.

    Each field is a tuple of claims, most believed first; an empty tuple is silence.
    Nothing is typed, cleaned of roles ("Oleh", "Reporter:") or resolved yet.
    """

    url: str
    canonical_url: tuple[Claim[str], ...] = ()
    type: tuple[Claim[str], ...] = ()  # article, gallery, video, liveblog
    title: tuple[Claim[str], ...] = ()
    description: tuple[Claim[str], ...] = ()
    authors: tuple[Claim[tuple[str, ...]], ...] = ()
    editors: tuple[Claim[tuple[str, ...]], ...] = ()
    published: tuple[Claim[str], ...] = ()
    modified: tuple[Claim[str], ...] = ()
    section: tuple[Claim[str], ...] = ()
    tags: tuple[Claim[tuple[str, ...]], ...] = ()
    language: tuple[Claim[str], ...] = ()
    publisher: tuple[Claim[str], ...] = ()  # what the paper calls itself
    body: tuple[Claim[tuple[str, ...]], ...] = ()  # paragraphs
    images: tuple[Image, ...] = ()
    paywalled: tuple[Claim[bool], ...] = ()  # closed to readers who do not pay
    page: int = 1  # which page of the article this is
    pages: int = 1  # how many pages are joined into body
    # The pages of this article as its pager links them: (number, absolute URL), this one left out.
    other_pages: tuple[tuple[int, str], ...] = ()
    whole_page: str | None = None  # the absolute URL that has all pages in one, if it is another
    tdm_reserved: str | None = None  # what reserves it against text and data mining


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedArticle:
    """A raw article as the spider hands it on: whose it is and when it was fetched (aware)."""

    raw: RawArticle
    site: Site
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date inside a text: `text == body[start:end]`, offsets in code points.

    `value` is ISO 8601 as precise as the text, never more: "2024-11-01", "2024-11".
    `weekday_agrees` is None where no weekday is named; where it is False the value is
    still the literal one, and `suggestion` is what was probably meant (or None).
    `kind`, `granularity`, `part_of_day` ("malam"), `modifier` ("start", "middle", "end")
    and `alternative`, a second defensible value, stand where they apply (docs/dates.md).
    """

    text: str
    start: int
    end: int
    value: str
    kind: str | None = None
    granularity: str | None = None
    part_of_day: str | None = None
    modifier: str | None = None
    weekday_agrees: bool | None = None
    suggestion: str | None = None
    alternative: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The record: one article as we say it. Field order is the key order of the JSON line.

    Datetimes are aware. docs/output.md tells each field's meaning, source and example.
    """

    id: str
    url: str
    canonical_url: str
    site: str
    type: str
    title: str
    description: str | None
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    date_published: datetime | None
    date_modified: datetime | None
    date_published_raw: str | None
    section: str | None
    tags: tuple[str, ...]
    language: str | None
    dateline: str | None
    body: str
    dates: tuple[DateMention, ...]
    images: tuple[Image, ...]
    pages: int
    word_count: int
    paywalled: bool | None
    content_hash: str
    fetched_at: datetime
    provenance: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    supersedes: str | None = None  # content_hash of the version that this one replaces
