"""The wording of Indonesian news pages: teasers, labels, ad labels, credits, codes.

Knows no HTML. What is said here is necessary, not sufficient: "Simak juga video" may be prose,
so the caller adds what it knows of the line's place on the page.
"""

from __future__ import annotations

import re


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split(","))


# A longer line is prose, in characters.
_LABEL, _CREDITS, _TEASERS, _NOTICE = 90, 130, 400, 500
_EDGES = " \t\n\r\"'“”‘’«»[]()<>|•·:;,.…-–—*#>→»"

# Labels over lists of other stories, and the buttons around a text; as whole lines only.
_LABELS = _phrases(
    """
    terkini lainnya, mungkin anda melewatkan ini, now trending, berita terkini,
    tag terpopuler, topik populer, berita rekomendasi, live streaming, artikel rekomendasi,
    advert, all rights reserved, also read, artikel lainnya, artikel menarik lainnya,
    artikel terkait, baca, baca artikel lainnya, baca berita lainnya, baca berita selengkapnya,
    baca juga, baca lagi, baca lainnya, baca pula, baca selengkapnya, bacajuga, bagikan, bagikan
    artikel, bagikan ini, berita lain, berita lainnya, berita pilihan, berita populer, berita
    terkait, caption, captions, cetak, click here to subscribe, click to tweet, close, comments,
    continue reading, copy link, copyright, don't miss, email, explore further, filed under,
    follow us, halaman berikutnya, halaman selanjutnya, informasi menarik lainnya, jangan
    lewatkan, jangan lewatkan video, kata kunci, komentar, lanjut baca, lanjutkan membaca, leave
    a comment, leave a reply, lihat juga, lihat pula, lihat video, link copied, link
    successfully copied, loading, memuat, more, more news, more stories, most read, newsletter,
    perbesar, pilihan editor, pilihan redaksi, post a comment, print, read also, read more,
    recommended, rekomendasi, rekomendasi untuk anda, rekomendasi untukmu, related, related
    articles, related content, related news, related posts, related stories, saksikan juga,
    saksikan video, saksikan video pilihan, saksikan video pilihan berikut ini, saksikan video
    pilihan di bawah ini, saksikan video pilihan ini, salin link, sebelumnya, see also,
    selanjutnya, selengkapnya, share, share artikel, share this, show comments, sign up, simak
    juga, simak pula, simak video, skip ad, subscribe, tag, tags, terbaru,
    terkait, terkini, terpopuler, tinggalkan balasan, tonton juga, tonton video, topics, topik,
    topik terkait, trending, tulis komentar, tutup, tweet this, video pilihan, video terkait,
    video terkini, view comments, you may also like, zoom
    """
)
_COUNTED_LABEL = re.compile(
    r"\d+\s*(?:comments?|komentar|shares?|views?|menit|minutes?|min read|kali)"
    r"(?: read| baca| dibaca| dibagikan)?|\d+\s*[-–]\s*\d+\s*(?:of|dari)\s*\d+|"
    r"(?:waktu baca|reading time)\W+\d.{0,12}|"
    r"(?:filed under|dikategorikan|tagged)\W.{0,40}|"
    r"related (?:coverage|stories|articles) from.{0,40}"
)
# "Baca juga: <headline>". The colon, the arrow or the link is what makes it a teaser.
_TEASER = re.compile(
    r"[\W_]{0,4}(?:baca|bacalah|simak|read)\s*(?:juga|pula|lagi|selengkapnya|also|more|next|"
    r"berita (?:lainnya|terkait|sebelumnya)|artikel (?:lainnya|terkait|selengkapnya))?"
    r"(?:\s+(?:di sini|disini))?\s*[:：>»→-]|"
    r"[\W_]{0,4}(?:(?:lihat|tonton|saksikan) (?:juga|pula)|(?:berita|artikel) terkait|"
    r"pilihan (?:editor|redaksi)|selengkapnya(?=\W+\w))\s*[:：»→]",
    re.IGNORECASE,
)
# "Baca Juga Harga Cabai Turun": without a colon, a headline's capitals tell it from prose.
_HEADLINE_TEASER = re.compile(r"[\W_]{0,4}(?:Baca|BACA) (?i:juga|pula) (?P<headline>.*[^.\s])")
_MANY_CAPITALS = 0.6  # of the words
# "Artikel ini telah tayang di Kabar Senja dengan judul ...": where a text appeared first.
_APPEARED = re.compile(
    r"\W*(?:artikel|berita|tulisan) ini (?:telah|sudah|pernah|juga) (?:\w+ )?"
    r"(?:tayang|naik|terbit|dimuat|diterbitkan|dipublikasikan)\b.{0,40}\bdi\b",
    re.IGNORECASE,
)
_BARE_TEASER = re.compile(r"[\W_]{0,4}(?:baca juga|baca pula|read also|also read)\b", re.IGNORECASE)
# Invitations to a video or to other stories: teasers where their mark-up says so.
_INVITATION = re.compile(
    r"[\W_]{0,4}(?:(?:simak|lihat|tonton|saksikan|dengarkan|cek|ikuti|nonton)\s+"
    r"(?:juga|pula|video|live|berita|artikel|foto|selengkapnya|informasi|update|breaking|konten)|"
    r"(?:dapatkan|ikuti|gabung|temukan|follow)\b.{0,80}\b(?:whatsapp|telegram|google news|channel|"
    r"saluran|update|newsletter)|"
    r"(?:related|see also|read more|more from|watch|also on|see more)\s*[:|])",
    re.IGNORECASE,
)
_AD_LABEL = re.compile(
    r"[\W_]*(?:adverti[sz]e?ments?(?: -)?|advertorial|iklan|sponsored(?: content)?|promoted|"
    r"scroll (?:to|untuk) (?:resume|continue|melanjutkan|lanjut)(?: (?:with|reading|membaca))?"
    r"(?: content)?|"
    r"scroll(?: down| ke bawah)? untuk (?:membaca|melanjutkan|lanjut).{0,40}|"
    r"(?:story |article )?continues? (?:below|after)(?: (?:the )?advertisement)?|"
    r"iklan\W+gulir (?:ke bawah )?untuk (?:melanjutkan|membaca).{0,30}|"
    r"\[?gambas\s*:.{0,60}|lanjutkan (?:membaca|dengan konten).{0,30}|"
    r"(?:advertisement\W+)?scroll to (?:resume|continue).{0,20})[\W_]*",
    re.IGNORECASE,
)
_PAGE_MARK = re.compile(
    r"(?:(?:halaman|hal|page|laman)\s*[:.]?\s*(?:\d{1,2}\W*)*|\d{1,2}\s*(?:dari|of|/)\s*\d{1,2}\s*(?:halaman|pages?)?|"
    r"(?:\d{1,2}\s*){1,12}|next|prev(?:ious)?|(?:halaman )?(?:selanjutnya|sebelumnya|berikutnya))"
    r"(?:\W*(?:next|selanjutnya|berikutnya|show all|tampilkan semua|semua halaman))?\W*",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:penulis(?:\s*(?:naskah|berita))?|reporter|wartawan|jurnalis|kontributor|koresponden|pewarta|"
    r"laporan(?:\s+(?:wartawan|reporter))?|oleh|ditulis\s+oleh|writer|written\s+by|by|author|editor|"
    r"penyunting|redaktur|redaksi|re[pd](?=\s*:)|uploader|publisher|pengunggah|fotografer|foto|photo(?:grapher)?|"
    r"videografer|sumber(?:\s+(?:berita|foto|artikel))?|source|sumbe?r|copy\s*editor|penerjemah|copyright)"
)
_CREDIT = re.compile(
    rf"[\W_]*{_ROLE}\s*(?:(?:/|&|dan|and)\s*{_ROLE}\s*)?(?:\(\w+\)\s*)?(?:[:：|]|(?:©|\(c\))|oleh\b).{{0,120}}",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"^\W*dilarang (?:keras )?(?:mengambil|mengutip|menyalin|memperbanyak|"
    r"menayangkan|menyebarluaskan|mengcopy).{0,200}\b(?:izin|seizin)\b|hak cipta dilindungi|"
    r"all rights? reserved|subject to copyright|may not be (?:published|reproduced|rewritten)",
    re.IGNORECASE,
)
_ROLE_ALONE = re.compile(rf"\W*{_ROLE}\W*", re.IGNORECASE)
_WIRE = re.compile(
    r"\W*(?:lkbn )?(?:antara(?: news)?|reuters|afp|ap|xinhua|bloomberg|bbc(?: indonesia)?|dw|voa|"
    r"anadolu|bernama|kyodo|pr ?newswire|pr wire|rilis|siaran pers|ant)(?:\s*[/|]\s*\w+)?\W*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"[\W_]*(?:copyright|hak cipta)\b.{0,40}(?:©|\(c\)|\d{4}|antara|reserved).{0,60}", re.IGNORECASE
)
# "(abc/de)", "(*/abc*/de/k1)", "[abc/kabar]", "(E-4)", "(***)": who wrote and cleared the text.
# "(Sari Dewi/KS)": the same with a name.
_CODE = re.compile(
    r"\s*(?:[(\[](?=[^()\[\]]{0,40}[A-Za-z*])\s*(?:[*\w.-]{0,14}\s*(?:/\s*[*\w.-]{1,14}\*?\s*){1,4}/?|"
    r"[A-Z]{1,2}-\d{1,2}|\*{1,3}|[a-z]{2,4}|[A-Z]{2,3}[a-z]?|"
    r"(?i:antara|ant|net|rls|red|adv|ril|int|rilis))\s*[)\]]|"
    r"\[[\w*/.-]{2,40}\]|\([A-Z][\w.'-]{1,14}(?: [A-Z][\w.'-]{0,14}){0,3} ?/ ?[A-Za-z*]{1,6}\)|"
    r"\*{3})\.?$"
)


