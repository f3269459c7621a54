"""Names of people out of bylines: "Oleh: Budi Santoso - kabarNews" says Budi Santoso."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from newscrawl.indonesian.words import one_line


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split(","))


_ROLES = (
    r"(?:laporan\s+)?(?:penulis|reporter|wartawan|wartawati|jurnalis|pewarta|kontributor|koresponden|"
    r"editor|penyunting|redaktur|re[pd](?=\s*:)|uploader|publisher|fotografer|pewarta foto|"
    r"writer|author|"
    r"(?:di)?(?:tulis|sunting|terbitkan|edit)?\s*oleh|written by|edited by|posted by|by|oleh)"
)
_LEADING_ROLE = re.compile(rf"^\W*(?:{_ROLES}|laporan)\b\s*[:：|/-]?\s*", re.IGNORECASE)
# "Kontributor Ambon, Rahmat Hidayat": where the writer sits, before the comma.
_PLACED_ROLE = re.compile(
    r"^\W*(?:kontributor|koresponden|wartawan|reporter|jurnalis|laporan)\b[^,:]{0,40}[,:]\s*(?=\w)",
    re.IGNORECASE,
)
# "- kabarNews", "| Kabar Senja", "/ FMB", "(KS)": the paper or a code behind the name.
_BEHIND = re.compile(
    r"\s+[-–—|•·]\s*.*$|\s*/\s*.*$|\s*\([^)]*\)?\s*$|\s*\[[^\]]*\]?\s*$|\s*@\w+.*$|"
    r"\s*,?\s*(?:\w+\.(?:com|co\.id|id|net|tv|co|news))\b.*$|"
    r"\s*[,|-]?\s*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b.*|\d{1,2}[\s/.-].*)$",
    re.IGNORECASE,
)
_DIVIDER = re.compile(r"\s*[;|\n]\s*|\s+(?:dan|and|&|serta)\s+", re.IGNORECASE)
# A degree has a dot or an inner capital: "S.H.", "M.Si", "Ph.D", "M. Hum", "SE", "MSi". "Budi" has
# neither: he is a second person.
_DEGREE = re.compile(
    r"[A-Z][A-Za-z]{0,3}\.(?:[A-Za-z]{1,5}\.?){0,3}|"
    r"[SM]\. (?:Si|Pd|Hum|Sos|Ag|Kom|Kes|Psi|Sn|IP|[A-Z])\.?|"
    r"[A-Z]{2}|M[A-Z][A-Z]|(?:S|M|A|Sp|Ph)[A-Z][a-z]{0,3}"
)
# What stands in an author's place and is nobody.
_NOBODY = _phrases(
    """
    admin, administrator, afp, anonim, anonymous, antara, ap, author, berita, desk, developer,
    diperbarui, diterbitkan, editor, follow, guest, home, istimewa, kompas cyber media,
    kontributor, media, n/a, news, newsroom, none, null, oleh, online, operator, penulis,
    posted, pr wire, prwire, publisher, redaksi, redaktur, redaktur pelaksana, reporter,
    reuters, share, shutterstock, staf, staff, super admin, super user, superadmin, tayang, tim,
    unknown, uploader, user, wartawan, web developer,
    webmaster, writer
    """
)
# An account or a desk, whatever it is called: "admin1", "Admin Kabar", "Biro Jateng", "Tim Redaksi
# Kabar", "Tim kabarBali". "Redaksi Kabar" is how some papers sign; it says whose text it is.
_ACCOUNT = re.compile(
    r"(?i:(?:super ?)?admin(?:istrator)?|redaksi|editor|reporter|user)[ _-]?\d+|"
    r"(?i:(?:super ?)?admin|biro|desk|newsroom)\b.*|"
    r"(?i:tim (?:redaksi|liputan|editor|berita|riset|data|media|news|kreatif|konten))\b.*|"
    r"[Tt]im (?:[a-z]|[A-Z]\w*[A-Z]).*"
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@\w+\.|\.(?:com|co|id|net|org|tv|info)\b|^pt\.?\s|\bdeveloper\b|\d{3,}|[{}<>=\[\]]|"
    r"\b(?:share|follow|views?|dok|foto|komentar|dibaca|menit|jam|wib|wita|wit|lalu|posted|updated|published|"
    r"copyright|cyber media|kompas\.com|lihat profil|baca|profil|selengkapnya)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|\S@\w+\.|^\W*@", re.IGNORECASE)
_ROLE_BEHIND = re.compile(
    r"[\s,]+(?:penulis|editor|reporter|kontributor|wartawan|jurnalis|author|on|at|pada|-)\W*$",
    re.IGNORECASE,
)
_PAPER_WORDS = _phrases("online, news, media, network, tv, official, digital, tim")
_SQUEEZE = re.compile(r"[\W_]+")
_LONGEST, _MOST_WORDS = 60, 7
_LONGEST_PART = 300  # characters of a name with what stands around it
_LONGEST_BYLINE = 120  # that is kept


def person_names(printed: Iterable[str], *, agencies: Collection[str] = ()) -> tuple[str, ...]:
    """The people whom bylines name, in order, each once; roles, papers and codes taken away.

    `agencies` are names of the site itself, squeezed by `squeezed`: whoever is called like his
    paper is no person.

    >>> person_names(["Oleh : Budi Santoso / FMB", "Sari Dewi - kabarNews", "admin"])
    ('Budi Santoso', 'Sari Dewi')
    >>> person_names(["Kontributor Ambon, Rahmat Hidayat"])
    ('Rahmat Hidayat',)
    >>> person_names(["Kabar Senja", "https://kabar.test/a"], agencies={"kabarsenja"})
    ()
    """
    seen: dict[str, str] = {}
    for line in printed:
        # One writer signs many articles, and each in several places of the page.
        read = _remembered if len(line) <= _LONGEST_BYLINE else _people
        for name, own, core in read(line):
            if own not in agencies and core not in agencies:
                seen.setdefault(own, name)
    return tuple(seen.values())


def _people(line: str) -> list[tuple[str, str, str]]:
    """Those whom a byline names: each as written, squeezed, and without what papers are called."""
    names = filter(None, map(_clean, _parts(one_line(line))))
    return [(name, squeezed(name), _core(name)) for name in names]


_remembered = lru_cache(maxsize=1 << 10)(_people)


def squeezed(name: str) -> str:
    """The name in small letters without spaces and signs: "Kabar Senja" as in kabarsenja.test."""
    return _SQUEEZE.sub("", name.casefold())


def _core(name: str) -> str:
    """A paper's name without "Online", "News": "Kabar Senja Online" is kabarsenja.test too."""
    return squeezed(" ".join(w for w in name.split() if w.casefold() not in _PAPER_WORDS))


def _parts(line: str) -> list[str]:
    # "Penulis: Kontributor Ambon, Rahmat": a role may stand before a role.
    line = _LEADING_ROLE.sub("", _PLACED_ROLE.sub("", line))
    line = _LEADING_ROLE.sub("", _PLACED_ROLE.sub("", line))
    parts: list[str] = []
    for joined in _DIVIDER.split(line):
        name, *behind = re.split(r",\s+", joined)
        parts += [name, *(part for part in behind if not _DEGREE.fullmatch(part))]
    return parts


def _clean(part: str) -> str | None:
    if len(part) > _LONGEST_PART or _ADDRESS.search(part):
        return None
    name = _LEADING_ROLE.sub("", part)
    name = _ROLE_BEHIND.sub("", _BEHIND.sub("", f" {name}")).strip(" ,.;:|-–—/\"'“”*")
    if not name or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return None
    if name.casefold() in _NOBODY or _ACCOUNT.fullmatch(name) or _NOT_A_NAME.search(name):
        return None
    if name.islower() and " " not in name and not name.startswith("redaksi"):
        return None  # a login: people have capitals; "redaksisenja" is the paper's signature
    return name if any(map(str.isalpha, name)) and len(name) > 1 else None
