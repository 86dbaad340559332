"""The print preview: the very pages that go on paper, then a file or a printer.

Imported when somebody prints: Typst, Qt's SVG and Qt's printing take time to load.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from viewer.domain.personal import Mine
from viewer.domain.printout import PrintKind, PrintOrder
from viewer.pages.blocks import PrintPage
from viewer.printing.many import file_name
from viewer.printing.pdf import make_svg_pages
from viewer.printing.saving import save
from viewer.ui.controls import FilledButton, Label, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.focus_ring import FocusRing
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, SMALL, WIDE
from viewer.ui.memory import Memory
from viewer.ui.messages import Messages
from viewer.ui.paper.options import PrintOptions
from viewer.ui.paper.page_list import PageList
from viewer.ui.paper.printer import PrinterBox, print_on, usual_paper
from viewer.ui.tasks import Tasks
from viewer.words import _, ngettext

ONE_STUDY = (
    PrintKind.SUMMARY,
    PrintKind.DOCTOR,
    PrintKind.CHECKLIST,
    PrintKind.QUESTIONS,
    PrintKind.CHANGES,
)
"""What can be printed of a single study."""
_PAGE_WIDTH = 680


@dataclass(frozen=True, slots=True)
class Printable:
    """What can be printed. ``make_pages`` makes what is wanted, in any thread; ``kinds`` are those
    to choose from, the first one to begin with; ``mine`` is what the person keeps, by number.
    """

    make_pages: Callable[[PrintOrder], Sequence[PrintPage]]
    kinds: Sequence[PrintKind] = ONE_STUDY
    mine: Mapping[str, Mine] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to make pages of, and how."""

    order: PrintOrder
    size: int
    paper: str


@dataclass(frozen=True, slots=True)
class _Made:
    """Pages as pictures, and what they were made of; none where others were wanted meanwhile."""

    wanted: _Wanted
    pages: tuple[bytes, ...] = ()
    printed: tuple[PrintPage, ...] = ()


