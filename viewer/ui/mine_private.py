"""The private file as a whole: moved, brought in, gone back to, erased; and when it fails."""

import contextlib
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from viewer.domain.errors import NewerPersonalFileError
from viewer.domain.kept import Kept, Step, StepName
from viewer.domain.values import PartialDate
from viewer.plain.dates import date_words
from viewer.settings import Settings, sensible
from viewer.ui.keep.moving import Packed, Unpacked, pack, unpack
from viewer.ui.keep.toast import Offer, Toast
from viewer.ui.keeping import Keeping
from viewer.ui.keeping_parts import Copy
from viewer.ui.messages import Message
from viewer.ui.tasks import Tasks
from viewer.ui.window import Window
from viewer.words import _, ngettext

_ENDING = ".tvkeep.zip"
_MOVED = (
    "zoom",
    "appearance",
    "mark_words",
    "only_open",
    "filters",
    "sort",
    "distance_unit",
    "last_search",
    "last_trial",
    "last_tab",
    "print_size",
    "paper",
)
"""Settings that go to another computer; the others belong to the screen and disk of this one."""
_FORGOTTEN = ("last_search", "last_trial", "last_tab", "filters", "sort", "only_open")
"""Settings that say something about a person."""
_OFFERED = 4
"""Copies offered to go back to."""


