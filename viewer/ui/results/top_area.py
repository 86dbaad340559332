"""What stands over a list: never more than a part of the pane, and scrolls beyond that."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from viewer.ui.look import Look, scroll_bar_style
from viewer.ui.look.measures import TARGET

_MOST_OVER = 0.6
"""Of the pane's height, for what stands over the list."""


class TopArea(QScrollArea):
    """What stands over the list; scrolls where large words would leave the list no room."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        # The pane paints the ground, and the line under all this.
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        inner.installEventFilter(self)

    def set_look(self, look: Look) -> None:
        """Take colours from the look."""
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, look.color("side"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look))

    def fit(self, width: int, pane: int) -> None:
        """Take the height that is wanted, and no more than a part of the pane's."""
        layout = self._inner.layout()
        if layout is None or width <= 0:
            return
        wanted = layout.totalHeightForWidth(width)
        height = min(wanted, max(TARGET, round(pane * _MOST_OVER)))
        bars = Qt.ScrollBarPolicy
        policy = bars.ScrollBarAlwaysOff if height >= wanted else bars.ScrollBarAsNeeded
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear when what is inside wants another height."""
        pane = self.parentWidget()
        if event.type() == QEvent.Type.LayoutRequest and pane is not None:
            self.fit(pane.width(), pane.height())
        return super().eventFilter(watched, event)
