"""The file a crawl appends to: ours alone while we write, whole lines only, and our memory of
what is stored already.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from newscrawl.errors import NewscrawlError
from newscrawl.items import Article
from newscrawl.jsonlines import dump_line, known_addresses, load_line
from newscrawl.urls import article_id, canonical_url

if sys.platform != "win32":  # there, two runs on one file are the user's own care
    import fcntl

_RECORD_START = b'{"id": "'


class NotOurs(NewscrawlError):
    """The file holds something else than our records, or another crawl is writing to it."""

    exit_code = 2


class Output:
    """An open JSON Lines file. `known` are the ids of every address of its records.

    Opening takes an exclusive lock (a second crawl on the file is refused), checks that every
    line is a record, and mends what a killed run left: a last line cut short is cut off
    (`mended` bytes), one that lacks only its newline gets it. A pipe or device is just written.

    Raises NotOurs, with the line, before anything is changed; OSError where it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: frozenset[str] = frozenset()
        self.mended = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        regular = path.is_file() or not path.exists()
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND if regular else os.O_WRONLY
        self._file = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
        self._regular = regular
        try:
            if regular:
                self._lock()
                self.known = frozenset(_ids(path))
                self._mend()
        except BaseException:
            self.close()
            raise

    def write(self, article: Article) -> None:
        """The article's line, handed to the system at once: whole, or (OSError) nothing of it."""
        rest = memoryview(dump_line(article).encode("utf-8"))
        before = os.fstat(self._file).st_size if self._regular else 0
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError:
            if self._regular:
                os.ftruncate(self._file, before)
            raise

    def close(self) -> None:
        os.close(self._file)

    def _lock(self) -> None:
        if sys.platform != "win32":
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise NotOurs(f"{self.path}: another crawl is writing to it") from None
            except OSError as error:
                if error.errno not in (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK):
                    raise  # these three: a file system without locks

    def _mend(self) -> None:
        size = os.fstat(self._file).st_size
        tail = _unfinished(self.path, size)
        if not tail:
            return
        if _is_record(tail):
            os.write(self._file, b"\n")
        elif tail.startswith(_RECORD_START) or _RECORD_START.startswith(tail):
            os.ftruncate(self._file, size - len(tail))
            self.mended = len(tail)
        else:
            raise NotOurs(f"{self.path}: its last line is not a newscrawl record")


def _ids(path: Path) -> set[str]:
    try:
        addresses = set(known_addresses(path))
    except ValueError as error:
        raise NotOurs(str(error)) from None
    ids = set(map(article_id, addresses))
    for address in addresses:
        try:
            ids.add(article_id(canonical_url(address)))
        except ValueError:  # a saved page's record: it has no address
            continue
    return ids


def _unfinished(path: Path, size: int) -> bytes:
    """What stands behind the file's last newline."""
    with path.open("rb") as file:
        tail = b""
        position = size
        while position > 0 and b"\n" not in tail:
            step = min(position, 65536)
            position -= step
            file.seek(position)
            tail = file.read(step) + tail
        return tail.rpartition(b"\n")[2]


def _is_record(line: bytes) -> bool:
    try:
        load_line(line)
    except ValueError:
        return False
    return True
