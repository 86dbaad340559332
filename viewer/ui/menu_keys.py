"""The keys that open menus: F10 or Alt the big one, Shift and F10 that of what has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.ui.actions import ActionRow, Actions

_ALONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
_NOT_ALONE = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.WindowDeactivate}
)
"""What happens while Alt is down where it means something else, such as another window."""


class MenuKeys(QObject):
    """Joins the keys to the menus of a window."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._alt_alone = False
        actions.menu.triggered.connect(self.open_menu)
        actions.here.triggered.connect(self.open_context_menu)

    def open_menu(self) -> None:
        """Open the menu of the row of buttons that is in sight."""
        rows = self._window.findChildren(ActionRow)
        row = next((row for row in rows if row.isVisible()), None)
        if row is not None:
            row.open_menu()

    def open_context_menu(self) -> None:
        """Open the menu of what has the keyboard, as the key with a menu on it does."""
        focused = self._window.window().focusWidget()
        if isinstance(focused, QWidget):
            caret = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            place = QRectF(caret).toRect().center()
            reason = QContextMenuEvent.Reason.Keyboard
            event = QContextMenuEvent(reason, place, focused.mapToGlobal(place))
            QGuiApplication.sendEvent(focused, event)

    def note_press(self, event: QKeyEvent) -> None:
        """See a key that nothing else took."""
        # Alt writes signs of its own on a Mac.
        is_alt = event.key() == Qt.Key.Key_Alt and event.modifiers() in _ALONE
        self._wait(on=is_alt and QGuiApplication.platformName() != "cocoa")

    def _wait(self, *, on: bool) -> None:
        """Wait for Alt to be let go, and see whatever happens meanwhile; or wait no more."""
        if on == self._alt_alone:
            return
        self._alt_alone = on
        application = QApplication.instance()
        if application is not None and on:
            application.installEventFilter(self)
        elif application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt that helps the mouse, another key or the change to another window means that."""
        is_other = isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Alt
        if event.type() in _NOT_ALONE or is_other:
            self._wait(on=False)
        return super().eventFilter(watched, event)

    def take_release(self, event: QKeyEvent) -> bool:
        """Open the menu where Alt was pressed and let go alone; whether it was."""
        if event.key() != Qt.Key.Key_Alt or not self._alt_alone or event.isAutoRepeat():
            return False
        self._wait(on=False)
        self.open_menu()
        return True
