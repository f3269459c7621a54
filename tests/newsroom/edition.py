"""The paper at one moment, as one visitor gets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from newsroom.pages import Frame
from newsroom.stories import SECTIONS, TAGS, Story
from newsroom.traps import disguises

# "robots" are the Sitemap lines of robots.txt; "days" the dated indexes, "archive" /page/N/.
SOURCES = frozenset(
    (
        *("robots", "sitemap", "gz", "news", "rss", "atom", "rest"),
        *("archive", "days", "sections", "tags"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one address answers, and the article's id and page if it is one's."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    story: int | None = None
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Edition:
    """`stories` are those a reader can see, newest first, `headlines` of them on a page; `visit`
    numbers the session.
    """

    base: str
    stories: Sequence[Story]
    sources: frozenset[str]
    traps: frozenset[str]
    headlines: int
    visit: int

    def href(self, path: str) -> str:
        """The path as the paper's pages link it."""
        if "sessions" not in self.traps:
            return path
        address, hash_, fragment = path.partition("#")
        join = "&" if "?" in address else "?"
        return f"{address}{join}PHPSESSID=s{self.visit:07}{hash_}{fragment}"

    def link(self, story: Story) -> str:
        """The article as the paper's lists and its RSS feed link it."""
        address = self.base + story.path
        if "disguises" not in self.traps:
            return address
        return disguises(address)[story.id % 10]

    def listed(self, story: Story) -> str:
        return self.href(self.link(story))

    @cached_property
    def frame(self) -> Frame:
        links = [
            *((name.title(), f"/{name}/") for name in SECTIONS if "sections" in self.sources),
            *((f"#{name}", f"/tag/{name}/") for name in TAGS if "tags" in self.sources),
            *(("Indeks", "/indeks/") for _ in self.sources & {"days"}),
        ]
        head: dict[str, Callable[[], str]] = {
            "rss": lambda: (
                f'<link rel="alternate" type="application/rss+xml" href="{self.base}/feed/">'
            ),
            "atom": lambda: '<link rel="alternate" type="application/atom+xml" href="/atom.xml">',
            "rest": lambda: f'<link rel="https://api.w.org/" href="{self.base}/wp-json/">',
        }
        return Frame(
            head="\n".join(make() for name, make in head.items() if name in self.sources),
            navigation=[(text, self.href(path)) for text, path in links],
        )
