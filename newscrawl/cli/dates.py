"""`newscrawl dates`: the dates that a text mentions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import click

from newscrawl.cli.options import tell
from newscrawl.indonesian.dates import find_dates, parse_anchor
from newscrawl.items import DateMention
from newscrawl.period import JAKARTA
from newscrawl.rendering import printable

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
    mentions = find_dates(text, anchor=when)
    if sys.stdout.isatty():
        _show(text, mentions)
        return
    for mention in mentions:
        click.echo(_row(mention))


def _show(text: str, mentions: Sequence[DateMention]) -> None:
    """The text for a person: each date marked, and its value behind it."""
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.text import Text  # noqa: PLC0415 - the same

    shown, done = Text(), 0
    for mention in mentions:
        shown.append(printable(text[done : mention.start]))
        shown.append(printable(mention.text), style="bold")
        agrees = mention.weekday_agrees is not False
        shown.append(f" [{_meaning(mention)}]", style="cyan" if agrees else "yellow")
        done = mention.end
    shown.append(printable(text[done:]))
    Console(highlight=False).print(shown)


def _meaning(mention: DateMention) -> str:
    parts = [mention.value, *filter(None, (mention.modifier, mention.part_of_day))]
    if mention.alternative:
        parts.append(f"or {mention.alternative}")
    if mention.weekday_agrees is False:
        perhaps = f", perhaps {mention.suggestion}" if mention.suggestion else ""
        parts.append(f"weekday disagrees{perhaps}")
    return ", ".join(parts)


def _row(mention: DateMention) -> str:
    """Value, words, and what else is known, separated by tabs: for a pipe."""
    folded = printable(" ".join(mention.text.split()))
    notes = _meaning(mention).removeprefix(mention.value).removeprefix(", ")
    return "\t".join(filter(None, (mention.value, folded, notes)))


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
