"""What looks like a date and is none: these rules match first and give nothing."""

from __future__ import annotations

from newscrawl.indonesian.lexicon import (
    ABOUT,
    AGO,
    AHEAD,
    AKAN,
    AND,
    APPROX,
    AT,
    BARU,
    BULAN,
    CLOCK,
    CLOSE,
    COMING,
    COMMA,
    DASH,
    DECIMAL,
    DOT,
    FAST,
    FREEDOM,
    FROM,
    FULL,
    HARI,
    HOSPITAL,
    INDONESIA,
    JAM,
    KE,
    LAGI,
    LAW,
    LIMIT,
    MARKET,
    MINGGU,
    MONTH,
    NAMED_AFTER,
    NAMESAKE,
    NUMBER,
    NUMBERED,
    ODD,
    OF_AGE,
    ONE_UNIT,
    OPEN,
    ORDINAL,
    PART,
    PASARAN,
    PEKAN,
    PERSON,
    RECURRING,
    RI,
    RITE,
    SHORT_MONTH,
    SHORT_UNIT,
    SINCE,
    SITE,
    SLASH,
    SMALL,
    STATE,
    STROKE,
    TAHUN,
    TANGGAL,
    TIMES,
    VAGUE,
    WEEKDAY,
    WORD_NUMBER,
    YANG,
    YEAR,
    YEARS,
    YESTERDAY,
)
from newscrawl.indonesian.patterns import COUNT, PART_OF_DAY, UNIT, UNTIL
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_DAY = f"[{WEEKDAY}{MINGGU}]"
_UNDATED = f"(?![{COMMA}{DASH}]?[{OPEN}{SMALL}{SLASH}{FULL}{TANGGAL}])"
_NO_DATE = f"(?!{COMMA}?(?:{OPEN}|{TANGGAL}?(?:{SMALL}[{MONTH}{SHORT_MONTH}]|[{SLASH}{FULL}])))"
_MORE = f"{HARI}?{_DAY}{PART_OF_DAY}?{_NO_DATE}"
_EVERY = f"{_DAY}{PART_OF_DAY}?(?:(?:{COMMA}{_MORE}){{0,5}}{COMMA}?{AND}{_MORE}|{UNTIL}{_MORE})?"
_FIGURE = f"[{ODD}{SMALL}{NUMBER}{YEAR}{SLASH}{FULL}{YEARS}{CLOCK}{DECIMAL}]"


_ROUGHLY = f"(?:[{ABOUT}{BARU}]|{APPROX}{DASH}?){{0,3}}"  # "sekitar", "kurang lebih", "kira-kira"


def read_nothing(_: Phrase) -> Reading | None:
    return None


