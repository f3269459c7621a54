"""A text -> the tokens of its dates: one pass, linear in the length of the text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from newscrawl.indonesian import lexicon as lx
from newscrawl.indonesian.calendar import APOSTROPHES, misspelt_month
from newscrawl.indonesian.shapes import Shape, Value, shape_of
from newscrawl.indonesian.words import pieces


class Token(NamedTuple):
    kind: str
    start: int
    end: int
    value: Value


_SCAN = re.compile(
    # most of a text is words of more than one letter: they are tried first
    rf"[^\W\d_]{{2,}}(?:[{APOSTROPHES}][^\W\d_]+)?"
    r"|\d{4}-\d\d?-\d\d?(?![\d-])|\d\d?-\d\d?-\d{4}(?![\d-])|\d{2,4}-?an\b|\d\s?[xX×]\s?24\b"
    r"|\d+(?:[.,:/]\d+)*|Q[1-4]\b|[Hh][-+–]\d\d?(?!\w)|[sS](?:\.\s?[dD]\b\.?|/[dD]\b)|[^\W\d_]"
)
_STRAIGHTEN = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_GLUE = {
    ",": lx.COMMA,
    "(": lx.OPEN,
    ")": lx.CLOSE,
    "-": lx.DASH,
    "–": lx.DASH,
    "—": lx.DASH,
    "\u2011": lx.DASH,  # non-breaking
    "\u2212": lx.DASH,  # minus
    "&": lx.AND,
    "/": lx.STROKE,
    ".": lx.DOT,
    "|": lx.BAR,
}
_LONGEST_GLUE = 8
_LONGEST_WORD, _MOST_WORDS = 32, 1 << 15  # that are kept
# The two tokens that may hold a blank, "s. d." and "1 x 24", and their halves
_ACROSS = re.compile(r"[sS]\. [dD]\b|\d ?[xX×] ?24\b")
_HALF = re.compile(r"(?:.*[\W\d_])?[sS]\.|(?:.*\d)?[xX×]|[xX×]24\b.*", re.DOTALL)
# A number is no date's where one of these touches it: "Rp9.000", "#1", "II/2019", "16,9%"
_BEFORE = frozenset("_@#$€£/\\.+=&")
_AFTER = frozenset("%‰°_@#=&")
_UNKNOWN: Shape = ("", ())


class Row:
    """The tokens of a text in parallel lists; their kinds are one string."""

    __slots__ = ("ends", "kinds", "starts", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds = ""
        self.starts = array("L")  # a list of numbers takes five times as much
        self.ends = array("L")
        self.values: list[Value] = []

    def token(self, index: int) -> Token:
        return Token(self.kinds[index], self.starts[index], self.ends[index], self.values[index])


def tokenize(text: str) -> Row:
    """The tokens of a text that dates can be made of, with what stands between them."""
    row = Row(text)
    kinds: list[str] = []
    starts, ends, values = row.starts, row.ends, row.values
    end = 0
    for at, tokens in chain.from_iterable(_pieces(text)):
        for kind, first, last, value in tokens:
            start = at + first
            marks = _NO_GLUE if start - end > _LONGEST_GLUE else _marks(text[end:start])
            if marks is _NO_GLUE and (text[start - 1] == "(" or ")" in text[end : end + 2]):
                marks = _around_break(text, end, start, first=not kinds)
            for mark, offset in marks:
                kinds.append(mark)
                starts.append(end + offset)
                ends.append(end + offset + 1)
                values.append(())
            end = at + last
            kinds.append(kind)
            starts.append(start)
            ends.append(end)
            values.append(value)
    if kinds and (closing := _closing(text, end)):
        kinds.append(lx.CLOSE)
        starts.append(end + closing[0][1])
        ends.append(end + closing[0][1] + 1)
        values.append(())
    row.kinds = "".join(kinds)
    return row


_Pieces = list[tuple[int, list[Token]]]  # where each stands, and its tokens


def _pieces(text: str) -> Iterator[_Pieces]:
    """The blank-separated pieces of a text that hold tokens, a part of a long text at a time."""
    start = 0
    for part in pieces(text):
        found = _pieces_of(part, text, start)
        if found is None:
            yield [(start, _tokens(text[start:]))]
            return
        yield found
        start += len(part) + 1


def _pieces_of(part: str, text: str, start: int) -> _Pieces | None:
    """Those of the part of the text that begins at `start`; None where a token lies across a blank.

    Of ten pieces nine hold none; no loop of Python's sees those, only `split` and `filter`.
    """
    found = []
    padded, at = f" {part} ", -1
    for piece in filter(_READ.__getitem__, part.split(" ")):
        at = padded.index(f" {piece} ", at + 1)
        tokens = _READ[piece]
        if tokens is _UNREAD:
            edges = (start + at, start + at + len(piece))
            if any(_ACROSS.search(text, max(0, edge - 4), edge + 4) for edge in edges):
                return None
            tokens = _tokens(piece)
        found.append((start + at, tokens))
    return found


class _Read(dict[str, list[Token]]):
    """The tokens of pieces read before: a crawl reads the same words over and over.

    What is longer than a word is not kept, nor what may be half of a token.
    """

    def __missing__(self, piece: str) -> list[Token]:
        if len(piece) > _LONGEST_WORD or _HALF.fullmatch(piece):
            return _UNREAD
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[piece] = tokens = _tokens(piece)
        return tokens


_UNREAD = [Token(lx.ODD, 0, 0, ())]
_READ = _Read()


def _tokens(piece: str) -> list[Token]:
    """The tokens of a piece of text that has a blank, or nothing, on either side."""
    tokens: list[Token] = []
    end = -1
    for match in _SCAN.finditer(piece):
        kind, value = _shape(match[0])
        start, after = match.span()
        if not kind:
            if start == end and tokens[-1].value:
                # written onto an unknown word, "25rb": no date's number
                tokens[-1] = tokens[-1]._replace(kind=lx.ODD)
            continue
        if _is_of_another(piece, start, after, glued=start == end + 1):
            kind = lx.ODD
        tokens.append(Token(kind, start, after, value))
        end = after
    return tokens


Gap = tuple[tuple[str, int], ...]  # kinds of punctuation and where they stand in the gap
_NO_GLUE: Gap = ((lx.BREAK, 0),)


@lru_cache(maxsize=1 << 10)
def _marks(between: str) -> Gap:
    """The punctuation between two tokens, or a break where more stands there."""
    if "\n\n" in between:
        return _NO_GLUE
    marks = [(mark, at) for at, mark in enumerate(between) if not mark.isspace()]
    if any(mark not in _GLUE for mark, _ in marks):
        return _NO_GLUE
    return tuple((_GLUE[mark], at) for mark, at in marks)


def _around_break(text: str, end: int, start: int, *, first: bool) -> Gap:
    """A break, with the brackets that belong to the tokens at its two ends."""
    opening = ((lx.OPEN, start - 1 - end),) if text[start - 1 : start] == "(" else ()
    closing = () if first else _closing(text, end)
    return (*closing, (lx.BREAK, 2 * len(closing)), *opening)


def _shape(written: str) -> Shape:
    """Kind and value of a number by its shape, of a word by the lexicon."""
    if written[0].isdigit() or written[-1].isdigit():
        return shape_of(written)
    word = written.lower()
    known = lx.WORDS.get(word if word.isalpha() else _straight(word))
    if known is None:
        month = misspelt_month(word) if written[0].isupper() else None
        return (lx.SHORT_MONTH, (month,)) if month else _UNKNOWN
    kind, value = known
    if word in lx.CAPITALS and not written.isupper():
        return _UNKNOWN
    return kind, (value,)


def _straight(word: str) -> str:
    """The word with straight apostrophes and without the space of "s. d."."""
    return "".join(word.split()).translate(_STRAIGHTEN)


def _closing(text: str, end: int) -> Gap:
    """The bracket that closes right after a token, be it after a stray space."""
    after = text[end : end + 2]
    return ((lx.CLOSE, after.index(")")),) if after.lstrip()[:1] == ")" else ()


def _is_of_another(text: str, start: int, end: int, *, glued: bool) -> bool:
    """Whether a token is part of something else: "Rp9.000", "F19", "24/TK/Tahun 2024".

    `glued`: one sign alone lies between it and a token before; the grammar judges those.
    """
    before = text[start - 1 : start]
    if glued and before in "./":
        before = ""  # "kuartal II/2024", "pukul.07.00"
    elif before == "/":
        return True
    if not text[start].isdigit():
        return False
    return before in _BEFORE or before.isalpha() or text[end : end + 1] in _AFTER
