"""The pane of saved studies, joined to what is kept and to the open library."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Signal

from viewer.domain import sorting_steps as sorting
from viewer.domain.kept import Change, Step
from viewer.domain.personal import Folder, Kind, Tag
from viewer.domain.saved_list import JUDGED, listed
from viewer.domain.search import Hit
from viewer.pages.compare import FEWEST, MOST
from viewer.store.catalog import Catalog
from viewer.ui.asking import Asking
from viewer.ui.compare.comparing import Comparing
from viewer.ui.keep.name_dialog import NameDialog
from viewer.ui.keep.saved_pane import SavedPane
from viewer.ui.keep.saved_words import narrowed, why_empty, with_folder
from viewer.ui.keep.sort_menus import SortMenus
from viewer.ui.keeping import Keeping
from viewer.ui.mine_saved import SHOWN_IN_ROWS, MineSaved, new_key
from viewer.ui.reader import Reader
from viewer.ui.results.model import MOST_ROWS
from viewer.ui.results.row import RowMine
from viewer.ui.window import Window
from viewer.words import _


def _rows(catalog: Catalog, numbers: Sequence[str]) -> tuple[Hit, ...]:
    return catalog.rows_of(numbers)


class MineSavedView(QObject):
    """Opens the pane of saved studies and keeps it true.

    Signals:
        made(): the pane was made.
        opened(): it was put in the place of the list.
    """

    made = Signal()
    opened = Signal()

    def __init__(self, window: Window, keeping: Keeping, saved: MineSaved, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._saved = saved
        self._folder: str | None = None
        self._tags: list[str] = []
        self._hits: dict[str, Hit] = {}
        self._trials: tuple[str, ...] = ()
        self._asked: set[str] = set()
        self.asking = Asking(window.catalogs, _rows, self)
        self.menus = SortMenus(window)
        self.pane: SavedPane | None = None
        window.actions_.saved.triggered.connect(self.open)
        window.frame.pane.saved_wished.connect(self.open)
        keeping.ready.connect(self.refresh)
        saved.badges_changed.connect(self.refresh)
        keeping.changed.connect(self._note_changes)
        window.library_changed.connect(self._look_up_again)
        window.appearances.changed.connect(self._set_look)
        self.asking.answered.connect(self._take_rows)
        window.closing.connect(self.asking.close)
        window.set_listed(self._listed)

    # The pane

    def open(self) -> None:
        """Show the pane in the place of the list."""
        pane = self._make()
        frame = self._window.frame
        self._saved.toast.let_go()
        self.refresh()
        frame.set_back_words(_("Saved studies"))
        frame.show_left(pane, pane.focus_first)
        pane.focus_first()
        self.opened.emit()

    def close_pane(self) -> None:
        """Go back to the list of the search."""
        frame = self._window.frame
        frame.show_results()
        if not frame.pane.model.rowCount():
            frame.pane.ask_again()
        frame.pane.focus_list()

    def _make(self) -> SavedPane:
        if self.pane is None:
            pane = self.pane = SavedPane(self._window.appearances.look)
            pane.put_actions(self._window.frame.put_left(pane))
            self._connect(pane)
            self.made.emit()
        return self.pane

    def _connect(self, pane: SavedPane) -> None:
        """Connect the pane: who tells (left) and who does it (right)."""
        reader, menus = self._window.reader, self.menus
        self._saved.follow(pane.list)
        pane.left.connect(self.close_pane)
        pane.folders_wished.connect(self._open_folders)
        pane.tags_wished.connect(self._open_tags)
        pane.tag_removed.connect(self._turn_tag)
        pane.choosing_wished.connect(self._set_choosing)
        pane.list.tick_wished.connect(self._tick)
        pane.print_wished.connect(self._print)
        pane.compare_wished.connect(self._compare)
        if reader is not None:
            pane.list.chosen.connect(partial(self._open_trial, reader.open))
            pane.list.rested.connect(partial(self._open_trial, reader.open_beside))
            pane.list.entered_trial.connect(partial(self._open_trial, reader.enter))
        menus.folder_chosen.connect(self._choose_folder)
        menus.tag_turned.connect(self._turn_tag)
        menus.folder_wished.connect(self._ask_folder)
        menus.folder_rename_wished.connect(self._ask_folder_name)
        menus.folder_delete_wished.connect(self._delete_folder)
        menus.tag_rename_wished.connect(self._ask_tag_name)
        menus.tag_delete_wished.connect(self._delete_tag)
        menus.tag_recolour_wished.connect(self._recolour_tag)

    def _set_look(self) -> None:
        if self.pane is not None:
            self.pane.set_look(self._window.appearances.look)

    # What is shown

    def refresh(self) -> None:
        """Show what is saved now."""
        pane = self.pane
        if pane is None:
            return
        kept = self._keeping.kept
        self._tags = [key for key in self._tags if kept.get(Kind.TAG, key, Tag)]
        if self._folder and self._folder not in {*kept.all(Kind.FOLDER, Folder), *JUDGED}:
            self._folder = None
        trials = listed(kept, self._folder, self._tags)
        self._trials = tuple(trials)
        self._ask_rows(self._trials)
        pane.model.set_mine(self._mark_of)
        chosen = pane.list.current_number()
        with pane.list.told_nothing():
            pane.model.show(dict(islice(trials.items(), MOST_ROWS)), self._hits)
        if pane.list.current_number() != chosen:
            pane.list.mark(pane.model.row_of(chosen), reveal=False)
        number = self._window.locale().toString
        pane.show_narrowed(narrowed(kept, self._folder, self._tags, len(trials), number))
        pane.show_choosing(pane.model.ticked())
        is_ready = self._keeping.is_ready
        pane.show_nothing("" if trials else why_empty(kept, self._folder, is_ready=is_ready))

    def _mark_of(self, number: str) -> RowMine:
        mark = self._saved.mark_of(number)
        return with_folder(mark, self._keeping.kept, number, self._folder)

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind in SHOWN_IN_ROWS for change in changes):
            self.refresh()

    # The library

    def _ask_rows(self, numbers: tuple[str, ...]) -> None:
        if not set(numbers) <= self._asked:
            self._asked |= set(numbers)
            self.asking.ask(tuple(self._asked))

    def _look_up_again(self) -> None:
        self._asked, self._hits = set(), {}
        self.refresh()

    def _take_rows(self, _numbers: tuple[str, ...], hits: tuple[Hit, ...]) -> None:
        self._hits = {hit.number: hit for hit in hits}
        self.refresh()

    def _open_trial(self, open_: Callable[[str], None], number: str) -> None:
        if number in self._hits:
            open_(number)
            return
        saved = listed(self._keeping.kept, self._folder, ()).get(number)
        if saved is not None:
            self._window.frame.show_place(
                _("This study is not in this library."),
                _("{number}: {title}. What you kept of it is still here.").format(
                    number=number, title=saved.title or number
                ),
            )

    # Choosing several

    def _set_choosing(self, on: bool) -> None:
        if self.pane is not None:
            self.pane.model.set_choosing(on)
            self.pane.show_choosing(())

    def _tick(self, number: str) -> None:
        if self.pane is not None:
            self.pane.model.tick(number)
            self.pane.show_choosing(self.pane.model.ticked())

    def _meant(self) -> tuple[str, ...]:
        """Those ticked, or all that are listed; without those that are not in this library."""
        if self.pane is None:
            return ()
        meant = self.pane.model.ticked() or self._trials
        return tuple(number for number in meant if number in self._hits)

    def _listed(self) -> tuple[str, ...] | None:
        """The studies that the pane lists, while it is in sight; those ticked, if any."""
        in_sight = self.pane is not None and self._window.frame.left is self.pane
        return self._meant() if in_sight else None

    def _print(self) -> None:
        numbers, reader, window = self._meant(), self._window.reader, self._window
        if not numbers or not isinstance(reader, Reader):
            self._saved.undoing.say(_("There is no study of this library to print."))
            return
        window.print_studies(numbers, len(numbers))

    def _compare(self) -> None:
        comparing = self._window.comparing
        numbers = self._meant()
        if self.pane is None or not isinstance(comparing, Comparing):
            return
        if not FEWEST <= len(numbers) <= MOST:
            if not self.pane.model.is_choosing:
                self.pane.choose.click()
            self._saved.undoing.say(_("Tick two to four studies. Then press “Compare” again."))
            return
        comparing.chosen.clear()
        for number in numbers:
            comparing.chosen.toggle(number, self._saved.title_of(number))
        comparing.open()

    # Folders and tags

    def _open_folders(self) -> None:
        if self.pane is not None:
            menu = self.menus.folders(self._keeping.kept, self._folder)
            self.menus.open(menu, self.pane.folder)

    def _open_tags(self) -> None:
        if self.pane is not None:
            look = self._window.appearances.look
            menu = self.menus.tags(self._keeping.kept, self._tags, look)
            self.menus.open(menu, self.pane.tags)

    def _choose_folder(self, key: str | None) -> None:
        self._folder = key
        self.refresh()

    def _turn_tag(self, key: str) -> None:
        if key in self._tags:
            self._tags.remove(key)
        else:
            self._tags.append(key)
        self.refresh()

    def _ask_folder(self) -> None:
        self._ask_name(_("Name of the new folder"), "", self._make_folder)

    def _ask_folder_name(self, key: str) -> None:
        folder = self._keeping.kept.get(Kind.FOLDER, key, Folder)
        if folder is not None:
            rename = partial(self._rename, sorting.rename_folder, key)
            self._ask_name(_("New name of the folder"), folder.name, rename)

    def _ask_tag_name(self, key: str) -> None:
        tag = self._keeping.kept.get(Kind.TAG, key, Tag)
        if tag is not None:
            rename = partial(self._rename, sorting.rename_tag, key)
            self._ask_name(_("New name of the tag"), tag.name, rename)

    def _ask_name(self, question: str, text: str, take: Callable[[str], None]) -> None:
        look = self._window.appearances.look
        dialog = NameDialog(look, question, text, self._window)
        dialog.named.connect(take)
        dialog.open()

    def _make_folder(self, name: str) -> None:
        self._take(sorting.make_folder(self._keeping.kept, name, new_key))

    def _rename(self, step: Callable[..., Step | None], key: str, name: str) -> None:
        self._take(step(self._keeping.kept, key, name))

    def _delete_folder(self, key: str) -> None:
        self._take(sorting.delete_folder(self._keeping.kept, key))

    def _delete_tag(self, key: str) -> None:
        self._take(sorting.delete_tag(self._keeping.kept, key))

    def _recolour_tag(self, key: str, colour: int) -> None:
        self._take(sorting.recolour_tag(self._keeping.kept, key, colour))

    def _take(self, step: Step | None) -> None:
        if step is not None:
            self._keeping.take(step)
