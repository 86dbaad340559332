"""The menu of a row: what one can do with its trial."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from viewer.domain.kept import Kept
from viewer.domain.personal import Judged, Kind, Opinion
from viewer.ui.menus import LetterMenu
from viewer.words import _


class RowMenu(QObject):
    """Offers to save, to judge and to sort a trial.

    Signals:
        star_wished(number): save it, or no longer.
        opinion_wished(number, opinion): an Opinion, or None for none.
        sorting_wished(number): its folder and tags are to be chosen.
        reason_wished(number): why it is not for the person is to be written down.
        compare_wished(number): it is to be compared with others, or no longer.
    """

    star_wished = Signal(str)
    opinion_wished = Signal(str, object)
    sorting_wished = Signal(str)
    reason_wished = Signal(str)
    compare_wished = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.menu: QMenu | None = None

    def open(self, number: str, place: QPoint, kept: Kept, *, compared: bool = False) -> None:
        """Show the menu at a place of the screen; ``compared`` as for :meth:`make`."""
        self.make(number, kept, compared=compared).popup(place)

    def make(self, number: str, kept: Kept, *, compared: bool = False) -> QMenu:
        """Make the menu of a trial; ``compared``: it is chosen to be compared."""
        if self.menu is not None:
            self.menu.deleteLater()
        menu = self.menu = LetterMenu(_("This study"), self._window)
        judged = kept.get(Kind.OPINION, number, Judged)
        opinion = judged.opinion if judged else None
        star = _("No longer saved") if kept.is_saved(number) else _("Save this study")
        menu.addAction(star).triggered.connect(lambda: self.star_wished.emit(number))
        for each, words in (
            (Opinion.INTERESTING, _("Interesting")),
            (Opinion.NOT_FOR_ME, _("Not for me")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(opinion is each)
            wish = None if opinion is each else each
            action.triggered.connect(
                lambda _on=False, wish=wish: self.opinion_wished.emit(number, wish)
            )
        if opinion is Opinion.NOT_FOR_ME:
            why = menu.addAction(_("Say why it is not for me…"))
            why.triggered.connect(lambda: self.reason_wished.emit(number))
        menu.addSeparator()
        compare = _("No longer compare it") if compared else _("Choose to compare")
        menu.addAction(compare).triggered.connect(lambda: self.compare_wished.emit(number))
        sort = menu.addAction(_("Folder and tags…"))
        sort.triggered.connect(lambda: self.sorting_wished.emit(number))
        return menu
