"""What several commands share: options, and turning bad input into one clear line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

import click

from newscrawl.errors import NewscrawlError
from newscrawl.urls import canonical_url

Command = TypeVar("Command", bound=Callable[..., Any])

JAKARTA = timezone(timedelta(hours=7), "WIB")  # where a time typed without a zone is meant


def contact_option(command: Command) -> Command:
    return click.option(
        "--contact",
        envvar="NEWSCRAWL_CONTACT",
        metavar="ADDRESS",
        help="Your mail or web address, told to sites in the User-Agent so that they can reach "
        "you. Also read from the environment: NEWSCRAWL_CONTACT.",
    )(command)


def verbose_option(command: Command) -> Command:
    return click.option(
        "-v", "--verbose", count=True, help="Log each page to stderr; -vv: all Scrapy says."
    )(command)


def check_address(url: str) -> None:
    """Wrong usage where `url` is no http(s) address."""
    try:
        canonical_url(url)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


@contextmanager
def named(target: str) -> Iterator[None]:
    """An error raised in here says which target it is about."""
    try:
        yield
    except NewscrawlError as error:
        raise type(error)(f"{target}: {error}") from None


def moment(text: str, *, now: datetime, end: bool = False) -> datetime:
    """The moment a person means by "2024-11-01", "2024-11-01T08:00+07:00", "3d" or "12h" ago.

    A bare day is its start in Jakarta, with `end` the end of that day. Raises ValueError.

    >>> now = datetime.fromisoformat("2024-11-02T00:00+00:00")
    >>> moment("2024-11-01", now=now, end=True).isoformat()
    '2024-11-02T00:00:00+07:00'
    >>> moment("12h", now=now).isoformat()
    '2024-11-01T12:00:00+00:00'
    """
    unit = {"d": "days", "h": "hours"}.get(text[-1:])
    if unit and text[:-1].isdecimal() and len(text) <= len("99999d"):
        return now - timedelta(**{unit: int(text[:-1])})
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no date; write 2024-11-01, 3d or 12h") from None
    day = timedelta(days=1) if end and len(text) == len("2024-11-01") else timedelta()
    return (when if when.tzinfo else when.replace(tzinfo=JAKARTA)) + day
