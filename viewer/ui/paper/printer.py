"""Printing on paper: which printer, and the pages painted onto it."""

from PySide6.QtCore import QByteArray, QLocale, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from viewer.ui.controls import FilledButton, Label, OutlinedButton
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, WIDE
from viewer.words import _

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_LETTER_COUNTRIES = ("US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "SV", "NI")
"""Territories where Letter is the usual paper: Unicode CLDR, supplemental data, paperSize, and
its users in Central and South America."""


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
        self.names.setFont(look.font(Role.CONTROL))
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


def print_on(name: str, pages: tuple[bytes, ...], paper: str, title: str) -> bool:
    """Print pages, SVG pictures, on the printer of a name; whether all were taken.

    May be called in any thread: a printer is a thing to paint on like a picture.
    """
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    return paint_pages(printer, pages, paper, title)


def paint_pages(printer: QPrinter, pages: tuple[bytes, ...], paper: str, title: str) -> bool:
    """Paint pages onto a printer, edge to edge; whether all were taken."""
    printer.setDocName(title)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    first = QSvgRenderer(QByteArray(pages[0])).defaultSize() if pages else None
    on_its_side = first is not None and first.width() > first.height()
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if on_its_side else QPageLayout.Orientation.Portrait
    )
    # The pages bring their own margins.
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                return False
            renderer = QSvgRenderer(QByteArray(_without_outlines(page)))
            renderer.render(painter, QRectF(painter.viewport()))
    finally:
        painter.end()
    return printer.printerState() is not QPrinter.PrinterState.Error


def _without_outlines(page: bytes) -> bytes:
    """The page with no outline around what is only filled.

    Onto a printer, Qt 6.11 strokes every filled shape by the usual width of an SVG, and all
    letters come out bold. Lines of the page name a width of their own.
    """
    return page.replace(b"<svg ", b'<svg stroke-width="0" ', 1)
