"""The way on in a text too long to show at once."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from viewer.ui.look.measures import TARGET
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import TextLink
from viewer.words import _


class NextPart(TextLink):
    """Leads to the next part of a long text: replaced by that part when it is pressed."""

    def __init__(self, context: PageContext, rest: str, parent: QWidget | None = None) -> None:
        letters = f"{len(rest):,}"
        text = _("Show the next part ({letters} more characters)").format(letters=letters)
        super().__init__(context, text, parent=parent, target=TARGET)
        self._rest = rest

    def hidden_texts(self) -> Iterator[str]:
        """The text that is not shown yet."""
        yield self._rest

    def reveal(self, _wanted: str = "") -> None:
        """Show the next part."""
        self.click()

    def widest(self) -> int:
        return self.natural_width()
