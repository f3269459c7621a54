"""What a tool read from a page, held against the page's gold record.

Body: F1 over shingles of four words, as in the public article-extraction-benchmark, pooled over
all pages (a long article weighs more than a brief). A field is right when it is equal to gold's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

Gold = Mapping[str, Any]  # the gold record: body, and any of title, authors, date_published

_SHINGLE = 4  # words
_WORD = re.compile(r"\w+")
_WIB = timezone(timedelta(hours=7))  # the clock of a date that names no zone
_DAY_ONLY = len("2024-11-02")
_MINUTE = timedelta(minutes=1)
# A line with one of these is a teaser, an advertisement or a comment form, not the article.
_LEFTOVERS = ("baca juga", "advertisement", "scroll to", "gambas:", "saksikan live",
              "saksikan video", "simak video", "simak juga video", "halaman selanjutnya",
              "leave a reply")  # fmt: skip
_LEFTOVER = re.compile("|".join(_LEFTOVERS), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a tool read from a page. A field it did not find keeps its default."""

    body: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageScore:
    """Shingles in both texts, in the tool's alone and in gold's alone; which fields are right."""

    shared: int
    extra: int
    missing: int
    right: Mapping[str, bool]


def score_page(gold: Gold, reading: Reading) -> PageScore:
    """How a page was read. A field that gold does not carry is not in `right`."""
    body = _text(gold["body"])
    expected, got = shingles(body), shingles(reading.body)
    shared = (expected & got).total()
    right = {
        "exact": _WORD.findall(body) == _WORD.findall(reading.body),
        "clean": _LEFTOVER.search(reading.body) is None,
    }
    if "title" in gold:
        right["title"] = _folded(reading.title) == _folded(gold["title"])
    if "date_published" in gold:
        right |= _dates(gold["date_published"], reading.published)
    if "authors" in gold:
        right["authors"] = [*map(_folded, reading.authors)] == [*map(_folded, gold["authors"])]
    return PageScore(
        shared=shared,
        extra=got.total() - shared,
        missing=expected.total() - shared,
        right=right,
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text; a shorter text is one run.

    >>> [" ".join(run) for run in shingles("Air surut, warga pulang kemarin.")]
    ['Air surut warga pulang', 'surut warga pulang kemarin']
    """
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + _SHINGLE]) for start in starts)


def figures(scores: Sequence[PageScore]) -> dict[str, float]:
    """The pages' figures, 0 to 1: body_f1, precision and recall pooled, macro_f1 the mean of the
    pages' own F1, and of each field the share of pages that have it right.
    """
    if not scores:
        return {}
    shared = sum(score.shared for score in scores)
    extra = sum(score.extra for score in scores)
    missing = sum(score.missing for score in scores)
    fields = dict.fromkeys(name for score in scores for name in score.right)
    return {
        "body_f1": _share(2 * shared, 2 * shared + extra + missing),
        "precision": _share(shared, shared + extra),
        "recall": _share(shared, shared + missing),
        "macro_f1": _mean(_share(2 * s.shared, 2 * s.shared + s.extra + s.missing) for s in scores),
        # Of all pages, those too where gold has no such field: none is known to be right.
        **{
            name: _share(sum(s.right.get(name, False) for s in scores), len(scores))
            for name in fields
        },
    }


def _dates(expected: str | None, got: datetime | None) -> dict[str, bool]:
    """`minute`: the same moment (the same day, where gold has a day only); `day`: the same day."""
    if expected is None or got is None:
        same = expected is None and got is None
        return {"minute": same, "day": same}
    wanted = datetime.fromisoformat(expected)
    if wanted.tzinfo is None:  # the page names no zone: its clock is what counts
        seen = got.replace(tzinfo=None)
    else:
        aware = got if got.tzinfo else got.replace(tzinfo=_WIB)
        seen = aware.astimezone(wanted.tzinfo)
    day = wanted.date() == seen.date()
    moment = len(expected) == _DAY_ONLY or abs(wanted - seen) < _MINUTE
    return {"minute": day and moment, "day": day}


def _text(body: str | list[str]) -> str:
    return body if isinstance(body, str) else "\n".join(body)


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _mean(values: Iterable[float]) -> float:
    found = [*values]
    return sum(found) / len(found)
