"""docs/dates.md claims forms: each row of its table is run."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from newscrawl.indonesian.dates import find_dates, parse_anchor
from newscrawl.items import DateMention

PAGE = (Path(__file__).parents[2] / "docs/dates.md").read_text(encoding="utf-8")
FORMS = PAGE.partition("## Forms")[2].partition("## Rules")[0]
ROWS = [
    tuple(cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:4])
    for line in FORMS.splitlines()
    if line.startswith("|")
][2:]


@pytest.mark.parametrize(("text", "published", "value"), ROWS)
def test_form(text: str, published: str, value: str) -> None:
    found = find_dates(text, anchor=parse_anchor(published) if published else None)
    assert "; ".join(mention.value for mention in found) == value


def test_the_table_is_there() -> None:
    assert len(ROWS) > 40


def test_every_field_of_a_mention_is_told() -> None:
    told = PAGE.partition("## The mention")[2].partition("In JSON")[0]
    assert {field.name for field in fields(DateMention)} <= set(re.findall(r"`(\w+)`", told))
