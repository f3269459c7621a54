"""Why a page gives no article: a word to count by, and a sentence."""

from __future__ import annotations

from typing import NamedTuple

from newscrawl.errors import NotAnArticle, Outcome


class Refusal(NamedTuple):
    """What a page is instead of an article."""

    outcome: Outcome
    reason: str

    def error(self) -> NotAnArticle:
        """The error to raise."""
        return NotAnArticle(self.reason, outcome=self.outcome)


NO_TEXT = Refusal("empty", "the page holds no text of an article")
PAYWALLED = Refusal("paywalled", "the page shows a paywall and no text of an article")
