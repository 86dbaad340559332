"""What the parts of one page share: the look, the terms, and the ways to ask for something."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import TermCard
from viewer.ui.look import Look
from viewer.ui.page.answers import Answers
from viewer.ui.page.notes import Notes


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A marked word on the page: its card, the widget that gets the focus back, its outline."""

    card: TermCard
    proxy: QWidget
    view: QWidget
    outline: tuple[QRect, ...]
    """The word's rectangles, one a line, in the coordinates of ``view``."""
    word: str = ""
    """The word as it stands on the page; its card may be of a broader one."""


class PageContext(QObject):
    """Handed to every block widget of a page.

    Signals: ``term_requested`` (a TermPlace, and whether the pointer merely rested on it);
    ``source_requested`` (the number of a source, and whether by keyboard);
    ``trial_requested`` and ``link_requested``; ``place_in_tab_requested`` (a Tab, and paths of
    the record that are told there); ``focus_taken`` (a widget, and
    whether by keyboard) and ``focus_lost``; ``place_requested`` (a widget and a rectangle in it
    to be scrolled into sight); ``pressed`` (a text the mouse was pressed in);
    ``note_wished`` (a text, of which what is selected is to have a note); ``selected`` (a text
    in which words were just selected with the mouse).
    """

    term_requested = Signal(object, bool)
    source_requested = Signal(int, bool)
    trial_requested = Signal(str)
    link_requested = Signal(str)
    place_in_tab_requested = Signal(object, object)
    focus_taken = Signal(object, bool)
    focus_lost = Signal(object)
    place_requested = Signal(object, object)
    pressed = Signal(object)
    note_wished = Signal(object)
    selected = Signal(object)

    def __init__(
        self,
        look: Look,
        terms: dict[str, TermCard],
        parent: QObject,
        answers: Answers | None = None,
        notes: Notes | None = None,
    ) -> None:
        super().__init__(parent)
        self.notes = notes
        """The reader's notes; None where the page takes none."""
        self.answers = answers
        """The reader's answers; None where the page takes none."""
        self.look = look
        self.terms = terms
        self.marks = True
        """Whether hard words are marked; the reader may turn it off."""
