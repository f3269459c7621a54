"""Scrapy's exceptions in a person's words."""

from __future__ import annotations

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import HtmlResponse
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.errors import (
    BadStatus,
    Blocked,
    DeadEnd,
    FetchFailed,
    Gone,
    NotAnArticle,
    RobotsForbidden,
)
from newscrawl.failures import explain, response_problem, status_problem
from newscrawl.middlewares import OtherSite


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (DownloadConnectionRefusedError(), FetchFailed, "the connection was refused"),
        (CannotResolveHostError("x"), FetchFailed, "the host name is not known"),
        (DownloadTimeoutError(), FetchFailed, "no answer in time"),
        (DownloadCancelledError(), FetchFailed, "larger than the limit"),
        (ResponseDataLossError(), FetchFailed, "cut in mid-page"),
        (RobotsForbidden("robots.txt forbids it"), RobotsForbidden, "robots.txt forbids it"),
        (OtherSite("it leads to another site: http://b.test/robots.txt"), DeadEnd, "another site"),
        (IgnoreRequest("max redirections reached"), DeadEnd, "redirects without end"),
        (
            OtherSite("it leads to another site: http://internetpositif.uzone.id/x"),
            Blocked,
            "provider",
        ),
        (OtherSite("it leads to another site: https://toko.test/"), DeadEnd, "another site"),
        (NotAnArticle("empty"), NotAnArticle, "empty"),
        (Exception("two\nlines"), FetchFailed, "the download failed: two lines"),
        (Exception(), FetchFailed, "the download failed: Exception"),
    ],
)
def test_explain(error: Exception, kind: type[Exception], says: str) -> None:
    explained = explain(error)
    assert type(explained) is kind
    assert says in str(explained)
    assert "\n" not in str(explained)


@pytest.mark.parametrize(
    ("status", "kind", "outcome"),
    [
        (404, Gone, "gone"),
        (410, Gone, "gone"),
        (401, Blocked, "blocked"),
        (402, Blocked, "blocked"),
        (403, Blocked, "blocked"),
        (429, Blocked, "blocked"),
        (451, Blocked, "blocked"),
        (500, BadStatus, "error"),
        (503, BadStatus, "error"),
        (799, BadStatus, "error"),
    ],
)
def test_status_problem(status: int, kind: type[Exception], outcome: str) -> None:
    problem = status_problem(status)
    assert type(problem) is kind
    assert problem.outcome == outcome
    assert str(status) in str(problem)


@pytest.mark.parametrize(
    ("status", "headers", "body", "kind", "says"),
    [
        (503, {"Cf-Mitigated": "challenge"}, b"", Blocked, "503 Service Unavailable: a bot wall"),
        (405, {"X-Amzn-Waf-Action": "captcha"}, b"", Blocked, "a bot wall"),
        (503, {}, b"<title>Just a moment...</title>", Blocked, "a bot wall"),
        (
            403,
            {},
            b"<title>Internet Positif</title>",
            Blocked,
            "403 Forbidden: the internet provider",
        ),
        (500, {}, b"<h1>This Account has been suspended.</h1>", Blocked, "the hosting"),
        (503, {}, b"<title>Maintenance</title><h1>Sebentar ya</h1>", BadStatus, "down for"),
        (500, {}, b"<title>500 Internal Server Error</title>", BadStatus, "Internal Server Error"),
        (500, {}, b"", BadStatus, "500 Internal Server Error"),
        (503, {}, b"%PDF-1.7", BadStatus, "503 Service Unavailable"),
        (404, {"Cf-Mitigated": "challenge"}, b"", Gone, "404 Not Found"),
    ],
)
def test_response_problem(
    status: int, headers: dict[str, str], body: bytes, kind: type[Exception], says: str
) -> None:
    response = HtmlResponse("https://kabar.test/x", status=status, headers=headers, body=body)
    problem = response_problem(response)
    assert type(problem) is kind
    assert says in str(problem)
    assert str(explain(HttpError(response))) == str(problem)
