"""Sites that refuse: they are asked to the measure they allow, and the report says why."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from hostile.acts import ADDRESS, MB, sitemap
from hostile.crawls import crawl, titles, with_stories
from hostile.server import Act, Hostile, Send, reply, serve


def first(refusal: Act, then: Act) -> Act:
    """`refusal` once, `then` from there on."""
    acts = [refusal]

    def act(send: Send) -> None:
        (acts.pop() if acts else then)(send)

    return act


def test_robots_that_fail(tmp_path: Path) -> None:
    """No rules, no requests: not so much as the home page is asked for."""
    with serve(Hostile("127.0.0.1")) as failing, serve(Hostile("127.0.0.1")) as bomb:
        with_stories(failing)
        with_stories(bomb)
        failing.acts["/robots.txt"] = reply(b"", status="503 Service Unavailable")
        bomb.acts["/robots.txt"] = reply(b"#" * MB, "Content-Encoding: br", kind="text/plain")
        ran = crawl(tmp_path, f"{failing.base}/", f"{bomb.base}/")
    assert ran.code == 6
    assert not ran.rows
    for site, said in zip((failing, bomb), ran.report["sites"], strict=True):
        assert {line.rpartition(" ")[2] for line in site.asked} == {"/robots.txt"}
        assert "robots.txt could not be had" in said["trouble"]


# The wait that a site asks for, in its words; and whether it is one that a run can wait for.
WAITS = {
    "1": True,
    "-3": True,
    "0": True,
    "nan": True,
    "besok pagi": True,
    "Fri, 99 Foo 2024 99:99:99 GMT": True,
    "Mon, 01 Jan 1900 00:00:00 GMT": True,
    "99999999999": False,
    "9" * 5000: False,
    "Thu, 01 Jan 2099 00:00:00 GMT": False,
}


def test_every_kind_of_retry_after(tmp_path: Path) -> None:
    with ExitStack() as stack:
        sites = {wait: stack.enter_context(serve(Hostile("127.0.0.1"))) for wait in WAITS}
        for number, (wait, site) in enumerate(sites.items()):
            status = ("503 Service Unavailable", "429 Too Many Requests")[number % 2]
            (path,) = with_stories(site, [number])
            refusal = reply(b"", f"Retry-After: {wait}", status=status)
            site.acts[path] = first(refusal, site.acts[path])
        ran = crawl(tmp_path, *(f"{site.base}/" for site in sites.values()))
    waited = [number for number, wait in enumerate(WAITS) if WAITS[wait]]
    assert ran.titles == titles(waited)
    for said, may_wait in zip(ran.report["sites"], WAITS.values(), strict=True):
        assert (said["trouble"] is None) == may_wait, said
    assert ran.seconds < 30


def test_a_page_that_always_fails_costs_no_other(tmp_path: Path) -> None:
    with serve(Hostile("127.0.0.1")) as site:
        paths = with_stories(site)
        bad = {ADDRESS.format(f"gagal-{n}"): n for n in (500, 502, 999, 600, 299, 100)}
        for path, status in bad.items():
            site.acts[path] = reply(b"<h1>galat</h1>", status=f"{status} Karangan")
        site.acts["/peta.xml"] = reply(sitemap(site.base, [*bad, *paths]), kind="text/xml")
        ran = crawl(tmp_path, f"{site.base}/")
    assert ran.titles == titles(range(20))
    assert "the site answers 500" in ran.err
    assert all(site.times(path) <= 2 for path in bad)
