"""The kept searches, each with what is new in it; folds away under its own name."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.domain.personal import SavedSearch
from viewer.domain.search_steps import MOST_COMPARED, News
from viewer.ui.choosing import WrapButton
from viewer.ui.controls import RING, LineLabel, LinkButton, set_look_below
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL
from viewer.words import _, ngettext


def news_words(news: News | None) -> str:
    """Say what is new in a search; None: not known yet."""
    if news is None:
        return _("Looking what is new…")
    if news.too_many:
        return _("It finds more than {count} studies. Narrow it to see what is new.").format(
            count=MOST_COMPARED
        )
    new = ngettext("{count} new", "{count} new", len(news.new)).format(count=len(news.new))
    changed = ngettext("{count} changed", "{count} changed", len(news.changed)).format(
        count=len(news.changed)
    )
    if news.new and news.changed:
        return _("{new}, {changed}").format(new=new, changed=changed)
    if news.new or news.changed:
        return new if news.new else changed
    return _("Nothing new")


class KeptSearches(QWidget):
    """A line that opens and closes, and under it each search with its news.

    Signals:
        rows_made(): other searches are listed now.
        opened(key): a search is to be made again.
        rename_wished(key): it is to be called something else.
        delete_wished(key): it is no longer to be kept.
    """

    rows_made = Signal()
    opened = Signal(str)
    rename_wished = Signal(str)
    delete_wished = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_open = False
        self._count = 0
        self.line = WrapButton(look, "", "closed")
        self.links: dict[str, LinkButton] = {}
        self.news: dict[str, LineLabel] = {}
        self._stops: list[LinkButton] = []
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self._rows)
        self._rows.hide()
        self.hide()
        self.line.clicked.connect(self._turn)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        set_look_below(self, look)

    def show_searches(
        self, searches: Mapping[str, SavedSearch], news: Mapping[str, News], *, known: bool
    ) -> None:
        """Show the searches, newest first, with their news; ``known``: the news are there."""
        self._count = len(searches)
        self.setVisible(bool(searches))
        shown = {key: link.words for key, link in self.links.items()}
        wanted = {key: one.name for key, one in searches.items()}
        if list(shown.items()) != list(wanted.items())[::-1]:
            self._make_rows(searches)
        for key, label in self.news.items():
            label.setText(news_words(news.get(key) if known else None))
            label.updateGeometry()
        if any(one.new or one.changed for one in news.values()):
            self._is_open = True
        self._show_line()

    def _make_rows(self, searches: Mapping[str, SavedSearch]) -> None:
        for part in self._rows.findChildren(QWidget):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.links, self.news = {}, {}
        self._stops = []
        for key, search in reversed(list(searches.items())):
            self._add_row(key, search)
        self.rows_made.emit()

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches in it, in order."""
        return (self.line, *self._stops)

    def _add_row(self, key: str, search: SavedSearch) -> None:
        link = LinkButton(self._look, search.name)
        link.clicked.connect(lambda: self.opened.emit(key))
        label = LineLabel(self._look, Role.CONTROL, "soft")
        rename = LinkButton(self._look, _("Rename"), inline=True)
        rename.setAccessibleName(_("Rename the search {name}").format(name=search.name))
        rename.clicked.connect(lambda: self.rename_wished.emit(key))
        delete = LinkButton(self._look, _("Delete"), inline=True)
        delete.setAccessibleName(_("Delete the search {name}").format(name=search.name))
        delete.clicked.connect(lambda: self.delete_wished.emit(key))
        row = QWidget()
        flow = FlowLayout(row)
        flow.setContentsMargins(self._look.space(7) - RING, 0, 0, 0)
        flow.set_gap(self._look.space(SMALL))
        for part in (link, label, rename, delete):
            flow.addWidget(part)
        self._column.addWidget(row)
        self.links[key], self.news[key] = link, label
        self._stops += [link, rename, delete]

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show_line()

    def _show_line(self) -> None:
        number = self.locale().toString(self._count)
        self.line.set_words(_("Kept searches ({count})").format(count=number))
        self.line.set_icon("opened" if self._is_open else "closed")
        self.line.setAccessibleDescription(_("open") if self._is_open else _("closed"))
        self._rows.setVisible(self._is_open)
        self.updateGeometry()
