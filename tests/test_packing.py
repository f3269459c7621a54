"""Packed outputs: members that may be appended to, cut behind any of them, and read by any tool."""

from __future__ import annotations

import gzip
import sys
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest
from conftest import Reply, Server, newscrawl, story
from test_jsonlines import ARTICLE

from newscrawl.jsonlines import StoredRecord, read_articles
from newscrawl.output import NotOurs, Output

OTHER = replace(ARTICLE, id="0" * 16, url=f"{ARTICLE.url}lain/", title="Air Surut Lagi")
ENDINGS = pytest.mark.parametrize("ending", [".gz", ".zst"])


def unpacked(path: Path) -> bytes:
    """What the usual tools make of it."""
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    with zstd.open(path, "rb") as file:
        return bytes(file.read())


def opened(path: Path, known: int = 0) -> tuple[list[StoredRecord], int]:
    noted: list[StoredRecord] = []
    output = Output.named(path, known=known, note=noted.append)
    output.close()
    return noted, output.mended


@ENDINGS
def test_batches_are_members_and_read_as_one(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    output = Output.named(path)
    output.write(ARTICLE)
    assert output.size == 0  # until it is synced
    output.sync()
    first = output.size
    output.write(OTHER)
    output.sync()
    output.sync()  # nothing new: no empty member
    size = output.size
    output.close()
    assert unpacked(path).count(b"\n") == 2
    assert list(read_articles(path)) == [ARTICLE, OTHER]
    noted, _ = opened(path)
    assert [(record.url, record.end) for record in noted] == [
        (ARTICLE.url, first),
        (OTHER.url, size),
    ]
    assert [record.url for record in opened(path, first)[0]] == [OTHER.url]
    assert opened(path, size)[0] == []


@ENDINGS
@pytest.mark.parametrize("lost", [1, 5, 60])
def test_a_member_that_a_killed_run_left_is_cut_off(tmp_path: Path, ending: str, lost: int) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    output = Output.named(path)
    for article in (ARTICLE, OTHER):
        output.write(article)
        output.sync()
    output.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:-lost])
    assert list(read_articles(path)) == [ARTICLE]
    noted, mended = opened(path)
    # Where only the check sum is lost, the line is not.
    assert [record.url for record in noted] in ([ARTICLE.url], [ARTICLE.url, OTHER.url])
    assert mended > 0
    assert list(read_articles(path)) == [ARTICLE, OTHER][: len(noted)]
    assert opened(path)[1] == 0


@ENDINGS
def test_the_whole_lines_of_a_member_cut_short_are_kept(tmp_path: Path, ending: str) -> None:
    """As in a file that another tool packed as one."""
    path = tmp_path / f"a.jsonl{ending}"
    articles = [
        replace(
            ARTICLE, id=f"{n:016x}", url=f"{ARTICLE.url}{n}/", body=sha256(b"%d" % n).hexdigest()
        )
        for n in range(3000)
    ]
    output = Output.named(path)
    for article in articles:
        output.write(article)
    output.sync()
    output.close()
    path.write_bytes(path.read_bytes()[:-2000])
    noted, mended = opened(path)
    assert mended > 0
    assert len(noted) > 1000
    assert list(read_articles(path)) == articles[: len(noted)]
    assert opened(path)[1] == 0


@ENDINGS
@pytest.mark.parametrize(
    "content",
    [b"catatan belanja\n", gzip.compress(b"catatan\n"), gzip.compress(b"catatan\n" * 9)[:-1]],
)
def test_what_is_not_ours_is_left_alone(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(content)
    with pytest.raises(NotOurs):
        Output.named(path)
    assert path.read_bytes() == content


@ENDINGS
def test_a_crawl_appends_to_it(server: Server, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a.jsonl{ending}"

    def announce(*paths: str) -> None:
        locs = "".join(f"<url><loc>{server.url(path)}</loc></url>" for path in paths)
        server.replies["/sitemap.xml"] = Reply(f"<urlset>{locs}</urlset>".encode())
        for path in paths:
            server.replies[path] = Reply(story(url=server.url(path)))

    server.replies["/"] = Reply(b"<title>Kabar</title><p>Beranda</p>")
    announce("/air-sungai-surut/")
    assert newscrawl("crawl", server.url("/"), "--delay", "0", "-o", out).code == 0
    announce("/air-sungai-surut/", "/air-laut-pasang/")
    assert newscrawl("crawl", server.url("/"), "--delay", "0", "-o", out).code == 0
    urls = [article.url for article in read_articles(out)]
    assert urls == [server.url("/air-sungai-surut/"), server.url("/air-laut-pasang/")]
