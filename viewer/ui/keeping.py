"""What the person keeps, as the window works with it: read at once, written in the background."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Kept, Step, TakenStep
from viewer.ui.tasks import Tasks

_TRY_AGAIN = 3000
"""Milliseconds until what could not be written is tried again."""


class _Wish(NamedTuple):
    """A step to take, or one to take back: by its number, the newest for None."""

    step: Step | None
    seq: int | None = None


class Keeping(QObject):
    """What is kept, in memory, and the way to change it.

    A step is made in memory at once and written in a thread of its own, one after the other; what
    cannot be written waits here and is tried again. "Saved" is to be said only after ``taken``.

    Signals:
        ready(): what was kept has been read.
        changed(changes): ``kept`` is another now, by these changes; a tuple.
        taken(seq, step): a step is on the disk, under this number.
        undone(taken_step): a step was taken back, on the disk as well.
        nothing_undone(): there was nothing to take back.
        newest_changed(): ``newest`` is another step now.
        trouble(error): what is kept could not be read or written. It is still in ``kept``.
    """

    ready = Signal()
    changed = Signal(object)
    taken = Signal(int, object)
    undone = Signal(object)
    nothing_undone = Signal()
    newest_changed = Signal()
    trouble = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Nothing is read before :meth:`begin`, and no file made before something is kept."""
        super().__init__(parent)
        self.kept = Kept()
        self.is_ready = False
        self.newest: TakenStep | None = None
        """The step that an undo takes back; its changes are those it made."""
        self._desk = _Desk(path)
        self._tasks = Tasks(self)
        self._waiting: deque[_Wish] = deque()
        self._under_way: _Wish | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_TRY_AGAIN)
        self._again.timeout.connect(self._write)

    @property
    def unsaved(self) -> int:
        """How many steps are not on the disk yet."""
        return len(self._waiting) + (self._under_way is not None)

    def begin(self) -> None:
        """Read what is kept; ``ready`` follows."""
        self._tasks.run(self._desk.load, self._show, self._tell_trouble)

    def take(self, step: Step) -> None:
        """Keep the changes of a step."""
        self.kept.apply(step.changes)
        self._wish(_Wish(step))
        self.changed.emit(step.changes)

    def undo(self, seq: int | None = None) -> None:
        """Take back a step, the newest for None; ``changed`` and ``undone`` follow."""
        self._wish(_Wish(None, seq))

    def close(self) -> bool:
        """Write what is waiting and wait for it; nothing more is kept after that.

        Tell whether all of it is on the disk.
        """
        self._again.stop()
        waiting = [wish for wish in (self._under_way, *self._waiting) if wish is not None]
        done: list[bool] = []
        self._tasks.last_words(lambda: done.append(self._desk.close(waiting)))
        return bool(done and done[0])

    def _wish(self, wish: _Wish) -> None:
        self._waiting.append(wish)
        self._write()

    def _write(self) -> None:
        if self._under_way is None and self._waiting and self.is_ready:
            self._again.stop()
            self._under_way = self._waiting.popleft()
            self._tasks.run(self._desk.work(self._under_way), self._wrote, self._failed)

    def _show(self, loaded: "_Loaded") -> None:
        kept = loaded.kept
        # What was done before the file was read comes on top of it.
        for wish in self._waiting:
            if wish.step is not None:
                kept.apply(wish.step.changes)
        self.kept = kept
        self.is_ready = True
        self._note_newest(loaded.newest)
        self.ready.emit()
        self._write()

    def _note_newest(self, step: TakenStep | None) -> None:
        if step != self.newest:
            self.newest = step
            self.newest_changed.emit()

    def _wrote(self, written: "_Written") -> None:
        result = written.result
        wish, self._under_way = self._under_way, None
        self._note_newest(written.newest)
        if isinstance(result, TakenStep):
            self.kept.apply(result.step.changes)
            self.changed.emit(result.step.changes)
            self.undone.emit(result)
        elif result is None:
            self.nothing_undone.emit()
        elif wish is not None:
            self.taken.emit(result, wish.step)
        self._write()

    def _failed(self, error: BaseException) -> None:
        if self._under_way is not None:
            self._waiting.appendleft(self._under_way)
            self._under_way = None
        self._again.start()
        self.trouble.emit(error)

    def _tell_trouble(self, error: BaseException) -> None:
        self.trouble.emit(error)


class _Loaded(NamedTuple):
    """What was read: all that is kept, and the step that an undo takes back."""

    kept: Kept
    newest: TakenStep | None = None


class _Written(NamedTuple):
    """What came of a wish, and the step that an undo takes back now."""

    result: int | TakenStep | None
    newest: TakenStep | None


class _File(Protocol):
    """What is used of the personal file, whose module takes time to import."""

    def load(self) -> Kept: ...
    def take(self, step: Step) -> int: ...
    def undo(self, seq: int | None = None) -> TakenStep | None: ...
    def steps(self, most: int = 50) -> tuple[TakenStep, ...]: ...
    def close(self) -> None: ...


class _Desk:
    """The personal file, in the writing thread. Opened there, and not before it is needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: _File | None = None
        self._done: set[int] = set()

    def load(self) -> _Loaded:
        if not self._path.exists():
            return _Loaded(Kept())
        return _Loaded(self._opened().load(), self._newest())

    def work(self, wish: _Wish) -> Callable[[], object]:
        return partial(self._do, wish)

    def close(self, waiting: Sequence[_Wish]) -> bool:
        """Write what was not written yet and close the file; tell whether it went well."""
        try:
            for wish in waiting:
                if id(wish) not in self._done:
                    self._do(wish)
        except PersonalFileError:
            return False
        if self._file is not None:
            self._file.close()
        return True

    def _do(self, wish: _Wish) -> _Written:
        file = self._opened()
        result = file.undo(wish.seq) if wish.step is None else file.take(wish.step)
        self._done = {id(wish)}
        return _Written(result, self._newest())

    def _newest(self) -> TakenStep | None:
        return next(iter(self._opened().steps(1)), None)

    def _opened(self) -> _File:
        if self._file is None:
            from viewer.store.personal.file import PersonalFile  # noqa: PLC0415  (slow)

            self._file = PersonalFile(self._path)
        return self._file
