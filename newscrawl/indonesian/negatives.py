"""What looks like a date and is none: these rules match first and give nothing."""

from __future__ import annotations

from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AKAN,
    AND,
    AT,
    BULAN,
    CLOCK,
    CLOSE,
    COMING,
    COMMA,
    DASH,
    DECIMAL,
    DOT,
    FROM,
    FULL,
    HARI,
    KE,
    LAGI,
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
    OPEN,
    ORDINAL,
    PART,
    PASARAN,
    PEKAN,
    RECURRING,
    RITE,
    SINCE,
    SLASH,
    SMALL,
    STROKE,
    TAHUN,
    TANGGAL,
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
_FIGURE = f"[{ODD}{SMALL}{NUMBER}{YEAR}{SLASH}{FULL}{YEARS}{CLOCK}{DECIMAL}]"


def read_nothing(_: Phrase) -> Reading | None:
    return None


RULES = (
    Rule(
        name="numbered",
        pattern=f"{NUMBERED}{DOT}?{_FIGURE}(?:{STROKE}?{TAHUN}{YEAR})?"
        f"|[{SMALL}{NUMBER}]{TAHUN}{YEAR}",
        read=read_nothing,
        examples=(
            ("Perpres 75 Tahun 2019", "2024-11-02", ()),
            ("UU No. 6/2014 dan Pasal 27 Ayat 3", "2024-11-02", ()),
            ("Nomor 6 Tahun 2014, No 24/TK/Tahun 2024", "2024-11-02", ()),
            ("Nomor 100.3.2/75/tahun 2024", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="named_after_a_date",
        pattern=f"{NAMED_AFTER}[{SMALL}{WORD_NUMBER}]{MONTH}{YEAR}?|{MARKET}{_DAY}{_UNDATED}",
        read=read_nothing,
        examples=(
            ("Universitas 17 Agustus 1945, Pasar Senen", "2024-11-02", ()),
            ("di Pasar Minggu (3/11)", "2024-11-02", ("2024-11-03",)),
        ),
    ),
    Rule(
        name="recurring",
        pattern=f"{RECURRING}{HARI}?(?:{_DAY}|{UNIT})",
        read=read_nothing,
        examples=(("Setiap hari Kamis, tiap Jumat", "2024-11-02", ()),),
    ),
    Rule(
        name="weton",
        pattern=f"(?:{HARI}|{PART_OF_DAY}|{RITE})?{_DAY}{PASARAN}{_UNDATED}",
        read=read_nothing,
        examples=(("malam Jumat Kliwon", "2024-11-02", ()),),
    ),
    Rule(
        name="rite_or_programme",
        pattern=f"[{RITE}{PART}]{_DAY}{_UNDATED}|{_DAY}{NAMESAKE}",
        read=read_nothing,
        examples=(
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
        pattern=f"{OF_AGE}(?:{AT}{LIMIT})?[{FROM}{SINCE}]?{COUNT}(?:{UNTIL}{COUNT})?{UNIT}"
        f"(?:{COMMA}?{AND}?{COUNT}{UNIT}){{0,6}}+(?!{YANG}?{AGO}|{LAGI})|{OPEN}{COUNT}{TAHUN}{CLOSE}|{AT}{LIMIT}{COUNT}{TAHUN}",
        read=read_nothing,
        examples=(
            ("menikahi wanita 3 tahun lalu", "2024-11-02", ("2021",)),
            ("berumur 4 tahun, bocah 9 tahun; Budi (40 tahun)", "2024-11-02", ()),
            ("berusia 12 tahun, 10 tahun, dan 7 tahun; di bawah 17 tahun", "2024-11-02", ()),
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