RULES = (
    Rule(
        name="numbered",
        pattern=f"{NUMBERED}{DOT}?{_FIGURE}(?:{STROKE}?{TAHUN}{YEAR})?"
        f"|[{SMALL}{NUMBER}]{TAHUN}{YEAR}|{LAW}[{STATE}{FREEDOM}{INDONESIA}{RI}]{{0,4}}{TAHUN}?{YEAR}",
        read=read_nothing,
        examples=(
            ("Perpres 75 Tahun 2019", "2024-11-02", ()),
            ("UU No. 6/2014 dan Pasal 27 Ayat 3", "2024-11-02", ()),
            ("Nomor 6 Tahun 2014, No 24/TK/Tahun 2024", "2024-11-02", ()),
            ("UUD NRI Tahun 1945, UUD Negara Republik Indonesia Tahun 1945", "2024-11-02", ()),
            ("Nomor 100.3.2/75/tahun 2024", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="named_after_a_date",
        pattern=f"{NAMED_AFTER}{DOT}?[{SMALL}{WORD_NUMBER}]{MONTH}{YEAR}?|{HOSPITAL}{{2}}{SMALL}{MONTH}{YEAR}?"
        f"|{SITE}{SMALL}{MONTH}(?!{COMMA}?[{YEAR}{TAHUN}]|[{AGO}{AHEAD}{YANG}])|{MARKET}{_DAY}{_UNDATED}",
        read=read_nothing,
        examples=(
            ("Universitas 17 Agustus 1945, Pasar Senen", "2024-11-02", ()),
            (
                "di Jl. 17 Agustus, SMA 17 Agustus 1945, Lapangan 10 November, besar",
                "2024-11-02",
                (),
            ),
            ("Rumah Sakit 10 November; sakit 10 November", "2024-11-02", ("2024-11-10",)),
            ("di Pasar Minggu (3/11)", "2024-11-02", ("2024-11-03",)),
        ),
    ),
    Rule(
        name="recurring",
        pattern=f"{RECURRING}{HARI}?(?:{_EVERY}|{UNIT}|{TANGGAL}?{SMALL}[{MONTH}{SHORT_MONTH}](?!{YEAR})"
        f"|{TANGGAL}{SMALL}(?:(?:{COMMA}|{COMMA}?{AND}){SMALL}){{0,5}})",
        read=read_nothing,
        examples=(
            ("Setiap hari Kamis, tiap Jumat", "2024-11-02", ()),
            ("setiap Senin, Rabu, dan Jumat; setiap Sabtu dan Minggu", "2024-11-02", ()),
            (
                "setiap Senin hingga Jumat pukul 08.00-16.00",
                "2024-11-02",
                ("T08:00/T16:00",),
            ),
            ("setiap 17 Agustus, setiap tanggal 1 dan 25", "2024-11-02", ()),
            ("setiap Jumat, kata Budi, Rabu (30/10)", "2024-11-02", ("2024-10-30",)),
        ),
    ),
    Rule(
        name="weton",
        pattern=f"(?:{HARI}|{PART_OF_DAY}|{RITE})?{_DAY}{PASARAN}{_UNDATED}",
        read=read_nothing,
        examples=(("malam Jumat Kliwon", "2024-11-02", ()),),
    ),
    Rule(
        name="rite_or_programme",
        pattern=f"[{RITE}{PART}]{_DAY}{_UNDATED}|{FAST}{_DAY}{DASH}?{_DAY}|{_DAY}{NAMESAKE}",
        read=read_nothing,
        examples=(
            ("puasa Senin Kamis, puasa Senin-Kamis", "2024-11-02", ()),
            ("salat Jumat, kegiatan Minggu sehat, malam Minggu", "2024-11-02", ()),
            ("usai salat Jumat (1/11)", "2024-11-02", ("2024-11-01",)),
        ),
    ),
    Rule(
        name="ordinal",
        pattern=f"[{PEKAN}{MINGGU}{BULAN}{TAHUN}{HARI}]?{KE}{DASH}(?:{SMALL}|{NUMBER})"
        f"|[{PEKAN}{MINGGU}{BULAN}{TAHUN}{HARI}]{ORDINAL}",
        read=read_nothing,
        examples=(("pekan ke-12, tahun ke-2, bulan ke-3, pekan kedua", "2024-11-02", ()),),
    ),
    Rule(
        name="age",
        pattern=f"{OF_AGE}{_ROUGHLY}(?:{AT}{LIMIT})?[{FROM}{SINCE}]?{COUNT}(?:{UNTIL}{COUNT})?{UNIT}"
        f"(?:{COMMA}?{AND}?{COUNT}{UNIT}){{0,6}}+(?!{YANG}?{AGO}|{LAGI})"
        f"|{PERSON}{_ROUGHLY}{COUNT}{TAHUN}(?!{YANG}?{AGO}|{LAGI})|{OPEN}{COUNT}{TAHUN}{CLOSE}|{AT}{LIMIT}{COUNT}{TAHUN}",
        read=read_nothing,
        examples=(
            ("menikahi wanita 3 tahun lalu", "2024-11-02", ("2021",)),
            ("berumur 4 tahun, bocah 9 tahun; Budi (40 tahun)", "2024-11-02", ()),
            ("berusia sekitar 40 tahun, berusia kurang lebih 40 tahun", "2024-11-02", ()),
            ("usia minimal 21 tahun, usianya baru 15 tahun, usia kira-kira 9 tahun", "", ()),
            ("kakek 70 tahun, siswi 15 tahun; warga 3 tahun lalu", "2024-11-02", ("2021",)),
            ("berusia 12 tahun, 10 tahun, dan 7 tahun; di bawah 17 tahun", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="rate",
        pattern=f"(?:{COUNT}?{TIMES}|{COUNT}[{SHORT_UNIT}{JAM}{HARI}]){ONE_UNIT}(?!{YANG}?{AGO})",
        read=read_nothing,
        examples=(
            ("3 kali sehari, dua kali seminggu, 8 jam sehari", "2024-11-02", ()),
            ("menang tiga kali sebulan lalu", "2024-11-02", ("2024-10",)),
        ),
    ),
    Rule(
        name="vague",
        pattern=f"{VAGUE}{UNIT}(?:{YANG}?{AGO}|{KE}?{AHEAD}|{YANG}?{AKAN}{COMING})?"
        f"|{YESTERDAY}{DASH}{YESTERDAY}",
        read=read_nothing,
        examples=(
            ("beberapa tahun silam, puluhan tahun yang lalu", "2024-11-02", ()),
            ("Besok-besok lagi", "2024-11-02", ()),
        ),
    ),
)
