"""What looks like a date and is none (docs/dates.md): a table a kind."""

from __future__ import annotations

from datetime import datetime

import pytest

from newscrawl.indonesian.dates import find_dates

ANCHOR = datetime.fromisoformat("2024-11-02T08:15+07:00")


@pytest.mark.parametrize(
    "text",
    [
        # law and letters
        "melanggar Pasal 27 ayat (3)",
        "UU No. 11/2020 tentang Cipta Kerja",
        "Peraturan Pemerintah Nomor 45 Tahun 2020",
        "surat bernomor B/233/IV/RES.2.5./2025",
        # addresses and units
        "warga RT 02/RW 05 Kelurahan Wening",
        "anggota Kodim 0512/Melati dan Koramil 08/Senja",
        "di Jalan 17 Agustus nomor 5",
        # scores, shares, money, measures
        "menang 3-1 atas Selat Biduk",
        "unggul 2-1 (1-0)",
        "naik 91,1 persen dan turun 5-10%",
        "seharga Rp 2.024.000 per bulan depannya",
        "bendungan setinggi 2024 meter",
        "1/2 sendok teh garam dan 3/4 cangkir gula",
        # people and numbers
        "nelayan berusia 45 tahun",
        "Sekar (27) dan Bima (31) menonton",
        "telepon 0812-3456-7890",
        "NIP 196503121990031002",
        # match weeks, semesters, ordinals
        "pada pekan ke-12 Liga Bahari",
        "mahasiswa semester 5",
        "peringkat ke-24",
        # days and months in names
        "pasar malam Jumat Kliwon",
        "menunaikan salat Jumat berjemaah",
        "Universitas 17 Agustus 1945",
        "berbelanja di Pasar Senen",
        "ujar Agus Salim kepada Juni Santoso",
        "Mei Lestari, penyanyi dangdut",
        # every week, not one day
        "buka setiap Senin",
    ],
)
def test_no_date(text: str) -> None:
    assert [mention.text for mention in find_dates(text, anchor=ANCHOR)] == []
