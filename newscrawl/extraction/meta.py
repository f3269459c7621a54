"""What a page's head says: meta elements, canonical link, title, language."""

from __future__ import annotations

from collections.abc import Iterator

from newscrawl.extraction.page import Page
from newscrawl.indonesian.words import one_line
from newscrawl.items import Claim

_TITLES = ("og:title", "twitter:title", "headline", "title")
LONGEST_TITLE = 1000  # characters that are looked at: no title has as many
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_AUTHORS = ("content_author", "author", "article:author", "dc.creator", "byl", "parsely-author")
_EDITORS = ("content_editor", "editor")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "content_publisheddate", "publishdate",
    "pubdate", "publish-date", "datepublished", "dc.date.issued", "dc.date", "parsely-pub-date",
    "date", "content_date", "sailthru.date", "publication_date", "originalpublicationdate",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified")
_SECTIONS = ("article:section", "content_category", "section", "category", "parsely-section")
_TAGS = ("article:tag", "content_tag", "news_keywords", "keywords", "parsely-tags")
_PUBLISHERS = ("og:site_name", "application-name")
_TYPES = ("og:type", "content_type")


class Head:
    """A page's head, read once. Names are folded to lower case; each keeps all its values."""

    def __init__(self, page: Page) -> None:
        self.values: dict[str, list[str]] = {}
        for meta in page.all("meta"):
            content = meta.get("content")
            if not content or not (content := one_line(content)):
                continue
            for attribute in ("property", "name", "itemprop"):
                if name := meta.get(attribute):
                    name = name.strip().lower()
                    said = content[:LONGEST_TITLE] if name in _TITLES else content
                    self.values.setdefault(name, []).append(said)
        self.canonical: str | None = None
        self.next: str | None = None
        for link in page.all("link"):
            rel = (link.get("rel") or "").lower()
            if rel in ("canonical", "next"):
                href = (link.get("href") or "").strip() or None
                if rel == "next":
                    self.next = href
                elif self.canonical is None:
                    self.canonical = href
        title = next(iter(page.all("title")), None)
        text = title.text_content() if title is not None else ""
        self.title = one_line(text[:LONGEST_TITLE]) or None
        self.language = (page.tree.get("lang") or page.tree.get("xml:lang") or "").strip() or None

    def first(self, name: str) -> str | None:
        """The first value of one name."""
        values = self.values.get(name)
        return values[0] if values else None

    def _claims(self, names: tuple[str, ...]) -> Iterator[Claim[str]]:
        for name in names:
            for value in self.values.get(name, ())[:1]:
                yield Claim(source=f"meta:{name}", value=value)

    def titles(self) -> tuple[Claim[str], ...]:
        found = list(self._claims(_TITLES))
        if self.title:
            found.append(Claim(source="meta:<title>", value=self.title))
        return tuple(found)

    def descriptions(self) -> tuple[Claim[str], ...]:
        return tuple(self._claims(_DESCRIPTIONS))

    def authors(self) -> tuple[Claim[tuple[str, ...]], ...]:
        return tuple(
            Claim(source=f"meta:{name}", value=tuple(self.values[name]))
            for name in _AUTHORS
            if name in self.values
        )

    def editors(self) -> tuple[Claim[tuple[str, ...]], ...]:
        return tuple(
            Claim(source=f"meta:{name}", value=tuple(self.values[name]))
            for name in _EDITORS
            if name in self.values
        )

    def published(self) -> tuple[Claim[str], ...]:
        return tuple(self._claims(_PUBLISHED))

    def modified(self) -> tuple[Claim[str], ...]:
        return tuple(self._claims(_MODIFIED))

    def sections(self) -> tuple[Claim[str], ...]:
        return tuple(self._claims(_SECTIONS))

    def tags(self) -> tuple[Claim[tuple[str, ...]], ...]:
        return tuple(
            Claim(source=f"meta:{name}", value=tags)
            for name in _TAGS
            if (tags := tuple(t for v in self.values.get(name, ()) if (t := v.strip())))
        )

    def publishers(self) -> tuple[Claim[str], ...]:
        return tuple(self._claims(_PUBLISHERS))

    def types(self) -> tuple[Claim[str], ...]:
        return tuple(self._claims(_TYPES))

    def language_claims(self) -> tuple[Claim[str], ...]:
        found = []
        if self.language:
            found.append(Claim(source="page:lang", value=self.language))
        found.extend(self._claims(("og:locale", "language", "content-language")))
        return tuple(found)
