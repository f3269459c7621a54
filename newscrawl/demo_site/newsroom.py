"""The paper's newsroom: every article as data, read from the text files in `articles/`.

A file is header lines, a blank line, then blocks parted by blank lines: a paragraph, `## subhead`,
`- list items`, `Baca juga: <slug>`, `Foto: <file> | <caption> | <credit>`, `<!--nextpage-->`, and
at the end `Komentar: <reader> | <time> | <text>`. Its name is the slug.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Any

NAME = "Kabar Senja"
WIB = timezone(timedelta(hours=7))
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
           "Juli", "Agustus", "September", "Oktober", "November", "Desember")  # fmt: skip
_NEXT_PAGE = "<!--nextpage-->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of the text. `kind` is paragraph, subhead, list, teaser or picture; `parts` are
    the text, the items, the slug linked, or file, caption and credit.
    """

    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reader wrote under an article."""

    reader: str
    time: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article as the newsroom filed it; `layout` is block or classic."""

    slug: str
    title: str
    published: datetime
    modified: datetime | None
    author: str
    section: str
    tags: tuple[str, ...]
    dateline: str | None
    layout: str
    draft: bool
    pages: tuple[tuple[Block, ...], ...]
    comments: tuple[Comment, ...]
    id: int = 0

    @property
    def pictures(self) -> tuple[Block, ...]:
        """The pictures of all pages."""
        return tuple(b for page in self.pages for b in page if b.kind == "picture")

    @property
    def body(self) -> tuple[str, ...]:
        """Paragraphs, subheads and list items of all pages, as plain text."""
        blocks = (block for page in self.pages for block in page)
        own = (block for block in blocks if block.kind in ("paragraph", "subhead", "list"))
        return tuple(part.replace("**", "") for block in own for part in block.parts)


def slugify(name: str) -> str:
    """`name` as WordPress puts it in an address.

    >>> slugify("Budaya & Wisata")
    'budaya-wisata'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def day(time: datetime) -> str:
    """`time` as the paper prints it.

    >>> day(datetime(2024, 11, 1, tzinfo=WIB))
    'Jumat, 1 November 2024'
    """
    return f"{_DAYS[time.weekday()]}, {time.day} {_MONTHS[time.month - 1]} {time.year}"


@cache
def stories() -> tuple[Story, ...]:
    """The published articles, newest first."""
    filed = sorted((s for s in _all() if not s.draft), key=lambda s: s.published)
    return tuple(replace(s, id=101 + n) for n, s in enumerate(filed))[::-1]


@cache
def names(kind: str) -> tuple[str, ...]:
    """All names of a kind (category, tag, author) in the alphabet's order."""
    said = {
        "category": (s.section for s in stories()),
        "tag": (tag for s in stories() for tag in s.tags),
        "author": (s.author for s in stories()),
    }
    return tuple(sorted(set(said[kind])))


def by_slug(slug: str) -> Story:
    """The published article of that slug; LookupError where there is none."""
    found = next((s for s in stories() if s.slug == slug), None)
    if found is None:
        raise LookupError(f"no article is called {slug!r}")
    return found


@cache
def draft() -> Story:
    """The one article that is not out yet: linked, but forbidden by robots.txt."""
    return next(s for s in _all() if s.draft)


def truth() -> list[dict[str, Any]]:
    """What a perfect crawl returns for each article, newest first.

    Keys: path, title, date_published and date_modified (ISO 8601, +07:00; the second None where
    the article was never changed), authors, section, tags, dateline (the place, None where none
    is printed), images (file name, caption, credit), pages, and body: a list of paragraphs,
    subheads and list items, the dateline in its place, without teasers, captions and comments.
    """
    return [
        {
            "path": f"/{story.slug}/",
            "title": story.title,
            "date_published": story.published.isoformat(),
            "date_modified": story.modified.isoformat() if story.modified else None,
            "authors": [story.author],
            "section": story.section,
            "tags": list(story.tags),
            "dateline": story.dateline,
            "images": [
                dict(zip(("file", "caption", "credit"), picture.parts, strict=True))
                for picture in story.pictures
            ],
            "pages": len(story.pages),
            "body": list(story.body),
        }
        for story in stories()
    ]


def _all() -> list[Story]:
    folder = files(__package__) / "articles"
    return [_read(f.name.removesuffix(".txt"), f.read_text("utf-8")) for f in folder.iterdir()]


def _read(slug: str, text: str) -> Story:
    head, _, body = text.partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    body, *comments = re.split(r"^Komentar: ", body, flags=re.MULTILINE)
    modified = header.get("Modified")
    return Story(
        slug=slug,
        title=header["Title"],
        published=_time(header["Published"]),
        modified=_time(modified) if modified else None,
        author=header["Author"],
        section=header["Section"],
        tags=tuple(header["Tags"].split(", ")),
        dateline=header.get("Dateline"),
        layout=header["Layout"],
        draft=header.get("Status") == "draft",
        pages=tuple(_blocks(page) for page in body.split(_NEXT_PAGE)),
        comments=tuple(_comment(comment) for comment in comments),
    )


def _blocks(page: str) -> tuple[Block, ...]:
    return tuple(_block(b) for b in re.split(r"\n{2,}", page.strip()))


def _block(text: str) -> Block:
    if text.startswith("- "):
        return Block(kind="list", parts=tuple(line[2:] for line in text.splitlines()))
    for mark, kind in (("## ", "subhead"), ("Baca juga: ", "teaser"), ("Foto: ", "picture")):
        if text.startswith(mark):
            return Block(kind=kind, parts=tuple(text.removeprefix(mark).split(" | ")))
    return Block(kind="paragraph", parts=(text,))


def _comment(text: str) -> Comment:
    reader, time, said = text.strip().split(" | ")
    return Comment(reader=reader, time=_time(time), text=said)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)
