"""The file a crawl appends to: ours alone while we write, and whole lines only."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from newscrawl.errors import NewscrawlError
from newscrawl.items import Article
from newscrawl.jsonlines import (
    StoredRecord,
    dump_line,
    load_line,
    stored_record,
    stored_records,
)
from newscrawl.packing import Packing, packing_of

if sys.platform != "win32":  # there, two runs on one file are the user's own care
    import fcntl

_RECORD_START = b'{"id": "'


class NotOurs(NewscrawlError):
    """The file holds something else than our records, or another crawl is writing to it."""

    exit_code = 2


class Output:
    """An open JSON Lines file.

    Opening takes an exclusive lock (a second crawl on the file is refused), checks that every line
    behind byte `known` is a record, hands these to `note`, and mends what a killed run left: a last
    line cut short is cut off (`mended` bytes), one that lacks only its newline gets it. A file
    shorter than `known` is another one, and all of it is read. A pipe or device is just written.

    Raises NotOurs, with the line, before anything is changed; OSError where it cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        *,
        known: int = 0,
        note: Callable[[StoredRecord], None] = lambda _: None,
    ) -> None:
        self.path = path
        self.mended = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        regular = path.is_file() or not path.exists()
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND if regular else os.O_WRONLY
        self._file = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
        self._regular = regular
        try:
            if regular:
                self._lock()
                records = self._records(known)
                if self._mend():  # one record more
                    records = self._records(known)
                for record in records:
                    note(record)
        except BaseException:
            self.close()
            raise

    @classmethod
    def named(
        cls, path: Path, *, known: int = 0, note: Callable[[StoredRecord], None] = lambda _: None
    ) -> Output:
        """The output that a file's name asks for: packed, where it ends in .gz or .zst."""
        packing = packing_of(path)
        if packing is None:
            return cls(path, known=known, note=note)
        return PackedOutput(path, packing, known=known, note=note)

    @property
    def size(self) -> int:
        """In bytes; 0 for a pipe."""
        return os.fstat(self._file).st_size if self._regular else 0

    def write(self, article: Article) -> None:
        """The article's line, handed to the system at once: whole, or (OSError) nothing of it."""
        self._append(dump_line(article).encode("utf-8"))

    def _append(self, content: bytes) -> None:
        rest = memoryview(content)
        before = self.size
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError as error:
            if self._regular:
                os.ftruncate(self._file, before)
            error.filename = str(self.path)
            raise

    def sync(self) -> None:
        """Have the system put what was written on the disk."""
        if self._regular:
            os.fsync(self._file)

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

    def _records(self, known: int) -> list[StoredRecord]:
        start = known if 0 < known <= self.size and _ends_line(self.path, known) else 0
        try:
            return list(stored_records(self.path, start=start))
        except ValueError as error:
            raise NotOurs(str(error)) from None

    def _mend(self) -> bool:
        """Whether the last line turned out to be a whole record."""
        size = self.size
        tail = _unfinished(self.path, size)
        if not tail:
            return False
        if _is_record(tail):
            os.write(self._file, b"\n")
            return True
        if tail.startswith(_RECORD_START) or _RECORD_START.startswith(tail):
            os.ftruncate(self._file, size - len(tail))
            self.mended = len(tail)
        else:
            raise NotOurs(f"{self.path}: its last line is not a newscrawl record")
        return False


class PackedOutput(Output):
    """An open packed file: the articles between two `sync`s are one member of it. One that a killed
    run left unfinished is cut off, and its whole lines are written again.
    """

    def __init__(
        self,
        path: Path,
        packing: Packing,
        *,
        known: int = 0,
        note: Callable[[StoredRecord], None] = lambda _: None,
    ) -> None:
        self._packing = packing
        self._batch: list[bytes] = []
        self._end = 0
        super().__init__(path, known=known, note=note)

    def write(self, article: Article) -> None:
        """Keeps the article's line for the next `sync`."""
        self._batch.append(dump_line(article).encode("utf-8"))

    def sync(self) -> None:
        """Write what was kept as one member, and have the system put it on the disk."""
        if self._batch:
            self._append(self._packing.pack(b"".join(self._batch)))
            self._batch.clear()
        super().sync()

    def _records(self, known: int) -> list[StoredRecord]:
        for start in (known, 0):
            try:
                return self._read(start if start <= self.size else 0)
            except ValueError as error:
                problem = error
        raise NotOurs(f"{self.path}: {problem}")

    def _read(self, start: int) -> list[StoredRecord]:
        self._end = start
        found = []
        for content, end in self._packing.members(self.path, start):
            found += [stored_record(line, end) for line in content.splitlines()]
            self._end = end
        return found

    def _mend(self) -> bool:
        """What can be read of a member cut short is kept, as a member of its own."""
        self.mended = self.size - self._end
        if not self.mended:
            return False
        whole, newline, _ = self._packing.cut_short(self.path, self._end).rpartition(b"\n")
        try:
            for line in whole.splitlines():
                stored_record(line, 0)
        except ValueError as error:
            raise NotOurs(f"{self.path}: {error}") from None
        os.ftruncate(self._file, self._end)
        if newline:
            self._append(self._packing.pack(whole + newline))
        return bool(newline)


def _ends_line(path: Path, position: int) -> bool:
    with path.open("rb") as file:
        file.seek(position - 1)
        return file.read(1) == b"\n"


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