def is_label(text: str) -> bool:
    """Whether the whole line is a label of the page: "Berita Terkait", "Bagikan:".

    >>> is_label("BACA JUGA :"), is_label("Baca juga buku ini.")
    (True, False)
    """
    if len(text) >= _LABEL:
        return False
    label = text.strip(_EDGES).casefold()
    return label in _LABELS or _COUNTED_LABEL.fullmatch(label) is not None


def is_teaser(text: str) -> bool:
    """Whether the line announces another story, or where this one appeared: "Baca juga: ...".

    >>> is_teaser("Baca Juga : Harga Cabai Turun"), is_teaser("Baca juga tulisan di papan itu.")
    (True, False)
    """
    if len(text) >= _TEASERS:
        return False
    if _TEASER.match(text) or _APPEARED.match(text):
        return True
    found = _HEADLINE_TEASER.fullmatch(text)
    words: list[str] = found["headline"].split() if found else []
    return sum(word[0].isupper() for word in words) > _MANY_CAPITALS * len(words)


def opens_like_teaser(text: str) -> bool:
    """Whether the line opens with "Baca juga", with or without the colon."""
    return len(text) < _TEASERS and _BARE_TEASER.match(text) is not None


def is_invitation(text: str) -> bool:
    """Whether the line may invite to a video, a channel or other stories.

    >>> is_invitation("Simak juga Video 'Banjir Surut':"), is_invitation("Simak baik-baik.")
    (True, False)
    """
    return len(text) < _TEASERS and _INVITATION.match(text) is not None


