"""Invented articles, as many as asked for: the same number is always the same article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random

WIB = timezone(timedelta(hours=7))
NEWEST = datetime(2024, 12, 30, 18, 45, tzinfo=WIB)
DAYS = 60  # that the articles are spread over
SECTIONS = ("nasional", "daerah", "ekonomi", "olahraga", "budaya")
TAGS = ("panen", "sungai", "sekolah", "pasar", "jembatan", "kopi", "festival", "posyandu")

_EVENTS = (
    "Petani Kopi Mulai Panen Raya",
    "Warga Bersihkan Saluran Irigasi",
    "Jembatan Gantung Baru Diresmikan",
    "Pasar Ikan Pindah ke Gedung Baru",
    "Siswa Juarai Lomba Cerdas Cermat",
    "Festival Layang-Layang Dibuka",
    "Posyandu Tambah Jadwal Layanan",
    "Bus Desa Beroperasi Setiap Pagi",
    "Perajin Rotan Kebanjiran Pesanan",
    "Tim Voli Putri Melaju ke Final",
    "Perpustakaan Keliling Singgah Lagi",
    "Nelayan Terima Bantuan Jaring",
)
_PLACES = (
    *("Tanjung Melati", "Lembah Kencana", "Muara Senja", "Bukit Pandanwangi", "Teluk Arum"),
    *("Sungai Lembayung", "Pulau Kinari", "Kampung Randu", "Rawa Jernih", "Gunung Setia"),
    *("Pantai Mutiara", "Desa Sukaraja", "Kota Wijaya", "Padang Ilalang", "Hulu Cempaka"),
    *("Simpang Gading", "Tepi Danau", "Batu Kelabu", "Kuala Bening", "Ujung Cahaya"),
)
_PEOPLE = (
    *("Arum Prasetyaji", "Sekar Wulandhari", "Bagas Wirayudha", "Laras Kinantika"),
    *("Guntur Mahesworo", "Ratri Puspaningrum", "Damar Adiwangsa", "Intan Larasmaya"),
)
_SENTENCES = (
    "Sebanyak {number} warga {place} datang sejak pagi untuk mengikuti kegiatan itu.",
    "Panitia menyiapkan {number} paket makanan bagi peserta yang datang dari luar desa.",
    "“Kami sudah menunggu ini selama {small} tahun,” kata {person} di balai warga.",
    "Menurut {person}, pekerjaan itu menghabiskan dana Rp {number} juta dari kas desa.",
    "Hujan ringan yang turun selama {small} jam tidak menyurutkan niat mereka untuk hadir.",
    "Pemerintah setempat menargetkan {number} keluarga ikut serta hingga akhir tahun ini.",
    "{person} menambahkan bahwa tahap berikutnya dimulai {small} pekan lagi di {place}.",
    "Jalan menuju lokasi sepanjang {small} kilometer kini sudah dapat dilalui dua mobil.",
    "Para pemuda karang taruna membantu menata {number} kursi dan tenda di lapangan.",
    "“Semoga tahun depan lebih ramai lagi,” ujar {person} sambil menutup acara.",
    "Catatan kelurahan menunjukkan jumlahnya naik dari {small} menjadi {number} dalam setahun.",
    "Sejumlah pedagang mengaku memperoleh {number} pembeli lebih banyak daripada biasanya.",
)
_ADDRESSES = (
    "/{date:%Y/%m/%d}/{slug}/",
    "/read/{id}/{slug}",
    "/berita/{slug}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article. `style` is how its page tells its metadata (jsonld, meta, plain), `kind` its
    type; `paths` are the addresses of its pages and `pages` their paragraphs.
    """

    id: int
    title: str
    published: datetime
    modified: datetime
    author: str
    section: str
    tags: tuple[str, ...]
    style: str
    kind: str
    path: str
    pages: tuple[tuple[str, ...], ...]
    hidden: bool = False

    @property
    def text(self) -> str:
        """Its title and paragraphs, in lower case."""
        return "\n".join([self.title, *(p for page in self.pages for p in page)]).lower()

    @property
    def dateline(self) -> str:
        """What its first paragraph begins with: "Muara Senja - "."""
        place, mark, _ = self.pages[0][0].partition(" - ")
        return place + mark

    @property
    def day(self) -> str:
        return f"{self.published:%Y-%m-%d}"


def slugify(name: str) -> str:
    """`name` as an address spells it.

    >>> slugify("Festival Layang-Layang Dibuka")
    'festival-layang-layang-dibuka'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def written(number: int, published: datetime) -> Story:
    """The article of that number, out at `published`.

    >>> written(0, NEWEST).path
    '/2024/12/30/petani-kopi-mulai-panen-raya-di-tanjung-melati/'
    """
    chance = Random(number)  # noqa: S311 - the same number, the same words
    turn, event, place = _nth(number)
    title = f"{_EVENTS[event]} di {_PLACES[place]}" + (f" Tahap {turn + 1}" if turn else "")
    paragraphs = [
        " ".join(
            sentence.format(
                place=_PLACES[place],
                person=chance.choice(_PEOPLE),
                number=chance.randrange(20, 900),
                small=chance.randrange(2, 15),
            )
            for sentence in chance.sample(_SENTENCES, 3)
        )
        for _ in range(chance.randint(3, 6))
    ]
    paragraphs[0] = f"{_PLACES[place]} - {title} pada {published:%d/%m}. {paragraphs[0]}"
    kind = {7: "gallery", 13: "video"}.get(number % 20, "article")
    if kind != "article":
        paragraphs = paragraphs[:2]
    parts = 1 + (number % 15 == 4) + (number % 30 == 4)  # two, a few three pages
    address = _ADDRESSES[number // 3 % 3]
    return Story(
        id=700_001 + number,
        title=title,
        published=published,
        modified=published,
        author=_PEOPLE[number % len(_PEOPLE)],
        section=SECTIONS[number % len(SECTIONS)],
        tags=(TAGS[number % 8], TAGS[(number // 8 + 3) % 8]),
        style=("jsonld", "meta", "plain")[number % 3] if kind == "article" else "jsonld",
        kind=kind,
        path=address.format(date=published, slug=slugify(title), id=700_001 + number),
        pages=tuple(tuple(paragraphs[n::parts]) for n in range(parts)),
    )


def archive(count: int, newest: datetime = NEWEST) -> list[Story]:
    """`count` articles, evenly over the DAYS up to `newest`, newest first."""
    step = timedelta(minutes=DAYS * 24 * 60 // max(count, 1))
    return [written(number, newest - number * step) for number in range(count)]


def _nth(number: int) -> tuple[int, int, int]:
    """Each pair of event and place once before any comes again: turn, event, place."""
    turn, pair = divmod(number, len(_EVENTS) * len(_PLACES))
    return turn, pair % len(_EVENTS), (pair // len(_EVENTS) + pair) % len(_PLACES)
