"""The paper: its articles, which sources and traps are on, and what each address answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count as counter
from urllib.parse import parse_qsl, urlsplit

from newsroom.documents import document
from newsroom.edition import SOURCES, Answer, Edition
from newsroom.lists import list_answer
from newsroom.pages import article_page
from newsroom.stories import NEWEST, Story, archive, written
from newsroom.traps import BLOCK_PAGE, TRAPS, bare

_SESSION = re.compile(r"(?<=[?&])PHPSESSID=\w+&?")
_MISSING = "<h1>Halaman tidak ditemukan</h1><p>Maaf, halaman yang Anda cari tidak ditemukan.</p>"
_REDAKSI = "<h1>Masuk</h1><p>Khusus redaksi.</p>"


class Newsroom:
    """`count` articles over the 60 days up to `newest`, `headlines` of them on a list page.

    Change `sources`, `traps`, `failing` (path, or path?name=value: status), `slow` (beginning of
    a path: seconds) and `blocked` (None, or the block page's status) at any time.
    """

    def __init__(
        self,
        count: int = 200,
        *,
        sources: Collection[str] = SOURCES,
        tricks: Collection[str] = (),
        newest: datetime = NEWEST,
        headlines: int = 10,
    ) -> None:
        if not (SOURCES.issuperset(sources) and TRAPS.issuperset(tricks)):
            raise ValueError(f"unknown among {sources} or {tricks}")
        self.sources, self.traps = frozenset(sources), frozenset(tricks)
        self.failing: dict[str, int] = {}
        self.slow: dict[str, float] = {}
        self.blocked: int | None = None
        self.base = ""  # "http://127.0.0.1:PORT", once it is served
        self.headlines = headlines
        self._newest = newest
        self._changes = 0
        self._visits = counter(1)
        self._refile(archive(count, newest))

    @property
    def stories(self) -> list[Story]:
        """The articles a reader can see, newest first."""
        return [story for story in self._filed if not story.hidden]

    @property
    def clock(self) -> datetime:
        """When anything last changed: a minute later with each change."""
        return self._newest + timedelta(minutes=self._changes)

    def publish(self) -> Story:
        """A new article, an hour after the newest."""
        newest = max(story.published for story in self._filed)
        story = written(len(self._filed), newest + timedelta(hours=1))
        self._refile([story, *self._filed])
        return story

    def edit(self, story: Story) -> Story:
        """The article with one more paragraph."""
        more = f"Pembaruan nomor {self._changes}: panitia menunda acara itu satu hari karena hujan."
        pages = (*story.pages[:-1], (*story.pages[-1], more))
        return self._replace(
            replace(story, pages=pages, modified=self.clock + timedelta(minutes=1))
        )

    def hide(self, story: Story) -> Story:
        """The article taken back: in no source, and not found itself."""
        return self._replace(replace(story, hidden=True))

    def show(self, story: Story) -> Story:
        return self._replace(replace(story, hidden=False))

    def _replace(self, new: Story) -> Story:
        self._refile([new if story.id == new.id else story for story in self._filed])
        return new

    def _refile(self, stories: Iterable[Story]) -> None:
        self._changes += 1
        self._filed = list(stories)
        self._paths = {
            (story.path.rstrip("/") + (f"/{number}" if number > 1 else "")): (story, number)
            for story in self.stories
            for number in range(1, len(story.pages) + 1)
        }

    def edition(self) -> Edition:
        return Edition(
            base=self.base,
            stories=self.stories,
            sources=self.sources,
            traps=self.traps,
            headlines=self.headlines,
            visit=next(self._visits),
        )

    def answer(self, target: str) -> Answer:
        """What the server answers to a request for `target`, a path with its query."""
        if self.blocked is not None:
            headers = {"Server": "cloudflare", "cf-mitigated": "challenge"}
            return Answer(status=self.blocked, body=BLOCK_PAGE.encode(), headers=headers)
        parts = urlsplit(_SESSION.sub("", target).rstrip("?&"))
        path, query = parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))
        edition = self.edition()
        story = self._paths.get(bare(path))
        failure = self._failure(path, parts.query)
        if failure is not None:
            body = b"<h1>Layanan tidak tersedia</h1>"
            return Answer(status=failure, body=body, story=story[0].id if story else None)
        if story is not None:
            return self._article(edition, path, *story, whole=query.get("page") == "all")
        found = document(edition, path, query) or list_answer(edition, path, query)
        if found is not None:
            return found
        if path.startswith("/admin/"):
            return Answer(status=403, body=edition.frame.page("Masuk", _REDAKSI).encode())
        page = edition.frame.page("Halaman tidak ditemukan", _MISSING)
        return Answer(status=200 if "soft404" in self.traps else 404, body=page.encode())

    def _failure(self, path: str, query: str) -> int | None:
        """The status that is to be answered, where it is an error."""
        for place, status in self.failing.items():
            wanted, _, parameter = place.partition("?")
            if bare(wanted) == bare(path) and (not parameter or parameter in query.split("&")):
                return status
        return None

    def _article(
        self, edition: Edition, path: str, story: Story, number: int, *, whole: bool
    ) -> Answer:
        if path.rstrip("/") == bare(path) and path.endswith("/") != story.path.endswith("/"):
            right = path.rstrip("/") + ("/" if story.path.endswith("/") else "")
            return Answer(status=301, headers={"Location": self.base + right}, story=story.id)
        at = next(n for n, s in enumerate(edition.stories) if s.id == story.id)
        related = [s for s in edition.stories[at + 1 : at + 3] if s.id != story.id]
        page = article_page(edition.frame, self.base, story, number, whole=whole, related=related)
        return Answer(body=page.encode(), story=story.id, page=number)
