"""Whatever fails on a site, each announced address is accounted for in the report."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from crawl_runs import opened
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from newsroom import SOURCES, TRAPS

STATUSES = st.sampled_from([403, 404, 410, 500, 503])
PLACES = st.sampled_from(["/feed/", "/sitemap.xml", "/sitemap-2024-11.xml", "/page/2/", "/"])


@settings(max_examples=5, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(
    count=st.integers(5, 15),
    sources=st.sets(st.sampled_from(sorted(SOURCES)), min_size=1, max_size=4),
    tricks=st.sets(st.sampled_from(sorted(TRAPS)), max_size=4),
    articles=st.dictionaries(st.integers(0, 14), STATUSES, max_size=6),
    places=st.dictionaries(PLACES, STATUSES, max_size=1),
    option=st.sampled_from([(), ("--limit", "3"), ("--since", "2024-12-10"), ("--query", "kursi")]),
)
@example(count=6, sources={"rss"}, tricks=set(), articles={0: 500, 1: 404}, places={}, option=())
def test_numbers_add_up(
    *,
    count: int,
    sources: set[str],
    tricks: set[str],
    articles: dict[int, int],
    places: dict[str, int],
    option: tuple[str, ...],
) -> None:
    with (
        TemporaryDirectory() as folder,
        opened(Path(folder), count, sources=sources, tricks=tricks) as desk,
    ):
        stories = desk.paper.stories
        desk.paper.failing |= {
            stories[n].path: s for n, s in articles.items() if n < count
        } | places
        first = desk.crawl(*option)  # which checks the report's sums
        assert first.site["stored"] == len(first.new) == len(desk.rows())
        assert first.site["requests"] == len(first.asked)
        assert first.site["announced"] or first.code == 6
        assert first.site["not_modified"] == sum(asked.status == 304 for asked in first.asked)
        ids = [row["id"] for row in desk.rows()]
        assert len(ids) == len(set(ids))
