"""The file a crawl appends to: nobody else's work is touched, whole lines only, one writer."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from test_jsonlines import ARTICLE

from newscrawl.jsonlines import dump_line, read_articles
from newscrawl.output import NotOurs, Output
from newscrawl.urls import article_id

LINE = dump_line(ARTICLE).encode()


def test_articles_are_appended_and_known_next_time(tmp_path: Path) -> None:
    path = tmp_path / "baru" / "a.jsonl"
    output = Output(path)
    assert output.known == frozenset()
    output.write(ARTICLE)
    assert path.read_bytes() == LINE  # at once, not at the end
    output.close()
    again = Output(path)
    assert again.known == {
        article_id(ARTICLE.canonical_url),
        article_id(ARTICLE.url),  # as it was announced: ?utm_source=wa
    }
    again.close()
    assert path.read_bytes() == LINE


@pytest.mark.parametrize(
    ("before", "after", "mended"),
    [
        (LINE + LINE[:200], LINE, 200),
        (LINE + LINE[:3], LINE, 3),
        (LINE[:200], b"", 200),
        (LINE + LINE[:-1], LINE + LINE, 0),  # whole, but for its newline
        (LINE + b"\n" + LINE, LINE + b"\n" + LINE, 0),
        (LINE.replace(b"\n", b"\r\n"), LINE.replace(b"\n", b"\r\n"), 0),
    ],
)
def test_what_a_killed_run_left_is_mended(
    tmp_path: Path, before: bytes, after: bytes, mended: int
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(before)
    output = Output(path)
    output.close()
    assert (path.read_bytes(), output.mended) == (after, mended)
    assert b"".join(dump_line(a).encode() for a in read_articles(path)) == after.replace(
        b"\r\n", b"\n"
    ).replace(b"\n\n", b"\n")


@pytest.mark.parametrize(
    "content",
    [
        b'{"my": "precious data"}',
        b'{"my": "precious data"}\n',
        b"catatan 1\ncatatan 2",
        LINE + b"catatan tanpa akhir",
        LINE + b'{"url": null, "canonical_url": null}\n',
        b"[" * 100_000 + b"\n",
        b"\x00\xff",
    ],
)
def test_somebody_elses_file_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    if content == LINE:
        return
    with pytest.raises(NotOurs, match="not a newscrawl record"):
        Output(path)
    assert path.read_bytes() == content


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    first = Output(path)
    with pytest.raises(NotOurs, match="another crawl is writing to it"):
        Output(path)
    first.close()
    Output(path).close()


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    output = Output(path)
    output.write(ARTICLE)
    real, calls = os.write, []

    def full(fd: int, data: memoryview) -> int:
        calls.append(len(data))
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return real(fd, data[:100])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space left"):
        output.write(replace(ARTICLE, title="Lain"))
    monkeypatch.undo()
    output.close()
    assert path.read_bytes() == LINE
