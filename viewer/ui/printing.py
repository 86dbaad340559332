"""The print preview: the very pages that go on paper, then a PDF or a printer.

Imported when somebody prints: Typst, Qt's SVG and Qt's printing take time to load.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.pages.blocks import PrintPage
from viewer.printing.pdf import make_svg_pages
from viewer.printing.saving import save
from viewer.settings import PAPERS, PRINT_SIZES
from viewer.ui.controls import FilledButton, Label, OutlinedButton
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, SMALL, WIDE
from viewer.ui.memory import Memory
from viewer.ui.messages import Messages
from viewer.ui.tasks import Tasks
from viewer.words import _, ngettext

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_PAGE_WIDTH = 560
_LETTER_COUNTRIES = ("US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "SV", "NI")
"""Territories where Letter is the usual paper: Unicode CLDR, supplemental data, paperSize, and
its users in Central and South America."""


@dataclass(frozen=True, slots=True)
class _Made:
    """Pages as pictures, and what they were made with."""

    pages: tuple[bytes, ...]
    page: PrintPage
    size: int
    paper: str


class PageList(QWidget):
    """Pages of paper under each other, as large as the width allows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._pages: list[QSvgRenderer] = []

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show pages, SVG pictures."""
        self._pages = [QSvgRenderer(QByteArray(page), self) for page in pages]
        self._fit()

    def top_of(self, number: int) -> int:
        """Where a page begins, in pixels from the top; the first is 0."""
        return sum(self._height(page) + self._gap() for page in self._pages[:number])

    def page_at(self, y: int) -> int:
        """The page that is seen at a height, the first is 0."""
        return max(0, sum(self.top_of(number) <= y for number in range(len(self._pages))) - 1)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Pages grow with the width."""
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen."""
        painter = QPainter(self)
        top = self._gap() // 2
        for page in self._pages:
            box = QRectF(self._gap(), top, self._page_width(), self._height(page))
            if box.toRect().intersects(event.rect()):
                # Paper is white whatever the colours of the window.
                painter.fillRect(box, Qt.GlobalColor.white)
                page.render(painter, box)
                painter.setPen(QPen(self.look.color("edge"), 1))
                painter.drawRect(box)
            top += self._height(page) + self._gap()

    def _gap(self) -> int:
        return self.look.space(WIDE)

    def _page_width(self) -> int:
        return max(100, self.width() - 2 * self._gap())

    def _height(self, page: QSvgRenderer) -> int:
        size = page.defaultSize()
        return round(self._page_width() * size.height() / max(1, size.width()))

    def _fit(self) -> None:
        self.setMinimumHeight(self.top_of(len(self._pages)))
        self.update()


class PrintPreview(QDialog):
    """Shows the pages and leads to a PDF or to paper.

    Signals:
        shown(): pages were made and are shown.
        saved(path): a PDF was saved.
    """

    shown = Signal()
    saved = Signal(object)

    def __init__(
        self,
        make_page: Callable[[], PrintPage],
        memory: Memory,
        look: Look,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_page = make_page
        self._memory = memory
        self._messages = messages
        self._made: _Made | None = None
        self.tasks = Tasks(self)
        self.tasks.failed_unasked.connect(self._show_trouble)
        self.setWindowTitle(_("Print"))
        self.says = Label(look, Role.CONTROL, "soft", _("Making the pages…"))
        self.pages = PageList(look)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.pages)
        self._scroll.setAccessibleName(_("The pages as they will be printed"))
        self._scroll.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        self._scroll.verticalScrollBar().valueChanged.connect(self._say_page)
        self.size_box = QComboBox()
        self.size_box.setAccessibleName(_("Text size on paper"))
        for size in PRINT_SIZES:
            self.size_box.addItem(_("{points} points").format(points=size), size)
        self.paper_box = QComboBox()
        self.paper_box.setAccessibleName(_("Paper"))
        for paper, words in zip(PAPERS, ("A4", "Letter"), strict=True):
            self.paper_box.addItem(words, paper)
        self.save_button = FilledButton(look, _("Save as PDF…"))
        self.print_button = OutlinedButton(look, _("Print…"))
        self.cancel_button = OutlinedButton(look, _("Close"))
        self._lay(look)
        self._choose(memory.settings.print_size, memory.settings.paper or usual_paper())
        self._connect()
        self._make()

    def _lay(self, look: Look) -> None:
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space(GAP), 0, look.space(GAP))
        column.setSpacing(look.space(GAP))
        top = QHBoxLayout()
        top.setContentsMargins(side, 0, side, 0)
        top.setSpacing(look.space(SMALL))
        top.addWidget(Label(look, Role.CONTROL, text=_("Text size"), wraps=False))
        top.addWidget(self.size_box)
        top.addSpacing(side)
        top.addWidget(Label(look, Role.CONTROL, text=_("Paper"), wraps=False))
        top.addWidget(self.paper_box)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(side, 0, side, 0)
        bottom.setSpacing(look.space(SMALL))
        bottom.addWidget(self.says, 1)
        for button in (self.cancel_button, self.print_button, self.save_button):
            bottom.addWidget(button)
        column.addLayout(bottom)
        ground = look.palette()
        ground.setColor(ground.ColorRole.Window, look.color("side"))
        self._scroll.setPalette(ground)
        self.resize(self._first_size(look))

    def _first_size(self, look: Look) -> QSize:
        wanted = QSize(look.px(_PAGE_WIDTH) + 2 * look.space(WIDE) + 16, look.px(760))
        room = self.screen().availableGeometry().size()
        return wanted.boundedTo(room * 0.95)

    def _connect(self) -> None:
        self.size_box.currentIndexChanged.connect(self._make)
        self.paper_box.currentIndexChanged.connect(self._make)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(self._end)

    @property
    def size_points(self) -> int:
        """The text size on paper, in points."""
        return int(self.size_box.currentData())

    @property
    def paper(self) -> str:
        """The paper: ``a4`` or ``letter``."""
        return str(self.paper_box.currentData())

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._made.pages) if self._made else 0

    # Making pages

    def _choose(self, size: int, paper: str) -> None:
        self.size_box.setCurrentIndex(self.size_box.findData(size))
        self.paper_box.setCurrentIndex(self.paper_box.findData(paper))

    def _make(self) -> None:
        size, paper = self.size_points, self.paper
        self._memory.note(print_size=size, paper=paper)
        self._allow(False)  # noqa: FBT003  (reads as it should)
        self.says.setText(_("Making the pages…"))
        make_page = self._make_page

        def work() -> _Made:
            page = make_page()
            pages = make_svg_pages(page, text_size=size, paper=paper)
            return _Made(tuple(pages), page, size, paper)

        self.tasks.run(work, self._show_pages)

    def _show_pages(self, made: _Made) -> None:
        if (made.size, made.paper) != (self.size_points, self.paper):
            return
        self._made = made
        self.pages.show_pages(made.pages)
        self._scroll.verticalScrollBar().setSingleStep(60)
        self._allow(True)  # noqa: FBT003
        self._say_page()
        self.shown.emit()

    def _say_page(self) -> None:
        if not self._made:
            return
        middle = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 3
        self.says.setText(
            _("Page {number} of {count}").format(
                number=self.pages.page_at(middle) + 1, count=len(self._made.pages)
            )
        )

    def _allow(self, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def _show_trouble(self, error: BaseException) -> None:
        self._allow(self._made is not None)
        self.says.setText(_("The pages could not be made.") if not self._made else "")
        self._messages.trouble(error, safe=_("Nothing was printed or saved."))

    # Saving and printing

    def _save(self) -> None:
        made = self._made
        if made is None:
            return
        path = self._messages.choose_new_file(
            _("Save as PDF"), str(Path.home() / f"{made.page.number}.pdf"), _("PDF (*.pdf)")
        )
        if path is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        self._allow(False)  # noqa: FBT003
        self.says.setText(_("Saving…"))

        def work() -> Path:
            save(made.page, target, made.size, made.paper)
            return target

        self.tasks.run(work, self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self._allow(True)  # noqa: FBT003
        self.says.setText(_("Saved: {path}").format(path=path))
        self.saved.emit(path)

    def _print(self) -> None:
        made = self._made
        if made is None:
            return
        names = QPrinterInfo.availablePrinterNames()
        if not names:
            self._messages.tell(
                _("This computer knows no printer."),
                _("You can save a PDF and print it elsewhere, at a pharmacy or a copy shop."),
            )
            return
        box = PrinterBox(names, self.pages.look, self)
        if box.exec() != QDialog.DialogCode.Accepted:
            return
        printer = QPrinter(QPrinterInfo.printerInfo(box.name), QPrinter.PrinterMode.HighResolution)
        if paint_pages(printer, made.pages, made.paper, made.page.title):
            self.says.setText(
                ngettext(
                    "{count} page sent to {printer}",
                    "{count} pages sent to {printer}",
                    len(made.pages),
                ).format(count=len(made.pages), printer=box.name)
            )
        else:
            self._messages.tell(
                _("The printer {printer} did not take the pages.").format(printer=box.name),
                _("See whether it is on. You can also save a PDF."),
            )

    def _end(self) -> None:
        self.tasks.shutdown()


class PrinterBox(QDialog):
    """Asks which printer. Qt's own dialog misbehaves where there is none, and asks too much."""

    def __init__(self, names: list[str], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(GAP))
        column.addWidget(Label(look, Role.CARD_TITLE, text=_("Which printer?")))
        self.names = QComboBox()
        self.names.setAccessibleName(_("Printer"))
        self.names.addItems(names)
        usual = QPrinterInfo.defaultPrinterName()
        if usual in names:
            self.names.setCurrentText(usual)
        column.addWidget(self.names)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = OutlinedButton(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        go = FilledButton(look, _("Print"))
        go.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(go)
        column.addLayout(row)

    @property
    def name(self) -> str:
        """The printer chosen."""
        return self.names.currentText()


def usual_paper() -> str:
    """The paper that is usual where the reader lives."""
    return "letter" if QLocale.system().name()[-2:] in _LETTER_COUNTRIES else "a4"


def paint_pages(printer: QPrinter, pages: tuple[bytes, ...], paper: str, title: str) -> bool:
    """Paint pages onto a printer, edge to edge; whether all were taken."""
    printer.setDocName(title)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    # The pages bring their own margins.
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                return False
            renderer = QSvgRenderer(QByteArray(page))
            renderer.render(painter, QRectF(painter.viewport()))
    finally:
        painter.end()
    return printer.printerState() is not QPrinter.PrinterState.Error
