"""Prints several studies in one go: into one file, or one file each, with a way to stop."""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from viewer.domain.personal import Mine
from viewer.domain.printout import PrintOrder
from viewer.pages.blocks import PrintPage
from viewer.printing.many import Printed, PrintJob, PrintProgress, print_many, progress_words
from viewer.ui.controls import FilledButton, Label, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, WIDE
from viewer.ui.messages import Messages
from viewer.ui.paper.options import PrintOptions
from viewer.ui.printing import ONE_STUDY
from viewer.ui.tasks import Tasks
from viewer.words import _, ngettext

PageOf = Callable[[str, PrintOrder], PrintPage | None]


class Several(NamedTuple):
    """What is to be printed: numbers, what the person keeps of them, and who makes the pages.

    ``there_are``: how many the list has, where that is more than are printed.
    """

    numbers: Sequence[str]
    mine: Mapping[str, Mine]
    page_of: PageOf
    there_are: int = 0


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
        several: Several,
        style: tuple[int, str],
        look: Look,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        """``style``: the text size in points, and the paper."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print several studies"))
        self._several = several
        self._numbers = tuple(several.numbers)
        self._messages = messages
        self.tasks = Tasks(self)
        self._work = ManyPrinting(self)
        self._work.progressed.connect(self._show_progress)
        count = len(self._numbers)
        title = ngettext("Print {count} study", "Print {count} studies", count)
        self.says = Label(look, Role.NOTE)
        self.options = PrintOptions(ONE_STUDY, several.mine, look)
        self.options.choose(*style)
        self.one = FilledButton(look, _("One PDF with all…"))
        self.each = OutlinedButton(look, _("One PDF each…"))
        self.stop = OutlinedButton(look, _("Cancel"))
        self._build(look, title.format(count=count))
        self.one.clicked.connect(self._ask_file)
        self.each.clicked.connect(self._ask_folder)
        self.stop.clicked.connect(self._stop)
        self._say(self._offer())

    def _build(self, look: Look, title: str) -> None:
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(GAP))
        column.addWidget(Label(look, Role.CARD_TITLE, text=title))
        choices = self.options.layout()
        if choices is not None:
            choices.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.options)
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

    def _offer(self) -> str:
        more = self._several.there_are
        if more > len(self._numbers):
            return _("The list has {count} studies. These are the first {shown}.").format(
                count=f"{more:,}", shown=len(self._numbers)
            )
        return _("You get what you choose of each study, ready to print or to send.")

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
        order = self.options.order
        job = PrintJob(
            self._numbers,
            lambda number: self._several.page_of(number, order),
            target,
            one_file_each=one_file_each,
            text_size=self.options.size_points,
            paper=self.options.paper,
        )
        self.options.hide()
        self.one.hide()
        self.each.hide()
        self.stop.setFocus()
        self._show_progress(PrintProgress(0, len(self._numbers)))
        self.tasks.run(lambda: self._work.run(job), self._show_end, self._show_trouble)

    def _show_progress(self, progress: PrintProgress) -> None:
        self._say(progress_words(progress))

    def _show_end(self, result: Printed) -> None:
        self.stop.set_words(_("Close"))
        self._say(_told(result))
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


def _told(result: Printed) -> str:
    """What came of it, in sentences."""
    if result.cancelled:
        return _("Cancelled. Files that were finished are there.")
    if not result.files and not result.problems:
        return _("None of these records has changed. Nothing was printed.")
    words = _("Nothing was printed.")
    if result.files:
        first = result.files[0]
        where = first if len(result.files) == 1 else first.parent
        words = ngettext(
            "{count} study is in {where}.", "{count} studies are in {where}.", result.trials
        ).format(count=result.trials, where=where)
    if result.left_out:
        words = ngettext(
            "{printed} {count} more has not changed, and is left out.",
            "{printed} {count} more have not changed, and are left out.",
            len(result.left_out),
        ).format(printed=words, count=len(result.left_out))
    if result.problems:
        missing = ", ".join(number for number, _error in result.problems)
        words = _("{printed} These could not be printed: {numbers}.").format(
            printed=words, numbers=missing
        )
    return words
