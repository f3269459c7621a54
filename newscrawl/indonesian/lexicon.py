"""The kinds of token that dates are made of, and the words of each kind.

A kind is one letter, so that a row of tokens is a string and a rule of the grammar is a
regular expression over it: `f"{WEEKDAY}{OPEN}{SLASH}{CLOSE}"` is "Jumat (1/11)". Which
letter is of no account: they are dealt out in turn.
"""

from __future__ import annotations

from string import ascii_letters, digits

from newscrawl.indonesian.calendar import (
    FEASTS,
    HIJRI_MONTHS,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    WEEKDAYS_IN_ENGLISH,
    ZONES,
)

_letters = iter(ascii_letters + digits + "".join(map(chr, range(0xC0, 0x100))))

# Numbers, told apart by their shape (tokens.py)
SMALL = next(_letters)  # 1 to 31: a day, an hour or a count
NUMBER = next(_letters)  # another whole number of up to four digits
YEAR = next(_letters)  # 1000 to 2999
SLASH = next(_letters)  # 1/11
FULL = next(_letters)  # 1/11/2024, 01-11-2024, 2024-11-01
YEARS = next(_letters)  # 2024/2025
CLOCK = next(_letters)  # 19.30, 07:00:15
DECIMAL = next(_letters)  # 1,5
COMMA_CLOCK = next(_letters)  # 08,00: a clock after pukul
DECADE = next(_letters)  # 1990-an
TIMES_24 = next(_letters)  # 1x24, of jam
H_DAY = next(_letters)  # H-3: days before or after a feast
ROMAN = next(_letters)  # I to IV, of a quarter
ODD = next(_letters)  # any other number; it belongs to no date

# Between tokens
BREAK = next(_letters)  # other words, a blank line
COMMA, OPEN, CLOSE = next(_letters), next(_letters), next(_letters)
DASH, STROKE, DOT, BAR = next(_letters), next(_letters), next(_letters), next(_letters)

# Days
WEEKDAY, ENGLISH_WEEKDAY = next(_letters), next(_letters)
MINGGU = next(_letters)  # Sunday, or a week
PASARAN = next(_letters)
MONTH = next(_letters)
SHORT_MONTH = next(_letters)  # "Mar", "may": only beside a day or a year
HIJRI_MONTH = next(_letters)
HIJRI_PAIR = next(_letters)  # rabiul, jumadil: awal or akhir follows
TANGGAL, MASEHI, HIJRIAH, RED = (next(_letters) for _ in range(4))
YESTERDAY = next(_letters)  # kemarin, besok, lusa: value is days from the anchor
TADI, NANTI, LAST_NIGHT, NEXT_DAY = (next(_letters) for _ in range(4))
FEAST, IDUL, RAYA, BARU, HUT, RI, FREEDOM = (next(_letters) for _ in range(7))

# Parts of days, clocks
PART, DINI, AM_PM = next(_letters), next(_letters), next(_letters)
PUKUL, ZONE, WAKTU, LOCAL, INDONESIA, REGION = (next(_letters) for _ in range(6))

# Units; HARI, JAM and MINGGU have other uses too
SHORT_UNIT = next(_letters)  # detik, menit
JAM, HARI, PEKAN, BULAN, TAHUN = (next(_letters) for _ in range(5))
LONG_UNIT = next(_letters)  # dekade, abad
ONE_UNIT = next(_letters)  # sebulan
QUARTER_FIGURE = next(_letters)  # Q3
QUARTER = next(_letters)  # kuartal, semester: value is its months
WORD_NUMBER, BELAS, PULUH, HALF = (next(_letters) for _ in range(4))
ORDINAL = next(_letters)  # pertama
PHASE = next(_letters)  # awal, pertengahan, akhir

# What relates them
AGO, AHEAD, COMING, THIS, THAT = (next(_letters) for _ in range(5))
YANG, AKAN, KE, LATER, LAGI = (next(_letters) for _ in range(5))
TO, DENGAN, AND, FROM, SINCE, AT, ABOUT, EXACTLY = (next(_letters) for _ in range(8))

# What makes a date none
NUMBERED, NAMED_AFTER, MARKET, RECURRING, RITE = (next(_letters) for _ in range(5))
NAMESAKE, OF_AGE, PERSON, LIMIT, APPROX, VAGUE = (next(_letters) for _ in range(6))
SITE, HOSPITAL, LAW, STATE, TIMES, FAST = (next(_letters) for _ in range(6))

# What a unit's token is worth
SECONDS, MINUTES, HOURS, DAYS, WEEKS, MONTHS_LONG, YEARS_LONG, DECADES, CENTURIES = range(9)

