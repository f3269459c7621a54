"""News sentences (invented) and all the dates in them: text, anchor, (mention, value) each."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from newscrawl.indonesian.dates import find_dates

Row = tuple[str, str, list[tuple[str, str]]]

BYLINES: list[Row] = [
    (
        "Rina Hapsari - Sabtu, 2 November 2024 | 08:15 WIB",
        "",
        [("Sabtu, 2 November 2024 | 08:15 WIB", "2024-11-02T08:15+07:00")],
    ),
    (
        "Senin , 12 February 2024, 14:21 WIB",
        "",
        [("Senin , 12 February 2024, 14:21 WIB", "2024-02-12T14:21+07:00")],
    ),
    (
        "Sabtu, 02/11/2024 09:36 WIB",
        "",
        [("Sabtu, 02/11/2024 09:36 WIB", "2024-11-02T09:36+07:00")],
    ),
    ("08 Okt 2023, 12:34 WITA", "", [("08 Okt 2023, 12:34 WITA", "2023-10-08T12:34+08:00")]),
    ("Tayang: 2024-11-02 08:15:30", "", [("2024-11-02 08:15:30", "2024-11-02T08:15:30")]),
    ("Monday, March 4, 2024", "", [("Monday, March 4, 2024", "2024-03-04")]),
    (
        "Diperbarui 4 jam yang lalu",
        "2024-11-02T12:30+07:00",
        [("4 jam yang lalu", "2024-11-02T08:30+07:00")],
    ),
    (
        "Rabu, 6 Nov 2024 - 19.05 WIT",
        "",
        [("Rabu, 6 Nov 2024 - 19.05 WIT", "2024-11-06T19:05+09:00")],
    ),
]
DAYS: list[Row] = [
    (
        "Wali kota meresmikan jembatan itu, Kamis (31/10).",
        "2024-11-02",
        [("Kamis (31/10)", "2024-10-31")],
    ),
    (
        "Kebakaran terjadi pada Senin (28/10/2024) dini hari sekitar pukul 02.30 WITA.",
        "2024-11-02",
        [("Senin (28/10/2024) dini hari sekitar pukul 02.30 WITA", "2024-10-28T02:30+08:00")],
    ),
    (
        "Sidang ditunda hingga Selasa (12/11) mendatang.",
        "2024-11-02",
        [("Selasa (12/11) mendatang", "2024-11-12")],
    ),
    (
        "Pelaku ditangkap Jum’at (1/11/24) malam di rumahnya.",
        "2024-11-02",
        [("Jum’at (1/11/24) malam", "2024-11-01")],
    ),
    (
        "Pameran dibuka Rabu Pon, 6 November 2024.",
        "2024-11-02",
        [("Rabu Pon, 6 November 2024", "2024-11-06")],
    ),
    (
        "Hari ini, Sabtu (2/11), harga emas turun.",
        "2024-11-02",
        [("Hari ini, Sabtu (2/11)", "2024-11-02")],
    ),
    ("Ia lahir di Solo, 7 Pebruari 1961.", "", [("7 Pebruari 1961", "1961-02-07")]),
    ("Surat tertanggal 12 Agt 2023 itu bocor.", "", [("12 Agt 2023", "2023-08-12")]),
    (
        "Rapat digelar Minggu, (3/11/2024) pukul 19.00 WIB.",
        "",
        [("Minggu, (3/11/2024) pukul 19.00 WIB", "2024-11-03T19:00+07:00")],
    ),
    ("Peristiwa 30 September 1965 diperingati.", "", [("30 September 1965", "1965-09-30")]),
    ("Gempa terjadi 14 Maret lalu.", "2024-11-02", [("14 Maret lalu", "2024-03-14")]),
    (
        "Warga menerima bantuan pada Selasa malam, 29 Oktober 2024.",
        "",
        [("Selasa malam, 29 Oktober 2024", "2024-10-29")],
    ),
    ("Pendaftaran ditutup 9 Nopember.", "2024-11-02", [("9 Nopember", "2024-11-09")]),
    ("(Jumat, 01/11/2024)", "", [("Jumat, 01/11/2024", "2024-11-01")]),
    (
        "Laga digelar Kamis (7/11) pukul 02.45 dini hari WIB.",
        "2024-11-02",
        [("Kamis (7/11) pukul 02.45 dini hari WIB", "2024-11-07T02:45+07:00")],
    ),
]
WEEKDAYS: list[Row] = [
    ("kata Bupati Laras Wening di Klaten, Rabu.", "2024-11-02", [("Rabu", "2024-10-30")]),
    (
        "Upacara akan digelar pada hari Senin di alun-alun.",
        "2024-11-02",
        [("hari Senin", "2024-11-04")],
    ),
    (
        "Ia tiba Kamis malam dan pulang Jumat pagi.",
        "2024-11-02",
        [("Kamis malam", "2024-10-31"), ("Jumat pagi", "2024-11-01")],
    ),
    ("Rapat pada Selasa pekan depan.", "2024-11-02", [("Selasa pekan depan", "2024-11-05")]),
    ("Sabtu lalu ia terlihat di pasar.", "2024-11-02", [("Sabtu lalu", "2024-10-26")]),
    ("Sejak Kamis kemarin listrik padam.", "2024-11-02", [("Kamis kemarin", "2024-10-31")]),
    ("Ibadah hari Minggu berlangsung khidmat.", "2024-11-04", [("hari Minggu", "2024-11-03")]),
    ("Pasar tumpah setiap Minggu dan salat Jumat.", "2024-11-04", []),
]
RELATIVE: list[Row] = [
    (
        "Besok pagi warga bergotong royong, lusa libur.",
        "2024-11-02",
        [("Besok pagi", "2024-11-03"), ("lusa", "2024-11-04")],
    ),
    (
        "Hujan turun sejak tadi malam hingga sore ini.",
        "2024-11-02",
        [("tadi malam hingga sore ini", "2024-11-01/2024-11-02")],
    ),
    ("Kecelakaan itu terjadi dua pekan lalu.", "2024-11-02", [("dua pekan lalu", "2024-W42")]),
    ("Tiga bulan lalu harga masih murah.", "2024-11-02", [("Tiga bulan lalu", "2024-08")]),
    ("Sepuluh tahun silam desa itu gelap.", "2024-11-02", [("Sepuluh tahun silam", "2014")]),
    (
        "Kontrak habis akhir bulan ini atau awal tahun depan.",
        "2024-11-02",
        [("akhir bulan ini", "2024-11"), ("awal tahun depan", "2025")],
    ),
    ("Minggu depan ujian dimulai.", "2024-11-02", [("Minggu depan", "2024-W45")]),
    ("Tiga hari lagi pemilu digelar.", "2024-11-02", [("Tiga hari lagi", "2024-11-05")]),
    ("Beberapa tahun lalu dan puluhan tahun silam.", "2024-11-02", []),
    (
        "Kemarin sore sekitar pukul 16.00 WIB banjir datang.",
        "2024-11-02",
        [("Kemarin sore sekitar pukul 16.00 WIB", "2024-11-01T16:00+07:00")],
    ),
]
RANGES: list[Row] = [
    (
        "Festival berlangsung 1-3 November 2024.",
        "",
        [("1-3 November 2024", "2024-11-01/2024-11-03")],
    ),
    (
        "Libur Sabtu-Minggu (2-3/11).",
        "2024-11-02",
        [("Sabtu-Minggu (2-3/11)", "2024-11-02/2024-11-03")],
    ),
    (
        "Jalan ditutup 31 Oktober hingga 2 November 2024.",
        "",
        [("31 Oktober hingga 2 November 2024", "2024-10-31/2024-11-02")],
    ),
    (
        "Operasi digelar 23 Desember-3 Januari.",
        "2024-12-20",
        [("23 Desember-3 Januari", "2024-12-23/2025-01-03")],
    ),
    (
        "Ia menjabat 2014-2019, lalu 2019 hingga 2024.",
        "",
        [("2014-2019", "2014/2019"), ("2019 hingga 2024", "2019/2024")],
    ),
    ("Penjualan Januari-September 2024 naik.", "", [("Januari-September 2024", "2024-01/2024-09")]),
    (
        "Loket buka Senin (4/11) sampai Rabu (6/11).",
        "2024-11-02",
        [("Senin (4/11) sampai Rabu (6/11)", "2024-11-04/2024-11-06")],
    ),
    (
        "Uji coba pada 16 dan 17 November 2024.",
        "",
        [("16 dan 17 November 2024", "2024-11-16,2024-11-17")],
    ),
    (
        "Pemadaman pukul 09.00-12.00 WITA.",
        "",
        [("pukul 09.00-12.00 WITA", "T09:00+08:00/T12:00+08:00")],
    ),
    (
        "Layanan Jumat (1/11/2024) pukul 08.00 s.d. 14.00 WIB.",
        "",
        [
            (
                "Jumat (1/11/2024) pukul 08.00 s.d. 14.00 WIB",
                "2024-11-01T08:00+07:00/2024-11-01T14:00+07:00",
            )
        ],
    ),
]
PERIODS: list[Row] = [
    (
        "Inflasi Oktober 2024 dan sepanjang tahun 2023.",
        "",
        [("Oktober 2024", "2024-10"), ("tahun 2023", "2023")],
    ),
    (
        "Laba kuartal III-2024 naik dari kuartal III tahun lalu.",
        "2024-11-02",
        [("kuartal III-2024", "2024-07/2024-09"), ("kuartal III tahun lalu", "2023-07/2023-09")],
    ),
    (
        "Pada semester pertama 2024 ekspor turun.",
        "",
        [("semester pertama 2024", "2024-01/2024-06")],
    ),
    (
        "Pembangunan dimulai pertengahan 2022 dan rampung akhir Maret 2025.",
        "",
        [("pertengahan 2022", "2022"), ("akhir Maret 2025", "2025-03")],
    ),
    ("Lagu era 1990-an dan tahun 80-an.", "", [("1990-an", "199X"), ("tahun 80-an", "198X")]),
    (
        "Sejak Agustus lalu, dan pada Desember mendatang.",
        "2024-11-02",
        [("Agustus lalu", "2024-08"), ("Desember mendatang", "2024-12")],
    ),
    ("Musim 2023/2024 berakhir.", "", [("2023/2024", "2023/2024")]),
]
LENGTHS: list[Row] = [
    ("Perjalanan memakan waktu 2 jam 15 menit.", "", [("2 jam 15 menit", "PT2H15M")]),
    ("Ia dihukum satu tahun enam bulan penjara.", "", [("satu tahun enam bulan", "P1Y6M")]),
    ("Pencarian diperpanjang tiga hari ke depan.", "", [("tiga hari ke depan", "P3D")]),
    ("Tersangka ditahan 1x24 jam.", "", [("1x24 jam", "PT24H")]),
    (
        "Masa jabatan dua setengah tahun dan 1,5 jam pidato.",
        "",
        [("dua setengah tahun", "P2Y6M"), ("1,5 jam", "PT1H30M")],
    ),
]
FEASTS: list[Row] = [
    (
        "1 Syawal 1445 H jatuh pada Rabu, 10 April 2024.",
        "",
        [("1 Syawal 1445 H", "2024-04-10"), ("Rabu, 10 April 2024", "2024-04-10")],
    ),
    ("Puncak mudik H-3 Lebaran.", "2024-04-01", [("H-3 Lebaran", "2024-04-07")]),
    (
        "Menjelang Natal 2024 dan Tahun Baru 2025.",
        "",
        [("Natal 2024", "2024-12-25"), ("Tahun Baru 2025", "2025-01-01")],
    ),
]
TOGETHER: list[Row] = [
    (
        "Uji coba 16 dan 17 Maret lalu diulang 3-5 Juli mendatang.",
        "2024-11-02",
        [
            ("16 dan 17 Maret lalu", "2024-03-16,2024-03-17"),
            ("3-5 Juli mendatang", "2025-07-03/2025-07-05"),
        ],
    ),
    (
        "Lomba dibuka besok, Minggu, setelah gladi tadi pagi, Sabtu (2/11).",
        "2024-11-02",
        [("besok, Minggu", "2024-11-03"), ("tadi pagi, Sabtu (2/11)", "2024-11-02")],
    ),
    (
        "Konser malam ini, Sabtu (2/11) pukul 20.00 WIB, diulang keesokan harinya, Minggu (3/11).",
        "2024-11-02",
        [
            ("malam ini, Sabtu (2/11) pukul 20.00 WIB", "2024-11-02T20:00+07:00"),
            ("keesokan harinya, Minggu (3/11)", "2024-11-03"),
        ],
    ),
    (
        "Pada HUT ke-79 Kemerdekaan RI, musim 2023/24 sudah berakhir.",
        "",
        [("HUT ke-79 Kemerdekaan RI", "2024-08-17"), ("2023/24", "2023/2024")],
    ),
]
NOTHING: list[Row] = [
    (
        "Latihan setiap Senin, Rabu, dan Jumat, 2 jam sehari, di Jl. 17 Agustus.",
        "2024-11-02",
        [],
    ),
    ("Antre 10-15 menit pada 2000 meter; Rina, 27 tahun, puasa Senin Kamis.", "2024-11-02", []),
    (
        "Pasal 27 ayat (3) UU No. 11/2008, Nomor 45 Tahun 2019, Perpres 82 Tahun 2018.",
        "2024-11-02",
        [],
    ),
    ("Perkara 12/Pid.Sus/2024/PN Skt dan surat R-055/DKK/3/2022.", "2024-11-02", []),
    ("RT 02/RW 05, Koramil 0805/09, Kodim 0313/KPR.", "2024-11-02", []),
    ("Skor 2-1, menang 3/4, naik 91,1% atau 6.30 persen, Rp 2.024 per saham.", "2024-11-02", []),
    ("Hubungi 0812-3456-7890 atau NIP 19801117 200501 1 004.", "2024-11-02", []),
    ("Pekan ke-12, tahun ke-2, semester 1-5, malam Jumat Kliwon.", "2024-11-02", []),
    ("Universitas 17 Agustus 1945, Pasar Senen, Universitas Sebelas Maret.", "2024-11-02", []),
    ("Agus, Mei Lestari, June dan April Hapsari hadir.", "2024-11-02", []),
    ("Usianya 35 tahun, bocah 6 tahun, Sari (41), wanita 20 tahun.", "2024-11-02", []),
    ("99/99 atau 31/2/2024 atau 0/0/0000.", "2024-11-02", []),
]


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        *BYLINES,
        *DAYS,
        *WEEKDAYS,
        *RELATIVE,
        *RANGES,
        *PERIODS,
        *LENGTHS,
        *FEASTS,
        *TOGETHER,
        *NOTHING,
    ],
)
def test_sentence(text: str, anchor: str, expected: list[tuple[str, str]]) -> None:
    when: date | None = None
    if anchor:
        when = datetime.fromisoformat(anchor) if "T" in anchor else date.fromisoformat(anchor)
    found = find_dates(text, anchor=when)
    assert [(mention.text, mention.value) for mention in found] == expected
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
