"""What the person keeps, as the window works with it: read at once, written in the background."""

from collections import deque
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.domain.kept import Kept, Step, TakenStep
from viewer.ui.keeping_parts import Copy, Desk, Loaded, Wish, Written
from viewer.ui.tasks import Tasks

_TRY_AGAIN = 3000
"""Milliseconds until what could not be written is tried again."""
_COPY_AFTER = 5000
"""Milliseconds after the last step until copies are made."""
_LOOK_EVERY = 4000
"""Milliseconds between looks whether the file is still in its place."""


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
        trouble(error): what is kept could not be written. It is still in ``kept``.
        unreadable(error): the file could not be read; nothing is written before it was.
        replaced(path): another program had put another file in its place. That one is read now,
            and what was kept before lies at ``path``.
        copies_listed(copies): the copies one can go back to, as asked for.
        erased(left): everything is gone but the files named.
    """

    ready = Signal()
    changed = Signal(object)
    taken = Signal(int, object)
    undone = Signal(object)
    nothing_undone = Signal()
    newest_changed = Signal()
    trouble = Signal(object)
    unreadable = Signal(object)
    replaced = Signal(object)
    copies_listed = Signal(object)
    erased = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Nothing is read before :meth:`begin`, and no file made before something is kept."""
        super().__init__(parent)
        self.kept = Kept()
        self.is_ready = False
        self.newest: TakenStep | None = None
        """The step that an undo takes back; its changes are those it made."""
        self.path = path
        self._made: Desk | None = None
        self._tasks = Tasks(self)
        self._waiting: deque[Wish] = deque()
        self._under_way: Wish | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_TRY_AGAIN)
        self._again.timeout.connect(self._write)
        self._copying = QTimer(self)
        self._copying.setSingleShot(True)
        self._copying.setInterval(_COPY_AFTER)
        self._copying.timeout.connect(self._copy)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self._look)

    @property
    def unsaved(self) -> int:
        """How many steps are not on the disk yet."""
        return len(self._waiting) + (self._under_way is not None)

    def begin(self) -> None:
        """Read what is kept; ``ready`` follows."""
        self._tasks.run(self._load, self._show, self._tell_unreadable)

    def take(self, step: Step) -> None:
        """Keep the changes of a step."""
        self.kept.apply(step.changes)
        self._wish(Wish(step))
        self.changed.emit(step.changes)

    def undo(self, seq: int | None = None) -> None:
        """Take back a step, the newest for None; ``changed`` and ``undone`` follow."""
        self._wish(Wish(None, seq))

    def close(self) -> bool:
        """Write what is waiting and wait for it; nothing more is kept after that.

        Tell whether all of it is on the disk.
        """
        for timer in (self._again, self._copying, self._looking):
            timer.stop()
        waiting = [wish for wish in (self._under_way, *self._waiting) if wish is not None]
        done: list[bool] = []
        self._tasks.last_words(lambda: done.append(self._desk().close(waiting)))
        return bool(done and done[0])

    def list_copies(self) -> None:
        """Ask for the copies one can go back to; ``copies_listed`` follows."""
        self._tasks.run(self._copies, self._tell_copies, self._tell_trouble)

    def go_back(self, copy: Path) -> None:
        """Put a copy in the place of the file, which is kept aside; ``ready`` follows."""
        self._waiting.clear()
        work = partial(self._go_back, copy)
        self._tasks.run(work, self._show, self._tell_unreadable)

    def erase(self, also: Iterable[Path] = ()) -> None:
        """Erase everything that is kept, and ``also``; ``erased`` follows."""
        self._waiting.clear()
        self._copying.stop()
        self._tasks.run(partial(self._erase, tuple(also)), self._show_erased, self._tell_trouble)

    def _wish(self, wish: Wish) -> None:
        self._waiting.append(wish)
        self._write()

    def _write(self) -> None:
        if self._under_way is None and self._waiting and self.is_ready:
            self._again.stop()
            self._under_way = self._waiting.popleft()
            work = partial(self._do, self._under_way)
            self._tasks.run(work, self._wrote, self._failed)

    def _show(self, loaded: Loaded) -> None:
        kept = Kept(loaded.kept)
        # What was done before the file was read comes on top of it.
        for wish in self._waiting:
            if wish.step is not None:
                kept.apply(wish.step.changes)
        self.kept = kept
        self.is_ready = True
        self._note_newest(loaded.newest)
        self._looking.start()
        self.ready.emit()
        self._write()

    def _note_newest(self, step: TakenStep | None) -> None:
        if step != self.newest:
            self.newest = step
            self.newest_changed.emit()

    def _wrote(self, written: Written) -> None:
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
        self._copying.start()
        self._write()

    def _failed(self, error: BaseException) -> None:
        if self._under_way is not None:
            self._waiting.appendleft(self._under_way)
            self._under_way = None
        self._again.start()
        self.trouble.emit(error)

    def _tell_trouble(self, error: BaseException) -> None:
        self.trouble.emit(error)

    def _tell_unreadable(self, error: BaseException) -> None:
        self.unreadable.emit(error)

    def _look(self) -> None:
        if not self._tasks.is_busy:
            self._tasks.run(self._look_at_place, self._show_other, self._tell_trouble)

    def _show_other(self, loaded: Loaded | None) -> None:
        if loaded is not None:
            self._show(loaded)
            self.replaced.emit(loaded.beside)

    def _copy(self) -> None:
        self._tasks.run(self._make_copies, self._note_copied, self._tell_trouble)

    def _note_copied(self, _nothing: object) -> None:
        """Nothing is to be said of a copy that could be made."""

    def _tell_copies(self, copies: Sequence[Copy]) -> None:
        self.copies_listed.emit(copies)

    def _show_erased(self, left: tuple[Path, ...]) -> None:
        self._show(Loaded(Kept()))
        self.erased.emit(left)

    # In the writing thread

    def _desk(self) -> Desk:
        if self._made is None:
            from viewer.ui.keeping_desk import KeepingDesk  # noqa: PLC0415  (slow: in its thread)

            self._made = KeepingDesk(self.path)
        return self._made

    def _load(self) -> Loaded:
        return self._desk().load()

    def _do(self, wish: Wish) -> Written:
        return self._desk().do(wish)

    def _look_at_place(self) -> Loaded | None:
        return self._desk().look()

    def _make_copies(self) -> None:
        self._desk().copy()

    def _copies(self) -> Sequence[Copy]:
        return self._desk().copies()

    def _go_back(self, copy: Path) -> Loaded:
        return self._desk().go_back(copy)

    def _erase(self, also: tuple[Path, ...]) -> tuple[Path, ...]:
        return self._desk().erase(also)
