"""The wording of news pages: labels, teasers, credits, names, datelines, language."""

from __future__ import annotations

import pytest

from newscrawl.indonesian import text
from newscrawl.indonesian.bylines import person_names
from newscrawl.indonesian.datelines import dateline
from newscrawl.indonesian.language import guess_language


@pytest.mark.parametrize(
    "line",
    [
        "BACA JUGA",
        "Baca Juga :",
        "Berita Terkait",
        "• Bagikan:",
        "Halaman Selanjutnya",
        "3 Komentar",
    ],
)
def test_labels(line: str) -> None:
    assert text.is_label(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Baca juga: Harga Cabai Turun", True),
        ("BACA JUGA : Harga Cabai Turun", True),
        ("Baca Juga » Harga Cabai Turun", True),
        ("(Baca: Harga Cabai Turun)", True),
        ("Berita terkait:", True),
        ("Artikel Terkait: Harga Cabai Turun", True),
        ("Pilihan Editor: Harga Cabai Turun", True),
        ("Selengkapnya: Harga Cabai Turun", True),
        ("Lihat juga: Harga Cabai Turun", True),
        ("Tonton Juga: Panen Cabai", True),
        ("Baca Juga Harga Cabai di Pasar Lama Turun", True),
        ("Artikel ini telah tayang di Kabar Senja dengan judul Harga Cabai Turun.", True),
        ("Berita ini sudah naik di kabarsenja.com", True),
        ("Selengkapnya:", False),
        ("Lihat juga Video 'Panen Cabai':", False),
        ('Tonton juga video "Panen Cabai" di sini:', False),
        ("Baca juga Harga Cabai di Pasar Lama Turun", True),
        ("Baca Juga tulisan di papan itu", False),
        ("Berita terkait cabai itu ramai dibaca.", False),
        ("Baca juga tulisan di papan itu, kata warga.", False),
        ("Ia membaca juga: koran dan majalah.", False),
        ("Warga diminta baca: ini penting.", False),
    ],
)
def test_teasers(line: str, expected: bool) -> None:
    assert text.is_teaser(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ADVERTISEMENT", True),
        ("SCROLL TO RESUME CONTENT", True),
        ("Scroll ke bawah untuk melanjutkan membaca", True),
        ("[Gambas:Video Kabar]", True),
        ("Iklan", True),
        ("Iklan rokok dilarang di kota itu.", False),
    ],
)
def test_ad_labels(line: str, expected: bool) -> None:
    assert text.is_ad_label(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Editor : Sari Dewi", True),
        ("Pewarta: Budi Santoso", True),
        ("Sumber: Kabar Senja", True),
        ("COPYRIGHT © KABAR 2017", True),
        ("Rep: Sari Dewi/ Red: Budi", True),
        ("Redaktur & Reporter : Sari Dewi", True),
        ("Red itu warna merah: begitu katanya.", False),
        ("Editor itu pulang ke rumahnya.", False),
        ("Sumber air di desa itu kering sejak Mei 2017.", False),
    ],
)
def test_credits(line: str, expected: bool) -> None:
    assert text.is_credit(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2 dari 5 halaman", True),
        ("Halaman: 1 2 3", True),
        ("1 2 3 Selanjutnya", True),
        ("Halaman rumahnya luas.", False),
    ],
)
def test_page_marks(line: str, expected: bool) -> None:
    assert text.is_page_mark(line) is expected


