"""What crawls remember between runs, in one SQLite file: each article's address and what became of
it, each source with its validators, and up to where the output is known.

Rows go by `urls.article_key`, kept as 8 bytes. An address is `todo` from the moment it is announced
until a run is done with it, so that a source which answers "not modified" hides nothing that an
interrupted run left. Nothing is loaded at the start: a million rows cost a file, no memory.

Changes are committed every half second and at `close`; what a killed run lost of them, the next one
finds again in the output and the sources.
"""

from __future__ import annotations

import errno
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from newscrawl.errors import NewscrawlError
from newscrawl.links import Link

_VERSION = 1  # of the file's layout
_COMMIT_EVERY = 0.5  # seconds
_DAY = 86400.0
# A source that has been the same for a time is asked again after a tenth of it (RFC 9111, 4.2.2,
# lets caches reckon so), after two weeks at the latest.
_FRESH_SHARE = 0.1
_LONGEST_REST = 14 * _DAY
_MOST_TRIES = 5  # runs in a row that could not fetch a page: then it is tried once a day
# A page that held no article, or was not there, is asked again after that long if it is still
# announced: first soon, since a sitemap may run ahead of its site.
_SECOND_CHANCES = (_DAY / 24, _DAY, 30 * _DAY)
# An article that was not asked for is looked at again by a run that asks for it (`reconsidered`).
_SETTLED = ("stored", "alias", "outside", "unmatched")
_FIRST_RETIREMENT, _LONGEST_RETIREMENT = _DAY, 30 * _DAY

