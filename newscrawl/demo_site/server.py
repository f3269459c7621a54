"""The site on loopback."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from newscrawl.demo_site.site_pages import answer, pages


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who hangs up is no trouble of ours; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(port: int = 0, hits: list[str] | None = None) -> Iterator[str]:
    """The site's address, "http://127.0.0.1:PORT/", served until the context ends.

    Port 0 takes a free one. The path of each request, with its query, is added to `hits`.

    >>> from urllib.request import urlopen
    >>> with serve() as address, urlopen(address + "robots.txt") as response:
    ...     response.status
    200
    """
    asked = [] if hits is None else hits

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(self.path)
            page = answer(base, site, self.path)
            tag = f'"{hashlib.sha256(page.body).hexdigest()[:32]}"'
            known = page.status == 200 and self.headers.get("If-None-Match") == tag  # noqa: PLR2004
            body = b"" if known else page.body
            self.send_response(304 if known else page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if not known:
                self.send_header("Content-Type", page.content_type)
                self.send_header("Content-Length", str(len(body)))
            if page.status == 200:  # noqa: PLR2004
                self.send_header("ETag", tag)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing: the crawl on the other side reports."""

    server = _Server(("127.0.0.1", port), Handler)
    base = f"http://127.0.0.1:{server.server_port}/"
    site = pages(base)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield base
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
