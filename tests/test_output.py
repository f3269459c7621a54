"""The file a crawl appends to: nobody else's work is touched, whole lines only, one writer."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from test_jsonlines import ARTICLE

from newscrawl.jsonlines import StoredRecord, dump_line, read_articles
from newscrawl.output import NotOurs, Output

LINE = dump_line(ARTICLE).encode()


def opened(path: Path, known: int = 0) -> list[StoredRecord]:
    """The records that opening the file notes."""
    noted: list[StoredRecord] = []
    Output(path, known=known, note=noted.append).close()
    return noted


def test_articles_are_appended_and_noted_next_time(tmp_path: Path) -> None:
    path = tmp_path / "baru" / "a.jsonl"
    output = Output(path)
    assert output.size == 0
    output.write(ARTICLE)
    assert path.read_bytes() == LINE  # at once, not at the end
    assert output.size == len(LINE)
    output.close()
    (noted,) = opened(path)
    assert (noted.url, noted.canonical_url) == (ARTICLE.url, ARTICLE.canonical_url)
    assert noted.end == len(LINE)
    assert path.read_bytes() == LINE


@pytest.mark.parametrize(
    ("content", "known", "ends"),
    [
        (LINE * 3, 0, [1, 2, 3]),
        (LINE * 3, 1, [2, 3]),
        (LINE * 3, 3, []),
        (LINE, 3, [1]),  # shorter: another file in its place
        (b"", 3, []),  # rotated
        (LINE * 3, 1.5, [1, 2, 3]),  # no line ends there: another file too
        (b"x" * (len(LINE) - 1) + b"\n" + LINE, 1, [2]),  # what is known is not read again
        (LINE + LINE[:-1], 0, [1, 2]),  # whole, but for its newline
        (LINE + LINE[:-1], 1, [2]),
        (LINE + LINE[:-2], 0, [1]),
    ],
)
def test_only_what_is_not_known_is_read(
    tmp_path: Path, content: bytes, known: float, ends: list[int]
) -> None:
    """`known` and `ends` in lines."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    noted = opened(path, int(known * len(LINE)))
    assert [record.end for record in noted] == [end * len(LINE) for end in ends]


def test_a_pipe_is_just_written(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    output = Output(path, known=99)
    output.write(ARTICLE)
    assert output.size == 0
    output.close()
    assert os.read(reader, 65536) == LINE
    os.close(reader)


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
        LINE.replace(b'"site": "kabar.test"', b'"site": null'),
        LINE.replace(b"2024-11-02T08:15:00+07:00", b"2024-11-02T08:15:00"),
        LINE.replace(b'"content_hash": "0', b'"content_hash": "z'),
        b"[" * 100_000 + b"\n",
        b"\x00\xff",
    ],
)
def test_somebody_elses_file_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
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
