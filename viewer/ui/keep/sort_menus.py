"""The menus of folders and of tags: to narrow the saved studies by them, and to change them."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.domain.kept import Kept
from viewer.domain.personal import Folder, Kind, Tag
from viewer.domain.saved_list import JUDGED, NO_FOLDER
from viewer.ui.keep.saved_words import opinion_words
from viewer.ui.keep.swatch import swatch
from viewer.ui.look import Look
from viewer.ui.look.tag_colours import COUNT, colour_names
from viewer.ui.menus import LetterMenu
from viewer.words import _


class SortMenus(QObject):
    """Makes the menus anew each time, from what is kept.

    Signals:
        folder_chosen(key): list a folder, or what a key of JUDGED, NO_FOLDER or None stands for.
        tag_turned(key): narrow by a tag, or no longer.
        folder_wished(): a new folder is wanted.
        folder_rename_wished(key), folder_delete_wished(key): a folder is to be changed.
        tag_rename_wished(key), tag_delete_wished(key): a tag is to be changed.
        tag_recolour_wished(key, colour): a tag is to get another colour.
    """

    folder_chosen = Signal(object)
    tag_turned = Signal(str)
    folder_wished = Signal()
    folder_rename_wished = Signal(str)
    folder_delete_wished = Signal(str)
    tag_rename_wished = Signal(str)
    tag_delete_wished = Signal(str)
    tag_recolour_wished = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.menu: QMenu | None = None

    def open(self, menu: QMenu, at: QWidget) -> None:
        """Show a menu under a button."""
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def folders(self, kept: Kept, chosen: str | None) -> QMenu:
        """Make the menu of folders."""
        menu = self._fresh(_("Folders"))
        group = QActionGroup(menu)
        folders = _by_name(kept.all(Kind.FOLDER, Folder))
        choices: list[tuple[str | None, str]] = [
            (None, _("All saved studies")),
            *folders,
            *([(NO_FOLDER, _("In no folder"))] if folders else []),
            *((key, opinion_words(opinion)) for key, opinion in JUDGED.items()),
        ]
        for key, name in choices:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, key=key: self.folder_chosen.emit(key))
        menu.addSeparator()
        menu.addAction(_("New folder…")).triggered.connect(self.folder_wished)
        if folders:
            self._add_each(menu, _("Rename a folder"), folders, self.folder_rename_wished.emit)
            self._add_each(menu, _("Delete a folder"), folders, self.folder_delete_wished.emit)
        return menu

    def tags(self, kept: Kept, chosen: Collection[str], look: Look) -> QMenu:
        """Make the menu of tags."""
        menu = self._fresh(_("Tags"))
        tags = kept.all(Kind.TAG, Tag)
        if not tags:
            menu.addAction(_("There are no tags yet. Add one with “Folder and tags…”.")).setEnabled(
                False
            )
        named = _by_name(tags)
        for key, name in named:
            action = menu.addAction(swatch(look, tags[key].colour), _with_colour(name, tags[key]))
            action.setCheckable(True)
            action.setChecked(key in chosen)
            action.triggered.connect(lambda _on=False, key=key: self.tag_turned.emit(key))
        if tags:
            menu.addSeparator()
            self._add_each(menu, _("Rename a tag"), named, self.tag_rename_wished.emit)
            self._add_colours(menu, named, tags, look)
            self._add_each(menu, _("Delete a tag"), named, self.tag_delete_wished.emit)
        return menu

    def _fresh(self, title: str) -> QMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = LetterMenu(title, self._window)
        return self.menu

    def _add_each(
        self, menu: QMenu, title: str, things: list[tuple[str, str]], act: Callable[[str], None]
    ) -> None:
        sub = menu.addMenu(title)
        for key, name in things:
            action = sub.addAction(_("{name}…").format(name=name).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, key=key: act(key))

    def _add_colours(
        self, menu: QMenu, named: list[tuple[str, str]], tags: Mapping[str, Tag], look: Look
    ) -> None:
        sub = menu.addMenu(_("Colour of a tag"))
        for key, name in named:
            colours = sub.addMenu(name.replace("&", "&&"))
            for place, colour in enumerate(colour_names()):
                action = colours.addAction(swatch(look, place), colour)
                action.setCheckable(True)
                action.setChecked(tags[key].colour == place)
                action.triggered.connect(
                    lambda _on=False, key=key, place=place: self.tag_recolour_wished.emit(
                        key, place
                    )
                )


def _by_name(things: Mapping[str, Folder] | Mapping[str, Tag]) -> list[tuple[str, str]]:
    pairs = [(key, one.name) for key, one in things.items()]
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def _with_colour(name: str, tag: Tag) -> str:
    colour = colour_names()[tag.colour % COUNT].lower()
    return _("{name} ({colour})").format(name=name, colour=colour).replace("&", "&&")
