"""The first page: one question, a field to answer it, and where else to begin."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.plain.entities import shown
from viewer.ui.controls import RING, Label, LineLabel, LinkButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, MARGIN_RIGHT, SMALL, TINY, WIDE
from viewer.ui.recent_links import RecentLinks
from viewer.ui.search_bar import SearchBar
from viewer.words import _, ngettext

_WIDTH = 660
_INTRO = 590
_LONGEST_NAME = 50
"""Letters; a link of more is a line to read."""
ILLNESSES = 8
"""Illnesses offered as links; more would be a list to read, not a place to begin."""
_FEW_TRIALS, _ALL_ILLNESSES = 12, 12
"""Of a library of few trials more illnesses are offered, so that each trial has one."""


class FirstStart(QScrollArea):
    """Asks which illness, offers those of the library.

    Signals:
        text_edited(text): somebody began to type.
        illness_chosen(name): one of the illnesses was pressed.
        illnesses_wished(): the tree of all illnesses is wanted.
        import_requested(): studies from a file are wanted.
        recent_chosen(number): a study that was opened lately was pressed.
        recent_clear_wished(): those are to be forgotten.
        saved_wished(): the saved studies are wanted.
    """

    text_edited = Signal(str)
    illness_chosen = Signal(str)
    illnesses_wished = Signal()
    import_requested = Signal()
    recent_chosen = Signal(str)
    recent_clear_wished = Signal()
    saved_wished = Signal()

    def __init__(self, look: Look, actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = look
        self._title = Label(look, Role.FIRST_TITLE, text=_("Which illness are you looking for?"))
        self._intro = Label(
            look,
            Role.BODY,
            text=_(
                "Type it in your own words. You can also type a medicine, or the number of a study."
            ),
        )
        self.search = SearchBar(look, large=True)
        self.search.set_placeholder(_("For example: rheumatoid arthritis"))
        self._offered = Label(look, Role.CONTROL_STRONG, text=_("Illnesses in this library"))
        self._links = QWidget()
        self._flow = FlowLayout(self._links)
        self._browse = LinkButton(look, _("Browse all illnesses"))
        self._browse.hide()
        self._recent = RecentLinks(look)
        self._recent.chosen.connect(self.recent_chosen)
        self._recent.clear_wished.connect(self.recent_clear_wished)
        self._recent.saved_wished.connect(self.saved_wished)
        self._rule = QFrame()
        self._rule.setFixedHeight(1)
        self._rule.setAutoFillBackground(True)
        self._count = LineLabel(look, Role.NOTE)
        self._count.setContentsMargins(RING, 0, RING, 0)
        self._add = LinkButton(look, _("Add more from a file"), Role.NOTE)
        self._private = Label(look, Role.NOTE, text=_("Nothing you type leaves this computer."))
        self.inner = QWidget()
        self._build(actions)
        self._offered.hide()
        self.search.text_edited.connect(self.text_edited)
        self._browse.clicked.connect(self.illnesses_wished)
        self._add.clicked.connect(self.import_requested)
        self.set_look(look)

    def _build(self, actions: QWidget) -> None:
        self._library = QWidget()
        self._library_row = FlowLayout(self._library)
        self._library_row.addWidget(self._count)
        self._library_row.addWidget(self._add)
        page = QVBoxLayout(self.inner)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(actions)
        self._middle = QHBoxLayout()
        self._column_box = QWidget()
        self._column = QVBoxLayout(self._column_box)
        for part in (
            self._title,
            self._intro,
            self.search,
            self._offered,
            self._links,
            self._browse,
            self._recent,
            self._rule,
            self._library,
            self._private,
        ):
            if part in (self._links, self._browse, self._recent, self._library):
                self._column.addWidget(part)
                continue
            indented = QHBoxLayout()
            indented.setContentsMargins(RING, 0, RING, 0)
            indented.addWidget(part, 1)
            # Takes what a part with a greatest width leaves, so that all begin at the left.
            indented.addStretch()
            self._column.addLayout(indented)
        self._middle.addStretch(1)
        self._middle.addWidget(self._column_box, 100)
        self._middle.addStretch(1)
        page.addLayout(self._middle)
        page.addStretch(1)
        self.setWidget(self.inner)

    def setFocus(  # noqa: N802  (Qt's name)
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """Go to the field. As Qt's focus proxy it would keep Tab from what stands above it."""
        self.search.setFocus(reason)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for part in (
            self._title,
            self._intro,
            self.search,
            self._offered,
            self._browse,
            self._recent,
            self._count,
            self._add,
            self._private,
        ):
            part.set_look(look)
        for link in self._links.findChildren(LinkButton):
            link.set_look(look)
        rule = look.palette()
        rule.setColor(self._rule.backgroundRole(), look.color("rule"))
        self._rule.setPalette(rule)
        self._intro.setMaximumWidth(look.px(_INTRO))
        self._intro.setContentsMargins(0, 0, 0, look.space(TINY))
        self._offered.setContentsMargins(0, look.space(GAP), 0, 0)
        self._column_box.setMaximumWidth(look.px(_WIDTH) + 2 * look.space(MARGIN_RIGHT))
        side = look.space(MARGIN_RIGHT) - RING
        self._column.setContentsMargins(side, look.space(68), side, look.space(WIDE))
        self._column.setSpacing(look.space(GAP))
        self._flow.set_gap(look.space(WIDE) - 4)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._library_row.set_gap(0)
        self._library_row.setContentsMargins(0, look.space(SMALL), 0, 0)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look))

    def set_saved(self, count: int) -> None:
        """Lead to the saved studies, if there are any."""
        self._recent.show_saved(count)

    def set_recent(self, trials: Sequence[tuple[str, str]]) -> None:
        """Offer studies that were opened lately, as pairs of number and title."""
        self._recent.show_trials(trials)
        stops = (self._browse, *self._recent.stops(), self._add)
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def set_library(self, count: int, illnesses: Sequence[str]) -> None:
        """Tell what the library holds."""
        self._count.setText(
            ngettext(
                "This library holds {count} study.", "This library holds {count} studies.", count
            ).format(count=self.locale().toString(count))
        )
        for link in self._links.findChildren(LinkButton):
            self._flow.removeWidget(link)
            link.deleteLater()
        short = [name for name in illnesses if len(name) <= _LONGEST_NAME]
        most = _ALL_ILLNESSES if count <= _FEW_TRIALS else ILLNESSES
        before: QWidget = self.search.last_stop()
        for name in short[:most]:
            link = LinkButton(self._look, shown(name))
            link.clicked.connect(self._illness)
            self._flow.addWidget(link)
            QWidget.setTabOrder(before, link)
            before = link
        QWidget.setTabOrder(before, self._browse)
        stops = (self._browse, *self._recent.stops(), self._add)
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        self._browse.setVisible(bool(illnesses))
        self._offered.setVisible(bool(illnesses))
        self._links.setVisible(bool(illnesses))
        self._links.updateGeometry()

    def _illness(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.illness_chosen.emit(link.words)