class PrintPreview(QDialog):
    """Shows the pages and leads to a file or to paper.

    Signals:
        shown(): pages were made and are shown.
        saved(path): a file was saved.
    """

    shown = Signal()
    saved = Signal(object)

    def __init__(
        self,
        printable: Printable,
        memory: Memory,
        look: Look,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_pages = printable.make_pages
        self._memory = memory
        self._messages = messages
        self._look = look
        self._made: _Made | None = None
        self._wanted: _Wanted | None = None
        self.tasks = Tasks(self)
        self.tasks.failed_unasked.connect(self._show_trouble)
        # Apart: a page is painted while others are made.
        self.painting = Tasks(self)
        self.setWindowTitle(_("Print"))
        self.options = PrintOptions(printable.kinds, printable.mine, look)
        self.says = Label(look, Role.CONTROL, "soft", _("Making the pages…"))
        self.pages = PageList(look, self.painting)
        self._scroll = _scrolling(self.pages, look)
        self._scroll.verticalScrollBar().valueChanged.connect(self._say_page)
        self.save_button = FilledButton(look, _("Save as PDF…"))
        self.save_button.setDefault(True)
        self.other_button = OutlinedButton(look, _("Save another way…"))
        self.other_menu = QMenu(self)
        self.other_menu.setFont(look.font(Role.CONTROL))
        self.web_action = self.other_menu.addAction(_("As a web page…"))
        self.text_action = self.other_menu.addAction(_("As plain text…"))
        self.print_button = OutlinedButton(look, _("Print…"))
        self.cancel_button = OutlinedButton(look, _("Close"))
        self._lay(look)
        self.options.choose(memory.settings.print_size, memory.settings.paper or usual_paper())
        self._connect()
        self._make()

    def _lay(self, look: Look) -> None:
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space(GAP), 0, look.space(GAP))
        column.setSpacing(look.space(GAP))
        top = QHBoxLayout()
        top.setContentsMargins(side, 0, side, 0)
        top.addWidget(self.options, 1)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        said = QHBoxLayout()
        said.setContentsMargins(side, 0, side, 0)
        said.addWidget(self.says, 1)
        column.addLayout(said)
        buttons = QWidget()
        row = FlowLayout(buttons, to_right=True)
        row.setContentsMargins(side, 0, side, 0)
        row.set_gap(look.space(SMALL))
        for button in (
            self.cancel_button,
            self.other_button,
            self.print_button,
            self.save_button,
        ):
            row.addWidget(button)
        column.addWidget(buttons)
        self.resize(self._first_size(look))

    def _first_size(self, look: Look) -> QSize:
        wanted = QSize(look.px(_PAGE_WIDTH) + 2 * look.space(WIDE) + 16, look.px(760))
        room = self.screen().availableGeometry().size()
        return wanted.boundedTo(room * 0.95)

    def _connect(self) -> None:
        self.options.changed.connect(self._make)
        self.save_button.clicked.connect(partial(self._save, ".pdf"))
        self.other_button.clicked.connect(self._show_other_ways)
        self.web_action.triggered.connect(partial(self._save, ".html"))
        self.text_action.triggered.connect(partial(self._save, ".txt"))
        self.print_button.clicked.connect(self._print)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(self._end)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._made.pages) if self._made else 0

    # Making pages

    def _make(self) -> None:
        options = self.options
        wanted = _Wanted(options.order, options.size_points, options.paper)
        self._memory.note(print_size=wanted.size, paper=wanted.paper)
        self._wanted = wanted
        self._allow(ready=False)
        self.says.setText(_("Making the pages…"))
        self.tasks.run(partial(self._work, wanted), self._show_pages)

    def _work(self, wanted: _Wanted) -> _Made:
        """Make the pages, in the thread of the tasks."""
        if wanted is not self._wanted:
            # Something else was chosen while this one waited.
            return _Made(wanted)
        printed = tuple(self._make_pages(wanted.order))
        pages = make_svg_pages(printed, text_size=wanted.size, paper=wanted.paper)
        return _Made(wanted, tuple(pages), printed)

    def _show_pages(self, made: _Made) -> None:
        if made.wanted is not self._wanted or not made.pages:
            return
        self._made = made
        self.pages.show_pages(made.pages)
        bar = self._scroll.verticalScrollBar()
        bar.setSingleStep(60)
        bar.setValue(0)
        self._allow(ready=True)
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

    def _allow(self, *, ready: bool) -> None:
        for button in (self.save_button, self.other_button, self.print_button):
            button.setEnabled(ready)

    def _show_trouble(self, error: BaseException) -> None:
        self._allow(ready=self._made is not None and self._made.wanted is self._wanted)
        self.says.setText(_("The pages could not be made.") if not self._made else "")
        self._messages.trouble(error, safe=_("Nothing was printed or saved."))

    # Saving and printing

    def _show_other_ways(self) -> None:
        button = self.other_button
        self.other_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _save(self, ending: str) -> None:
        made = self._made
        if made is None:
            return
        proposal = str(Path.home() / file_name(made.printed[0], ending))
        title, kind = {
            ".pdf": (_("Save as PDF"), _("PDF (*.pdf)")),
            ".html": (_("Save as web page"), _("Web page (*.html)")),
            ".txt": (_("Save as text"), _("Text (*.txt)")),
        }[ending]
        path = self._messages.choose_new_file(title, proposal, kind)
        if path is None:
            return
        target = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
        self._allow(ready=False)
        self.says.setText(_("Saving…"))

        def work() -> Path:
            save(made.printed, target, made.wanted.size, made.wanted.paper)
            return target

        self.tasks.run(work, self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self._allow(ready=True)
        self.says.setText(_("Saved: {path}").format(path=path))
        self.saved.emit(path)

    def _print(self) -> None:
        made = self._made
        if made is None:
            return
        names = QPrinterInfo.availablePrinterNames()
        if not names:
            if self._messages.ask(
                _("This computer knows no printer."),
                _("You can save a PDF and print it elsewhere, at a pharmacy or a copy shop."),
                _("Save as PDF…"),
                _("Close"),
            ):
                self._save(".pdf")
            return
        box = PrinterBox(names, self._look, self)
        if box.exec() != QDialog.DialogCode.Accepted:
            return
        name, title = box.name, made.printed[0].title
        self._allow(ready=False)
        self.says.setText(_("Printing…"))

        def work() -> tuple[str, bool]:
            return name, print_on(name, made.pages, made.wanted.paper, title)

        self.tasks.run(work, self._tell_printed)

    def _tell_printed(self, result: tuple[str, bool]) -> None:
        name, taken = result
        self._allow(ready=True)
        if not taken:
            self._say_page()
            self._messages.tell(
                _("The printer {printer} did not take the pages.").format(printer=name),
                _("See whether it is on. You can also save a PDF."),
            )
            return
        self.says.setText(
            ngettext(
                "{count} page sent to {printer}", "{count} pages sent to {printer}", self.page_count
            ).format(count=self.page_count, printer=name)
        )

    def _end(self) -> None:
        self._wanted = None
        self.tasks.shutdown()
        self.painting.shutdown()


class _Pages(QScrollArea):
    """What scrolls the pages, with a ring while it has the keyboard."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._ring = FocusRing(look, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.follow(self.viewport())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.follow(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.place()


def _scrolling(pages: PageList, look: Look) -> QScrollArea:
    scroll = _Pages(look)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(pages)
    scroll.setAccessibleName(_("The pages as they will be printed"))
    scroll.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
    ground = look.palette()
    ground.setColor(ground.ColorRole.Window, look.color("side"))
    scroll.setPalette(ground)
    return scroll
