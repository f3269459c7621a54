"""A text is read in pieces between blanks; what it says must not depend on that."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.indonesian import lexicon
from newscrawl.indonesian.dates import _ALONE, RULES, find_dates
from newscrawl.indonesian.tokens import tokenize

WORDS = st.sampled_from(
    [
        *("Rabu", "(1/11)", "pukul", "1", "x", "24", "x24", "jam", "s.", "d.", "s.d.", "Jum'at"),
        *("25rb", "Q3", "/Selasa", "2024-11-02T08:15", "", "surut.\n\nSenin", "kata", "di", "di"),
        *("Rp9.000,", "II/2024", "(Mei", "2024)", "-", "5", "S.", "D", "×", "kuartal"),
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_blanks_are_as_other_space(text: str) -> None:
    row, whole = tokenize(text), tokenize(text.replace(" ", "\t"))  # a tab parts no pieces
    assert row.kinds == whole.kinds
    assert (row.starts, row.ends, row.values) == (whole.starts, whole.ends, whole.values)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dalam 1 x 24 jam", "PT24H"),
        ("dalam 1 x24 jam", "PT24H"),
        ("pukul 08.00 s. d. 10.00 WIB", "T08:00+07:00/T10:00+07:00"),
        ("di di 17 Agustus 1945", "1945-08-17"),
    ],
)
def test_tokens_that_hold_a_blank(text: str, value: str) -> None:
    assert [mention.value for mention in find_dates(text)] == [value]


def test_no_rule_reads_another_kind_alone() -> None:
    """`dates` passes such kinds over without asking the rules."""
    kinds = {kind for kind in vars(lexicon).values() if isinstance(kind, str) and len(kind) == 1}
    for rule in RULES:
        pattern = re.compile(rule.pattern)
        for kind in kinds - set(_ALONE):
            assert not pattern.match(kind), (rule.name, kind)
            assert not pattern.match(kind + lexicon.BREAK), (rule.name, kind)


PHRASE = "Pameran 2 s. d. 4 November 2024, buka 1 x 24 jam sejak Senin (2/11/2024) pukul 10 WIB."


@pytest.mark.parametrize("back", range(0, len(PHRASE), 3))
def test_a_long_text_read_in_parts_has_the_dates_of_the_whole(back: int) -> None:
    # The first part ends at the first blank behind 65,536 characters: somewhere in the phrase.
    before = ("kata " * 13_108)[-(65_536 - back) :]
    found = find_dates(f"{before}{PHRASE} {before}{PHRASE}")
    alone = [mention.text for mention in find_dates(PHRASE)]
    assert len(alone) >= 2
    assert [mention.text for mention in found] == alone * 2
