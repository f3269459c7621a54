"""What Scrapy's many exceptions mean to a person: one sentence each, one exit code each."""

from __future__ import annotations

from http import HTTPStatus

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.errors import BadStatus, FetchFailed, Gone, NewscrawlError, RobotsForbidden
from newscrawl.saved_pages import TOO_LARGE

_MEANING: tuple[tuple[type[Exception], str], ...] = (
    (DownloadConnectionRefusedError, "the connection was refused"),
    (CannotResolveHostError, "the host name is not known"),
    (DownloadTimeoutError, "no answer in time"),
    (DownloadCancelledError, TOO_LARGE),
    (ResponseDataLossError, "the connection was cut in mid-page"),
    (UnsupportedURLSchemeError, "only http and https addresses can be fetched"),
)


def explain(error: BaseException) -> NewscrawlError:
    """The error of ours that a download's exception amounts to; its text names no address."""
    if isinstance(error, NewscrawlError):
        return error
    if isinstance(error, HttpError):
        return status_problem(error.response.status)
    if isinstance(error, IgnoreRequest):
        return _ignored(error)
    meaning = next((text for kind, text in _MEANING if isinstance(error, kind)), None)
    if meaning:
        return FetchFailed(meaning)
    text = " ".join(str(error).split()) or type(error).__name__
    return FetchFailed(f"the download failed: {text[:200]}")


def _ignored(error: IgnoreRequest) -> NewscrawlError:
    """Scrapy has one exception for all that a middleware stops; only its text tells which."""
    if "robots.txt" in str(error):
        return RobotsForbidden("robots.txt forbids it")
    if "redirections" in str(error):
        return FetchFailed("it redirects without end")
    return FetchFailed(str(error))


def status_problem(status: int) -> BadStatus:
    """`404` -> Gone("the site answers 404 Not Found")."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "(no standard meaning)"
    gone = status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
    return (Gone if gone else BadStatus)(f"the site answers {status} {phrase}")
