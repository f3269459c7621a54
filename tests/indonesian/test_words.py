"""Parting a text into words is the same as the regular expressions that it stands for."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from newscrawl.indonesian.words import letters, words

TEXT = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("“”…—é_7 aİ²\n")))


@given(TEXT)
@example("\ud800“Café”—tutup\udfff ½ ٣_²")
def test_words_are_those_of_the_regular_expression(text: str) -> None:
    assert [word.decode() for word in words(text)] == re.findall(r"\w+", text)


@given(TEXT)
def test_letters_are_those_of_the_regular_expression(text: str) -> None:
    expected = re.findall(r"[^\W0-9_]+", text)
    assert [word.decode() for word in letters(text)] == expected
