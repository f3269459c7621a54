"""When an article was published: claims that disagree, weighed by what is known of them.

Metadata lies in few ways, over and over: a local clock marked UTC, a constant left in a
template, a placeholder never filled, a stamp of the crawl. The line a reader sees is
rarely wrong; it only says less (no seconds, no zone).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from types import MappingProxyType

from newscrawl.indonesian.offsets import (
    INDONESIAN,
    DatedClaim,
    dated,
    is_printed,
    minute,
    right_clocks,
)
from newscrawl.indonesian.timestamps import Timestamp, parse_timestamp
from newscrawl.items import Claim

__all__ = ["Publication", "Timestamp", "parse_timestamp", "publication_date"]

_STALE = timedelta(days=365)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When the article was published and last modified; None where no claim can be believed.

    `raw` is the date as the page prints it, or else the claim that was used; `source` is
    that of the claim used; without `has_time` only the day is known. `disagreements` maps
    sources to what they say instead.
    """

    published: datetime | None = None
    modified: datetime | None = None
    raw: str | None = None
    source: str | None = None
    zone_stated: bool = False
    has_time: bool = False
    disagreements: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def publication_date(
    published: Sequence[Claim[str]],
    modified: Sequence[Claim[str]],
    *,
    zone: tzinfo,
    fetched_at: datetime,
) -> Publication:
    """The date of publication that the claims, most believed first, support best.

    `zone` is the newsroom's, for clocks without one; `fetched_at` (aware) bounds the future.
    Raises ValueError where `fetched_at` is naive.
    """
    if fetched_at.tzinfo is None:
        raise ValueError("fetched_at needs an offset")
    readings = right_clocks(dated(published, zone, fetched_at), zone, fetched_at)
    later = right_clocks(dated(modified, zone, fetched_at), zone, fetched_at)
    fresh = _without_stale(readings, later)
    chosen = _most_precise(_without_fetch_day(fresh, zone, fetched_at), zone)
    if chosen is None:
        raw = next((claim.value.strip() for claim in published if _is_visible(claim)), None)
        return Publication(raw=raw, disagreements=_disagreements(published, {}, None))
    by_claim = {(reading.source, reading.raw): reading for reading in readings}
    return Publication(
        published=chosen.moment,
        modified=next((r.moment for r in later if r.moment >= chosen.moment), None),
        raw=next((r.raw for r in fresh if r.printed and _same_day(r, chosen, zone)), chosen.raw),
        source=chosen.source,
        zone_stated=chosen.zone_stated,
        has_time=chosen.stamp.has_time,
        disagreements=_disagreements(published, by_claim, chosen),
    )


def _is_visible(claim: Claim[str]) -> bool:
    return is_printed(claim.source, claim.value) and bool(claim.value.strip())


def _without_stale(readings: list[DatedClaim], modified: list[DatedClaim]) -> list[DatedClaim]:
    """Without constants left in a template: a year or more from all that agrees elsewhere."""
    witnesses = [r.moment for r in (*readings, *modified)]
    kept = [
        reading
        for reading in readings
        if reading.printed
        or sum(abs(reading.moment - w) < _STALE for w in witnesses) * 2 > len(witnesses)
    ]
    return kept or readings


def _without_fetch_day(
    readings: list[DatedClaim], zone: tzinfo, fetched_at: datetime
) -> list[DatedClaim]:
    """Without a line that prints the day of the crawl where only the address says another one:
    it is the clock in the page's head.
    """
    if any(r.source not in ("page", "url") for r in readings):
        return readings
    today = fetched_at.astimezone(zone).date()
    others = [r for r in readings if r.source == "url" and _day(r, zone) != today]
    if not others:
        return readings
    return [r for r in readings if r.source != "page" or _day(r, zone) != today]


def _most_precise(readings: list[DatedClaim], zone: tzinfo) -> DatedClaim | None:
    """The most believed claim, or one of the same day that says it better: the printed clock
    before the metadata's, any clock before none.
    """
    if not readings:
        return None
    first = _two_witnesses(readings, zone) or _outvoted(readings) or readings[0]
    same_day = [r for r in readings if r.stamp.has_time and _same_day(r, first, zone)]
    if not same_day:
        return first
    exact = same_day[0]
    printed = next((r for r in same_day if r.printed and _believed(r, exact, readings)), None)
    if printed is None:
        return exact
    # The metadata repeats the printed minute, and with its seconds: take those.
    same_minute = [r for r in same_day if minute(r.moment) == minute(printed.moment)]
    return next((r for r in same_minute if r.moment.second), same_minute[0])


def _two_witnesses(readings: list[DatedClaim], zone: tzinfo) -> DatedClaim | None:
    """The printed line where the address names the same day: then the metadata is of another,
    of an update or a move to a new system.
    """
    addresses = {_day(r, zone) for r in readings if r.source == "url"}
    return next((r for r in readings if r.printed and _day(r, zone) in addresses), None)


def _outvoted(readings: list[DatedClaim]) -> DatedClaim | None:
    """The printed clock against metadata that stands alone, or is off by an offset."""
    first = readings[0]
    if first.printed or not first.stamp.has_time or _repeated(first, readings):
        return None
    lines = (r for r in readings if r.printed and r.stamp.has_time)
    return next((r for r in lines if _off_by_offset(r, first) or _repeated(r, readings)), None)


def _repeated(reading: DatedClaim, readings: list[DatedClaim]) -> bool:
    """Whether a claim of another kind says the same minute."""
    kind = reading.source.partition(":")[0]
    return any(
        r.stamp.has_time
        and r.source.partition(":")[0] != kind
        and minute(r.moment) == minute(reading.moment)
        for r in readings
    )


def _off_by_offset(line: DatedClaim, other: DatedClaim) -> bool:
    """Exactly 7, 8 or 9 hours apart: the other's clock was converted once too often."""
    return abs(minute(line.moment) - minute(other.moment)) in INDONESIAN


def _believed(line: DatedClaim, exact: DatedClaim, readings: list[DatedClaim]) -> bool:
    """A line that only generic rules found may be another article's: then hours lie between."""
    if line.source != "page" or abs(line.moment - exact.moment) <= _HOUR:
        return True
    if _repeated(exact, readings):
        return False
    return _off_by_offset(line, exact) or _repeated(line, readings)


def _same_day(one: DatedClaim, other: DatedClaim, zone: tzinfo) -> bool:
    return _day(one, zone) == _day(other, zone)


def _day(reading: DatedClaim, zone: tzinfo) -> date:
    if not reading.stamp.has_time:
        return reading.wall.date()
    return reading.moment.astimezone(zone).date()


def _disagreements(
    claims: Sequence[Claim[str]],
    readings: Mapping[tuple[str, str], DatedClaim],
    chosen: DatedClaim | None,
) -> Mapping[str, str]:
    """What sources say that is not the moment chosen, to the minute or, without a clock, day."""
    found: dict[str, str] = {}
    for claim in claims:
        reading = readings.get((claim.source, claim.value.strip()))
        if chosen is None or reading is None or not _agrees(reading, chosen.moment):
            found.setdefault(claim.source, claim.value)
    return MappingProxyType(found)


def _agrees(claim: DatedClaim, moment: datetime) -> bool:
    says = claim.stamp.value if claim.stamp.zone_stated else claim.moment
    if not claim.stamp.has_time:
        return says.date() in (moment.date(), moment.astimezone(says.tzinfo).date())
    return minute(says) == minute(moment)
