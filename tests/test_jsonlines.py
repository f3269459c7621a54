"""The record's line: keys, types, schema, and what a killed run leaves behind."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newscrawl import jsonlines
from newscrawl.items import Article, DateMention, Image

WIB = timezone(timedelta(hours=7))
ARTICLE = Article(
    id="0123456789abcdef",
    url="http://kabar.test/banjir/?utm_source=wa",
    canonical_url="http://kabar.test/banjir/",
    site="kabar.test",
    type="article",
    title="Banjir Surut di Tanjung Melati",
    description=None,
    authors=("Sekar Wulandhari",),
    editors=(),
    date_published=datetime(2024, 11, 2, 8, 15, tzinfo=WIB),
    date_modified=None,
    date_published_raw="Sabtu, 2 November 2024 08:15 WIB",
    section="Daerah",
    tags=("banjir", "cuaca"),
    language="id",
    dateline="Tanjung Melati",
    body="Banjir surut pada Jumat (1/11).\n\n“Alhamdulillah,” kata warga.",
    dates=(DateMention(text="Jumat (1/11)", start=18, end=30, value="2024-11-01"),),
    images=(Image(url="http://kabar.test/a.jpg", caption="Warga", credit=None),),
    pages=1,
    word_count=7,
    paywalled=None,
    content_hash="0" * 64,
    fetched_at=datetime(2024, 11, 3, tzinfo=UTC),
    provenance={"title": "jsonld"},
)


def test_keys_stand_in_the_order_of_the_record() -> None:
    record = json.loads(jsonlines.dump_line(ARTICLE))
    assert list(record) == [field.name for field in fields(Article)]
    assert record["date_published"] == "2024-11-02T08:15:00+07:00"
    assert record["fetched_at"] == "2024-11-03T00:00:00+00:00"
    assert record["dates"] == [
        {"text": "Jumat (1/11)", "start": 18, "end": 30, "value": "2024-11-01"}
    ]


def test_extra_keys_come_first() -> None:
    assert jsonlines.dump_line(ARTICLE, file="a.html").startswith('{"file": "a.html", "id": ')


def test_a_line_reads_back_as_the_same_article() -> None:
    assert jsonlines.load_line(jsonlines.dump_line(ARTICLE)) == ARTICLE


@given(st.text(), st.text(), st.lists(st.text()))
def test_any_text_makes_one_valid_line(title: str, body: str, tags: list[str]) -> None:
    article = replace(ARTICLE, title=title, body=body, tags=tuple(tags))
    line = jsonlines.dump_line(article)
    assert line.count("\n") == 1
    assert jsonlines.load_line(line.encode("utf-8")).body == body


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    line = jsonlines.dump_line(replace(ARTICLE, title="a\ud800b"))
    assert json.loads(line.encode("utf-8"))["title"] == "a?b"


def test_a_time_without_offset_is_refused() -> None:
    naive = datetime(2024, 11, 2)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="without an offset"):
        jsonlines.dump_line(replace(ARTICLE, date_published=naive))


def test_the_schema_names_every_key_and_accepts_a_record() -> None:
    schema = jsonlines.schema()
    assert list(schema["properties"]) == [field.name for field in fields(Article)]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(jsonlines.dump_line(ARTICLE)))


@pytest.mark.parametrize("key", ["id", "date_published", "dates", "images", "pages", "tags"])
def test_the_schema_refuses_a_wrong_type(key: str) -> None:
    record = json.loads(jsonlines.dump_line(ARTICLE)) | {key: {"wrong": 1}}
    assert not Draft202012Validator(jsonlines.schema()).is_valid(record)


@pytest.mark.parametrize("line", ["", "[]", "null", "{", '{"id": 1}', '"a"', "[" * 100_000])
def test_no_record(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        jsonlines.load_line(line)


def test_read_articles_passes_over_a_line_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = jsonlines.dump_line(ARTICLE)
    path.write_text(line + line[:100], encoding="utf-8")
    assert list(jsonlines.read_articles(path)) == [ARTICLE]


def test_read_articles_names_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(jsonlines.dump_line(ARTICLE) + "{}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        list(jsonlines.read_articles(path))


def test_what_a_crawl_remembers_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    undated = replace(ARTICLE, date_published=None, supersedes="1" * 64)
    lines = [jsonlines.dump_line(article).encode() for article in (ARTICLE, undated)]
    path.write_bytes(lines[0] + b"\n" + lines[1] + lines[0][:100])
    ends = [len(lines[0]), len(lines[0]) + 1 + len(lines[1])]
    first = jsonlines.StoredRecord(
        ARTICLE.url, ARTICLE.canonical_url, ARTICLE.site, ARTICLE.date_published, "0" * 64, ends[0]
    )
    second = first._replace(published=None, end=ends[1])
    assert list(jsonlines.stored_records(path)) == [first, second]
    assert list(jsonlines.stored_records(path, start=ends[0])) == [second]
    assert list(jsonlines.stored_records(path, start=ends[1])) == []


@pytest.mark.parametrize(
    "foreign",
    [
        "belanja: beras",
        "{}",
        "[]",
        "null",
        '{"url": "a", "canonical_url": "b", "site": "c", "date_published": null}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_not_ours_is_named(tmp_path: Path, foreign: str) -> None:
    path = tmp_path / "notes.txt"
    line = jsonlines.dump_line(ARTICLE)
    path.write_text(line + foreign + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2: not a newscrawl record"):
        list(jsonlines.stored_records(path))
    start = len(line.encode())
    with pytest.raises(ValueError, match=f"line 1 behind byte {start}: not a newscrawl record"):
        list(jsonlines.stored_records(path, start=start))


def test_a_line_without_supersedes_is_one_of_an_older_version(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = json.loads(jsonlines.dump_line(ARTICLE))
    del record["supersedes"]
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert list(jsonlines.read_articles(path)) == [ARTICLE]
    version = replace(ARTICLE, supersedes="a" * 64)
    assert jsonlines.load_line(jsonlines.dump_line(version)) == version
