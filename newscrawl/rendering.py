"""An article for a person to read: plain text, Markdown, or JSON laid out."""

from __future__ import annotations

import json
import re

from newscrawl.items import Article
from newscrawl.jsonlines import dump_line

# What a page says must not steer the terminal it is shown on: ECMA-48's control functions, and the
# Unicode characters that turn the order of a line around or end it (UAX 9, UAX 14).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def as_json(article: Article, *, indent: bool) -> str:
    """The record: one line, or laid out for reading."""
    line = dump_line(article)
    return json.dumps(json.loads(line), ensure_ascii=False, indent=2) + "\n" if indent else line


def as_text(article: Article) -> str:
    """Headline, byline, text and address, for a terminal."""
    parts = [article.title, _byline(article), article.body, article.canonical_url]
    return printable("\n\n".join(part for part in parts if part)) + "\n"


def as_markdown(article: Article) -> str:
    """Headline, byline, text and source as Markdown."""
    source = f"<{article.canonical_url}>" if article.canonical_url else ""
    byline = f"*{_byline(article)}*" if _byline(article) else ""
    parts = [f"# {article.title}", byline, article.body, source]
    return printable("\n\n".join(part for part in parts if part)) + "\n"


def printable(text: str) -> str:
    r"""`text` without control characters, so that printing it changes nothing but the screen.

    >>> printable("Harga \x1b[31mberas\u202e naik")
    'Harga [31mberas naik'
    """
    return _CONTROL.sub("", text)


def _byline(article: Article) -> str:
    when = article.date_published
    parts = [
        ", ".join(article.authors),
        article.section or "",
        when.isoformat(sep=" ", timespec="minutes") if when else "",
    ]
    return " · ".join(part for part in parts if part)
