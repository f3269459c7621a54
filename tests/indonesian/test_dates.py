"""In-text dates: the examples of every rule, and what holds for all of them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from newscrawl.indonesian.dates import RULES, find_dates


def anchor_of(text: str) -> date | None:
    if not text:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


EXAMPLES = [
    pytest.param(text, anchor, values, id=f"{rule.name}: {text}")
    for rule in RULES
    for text, anchor, values in rule.examples
]


@pytest.mark.parametrize(("text", "anchor", "values"), EXAMPLES)
def test_example(text: str, anchor: str, values: tuple[str, ...]) -> None:
    found = find_dates(text, anchor=anchor_of(anchor))
    assert tuple(mention.value for mention in found) == values


def test_the_mention_of_the_front_page() -> None:
    (mention,) = find_dates("kata Budi pada Jumat (1/11).", anchor=date(2024, 11, 2))
    assert (mention.text, mention.value) == ("Jumat (1/11)", "2024-11-01")
    assert mention.weekday_agrees is True
