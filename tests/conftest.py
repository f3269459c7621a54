"""A web server on loopback that answers what a test tells it, and the command line as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

STORY = """
<!DOCTYPE html><html lang="id"><head><title>{title} - Kabar Senja</title>
<link rel="canonical" href="{url}"><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-11-02T08:15:00+07:00"></head>
<body><article><h1>{title}</h1><p class="byline">Oleh Sekar Wulandhari</p>
<div class="entry-content">
<p>Tanjung Melati - Warga di tepi sungai mulai pulang ke rumah masing-masing pada Jumat (1/11) setelah air surut.</p>
<p>Petugas membersihkan lumpur di balai desa bersama para pemuda kampung sejak pagi hari.</p>
<p>“Kami bersyukur air cepat surut,” kata Kepala Desa Arum Prasetyaji di lokasi kejadian.</p>
</div></article></body></html>"""


def story(title: str = "Banjir Surut, Warga Pulang", url: str = "") -> bytes:
    """A small article page with invented text; `url` is its canonical address."""
    return STORY.format(title=title, url=url).encode()


@dataclass
class Reply:
    """What the server answers to one path."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0  # seconds before anything is answered


@dataclass
class Server:
    """Answers `replies` by path, 404 to all else; `asked` are the paths it was asked for."""

    address: str
    replies: dict[str, Reply]
    asked: list[str]
    agents: set[str]

    def url(self, path: str) -> str:
        return self.address + path


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server("", {}, [], set())

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.agents.add(self.headers.get("User-Agent", ""))
            reply = made.replies.get(self.path, Reply(b"<h1>tidak ada</h1>", status=404))
            time.sleep(reply.wait)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(reply.body)
            except OSError:  # the client has seen enough
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    made.address = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@dataclass(frozen=True)
class Ran:
    """A finished command: exit code, stdout as bytes, stderr as text."""

    code: int
    out: bytes
    err: str

    @property
    def record(self) -> Any:
        return json.loads(self.out)

    @property
    def records(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def newscrawl(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
    """Run the command line in a process of its own, warnings as errors."""
    command = [sys.executable, "-W", "error::DeprecationWarning", "-m", "newscrawl"]
    ran = subprocess.run(
        [*command, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=120,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr.decode())


def records(path: Path) -> list[Any]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
