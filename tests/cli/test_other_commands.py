"""`newscrawl dates`, `sites`, `demo`, and the command line as a whole."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Reply, Server, newscrawl, records, story

from newscrawl import demo_site
from newscrawl.cli.crawl import opened
from newscrawl.state import State


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


def test_what_crawls_have_learnt_of_a_site(server: Server, tmp_path: Path) -> None:
    state, site = tmp_path / "a.state", f"{server.address}/"
    rows = "".join(f"<url><loc>{server.url(f'/judul-{n}/')}</loc></url>" for n in range(3))
    server.replies |= {
        "/robots.txt": Reply(f"Sitemap: {server.url('/peta.xml')}".encode()),
        "/": Reply(b"<html><body></body></html>"),
        "/peta.xml": Reply(f"<urlset>{rows}</urlset>".encode()),
        "/judul-0/": Reply(story(url=server.url("/judul-0/"))),
        "/judul-1/": Reply(b"", status=500),
    }
    newscrawl("crawl", site, "--delay", "0", "-o", tmp_path / "a.jsonl", "--state", state)
    shown = newscrawl("sites", site, "--state", state).out.decode()
    assert "addresses 1 failed, 1 gone, 1 stored" in shown
    assert f"  sitemap   {server.url('/peta.xml')}" in shown
    assert "read, last changed 20" in shown
    assert "asked at the next run" in shown
    with closing(State(state)):
        ran = newscrawl("sites", site, "--state", state)
    assert (ran.code, "another crawl is writing to it" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--state", "a.state"),
        ("imrwordwide", "--state", "nowhere"),
        ("imrwordwide", "--state", "b"),
    ],
)
def test_sites_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    State(tmp_path / "a.state").close()
    (tmp_path / "b").write_text("belanja: beras\n" * 100, encoding="utf-8")
    ran = newscrawl("sites", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_no_state_is_left_beside_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with opened(pipe, None) as (memory, _):
        assert memory.path is None
    with opened(tmp_path / "a.jsonl", None) as (memory, _):
        assert memory.path == tmp_path / "a.jsonl.state"
    os.close(reader)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "a.jsonl.state", "pipe"]


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
    for command in ("scrape", "crawl", "extract", "dates", "sites", "doctor", "demo"):
        ran = newscrawl(command, "-h")
        assert ran.code == 0
        assert b"Example" in ran.out


def test_an_unknown_command() -> None:
    ran = newscrawl("unduh")
    assert ran.code == 2
    assert "No such command" in ran.err
