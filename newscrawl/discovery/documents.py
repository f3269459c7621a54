"""What servers send, as bytes that can be read: out of its gzip, and in UTF-8."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from io import BytesIO

_CHUNK = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_LAYERS = 2  # a .gz file that the server packed once more


def unpacked(document: bytes, limit: int) -> bytes:
    """At most `limit` bytes of the document, out of its gzip; of broken gzip what came before."""
    for _ in range(_GZIP_LAYERS):
        if not document.startswith(_GZIP_MAGIC):
            break
        document = _gunzip(document, limit)
    return b"" if document.startswith(_GZIP_MAGIC) else document[:limit]


def _gunzip(document: bytes, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with gzip.GzipFile(fileobj=BytesIO(document)) as packed:
        try:
            while size < limit and (piece := packed.read1(_CHUNK)):
                pieces.append(piece)
                size += len(piece)
        except (OSError, EOFError, zlib.error):
            pass  # cut short, or followed by something else
    return b"".join(pieces)


# A legacy encoding that a document may declare and mean. The web reads Latin-1 as Windows-1252.
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["'](windows-125\d|iso-8859-1?\d)["']""", re.IGNORECASE
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r"))  # no XML may hold these; some do


def utf8(document: bytes) -> bytes:
    """The document in UTF-8, without byte order mark and control characters.

    A byte order mark is believed first, then that what reads as UTF-8 is UTF-8, then the XML
    declaration; else it is Windows-1252. One text cut inside a character spoils no other.
    """
    if document.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        document = document.decode("utf-16", "replace").encode("utf-8", "replace")
    elif document[:4] in (b"<\0?\0", b"\0<\0?"):
        encoding = "utf-16-le" if document.startswith(b"<") else "utf-16-be"
        document = document.decode(encoding, "replace").encode("utf-8", "replace")
    elif not _is_utf8(document):
        document = _from_legacy(document)
    return document.removeprefix(codecs.BOM_UTF8).translate(None, _CONTROL)


def _is_utf8(document: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(document), _CHUNK):
            decoder.decode(document[start : start + _CHUNK])
    except UnicodeDecodeError:
        return False
    return True  # a character cut at the very end does not count


def _from_legacy(document: bytes) -> bytes:
    text = document.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if whole < broken:
        declared = _DECLARED.search(document, 0, 1024)
        name = declared[1].decode("ascii").lower() if declared else "windows-1252"
        try:
            text = document.decode("cp1252" if name == "iso-8859-1" else name, "replace")
        except LookupError:  # iso-8859-12 was never made
            text = document.decode("cp1252", "replace")
    return text.encode("utf-8", "replace")
