"""`newscrawl dates`, `sites`, `demo`, and the command line as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import newscrawl, records

from newscrawl import demo_site


def test_dates_of_a_text() -> None:
    ran = newscrawl("dates", "Pernyataan pada Jumat (1/11).", "--anchor", "2024-11-02")
    assert (ran.code, ran.out.decode()) == (0, "2024-11-01\tJumat (1/11)\n")


def test_dates_of_stdin() -> None:
    ran = newscrawl("dates", "--anchor", "2024-11-02T08:15:00+07:00", stdin=b"pada Jumat (1/11)")
    assert ran.out.decode() == "2024-11-01\tJumat (1/11)\n"


def test_dates_of_json_lines() -> None:
    text = "“Kami mulai” pada Jumat (1/11) 🙂 dan 3 November 2024"
    rows = [{"id": "a", "text": text, "anchor": "2024-11-02"}, {"id": 7, "text": "tanpa tanggal"}]
    ran = newscrawl("dates", "--jsonl", stdin="\n".join(map(json.dumps, rows)).encode())
    assert (ran.code, ran.err) == (0, "")
    first, second = ran.records
    assert (first["id"], second) == ("a", {"id": 7, "dates": []})
    assert [d["value"] for d in first["dates"]] == ["2024-11-01", "2024-11-03"]
    assert all(text[d["start"] : d["end"]] == d["text"] for d in first["dates"])


def test_bad_json_lines_are_named_and_the_rest_goes_on() -> None:
    lines = [
        "bukan json",
        '{"id": 1}',
        "[]",
        '{"id": 2, "text": "a", "anchor": "kemarin"}',
        '{"id": 3, "text": "a", "anchor": 5}',
        "",
        '{"id": 4, "text": "1 November 2024", "anchor": null}',
        "[" * 100_000,
    ]
    ran = newscrawl("dates", "--jsonl", stdin="\n".join(lines).encode() + b"\n\xff\n")
    assert ran.code == 2
    assert [row["id"] for row in ran.records] == [4]
    assert [line.split(":")[1] for line in ran.err.splitlines()] == [
        f" line {number}" for number in (1, 2, 3, 4, 5, 8, 9)
    ]
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [["--anchor", "kemarin", "x"], ["--jsonl", "x"]])
def test_dates_wrong_usage(arguments: list[str]) -> None:
    assert newscrawl("dates", *arguments).code == 2


def test_sites() -> None:
    assert b"imrwordwide" in newscrawl("sites").out
    known = newscrawl("sites", "imrwordwide").out.decode()
    assert "sitemap   https://imrwordwide.com/wp-sitemap.xml" in known
    assert "Asia/Jakarta (assumed)" in newscrawl("sites", "https://kabar.test/").out.decode()
    assert newscrawl("sites", "imrwordwid").code == 2


def test_demo(tmp_path: Path) -> None:
    ran = newscrawl("demo", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert len(records(tmp_path / "newscrawl-demo.jsonl")) == len(demo_site.truth())
    shown = ran.out.decode()
    assert "24 articles, one JSON record a line, in newscrawl-demo.jsonl" in shown
    assert "dates in it" in shown
    assert "\r" not in ran.err  # no progress line in a pipe


def test_demo_replaces_its_file(tmp_path: Path) -> None:
    (tmp_path / "newscrawl-demo.jsonl").write_text("lama\n", encoding="utf-8")
    assert newscrawl("demo", cwd=tmp_path).code == 0
    assert len(records(tmp_path / "newscrawl-demo.jsonl")) == len(demo_site.truth())


def test_version_and_help() -> None:
    assert newscrawl("--version").out.decode().startswith("newscrawl 0.")
    for command in ("scrape", "crawl", "extract", "dates", "sites", "demo"):
        ran = newscrawl(command, "-h")
        assert ran.code == 0
        assert b"Example" in ran.out


def test_an_unknown_command() -> None:
    ran = newscrawl("unduh")
    assert ran.code == 2
    assert "No such command" in ran.err
