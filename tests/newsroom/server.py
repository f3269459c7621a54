"""The paper on loopback, with a log of what it was asked for."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from newsroom.edition import Answer
from newsroom.site import Newsroom


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: `tag` and `since` are its If-None-Match and If-Modified-Since, `at` seconds of
    the monotonic clock; `story` and `page` tell which article's page it asked for.
    """

    path: str
    status: int
    host: str
    tag: str | None
    since: str | None
    at: float
    story: int | None
    page: int


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A crawler that hangs up is no trouble of ours; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(paper: Newsroom) -> Iterator[list[Asked]]:
    """Serve the paper at `paper.base` until the context ends; the log grows with each request."""
    log: list[Asked] = []
    validators = _Validators(paper)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            for beginning, seconds in paper.slow.items():
                if self.path.startswith(beginning):
                    time.sleep(seconds)
            answer = paper.answer(self.path)
            tag, since = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
            stamps = validators.of(self.path, answer)
            known = _same(stamps, tag, since)
            status = HTTPStatus.NOT_MODIFIED if known else answer.status
            log.append(
                Asked(
                    path=self.path,
                    status=int(status),
                    host=self.headers.get("Host", ""),
                    tag=tag,
                    since=since,
                    at=time.monotonic(),
                    story=answer.story,
                    page=answer.page,
                )
            )
            self.send_response(status)
            for name, value in {**answer.headers, **stamps}.items():
                self.send_header(name, value)
            if not known:
                self.send_header("Content-Type", answer.content_type)
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if not known and self.command == "GET":
                self.wfile.write(answer.body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Say nothing: the log has it."""

    server = _Server(("127.0.0.1", 0), Handler)
    paper.base = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield log
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Validators:
    """ETag and Last-Modified of what the paper answers: the time is when that address was first
    seen to answer so. Atom has no ETag, RSS and REST have no time, the rest have both.
    """

    def __init__(self, paper: Newsroom) -> None:
        self.paper = paper
        self.answered: dict[str, tuple[str, datetime]] = {}

    def of(self, target: str, answer: Answer) -> dict[str, str]:
        if answer.status != HTTPStatus.OK:
            return {}
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        before = self.answered.get(target)
        if before is None or before[0] != tag:
            self.answered[target] = before = (tag, self.paper.clock)
        stamps = {
            "ETag": tag,
            "Last-Modified": format_datetime(before[1].astimezone(UTC), usegmt=True),
        }
        if "atom" in answer.content_type:
            del stamps["ETag"]
        elif "rss" in answer.content_type or "json" in answer.content_type:
            del stamps["Last-Modified"]
        return stamps


def _same(stamps: dict[str, str], tag: str | None, since: str | None) -> bool:
    """Whether the client has this already; its tag counts before its time (RFC 9110, 13.2.2)."""
    if tag is not None:
        named = {one.strip().removeprefix("W/") for one in tag.split(",")}
        return bool(named & {stamps.get("ETag", ""), "*"} - {""}) if stamps else False
    if since is None or "Last-Modified" not in stamps:
        return False
    try:
        return parsedate_to_datetime(stamps["Last-Modified"]) <= parsedate_to_datetime(since)
    except ValueError:  # no date: as if it were not there
        return False
