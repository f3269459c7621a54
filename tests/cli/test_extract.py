"""`newscrawl extract`: saved pages."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from conftest import newscrawl, records, story

URL = "https://kabar.test/banjir/"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "2024").mkdir(parents=True)
    (folder / "b.html").write_bytes(story("Banjir Surut"))
    (folder / "2024/a.html.gz").write_bytes(gzip.compress(story("Harga Cabai Turun")))
    (folder / "kosong.htm").write_bytes(b"")
    (folder / "rusak.html.gz").write_bytes(b"\x1f\x8bbukan gzip")
    (folder / "besar.html").write_bytes(story() + b" " * (11 * 1024 * 1024))
    (folder / "catatan.txt").write_text("bukan halaman", encoding="utf-8")
    (folder / "urls.tsv").write_text(f"b.html\t{URL}\n2024/a.html.gz\t\n", encoding="utf-8")
    return folder


def test_a_folder(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out.jsonl"
    ran = newscrawl("extract", pages, "--urls", pages / "urls.tsv", "-o", out)
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err == "newscrawl: 5 pages: 2 articles, 3 skipped\n"
    rows = records(out)
    assert [row["file"] for row in rows] == [
        "2024/a.html.gz",
        "b.html",
        "besar.html",
        "kosong.htm",
        "rusak.html.gz",
    ]
    assert all(next(iter(row)) == "file" for row in rows)
    assert rows[0]["title"] == "Harga Cabai Turun"
    assert (rows[1]["canonical_url"], rows[1]["site"]) == (URL, "kabar.test")
    assert [list(row) for row in rows[2:]] == [["file", "skipped"]] * 3
    assert [row["skipped"] for row in rows[2:]] == [
        "the page is larger than the limit of 10 MB",
        "the page is empty",
        "not a whole gzip file",
    ]


def test_single_files_go_by_their_bare_name(pages: Path) -> None:
    ran = newscrawl("extract", pages / "b.html", pages / "2024" / "a.html.gz")
    assert [row["file"] for row in ran.records] == ["b.html", "a.html.gz"]


def test_many_pages_in_many_processes_keep_their_order(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.html").write_bytes(story(f"Berita Nomor {number}"))
    one, many = (newscrawl("extract", tmp_path, "--jobs", jobs).out for jobs in ("1", "3"))
    assert one == many
    assert one.count(b"\n") == 40


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["tidak-ada"], "does not exist"),
        (["."], "no .html, .htm or .html.gz in ."),
        (["pages", "--urls", "buruk.tsv"], "buruk.tsv, line 2: expected FILE<tab>URL"),
        (["pages", "--urls", "alamat.tsv"], "alamat.tsv, line 1: not an http(s) address"),
        (["pages", "-o", "buruk.tsv/out.jsonl"], "cannot be written"),
        (["pages", "--jobs", "0"], "--jobs"),
    ],
)
def test_wrong_usage(pages: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    assert pages.exists()
    (tmp_path / "buruk.tsv").write_text("a.html\thttps://kabar.test/a\nb.html\n", encoding="utf-8")
    (tmp_path / "alamat.tsv").write_text("a.html\tkabar.test/a\n", encoding="utf-8")
    cwd = pages / "2024" if arguments == ["."] else tmp_path
    if arguments == ["."]:
        (cwd / "a.html.gz").unlink()
    ran = newscrawl("extract", *arguments, cwd=cwd)
    assert (ran.code, ran.out) == (2, b"")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_an_output_that_is_a_folder(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.mkdir()
    assert newscrawl("extract", pages, "-o", out).code == 2
    assert list(tmp_path.glob("*.part")) == []


def test_a_device_stays_one_and_a_link_is_followed(pages: Path, tmp_path: Path) -> None:
    ran = newscrawl("extract", pages, "-o", "/dev/full")
    assert (ran.code, ran.err) == (1, "newscrawl: the output: No space left on device\n")
    assert Path("/dev/full").is_char_device()
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    link.symlink_to(real)
    assert newscrawl("extract", pages, "-o", link).code == 0
    assert link.is_symlink()
    assert len(records(real)) == 5


def test_a_pipe_among_the_pages_is_passed_over(pages: Path) -> None:
    os.mkfifo(pages / "pipa.html")
    assert len(newscrawl("extract", pages).records) == 5


def test_a_table_with_a_byte_order_mark_and_more_columns(pages: Path) -> None:
    table = pages / "lain.tsv"
    table.write_text(f"\ufeffb.html\t{URL}\tBanjir surut\n", encoding="utf-8")
    row = next(
        r for r in newscrawl("extract", pages, "--urls", table).records if r["file"] == "b.html"
    )
    assert row["url"] == URL
