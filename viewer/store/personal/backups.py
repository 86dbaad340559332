"""Copies of the personal file: one for each of the last days it changed, each read back."""

import os
import re
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from viewer.domain.errors import PersonalFileError
from viewer.store.personal.faults import damaged, sentence_for
from viewer.store.personal.place import (
    make_file,
    make_folder,
    sync_folder,
    unwritable,
    write_private,
)
from viewer.store.personal.schema import APPLICATION_ID
from viewer.store.sqlite import Connection, Error, connect

KEPT = 8
"""Copies that are kept."""

_NAME = re.compile(r"personal-(\d{4}-\d\d-\d\d)-(\d{10})\.db")


class Backup(NamedTuple):
    """A copy: the day it was made, by the clock of that day, and the last step it holds."""

    path: Path
    day: str
    seq: int


def backups_folder(personal: Path) -> Path:
    """Where the copies of a personal file lie."""
    return personal.parent / "copies"


def backups(personal: Path) -> tuple[Backup, ...]:
    """The copies there are, newest first: by steps, for clocks may be wrong."""
    found = []
    with suppress(OSError):
        for path in backups_folder(personal).iterdir():
            named = _NAME.fullmatch(path.name)
            if named and stat.S_ISREG(path.lstat().st_mode):
                found.append(Backup(path, named[1], int(named[2])))
    return tuple(sorted(found, key=lambda one: (one.seq, one.day), reverse=True))


def back_up(personal: Path, connection: Connection, today: Callable[[], date]) -> Backup | None:
    """Copy the file, unless a copy holds all of it; None then.

    The copy is read back before it gets its name. One of the same day is replaced by it, and of
    more than ``KEPT`` the oldest go. Raises SQLite's and the system's errors.
    """
    seq = int(connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").fetchone()[0])
    there = backups(personal)
    if seq == 0 or (there and there[0].seq >= seq):
        return None
    folder = backups_folder(personal)
    make_folder(folder)
    made = Backup(folder / f"personal-{today().isoformat()}-{seq:010}.db", today().isoformat(), seq)
    fresh = folder / f".{made.path.name}.{os.getpid()}.new"
    try:
        fresh.unlink(missing_ok=True)
        make_file(fresh)  # SQLite writes into it and leaves its mode
        connection.execute("VACUUM INTO ?", (str(fresh),))
        _read_back(fresh, connection)
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        fresh.replace(made.path)
        sync_folder(folder)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    same_day = [one for one in there if one.day == made.day]
    others = [one for one in there if one.day != made.day]
    for old in (*same_day, *others[KEPT - 1 :]):
        with suppress(OSError):
            old.path.unlink()
    return made


def check_copy(path: Path) -> None:
    """Raise PersonalFileError unless the file is a whole copy of a personal file."""
    try:
        connection = connect(path, "ro")
        try:
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            connection.close()
    except Error as error:
        raise PersonalFileError(sentence_for(error, path)) from error
    if owner != APPLICATION_ID or found != "ok":
        raise PersonalFileError(damaged(path))


def _read_back(fresh: Path, source: Connection) -> None:
    """Raise OSError unless the copy is whole and holds what the file holds."""
    try:
        check_copy(fresh)
        copy = connect(fresh, "ro")
        try:
            same = _digest(copy) == _digest(source)
        finally:
            copy.close()
    except (PersonalFileError, Error) as error:
        raise OSError(str(error)) from error
    if not same:
        raise OSError(fresh.name)


def _digest(connection: Connection) -> tuple[object, ...]:
    items = "SELECT count(*), coalesce(sum(length(value)), 0), coalesce(sum(seq), 0) FROM item"
    parts = "SELECT count(*), coalesce(sum(seq), 0) FROM part"
    return (*connection.execute(items).fetchone(), *connection.execute(parts).fetchone())


def put_back(copy: Path, personal: Path) -> Path | None:
    """Put a copy in the place of the personal file, and move what was there aside.

    Gives where that lies now, None where there was none. Nobody may have the file open. Raises
    PersonalFileError, and leaves what was there, for a copy that is not whole.
    """
    check_copy(copy)
    fresh = personal.with_name(f".{personal.name}.{os.getpid()}.back")
    aside: Path | None = None
    try:
        make_folder(personal.parent)
        write_private(fresh, copy.read_bytes())
        if personal.exists():
            stamp = secrets.token_hex(4)
            aside = personal.with_name(f"{personal.stem}-set-aside-{stamp}.db")
            for part in ("", "-journal", "-wal"):
                beside = personal.with_name(personal.name + part)
                if beside.exists():
                    beside.replace(aside.with_name(aside.name + part))
        fresh.replace(personal)
        sync_folder(personal.parent)
    except OSError as error:
        raise unwritable(personal, error) from error
    return aside
