"""Prints several studies in one go: into one file, or one file each, with a way to stop."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from viewer.pages.blocks import PrintPage
from viewer.printing.many import Printed, PrintJob, PrintProgress, print_many, progress_words
from viewer.ui.controls import FilledButton, Label, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, WIDE
from viewer.ui.messages import Messages
from viewer.ui.tasks import Tasks
from viewer.words import _, ngettext

PageOf = Callable[[str], PrintPage]


class ManyPrinting(QObject):
    """The work itself, in a thread.

    Signals:
        progressed(progress): a PrintProgress.
    """

    progressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cancelled = threading.Event()

    def run(self, job: PrintJob) -> Printed:
        """Print; called in the background. Raises PrintError."""
        return print_many(job, self.progressed.emit, self.cancelled.is_set)


class PrintManyDialog(QDialog):
    """Asks for one file or one each, then prints and says how far it is.

    Signals:
        printed(result): it is over; a Printed.
    """

    printed = Signal(object)

    def __init__(
        self,
        numbers: Sequence[str],
        page_of: PageOf,
        style: tuple[int, str],
        look: Look,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        """``style``: the text size in points, and the paper."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print several studies"))
        self._numbers = tuple(numbers)
        self._page_of = page_of
        self._style = style
        self._messages = messages
        self.tasks = Tasks(self)
        self._work = ManyPrinting(self)
        self._work.progressed.connect(self._show_progress)
        count = len(self._numbers)
        title = ngettext("Print {count} study", "Print {count} studies", count)
        self.says = Label(look, Role.NOTE)
        self.one = FilledButton(look, _("One PDF with all…"))
        self.each = OutlinedButton(look, _("One PDF each…"))
        self.stop = OutlinedButton(look, _("Cancel"))
        self._build(look, title.format(count=count))
        self.one.clicked.connect(self._ask_file)
        self.each.clicked.connect(self._ask_folder)
        self.stop.clicked.connect(self._stop)
        self._say(_("You get a summary of each, ready to print or to send."))

    def _build(self, look: Look, title: str) -> None:
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(GAP))
        column.addWidget(Label(look, Role.CARD_TITLE, text=title))
        column.addWidget(self.says)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.one, self.each, self.stop):
            row.addWidget(button)
        column.addWidget(buttons)
        parent = self.parentWidget()
        room = parent.width() if parent is not None else look.px(460)
        self.setMinimumWidth(min(look.px(460), room - side))

    def _say(self, words: str) -> None:
        self.says.setText(words)
        self.says.setAccessibleName(words)

    def _ask_file(self) -> None:
        path = self._messages.choose_new_file(
            _("Where to put the file"), str(Path.home() / "studies.pdf"), _("PDF (*.pdf)")
        )
        if path is not None:
            path = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
            self._begin(path, one_file_each=False)

    def _ask_folder(self) -> None:
        path = self._messages.choose_folder(_("Where to put the files"), str(Path.home()))
        if path is not None:
            self._begin(path, one_file_each=True)

    def _begin(self, target: Path, *, one_file_each: bool) -> None:
        size, paper = self._style
        job = PrintJob(
            self._numbers,
            self._page_of,
            target,
            one_file_each=one_file_each,
            text_size=size,
            paper=paper,
        )
        self.one.hide()
        self.each.hide()
        self.stop.setFocus()
        self._show_progress(PrintProgress(0, len(self._numbers)))
        self.tasks.run(lambda: self._work.run(job), self._show_end, self._show_trouble)

    def _show_progress(self, progress: PrintProgress) -> None:
        self._say(progress_words(progress))

    def _show_end(self, result: Printed) -> None:
        self.stop.set_words(_("Close"))
        if result.cancelled:
            self._say(_("Cancelled. Files that were finished are there."))
        else:
            where = str(result.files[0] if len(result.files) == 1 else _folder(result))
            words = ngettext(
                "{count} study is in {where}.", "{count} studies are in {where}.", result.trials
            ).format(count=result.trials, where=where)
            if result.problems:
                missing = ", ".join(number for number, _error in result.problems)
                words = _("{printed} These could not be printed: {numbers}.").format(
                    printed=words, numbers=missing
                )
            self._say(words)
        self.printed.emit(result)

    def _show_trouble(self, error: BaseException) -> None:
        self.reject()
        self._messages.trouble(error)

    def _stop(self) -> None:
        if self.tasks.is_busy:
            self._work.cancelled.set()
            self._say(_("Stopping…"))
        else:
            self.close()

    def reject(self) -> None:
        """Esc stops the work first."""
        if self.tasks.is_busy:
            self._work.cancelled.set()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way, and wait for it: no file is left half-made."""
        self._work.cancelled.set()
        self.tasks.shutdown()
        super().closeEvent(event)


def _folder(result: Printed) -> Path | str:
    return result.files[0].parent if result.files else ""
