"""What several commands share: options, and turning bad input into one clear line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from newscrawl.errors import NewscrawlError
from newscrawl.rendering import printable
from newscrawl.urls import canonical_url

Command = TypeVar("Command", bound=Callable[..., Any])


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


def tell(message: str) -> None:
    """One line on stderr; what a site had a hand in cannot steer the terminal."""
    click.echo(f"newscrawl: {printable(' '.join(message.split()))}", err=True)


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
