"""An open trial: its title, its status, its tabs and the page of the tab that is shown."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Page, Tab, TrialHeader
from viewer.ui.look import Look


class TrialView(QWidget):
    """Shows one trial.

    Signals: ``trial_requested`` (the number of a related trial), ``link_requested`` (a web
    address; whoever opens it asks first), ``search_requested``, ``tab_changed`` (a Tab),
    ``print_requested``.
    """

    trial_requested = Signal(str)
    link_requested = Signal(str)
    search_requested = Signal(str)
    tab_changed = Signal(object)
    print_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tab = Tab.OVERVIEW

    def show_trial(self, header: TrialHeader, page_of: Callable[[Tab], Page]) -> None:
        """Show a trial; ``page_of`` is asked for a tab's page when the tab is first shown."""

    def set_actions(self, actions: QWidget) -> None:
        """Put the window's actions at the right of the top line. Takes the widget over."""
        actions.setParent(self)

    def set_back(self, back: QWidget) -> None:
        """Put the window's way back to the list at the left of the top line; show it to use it."""
        back.setParent(self)

    def set_look(self, look: Look) -> None:
        """Draw everything anew in another look, keeping the reader's place."""
        self._look = look

    def current_tab(self) -> Tab:
        """The tab that is shown."""
        return self._tab

    def set_current_tab(self, tab: Tab) -> None:
        """Show a tab, at the place where it was left."""
        self._tab = tab
        self.tab_changed.emit(tab)

    def focus_title(self) -> None:
        """Move the keyboard focus to the title."""

    def find_text(self, text: str) -> int:
        """Go to the next place where ``text`` stands on the page; the number of places."""
        return len(text) * 0
