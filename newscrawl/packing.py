"""Packed files that can be appended to: gzip members (RFC 1952) and Zstandard frames (RFC 8878).

Each batch is a member of its own, so that a file may be cut off behind any of them; the usual tools
read all members as one text.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

_CHUNK = 1 << 16


class Unpacker(Protocol):
    """What the decompression objects of zlib and zstd share."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Packing:
    """One way to pack: a batch to a member, and what unpacks the next one."""

    pack: Callable[[bytes], bytes]
    unpacker: Callable[[], Unpacker]
    broken: tuple[type[Exception], ...]

    def members(self, path: Path, start: int = 0) -> Iterator[tuple[bytes, int]]:
        """Each whole member behind byte `start`: its content, and the byte behind its end. One cut
        short at the file's end is passed over. Raises ValueError where something else stands there.
        """
        end, unpacker, parts = start, self.unpacker(), []
        with path.open("rb") as file:
            file.seek(start)
            while chunk := file.read(_CHUNK):
                while chunk:
                    try:
                        parts.append(unpacker.decompress(chunk))
                    except self.broken as error:
                        raise ValueError(f"{path}: not packed as its name says ({error})") from None
                    rest = unpacker.unused_data
                    end += len(chunk) - len(rest)
                    chunk = rest
                    if not unpacker.eof:
                        break
                    yield b"".join(parts), end
                    unpacker, parts = self.unpacker(), []

    def cut_short(self, path: Path, start: int) -> bytes:
        """What can be read of the member at byte `start` that the file's end cuts short."""
        unpacker = self.unpacker()
        with path.open("rb") as file:
            file.seek(start)
            return b"".join(
                unpacker.decompress(chunk) for chunk in iter(lambda: file.read(_CHUNK), b"")
            )


def packing_of(path: Path) -> Packing | None:
    """How a file of this name is packed: .gz, .zst, or None for plain text."""
    if path.suffix == ".gz":
        # No time stamp: equal records make equal files.
        return Packing(
            lambda batch: gzip.compress(batch, mtime=0),
            lambda: zlib.decompressobj(wbits=31),
            (zlib.error,),
        )
    if path.suffix == ".zst":
        zstd = _zstd()
        return Packing(zstd.compress, zstd.ZstdDecompressor, (zstd.ZstdError,))
    return None


def _zstd() -> ModuleType:
    """Python's own from 3.14 on; before that its backport, which Scrapy needs as well."""
    if sys.version_info >= (3, 14):
        return import_module("compression.zstd")
    return import_module("backports.zstd")
