"""The period a crawl is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

JAKARTA = timezone(timedelta(hours=7), "WIB")  # where a time typed without a zone is meant
_LONGEST = len("99999d")


def moment(text: str, *, now: datetime, end: bool = False) -> datetime:
    """The moment a person means by "2024-11-01", "2024-11-01T08:00+07:00", "3d" or "12h" ago.

    A bare day is its start in Jakarta, with `end` the end of that day. Raises ValueError.

    >>> now = datetime.fromisoformat("2024-11-02T00:00+00:00")
    >>> moment("2024-11-01", now=now, end=True).isoformat()
    '2024-11-02T00:00:00+07:00'
    >>> moment("12h", now=now).isoformat()
    '2024-11-01T12:00:00+00:00'
    """
    try:
        unit = {"d": "days", "h": "hours"}.get(text[-1:])
        if unit and text[:-1].isdecimal() and len(text) <= _LONGEST:
            return now - timedelta(**{unit: int(text[:-1])})
        when = datetime.fromisoformat(text)
        when = when if when.tzinfo else when.replace(tzinfo=JAKARTA)
        return when + timedelta(days=1) if end and _is_day(text) else when
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is no date; write 2024-11-01, 3d or 12h") from None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Published in [since, until); None on either side: no bound. Aware datetimes."""

    since: datetime | None = None
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    def holds(self, published: datetime) -> bool:
        """Whether what was published then is in the period."""
        return not (
            (self.since is not None and published < self.since)
            or (self.until is not None and published >= self.until)
        )

    def rules_out(self, *, published: datetime | None, modified: datetime | None) -> bool:
        """Whether an announced article cannot be in the period: it was last changed more than a
        day before it (nothing is published after its last change; a bare day is its midnight), or
        published a day or more behind it.
        """
        last = modified or published
        day = timedelta(days=1)
        if self.since is not None and last is not None and last + day < self.since:
            return True
        return self.until is not None and published is not None and published - day >= self.until
