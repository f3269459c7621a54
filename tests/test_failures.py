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

from newscrawl.errors import FetchFailed, Gone, NotAnArticle, RobotsForbidden
from newscrawl.failures import explain, status_problem


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (DownloadConnectionRefusedError(), FetchFailed, "the connection was refused"),
        (CannotResolveHostError("x"), FetchFailed, "the host name is not known"),
        (DownloadTimeoutError(), FetchFailed, "no answer in time"),
        (DownloadCancelledError(), FetchFailed, "larger than the limit"),
        (ResponseDataLossError(), FetchFailed, "cut in mid-page"),
        (IgnoreRequest("Forbidden by robots.txt"), RobotsForbidden, "robots.txt forbids it"),
        (IgnoreRequest("max redirections reached"), FetchFailed, "redirects without end"),
        (NotAnArticle("empty"), NotAnArticle, "empty"),
        (Exception("two\nlines"), FetchFailed, "the download failed: two lines"),
        (Exception(), FetchFailed, "the download failed: Exception"),
    ],
)
def test_explain(error: Exception, kind: type[Exception], says: str) -> None:
    explained = explain(error)
    assert isinstance(explained, kind)
    assert says in str(explained)
    assert "\n" not in str(explained)


@pytest.mark.parametrize(("status", "gone"), [(404, True), (410, True), (403, False), (799, False)])
def test_status_problem(status: int, gone: bool) -> None:
    assert isinstance(status_problem(status), Gone) is gone
    assert str(status) in str(status_problem(status))
