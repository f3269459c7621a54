"""Addresses: one article, one canonical URL, one id, one key in whatever disguise. Follows the
URL standard's own folding (RFC 3986, section 6.2) and takes away what only tells how a reader
got there.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit, urlunsplit

# Not courlan: its patterns take away any name with "uid", "medium" or "keyword" in it, so that
# two searches are one, and with them every parameter without a value.
from w3lib.url import canonicalize_url

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Parameters that campaigns, social networks, newsletters, translators and blockers of robots
# add; none chooses what is shown. "&amp;" escaped once too often stands before the name.
_TRACKING = re.compile(
    r"(?:amp%3B)*(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_\w+|srsltid|msclkid|"
    r"twclid|ttclid|yclid|ysclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|"
    r"_ga|_gl|_gac|spm|xtor|(?:pk|piwik|mtm)_(?:campaign|kwd|keyword|source|medium|content|cid)|"
    r"itm_(?:campaign|source|medium|content|term)|at_medium|at_campaign|cmpid|icid|ocid|intcid|intcmp|houseads|refsource|"
    r"ref|ref_src|ref_url|refsrc|referrer|fb_(?:action_\w+|ref|source|comment_id)|source|from|"
    r"tag_from|partner|partner_?id|jx(?:conn|refer|algo|items|recoid)|__twitter_impression|"
    r"__cf_chl_\w+|_x_tr_\w+|amp_js_v|amp_gsa|amp_r|amp_latest_update_time|usqp|"
    r"phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid)",
    re.IGNORECASE,
)
# A session too, where the value is one: "sid=12" is a story of an old news program.
_SESSION = re.compile(r"sid|sess|session|session_?id", re.IGNORECASE)
_SESSION_VALUE = re.compile(r"(?=[a-z]*\d)[a-z0-9]{16,}", re.IGNORECASE)
# The same as a parameter of a path's step.
_STEP_SESSION = re.compile(r"(?:;|%3B)(?:jsessionid|phpsessid|sid|sessionid)=[^;]*", re.IGNORECASE)
_SLASHES = re.compile(r"(?<!:)/{2,}")  # not those of an address inside an address
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Nothing in such an address could be folded: most articles' own
_CANONICAL = re.compile(
    r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]*(?:\.html?)?"
)
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.IGNORECASE)  # non-ASCII letters too: IDN
_IPV4 = re.compile(r"[\d.]+")

# Hosts that serve the same articles to telephones, and copies of them that search engines keep.
_DEVICE = re.compile(r"\A(?:(?:www|m|amp|mobile)\.)+(?=[^.]+\.)")
_AMP_CACHE = re.compile(
    r"https?://(?:(?:[\w-]+\.)*(?:(?:cdn\.ampproject\.org|bing-amp\.com)/[cv]|"
    r"google\.[a-z]{2,3}(?:\.[a-z]{2})?/amp)/(?:s/)?)+(?=[\w-]+(?:\.[\w-]+)+(?:[/?]|\Z))"
)
_VERSION_STEP = re.compile(r"(?:(?:index|default)\.(?:html?|php|aspx?))?", re.IGNORECASE)
_AMP_STEP = re.compile(r"amp(?:\.html?)?", re.IGNORECASE)
_AMP_ENDING = re.compile(r"(?<=[\w-])(?:\.amp)+(?=(?:\.html?)?\Z)", re.IGNORECASE)
_AMP_PAIR = re.compile(
    r"amp=(?:1|true|amp)?|(?:outputtype|output|view)=amp|(?:no|non|is)_?amp=\w*", re.IGNORECASE
)
# A comment form open, a button's way to another site: WordPress's, of the same article.
_BESIDE_PAIR = re.compile(r"replytocom=\d+|share=[a-z-]+", re.IGNORECASE)
_BLOGGER = re.compile(r"/\d{4}/\d{2}/[^/]+\.html\Z")
_BLOGGER_PAIR = re.compile(r"m=[01]")

# Names too plain to drop everywhere, such as where a charity's campaigns are listed.
_CAMPAIGN_PAIR = re.compile(r"(?:campaign|medium)=.*", re.IGNORECASE)
# Pages of an article. A number is taken for one up to 50 and without a leading zero (a month).
_NUMBER = r"(?:[1-9]|[1-4]\d|50)"
_NUMBER_STEP = re.compile(_NUMBER)
_PAGE_STEP = re.compile(r"(?:page|halaman|hal)", re.IGNORECASE)
_PAGE_NUMBER_STEP = re.compile(rf"(?:page|halaman|hal)-?{_NUMBER}", re.IGNORECASE)
_PAGE_PAIR = re.compile(rf"(?:page|halaman|hal|pg|paged|showpage)={_NUMBER}", re.IGNORECASE)
_WHOLE_PAIR = re.compile(
    r"(?:page|halaman|hal|pg|paged|showpage|show|view)=(?:all|semua|full|single)|"
    r"(?:single|single_?page|show_?all|allpages)=(?:1|true|yes|all|on)?",
    re.IGNORECASE,
)
# Steps of lists, whose pages are lists of other articles.
_LISTING = re.compile(
    r"category|kategori|tags?|topi[ck]s?|author|penulis|search|cari|label|inde(?:ks|x)|"
    r"arsip|archives?",
    re.IGNORECASE,
)
_ID = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{5,}")  # no date: 20241102
_WORDS_APART = re.compile(r"[-_.]")
_SLUG_WORDS = 3  # "gaya-hidup" may be a section


def canonical_url(url: str) -> str:
    """`url` without fragment, tracking parameters and session, host in lower case, query sorted.

    What it gives surely still leads to the same page. Raises ValueError where `url` is no
    absolute http(s) address.

    >>> canonical_url("HTTP://Berita.TEST:80/a/?utm_source=wa&id=3#komentar")
    'http://berita.test/a/?id=3'
    """
    if _CANONICAL.fullmatch(url):
        return url
    folded = _standard(url)
    parts = urlsplit(folded)
    path = "/".join(_STEP_SESSION.sub("", step).rstrip(";") for step in parts.path.split("/"))
    if path != parts.path:  # what stood before it may now be "..", or nothing
        parts = urlsplit(_standard(urlunsplit(parts._replace(path=path))))
    query = "&".join(pair for pair in parts.query.split("&") if not _tells_the_way(pair))
    return urlunsplit(parts._replace(path=_SLASHES.sub("/", parts.path), query=query))


def _standard(url: str) -> str:
    """The address as the URL standard folds it, without user and fragment."""
    parts = urlsplit(url.strip())
    scheme, port = parts.scheme.lower(), parts.port  # raises ValueError on a port that is none
    # A password in an address is no part of a record; nor is the last dot of a whole name.
    host = (parts.hostname or "").rstrip(".")
    if scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise ValueError(f"not an http(s) address: {url[:200]!r}")
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        netloc = f"{netloc}:{port}"
    path = _BARE_PERCENT.sub("%25", parts.path)
    plain = SplitResult(scheme, netloc, path, parts.query, "")
    return str(canonicalize_url(urlunsplit(plain)))


def _tells_the_way(pair: str) -> bool:
    """Whether a "name=value" tells where a reader came from, or which reader it is."""
    name, _, value = pair.partition("=")
    if _TRACKING.fullmatch(name):
        return True
    return bool(_SESSION.fullmatch(name) and _SESSION_VALUE.fullmatch(value))


def article_id(canonical: str) -> str:
    """The record's id: the first 16 hex digits of the SHA-256 of its canonical URL.

    >>> article_id("http://berita.test/a/")
    '409dd1ebdf8f3e34'
    """
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def article_key(url: str) -> str:
    """16 hex digits that all addresses of one article share: by http or https, with "www." or
    "m.", as AMP and from an AMP cache, with a last slash or without, page by page or whole.

    Two articles never share one as far as their addresses tell; where it is not sure that two
    are the same, they stay apart. Raises ValueError where `url` is no absolute http(s) address.

    >>> article_key("http://m.berita.test/banjir-di-kota/amp/?page=all")
    'cbe3a94881290c14'
    >>> article_key("https://berita.test/banjir-di-kota")
    'cbe3a94881290c14'
    """
    return article_id(undisguised(url))


def undisguised(url: str) -> str:
    """The address that all disguises of one article share; it need not work itself.

    >>> undisguised("http://m.berita.test/banjir-di-kota/amp/?page=all")
    'https://berita.test/banjir-di-kota'
    """
    canonical = canonical_url(url)
    cached = _AMP_CACHE.match(canonical)
    if cached:
        canonical = canonical_url("https://" + canonical[cached.end() :])
    parts = urlsplit(canonical)
    pairs = parts.query.split("&")
    steps = parts.path.split("/")[1:]
    article = _names_article(steps, pairs)
    steps = _without_version(steps, article=article)
    dropped = [_AMP_PAIR, _BESIDE_PAIR]
    if _BLOGGER.search(parts.path):
        dropped.append(_BLOGGER_PAIR)
    if steps or article:  # else "?page=full" may be a program's own
        dropped.append(_WHOLE_PAIR)
    if article:
        dropped += [_PAGE_PAIR, _CAMPAIGN_PAIR]
    query = "&".join(p for p in pairs if not any(form.fullmatch(p) for form in dropped))
    netloc = _DEVICE.sub("", parts.netloc)
    return canonical_url(urlunsplit(("https", netloc, "/" + "/".join(steps), query, "")))


def _names_article(steps: list[str], pairs: list[str]) -> bool:
    """Whether an address surely is an article's, so that a page's number in it is the article's:
    no list's, and with a slug of words, a long number, or WordPress's "p".
    """
    if any(map(_LISTING.fullmatch, steps)):
        return False
    if any(pair.startswith("p=") and pair[2:].isdecimal() for pair in pairs):
        return True
    return any(_ID.search(step) or _is_slug(step) for step in steps)


def _is_slug(step: str) -> bool:
    return sum(map(str.isalpha, _WORDS_APART.split(step))) >= _SLUG_WORDS


def _without_version(steps: list[str], *, article: bool) -> list[str]:
    """The steps without those at the end that only choose AMP, a page, or a folder's file."""
    kept = list(steps)
    while kept:
        kept[-1] = _AMP_ENDING.sub("", kept[-1])
        last, before = kept[-1], kept[-2] if len(kept) > 1 else ""
        version = _VERSION_STEP.fullmatch(last) or (before and _AMP_STEP.fullmatch(last))
        if version or (article and _names_page(last, before)):
            kept.pop()
        elif article and _NUMBER_STEP.fullmatch(last) and _PAGE_STEP.fullmatch(before):
            del kept[-2:]
        else:
            break
    return kept


