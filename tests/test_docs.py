"""The documentation says what the code does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click
import pytest
from jsonschema import Draft202012Validator

from newscrawl import jsonlines
from newscrawl.cli import main
from newscrawl.errors import Outcome
from newscrawl.items import Article
from newscrawl.report import run_report
from newscrawl.tally import Tally

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("data/*.md")])
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


@dataclass
class Run:
    tallies: tuple[Tally, ...]
    started: datetime
    finished: datetime


def test_output_md_has_a_row_for_each_key_in_order() -> None:
    text = (ROOT / "docs/output.md").read_text(encoding="utf-8")
    assert _ROW.findall(text) == [field.name for field in fields(Article)]


def test_crawling_md_has_a_row_for_each_key_of_the_report() -> None:
    text = (ROOT / "docs/crawling.md").read_text(encoding="utf-8")
    section = text.partition("## The run report")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE)
    documented = [key for row in rows for key in re.findall(r"`(\w+)`", row)]
    now = datetime(2024, 11, 2, tzinfo=UTC)
    run = Run(tallies=(Tally(site="kabar.test"),), started=now, finished=now)
    told = json.loads(run_report(run, 0))
    assert documented == [*told, *told["sites"][0]]


def test_the_outcomes_of_the_documentation_are_those_of_the_code() -> None:
    text = (ROOT / "docs/crawling.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| `outcomes` |"))
    assert re.findall(r"`([\w-]+)`", row)[1:] == list(get_args(Outcome))


def test_the_published_schema_is_the_one_in_the_code() -> None:
    published = json.loads((ROOT / "docs/record.schema.json").read_text(encoding="utf-8"))
    assert published == jsonlines.schema(), "run `make schema`"


def test_the_sample_fits_the_schema() -> None:
    check = Draft202012Validator(jsonlines.schema())
    lines = (ROOT / "data/sample.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        check.validate(json.loads(line))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_command_has_examples_and_the_readme_names_it(name: str) -> None:
    command = main.commands[name]
    assert command.help
    assert "newscrawl " + name in (command.epilog or "")
    assert name in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_exit_codes_are_those_of_the_help() -> None:
    rows = (ROOT / "docs/output.md").read_text(encoding="utf-8").partition("## Exit codes")[2]
    documented = set(re.findall(r"^\| (\d+) \|", rows, re.MULTILINE))
    assert documented == set(re.findall(r"(?<!\d)([0-6]|130)(?= [a-z])", main.epilog or ""))


def test_the_options_of_the_documentation_exist() -> None:
    options = {
        name
        for command in main.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for option in re.findall(r"newscrawl \w+ [^\n|`]*?(--[a-z]+)", text):
            assert option in options | {"--help"}, f"{page.name}: {option}"


_ANALYZE = shutil.which("systemd-analyze")


@pytest.mark.skipif(_ANALYZE is None, reason="needs systemd-analyze")
def test_the_systemd_units_of_the_documentation_are_valid(tmp_path: Path) -> None:
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    units = re.findall(r"`/etc/systemd/system/([\w.]+)`:\n\n```ini\n(.+?)```", text, re.DOTALL)
    assert [name for name, _ in units] == ["newscrawl.service", "newscrawl.timer"]
    for name, unit in units:
        (tmp_path / name).write_text(unit, encoding="utf-8")
    for name, _ in units:
        checked = subprocess.run(
            [str(_ANALYZE), "verify", "--man=no", str(tmp_path / name)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (checked.returncode, checked.stderr) == (0, "")
