"""Pages that a site always has: who we are, how to reach us, what we sell. No article is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from lxml import html

from newscrawl.extraction.addresses import host_of, split_address
from newscrawl.extraction.boilerplate import folded
from newscrawl.extraction.jsonld import Node, types_of
from newscrawl.extraction.meta import Head
from newscrawl.extraction.refusal import Refusal
from newscrawl.indonesian.datelines import dateline

STANDING = Refusal("standing", "this is a standing page of the site, not an article")
_FORUM = Refusal("not-news", "this is a page of a forum, not an article")
_OTHER = {
    "Product": Refusal("not-news", "this page offers a product, it is not an article"),
    "JobPosting": Refusal("not-news", "this page offers a job, it is not an article"),
    "DiscussionForumPosting": _FORUM,
    "QAPage": _FORUM,
    "AboutPage": STANDING,
    "ContactPage": STANDING,
    "ProfilePage": STANDING,
}
_OTHER_CALLED = {
    "product": _OTHER["Product"],
    "product.item": _OTHER["Product"],
    "og:product": _OTHER["Product"],
    "profile": STANDING,
}
# Whole titles, and last steps of addresses, that no newsroom gives an article.
_TITLE = re.compile(
    r"pedoman (?:pemberitaan )?media siber|(?:tentang|hubungi|kontak) kami|kontak|"
    r"(?:(?:susunan|dewan|tim|box|boks) )?redaksi|disclaimer|sanggahan|kebijakan privasi|"
    r"kode etik(?: jurnalistik| wartawan)?|syarat (?:dan )?ketentuan|kar[ie]{1,2}r|careers?|"
    r"(?:info|pasang) iklan|about(?: us)?|contact(?: us)?|privacy(?: policy)?|"
    r"terms(?: and conditions| of (?:use|service))?|log ?in|sign in|register|"
    r"peta situs|site ?map|tim kami|(?:our|meet the) team|visi (?:dan )?misi|"
    r"profil (?:perusahaan|redaksi|media)|company profile|struktur organisasi|"
    r"(?:ketentuan|syarat) (?:layanan|penggunaan)|kebijakan (?:cookie|redaksi|editorial|koreksi)|"
    r"kebijakan hak jawab|(?:cookie|editorial|ethics|corrections) policy|advertise(?: with us)?|"
    r"(?:harga|tarif) iklan|rate card|media ?kit|pertanyaan (?:umum|yang sering (?:di)?ajukan)|faq|"
    r"(?:sop|standar|standard) perlindungan (?:profesi )?wartawan"
)
# The same where nothing calls the page an article: a letter headed "Hak Jawab" may be one.
_WORD = re.compile(
    r"hak jawab(?: dan (?:hak )?koreksi)?|jaringan(?: (?:media|kami|situs))?|network|forum|"
    r"bantuan|help|mitra|partners?|newsletter|(?:ber)?langganan|subscribe|rss|"
    r"lowongan(?: kerja)?|manajemen|kontributor|sponsor|donasi|donate|daftar|akun(?: saya)?"
)
_LONGEST = 50  # characters: what these patterns match is shorter
_SEPARATOR = re.compile(r"\s+[-–—|»•]\s")
# Blogger gives a post a year and a month ("/2024/11/x.html"), and a standing page this.
_BLOGGER_PAGE = re.compile(r"/p/[^/]+\.html")
# Where sites keep what is no news; a dated or signed page there is an article all the same.
_SIDE_PATH = re.compile(
    r"/(?:produk|products?|shop|toko|store|tender|lelang|pengadaan|lowongan(?:-kerja)?|loker|"
    r"jobs?|forums?|threads?|members?|anggota|statis|static|halaman-statis|layanan|services?|"
    r"iklan-?baris|katalog|catalog)/",
    re.IGNORECASE,
)
_NAMELESS = Refusal("not-news", "nothing on the page dates or signs it as an article")
_LONG, _LONG_LINE = 1500, 100  # characters: prose that needs no date to be an article


def standing_page(
    headings: Sequence[html.HtmlElement], head: Head, url: str, *, described: bool
) -> Refusal | None:
    """Why the page is one of those, told by its whole title or its address's last
    step; None where it is none. `headings` are its `h1`, `described` tells whether its JSON-LD
    has an article.
    """
    path = split_address(url).path
    step = path.rstrip("/").rpartition("/")[2].partition(".")[0]
    titles = list(filter(None, (head.first("og:title"), head.title)))
    shown = []
    if len(headings) == 1 and not head.first("og:title"):
        shown.append(headings[0].text_content())
    bare = [_SEPARATOR.split(title, maxsplit=1)[0] for title in titles]
    if _any_matches((_TITLE,), (step, *bare, *shown)):
        return STANDING
    if described:
        return None
    if min(map(len, bare), default=0) <= _LONGEST:
        site = (head.first("og:site_name") or "", host_of(url))
        named = [_without_site(title, site) for title in titles]
        if _any_matches((_TITLE, _WORD), (step, *named, *shown)):
            return STANDING
    return STANDING if _BLOGGER_PAGE.fullmatch(path) else None


def other_purpose(nodes: Sequence[Node], head: Head) -> Refusal | None:
    """What the page is instead of an article, by its own word: a product, a job, a forum."""
    said = chain.from_iterable(map(types_of, nodes))
    told = next((_OTHER[kind] for kind in said if kind in _OTHER), None)
    return told or _OTHER_CALLED.get((head.first("og:type") or "").lower())


def nameless(paragraphs: Sequence[str], url: str, *, called: bool) -> Refusal | None:
    """Whether a text that nothing dates or signs is a standing page's. Where its head has `called`
    it an article, only in a place that is not for news; else always, unless it begins with a
    dateline or is long prose.
    """
    if called:
        return _NAMELESS if _SIDE_PATH.match(split_address(url).path) else None
    size = sum(map(len, paragraphs))
    if size >= _LONG and size >= _LONG_LINE * len(paragraphs):
        return None
    return None if paragraphs and dateline(paragraphs[0]) else _NAMELESS


def _any_matches(wanted: Sequence[re.Pattern[str]], names: Sequence[str]) -> bool:
    """Whether one of the names, as a whole, is one of those; a headline is too long for that."""
    short = (folded(name.replace("_", " ")) for name in names if len(name) <= _LONGEST)
    return any(pattern.fullmatch(name) for name in short for pattern in wanted)


def _without_site(title: str, site: Sequence[str]) -> str:
    """The title without the site's name: "Forum | Kabar Senja", "Tentang Kabar Senja" (as kami)."""
    *parts, last = _SEPARATOR.split(title)
    names = [folded(name).replace(" ", "") for name in (site[0], site[1].partition(".")[0])]
    if parts and any(name and name in folded(last).replace(" ", "") for name in names):
        title = " ".join(parts)
    name, ours = folded(title), folded(site[0])
    return f"{name.removesuffix(ours)}kami" if ours and name.endswith(" " + ours) else title
