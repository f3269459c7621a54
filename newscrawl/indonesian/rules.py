"""What a rule of the date grammar is: a pattern over kinds of token, and how it is read.

To add a form, add one `Rule` with its examples to the module of its subject; a test runs
every example. Patterns use no capturing groups, and repeat nothing without a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from newscrawl.indonesian.tokens import Row, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a phrase means; the fields are those of `items.DateMention`.

    The kind "open" stands for what only the neighbours can tell (discourse.py).
    """

    value: str
    kind: str
    granularity: str
    weekday_agrees: bool | None = None
    suggestion: str | None = None
    part_of_day: str | None = None
    modifier: str | None = None
    alternative: str | None = None


class Phrase:
    """Some tokens of a text, by their indices in its row, beside the anchor.

    `given` is the value of a range's other end: "31 Oktober - 2 November 2024" says its
    year once. Indices that methods take and give count from the phrase's first token.
    """

    __slots__ = ("anchor", "first", "given", "last", "row")

    def __init__(
        self, row: Row, first: int, last: int, anchor: date | None, given: str | None = None
    ) -> None:
        self.row = row
        self.first = first
        self.last = last
        self.anchor = anchor
        self.given = given

    def __iter__(self) -> Iterator[Token]:
        return (self.row.token(index) for index in range(self.first, self.last))

    def __len__(self) -> int:
        return self.last - self.first

    def token(self, index: int) -> Token:
        return self.row.token(self.first + index)

    def index(self, kinds: str, after: int = 0) -> int | None:
        """Where the first token of one of these kinds stands, from an index on."""
        written = self.row.kinds
        for index in range(self.first + after, self.last):
            if written[index] in kinds:
                return index - self.first
        return None

    def find(self, kinds: str, after: int = 0) -> Token | None:
        """The first token of one of these kinds, from an index on."""
        index = self.index(kinds, after)
        return None if index is None else self.token(index)

    def all(self, kinds: str) -> list[Token]:
        return [token for token in self if token.kind in kinds]

    def part(self, first: int, last: int | None = None, given: str | None = None) -> Phrase:
        """The phrase from one of its indices to another."""
        end = self.last if last is None else self.first + last
        return Phrase(self.row, self.first + first, end, self.anchor, given)

    def beside(self, anchor: date) -> Phrase:
        """The same words told from another day."""
        return Phrase(self.row, self.first, self.last, anchor, self.given)

    @property
    def pattern(self) -> str:
        return self.row.kinds[self.first : self.last]

    @property
    def text(self) -> str:
        """The whole text that the phrase stands in, from `start` to `end`."""
        return self.row.text

    @property
    def start(self) -> int:
        return self.row.starts[self.first]

    @property
    def end(self) -> int:
        return self.row.ends[self.last - 1]

    def given_year(self, month: int = 1) -> int | None:
        """The year that the range's end gives a month: the one before for a later month."""
        year, ends_in = (self.given or "")[:4], (self.given or "")[5:7]
        if not year.isdigit():
            return None
        return int(year) - (ends_in.isdigit() and month > int(ends_in))

    def written(self, token: Token) -> str:
        return self.row.text[token.start : token.end]


# An example: text, anchor (ISO, or "" for none), and the values found.
Example = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One form of date. `read` gives None where the words are no date after all."""

    name: str
    pattern: str
    read: Callable[[Phrase], Reading | None]
    examples: tuple[Example, ...]
    deictic: bool = False  # told from the moment of speaking, as "kemarin" is
    contextual: bool = False  # read by more than its own words and the anchor
