"""Addresses: one article, one canonical URL, one id. Follows the URL standard's own folding
(RFC 3986, section 6.2) and takes away what only tells how a reader got there.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Parameters that campaigns, social networks and newsletters add; none chooses what is shown.
_TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|"
    r"at_medium|at_campaign|cmpid|ocid|ref|ref_src|source|from)",
    re.IGNORECASE,
)
# Nothing in such an address could be folded: most articles' own
_CANONICAL = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*/[A-Za-z0-9/_-]*(?:\.html?)?")
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.IGNORECASE)  # non-ASCII letters too: IDN
_IPV4 = re.compile(r"[\d.]+")


def canonical_url(url: str) -> str:
    """`url` without fragment and tracking parameters, host in lower case, query sorted.

    Raises ValueError where `url` is no absolute http(s) address.

    >>> canonical_url("HTTP://Berita.TEST:80/a/?utm_source=wa&id=3#komentar")
    'http://berita.test/a/?id=3'
    """
    if _CANONICAL.fullmatch(url):
        return url
    parts = urlsplit(url.strip())
    port = parts.port  # raises ValueError on a port that is none
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not an http(s) address: {url!r}")
    if not _HOST.fullmatch(parts.hostname):
        raise ValueError(f"not an http(s) address: {url!r}")
    netloc = parts.netloc.rpartition("@")[2]  # a password in an address is no part of a record
    if port is not None and port == {"http": 80, "https": 443}[parts.scheme.lower()]:
        netloc = netloc.rpartition(":")[0]
    parts = parts._replace(netloc=netloc)
    cleaned = parts.geturl()
    if parts.query or parts.fragment:
        names = [pair.partition("=")[0] for pair in parts.query.split("&")]
        dropped = list(filter(_TRACKING.fullmatch, names))
        cleaned = url_query_cleaner(cleaned, dropped, remove=True, unique=False)
    return str(canonicalize_url(cleaned))


def article_id(canonical: str) -> str:
    """The record's id: the first 16 hex digits of the SHA-256 of its canonical URL.

    >>> article_id("http://berita.test/a/")
    '409dd1ebdf8f3e34'
    """
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


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
