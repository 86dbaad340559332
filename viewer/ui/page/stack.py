"""Parts one under the other, some of them hidden at times."""

from PySide6.QtWidgets import QWidget

from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import TextLink
from viewer.ui.page.parts import Part


class Stack(BlockWidget):
    """Lays parts out one under the other; links are as wide as their words."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._parts: list[tuple[int, Part]] = []
        self._holding: list[Part] = []

    def put(self, above: int, part: Part, *, holds_place: bool = False) -> None:
        """Put a part under the others, ``above`` pixels (before zoom) below.

        ``holds_place``: nothing below it moves when it comes or goes.
        """
        self._parts.append((above, part))
        if holds_place:
            self._holding.append(part)

    def take(self, part: Part) -> None:
        """Lay a part out no more; it is not let go."""
        self._parts = [each for each in self._parts if each[1] is not part]

    def clear(self, keep: int = 0) -> None:
        """Let all parts go but the first ``keep``."""
        for _above, part in self._parts[keep:]:
            part.hide()
            part.deleteLater()
        del self._parts[keep:]

    def changed(self) -> None:
        """Say that the height is another one, where it is."""
        # The whole page is laid out anew for another height; seldom is there one.
        if self.height_for(self.width()) != self.height():
            self.height_changed.emit()

    def height_for(self, width: int) -> int:
        top = 0
        for above, part in self._parts:
            if part.isHidden() and part not in self._holding:
                continue
            top += self.context.look.space(above) if top else 0
            height = part.height_for(width)
            wide = min(width, part.natural_width()) if isinstance(part, TextLink) else width
            part.setGeometry(0, top, wide, height)
            top += height
        return top

    def restyle(self) -> None:
        for _above, part in self._parts:
            part.restyle()