def _names_page(last: str, before: str) -> bool:
    """Whether the last step is a page of what the step before it names."""
    if _NUMBER_STEP.fullmatch(last):
        return _is_slug(before)
    return bool(before and _PAGE_NUMBER_STEP.fullmatch(last))


def registrable_domain(url: str) -> str | None:
    """The domain somebody registered, by the public suffix list (publicsuffix.org).

    None for an IP address, a bare host name, and a public suffix itself ("desa.id").

    >>> registrable_domain("https://news.detik.com/berita/d-1/x")
    'detik.com'
    >>> registrable_domain("http://127.0.0.1:8090/")
    """
    host = urlsplit(url).hostname or ""
    if "." not in host or ":" in host or _IPV4.fullmatch(host):
        return None
    found = _suffixes()(host)
    if found.top_domain_under_public_suffix:
        return str(found.top_domain_under_public_suffix)
    # Where no rule of the list matches, its prevailing rule is "*": the last two labels.
    return None if found.suffix else ".".join(host.split(".")[-2:])


@cache
def _suffixes() -> TLDExtract:
    # Imported late: only an unknown site needs it. The list in the package, never the network;
    # private suffixes too, so that each blog on a blog host is a site of its own.
    from tldextract import TLDExtract  # noqa: PLC0415 - see above

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
