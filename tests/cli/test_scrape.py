"""`newscrawl scrape`: one record, or one clear line and the documented exit code."""

from __future__ import annotations

import gzip
import json
import socket
from pathlib import Path

import pytest
from conftest import Reply, Server, newscrawl, story

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
HOME = (
    b"<html><head><title>Kabar Senja</title></head><body>"
    + b"".join(
        b'<article><h2><a href="/berita-nomor-%d-hari-ini/">Berita nomor %d hari ini</a></h2>'
        b"<p>Ringkasan singkat berita.</p></article>" % (n, n)
        for n in range(20)
    )
    + b"</body></html>"
)


def one_line(text: str) -> str:
    """The only line on stderr, which is no traceback."""
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    assert "Traceback" not in text
    return lines[0]


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_an_address(server: Server) -> None:
    server.replies["/banjir/"] = Reply(story(url=server.url("/banjir/")))
    ran = newscrawl("scrape", server.url("/banjir/"), "--contact", "riset@kampus.test")
    assert (ran.code, ran.err) == (0, "")
    record = ran.record
    assert record["title"] == "Banjir Surut, Warga Pulang"
    assert record["authors"] == ["Sekar Wulandhari"]
    assert record["date_published"] == "2024-11-02T08:15:00+07:00"
    assert [(d["text"], d["value"]) for d in record["dates"]] == [("Jumat (1/11)", "2024-11-01")]
    assert all(record["body"][d["start"] : d["end"]] == d["text"] for d in record["dates"])
    assert server.asked == ["/robots.txt", "/banjir/"]
    assert server.agents == {"newscrawl/0.1.0 (+riset@kampus.test)"}


def test_all_pages_of_an_article(server: Server) -> None:
    pager = '<p class="post-nav-links">Halaman: <span>1</span> <a href="/banjir/2/">2</a></p></div>'
    first = story(url=server.url("/banjir/")).decode().replace("</div>", pager)
    second = story(url=server.url("/banjir/2/")).decode()
    second = second.replace("Warga di tepi sungai mulai", "Pada halaman kedua, warga mulai")
    server.replies["/banjir/"] = Reply(first.encode())
    server.replies["/banjir/2/"] = Reply(second.encode())
    record = newscrawl("scrape", server.url("/banjir/")).record
    assert record["pages"] == 2
    assert "Pada halaman kedua" in record["body"]
    assert record["body"].count("Petugas membersihkan") == 1  # repeated paragraphs are dropped


@pytest.mark.parametrize(
    ("whole", "pages", "asked"),
    [
        pytest.param("all pages", 1, 2, id="one page for all"),
        pytest.param("the first page", 2, 3, id="it has no more than the first"),
        pytest.param("nothing", 2, 3, id="it cannot be had"),
    ],
)
def test_whole_text_at_one_address(server: Server, whole: str, pages: int, asked: int) -> None:
    pager = '<a href="?page=2">2</a> <a href="?page=all">Tampilkan semua</a></div>'
    added = "<p>Pada halaman kedua, warga mulai menjemur kasur dan buku sekolah.</p>"
    story_ = story(url=server.url("/banjir/")).decode()
    first, second = story_.replace("</div>", pager), story_.replace("</div>", added + "</div>")
    server.replies["/banjir/"] = Reply(first.encode())
    server.replies["/banjir/?page=2"] = Reply(second.encode())
    if whole != "nothing":
        text = second if whole == "all pages" else first
        server.replies["/banjir/?page=all"] = Reply(text.encode())
    record = newscrawl("scrape", server.url("/banjir/")).record
    assert record["body"].count("Pada halaman kedua") == 1
    assert record["pages"] == pages
    assert record["canonical_url"] == server.url("/banjir/")
    assert len(server.asked) == asked + 1  # robots.txt


def test_refused_connection() -> None:
    ran = newscrawl("scrape", f"http://127.0.0.1:{closed_port()}/banjir/")
    assert ran.code == 4
    assert one_line(ran.err).endswith("/banjir/: the connection was refused")


