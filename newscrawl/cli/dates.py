"""`newscrawl dates`: the dates that a text mentions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import click

from newscrawl.cli.options import tell
from newscrawl.indonesian.dates import find_dates, parse_anchor
from newscrawl.items import DateMention
from newscrawl.period import JAKARTA

BAD_LINES = 2


@click.command(
    short_help="Find the dates in an Indonesian text.",
    epilog="""\b
Examples:
  newscrawl dates "Menurut pernyataan pada Jumat (1/11)," --anchor 2024-11-02
  jq -c '{id, text: .body, anchor: .date_published}' articles.jsonl | newscrawl dates --jsonl""",
)
@click.argument("text", required=False)
@click.option(
    "--anchor",
    metavar="ISO",
    help="When the text was published, which dates lean on. [default: today, in Jakarta]",
)
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read {"id", "text", "anchor"} lines from stdin, write {"id", "dates": [...]}.',
)
def dates(text: str | None, anchor: str | None, jsonl: bool) -> None:
    """Find the dates in an Indonesian TEXT (or stdin) and say what each means."""
    if jsonl:
        if text is not None or anchor is not None:
            raise click.UsageError("--jsonl reads text and anchor from stdin")
        sys.exit(_annotate(sys.stdin.buffer))
    try:
        when = parse_anchor(anchor) if anchor else datetime.now(JAKARTA)
    except ValueError:
        raise click.UsageError(f"--anchor: {anchor!r} is no ISO 8601 date") from None
    text = sys.stdin.buffer.read().decode("utf-8", "replace") if text is None else text
    for mention in find_dates(text, anchor=when):
        click.echo(_row(mention))


def _row(mention: DateMention) -> str:
    folded = " ".join(mention.text.split())
    note = "" if mention.weekday_agrees is not False else "  (the weekday does not agree)"
    return f"{mention.value}\t{folded}{note}"


def _annotate(lines: Iterable[bytes]) -> int:
    """Each input line's dates; a bad line is named on stderr, and the rest goes on."""
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found = find_dates(_text(row), anchor=_anchor(row))
        except (ValueError, RecursionError) as error:
            bad = BAD_LINES
            tell(f"line {number}: {error}")
            continue
        mentions = [{k: v for k, v in asdict(m).items() if v is not None} for m in found]
        answer = {"id": row.get("id"), "dates": mentions}
        click.echo(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    return bad


def _text(row: Any) -> str:
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise ValueError('expected an object with a "text"')  # noqa: TRY004 - the input is bad, not the call
    return text


def _anchor(row: dict[str, Any]) -> date | None:
    anchor = row.get("anchor")
    if anchor is None:
        return None
    try:
        return parse_anchor(anchor)
    except (TypeError, ValueError):
        raise ValueError(f"the anchor {anchor!r} is no ISO 8601 date") from None
