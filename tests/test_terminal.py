"""What a page says reaches a terminal as text only."""

from __future__ import annotations

import logging

import pytest

from newscrawl.crawling import _PrintableFormatter
from newscrawl.rendering import printable


@pytest.mark.parametrize("steering", [*map(chr, range(9)), "\x0b", "\r", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "\u2066"])  # fmt: skip
def test_control_characters_are_left_out(steering: str) -> None:
    assert printable(f"naik{steering}[2J turun") == "naik[2J turun"


@pytest.mark.parametrize("text", ["Harga beras naik — “aman”", "é 漢字 \u0639\u0631\u0628\u064a \u200f", "a\tb\nc"])  # fmt: skip
def test_words_stay(text: str) -> None:
    assert printable(text) == text


def test_no_line_of_a_log_is_a_page_s_own() -> None:
    forged = "http://kabar.test/\n2024-11-02 08:00:00 INFO semua baik \x1b[2J"
    told = (ValueError, ValueError(forged), None)
    record = logging.LogRecord("x", logging.WARNING, "x", 1, "%s: gagal", (forged,), told)
    lines = _PrintableFormatter("%(levelname)s %(message)s").format(record).split("\n")
    assert lines[0] == "WARNING http://kabar.test/"
    assert all(line.startswith("    ") for line in lines[1:])
    assert not any("\x1b" in line for line in lines)
