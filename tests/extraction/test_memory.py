"""The largest page fits in memory many times over: a tree costs more than its mark-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pages import TEXT, article

TIMES = 12  # the page's size, at the most
STATUS = Path("/proc/self/status")
# What the process grows by from a small page to this one, page included, in bytes. The peak of
# getrusage would not do: a child starts with its parent's.
SCRIPT = """
import sys
from pathlib import Path
from whole_way import record_of

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

assert record_of(Path(sys.argv[1]).read_bytes()) is not None
before = peak()
page = Path(sys.argv[2]).read_bytes()
assert record_of(page) is not None
print((peak() - before) / len(page))
"""


@pytest.mark.skipif(not STATUS.exists(), reason="reads the peak from Linux's /proc")
@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            article(TEXT * 5_000 + f"<script>var kabar = [{'{}, ' * 1_500_000}]</script>"),
            id="8 MB, most of it script",
        ),
        pytest.param(
            article(TEXT * 8_000),
            id="3 MB, all of it text",
            marks=pytest.mark.xfail(strict=True, reason="lists of words and dates of a whole text"),
        ),
    ],
)
def test_a_page_takes_a_dozen_times_its_size(html: str, tmp_path: Path) -> None:
    small, large = tmp_path / "small.html", tmp_path / "large.html"
    small.write_text(article(), "utf-8")
    large.write_text(html, "utf-8")
    command = [sys.executable, "-c", SCRIPT, str(small), str(large)]
    folder = Path(__file__).parent
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    times = float(ran.stdout)
    print(f"{times:.1f} times the page's {len(html) / 1e6:.1f} MB")  # noqa: T201 - for the log
    assert times < TIMES
