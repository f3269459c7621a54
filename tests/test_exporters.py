"""What other programs open: no cell of a page's text is a formula to a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from conftest import story

import newscrawl
from newscrawl.exporters import ArticleCsvExporter

FETCHED = datetime(2024, 11, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("+62 nomor penipu", "'+62 nomor penipu"),
        ("-2 derajat di puncak", "'-2 derajat di puncak"),
        ("@kabar ramai", "'@kabar ramai"),
        ("\t=1+1", "'\t=1+1"),
        ("Laba = rugi, kata “ahli”", "Laba = rugi, kata “ahli”"),
    ],
)
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    article = newscrawl.extract(
        story(), url="http://kabar.test/2024/11/02/air/", fetched_at=FETCHED
    )
    file = BytesIO()
    exporter = ArticleCsvExporter(file)
    exporter.start_exporting()
    exporter.export_item(replace(article, title=title))
    exporter.finish_exporting()
    (row,) = csv.DictReader(file.getvalue().decode().splitlines())
    assert row["title"] == cell
    assert row["authors"].startswith("[")
