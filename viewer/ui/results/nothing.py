"""What stands in place of the list when nothing was found: what is so, and the ways out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from viewer.domain.search import SearchResult
from viewer.ui.controls import RING, Label, LinkButton
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, WIDE
from viewer.words import _, ngettext


class NothingFound(QScrollArea):
    """Says that nothing was found, for what, and what one can do.

    Signals:
        text_proposed(text): another search was chosen; empty: all studies.
        all_wanted(): closed studies are wanted, too.
        import_requested(): studies from a file are wanted.
    """

    text_proposed = Signal(str)
    all_wanted = Signal()
    import_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._says = Label(look, Role.BODY)
        self._meant = LinkButton(look, "")
        self._closed = LinkButton(look, "")
        self._clear = LinkButton(look, _("Clear the search"))
        self._more = Label(look, Role.CONTROL, "soft")
        self._import = LinkButton(look, _("Add studies from a file"))
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        for part in (
            self._says,
            self._meant,
            self._closed,
            self._clear,
            self._more,
            self._import,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(inner)
        self._meant.clicked.connect(self._propose)
        self._closed.clicked.connect(self.all_wanted)
        self._clear.clicked.connect(self._propose_nothing)
        self._import.clicked.connect(self.import_requested)
        self._proposal = ""
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for part in (self._says, self._meant, self._closed, self._clear, self._more, self._import):
            part.set_look(look)
        for label in (self._says, self._more):
            label.setContentsMargins(RING, 0, 0, 0)
        side = look.space(24) - RING
        self._column.setContentsMargins(side, look.space(WIDE), side, side)
        self._column.setSpacing(look.space(GAP) // 2)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, look.color("side"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look))

    def show_result(self, result: SearchResult, in_library: int) -> None:
        """Say what was not found; ``in_library`` counts all trials of the library."""
        text = result.query.text.strip()
        if in_library == 0:
            self._says.setText(_("There are no studies in this library yet."))
        elif text:
            self._says.setText(_("No study here for “{text}”.").format(text=text))
        else:
            self._says.setText(_("No study in this library is open to joining."))
        self._proposal = result.did_you_mean or ""
        self._meant.setVisible(bool(self._proposal))
        self._meant.set_words(_("Did you mean {text}?").format(text=self._proposal))
        self._closed.setVisible(result.hidden_closed > 0)
        self._closed.set_words(
            ngettext(
                "Show {count} closed study", "Show {count} closed studies", result.hidden_closed
            ).format(count=result.hidden_closed)
        )
        self._clear.setVisible(bool(text) and in_library > 0)
        self._more.setVisible(in_library > 0)
        self._more.setText(
            ngettext(
                "This library holds {count} study. There may be others elsewhere.",
                "This library holds {count} studies. There may be others elsewhere.",
                in_library,
            ).format(count=self.locale().toString(in_library))
        )

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no answer."""
        self._says.setText(sentence)
        for part in (self._meant, self._closed, self._clear, self._more):
            part.hide()

    def text(self) -> str:
        """What it says."""
        return self._says.text()

    def _propose(self) -> None:
        self.text_proposed.emit(self._proposal)

    def _propose_nothing(self) -> None:
        self.text_proposed.emit("")