@pytest.mark.parametrize(
    ("reply", "code", "says"),
    [
        (Reply(b"", status=404), 4, "the site answers 404 Not Found"),
        (Reply(b"", status=410), 4, "the site answers 410 Gone"),
        (Reply(HOME), 3, "names an article"),
        (Reply(PNG, content_type="image/png"), 3, "image"),
        (Reply(PNG, content_type="text/html"), 3, "image"),
        (Reply(b"%PDF-1.7\n" + bytes(99), content_type="application/pdf"), 3, "PDF"),
        (Reply(b""), 3, "empty"),
        (Reply(b"<html></html>"), 3, "no "),
        (Reply(b"{}", content_type="application/json"), 3, "no "),
        (Reply(story() + b" " * (30 * 1024 * 1024)), 4, "larger than the limit of 10 MB"),
        (Reply(b"", status=302, headers={"Location": "/halaman/"}), 4, ""),  # to itself
        (Reply(b"", status=302, headers={"Location": "http://127.0.0.2:1/"}), 4, "another site"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_no_article_there(server: Server, reply: Reply, code: int, says: str) -> None:
    server.replies["/halaman/"] = reply
    ran = newscrawl("scrape", server.url("/halaman/"))
    assert (ran.code, ran.out) == (code, b"")
    line = one_line(ran.err)
    assert line.startswith(f"newscrawl: {server.url('/halaman/')}: ")
    assert says in line


def test_a_home_page(server: Server) -> None:
    server.replies["/"] = Reply(HOME)
    ran = newscrawl("scrape", server.url("/"))
    assert (ran.code, ran.out) == (3, b"")
    assert one_line(ran.err).endswith("/: this is a home page, not an article")


@pytest.mark.parametrize("path", ["/é", "/a b", "/n?a=b|c"])
def test_addresses_that_are_written_otherwise_when_asked_for(server: Server, path: str) -> None:
    ran = newscrawl("scrape", server.url(path))
    assert (ran.code, ran.out) == (4, b"")
    assert "404 Not Found" in one_line(ran.err)


def test_robots_txt_forbids(server: Server) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: newscrawl\nDisallow: /rahasia/")
    server.replies["/rahasia/"] = Reply(story())
    ran = newscrawl("scrape", server.url("/rahasia/"))
    assert ran.code == 5
    assert one_line(ran.err).endswith("/rahasia/: robots.txt forbids it")
    assert server.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html"),
        ("utf-8", "text/html; charset=iso-8859-1"),  # the header lies
        ("windows-1252", "text/html; charset=windows-1252"),
        ("windows-1252", "text/html"),
        ("utf-16", "text/html"),
        ("utf-16-le", "text/html; charset=utf-16le"),
        ("utf-8-sig", "text/html"),
    ],
)
def test_encodings(server: Server, encoding: str, content_type: str) -> None:
    page = story("“Café” di Tepi Sungai").decode()
    server.replies["/kafe/"] = Reply(page.encode(encoding), content_type=content_type)
    assert newscrawl("scrape", server.url("/kafe/")).record["title"] == "“Café” di Tepi Sungai"


def test_a_file(tmp_path: Path) -> None:
    page = tmp_path / "banjir.html"
    page.write_bytes(story())
    ran = newscrawl("scrape", page, "--url", "https://kabar.test/banjir/")
    assert (ran.code, ran.err) == (0, "")
    assert ran.record["canonical_url"] == "https://kabar.test/banjir/"
    zipped = tmp_path / "banjir.html.gz"
    zipped.write_bytes(gzip.compress(story()))
    assert newscrawl("scrape", zipped).record["body"] == ran.record["body"]


def test_stdin() -> None:
    assert newscrawl("scrape", "-", stdin=story()).record["title"] == "Banjir Surut, Warga Pulang"


@pytest.mark.parametrize(
    ("page", "code", "says"),
    [
        (b"", 3, "empty"),
        (PNG, 3, "image"),
        (HOME, 3, "names an article"),
        (bytes(11 * 1024 * 1024), 4, "larger than the limit"),
    ],
)
def test_no_article_in_a_file(tmp_path: Path, page: bytes, code: int, says: str) -> None:
    path = tmp_path / "halaman.html"
    path.write_bytes(page)
    ran = newscrawl("scrape", path)
    assert ran.code == code
    assert says in one_line(ran.err)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["tidak-ada.html"], "there is no file tidak-ada.html"),
        (["kabar.test/banjir/"], "write https://kabar.test/banjir"),
        (["."], "cannot be read"),
        (["http://"], "not an http(s) address"),
        (["http://[::1/"], "Invalid IPv6 URL"),
        (["-", "--url", "kabar.test"], "not an http(s) address"),
        (["https://kabar.test/", "--url", "https://kabar.test/"], "--url goes with a FILE"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], says: str) -> None:
    ran = newscrawl("scrape", *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, b"")
    assert says in ran.err.splitlines()[-1]


def test_to_read(tmp_path: Path) -> None:
    page = tmp_path / "banjir.html"
    page.write_bytes(story("Banjir \x1b[31mSurut"))
    text = newscrawl("scrape", page, "--format", "text").out.decode()
    assert text.startswith("Banjir [31mSurut\n\nSekar Wulandhari · 2024-11-02 08:15+07:00\n\n")
    assert "\x1b" not in text  # a page does not steer the terminal
    markdown = newscrawl("scrape", page, "--format", "markdown").out.decode()
    assert markdown.startswith("# Banjir [31mSurut\n")


def test_json_is_one_line_in_a_pipe(tmp_path: Path) -> None:
    page = tmp_path / "banjir.html"
    page.write_bytes(story())
    out = newscrawl("scrape", page).out
    assert out.count(b"\n") == 1
    assert json.loads(out)["language"] == "id"
