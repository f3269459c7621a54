"""The pages to read: a folder of saved ones with its gold, or the bundled demo site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from extraction.scoring import Gold
from newscrawl import demo_site
from newscrawl.saved_pages import find_pages, read_page, read_urls

_DEMO = "https://kabar-senja.test/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's bytes, decompressed, its address ("" if unknown), and its gold record if any."""

    name: str
    html: bytes
    url: str
    gold: Gold | None

    @property
    def language(self) -> str:
        """The page's language where gold tells it ("id"), else ""."""
        return str((self.gold or {}).get("language") or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Pages under the name that tables and charts call them by."""

    label: str
    pages: tuple[Page, ...]


def read_corpus(target: str, gold: Path | None) -> Corpus:
    """The pages of FOLDER or LABEL=FOLDER. `gold` is used instead of the folder's gold.jsonl.

    Raises ValueError where there is no page, an empty one, or gold for a page that is not there
    (none is left out in silence); OSError where a file cannot be read; NewscrawlError where a page
    is larger than any may be.
    """
    label, sign, rest = target.partition("=")
    folder = Path(rest) if sign and not Path(target).exists() else Path(target)
    if not folder.is_dir():
        raise ValueError(f"{folder}: no such folder")
    table = folder / "urls.tsv"
    urls = read_urls(table) if table.exists() else {}
    golds = _read_gold(gold or folder / "gold.jsonl", needed=gold is not None)
    pages = []
    for saved in find_pages([folder], urls):
        own = golds.pop(saved.name, None)
        url = saved.url or (own or {}).get("url") or ""
        pages.append(Page(name=saved.name, html=read_page(saved.path), url=url, gold=own))
    if golds:
        raise ValueError(f"{folder}: gold has pages that are not there, such as {min(golds)}")
    if not pages:
        raise ValueError(f"{folder}: no page")
    for page in pages:
        try:
            html.document_fromstring(page.html)
        except etree.ParserError as error:
            raise ValueError(f"{folder / page.name}: nothing to measure ({error})") from None
    return Corpus(label=label if sign else folder.resolve().name, pages=tuple(pages))


def demo_corpus() -> Corpus:
    """The demo site's articles, but for those split over pages: no single page holds their text."""
    answers = demo_site.pages(_DEMO)
    pages = (
        Page(
            name=story["path"],
            html=answers[story["path"]].body,
            url=_DEMO + story["path"].lstrip("/"),
            gold={**story, "language": "id"},
        )
        for story in demo_site.truth()
        if story["pages"] == 1
    )
    return Corpus(label="demo site", pages=tuple(pages))


def _read_gold(path: Path, *, needed: bool) -> dict[str, Gold]:
    if not needed and not path.exists():
        return {}
    golds: dict[str, Gold] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            golds[record["file"]] = record
            record["body"]
        except (ValueError, LookupError, TypeError):
            raise ValueError(
                f'{path}, line {number}: no JSON object with "file" and "body"'
            ) from None
    return golds
