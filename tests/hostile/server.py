"""A web server on loopback that answers in raw bytes, so that it can break every rule."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread

Send = Callable[[bytes], None]  # raises OSError once the client is gone
Act = Callable[[Send], None]


def reply(
    body: bytes = b"",
    *headers: str,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    length: int | None = None,
) -> Act:
    """A well-formed answer; `length` is what it says of its body's length, where that is a lie."""
    said = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {said}"]
    head = "\r\n".join([*lines, "Connection: close", *headers, "", ""])
    return raw(head.encode("latin-1") + body)


def raw(answer: bytes) -> Act:
    def act(send: Send) -> None:
        send(answer)

    return act


def redirect(address: str) -> Act:
    return reply(b"", f"Location: {address}", status="302 Found")


@dataclass
class Hostile:
    """Acts by path, 404 to all else; `prefixes` act for every path that begins so.

    `asked` is every request in its order, as "METHOD HOST PATH"; `connections` counts even those
    that asked for nothing.
    """

    host: str
    name: str = ""  # what the site is called, where that is not its address
    port: int = 0
    acts: dict[str, Act] = field(default_factory=dict)
    prefixes: dict[str, Callable[[str], Act]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connections: int = 0

    @property
    def base(self) -> str:
        port = "" if self.port == 80 else f":{self.port}"
        return f"http://{self.name or self.host}{port}"

    def act(self, path: str) -> Act:
        if path in self.acts:
            return self.acts[path]
        for beginning, made in self.prefixes.items():
            if path.startswith(beginning):
                return made(path)
        return reply(b"<h1>tidak ada</h1>", status="404 Not Found")

    def times(self, path: str) -> int:
        return sum(line.rpartition(" ")[2] == path for line in self.asked)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64


@contextmanager
def serve(hostile: Hostile) -> Iterator[Hostile]:
    """Serve on `hostile.host`, on a free port, until the context ends."""
    ended = threading.Event()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            hostile.connections += 1
            with suppress(OSError):  # the client has seen enough
                method, path, _ = self.rfile.readline(1 << 16).decode("latin-1").split(" ", 2)
                host = ""
                while line := self.rfile.readline(1 << 16).strip():
                    if line.lower().startswith(b"host:"):
                        host = line[5:].strip().decode("latin-1")
                hostile.asked.append(f"{method} {host} {path}")
                hostile.act(path)(self.send)

        def send(self, data: bytes) -> None:
            if ended.is_set():
                raise ConnectionAbortedError
            self.connection.sendall(data)

    server = _Server((hostile.host, 0), Handler)
    hostile.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hostile
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