def is_ad_label(text: str) -> bool:
    """Whether the whole line labels an advertisement.

    >>> is_ad_label("SCROLL TO CONTINUE WITH CONTENT"), is_ad_label("Iklan itu ditarik.")
    (True, False)
    """
    return len(text) < _LABEL and _AD_LABEL.fullmatch(text) is not None


def is_page_mark(text: str) -> bool:
    """Whether the whole line counts pages: "2 dari 5 halaman", "1 2 3 Selanjutnya"."""
    return len(text) < _LABEL and _PAGE_MARK.fullmatch(text) is not None


def is_credit(text: str) -> bool:
    """Whether the whole line says who made the text: "Editor: Sari", "COPYRIGHT © KABAR 2017".

    >>> is_credit("Pewarta: Budi Santoso"), is_credit("Editor itu pulang ke rumahnya.")
    (True, False)
    """
    if len(text) > _CREDITS:
        return False
    return _CREDIT.fullmatch(text) is not None or _COPYRIGHT.fullmatch(text) is not None


def is_rights_notice(text: str) -> bool:
    """Whether the line forbids copying: it stands below the text, in the words of a lawyer.

    >>> is_rights_notice("Dilarang keras mengambil konten tanpa izin tertulis dari redaksi.")
    True
    """
    return len(text) < _NOTICE and _RIGHTS.search(text) is not None


def is_role(text: str) -> bool:
    """Whether the whole line is a role, its holder standing elsewhere: "Penulis", "Editor :"."""
    return len(text) < _LABEL and _ROLE_ALONE.fullmatch(text) is not None


def is_wire(text: str) -> bool:
    """Whether the whole line is a news agency's credit: "ANTARA", "(Reuters)"."""
    return len(text) < _LABEL and _WIRE.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether the whole line is a newsroom's code: "(abc/de)".

    >>> is_code("(abc/de)"), is_code("(Cabai)"), is_code("***")
    (True, False, True)
    """
    return len(text) < _LABEL and text != "" and strip_code(text) == ""


def strip_code(text: str) -> str:
    """The text without the newsroom's code glued to its end.

    >>> strip_code('"Kami siap," katanya. (abc/kabar)')
    '"Kami siap," katanya.'
    >>> strip_code("Ia bekerja di Bank Indonesia (BI)"), strip_code("Ia datang Selasa (21/10).")
    ('Ia bekerja di Bank Indonesia (BI)', 'Ia datang Selasa (21/10).')
    """
    found = _CODE.search(text, max(0, len(text) - 60))
    if not found:
        return text
    rest = text[: found.start()].rstrip()
    # "(BI)" and "(km/jam)" explain the word before them; a code follows the end of a sentence.
    if rest and rest[-1] not in ".!?\"”'’…)":
        return text
    return rest
