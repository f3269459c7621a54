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
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.errors import (
    BadStatus,
    Blocked,
    DeadEnd,
    FetchFailed,
    Gone,
    NewscrawlError,
    Refused,
)
from newscrawl.extraction.blocked import gate_at, gate_in
from newscrawl.extraction.gates import BROKEN, DOWN, WALL
from newscrawl.saved_pages import TOO_LARGE

_MEANING: tuple[tuple[type[Exception], str], ...] = (
    (DownloadConnectionRefusedError, "the connection was refused"),
    (CannotResolveHostError, "the host name is not known"),
    (DownloadTimeoutError, "no answer in time"),
    (DownloadCancelledError, TOO_LARGE),
    (ResponseDataLossError, "the connection was cut in mid-page"),
    (UnsupportedURLSchemeError, "only http and https addresses can be fetched"),
)
# Statuses that say all by themselves. 402 is what walls answer that let bots in for money.
_KINDS: dict[int, type[BadStatus]] = {
    HTTPStatus.BAD_REQUEST: Refused,
    HTTPStatus.NOT_FOUND: Gone,
    HTTPStatus.GONE: Gone,
    HTTPStatus.UNAUTHORIZED: Blocked,
    HTTPStatus.PAYMENT_REQUIRED: Blocked,
    HTTPStatus.FORBIDDEN: Blocked,
    HTTPStatus.TOO_MANY_REQUESTS: Blocked,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: Blocked,
}
_WALL_HEADERS = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block")


def explain(error: BaseException) -> NewscrawlError:
    """The error of ours that a download's exception amounts to; its text names no address."""
    if isinstance(error, NewscrawlError):
        return error
    if isinstance(error, HttpError):
        return response_problem(error.response)
    if isinstance(error, IgnoreRequest):
        return _ignored(error)
    if isinstance(error, ValueError):  # "http://[::1/x", port 999999, "javascript:..."
        return DeadEnd("it redirects to an address that is none")
    meaning = next((text for kind, text in _MEANING if isinstance(error, kind)), None)
    if meaning:
        return FetchFailed(meaning)
    text = " ".join(str(error).split()) or type(error).__name__
    return FetchFailed(f"the download failed: {text[:200]}")


def _ignored(error: IgnoreRequest) -> NewscrawlError:
    """Scrapy has one exception for all that a middleware stops; only its text tells which."""
    if "redirections" in str(error):
        return DeadEnd("it redirects without end")
    if gate := gate_at(str(error).rpartition(" ")[2]):  # "it leads to another site: http://..."
        return Blocked(gate)
    return DeadEnd(str(error))


def response_problem(response: Response) -> BadStatus:
    """What an answer other than 200 means: its status, and the gate that its headers or its page
    show.
    """
    problem = status_problem(response.status)
    if isinstance(problem, Gone):
        return problem
    walled = any(name in response.headers for name in _WALL_HEADERS)
    gate = WALL if walled else gate_in(response.body, url=response.url)
    if gate is None or gate == BROKEN:  # an error page: the status says as much
        return problem
    return (type(problem) if gate == DOWN else Blocked)(f"{problem}: {gate}")


def status_problem(status: int) -> BadStatus:
    """`404` -> Gone("the site answers 404 Not Found")."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "(no standard meaning)"
    return _KINDS.get(status, BadStatus)(f"the site answers {status} {phrase}")
