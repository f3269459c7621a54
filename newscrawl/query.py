"""Words that articles are searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Query:
    """Words and "phrases in quotes", all of which must stand in a text as whole words.

    >>> Query('ihsg "bank sentral"').matches("Bank Sentral diam, IHSG turun.")
    True
    >>> Query("beras").matches("Harga berasal dari pasar.")
    False

    Raises ValueError where there is no word in it.
    """

    text: str
    _terms: tuple[re.Pattern[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = re.findall(r'"([^"]*)"|([^\s"]+)', self.text)
        terms = [words for phrase, word in found if (words := re.findall(r"\w+", phrase or word))]
        if not terms:
            raise ValueError(f"{self.text!r} holds no word to search for")
        patterns = (r"\W+".join(map(re.escape, words)) for words in terms)
        object.__setattr__(
            self, "_terms", tuple(re.compile(rf"\b{p}\b", re.IGNORECASE) for p in patterns)
        )

    def matches(self, text: str) -> bool:
        """Whether all of it stands in the text."""
        return all(term.search(text) for term in self._terms)
