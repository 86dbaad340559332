"""What is said over the list about the words themselves: which were searched, and which not."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.domain.search import SearchResult
from viewer.ui.controls import RING, LineLabel, LinkButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL, TINY
from viewer.ui.results.said import also_words
from viewer.words import _, ngettext

_MOST_SENSES = 5
_REST = 700
"""Milliseconds after the last letter from which on the list may make room for what is said."""
_ANY_HEIGHT = (1 << 24) - 1
"""Qt: QWIDGETSIZE_MAX."""


class Line(QWidget):
    """A sentence, and links behind it; the whole wraps as words do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.label = LineLabel(look, Role.CONTROL, "soft")
        self.links: list[LinkButton] = []
        self._row = FlowLayout(self)
        self._row.addWidget(self.label)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        self.label.set_look(look)
        for link in self.links:
            link.set_look(look)
        self.label.setContentsMargins(RING, TINY, 0, TINY)
        self._row.setContentsMargins(look.space(7) - RING, 0, 0, 0)
        self._row.set_gap(look.space(TINY))

    def text(self) -> str:
        """All of it, sentence and links."""
        return " ".join((self.label.text(), *(link.words for link in self.links))).strip()

    def say(self, sentence: str, links: list[str]) -> list[LinkButton]:
        """Show a sentence with as many links; gives those that are new, to be connected."""
        self.label.setText(sentence)
        self.label.setVisible(bool(sentence))
        fresh = []
        while len(self.links) < len(links):
            link = LinkButton(self._look, "", inline=True)
            self._row.addWidget(link)
            self.links.append(link)
            fresh.append(link)
        for link, words in zip(self.links, links, strict=False):
            if link.words != words:
                link.set_words(words)
        for place, link in enumerate(self.links):
            link.setVisible(place < len(links))
        self.setVisible(bool(sentence or links))
        self.updateGeometry()
        return fresh


class Notes(QWidget):
    """Corrected spelling, other words that were searched, and what an abbreviation can mean.

    Signals:
        text_proposed(text): another search was chosen.
        literal_wished(): the words as they were typed are wanted.
        other_words_wished(on): other words are to be searched, or not.
        left_out_wished(on): what is left out as not for the person is to be listed, or not.
    """

    text_proposed = Signal(str)
    literal_wished = Signal()
    other_words_wished = Signal(bool)
    left_out_wished = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corrected, self.also, self.senses = Line(look), Line(look), Line(look)
        self.left_out = Line(look)
        self._lines = (self.corrected, self.also, self.senses, self.left_out)
        self._shown_again = 0
        self._senses: tuple[str, ...] = ()
        self._turns_on = False
        self._proposal = ""
        self._is_literal = False
        self._result: SearchResult | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_REST)
        self._typing.timeout.connect(self._come_to_rest)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for line in self._lines:
            self._column.addWidget(line)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        for line in self._lines:
            line.set_look(look)
        self._column.setContentsMargins(0, 0, 0, look.space(SMALL))

    @property
    def is_resting(self) -> bool:
        """Whether all is shown that is to be said; not so while somebody types."""
        return not self._typing.isActive()

    def note_typing(self) -> None:
        """Somebody types: until that rests, the list below stays where it is."""
        self._typing.start()

    def links(self) -> tuple[LinkButton, ...]:
        """The links made so far, in reading order, whether they are shown or not."""
        return tuple(link for line in self._lines for link in line.links)

    def show_result(self, result: SearchResult) -> None:
        """Say what is to be said about a search; while somebody types, as far as it has room."""
        room = self.height() if self.isVisible() else 0
        self._result = result
        self._say(result)
        if self.is_resting:
            self._take_room(None)
            return
        if not self.isHidden() and self._column.totalHeightForWidth(self.width()) > room:
            for line in self._lines:
                line.hide()
        self._take_room(room)

    def _come_to_rest(self) -> None:
        if self._result is not None:
            self._say(self._result)
            self._take_room(None)

    def _take_room(self, height: int | None) -> None:
        """Have that height, whatever is said; None: the height that is wanted."""
        self.setMinimumHeight(height or 0)
        self.setMaximumHeight(_ANY_HEIGHT if height is None else height)
        if height is not None:
            self.setVisible(height > 0)

    def _say(self, result: SearchResult) -> None:
        self._show_corrected(result)
        self._show_also(result)
        self._show_senses(result)
        self._show_left_out(result)
        self.setVisible(any(not line.isHidden() for line in self._lines))

    def _show_corrected(self, result: SearchResult) -> None:
        self._proposal = result.did_you_mean or ""
        sentence, links = "", []
        if self._proposal and result.is_corrected:
            sentence = _("Showing results for {text}.").format(text=self._proposal)
            links = [_("Search for “{text}” instead").format(text=result.query.text.strip())]
        elif self._proposal and result.hits:
            sentence, links = _("Did you mean"), [_("{text}?").format(text=self._proposal)]
        self._is_literal = result.is_corrected
        for link in self.corrected.say(sentence, links):
            link.clicked.connect(self._correct)

    def _show_also(self, result: SearchResult) -> None:
        sentence, links = also_words(result)
        if result.also_searched:
            self.also.setToolTip("\n".join(result.also_searched))
        self._turns_on = not result.query.other_words
        for link in self.also.say(sentence, links):
            link.clicked.connect(self._turn)

    def _show_senses(self, result: SearchResult) -> None:
        senses = result.senses[:_MOST_SENSES]
        self._senses = tuple(sense.text for sense in senses)
        sentence, links = "", []
        if senses:
            sentence = _("{text} can mean:").format(text=result.query.text.strip())
            # Without numbers: they count what is named so, a search finds other words as well.
            links = list(self._senses)
        for link in self.senses.say(sentence, links):
            link.clicked.connect(self._choose_sense)

    def set_shown_again(self, count: int) -> None:
        """Say how many trials are listed though they are not for the person."""
        self._shown_again = count
        if self._result is not None:
            self.show_result(self._result)

    def _show_left_out(self, result: SearchResult) -> None:
        sentence, links = "", []
        if result.left_out:
            sentence = ngettext(
                "{count} is hidden as not for you.",
                "{count} are hidden as not for you.",
                result.left_out,
            ).format(count=self.locale().toString(result.left_out))
            links = [_("Show")]
        elif self._shown_again:
            sentence, links = _("Those marked “Not for you” are shown, too."), [_("Hide them")]
        for link in self.left_out.say(sentence, links):
            link.clicked.connect(self._turn_left_out)

    def _turn_left_out(self) -> None:
        self.left_out_wished.emit(not self._shown_again)

    def _correct(self) -> None:
        if self._is_literal:
            self.literal_wished.emit()
        else:
            self.text_proposed.emit(self._proposal)

    def _turn(self) -> None:
        self.other_words_wished.emit(self._turns_on)

    def _choose_sense(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton) and link in self.senses.links:
            self.text_proposed.emit(self._senses[self.senses.links.index(link)])
