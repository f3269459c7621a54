"""Claims of a moment, read, and their false offsets put right.

What a template marks "Z" or "+00:00" is often the newsroom's own clock. Each rule here takes
one claim and all of them, and gives the zone that its clock is really in, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from newscrawl.indonesian.timestamps import Timestamp, parse_timestamp
from newscrawl.items import Claim

_MACHINE = re.compile(r"\d{4}-\d\d-\d\d|\d{8,}$")
_FIRST_YEAR = 1990  # no news page is older than the web
_DAY = timedelta(days=1)
_SKEW = timedelta(minutes=5)  # between their clock and ours
INDONESIAN = tuple(timedelta(hours=hours) for hours in (7, 8, 9))


class DatedClaim(NamedTuple):
    """One claim read: `stamp` as it says, `moment` once its clock is put right.

    `wall` is the clock it shows, without a zone; `printed`: see `is_printed`.
    """

    source: str
    raw: str
    stamp: Timestamp
    moment: datetime
    zone_stated: bool
    # Neither changes with what the rules put right, and each rule asks for both of all claims.
    printed: bool
    wall: datetime


def is_printed(source: str, raw: str) -> bool:
    """Whether a reader sees it: a `time` element's attribute is no printed line."""
    if source == "page:datetime" or _MACHINE.match(raw.strip()):
        return False
    return source.partition(":")[0] in ("page", "site")


def dated(claims: Sequence[Claim[str]], zone: tzinfo, fetched_at: datetime) -> list[DatedClaim]:
    """The claims that state a possible moment: neither before the web nor in the future."""
    found, latest = [], fetched_at + _DAY
    for claim in claims:
        stamp = parse_timestamp(claim.value, zone=zone)
        if stamp and stamp.value.year >= _FIRST_YEAR and stamp.value <= latest:
            found.append(
                DatedClaim(
                    source=claim.source,
                    raw=claim.value.strip(),
                    stamp=stamp,
                    moment=stamp.value,
                    zone_stated=stamp.zone_stated,
                    printed=is_printed(claim.source, claim.value),
                    wall=stamp.value.replace(tzinfo=None),
                )
            )
    return found


def right_clocks(
    readings: list[DatedClaim], zone: tzinfo, fetched_at: datetime
) -> list[DatedClaim]:
    """Each reading with a falsely marked offset put right, and a printed clock in its zone."""
    readings = [_without_midnight(reading, readings, zone) for reading in readings]
    marked = [_right_clock(reading, readings, zone) for reading in readings]
    marked = [_not_to_come(reading, zone, fetched_at) for reading in marked]
    return [_in_its_zone(reading, marked) for reading in marked]


def _without_midnight(reading: DatedClaim, others: list[DatedClaim], zone: tzinfo) -> DatedClaim:
    """Says 00:00:00 where another claim of that day has a clock: only the day was known."""
    if reading.printed or not reading.stamp.has_time or reading.wall.time() != time():
        return reading
    clocks = [other for other in others if other.stamp.has_time and other.wall.time() != time()]
    if any(minute(other.moment) == reading.moment for other in clocks):
        return reading
    if not any(other.wall.date() == reading.wall.date() for other in clocks):
        return reading
    day = reading.wall.replace(tzinfo=zone)
    stamp = Timestamp(value=day, zone_stated=False, has_time=False)
    return reading._replace(stamp=stamp, moment=day, zone_stated=False)


def _not_to_come(reading: DatedClaim, zone: tzinfo, fetched_at: datetime) -> DatedClaim:
    """Says 15:00Z, fetched at 09:00Z: what is published already is on the newsroom's clock."""
    if not _may_be_marked_falsely(reading) or reading.moment <= fetched_at + _SKEW:
        return reading
    local = reading.wall.replace(tzinfo=zone)
    return reading if local > fetched_at else reading._replace(moment=local, zone_stated=False)


def _may_be_marked_falsely(reading: DatedClaim) -> bool:
    """No template marks +07:00 by mistake."""
    marked = not reading.printed and reading.zone_stated and reading.stamp.has_time
    return marked and reading.moment.utcoffset() not in INDONESIAN


def _right_clock(reading: DatedClaim, others: list[DatedClaim], zone: tzinfo) -> DatedClaim:
    if not _may_be_marked_falsely(reading):
        return reading
    for rule in (_printed_clock, _printed_day, _true_utc_twin, _two_offsets):
        local = rule(reading, others, zone)
        if local is not None:
            moment = reading.wall.replace(tzinfo=local)
            return reading._replace(moment=moment, zone_stated=False)
    return reading


def _in_its_zone(line: DatedClaim, others: list[DatedClaim]) -> DatedClaim:
    """Prints 13:12 without a zone, says 05:12:33+00:00: a newsroom on WITA."""
    if not line.printed or line.zone_stated or not line.stamp.has_time:
        return line
    for other in others:
        if other.zone_stated and not other.printed:
            ahead = line.wall - minute(other.moment.astimezone(UTC)).replace(tzinfo=None)
            if ahead in INDONESIAN and ahead != line.moment.utcoffset():
                return line._replace(moment=line.wall.replace(tzinfo=timezone(ahead)))
    return line


def _printed_clock(reading: DatedClaim, others: list[DatedClaim], _: tzinfo) -> tzinfo | None:
    """Prints 07:20 WIB, says 07:20:09+00:00: the printed clock is right."""
    clock = minute(reading.wall)
    for line in others:
        if (
            line.printed
            and line.stamp.has_time
            and minute(line.wall) == clock
            and line.moment.utcoffset() != reading.moment.utcoffset()
        ):
            return line.stamp.value.tzinfo
    return None


def _printed_day(reading: DatedClaim, others: list[DatedClaim], zone: tzinfo) -> tzinfo | None:
    """Prints 30 January, says 21:40+00:00, which at home would be the 31st: local time."""
    local_day = reading.moment.astimezone(zone).date()
    for line in others:
        if line.printed and line.wall.date() == reading.wall.date() != local_day:
            return zone
    return None


def _true_utc_twin(reading: DatedClaim, others: list[DatedClaim], zone: tzinfo) -> tzinfo | None:
    """Says 03:21:40+00:00 and 10:21:40+00:00: the first is UTC, the second the same in WIB."""
    if reading.moment.utcoffset():
        return None
    for other in others:
        ahead = reading.wall - other.wall
        if other.zone_stated and other.moment.utcoffset() == timedelta() and ahead in INDONESIAN:
            twin = other.moment.astimezone(zone)
            return twin.tzinfo if twin.utcoffset() == ahead else timezone(ahead)
    return None


def _two_offsets(reading: DatedClaim, others: list[DatedClaim], zone: tzinfo) -> tzinfo | None:
    """One clock under two offsets (13:00-07:00 and 13:00 GMT): it is the newsroom's clock."""
    clock = minute(reading.wall)
    for other in others:
        if (
            other.stamp.has_time
            and minute(other.wall) == clock
            and other.stamp.value.utcoffset() != reading.stamp.value.utcoffset()
        ):
            offset = other.stamp.value.utcoffset()
            return other.stamp.value.tzinfo if offset in INDONESIAN else zone
    return None


def minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