_BY_KIND: dict[str, str] = {
    PASARAN: "legi pahing paing pon wage kliwon",
    PART: "pagi siang sore petang malam subuh dinihari",
    DINI: "dini",
    HARI: "hari",
    TANGGAL: "tanggal tgl tertanggal bertanggal",
    MASEHI: "masehi m",
    HIJRIAH: "hijriah hijriyah h",
    RED: "red",
    TADI: "tadi",
    NANTI: "nanti",
    LAST_NIGHT: "semalam",
    NEXT_DAY: "keesokan harinya",
    IDUL: "idul id ied",
    RAYA: "raya",
    BARU: "baru",
    HUT: "hut",
    RI: "ri",
    FREEDOM: "kemerdekaan republik",
    PUKUL: "pukul pkl pk",
    WAKTU: "waktu",
    LOCAL: "setempat",
    INDONESIA: "indonesia",
    JAM: "jam",
    PEKAN: "pekan",
    BULAN: "bulan",
    TAHUN: "tahun thn th",
    BELAS: "belas",
    PULUH: "puluh",
    HALF: "setengah",
    AGO: "lalu silam lampau",
    AHEAD: "depan mendatang",
    COMING: "datang",
    THIS: "ini",
    THAT: "itu tersebut",
    YANG: "yang yg",
    AKAN: "akan bakal",
    KE: "ke",
    LATER: "kemudian",
    LAGI: "lagi",
    TO: "hingga sampai s.d s.d. s/d sd",
    DENGAN: "dengan",
    AND: "dan atau",
    FROM: "dari mulai antara",
    SINCE: "sejak",
    AT: "pada di",
    ABOUT: "sekitar sekira",
    EXACTLY: "tepat",
    NUMBERED: "nomor no pasal ayat bab kelas liga",
    NAMED_AFTER: "universitas univ untag gelora stadion gor tugu museum jalan jl "
    "sma smk smp smu man mts",
    SITE: "lapangan masjid",
    HOSPITAL: "rumah sakit",
    LAW: "uud",
    STATE: "nri negara",
    TIMES: "kali sekali",
    FAST: "puasa",
    APPROX: "kurang lebih minimal maksimal kira hampir genap rata",
    PERSON: "kakek nenek ibu gadis pemuda pemudi pelajar siswa siswi mahasiswa mahasiswi warga "
    "lansia pemain janda duda",
    MARKET: "pasar stasiun kampung",
    RECURRING: "setiap tiap saban",
    RITE: "salat shalat sholat solat khotbah khutbah",
    NAMESAKE: "agung berkah barokah curhat bersih putih abu kelabu suci sehat",
    LIMIT: "bawah atas",
    VAGUE: "beberapa berapa belasan puluhan ratusan ribuan sekian",
    OF_AGE: "berumur berusia umur usia umurnya usianya bocah balita anak remaja pria wanita "
    "perempuan lelaki bayi",
}
_VALUED: dict[str, dict[str, int]] = {
    WEEKDAY: WEEKDAYS,
    ENGLISH_WEEKDAY: WEEKDAYS_IN_ENGLISH,
    MONTH: MONTHS,
    SHORT_MONTH: SHORT_MONTHS,
    HIJRI_MONTH: HIJRI_MONTHS,
    HIJRI_PAIR: {"rabiul": 3, "rabi'ul": 3, "jumadil": 5, "jumadal": 5},
    ZONE: ZONES,
    REGION: {"barat": 7, "tengah": 8, "timur": 9},
    YESTERDAY: {
        "kemarin": -1,
        "kemaren": -1,
        "kmrn": -1,
        "besok": 1,
        "besuk": 1,
        "esok": 1,
        "lusa": 2,
    },
    FEAST: FEASTS,
    AM_PM: {"am": 0, "pm": 12},
    SHORT_UNIT: {"detik": SECONDS, "menit": MINUTES},
    LONG_UNIT: {"dekade": DECADES, "dasawarsa": DECADES, "abad": CENTURIES},
    ONE_UNIT: {
        "sedetik": SECONDS,
        "semenit": MINUTES,
        "sejam": HOURS,
        "sehari": DAYS,
        "sepekan": WEEKS,
        "seminggu": WEEKS,
        "sebulan": MONTHS_LONG,
        "setahun": YEARS_LONG,
        "sedekade": DECADES,
        "seabad": CENTURIES,
    },
    QUARTER: {
        "kuartal": 3,
        "kwartal": 3,
        "triwulan": 3,
        "caturwulan": 4,
        "semester": 6,
        "paruh": 6,
    },
    ROMAN: {"i": 1, "ii": 2, "iii": 3, "iv": 4},
    ORDINAL: {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4},
    PHASE: {
        "awal": 1,
        "awwal": 1,
        "pertengahan": 2,
        "tengah": 2,
        "akhir": 3,
        "ujung": 3,
        "penghujung": 3,
    },
    WORD_NUMBER: {
        "satu": 1,
        "dua": 2,
        "tiga": 3,
        "empat": 4,
        "lima": 5,
        "enam": 6,
        "tujuh": 7,
        "delapan": 8,
        "sembilan": 9,
        "sepuluh": 10,
        "sebelas": 11,
        "seratus": 100,
    },
}

Word = tuple[str, int]  # kind and value


def _words() -> dict[str, Word]:
    words: dict[str, Word] = {}
    for kind, listed in _BY_KIND.items():
        words.update(dict.fromkeys(listed.split(), (kind, 0)))
    for kind, valued in _VALUED.items():
        words.update({word: (kind, value) for word, value in valued.items()})
    words["minggu"] = (MINGGU, WEEKDAYS["minggu"])
    return words


WORDS = _words()

# Words that are these only in capitals: "H" of Hijriah, the Roman numerals
CAPITALS = frozenset(("m", "h", "i", "ii", "iii", "iv"))
