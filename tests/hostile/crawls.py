"""A crawl of a hostile site with the real command line, watched from outside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conftest import records

from hostile.acts import ADDRESS, robots, sitemap, story
from hostile.server import Hostile, reply

LAUNCH = Path(__file__).with_name("launch.py")
PEAK = 400 * 1024  # kB


@dataclass(frozen=True)
class Watched:
    """A finished crawl: `peak` is the most memory it had, in kB; `seconds` its time."""

    code: int
    err: str
    rows: list[Any]
    report: Any
    peak: int
    seconds: float

    @property
    def site(self) -> Any:
        (site,) = self.report["sites"]
        return site

    @property
    def titles(self) -> list[str]:
        return sorted(row["title"] for row in self.rows)

    def reason(self, address: str) -> str:
        """What the log says of an address; "" where it says nothing."""
        said = [line for line in self.err.splitlines() if f" {address}: " in line]
        return said[0].partition(f" {address}: ")[2] if said else ""


def crawl(
    folder: Path,
    *targets: str,
    options: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    patience: int = 2,
) -> Watched:
    """Crawl, and check what holds of every crawl: it ends in time, in little memory, unbroken.

    `patience` is the timeout in seconds, 0 the command line's own.
    """
    out, report, peak = folder / "out.jsonl", folder / "run.json", folder / "peak"
    wishes = {"patience": patience, "names": dict(names or {}), "peak": str(peak)}
    command = [sys.executable, "-W", "error::DeprecationWarning", str(LAUNCH), json.dumps(wishes)]
    command += ["crawl", *targets, "-o", str(out), "--report", str(report)]
    command += ["--delay", "0", "--concurrency", "8", *options]
    begun = time.monotonic()
    ran = subprocess.run(command, capture_output=True, check=False, timeout=400)
    err = ran.stderr.decode()
    assert "Traceback" not in err
    assert report.exists(), err
    told = json.loads(report.read_text("utf-8"))
    assert told["exit_code"] == ran.returncode
    watched = Watched(
        ran.returncode,
        err,
        records(out) if out.exists() else [],
        told,
        int(peak.read_text("ascii")),
        time.monotonic() - begun,
    )
    assert watched.peak < PEAK
    return watched


def titles(numbers: Iterable[int]) -> list[str]:
    return sorted(f"Pintu Air Nomor {number} Ditutup" for number in numbers)


def with_stories(hostile: Hostile, numbers: Sequence[int] = range(20)) -> list[str]:
    """Give the site a home page, robots.txt, a sitemap and good articles: their paths."""
    paths = [ADDRESS.format(f"pintu-air-{number}-ditutup") for number in numbers]
    for number, path in zip(numbers, paths, strict=True):
        hostile.acts[path] = reply(story(number).encode())
    hostile.acts["/"] = reply(b"<title>Kabar Karangan</title><p>Beranda</p>")
    hostile.acts["/robots.txt"] = robots(hostile.base, "/peta.xml")
    hostile.acts["/peta.xml"] = reply(sitemap(hostile.base, paths), kind="text/xml")
    return paths
