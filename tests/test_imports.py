"""What importing costs: the front door and the command line's help load nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("scrapy", "twisted", "rich", "dateparser", "tldextract", "regex")


@pytest.mark.parametrize("module", ["newscrawl", "newscrawl.cli", "newscrawl.indonesian.dates"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
