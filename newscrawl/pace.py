"""How fast one site may be asked, and whether at all. The clock is the caller's."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import inf

MAX_DELAY = 60.0  # seconds; no site is asked more slowly than that, unless the user says so
MAX_PAUSE = 600.0  # seconds; a site that wants to be left alone for longer is, for the run
MAX_FAILING = 600.0  # seconds; a site that only fails for longer is left alone for the run
REFUSALS = 5  # in a row; then a site is left alone for the run
_STEP = 0.1  # seconds; a delay of none grows from there, and a shorter one is none
_CALMER = 0.8  # of the delay, after each answer that came as it should


@dataclass(slots=True, kw_only=True)
class Pace:
    """One site's pace. `least` and `delay` are the seconds between two requests, as configured (or
    as robots.txt says), and as they are now; the moments are seconds of any one clock.
    """

    least: float
    concurrency: int = 1
    delay: float = 0.0
    resume: float = -inf  # nothing is asked before
    left_alone: str | None = None  # why nothing is asked any more
    _troubled: float = -inf  # when the last trouble was
    _failing: float = inf  # since when there was nothing else
    _refused: float = -inf
    _refusals: Counter[bool] = field(default_factory=Counter)  # in a row; of pages, of sources

    def __post_init__(self) -> None:
        self.delay = max(self.delay, self.least)

    def at_least(self, seconds: float) -> None:
        """What robots.txt asks for, up to MAX_DELAY."""
        if seconds > self.least:
            self.least = max(self.least, min(seconds, MAX_DELAY))
            self.delay = max(self.delay, self.least)

    def answered(self, latency: float) -> None:
        """An answer came, `latency` seconds after it was asked for: a slow site is asked slowly,
        and one that has recovered a little faster each time.
        """
        self._failing = inf
        wanted = max(latency / self.concurrency, self.delay * _CALMER)
        self._set(wanted if wanted >= _STEP else 0.0)

    def troubled(self, *, asked: float, now: float) -> bool:
        """The site failed; whether it has done so for too long. What was asked before the last
        trouble is a part of that one.
        """
        if asked >= self._troubled:
            self._troubled = now
            self._set(max(2 * self.delay, _STEP))
        self._failing = min(self._failing, now)
        return now - self._failing > MAX_FAILING

    def _set(self, delay: float) -> None:
        self.delay = max(self.least, min(delay, MAX_DELAY))

    def pause(self, seconds: float, *, now: float) -> None:
        """The site asks to be left alone for so long."""
        self.resume = max(self.resume, now + seconds)

    def refused(self, *, page: bool, asked: float, now: float) -> bool:
        """The site refuses us a page (or a source); whether that was one time too many. What was
        asked before the last refusal is a part of that one.
        """
        if asked >= self._refused:
            self._refused = now
            self._refusals[page] += 1
        return self._refusals[page] >= REFUSALS

    def welcomed(self, *, page: bool) -> None:
        """A page (or a source) came."""
        self._refusals[page] = 0


def retry_after(value: str | None, *, now: datetime) -> float | None:
    """The seconds that a Retry-After header (RFC 9110, 10.2.3) asks to wait; `now` is the server's
    clock where it tells it. None where the header is absent or means nothing.

    >>> now = datetime(2024, 11, 2, 8, 15, tzinfo=UTC)
    >>> retry_after("120", now=now), retry_after("Sat, 02 Nov 2024 08:15:30 GMT", now=now)
    (120.0, 30.0)
    >>> retry_after("Sat, 02 Nov 2024 07:00:00 GMT", now=now), retry_after("later", now=now)
    (0.0, None)
    """
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])  # nobody lives to see more
    when = http_date(value)
    return None if when is None else max(0.0, (when - now).total_seconds())


def http_date(value: str | None) -> datetime | None:
    """A moment as HTTP writes it, in any of its three forms (RFC 9110, 5.6.7); None where it is
    none.
    """
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        when = parsedate_to_datetime(value or "")
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return None
