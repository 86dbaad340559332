"""The colours, by what they are for. No other file names a colour."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Tokens(NamedTuple):
    """One set of colours, each as ``#rrggbb``.

    Texts (``ink``, ``soft``, ``accent``, ``stop``, ``care``) reach a contrast of 4.5 on every
    ground here, ``edge`` reaches 3; ``rule`` is decoration only. Ratios: WCAG 2.2, 1.4.3 and
    1.4.11; a test computes them.
    """

    name: str
    paper: str
    side: str
    ink: str
    soft: str
    accent: str
    on_accent: str
    edge: str
    tint: str
    rule: str
    stop: str
    care: str
    care_back: str
    dark: bool = False
    frames: bool = False
    """Whether panes and the chosen row get a frame, as contrast themes need."""

    def color(self, token: str) -> QColor:
        """The colour of a token by its name."""
        return QColor(str(getattr(self, token)))


LIGHT = Tokens(
    name="light",
    paper="#FFFDF8",
    side="#F4EFE4",
    ink="#201C17",
    soft="#4F483F",
    accent="#0A5566",
    on_accent="#FFFFFF",
    edge="#7B7264",
    tint="#E3EEEE",
    rule="#DDD4C4",
    stop="#96281B",
    care="#734A00",
    care_back="#FBF0D9",
)

DARK = Tokens(
    name="dark",
    paper="#1D1C1A",
    side="#141312",
    ink="#EDE7DB",
    soft="#C6BDAE",
    accent="#86CBD8",
    on_accent="#0E1F23",
    edge="#8F8778",
    tint="#253437",
    rule="#3B3833",
    stop="#FFA594",
    care="#F0C070",
    care_back="#33290F",
    dark=True,
)

SEPIA = Tokens(
    name="sepia",
    paper="#F7EBD3",
    side="#EDDDBE",
    ink="#2E2316",
    soft="#54432E",
    accent="#0B4F5E",
    on_accent="#FFFFFF",
    edge="#7A6748",
    tint="#E0E0CB",
    rule="#D3BF98",
    stop="#8A2216",
    care="#643F00",
    care_back="#F2DDAE",
)

CONTRAST_DARK = Tokens(
    name="contrast-dark",
    paper="#000000",
    side="#000000",
    ink="#FFFFFF",
    soft="#FFFFFF",
    accent="#FFE14D",
    on_accent="#000000",
    edge="#FFFFFF",
    tint="#2B2600",
    rule="#FFFFFF",
    stop="#FFB3A6",
    care="#FFD27A",
    care_back="#000000",
    dark=True,
    frames=True,
)

CONTRAST_LIGHT = Tokens(
    name="contrast-light",
    paper="#FFFFFF",
    side="#FFFFFF",
    ink="#000000",
    soft="#000000",
    accent="#00407A",
    on_accent="#FFFFFF",
    edge="#000000",
    tint="#E2EEFA",
    rule="#000000",
    stop="#8A0F00",
    care="#5C3A00",
    care_back="#FFFFFF",
    frames=True,
)

ALL = (LIGHT, DARK, SEPIA, CONTRAST_DARK, CONTRAST_LIGHT)
BY_NAME = {tokens.name: tokens for tokens in ALL}

_ROLES = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "side",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "soft",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "side",
    QPalette.ColorRole.Mid: "rule",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "side",
    QPalette.ColorRole.ToolTipText: "ink",
}


def palette_of(tokens: Tokens) -> QPalette:
    """A whole palette from the tokens, the same whether a window is active or not."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(QPalette.ColorGroup.All, role, tokens.color(token))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("soft"))
    return palette
