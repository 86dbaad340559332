"""Why the keyboard came to a part of the window, or left it."""

from PySide6.QtCore import Qt

KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)
"""Why the focus came, when the keyboard or the program moved it: then a ring shows where it is."""

RETURN_REASONS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the focus goes and comes when a dialog or a menu opens and closes again: nobody moved it,
and whatever showed where it is goes on doing so."""
