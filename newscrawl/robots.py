"""robots.txt by RFC 9309, each server's asked for once; docs/politeness.md tells what counts."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    StopDownload,
)
from scrapy.robotstxt import ProtegoRobotParser

from newscrawl.errors import DeadEnd, Ended, RobotsForbidden
from newscrawl.failures import explain

# A signal, sent where robots.txt cannot be had, with the root of the server: `root`, `reason`.
robots_unavailable = object()

_MOST = 500 * 1024  # bytes; RFC 9309 (2.5) lets a crawler stop there
_DAY = 24 * 3600.0  # seconds; for that long robots.txt is taken for known (RFC 9309, 2.4)
_BYTES = "robots_bytes"  # in the meta of a request for robots.txt: how many have come
_NOBODY_THERE = (DownloadConnectionRefusedError, CannotResolveHostError)
# A product token is letters, _ and -; what follows it is its version (RFC 9309, 2.2.1).
_AGENT = re.compile(rb"(?im)^([ \t]*user[- ]?agent[ \t]*:[ \t]*)([a-z_-]+)[^\s#]*")


def robots_text(body: bytes, token: str) -> bytes:
    r"""What is read of robots.txt: nothing of a web page in its place; else its beginning, in which
    only those groups bear our name, or a part of it, that mean us (Protego looks no closer).

    >>> robots_text(b"User-agent: NewsCrawl/1.0\nUser-agent: News\nDisallow: /a", "newscrawl")
    b'User-agent: newscrawl\nUser-agent: not-News\nDisallow: /a'
    """

    def named(line: re.Match[bytes]) -> bytes:
        ours = line[2].decode("ascii").lower() == token
        return line[1] + (token.encode() if ours else b"not-" + line[2])

    text = body[:_MOST].removeprefix(b"\xef\xbb\xbf")
    return b"" if text.lstrip().startswith(b"<") else _AGENT.sub(named, text)


class RobotsUnavailable(Ended):
    """Nobody knows what robots.txt says, so nothing is asked; the next run tries again."""


class RobotsMiddleware:
    """Asks for robots.txt, and holds every request to it; stands in for Scrapy's, which takes a
    failing server's for one that allows everything.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.token: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._known: dict[str, tuple[float, asyncio.Task[ProtegoRobotParser | str | None]]] = {}
        crawler.signals.connect(self.received, signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if _BYTES in request.meta:
            return
        rules = await self._rules(request.url)
        if isinstance(rules, str):
            raise RobotsUnavailable(rules)
        if rules is not None and not rules.allowed(request.url, self.token):
            raise RobotsForbidden("robots.txt forbids it")

    async def _rules(self, url: str) -> ProtegoRobotParser | str | None:
        """The rules of the server; None where it has none; why they cannot be had."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}/"
        since, task = self._known.get(root, (0.0, None))
        if task is None or monotonic() > since + _DAY:
            task = asyncio.ensure_future(self._fetch(root))
            self._known[root] = monotonic(), task
        return await asyncio.shield(task)  # others wait for it too

    async def _fetch(self, root: str) -> ProtegoRobotParser | str | None:
        request = Request(f"{root}robots.txt", meta={_BYTES: 0})
        if self.crawler.engine is None:
            raise Ended("the crawl is ending")
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # a download may raise anything
            problem = explain(error)
            if isinstance(problem, Ended):
                raise problem from error
            # A redirect without end or away from the site leads to no rules (RFC 9309, 2.3.1.2).
            if isinstance(problem, DeadEnd):
                return None
            why = self._failed(root, str(problem))
            return str(problem) if isinstance(error, _NOBODY_THERE) else why
        status = response.status
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return self._failed(root, str(status))
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return None
        rules = ProtegoRobotParser(robots_text(response.body, self.token), self.crawler.spider)
        self.crawler.signals.send_catch_log(
            signals.robots_parsed, robotparser=rules, request=request
        )
        return rules

    def _failed(self, root: str, reason: str) -> str:
        self.crawler.signals.send_catch_log(robots_unavailable, root=root, reason=reason)
        return f"robots.txt could not be had ({reason}): nothing is asked until it can be"

    def received(self, data: bytes, request: Request) -> None:
        """Stop where no more of robots.txt is read."""
        if _BYTES in request.meta:
            request.meta[_BYTES] += len(data)
            if request.meta[_BYTES] >= _MOST:
                raise StopDownload(fail=False)
