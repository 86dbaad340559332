"""The personal file itself: opened, read whole, changed in steps, each durable when it returns."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from viewer.domain.errors import NewerPersonalFileError, PersonalFileError
from viewer.domain.kept import Change, Kept, Step, StepName, TakenStep
from viewer.domain.personal import Kind, Value
from viewer.store.personal.backups import back_up
from viewer.store.personal.faults import damaged, sentence_for
from viewer.store.personal.place import make_file, make_folder
from viewer.store.personal.schema import APPLICATION_ID, VERSION, make_tables
from viewer.store.personal.values import from_text, to_text
from viewer.store.sqlite import Connection, Error, connect
from viewer.words import _

_SETTINGS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    # With a rollback journal, only EXTRA survives a power cut right after the answer: it waits
    # until the journal's removal is on disk, too (https://www.sqlite.org/pragma.html#pragma_synchronous).
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",  # macOS: fsync alone leaves data in the drive's cache
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten, not only forgotten
)

_KINDS = {kind.value: kind for kind in Kind}
_NAMES = {name.value: name for name in StepName}

_STILL_THERE = (
    "SELECT max(seq) FROM step WHERE seq = ? AND undone = 0 AND NOT EXISTS ("
    "SELECT 1 FROM part AS later JOIN step AS its USING (seq) JOIN part AS mine"
    " ON mine.kind = later.kind AND mine.key = later.key"
    " WHERE mine.seq = ? AND later.seq > mine.seq AND its.undone = 0)"
)

KEEP_STEPS = 500
"""Steps that can be taken back however old they are; a clock that jumps removes none of them."""

KEEP_DAYS = 30
"""Days for which older steps can be taken back."""


def _now() -> datetime:
    return datetime.now().astimezone()


class PersonalFile:
    """What one person keeps, in one file of mode 0600 in a folder of mode 0700.

    Used by one thread at a time. Every method raises PersonalFileError with a sentence for the
    person; what was kept before is then kept still.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime] = _now, keep_steps: int = KEEP_STEPS
    ) -> None:
        """Open the file, or make it. ``now`` tells the time steps are dated with.

        Raises NewerPersonalFileError for a file of a newer program, which is left as it is.
        """
        self.path = path
        self._now = now
        self._keep_steps = keep_steps
        make_folder(path.parent)
        make_file(path)
        with self._speaking():
            self._connection = _opened(path)
        self._identity = _identity(path)

    def forget_steps(self) -> None:
        """Forget all steps: what was deleted cannot be taken back then, and is overwritten."""
        with self._writing():
            self._connection.execute("DELETE FROM part")
            self._connection.execute("DELETE FROM step")

    def back_up(self) -> bool:
        """Copy the file into its folder of copies, if it changed since the last copy.

        Tell whether a copy was made. See :mod:`viewer.store.personal.backups`.
        """
        with self._speaking():
            return back_up(self.path, self._connection, lambda: self._now().date()) is not None

    def is_in_place(self) -> bool:
        """Whether the file at the path is still the one that was opened.

        It is not where its folder was removed, or another program put another file there.
        """
        return _identity(self.path) == self._identity

    def save_beside(self) -> Path:
        """Copy what this file holds beside the one that took its place, and give the copy."""
        with self._speaking():
            beside = self.path.with_name(f"{self.path.stem}-{secrets.token_hex(4)}.db")
            make_folder(beside.parent)
            make_file(beside)
            self._connection.execute("VACUUM INTO ?", (str(beside),))
        return beside

    def close(self) -> None:
        """Close the file."""
        with suppress(Error):
            self._connection.close()

    def load(self) -> Kept:
        """Read everything that is kept."""
        order = "CASE WHEN kind IN ('note', 'question') THEN made ELSE seq END, key"
        with self._speaking():
            rows = self._connection.execute(
                f"SELECT kind, key, value FROM item ORDER BY {order}"  # noqa: S608  (ours)
            ).fetchall()
        return Kept(entry for entry in map(_entry, rows) if entry is not None)

    def take(self, step: Step) -> int:
        """Keep the changes of a step, all or none, and give its number.

        When this returns, they are on the disk.
        """
        with self._writing():
            return self._take(step)

    def undo(self, seq: int | None = None) -> TakenStep | None:
        """Take back a step, the newest one where none is named, and tell which.

        None where there is none to take back, or where what it changed was changed again since.
        The step given holds the changes that were made now: what was before.
        """
        with self._writing():
            if seq is None:
                row = self._connection.execute(
                    "SELECT max(seq) FROM step WHERE undone = 0"
                ).fetchone()
            else:
                row = self._connection.execute(_STILL_THERE, (seq, seq)).fetchone()
            return None if row[0] is None else self._take_back(int(row[0]))

    def steps(self, most: int = 50) -> tuple[TakenStep, ...]:
        """The newest steps that can be taken back, newest first."""
        with self._speaking():
            rows = self._connection.execute(
                "SELECT seq FROM step WHERE undone = 0 ORDER BY seq DESC LIMIT ?", (most,)
            ).fetchall()
            return tuple(self._step(int(row[0]), "after") for row in rows)

    # Inside a transaction

    def _take(self, step: Step) -> int:
        run = self._connection.execute
        at = self._now().isoformat(timespec="seconds")
        run("INSERT INTO step(at, name, undone) VALUES (?, ?, ?)", (at, step.name, 0))
        seq = int(run("SELECT last_insert_rowid()").fetchone()[0])
        for place, change in enumerate(step.changes):
            after = None if change.value is None else to_text(change.kind, change.value)
            if step.undoable:
                run(
                    "INSERT INTO part SELECT ?, ?, ?, ?,"
                    " (SELECT value FROM item WHERE kind = ? AND key = ?), ?",
                    (seq, place, change.kind, change.key, change.kind, change.key, after),
                )
            self._put(seq, change.kind, change.key, after)
        if not step.undoable:
            run("DELETE FROM step WHERE seq = ?", (seq,))
        self._forget_old(seq)
        return seq

    def _take_back(self, seq: int) -> TakenStep:
        run = self._connection.execute
        taken = self._step(seq, "before")
        parts = run(
            "SELECT kind, key, before FROM part WHERE seq = ? ORDER BY place DESC", (seq,)
        ).fetchall()
        for kind, key, before in parts:
            self._put(seq, kind, key, before)
        run("UPDATE step SET undone = 1 WHERE seq = ?", (seq,))
        return taken

    def _put(self, seq: int, kind: str, key: str, text: str | None) -> None:
        if text is None:
            self._connection.execute("DELETE FROM item WHERE kind = ? AND key = ?", (kind, key))
            return
        self._connection.execute(
            "INSERT INTO item(kind, key, made, seq, value) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT(kind, key) DO UPDATE SET seq = excluded.seq, value = excluded.value",
            (kind, key, seq, seq, text),
        )

    def _step(self, seq: int, side: str) -> TakenStep:
        run = self._connection.execute
        at, name = run("SELECT at, name FROM step WHERE seq = ?", (seq,)).fetchone()
        order = "DESC" if side == "before" else "ASC"
        rows = run(
            f"SELECT kind, key, {side} FROM part WHERE seq = ? ORDER BY place {order}",  # noqa: S608  (ours)
            (seq,),
        ).fetchall()
        changes = tuple(change for change in map(_change, rows) if change is not None)
        return TakenStep(seq, at, Step(_NAMES.get(name, StepName.RESTORE), changes))

    def _forget_old(self, seq: int) -> None:
        """Forget steps that are both many and long ago: either alone may be a wrong clock."""
        before = (self._now() - timedelta(days=KEEP_DAYS)).isoformat(timespec="seconds")
        old = "seq <= ? AND at < ?"
        values = (seq - self._keep_steps, before)
        self._connection.execute(
            f"DELETE FROM part WHERE seq IN (SELECT seq FROM step WHERE {old})",  # noqa: S608  (ours)
            values,
        )
        self._connection.execute(f"DELETE FROM step WHERE {old}", values)  # noqa: S608  (ours)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._speaking():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    with suppress(Error):
                        self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        try:
            yield
        except (Error, OSError) as error:
            raise PersonalFileError(sentence_for(error, self.path)) from error


