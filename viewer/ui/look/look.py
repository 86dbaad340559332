"""The look in force: colours, zoom and reading font, and what follows from them."""

from functools import lru_cache
from typing import NamedTuple

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from viewer.ui.look.measures import BODY_SIZE, COLUMN_EM, ICON, space_factor
from viewer.ui.look.pens import write
from viewer.ui.look.shapes import paint_icon
from viewer.ui.look.tokens import (
    BY_NAME,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Tokens,
    palette_of,
)
from viewer.ui.look.type import FACES, Role, control_families, make_font, reading_families

_LIGHTEST = 255
ZOOMS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)
"""The steps that text sizes go through."""


@lru_cache(maxsize=256)
def _font(role: Role, zoom: float, book: bool) -> QFont:
    face = FACES[role]
    families = reading_families() if face.serif and book else control_families()
    return make_font(face, zoom, families)


@lru_cache(maxsize=8)
def _palette(tokens: Tokens) -> QPalette:
    return palette_of(tokens)


class Look(NamedTuple):
    """Colours, text size and reading font. ``zoom`` 1.0 is 100 %; ``book``: serif for reading."""

    tokens: Tokens
    zoom: float = 1.0
    book: bool = True

    def font(self, role: Role) -> QFont:
        """The font of a part of the page at this zoom."""
        # A copy: whoever gets it may change it.
        return QFont(_font(role, self.zoom, self.book))

    def leading(self, role: Role) -> int:
        """The height of a line in pixels at this zoom."""
        return round(FACES[role].leading * self.zoom)

    def px(self, length: float) -> int:
        """A length that grows as the text does, in pixels."""
        return round(length * self.zoom)

    def space(self, length: float) -> int:
        """An empty length, which grows less than the text, in pixels."""
        return round(length * space_factor(self.zoom))

    def column(self) -> int:
        """The width of the reading column in pixels."""
        return self.px(COLUMN_EM * BODY_SIZE)

    def color(self, token: str) -> QColor:
        """A colour by the name of its token."""
        return self.tokens.color(token)

    def hex(self, token: str) -> str:
        """A colour by the name of its token, as ``#rrggbb``."""
        return str(getattr(self.tokens, token))

    def palette(self) -> QPalette:
        """The palette for the whole program."""
        # A copy: whoever gets it may change it.
        return QPalette(_palette(self.tokens))


def system_is_dark(app: QGuiApplication) -> bool:
    """Whether the system asks for dark; False where it does not say."""
    return app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark


def system_wants_contrast(app: QGuiApplication) -> bool:
    """Whether the system asks for high contrast; False where Qt (before 6.10) cannot tell."""
    accessibility = getattr(app.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    preference = accessibility().contrastPreference()
    return bool(preference == QtCore.Qt.ContrastPreference.HighContrast)


def early_look(scheme: str, zoom: float, app: QApplication) -> Look:
    """The look for a setting, as :func:`look_for`, for a first painting that cannot wait.

    To ask Qt what the system wants takes long the first time; the system's own palette tells
    whether it is dark. Where that is purely black or white, it may be one of high contrast.
    """
    if scheme == "system":
        ground = app.palette().color(QPalette.ColorRole.Window).lightness()
        if 0 < ground < _LIGHTEST:
            scheme = "dark" if ground <= _LIGHTEST // 2 else "light"
    return look_for(scheme, zoom, app)


def _system_tokens(app: QGuiApplication) -> Tokens:
    if system_wants_contrast(app):
        return CONTRAST_DARK if system_is_dark(app) else CONTRAST_LIGHT
    return DARK if system_is_dark(app) else LIGHT


def look_for(scheme: str, zoom: float, app: QApplication, *, book: bool = True) -> Look:
    """The look for a setting: ``system``, or the name of a set of tokens (light if unknown)."""
    tokens = _system_tokens(app) if scheme == "system" else BY_NAME.get(scheme, LIGHT)
    return Look(tokens=tokens, zoom=min(max(zoom, ZOOMS[0]), ZOOMS[-1]), book=book)


def paint_named_icon(painter: QPainter, rect: QRectF, name: str, look: Look, token: str) -> None:
    """Paint any icon by name; "text-size" is set in the reading font."""
    if name != "text-size":
        paint_icon(painter, rect, name, look.color(token))
        return
    font = look.font(Role.BODY)
    font.setPixelSize(max(1, round(rect.height() * 0.98)))
    painter.save()
    painter.setFont(font)
    write(painter, rect.toRect(), "Aa", look.hex(token), centred=True)
    painter.restore()


def icon(name: str, look: Look, token: str = "ink") -> "QtGui.QIcon":
    """An icon in a text colour for ``look``, sharp on screens of one to three times the dots.

    Raises KeyError for an unknown name.
    """
    height = look.px(ICON)
    width = round(height * 1.25) if name == "text-size" else height
    # By their module: a class of Qt takes time when it is first named.
    made = QtGui.QIcon()
    for ratio in (1.0, 2.0, 3.0):
        picture = QtGui.QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_named_icon(painter, QRectF(0, 0, width, height), name, look, token)
        painter.end()
        made.addPixmap(picture)
    return made


def scroll_bar_style(look: Look) -> str:
    """The style sheet for a QScrollBar itself, and for nothing else: a calm, thin bar."""
    wide, thin = look.space(12), look.space(6)
    edge = (wide - thin) // 2
    return (
        f"QScrollBar {{ background: transparent; border: none; margin: 0; }}"
        f"QScrollBar:vertical {{ width: {wide}px; }}"
        f"QScrollBar:horizontal {{ height: {wide}px; }}"
        f"QScrollBar::handle {{ background: {look.tokens.edge}; border-radius: {thin // 2}px; }}"
        f"QScrollBar::handle:vertical {{ margin: 0 {edge}px; min-height: {look.space(44)}px; }}"
        f"QScrollBar::handle:horizontal {{ margin: {edge}px 0; min-width: {look.space(44)}px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )
