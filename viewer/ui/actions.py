"""What one can do in the window: the actions, their keys, their menus, and the row of buttons.

Standard keys are empty on some platforms, so every action names its keys itself.
"""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from viewer.settings import ZOOMS, Appearance
from viewer.ui.controls import ActionButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look
from viewer.ui.look.measures import GAP, LARGE, MARGIN_RIGHT, SMALL
from viewer.ui.menus import LetterMenu
from viewer.words import _

TABS = 7


class Actions(QObject):
    """All actions of the window. Each says that something is wished; the window does it.

    Signals:
        zoom_wished(percent), appearance_wished(appearance), tab_wished(index): a choice.
        The others are the actions' own ``triggered``.
    """

    zoom_wished = Signal(int)
    appearance_wished = Signal(str)
    tab_wished = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.print_ = self._action(_("Print…"), "Ctrl+P")
        self.find = self._action(_("Find on this page…"), "Ctrl+F")
        self.search = self._action(_("Search for studies"), "Ctrl+K", "Ctrl+L")
        self.switch = self._action(_("Change between list and study"), "F6")
        self._add_kept()
        self.cite = self._action(_("Copy as a citation"), "Ctrl+Shift+C")
        self.registry = self._action(_("Open the registry’s page…"))
        self.save_list = self._action(_("Save this list as a file…"))
        self.print_list = self._action(_("Print this list…"))
        self.import_files = self._action(_("Add studies from files…"), "Ctrl+O")
        self.import_folder = self._action(_("Add studies from a folder…"))
        self.open_library = self._action(_("Open another library…"))
        self.filters = self._action(_("Filters"), "Ctrl+Shift+F")
        self.illnesses = self._action(_("Browse illnesses"), "Ctrl+B")
        self.only_open = self._toggle(_("Only studies open to joining"))
        self.mark_words = self._toggle(_("Mark hard words"), on=True)
        self.menu = self._action(_("Open the menu"), "F10")
        self.here = self._action(_("What can be done here"), "Shift+F10")
        self.keyboard = self._action(_("Keyboard help"), "F1")
        self.about = self._action(_("About Trial Viewer"))
        self.quit = self._action(_("Quit"), "Ctrl+Q")
        self.larger = self._action(_("Larger"), "Ctrl++", "Ctrl+=")
        self.smaller = self._action(_("Smaller"), "Ctrl+-")
        self.usual_size = self._action(_("Usual size"), "Ctrl+0")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self._tabs = [self._tab(index) for index in range(TABS)]
        self._zooms = self._choices(
            [(_("{percent} %").format(percent=zoom), zoom) for zoom in ZOOMS]
        )
        self._appearances = self._choices(
            [
                (_("As the system"), Appearance.SYSTEM.value),
                (_("Light"), Appearance.LIGHT.value),
                (_("Dark"), Appearance.DARK.value),
            ]
        )
        self._zooms.triggered.connect(self._wish_zoom)
        self._appearances.triggered.connect(self._wish_appearance)

    def _add_kept(self) -> None:
        """Add what can be done with studies that are kept, and with all that is."""
        self.save = self._action(_("Save this study"), "Ctrl+D")
        self.saved = self._action(_("Saved studies"), "Ctrl+Shift+D")
        self.interesting = self._action(_("Interesting"))
        self.interesting.setCheckable(True)
        self.not_for_me = self._action(_("Not for me"))
        self.not_for_me.setCheckable(True)
        self.sort_away = self._action(_("Folder and tags…"), "Ctrl+T")
        self.compare = self._action(_("Choose to compare"), "Ctrl+M")
        self.side_by_side = self._action(_("Compare those chosen"), "Ctrl+Shift+M")
        self.keep_search = self._action(_("Keep this search"), "Ctrl+Shift+K")
        self.undo = self._action(_("Undo"), "Ctrl+Z")
        self.remember = self._action(_("Remember what I looked at"))
        self.remember.setCheckable(True)
        self.remember.setChecked(True)
        self.note = self._action(_("Write a note"), "Ctrl+N")
        self.about_you = self._action(_("About you…"))
        self.move = self._action(_("Put everything into one file…"))
        self.bring_in = self._action(_("Bring in what you kept…"))
        self.go_back = self._action(_("Go back to an earlier day…"))
        self.erase = self._action(_("Erase everything of mine…"))

    def show_saved(self, on: bool) -> None:
        """Say in the menus what pressing "save" would do to the open study."""
        self.save.setText(_("Save this study no longer") if on else _("Save this study"))

    def show_zoom(self, percent: int) -> None:
        """Tick the text size in force."""
        _tick(self._zooms, percent)

    def show_appearance(self, appearance: Appearance) -> None:
        """Tick the appearance in force."""
        _tick(self._appearances, appearance.value)

    def text_size_menu(self, parent: QWidget) -> LetterMenu:
        """Make the menu of text sizes."""
        menu = LetterMenu(_("Text size"), parent)
        menu.addActions(self._zooms.actions())
        menu.addSeparator()
        menu.addActions([self.larger, self.smaller, self.usual_size])
        return menu

    def main_menu(self, parent: QWidget) -> LetterMenu:
        """Make the menu of everything else."""
        menu = LetterMenu(_("Menu"), parent)
        menu.addActions([self.search, self.filters, self.only_open, self.illnesses])
        menu.addSeparator()
        menu.addActions([self.saved, self.undo])
        # In groups: with large text, one long list would not fit on a screen.
        study = _inner(menu, _("This study"))
        study.addActions([self.save, self.interesting, self.not_for_me, self.sort_away])
        study.addActions([self.note, self.compare])
        study.addSeparator()
        study.addActions([self.find, self.cite, self.registry])
        several = _inner(menu, _("Searches and lists"))
        several.addActions([self.keep_search, self.side_by_side, self.save_list, self.print_list])
        kept = _inner(menu, _("What you keep"))
        kept.addActions([self.about_you, self.remember])
        kept.addSeparator()
        kept.addActions([self.move, self.bring_in, self.go_back])
        kept.addSeparator()
        kept.addAction(self.erase)
        menu.addSeparator()
        stock = _inner(menu, _("Add studies"))
        stock.addActions([self.import_files, self.import_folder, self.open_library])
        colours = _inner(menu, _("Appearance"))
        colours.addActions(self._appearances.actions())
        colours.addSeparator()
        colours.addAction(self.mark_words)
        menu.addSeparator()
        menu.addActions([self.keyboard, self.about, self.quit])
        return menu

    def judging_menu(self, parent: QWidget) -> LetterMenu:
        """Make the menu of what one thinks of the open study."""
        menu = LetterMenu(_("Mark"), parent)
        menu.addActions([self.interesting, self.not_for_me])
        menu.addSeparator()
        menu.addAction(self.sort_away)
        return menu

    def keys(self) -> tuple[tuple[str, str], ...]:
        """What the keys do, for the help: pairs of words and keys."""
        listed = (
            self.search,
            self.filters,
            self.illnesses,
            self.find,
            self.switch,
            self.save,
            self.saved,
            self.sort_away,
            self.compare,
            self.side_by_side,
            self.note,
            self.keep_search,
            self.undo,
            self.print_,
            self.menu,
            self.here,
            self.larger,
            self.smaller,
            self.usual_size,
            self.import_files,
            self.keyboard,
            self.quit,
        )
        native = QKeySequence.SequenceFormat.NativeText
        pairs = []
        for action in listed:
            keys = ", ".join(key.toString(native) for key in action.shortcuts())
            # These two say what they would do just now.
            now = {self.undo: _("Undo"), self.save: _("Save this study")}
            pairs.append((now.get(action) or action.text().rstrip("…"), keys))
        first, last = (tab.shortcut().toString(native) for tab in (self._tabs[0], self._tabs[-1]))
        tabs = _("{first} to {last}").format(first=first, last=last)
        pairs.insert(5, (_("The tabs of a study"), tabs))
        return (
            *pairs,
            (_("From the search to the list"), _("Arrow down")),
            (_("Open the chosen study"), _("Enter")),
            (_("Move among the answers to criteria"), _("Arrow keys")),
            (_("Give an answer, or take it back"), _("Space bar")),
            (_("Back"), _("Esc")),
        )

    def _action(self, words: str, *keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action

    def _toggle(self, words: str, *, on: bool = False) -> QAction:
        action = self._action(words)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _tab(self, index: int) -> QAction:
        action = self._action(_("Tab {number}").format(number=index + 1), f"Ctrl+{index + 1}")
        action.setData(index)
        action.triggered.connect(self._wish_tab)
        return action

    def _choices(self, choices: list[tuple[str, int]] | list[tuple[str, str]]) -> QActionGroup:
        group = QActionGroup(self)
        for words, value in choices:
            action = group.addAction(words)
            action.setCheckable(True)
            action.setData(value)
        return group

    def _wish_zoom(self, action: QAction) -> None:
        self.zoom_wished.emit(action.data())

    def _wish_appearance(self, action: QAction) -> None:
        self.appearance_wished.emit(action.data())

    def _wish_tab(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.tab_wished.emit(action.data())


class ActionRow(QWidget):
    """Buttons for the actions, each an icon and a word. A window may have several rows.

    ``with_print``: the row of an open study, which can be saved and printed.
    """

    def __init__(self, actions: Actions, look: Look, *, with_print: bool = True) -> None:
        super().__init__()
        self._row = FlowLayout(self, to_right=True)
        self._buttons: list[ActionButton] = []
        self._save: ActionButton | None = None
        self._judge: ActionButton | None = None
        self._compare: ActionButton | None = None
        if with_print:
            self._save = self._add(look, _("Save"), "save")
            self._save.clicked.connect(actions.save.trigger)
            self._judge = self._add(look, _("Mark"), "opened")
            self._judge.set_menu(actions.judging_menu(self._judge))
            self._compare = self._add(look, _("Compare"), "compare")
            self._compare.clicked.connect(actions.compare.trigger)
            printer = self._add(look, _("Print"), "print")
            printer.clicked.connect(actions.print_.trigger)
        size = self._add(look, _("Text size"), "text-size")
        size.set_menu(actions.text_size_menu(size))
        menu = self._menu = self._add(look, _("Menu"), "menu")
        self._everything = actions.main_menu(menu)
        menu.set_menu(self._everything)
        self.set_look(look)

    def open_menu(self) -> None:
        """Open the menu of everything, at its first entry."""
        menu, button = self._everything, self._menu
        corner = button.mapToGlobal(button.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))
        menu.begin()

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        for button in self._buttons:
            button.set_look(look)
        if self._judge is not None:
            # With large text the page needs the room; the Menu has it, too.
            self._judge.setVisible(look.zoom < LARGE)
        self._row.set_gap(look.space(SMALL))
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_saved(self, on: bool) -> None:
        """Say whether the open study is saved."""
        if self._save is not None:
            self._save.set_icon("saved" if on else "save")
            self._save.set_words(_("Saved") if on else _("Save"))

    def show_judged(self, words: str) -> None:
        """Say what the person thinks of the open study; empty: nothing yet."""
        if self._judge is not None:
            self._judge.set_words(words or _("Mark"))

    def show_compared(self, *, on: bool) -> None:
        """Say whether the open study is chosen to be compared."""
        if self._compare is not None:
            self._compare.set_icon("check" if on else "compare")
            self._compare.set_words(_("Chosen to compare") if on else _("Compare"))

    def set_margins(self, look: Look, *, at_edge: bool = True) -> None:
        """Leave free room around the row, where it stands at the edge of the window."""
        if not at_edge:
            self._row.setContentsMargins(0, 0, 0, 0)
            return
        side = look.space(MARGIN_RIGHT) - SMALL
        self._row.setContentsMargins(side, look.space(GAP), side, 0)

    def _add(self, look: Look, words: str, icon: str) -> ActionButton:
        button = ActionButton(look, words, icon)
        self._row.addWidget(button)
        self._buttons.append(button)
        return button


def _inner(menu: LetterMenu, words: str) -> LetterMenu:
    inner = LetterMenu(words, menu)
    menu.addMenu(inner)
    return inner


def _tick(group: QActionGroup, value: int | str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == value)
