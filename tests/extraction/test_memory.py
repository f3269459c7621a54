"""The largest page fits in memory many times over: a tree costs more than its mark-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pages import PARAGRAPHS, TEXT, article

STATUS = Path("/proc/self/status")
# What the process grows by from a small page to this one, page included, in bytes. The peak of
# getrusage would not do: a child starts with its parent's.
SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pages import URL
from newscrawl.extraction import extract, parse
from newscrawl.normalise import normalise
from newscrawl.sites import site_of

def record_of(page):
    site = site_of(URL)
    raw = extract(parse(page), url=URL, site=site)
    return normalise(raw, site=site, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

record_of(Path(sys.argv[1]).read_bytes())
before = peak()
page = Path(sys.argv[2]).read_bytes()
record_of(page)
print((peak() - before) / len(page))
"""


@pytest.mark.skipif(not STATUS.exists(), reason="reads the peak from Linux's /proc")
@pytest.mark.parametrize(
    ("times", "html"),
    [
        pytest.param(
            8,
            article(TEXT * 5_000 + f"<script>var kabar = [{'{}, ' * 1_500_000}]</script>"),
            id="8 MB, most of it script",
        ),
        pytest.param(16, article(TEXT * 20_000), id="8 MB of paragraphs"),
        pytest.param(
            12, article(f"<p>{' '.join(PARAGRAPHS * 23_000)}</p>"), id="a paragraph of 8 MB"
        ),
    ],
)
def test_a_page_takes_so_many_times_its_size(times: int, html: str, tmp_path: Path) -> None:
    small, large = tmp_path / "small.html", tmp_path / "large.html"
    small.write_text(article(), "utf-8")
    large.write_text(html, "utf-8")
    command = [sys.executable, "-c", SCRIPT, str(small), str(large)]
    folder = Path(__file__).parent
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    measured = float(ran.stdout)
    print(f"{measured:.1f} times the page's {len(html) / 1e6:.1f} MB")  # noqa: T201 - for the log
    assert measured < times