@pytest.mark.parametrize(
    ("line", "stripped"),
    [
        ('"Kami siap," katanya. (abc/de)', '"Kami siap," katanya.'),
        ("Warga lega. (E-4)", "Warga lega."),
        ("Warga lega. (***)", "Warga lega."),
        ("Warga lega. [kabar-senja.com]", "Warga lega."),
        ("Warga lega. (*/abc*/de/k1)", "Warga lega."),
        ("Warga lega. (Sari Dewi/KS)", "Warga lega."),
        ("Cabai naik 0,5 persen (m/m)", "Cabai naik 0,5 persen (m/m)"),
        ("Truk itu melaju 60 (km/jam).", "Truk itu melaju 60 (km/jam)."),
        ("Cabai tanpa biji (w/o)", "Cabai tanpa biji (w/o)"),
        ("Pasangan itu (Sari Dewi/Budi)", "Pasangan itu (Sari Dewi/Budi)"),
        ("Ia bekerja di Bank Desa (BD)", "Ia bekerja di Bank Desa (BD)"),
        ("Ia datang pada Selasa (21/10).", "Ia datang pada Selasa (21/10)."),
        ("Ia lahir di kota itu (1945).", "Ia lahir di kota itu (1945)."),
    ],
)
def test_codes(line: str, stripped: str) -> None:
    assert text.strip_code(line) == stripped


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        (["Sari Dewi"], ("Sari Dewi",)),
        (["Oleh : Sari Dewi / ABC"], ("Sari Dewi",)),
        (["Sari Dewi - kabarEkonomi"], ("Sari Dewi",)),
        (["Reporter: Sari Dewi", "Sari Dewi"], ("Sari Dewi",)),
        (["Penulis : Kontributor Ambon, Rahmat Hidayat"], ("Rahmat Hidayat",)),
        (["Sari Dewi dan Budi Santoso"], ("Sari Dewi", "Budi Santoso")),
        (["Sari Dewi, Budi Santoso"], ("Sari Dewi", "Budi Santoso")),
        (["Sari Dewi, S.Pd"], ("Sari Dewi",)),
        (["Sari Dewi, SE, M. Si dan Budi, Ph.D"], ("Sari Dewi", "Budi")),
        (["Dr. Sari Dewi, Sp.A, S.H., M.Hum., MBA"], ("Dr. Sari Dewi",)),
        (["Tono, Sinta"], ("Tono", "Sinta")),
        (["Andi dan Budi"], ("Andi", "Budi")),
        (["Mega, Bayu, Asep"], ("Mega", "Bayu", "Asep")),
        (["Sari Dewi 12 Okt 2020, 07:25 WIB"], ("Sari Dewi",)),
        (["Sari Dewi Penulis"], ("Sari Dewi",)),
        (["Fotografer: Budi Santoso"], ("Budi Santoso",)),
        (["Redaksi Senja"], ("Redaksi Senja",)),
        (["Redaksi", "admin", "Tim Redaksi"], ()),
        (["Tim Redaksi Kabar", "redaksi1", "admin1", "Admin Kabar", "Biro Jateng"], ()),
        (["Tim kabarBali", "Tim Kabar Senja"], ()),
        (["Tim Harsono", "Adminah", "Biromo"], ("Tim Harsono", "Adminah", "Biromo")),
        (["Rep: Sari Dewi"], ("Sari Dewi",)),
        (["redaksisenja"], ("redaksisenja",)),
        (["senja", "sdewi", "Sari, AMd", "budi santoso"], ("Sari", "budi santoso")),
        (["Sari Dewi, Kabar Senja"], ("Sari Dewi",)),
        (
            [
                "Kabarsenja.com",
                "KabarSenja",
                "Kabar Senja Online",
                "PT. Kabar Senja",
                "web@kabar.test",
            ],
            (),
        ),
        (["https://sosial.test/sari"], ()),
        (["Lihat semua tulisan dari penulis yang satu ini di halaman profil miliknya"], ()),
    ],
)
def test_names(printed: list[str], names: tuple[str, ...]) -> None:
    assert person_names(printed, agencies={"kabarsenja"}) == names


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("JAKARTA, KABAR.com - Hujan turun.", "Jakarta"),
        ("Kabar.com, Jakarta - Hujan turun.", "Jakarta"),
        ("Kabar.com, BANDUNG -- Hujan turun.", "Bandung"),
        ("Kabar.com, Jakarta Hujan turun.", "Jakarta"),
        ("Kota Lama (Antara Kota) - Hujan turun.", "Kota Lama"),
        ("Mataram, NTB (ANTARA News) - Hujan turun.", "Mataram"),
        ("Kota Lama, (Kabar.com)-", "Kota Lama"),
        ("Surabaya -", "Surabaya"),
        ("SURABAYA – Hujan turun.", "Surabaya"),
        ("Tanjung Melati - Hujan turun.", "Tanjung Melati"),
        ("TANJUNG MELATI, KABAR SENJA - Hujan turun.", "Tanjung Melati"),
        ("TIMESKABAR, MALANG – Hujan turun.", "Malang"),
        ("KABAR.CO.ID - JAKARTA. Hujan turun.", "Jakarta"),
        ("KABAR.CO.ID | SURABAYA - Hujan turun.", "Surabaya"),
        ("KB Online, Jakarta - Hujan turun.", "Jakarta"),
        ("Bima, NTB - Hujan turun.", "Bima"),
        ("NTB, KABAR - Hujan turun.", "NTB"),
        ("Kab. Sanggau - Hujan turun.", "Kab. Sanggau"),
        ("Lembata (Suara Senja) - Hujan turun.", "Lembata"),
        ("JAKARTA | KABAR.ID – Hujan turun.", "Jakarta"),
        ("AMBON,KABAR.COM-Warga datang.", "Ambon"),
        ("LABUAN BAJO -- Hujan turun.", "Labuan Bajo"),
        ("Canberra - Hujan turun.", "Canberra"),
        ("PIKIRAN RAKYAT - Hujan turun.", None),
        ("RADAR SENJA – Hujan turun.", None),
        ("JAWA POS - Hujan turun.", None),
        ("INFO NASIONAL - Hujan turun.", None),
        ("SIARAN PERS - Hujan turun.", None),
        ("Pelita - Garuda Muda bermain imbang.", None),
        ("KABAR.com - Jakarta hujan. Warga pulang.", None),
        ("KABAR.com - Hujan turun.", None),
        ("KabarSenja – Hujan turun.", None),
        ("Hujan - yang lama ditunggu - turun.", None),
        ("Hujan turun di Jakarta - dan Bandung.", None),
        ("KPK - lembaga itu - diam.", None),
        ("", None),
    ],
)
def test_datelines(opening: str, place: str | None) -> None:
    assert dateline(opening) == place


@pytest.mark.parametrize(
    ("sample", "language"),
    [
        ("Warga yang tinggal di tepi sungai itu sudah pindah karena air naik dan jalan rusak", "id"),
        ("Beliau berkata bahawa kerajaan akan membina jambatan itu kerana air sungai naik lagi", "ms"),
        ("Wong kang manggon ing pinggir kali iku wis pindhah amarga banyune munggah lan dalane rusak", "jv"),
        ("Urang nu cicing di sisi walungan teh geus pindah kana tempat anu leuwih luhur jeung aman", "su"),
        ("The people who live by the river have moved because the water rose and the road broke", "en"),
        ("Jalan Merdeka", None),
        ("Один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать", None),
    ],
)  # fmt: skip
def test_language(sample: str, language: str | None) -> None:
    assert guess_language(sample) == language
