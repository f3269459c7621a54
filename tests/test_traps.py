"""Traps: patterns of addresses, lists without end, budgets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newscrawl.traps import Budget, is_trap, url_pattern

TODAY = date(2024, 11, 2)
SITE = "http://kabar.test"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ""),
        ("/", ""),
        ("/ekonomi/", "/ekonomi"),
        ("/Ekonomi", "/ekonomi"),
        ("/gaya-hidup/2", "/gaya-hidup/#"),
        ("/kalender/2031/04/", "/kalender/#/#"),
        ("/kalender/2031/04/05", "/kalender/#/#/#"),
        ("/kalender/2031-04-05", "/kalender/#"),
        ("/kalender/1/2/3/4/5/6", "/kalender/#/#/#"),
        ("/indeks?page=2&date=2024-11-02", "/indeks?date&page"),
        ("/indeks?date=x&page=9", "/indeks?date&page"),
        ("/toko?color=1&size=2&color=3", "/toko?color&size"),
        ("/toko?f1=a&f2=b", "/toko?f#"),
        ("/page-12", "/page-#"),
        ("/a/b/a/b/a/b", "/a/b"),
        ("/a/b/a/b/a/b/a/b/a/b", "/a/b"),
        ("/a;jsessionid=1f/b", "/a/b"),
        ("/tag/banjir", "/tag/*"),
        ("/tag/gempa/page/2", "/tag/*/page/#"),
        ("/banjir-di-kota-lama.html", "/*"),
        ("/0f3c5a7e9b1d2f4a6c8e0f3c5a7e9b1d2f4a", "/*"),
    ],
)
def test_url_pattern(path: str, expected: str) -> None:
    assert url_pattern(SITE + path) == f"kabar.test{expected}"


def test_www_and_case_of_the_host_make_no_pattern() -> None:
    assert url_pattern("https://WWW.Kabar.test/a") == url_pattern("http://kabar.test/a")


@pytest.mark.parametrize("url", ["", "/a", "mailto:a@kabar.test", "http://", "http://[::1/"])
def test_no_address(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        url_pattern(url)
    assert is_trap(url, today=TODAY) == "no http(s) address"
    assert not Budget().take(url)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/a/b/a/b/a/b", "a path whose steps repeat"),
        ("/a/A/a/", "a path whose steps repeat"),
        ("/?" + "&".join(f"f{n}=1" for n in range(7)), "more than 6 parameters"),
        ("/?q=" + "a" * 2_000, "an address of more than 2,000 characters"),
        ("/" + "/".join("abcdefghijklm"), "a path of more than 12 steps"),
        ("/kalender/2025/12/", "a calendar more than a year ahead"),
        ("/kalender/2031", "a calendar more than a year ahead"),
        ("/2031/04/05/", "a calendar more than a year ahead"),
        ("/agenda/2031-04-05", "a calendar more than a year ahead"),
        ("/indeks/20310405", "a calendar more than a year ahead"),
        ("/indeks?date=2031-04-05", "a calendar more than a year ahead"),
        ("/indeks?tanggal=20310405", "a calendar more than a year ahead"),
        ("/daftar?tanggal=20310405", "a calendar more than a year ahead"),
        ("/daftar?bulan=4&tahun=2031", "a calendar more than a year ahead"),
    ],
)
def test_trap(path: str, reason: str) -> None:
    assert is_trap(SITE + path, today=TODAY) == reason


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/daerah/jawa/daerah/",
        "/2011/11/11/11",
        "/kalender/2024/11/",
        "/kalender/2025/11/",  # a year ahead
        "/kalender/1999/01/",
        "/2024/13",
        "/berita/5123/2",  # page 2 of number 5123
        "/berita/20310405",  # a number, where no calendar is named
        "/visi-indonesia-2045/",
        "/topik/2045/",
        "/?a=1&b=2&c=3&d=4&e=5&f=6",
        "/" + "/".join("abcdefghijkl"),
    ],
)
def test_no_trap(path: str) -> None:
    assert is_trap(SITE + path, today=TODAY) is None


@given(st.text(max_size=30), st.dates())
@example("²/²/²/²", TODAY)
@example("٢٠٣١/04", TODAY)
@example("?tahun=٢٠٣١", date.max)
def test_any_path_has_a_pattern(path: str, today: date) -> None:
    try:
        pattern = url_pattern(f"{SITE}/{path}")
    except ValueError:  # such as brackets that no host is in
        assert is_trap(f"{SITE}/{path}", today=today) == "no http(s) address"
        return
    assert pattern.startswith("kabar.test")
    is_trap(f"{SITE}/{path}", today=today)


def test_a_long_address_has_a_short_pattern() -> None:
    steps = "/".join(f"langkah{'abcdefghij'[n % 10] * (n % 40)}" for n in range(10_000))
    names = "&".join(f"nama{'abcdefghij'[n % 10] * (n % 40)}=1" for n in range(10_000))
    assert len(url_pattern(f"{SITE}/{steps}?{names}")) < 1_000


def test_an_endless_calendar_ends() -> None:
    budget = Budget(limit_per_pattern=20)
    months = [f"{SITE}/kalender/{2000 + n // 12}/{n % 12 + 1:02}/" for n in range(100)]
    assert [budget.take(month) for month in months] == [True] * 20 + [False] * 80
    assert budget.take(f"{SITE}/ekonomi/")
    assert budget.spent() == {"kabar.test/kalender/#/#": 80}


def test_a_loop_of_steps_or_sessions_ends() -> None:
    budget = Budget(limit_per_pattern=3)
    assert sum(budget.take(SITE + "/a/b" * n) for n in range(1, 12)) == 3
    assert sum(budget.take(f"{SITE}/c;jsessionid={n}?sid={n}") for n in range(12)) == 3
    assert budget.spent() == {"kabar.test/c?sid": 9, "kabar.test/a/b": 8}


def test_total_and_depth() -> None:
    budget = Budget(total=2, deepest=5)
    assert not budget.take(f"{SITE}/a", depth=6)
    assert [budget.take(f"{SITE}/{step}", depth=5) for step in "abc"] == [True, True, False]
    assert budget.spent() == {"kabar.test/a": 1, "kabar.test/c": 1}


def test_no_more_patterns_are_kept_than_told() -> None:
    budget = Budget(most_patterns=3)
    words = [a + b for a in "abcdefghij" for b in "klmnopqrst"]
    assert sum(budget.take(f"{SITE}/{word}") for word in words) == 3
    assert sum(budget.spent().values()) == 97
    assert len(budget.spent()) == 4
    assert budget.take(f"{SITE}/{words[0]}")  # one that is kept


def test_a_budget_is_not_negative() -> None:
    with pytest.raises(ValueError, match="nothing"):
        Budget(total=-1)


def test_what_is_spent_is_only_told() -> None:
    spent = Budget().spent()
    assert not spent
    with pytest.raises(TypeError):
        spent["kabar.test/"] = 1  # type: ignore[index]