class MinePrivate(QObject):
    """Joins the menu's entries about the private file, and its troubles, to the window."""

    def __init__(self, window: Window, keeping: Keeping, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._toast = toast
        self._tasks = Tasks(self)
        self._why: BaseException | None = None
        """What kept the last step from being written, until one is."""
        self._wants_copies = False
        self._coming_in: Path | None = None
        self._fresh: Settings | None = None
        """Settings that are to come in force, where nothing was kept here before."""
        self._connect()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        actions, keeping = self._window.actions_, self._keeping
        actions.move.triggered.connect(self.move)
        actions.bring_in.triggered.connect(self.bring_in)
        actions.go_back.triggered.connect(self.ask_for_copies)
        actions.erase.triggered.connect(self.erase)
        keeping.taken.connect(self._note_written)
        keeping.trouble.connect(self._tell_trouble)
        keeping.unreadable.connect(self._tell_unreadable)
        keeping.replaced.connect(self._tell_replaced)
        keeping.copies_listed.connect(self._offer_copies)
        keeping.erased.connect(self._tell_erased)
        self._window.set_guard(self.may_close)

    # To another computer, and from it

    def move(self) -> None:
        """Put everything into one file."""
        day = datetime.now().astimezone().date().isoformat()
        path = self._window.messages.choose_new_file(
            _("Put everything you keep into one file"),
            str(Path.home() / f"trial-viewer-{day}{_ENDING}"),
            _("What you keep (*{ending})").format(ending=_ENDING),
        )
        if path is not None:
            self._pack(path)

    def _pack(self, path: Path) -> None:
        if not path.name.endswith(".zip"):
            path = path.with_name(path.name + _ENDING)
        settings = self._window.memory.settings._asdict()
        chosen = {name: settings[name] for name in _MOVED}
        work = partial(pack, path, Kept(self._keeping.kept), chosen, self._window.catalogs)
        self._tasks.run(work, self._tell_packed, self._window.messages.trouble)

    def _tell_packed(self, packed: Packed) -> None:
        trials = ngettext("{count} study", "{count} studies", packed.trials).format(
            count=packed.trials
        )
        self._window.messages.tell(
            _("Everything you keep is in one file now."),
            _(
                "{file}\n\nIt holds your notes, ticks and lists, and {studies}. Take it to the "
                "other computer, start Trial Viewer there, press Menu, then “What you keep”, then "
                "“Bring in what you kept”. Whoever has the file can read it."
            ).format(file=packed.path, studies=trials),
        )

    def bring_in(self) -> None:
        """Take in what was kept on another computer; what is kept here stays."""
        paths = self._window.messages.choose_files(
            _("Bring in what you kept: choose the file"),
            str(Path.home()),
            _("What you keep (*.zip)"),
        )
        if paths:
            work = partial(unpack, paths[0], self._keeping.path)
            self._tasks.run(work, self._take_in, self._window.messages.trouble)

    def _take_in(self, found: Unpacked) -> None:
        if not any(True for _entry in self._keeping.kept):
            self._fresh = sensible({name: found.settings.get(name) for name in _MOVED})
        if found.changes:
            self._keeping.take(Step(StepName.RESTORE, found.changes))
        if found.unread:
            self._window.messages.tell(
                ngettext(
                    "{count} thing is of a newer Trial Viewer and was left out.",
                    "{count} things are of a newer Trial Viewer and were left out.",
                    found.unread,
                ).format(count=found.unread)
            )
        if found.trials is not None:
            self._coming_in = found.trials
            self._window.studies_added.connect(self._end_coming_in)
            here = _("Your notes, ticks and lists are here now")
            self._window.add_studies([found.trials], headline=here)
        else:
            self._show_as_there()

    def _show_as_there(self) -> None:
        """Let the window become as it was on the other computer, where nothing was kept here."""
        fresh, self._fresh = self._fresh, None
        if fresh is None:
            return
        self._window.appearances.set_zoom(fresh.zoom)
        self._window.appearances.set_appearance(fresh.appearance.value)
        # Only now: the list that was shown meanwhile has noted its own search.
        self._window.memory.note(**{name: getattr(fresh, name) for name in _MOVED})
        self._window.show_as_left()

    def _end_coming_in(self) -> None:
        """The studies are there now: what was open elsewhere can be opened."""
        self._window.studies_added.disconnect(self._end_coming_in)
        if self._coming_in is not None:
            with contextlib.suppress(OSError):
                self._coming_in.unlink(missing_ok=True)
        self._coming_in = None
        self._show_as_there()

    # Back to an earlier copy

    def ask_for_copies(self) -> None:
        """Ask for the copies one can go back to."""
        self._wants_copies = True
        self._keeping.list_copies()

    def _offer_copies(self, copies: tuple[Copy, ...]) -> None:
        if not self._wants_copies:
            return
        self._wants_copies = False
        messages = self._window.messages
        if not copies:
            messages.tell(
                _("There is no copy yet."),
                _("Trial Viewer makes one on each day on which you keep something."),
            )
            return
        offered = copies[:_OFFERED]
        days = tuple(date_words(PartialDate.parse(copy.day)) for copy in offered)
        chosen = messages.show(
            Message(
                text=_("Go back to what you kept on which day?"),
                more=_("What you keep now is set aside in the same folder, and not deleted."),
                choices=(*days, _("Stay as it is")),
            )
        )
        if chosen < len(offered):
            self._keeping.go_back(offered[chosen].path)

    # Gone for good

    def erase(self) -> None:
        """Erase everything of the person's, once they said yes."""
        really = self._window.messages.ask(
            _("Erase everything of yours?"),
            _(
                "Your saved studies, notes, ticks, tags, questions, what you told about yourself, "
                "what you looked at and searched for, and all copies of it on this computer. "
                "It cannot be undone. Studies of the library stay. Files that you saved "
                "elsewhere yourself stay, too."
            ),
            _("Erase everything"),
            _("Keep everything"),
        )
        if really:
            self._keeping.erase()

    def _tell_erased(self, left: tuple[Path, ...]) -> None:
        plain = Settings()
        forgotten = {name: getattr(plain, name) for name in _FORGOTTEN}
        self._window.memory.note(**forgotten)
        self._window.memory.save_now()
        # What was said last speaks of what is gone.
        self._toast.let_go()
        self._toast.put_away()
        self._window.show_as_left()
        if left:
            names = "\n".join(map(str, left))
            self._window.messages.tell(
                _("Almost everything is erased."),
                _("These files could not be deleted:\n{files}").format(files=names),
            )
        else:
            self._window.messages.tell(_("Everything of yours is erased from this computer."))

    # When the file fails

    def may_close(self) -> bool:
        """Whether the window may close: everything is kept, or the person says so."""
        if not self._keeping.unsaved or self._why is None:
            return True
        chosen = self._window.messages.show(
            Message(
                text=_("What you did last is not kept yet."),
                more=str(self._why),
                choices=(_("Save it elsewhere…"), _("Close all the same"), _("Stay")),
            )
        )
        if chosen == 0:
            self.move()
        return chosen == 1

    def _note_written(self) -> None:
        self._why = None

    def _tell_trouble(self, error: BaseException) -> None:
        first = self._why is None
        self._why = error
        if first:
            elsewhere = Offer(_("Save it elsewhere…"), self.move)
            self._toast.say(_("{why} It stays in this window.").format(why=error), (elsewhere,))

    def _tell_unreadable(self, error: BaseException) -> None:
        self._why = error
        messages = self._window.messages
        if isinstance(error, NewerPersonalFileError):
            messages.trouble(error)
            return
        back = messages.ask(
            str(error),
            _("You can search and read all the same. What you do now is not kept."),
            _("Go back to a copy…"),
            _("Go on"),
        )
        if back:
            self.ask_for_copies()

    def _tell_replaced(self, beside: Path) -> None:
        self._window.messages.tell(
            _("Another program put another copy in the place of what you keep."),
            _("That copy is shown now. What you kept before lies here:\n{file}").format(
                file=beside
            ),
        )
