"""The extractors, each behind a few lines: a page's bytes and address in, a `Reading` out.

Each is asked for all that it gives of body, title, authors and publication date, and for nothing
else, with the options under which it does best at that. The two that choose their stop words by
language are told it where gold has it: newscrawl never is. Loaders import their package when
called, so that a package that is missing is left out of the run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module, metadata
from typing import Any

from lxml import html as lxml_html

from extraction.corpus import Page
from extraction.scoring import Reading
from newscrawl.extraction import extract, parse
from newscrawl.normalise import normalise
from newscrawl.site import Site
from newscrawl.sites import site_of
from newscrawl.urls import registrable_domain

Read = Callable[[Page], Reading]

_ALL = ("body", "title", "authors", "day", "minute")
_BLOCKS = ("p", "div", "br", "li", "tr", "td", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """An extractor: the package it is in, what it is asked for, and what loads it."""

    name: str
    package: str
    asked: tuple[str, ...]
    load: Callable[[], Read]

    @property
    def version(self) -> str:
        return metadata.version(self.package)


def newscrawl(*, site_files: bool) -> Tool:
    """The tool of this repository, making the whole record: parse, extract, normalise."""
    now = datetime.now(UTC)

    def read(page: Page) -> Reading:
        url = page.url
        site = site_of(url) if site_files and url else _site_without_a_file(url)
        raw = extract(parse(page.html), url=url, site=site)
        article = normalise(raw, site=site, fetched_at=now)
        return Reading(
            body=article.body,
            title=article.title,
            authors=article.authors,
            published=article.date_published,
        )

    return Tool(name="newscrawl", package="newscrawl", asked=_ALL, load=lambda: read)


def _site_without_a_file(url: str) -> Site:
    domain = registrable_domain(url) if url else None
    return Site(name=domain or "unknown", url=url, domains=(domain,) if domain else ())


def _trafilatura(**options: bool) -> Callable[[], Read]:
    def load() -> Read:
        bare_extraction = import_module("trafilatura").bare_extraction

        def read(page: Page) -> Reading:
            found = bare_extraction(
                page.html,
                url=page.url or None,
                with_metadata=True,
                include_comments=False,
                **options,
            )
            return Reading(
                body=found.text or "",
                title=found.title or "",
                authors=tuple((found.author or "").split("; ")) if found.author else (),
                published=_moment(found.date),
            )

        return read

    return load


def _readability() -> Read:
    document = import_module("readability").Document

    def read(page: Page) -> Reading:
        found = document(page.html, url=page.url or None)
        tree = lxml_html.fromstring(found.summary(html_partial=True))
        for block in tree.iter(*_BLOCKS):  # it gives HTML: words of two paragraphs are two words
            block.tail = "\n" + (block.tail or "")
        return Reading(body=str(tree.xpath("string()")), title=found.short_title() or "")

    return read


def _newspaper() -> Read:
    article = import_module("newspaper.article").Article

    def read(page: Page) -> Reading:
        told = {"language": page.language} if page.language else {}
        found = article(page.url or "http://unknown.test/", fetch_images=False, **told)
        found.download(input_html=page.html)
        found.parse()
        return Reading(
            body=found.text or "",
            title=found.title or "",
            authors=tuple(found.authors or ()),
            published=_moment(found.publish_date),
        )

    return read


def _resiliparse() -> Read:
    extract_plain_text = import_module("resiliparse.extract.html2text").extract_plain_text
    detect_encoding = import_module("resiliparse.parse.encoding").detect_encoding
    tree_of = import_module("resiliparse.parse.html").HTMLTree

    def read(page: Page) -> Reading:
        tree = tree_of.parse_from_bytes(page.html, detect_encoding(page.html))
        body = extract_plain_text(
            tree, main_content=True, alt_texts=False, comments=False, post_meta=False
        )
        return Reading(body=body)

    return read


def _goose() -> Read:
    goose = import_module("goose3").Goose

    @cache
    def extractor(language: str) -> Any:
        told = {"use_meta_language": False, "target_language": language} if language else {}
        return goose(told)

    def read(page: Page) -> Reading:
        found = extractor(page.language).extract(raw_html=page.html)
        return Reading(
            body=found.cleaned_text or "",
            title=found.title or "",
            authors=tuple(found.authors or ()),
            published=found.publish_datetime_utc or _moment(found.publish_date),
        )

    return read


def _moment(value: Any) -> datetime | None:
    """A date as a tool gives it, if it is one."""
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


_WITHOUT_CLOCK = ("body", "title", "authors", "day")
PEERS: Sequence[Tool] = (
    Tool(
        name="trafilatura",
        package="trafilatura",
        asked=_WITHOUT_CLOCK,
        load=_trafilatura(),
    ),
    Tool(
        name="trafilatura-precision",
        package="trafilatura",
        asked=_WITHOUT_CLOCK,
        load=_trafilatura(favor_precision=True),
    ),
    Tool(
        name="trafilatura-fast",
        package="trafilatura",
        asked=_WITHOUT_CLOCK,
        load=_trafilatura(fast=True),
    ),
    Tool(
        name="readability-lxml",
        package="readability-lxml",
        asked=("body", "title"),
        load=_readability,
    ),
    Tool(name="newspaper4k", package="newspaper4k", asked=_ALL, load=_newspaper),
    Tool(name="resiliparse", package="resiliparse", asked=("body",), load=_resiliparse),
    Tool(name="goose3", package="goose3", asked=_ALL, load=_goose),
)
