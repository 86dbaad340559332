"""The left pane: the search, what it found, and how many."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from viewer.domain.errors import TrialViewerError
from viewer.domain.search import Query, SearchResult
from viewer.ui.controls import CheckBox, Label
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import MIDDLE, SMALL, TINY
from viewer.ui.results.list_view import ResultsList
from viewer.ui.results.model import MOST_ROWS, ResultsModel
from viewer.ui.results.nothing import NothingFound
from viewer.ui.search_bar import SearchBar
from viewer.words import _, ngettext


class ResultsPane(QWidget):
    """Search field, count, the switch "only open", and the list or what stands in its place.

    Signals:
        search_requested(query): the question changed, or more rows are wanted.
        trial_chosen(number): a trial was clicked.
        trial_rested(number): the arrow keys rested on a trial.
        trial_entered(number): Enter was pressed on a trial.
        import_requested(): studies from a file are wanted.
        only_open_changed(on): the switch was set.
    """

    search_requested = Signal(object)
    trial_chosen = Signal(str)
    trial_rested = Signal(str)
    trial_entered = Signal(str)
    import_requested = Signal()
    only_open_changed = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._open_number = ""
        self._in_library = 0
        self.model = ResultsModel(self)
        self.search = SearchBar(look)
        self.search.set_placeholder(_("Illness, medicine or number"))
        self.count = Label(look, Role.CONTROL_STRONG)
        self.only_open = CheckBox(look, _("Only studies open to joining"))
        self.hidden = Label(look, Role.CONTROL, "soft")
        self.also = Label(look, Role.CONTROL, "soft")
        self.list = ResultsList(self.model, look)
        self.nothing = NothingFound(look)
        self.end = Label(look, Role.CONTROL, "soft")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        self._top = QVBoxLayout()
        self._switch = QHBoxLayout()
        self._switch.addWidget(self.only_open)
        self._switch.addStretch(1)
        self._top.addWidget(self.search)
        self._top.addWidget(self.count)
        self._top.addLayout(self._switch)
        self._top.addWidget(self.hidden)
        self._top.addWidget(self.also)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._top)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.end)
        for part in (self.hidden, self.also, self.end):
            part.hide()
        self._connect()
        self.set_look(look)

    def _connect(self) -> None:
        self.search.text_edited.connect(self._ask)
        self.search.entered.connect(self._enter_first)
        self.search.left_downwards.connect(self._go_to_list)
        self.only_open.toggled.connect(self.only_open_changed)
        self.only_open.toggled.connect(self._ask)
        self.list.chosen.connect(self._choose)
        self.list.rested.connect(self._rest)
        self.list.entered_trial.connect(self._enter)
        self.list.left_upwards.connect(self.focus_search)
        self.model.more_requested.connect(self._ask_for_more)
        self.nothing.text_proposed.connect(self.look_for_text)
        self.nothing.all_wanted.connect(self._show_all)
        self.nothing.import_requested.connect(self.import_requested)

    # What the window says to it

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for part in (self.search, self.count, self.only_open, self.hidden, self.also):
            part.set_look(look)
        for below in (self.list, self.nothing, self.end):
            below.set_look(look)
        side, inner = look.space(17), look.space(7)
        self._top.setContentsMargins(side, side, side, look.space(SMALL))
        self._top.setSpacing(0)
        self.count.setContentsMargins(inner, look.space(MIDDLE), 0, look.space(TINY))
        for label in (self.hidden, self.also):
            label.setContentsMargins(inner, 0, 0, look.space(SMALL))
        self._switch.setContentsMargins(inner - TINY, 0, 0, 0)
        self.end.setContentsMargins(look.space(24), look.space(SMALL), side, look.space(SMALL))
        self.update()

    def put_actions(self, actions: QWidget) -> None:
        """Put a row of actions above the search, for when the list stands alone."""
        self._column.insertWidget(0, actions)

    def query(self, *, limit: int = 50) -> Query:
        """What is asked for just now."""
        return Query(
            text=self.search.text().strip(), only_open=self.only_open.isChecked(), limit=limit
        )

    def ask_again(self) -> None:
        """Ask the same once more, for the library has changed."""
        self._ask()

    def look_for_text(self, text: str) -> None:
        """Search for a text as if it had been typed."""
        self.search.set_text(text)
        self._ask()
        self.focus_search()

    def set_start(self, text: str, *, only_open: bool) -> None:
        """Set text and switch as they were left; nobody is asked."""
        self.search.set_text(text)
        self.set_only_open(only_open, ask=False)

    def set_only_open(self, on: bool, *, ask: bool = True) -> None:
        """Set the switch; ``ask`` False: without a new search."""
        blocked = self.only_open.blockSignals(not ask)
        self.only_open.setChecked(on)
        self.only_open.blockSignals(blocked)

    def set_in_library(self, count: int) -> None:
        """Tell how many trials the library holds."""
        self._in_library = count

    def show_waiting(self) -> None:
        """Say that the answer takes time; the old list stays."""
        self.count.setText(_("Looking…"))

    def show_result(self, result: SearchResult) -> None:
        """Show an answer."""
        self.model.show(result)
        self.count.setText(self._count_words(result))
        self.hidden.setVisible(result.query.only_open and result.hidden_closed > 0)
        self.hidden.setText(
            ngettext(
                "{count} closed study hidden",
                "{count} closed studies hidden",
                result.hidden_closed,
            ).format(count=self.locale().toString(result.hidden_closed))
        )
        self.also.setVisible(bool(result.also_searched))
        self.also.setText(
            _("Also searched: {words}.").format(words=", ".join(result.also_searched))
        )
        rows = self.model.rowCount()
        self.end.setVisible(rows >= MOST_ROWS and result.total > rows)
        self.end.setText(
            _("The first {count} are listed. Type more to find others.").format(count=rows)
        )
        if result.hits:
            self._stack.setCurrentWidget(self.list)
            if not self.list.current_number():
                self.mark(self._open_number)
        else:
            self.nothing.show_result(result, self._in_library)
            self._stack.setCurrentWidget(self.nothing)

    def show_trouble(self, error: BaseException) -> None:
        """Say in place of the list that the search did not work."""
        reason = str(error) if isinstance(error, TrialViewerError) else ""
        self.count.setText("")
        self.nothing.show_trouble(
            reason or _("The search did not work. Your library is unchanged. Try other words.")
        )
        self._stack.setCurrentWidget(self.nothing)

    def mark(self, number: str) -> None:
        """Mark the trial that is open, if the list has it."""
        self._open_number = number
        if self.list.current_number() != number:
            self.list.mark(self.model.row_of(number) if number else -1)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.select_all()

    def focus_list(self) -> None:
        """Go to the list, or to the search when there is none."""
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_search()

    def count_words(self) -> str:
        """How many were found, in words."""
        return self.count.text()

    # What its parts say to it

    def _ask(self) -> None:
        self.search_requested.emit(self.query())

    def _ask_for_more(self) -> None:
        self.search_requested.emit(self.query(limit=MOST_ROWS))

    def _show_all(self) -> None:
        self.only_open.setChecked(False)

    def _go_to_list(self) -> None:
        if self._stack.currentWidget() is self.list and self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self.list.current_number() != self._open_number:
                self.list.rest()

    def _enter_first(self) -> None:
        if self._stack.currentWidget() is not self.list or not self.model.rowCount():
            return
        if not self.list.current_number():
            self.list.mark(0)
        self._enter(self.list.current_number())

    def _choose(self, number: str) -> None:
        self._open_number = number
        self.trial_chosen.emit(number)

    def _rest(self, number: str) -> None:
        self._open_number = number
        self.trial_rested.emit(number)

    def _enter(self, number: str) -> None:
        self._open_number = number
        self.trial_entered.emit(number)

    def _count_words(self, result: SearchResult) -> str:
        if not result.total:
            return _("No studies")
        number = self.locale().toString(result.total)
        if not result.total_is_exact:
            return _("{count}+ studies").format(count=number)
        return ngettext("{count} study", "{count} studies", result.total).format(count=number)

    # Painting

    def event(self, event: QEvent) -> bool:
        """Paint the line above the list anew where the parts have moved."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line above the list."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("side"))
        top = self._stack.geometry().top()
        painter.fillRect(QRect(0, top - 1, self.width(), 1), self._look.color("rule"))
        if self._look.tokens.frames:
            edge = QRect(self.width() - 2, 0, 2, self.height())
            painter.fillRect(edge, self._look.color("edge"))
