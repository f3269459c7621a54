"""A page all the way to its line and back, and what must hold of every record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pages import URL

from newscrawl.errors import Blocked, NotAnArticle
from newscrawl.extraction import extract, parse
from newscrawl.items import Article
from newscrawl.jsonlines import dump_line, load_line
from newscrawl.normalise import normalise
from newscrawl.sites import site_of

_FETCHED = datetime(2026, 1, 1, tzinfo=UTC)
# Behind another sign they are the bytes of a letter that was encoded twice.
_CONTROL = re.compile("[\x00-\x1f\x7f\u2028\u2029]|(?<![^\x00-\x7f])[\x80-\x9f]")


def record_of(page: str | bytes, *, url: str = URL, charset: str | None = None) -> Article | None:
    """The page's record; None where the page is refused, which takes a reason.

    Asserts that the record's line is valid UTF-8 and gives the same record back, and that each
    date stands where its offsets say.
    """
    site = site_of(URL)
    try:
        raw = extract(parse(page, charset=charset), url=url, site=site)
        article = normalise(raw, site=site, fetched_at=_FETCHED)
    except (NotAnArticle, Blocked) as error:
        if str(error):
            return None
        raise
    line = dump_line(article).encode("utf-8")
    assert line.count(b"\n") == 1
    assert load_line(line) == article
    for mention in article.dates:
        assert article.body[mention.start : mention.end] == mention.text
    return article


def controls(article: Article) -> list[str]:
    """The record's texts with a control character in them; the body may have line feeds."""
    record = json.loads(dump_line(article))
    record["body"] = record["body"].replace("\n\n", " ")
    return [text for text in _texts(record) if _CONTROL.search(text)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(value.items()))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
