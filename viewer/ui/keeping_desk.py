"""The personal file in the writing thread. Imported there only: its imports take time."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Kept, Step, StepName, TakenStep
from viewer.domain.values import PartialDate
from viewer.pages.kept_text import kept_text
from viewer.plain.dates import date_words
from viewer.store.personal.backups import Backup, backups, put_back
from viewer.store.personal.erasing import erase
from viewer.store.personal.file import PersonalFile
from viewer.store.personal.place import write_private
from viewer.ui.keeping_parts import Loaded, Wish, Written


def text_copy(personal: Path) -> Path:
    """Where the copy lies that needs no program to be read."""
    return personal.with_name(f"{personal.stem}-to-read.txt")


class KeepingDesk:
    """Opens the file when it is needed, and knows what it holds should it go away."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: PersonalFile | None = None
        self._kept = Kept()
        self._done: set[int] = set()

    def load(self) -> Loaded:
        """Read everything; no file is made where there is none. Raises PersonalFileError."""
        if self._path.exists():
            self._kept = self._opened().load()
        return Loaded(Kept(self._kept), self._newest())

    def do(self, wish: Wish) -> Written:
        """Take a step or take one back; it is on the disk then. Raises PersonalFileError."""
        self._mend_place()
        file = self._opened()
        if wish.step is None:
            undone = file.undo(wish.seq)
            self._kept.apply(undone.step.changes if undone else ())
            result: int | TakenStep | None = undone
        else:
            result = file.take(wish.step)
            self._kept.apply(wish.step.changes)
        self._done = {id(wish)}
        return Written(result, self._newest())

    def look(self) -> Loaded | None:
        """Look whether the open file is still in its place; what is kept now, if another is.

        Raises PersonalFileError.
        """
        file = self._file
        if file is None or file.is_in_place():
            return None
        if not self._path.exists():
            self._mend_place()
            return None
        beside = file.save_beside()
        self._file = None
        file.close()
        loaded = self.load()
        return loaded._replace(beside=beside)

    def copy(self) -> None:
        """Make the copies: the one to read, and the one to go back to. Raises PersonalFileError."""
        if self._file is None or not self._file.is_in_place():
            return
        day = date_words(PartialDate.parse(datetime.now().astimezone().date().isoformat()))
        text = kept_text(self._kept, day)
        write_private(text_copy(self._path), text.encode("utf-8", "replace"))
        self._file.back_up()

    def close(self, waiting: Sequence[Wish]) -> bool:
        """Write what was not written yet and close the file; tell whether it went well."""
        try:
            for wish in waiting:
                if id(wish) not in self._done:
                    self.do(wish)
        except PersonalFileError:
            return False
        if self._file is not None:
            # What is kept is on the disk; that a copy cannot be made must not stop the end.
            with suppress(PersonalFileError):
                self.copy()
            self._file.close()
            self._file = None
        return True

    def copies(self) -> tuple[Backup, ...]:
        """The copies one can go back to, newest first."""
        return backups(self._path)

    def go_back(self, copy: Path) -> Loaded:
        """Put a copy in the place of the file, which is moved aside. Raises PersonalFileError."""
        if self._file is not None:
            self._file.close()
            self._file = None
        put_back(copy, self._path)
        self._kept = Kept()
        return self.load()

    def erase(self, also: Iterable[Path]) -> tuple[Path, ...]:
        """Erase everything of the person's; give what could not be deleted."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._kept = Kept()
        return erase(self._path, also)

    def _mend_place(self) -> None:
        """Where folder or file were removed, make them anew, with everything that was kept."""
        if self._file is None or self._path.exists():
            return
        fresh = PersonalFile(self._path)
        changes = tuple(Change(kind, key, value) for kind, key, value in self._kept)
        fresh.take(Step(StepName.RESTORE, changes))
        self._file.close()
        self._file = fresh

    def _newest(self) -> TakenStep | None:
        if self._file is None:
            return None
        return next(iter(self._file.steps(1)), None)

    def _opened(self) -> PersonalFile:
        if self._file is None:
            self._file = PersonalFile(self._path)
        return self._file
