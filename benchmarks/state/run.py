"""How a crawl starts when it knows very many addresses already.

    python benchmarks/state/run.py [--known 1000000] [--new 100]

Fills a state file with addresses of one invented site, serves that site on loopback with some
articles more, and crawls it as a user would. Prints how long the process takes until its first
request, until its end, and its peak memory (VmHWM, so Linux only).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from newscrawl.state import State
from newscrawl.urls import article_key

PARAGRAPH = "Air sungai mulai surut, kata petugas di pos pantau kepada para warga sore ini. " * 3


def fill(path: Path, *, known: int, base: str, site: str) -> None:
    """A state file with `known` stored articles."""
    state = State(path)
    for number in range(known):
        url = f"{base}/2023/01/02/berita-lama-nomor-{number}/"
        state.finish([article_key(url)], site, url, "stored", content_hash=f"{number:064x}")
    state.close()


class Site(BaseHTTPRequestHandler):
    """A sitemap with known and new articles, and the new articles."""

    new = 0
    known = 0
    first_request: float | None = None

    def do_GET(self) -> None:
        cls = type(self)
        cls.first_request = cls.first_request or time.monotonic()
        base = f"http://{self.headers['Host']}"
        if self.path == "/sitemap.xml":
            paths = [f"/2024/11/02/berita-baru-nomor-{n}/" for n in range(cls.new)]
            paths += [f"/2023/01/02/berita-lama-nomor-{n}/" for n in range(min(cls.known, 40_000))]
            urls = "".join(f"<url><loc>{base}{path}</loc></url>" for path in paths)
            self.answer(f"<urlset>{urls}</urlset>", "application/xml")
        elif "/berita-baru-" in self.path:
            number = self.path.strip("/").rpartition("-")[2]
            self.answer(
                f"<title>Air surut {number}</title><meta property='og:type' content='article'>"
                f"<meta property='article:published_time' content='2024-11-02T08:15:00+07:00'>"
                f"<h1>Air surut {number}</h1><div class='isi'><p>{PARAGRAPH}{number}.</p></div>",
                "text/html",
            )
        elif self.path == "/":
            self.answer("<title>Kabar Senja</title><p>Beranda</p>", "text/html")
        else:
            self.send_error(404)

    def answer(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(known: int, new: int) -> Iterator[str]:
    Site.known, Site.new, Site.first_request = known, new, None
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def peak_memory(process: subprocess.Popen[bytes]) -> int:
    """The most memory the process ever held, in kB, watched until it ends."""
    peak = 0
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            lines = status.read_text().splitlines()
        except OSError:
            break
        peak = max([peak, *(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))])
        time.sleep(0.02)
    return peak


@click.command()
@click.option("--known", default=1_000_000, show_default=True)
@click.option("--new", default=100, show_default=True)
def main(known: int, new: int) -> None:
    with tempfile.TemporaryDirectory() as folder, served(known, new) as base:
        out, state = Path(folder) / "articles.jsonl", Path(folder) / "articles.jsonl.state"
        began = time.monotonic()
        fill(state, known=known, base=base, site="127.0.0.1")
        print(f"{known:,} addresses written in {time.monotonic() - began:.0f} s")
        print(f"  state file    {state.stat().st_size / 1e6:8.0f} MB")
        began = time.monotonic()
        with subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "newscrawl", "crawl", f"{base}/", "--delay", "0", "-o", out],
            stderr=subprocess.DEVNULL,
        ) as process:
            peak = peak_memory(process)
        took = time.monotonic() - began
        stored = out.read_bytes().count(b"\n")
        first = (Site.first_request or began) - began
        print(f"  first request {first:8.2f} s after the command started")
        print(f"  whole run     {took:8.2f} s, exit {process.returncode}, {stored} of {new} stored")
        print(f"  peak memory   {peak / 1000:8.0f} MB")


if __name__ == "__main__":
    main()
