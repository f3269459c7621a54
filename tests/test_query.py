"""Words that articles are searched for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.query import Query

TEXT = (
    "IHSG Turun, Bank  Sentral Diam\nHarga beras-ketan naik di pasar Kliwon ke-2, kata Nurul’aini."
)


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("ihsg", True),
        ("ihsg turun", True),
        ("turun ihsg", True),  # in any order
        ('"turun ihsg"', False),
        ('"ihsg turun"', True),
        ('"bank sentral"', True),  # whatever stands between its words
        ('ihsg "sentral bank"', False),
        ("ber", False),  # whole words
        ("beras", True),
        ("beras-ketan", True),
        ("ketan-beras", False),
        ("ihsg rupiah", False),
        ("KLIWON", True),
        ("ke-2", True),
        ("2", True),
        ("nurul'aini", True),  # a curly apostrophe, a straight one
        ("ihsg,", True),
        ("ihsg -", True),
        ('"ihsg', True),  # a quote that does not end
        ("i.h.s.g", False),
        ("ih.*g", False),
    ],
)
def test_matches(query: str, matches: bool) -> None:
    assert Query(query).matches(TEXT) is matches


@pytest.mark.parametrize("text", ["", "  ", "-", '""', '"!?" …', "\N{COMBINING ACUTE ACCENT}"])
def test_without_a_word_there_is_nothing_to_search_for(text: str) -> None:
    with pytest.raises(ValueError, match="holds no word to search for"):
        Query(text)


@given(st.text(), st.text())
def test_any_text_with_a_word_can_be_searched_for(text: str, article: str) -> None:
    if re.search(r"\w", text):
        query = Query(text)
        assert query.matches(text)
        assert query.matches(f"{article} {text}")
        query.matches(article)


@pytest.mark.parametrize("text", ["a " * 50_000, "a" * 100_000, "\x00." * 50_000, "ihsg-" * 20_000])
def test_a_long_text_takes_no_longer_than_it_is(text: str) -> None:
    assert not Query('"ihsg rupiah" zzz').matches(text)
