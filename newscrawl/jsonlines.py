"""Article <-> one line of JSON: our product's format, and nothing else.

UTF-8, one object a line, keys in the order of `items.Article`, ISO 8601 dates with offset.
docs/output.md describes each key; `schema()` is the same as a JSON Schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from newscrawl.items import Article, DateMention, Image
from newscrawl.packing import packing_of

_SURROGATE = re.compile("[\ud800-\udfff]")
_MENTION_ALWAYS = ("text", "start", "end", "value")  # the other keys only where they apply


def dump_line(article: Article, **first: str) -> str:
    r"""The article as one line, ending in a newline; `first` are keys put before its own.

    A lone surrogate in a page's text (no character at all) becomes "?", so that the line is
    always valid UTF-8.
    """
    return dump_record({**first, **plain_record(article)})


def plain_record(article: Article) -> dict[str, Any]:
    """The article as JSON's own types, keys in the order of the record."""
    return {field.name: _plain(getattr(article, field.name)) for field in fields(article)}


def dump_record(record: Mapping[str, Any]) -> str:
    """Any JSON object as one line of our format."""
    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n"
    if _SURROGATE.search(line):
        return line.encode("utf-8", "replace").decode("utf-8")
    return line


def load_line(line: str | bytes) -> Article:
    """The article of one line; keys that a later version added are passed over.

    Raises ValueError saying what is wrong where the line is no record of ours.
    """
    try:
        record = json.loads(line)
        return Article(
            **{
                name: _typed(name, record[name])
                for name in _NAMES
                if name in record or name not in _ADDED
            }
        )
    except KeyError as error:
        raise ValueError(f"no article record: key {error} is missing") from None
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no article record: {error}") from None


def read_articles(path: str | Path) -> Iterator[Article]:
    """The articles of a JSON Lines file (.gz and .zst too), one at a time; a last line cut short is
    passed over.

    Raises ValueError naming the line where another line is no record.
    """
    for number, line in enumerate(_lines(Path(path)), start=1):
        if not line.strip():
            continue
        try:
            yield load_line(line)
        except ValueError as error:
            if not line.endswith(b"\n"):  # a crawl is writing it, or was killed at it
                return
            raise ValueError(f"{path}, line {number}: {error}") from None


def _lines(path: Path) -> Iterator[bytes]:
    packing = packing_of(path)
    if packing is None:
        with path.open("rb") as file:
            yield from file
        return
    for content, _ in packing.members(path):
        yield from content.splitlines(keepends=True)


class StoredRecord(NamedTuple):
    """What a crawl has to remember of a line: its addresses, and where in the file it ends."""

    url: str
    canonical_url: str
    site: str
    published: datetime | None
    content_hash: str
    end: int


def stored_records(path: Path, *, start: int = 0) -> Iterator[StoredRecord]:
    """The records of a JSON Lines file behind byte `start`, one at a time.

    Raises ValueError naming the line where one is no record of ours: a file that is not ours must
    not be appended to. A last line without newline is passed over.
    """
    end = start
    with path.open("rb") as file:
        file.seek(start)
        for number, line in enumerate(file, start=1):
            end += len(line)
            if not line.endswith(b"\n") or not line.strip():
                continue
            try:
                yield stored_record(line, end)
            except ValueError:
                behind = f" behind byte {start}" if start else ""
                raise ValueError(f"{path}, line {number}{behind}: not a newscrawl record") from None


def stored_record(line: bytes, end: int) -> StoredRecord:
    """What to remember of one line. Raises ValueError where it is no record."""
    try:
        return _stored(json.loads(line), end)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not a newscrawl record: {error}") from None


def _stored(record: Any, end: int) -> StoredRecord:
    published = record["date_published"]
    stored = StoredRecord(
        record["url"],
        record["canonical_url"],
        record["site"],
        datetime.fromisoformat(published) if published else None,
        record["content_hash"],
        end,
    )
    if not all(isinstance(text, str) for text in (stored.url, stored.canonical_url, stored.site)):
        raise TypeError
    if stored.published is not None and stored.published.tzinfo is None:
        raise ValueError(published)
    bytes.fromhex(stored.content_hash)
    return stored


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line, as published in docs/record.schema.json."""
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    texts = {"type": "array", "items": text}
    moment = {"type": "string", "format": "date-time"}
    maybe_moment = {"type": ["string", "null"], "format": "date-time"}
    count = {"type": "integer", "minimum": 0}
    mention = {
        field.name: {
            "int": count,
            "bool | None": {"type": "boolean"},
        }.get(str(field.type), text)
        for field in fields(DateMention)
    }
    properties: dict[str, Any] = {
        "id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        "url": text,
        "canonical_url": text,
        "site": text,
        "type": {"enum": ["article", "gallery", "video", "liveblog"]},
        "title": text,
        "description": maybe,
        "authors": texts,
        "editors": texts,
        "date_published": maybe_moment,
        "date_modified": maybe_moment,
        "date_published_raw": maybe,
        "section": maybe,
        "tags": texts,
        "language": maybe,
        "dateline": maybe,
        "body": text,
        "dates": {"type": "array", "items": _object(mention, _MENTION_ALWAYS)},
        "images": {
            "type": "array",
            "items": _object({"url": text, "caption": maybe, "credit": maybe}),
        },
        "pages": {"type": "integer", "minimum": 1},
        "word_count": count,
        "paywalled": {"type": ["boolean", "null"]},
        "content_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "fetched_at": moment,
        "provenance": {"type": "object"},
        "supersedes": {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"},
    }
    # No "additionalProperties": false at the top: `extract` puts "file" first, and later
    # versions add keys at the end.
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newscrawl article record",
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _object(properties: dict[str, Any], required: tuple[str, ...] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required or properties),
        "additionalProperties": False,
    }


_NAMES = tuple(field.name for field in fields(Article))
_ADDED = ("supersedes",)  # later: lines of older versions lack it
_DATES = ("date_published", "date_modified", "fetched_at")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return _iso(value)
    if isinstance(value, DateMention):
        row = {field.name: getattr(value, field.name) for field in fields(value)}
        return {k: v for k, v in row.items() if v is not None or k in _MENTION_ALWAYS}
    if isinstance(value, Image):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value


def _iso(moment: datetime) -> str:
    """Seconds and offset, always: "2024-11-02T08:15:00+07:00"; UTC is written "+00:00"."""
    if moment.tzinfo is None:
        raise ValueError(f"a time without an offset cannot be written: {moment}")
    return moment.isoformat(timespec="seconds")


def _typed(name: str, value: Any) -> Any:
    if name in _DATES:
        return None if value is None else datetime.fromisoformat(value)
    if name == "dates":
        return tuple(DateMention(**row) for row in value)
    if name == "images":
        return tuple(Image(**row) for row in value)
    if isinstance(value, list):
        return tuple(value)
    return value
