"""Saved pages on disk -> records: no network, no Scrapy, as many processes as there are cores."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from newscrawl.errors import Broken, FetchFailed, NewscrawlError
from newscrawl.extraction import extract, parse
from newscrawl.items import Article
from newscrawl.jsonlines import dump_line, dump_record
from newscrawl.normalise import normalise
from newscrawl.site import Site
from newscrawl.sites import site_of
from newscrawl.urls import canonical_url

MAX_PAGE_BYTES = 10 * 1024 * 1024  # fetched or saved: no news page is larger
TOO_LARGE = f"the page is larger than the limit of {MAX_PAGE_BYTES >> 20} MB"
_ENDINGS = (".html", ".htm", ".html.gz", ".htm.gz")
_ONE_PROCESS_IS_FASTER = 16  # pages: below that, starting others costs more than it saves


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """A file, the name its record carries, and the address it was saved from ("" if unknown)."""

    path: Path
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """What became of a page: its line, and whether that is a record."""

    line: str
    is_article: bool


class Readable(Protocol):
    """A binary stream."""

    def read(self, size: int, /) -> bytes: ...


def find_pages(paths: Iterable[Path], urls: Mapping[str, str]) -> Iterator[SavedPage]:
    """The pages among `paths`: a file under its bare name, a folder's files under their path below
    it, in alphabetical order. `urls` maps these names to addresses.
    """
    for path in paths:
        if path.is_dir():
            named = (p for p in path.rglob("*") if p.name.lower().endswith(_ENDINGS))
            found = sorted(p for p in named if p.is_file())  # a pipe would never end
            for page in found:
                name = page.relative_to(path).as_posix()
                yield SavedPage(path=page, name=name, url=urls.get(name, ""))
        else:
            yield SavedPage(path=path, name=path.name, url=urls.get(path.name, ""))


def read_urls(table: Path) -> dict[str, str]:
    """A TSV of file name and address; a line may leave the address empty.

    Raises ValueError naming the line that is none, or whose address is none.
    """
    try:
        text = table.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{table}: not UTF-8 ({error.reason} at byte {error.start})") from None
    urls = {}
    for number, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        name, tab, rest = row.partition("\t")
        url = rest.partition("\t")[0].strip()  # further columns are the user's own
        if not tab:
            raise ValueError(f"{table}, line {number}: expected FILE<tab>URL")
        try:
            urls[name.strip()] = url and canonical_url(url) and url
        except ValueError as error:
            raise ValueError(f"{table}, line {number}: {error}") from None
    return urls


def lines(pages: Sequence[SavedPage], *, jobs: int) -> Iterator[PageLine]:
    """A JSON line for each page, in order."""
    if jobs == 1 or len(pages) < _ONE_PROCESS_IS_FASTER:
        yield from map(page_line, pages)
        return
    try:
        with ProcessPoolExecutor(jobs) as pool:
            yield from pool.map(page_line, pages, chunksize=4)
    except BrokenProcessPool:
        raise NewscrawlError(
            "a worker process was ended from outside, perhaps for want of memory: try --jobs 1"
        ) from None


def page_line(page: SavedPage) -> PageLine:
    """The page's record, "file" first; one that is no article, or cannot be read, says why."""
    try:
        body = read_page(page.path)
        article = article_of(body, url=page.url, fetched_at=saved_at(page.path))
    except NewscrawlError as error:
        reason = str(error)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not lose the other pages
        reason = str(Broken(error))
    else:
        return PageLine(line=dump_line(article, file=page.name), is_article=True)
    return PageLine(line=dump_record({"file": page.name, "skipped": reason}), is_article=False)


def saved_at(path: Path) -> datetime:
    """When the file was written: the nearest thing to when the page was fetched."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def read_page(path: Path) -> bytes:
    """The page's bytes, decompressed. Raises OSError, or FetchFailed where it is too large."""
    try:
        with path.open("rb") as file:
            zipped = path.name.lower().endswith(".gz")
            return read_all(gzip.GzipFile(fileobj=file) if zipped else file)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise FetchFailed("not a whole gzip file") from None


def read_all(file: Readable) -> bytes:
    """All of a stream, if it is no larger than a page may be; else FetchFailed."""
    body = file.read(MAX_PAGE_BYTES + 1)
    if len(body) > MAX_PAGE_BYTES:
        raise FetchFailed(TOO_LARGE)
    return body


def article_of(page: bytes | str, *, url: str = "", fetched_at: datetime) -> Article:
    """The article of a page. Raises NotAnArticle or Blocked; ValueError where `url` is no
    address, or `fetched_at` has no offset.
    """
    if fetched_at.tzinfo is None:
        raise ValueError("fetched_at has no offset; give an aware datetime")
    site = site_of(url) if url else _NOWHERE
    return normalise(extract(parse(page), url=url, site=site), site=site, fetched_at=fetched_at)


_NOWHERE = Site(name="unknown", url="")  # a page whose address nobody told
