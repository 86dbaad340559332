"""What stands in place of the list when nothing was found: what is so, and the ways out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from viewer.domain.narrowing import WayOut
from viewer.domain.search import Query, SearchResult
from viewer.plain.filters import dropped_words
from viewer.ui.choices import choice_words, choices_of
from viewer.ui.controls import RING, Label, LinkButton
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, WIDE
from viewer.words import _, ngettext

MOST_WAYS = 5


class NothingFound(QScrollArea):
    """Says that nothing was found, for what, and what one can do.

    Signals:
        text_proposed(text): another search was chosen; empty: all studies.
        way_chosen(query): a wider search, or one near it, was chosen.
        hidden_wished(): the studies that filters hide are wanted.
        import_requested(): studies from a file are wanted.
    """

    text_proposed = Signal(str)
    way_chosen = Signal(object)
    hidden_wished = Signal()
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
        self._ways: tuple[WayOut, ...] = ()
        self._query = Query()
        self._can_clear = False
        self.ways = [LinkButton(look, "") for _count in range(MOST_WAYS)]
        self._hidden = LinkButton(look, _("See which studies are hidden, and why"))
        self._clear = LinkButton(look, _("Clear the search"))
        self._more = Label(look, Role.CONTROL, "soft")
        self._import = LinkButton(look, _("Add studies from a file"))
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        for part in (
            self._says,
            self._meant,
            *self.ways,
            self._hidden,
            self._clear,
            self._more,
            self._import,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(inner)
        self._meant.clicked.connect(self._propose)
        for link in self.ways:
            link.clicked.connect(self._go)
            link.hide()
        self._hidden.hide()
        self._hidden.clicked.connect(self.hidden_wished)
        self._clear.clicked.connect(self._propose_nothing)
        self._import.clicked.connect(self.import_requested)
        self._proposal = ""
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        links = (self._meant, *self.ways, self._hidden, self._clear, self._import)
        for link in links:
            link.set_look(look)
        for says in (self._says, self._more):
            says.set_look(look)
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
        filtered = bool(choices_of(result.query))
        if in_library == 0:
            self._says.setText(_("There are no studies in this library yet."))
        elif text and filtered:
            self._says.setText(_("No study here for “{text}” with your filters.").format(text=text))
        elif text:
            self._says.setText(_("No study here for “{text}”.").format(text=text))
        else:
            self._says.setText(_("No study in this library fits your filters."))
        self._proposal = "" if result.is_corrected else result.did_you_mean or ""
        self._meant.setVisible(bool(self._proposal))
        self._meant.set_words(_("Did you mean {text}?").format(text=self._proposal))
        self._can_clear = bool(text) and in_library > 0
        self._clear.setVisible(self._can_clear)
        if result.query.question != self._query.question:
            self._query = result.query
            self.show_ways(())
        self._hidden.setVisible(filtered and bool(text) and in_library > 0)
        self._more.setVisible(in_library > 0)
        self._more.setText(
            ngettext(
                "This library holds {count} study. There may be others elsewhere.",
                "This library holds {count} studies. There may be others elsewhere.",
                in_library,
            ).format(count=self.locale().toString(in_library))
        )

    def show_ways(self, ways: Sequence[WayOut]) -> None:
        """Show searches near the one that found nothing, with how many studies each finds."""
        self._ways = tuple(way for way in ways if way.text != self._proposal or not way.text)
        self._ways = self._ways[:MOST_WAYS]
        for link, way in zip(self.ways, self._ways, strict=False):
            link.set_words(way_words(way, self._query, self.locale().toString(way.trials)))
        for place, link in enumerate(self.ways):
            link.setVisible(place < len(self._ways))
        # A link to all studies does the same.
        is_said = any(not way.query.text.strip() for way in self._ways)
        self._clear.setVisible(self._can_clear and not (is_said and not choices_of(self._query)))

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no answer."""
        self._says.setText(sentence)
        for part in (self._meant, *self.ways, self._hidden, self._clear, self._more):
            part.hide()

    def text(self) -> str:
        """What it says."""
        return self._says.text()

    def _propose(self) -> None:
        self.text_proposed.emit(self._proposal)

    def _go(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton) and link in self.ways:
            place = self.ways.index(link)
            if place < len(self._ways):
                self.way_chosen.emit(self._ways[place].query)

    def _propose_nothing(self) -> None:
        self.text_proposed.emit("")


def way_words(way: WayOut, query: Query, count: str) -> str:
    """Name a way out: "Without the country Germany: 14 studies"."""
    number = count if way.is_exact else _("{count} or more").format(count=count)
    studies = ngettext("{count} study", "{count} studies", way.trials).format(count=number)
    return _("{way}: {studies}").format(way=_way(way, query), studies=studies)


def _way(way: WayOut, query: Query) -> str:
    """Say what a way out does differently."""
    other = way.query
    narrowed = choices_of(other)
    if not other.text.strip() and not narrowed:
        return _("All studies of this library")
    if other.disease and other.disease != query.disease:
        return _("All of {illness}").format(illness=other.disease)
    if other.text.strip() != query.text.strip():
        return _other_words(way, query)
    if way.dropped and not narrowed:
        return _("Without any filter")
    return _("Without {filters}").format(filters=dropped_words(way.dropped, query))


def _other_words(way: WayOut, query: Query) -> str:
    text = way.query.text.strip()
    if not text and way.query._replace(text=query.text) == query:
        return _("With your filters, without “{text}”").format(text=query.text.strip())
    if not text:
        return ", ".join(choice_words(choice, way.query) for choice in choices_of(way.query))
    if way.dropped:
        return _("Search for “{text}” without your filters").format(text=text)
    return _("Search for “{text}”").format(text=text)
