"""The look: colours, type, measures, shapes. Everything drawn takes them from here."""

from viewer.ui.look.look import (
    ZOOMS,
    Look,
    early_look,
    icon,
    look_for,
    paint_named_icon,
    scroll_bar_style,
    system_is_dark,
)
from viewer.ui.look.shapes import paint_icon, paint_status, shape_token, status_token
from viewer.ui.look.tokens import Tokens
from viewer.ui.look.type import Role

__all__ = [
    "ZOOMS",
    "Look",
    "Role",
    "Tokens",
    "early_look",
    "icon",
    "look_for",
    "paint_icon",
    "paint_named_icon",
    "paint_status",
    "scroll_bar_style",
    "shape_token",
    "status_token",
    "system_is_dark",
]