_LAYOUT = """
CREATE TABLE articles (
    key BLOB PRIMARY KEY, site TEXT NOT NULL, url TEXT NOT NULL, outcome TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, leases INTEGER NOT NULL DEFAULT 0,
    announced REAL NOT NULL, done REAL, published REAL, hash BLOB, note TEXT, link TEXT
) WITHOUT ROWID;
CREATE INDEX unfinished ON articles (site, leases, announced) WHERE outcome IN ('todo', 'failed');
CREATE INDEX left_out ON articles (site) WHERE outcome IN ('outside', 'unmatched');
CREATE TABLE sources (
    url TEXT PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT,
    etag TEXT, modified TEXT, digest BLOB, lastmod TEXT, scope TEXT,
    asked REAL, changed REAL, links INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, retired REAL, status TEXT
) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""
_TABLES = {"articles", "sources", "facts"}


class StateInUse(NewscrawlError):
    """Another crawl has the state open, or the file is none of ours."""

    exit_code = 2


class Known(NamedTuple):
    """What became of an address: "stored" (its record is in the output), "alias" (another address
    of such a record), "todo", "failed", or why there is no record. Times are seconds since 1970.
    """

    outcome: str
    tries: int
    done: float | None
    published: float | None
    hash: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMemory:
    """What is remembered of a source; times are seconds since 1970."""

    url: str
    site: str
    kind: str
    etag: str | None = None
    modified: str | None = None
    digest: bytes | None = None
    lastmod: str | None = None  # what the index that names it said of it, when it was last read
    scope: str | None = None  # what was asked of it then: see `covers`
    asked: float | None = None
    changed: float | None = None
    links: int = 0
    complete: bool = False  # an archive that was once walked to its end
    failures: int = 0
    retired: float | None = None  # not asked before then
    status: str | None = None  # of the last answer, in words

    def is_due(self, now: float) -> bool:
        """Whether to ask it again."""
        if self.retired is not None and now < self.retired:
            return False
        if self.failures or self.asked is None or self.changed is None:
            return True
        return now >= self.asked + min(_FRESH_SHARE * (self.asked - self.changed), _LONGEST_REST)


class State:
    """An open state file; without a `path` it is kept in memory and forgotten at the end.

    `before_commit` is called before changes are made to last, so that the output can go first.

    Raises StateInUse, in one sentence, where the file is another crawl's, or is none of ours.
    """

    def __init__(self, path: Path | None = None, *, clock: Callable[[], float] = time.time) -> None:
        self.path, self.clock = path, clock
        self.failure: OSError | None = None  # why nothing more could be written: a full disk
        self.before_commit: Callable[[], None] = lambda: None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._written = 0.0  # when the running transaction began; 0: none is running
        try:
            self._db = sqlite3.connect(path or ":memory:", timeout=0, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise StateInUse(f"{path}: cannot be opened ({error})") from None
        try:
            self._open()
        except sqlite3.OperationalError as error:
            self._db.close()
            busy = "locked" in str(error)
            what = "another crawl is writing to it" if busy else f"cannot be opened ({error})"
            raise StateInUse(f"{path}: {what}") from None
        except sqlite3.DatabaseError:
            self._db.close()
            raise StateInUse(f"{path}: not a newscrawl state file") from None
        except StateInUse:
            self._db.close()
            raise

    def _open(self) -> None:
        # Exclusive: two crawls on one state would fetch everything twice.
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("BEGIN EXCLUSIVE")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        rows = self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        if rows and not {name for (name,) in rows} >= _TABLES:
            raise sqlite3.DatabaseError  # another program's: it stays as it is
        if version > _VERSION:
            raise StateInUse(f"{self.path}: written by a newer newscrawl")
        if not rows:
            for statement in filter(str.strip, _LAYOUT.split(";")):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {_VERSION}")
        self._db.execute("COMMIT")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        """Commit and close; harmless when closed already."""
        try:
            self.commit()
        except sqlite3.ProgrammingError:
            return
        self._db.close()

    def commit(self) -> None:
        """Make all changes last; where that fails, `failure` says why."""
        if not self._db.in_transaction:
            return
        try:
            self.before_commit()
            self._db.execute("COMMIT")
        except (OSError, sqlite3.OperationalError) as error:
            self._fail(error)

    def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        if self.failure is not None:
            return
        try:
            if not self._db.in_transaction:
                self._db.execute("BEGIN")
                self._written = time.monotonic()
            self._db.execute(statement, values)
        except sqlite3.OperationalError as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """Write nothing more: the next run finds the rest again in the output and the sources."""
        if isinstance(error, OSError):
            self.failure = error
        else:
            self.failure = OSError(errno.EIO, str(error), str(self.path))
        with suppress(sqlite3.OperationalError):
            self._db.execute("ROLLBACK")

    def _commit_if_due(self) -> None:
        """At the end of a change, never within it."""
        if self._db.in_transaction and time.monotonic() - self._written > _COMMIT_EVERY:
            self.commit()

    # -- articles

    def known(self, key: str) -> Known | None:
        """What became of the address with that key; None where it was never announced."""
        row = self._db.execute(
            "SELECT outcome, tries, done, published, hash, note FROM articles WHERE key = ?",
            (bytes.fromhex(key),),
        ).fetchone()
        if row is None:
            return None
        outcome, tries, done, published, digest, note = row
        return Known(outcome, tries, done, published, digest.hex() if digest else None, note)

    def is_new(self, key: str) -> bool:
        """Whether a run has to fetch the address, if it is announced."""
        known = self.known(key)
        if known is None or known.outcome == "todo":
            return True
        if known.outcome == "failed":
            return known.tries < _MOST_TRIES or self.clock() > (known.done or 0.0) + _DAY
        if known.outcome in _SETTLED or known.done is None:
            return False
        chance = min(known.tries, len(_SECOND_CHANCES)) - 1
        return self.clock() > known.done + _SECOND_CHANCES[chance]

    def announce(self, key: str, site: str, link: Link) -> None:
        """Note an address that has to be fetched."""
        told = {
            name: value
            for name in ("source", "title", "published", "modified")
            if (value := getattr(link, name))
        }
        self._write(
            "INSERT INTO articles (key, site, url, outcome, announced, link)"
            " VALUES (?, ?, ?, 'todo', ?, ?) ON CONFLICT (key) DO UPDATE SET"
            " outcome = 'todo', url = excluded.url, link = excluded.link WHERE outcome != 'failed'",
            (bytes.fromhex(key), site, link.url, self.clock(), json.dumps(told)),
        )
        self._commit_if_due()

    def lease(self, key: str) -> None:
        """Note that an address is being asked for."""
        self._write("UPDATE articles SET leases = leases + 1 WHERE key = ?", (bytes.fromhex(key),))
        self._commit_if_due()

    def finish(
        self,
        keys: Iterable[str],
        site: str,
        url: str,
        outcome: str,
        *,
        published: datetime | None = None,
        content_hash: str | None = None,
        note: str | None = None,
        output: int | None = None,
    ) -> None:
        """Note what became of an article, under its own key, then those it was met by too; with its
        record's end in the `output`, in bytes.
        """
        now = self.clock()
        for number, key in enumerate(dict.fromkeys(keys)):
            if number and outcome == "stored":
                outcome = "alias"
            self._write(
                "INSERT INTO articles"
                " (key, site, url, outcome, tries, announced, done, published, hash, note)"
                " VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                " outcome = excluded.outcome, tries = tries + 1,"
                " done = excluded.done, published = excluded.published, hash = excluded.hash,"
                " note = excluded.note, link = NULL WHERE outcome != 'stored'"
                " OR excluded.outcome = 'stored'",
                (
                    bytes.fromhex(key),
                    site,
                    url,
                    outcome,
                    now,
                    now,
                    published.timestamp() if published else None,
                    bytes.fromhex(content_hash) if content_hash else None,
                    note,
                ),
            )
        if output is not None:
            self._write("INSERT OR REPLACE INTO facts VALUES ('output', ?)", (output,))
        self._commit_if_due()

    def unfinished(self, site: str) -> Iterator[Link]:
        """What runs before this one announced and did not get, the first announced first; behind
        them what a run was killed at, so that a page which kills runs keeps nothing waiting.
        """
        rows = self._db.execute(
            "SELECT url, link FROM articles WHERE site = ? AND outcome IN ('todo', 'failed')"
            " AND (tries < ? OR done < ?) ORDER BY leases, announced",
            (site, _MOST_TRIES, self.clock() - _DAY),
        )
        for url, told in rows:  # as they are needed: there may be a million
            yield Link(url=url, **(json.loads(told) if told else {}))

    def reconsidered(
        self, site: str, *, since: datetime | None, until: datetime | None, query: str | None
    ) -> Iterator[Link]:
        """Articles that a narrower run left out, and that this one asks for: published from `since`
        on and before `until`; or without the words of another query.
        """
        rows = self._db.execute(
            "SELECT url FROM articles WHERE site = ?1 AND outcome IN ('outside', 'unmatched') AND"
            " ((published IS NULL AND ?2 IS NULL AND ?3 IS NULL)"
            " OR (published >= coalesce(?2, published) AND published < coalesce(?3, 1e12)))"
            " AND (outcome = 'outside' OR note IS NOT ?4)",
            (
                site,
                since.timestamp() if since else None,
                until.timestamp() if until else None,
                query,
            ),
        )
        for (url,) in rows:
            yield Link(url=url)

    def stored_since(self, site: str, when: datetime) -> list[str]:
        """The addresses of the stored articles published, or else stored, since `when`."""
        rows = self._db.execute(
            "SELECT url FROM articles WHERE site = ? AND outcome = 'stored'"
            " AND coalesce(published, done) >= ? ORDER BY published DESC",
            (site, when.timestamp()),
        )
        return [url for (url,) in rows]

    def counts(self, site: str) -> Mapping[str, int]:
        """How many addresses of the site had which outcome."""
        rows = self._db.execute(
            "SELECT outcome, count(*) FROM articles WHERE site = ? GROUP BY outcome", (site,)
        )
        return dict(rows.fetchall())

    def stored(self) -> int:
        """How many stored articles are known."""
        row = self._db.execute("SELECT count(*) FROM articles WHERE outcome = 'stored'")
        return int(row.fetchone()[0])

    # -- sources

    def source(self, url: str) -> SourceMemory | None:
        """What is remembered of a source; None where it was never asked."""
        return next(iter(self._sources("url = ?", url)), None)

    def sources(self, site: str) -> list[SourceMemory]:
        """All that is remembered of a site's sources."""
        return self._sources("site = ? ORDER BY asked DESC", site)

    def children(self, url: str) -> list[SourceMemory]:
        """The sources that a sitemap index named when it was last read."""
        return self._sources("parent = ? ORDER BY lastmod DESC", url)

    def _sources(self, where: str, value: str) -> list[SourceMemory]:
        names = tuple(SourceMemory.__dataclass_fields__)
        rows = self._db.execute(
            f"SELECT {', '.join(names)} FROM sources WHERE {where}",  # noqa: S608 - our own words
            (value,),
        )
        return [
            SourceMemory(**{**dict(zip(names, row, strict=True)), "complete": bool(row[11])})
            for row in rows
        ]

    def source_read(
        self,
        url: str,
        *,
        site: str,
        kind: str,
        parent: str | None = None,
        etag: str | None = None,
        modified: str | None = None,
        digest: bytes | None = None,
        lastmod: str | None = None,
        scope: str | None = None,
        links: int = 0,
        complete: bool = False,
        status: str = "read",
    ) -> None:
        """Note that a source was read to its end."""
        now = self.clock()
        before = self.source(url)
        same = before is not None and before.digest is not None and before.digest == digest
        changed = before.changed if before and same else now
        self._write(
            "INSERT OR REPLACE INTO sources (url, site, kind, parent, etag, modified, digest,"
            " lastmod, scope, asked, changed, links, complete, failures, retired, status)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, ?)",
            (
                url, site, kind, parent, etag, modified, digest, lastmod, scope, now, changed,
                links, complete, status,
            ),
        )  # fmt: skip
        self._commit_if_due()

    def source_unchanged(self, url: str, *, lastmod: str | None = None) -> None:
        """Note that a source is as it was, whatever `lastmod` its index names now."""
        self._write(
            "UPDATE sources SET asked = ?, lastmod = coalesce(?, lastmod), failures = 0,"
            " retired = NULL, status = 'not modified' WHERE url = ?",
            (self.clock(), lastmod, url),
        )
        self._commit_if_due()

    def source_failed(self, url: str, *, site: str, kind: str, status: str, dead: bool) -> None:
        """Note that a source could not be had. A `dead` one rests for a day, then for two, four,
        up to thirty.
        """
        now = self.clock()
        failures = 1 + (before.failures if (before := self.source(url)) else 0)
        rest = min(_FIRST_RETIREMENT * 2.0 ** min(failures - 1, 10), _LONGEST_RETIREMENT)
        self._write(
            "INSERT INTO sources (url, site, kind, asked, failures, retired, status)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET asked = excluded.asked,"
            " failures = excluded.failures, retired = excluded.retired, status = excluded.status",
            (url, site, kind, now, failures, now + rest if dead else None, status),
        )
        self._commit_if_due()

    # -- the output

    def output_known(self) -> int:
        """Up to which byte of the output every record is noted here."""
        row = self._db.execute("SELECT value FROM facts WHERE name = 'output'").fetchone()
        return int(row[0]) if row else 0


def when(seconds: float | None) -> datetime | None:
    """A time of the state as an aware datetime (UTC)."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
