"""A page's bytes -> the same page in UTF-8, whatever it is in and says that it is in."""

from __future__ import annotations

import codecs
import re

from newscrawl.errors import NotAnArticle

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What servers send where a page was asked for: the first bytes tell, not the header.
_BINARY = (
    (re.compile(rb"\s*%PDF-"), "a PDF"),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM....\0\0\0\0", re.DOTALL),
        "an image",
    ),
    (re.compile(rb"\x1f\x8b|PK\x03\x04|Rar!|7z\xbc\xaf"), "an archive"),
    (re.compile(rb"....ftyp|ID3|OggS|RIFF|\x1aE\xdf\xa3", re.DOTALL), "audio or video"),
    (re.compile(rb"wOF[F2]|\0\x01\0\0\0"), "a font"),
)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_META_WINDOW = 4096  # bytes; the HTML standard asks for the declaration within the first 1024
# The WHATWG encoding standard reads these labels as their Windows supersets, as browsers do.
_AS_BROWSERS_READ = {"iso8859-1": "windows-1252", "ascii": "windows-1252"}
_MARKUP = b"<!--/ a=\\u0041+AGE-'\"&#;>"


def as_utf8(page: bytes, *, charset: str | None = None) -> bytes:
    """The page in UTF-8. Believed in this order: a byte order mark, bytes that are valid UTF-8,
    the HTTP header's `charset`, the page's own meta element, windows-1252.

    Valid UTF-8 comes before every declaration: text in another encoding is hardly ever valid
    UTF-8 by accident, while pages that declare iso-8859-1 and are UTF-8 are common.

    >>> as_utf8("Jum’at".encode("utf-8"), charset="iso-8859-1").decode()
    'Jum’at'
    """
    _refuse_binary(page)
    for bom, codec in _BOMS:
        if page.startswith(bom):
            return _recoded(page[len(bom) :], codec)
    if utf16 := _utf16_by_nulls(page[:400]):
        return _recoded(page, utf16)
    whole = _whole_utf8(page)
    return _by_declaration(page, charset) if whole is None else whole


def _refuse_binary(page: bytes) -> None:
    for signature, name in _BINARY:
        if signature.match(page):
            raise NotAnArticle(f"this is {name}, not an HTML page", outcome="not-html")


def _whole_utf8(page: bytes) -> bytes | None:
    """The page where it is UTF-8, be it cut in the middle of its last character."""
    try:
        page.decode("utf-8")
    except UnicodeDecodeError as error:
        return page[: error.start] if error.start >= len(page) - 3 else None
    return page


def _by_declaration(page: bytes, charset: str | None) -> bytes:
    declared = _META_CHARSET.search(page, 0, _META_WINDOW)
    for label in (charset, declared.group(1).decode("ascii", "replace") if declared else None):
        if codec := _codec(label):
            return _recoded(page, codec)
    return _recoded(page, "windows-1252")


def _recoded(page: bytes, codec: str) -> bytes:
    return page.decode(codec, "replace").encode("utf-8", "ignore")


def _codec(label: str | None) -> str | None:
    """The codec of a declared encoding in which mark-up is what it is in ASCII, as it is in all
    that a page can be written in (UTF-16 was ruled out by its nulls). Python knows others:
    EBCDIC, "idna", "unicode_escape".
    """
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip().strip("\"'"))
        # Some codecs are no text encodings (hex, rot13), and decode() takes none of those.
        superset = _MARKUP.decode(found.name, "replace") == _MARKUP.decode("ascii")
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS_READ.get(found.name, found.name) if superset else None


def _utf16_by_nulls(head: bytes) -> str | None:
    """Every second byte of mark-up in UTF-16 is a null, and which one tells the byte order."""
    pairs = len(head) // 2
    if pairs < 2:  # noqa: PLR2004 - one pair proves nothing
        return None
    if head[1::2].count(0) > pairs * 0.7 and head[0::2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if head[0::2].count(0) > pairs * 0.7 and head[1::2].count(0) < pairs * 0.1:
        return "utf-16-be"
    return None