def _opened(path: Path) -> Connection:
    connection = connect(path, "rw")
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        _check_owner(connection, path)
        _check_whole(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_owner(connection: Connection, path: Path) -> None:
    """Make the tables of a new file; raise for one that is not ours, or newer."""
    owner, version = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("application_id", "user_version")
    )
    if owner == version == 0 and not _has_tables(connection):
        make_tables(connection)
        return
    if owner != APPLICATION_ID:
        raise PersonalFileError(
            _("{file} is not a file of this program. Move it away, then start again.").format(
                file=path
            )
        )
    if version > VERSION:
        raise NewerPersonalFileError(
            _(
                "{file} was written by a newer Trial Viewer. It is left as it is. "
                "Install the newer program to see what you kept."
            ).format(file=path)
        )


def _check_whole(connection: Connection, path: Path) -> None:
    # It is small: all of it is looked through at each start, and not when it is too late.
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise PersonalFileError(damaged(path))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _has_tables(connection: Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def _entry(row: Sequence[object]) -> tuple[Kind, str, Value] | None:
    change = _change(row)
    if change is None or change.value is None:
        return None
    return change.kind, change.key, change.value


def _change(row: Sequence[object]) -> Change | None:
    """What a row says; None for what only a newer program knows."""
    name, key, text = row
    kind = _KINDS.get(str(name))
    if kind is None:
        return None
    if text is None:
        return Change(kind, str(key), None)
    value = from_text(kind, str(text))
    return None if value is None else Change(kind, str(key), value)
