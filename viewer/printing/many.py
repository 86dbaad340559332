"""Many trials printed in one go: into one file with an outline, or into one file each.

It can be cancelled at any moment. One file is written whole or not at all; of files of their own,
those that were written stay.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from viewer.domain.errors import LibraryError, RegistryFileError, TrialNotFoundError
from viewer.domain.printout import PrintKind
from viewer.pages.blocks import PrintPage
from viewer.printing.press import Press
from viewer.printing.saving import made_for, make_folder, write_whole
from viewer.words import _, ngettext

_LISTEN_EVERY = 0.05
"""Seconds between two looks whether somebody cancelled, while pages are being set."""

OF_ONE_TRIAL = (TrialNotFoundError, RegistryFileError, LibraryError)
"""What can be wrong with one trial, and leaves the others to be printed."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What to print, and where to.

    ``page_of`` makes the page of a number, and may raise one of ``OF_ONE_TRIAL``; it gives None
    where there is nothing to print. ``target`` is a file whose ending says what is made, or with
    ``one_file_each`` a folder, made where it is missing; ``ending`` is then that of its files.
    """

    numbers: Sequence[str]
    page_of: Callable[[str], PrintPage | None]
    target: Path
    one_file_each: bool = False
    ending: str = ".pdf"
    text_size: int = 12
    paper: str = "a4"


@dataclass(frozen=True, slots=True)
class PrintProgress:
    """How far it is: ``done`` of ``total`` trials. ``setting``: their pages are made, and are
    being set into one file.
    """

    done: int
    total: int
    setting: bool = False


@dataclass(slots=True)
class Printed:
    """What came of it. ``problems``: number and what was wrong with it; ``left_out``: numbers of
    those of which there was nothing to print.
    """

    files: list[Path] = field(default_factory=list)
    trials: int = 0
    problems: list[tuple[str, Exception]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    cancelled: bool = False


def print_many(
    job: PrintJob,
    on_progress: Callable[[PrintProgress], None],
    is_cancelled: Callable[[], bool],
) -> Printed:
    """Print all of ``job``, each trial once. Raises PrintError when a file cannot be made.

    Both functions are called in the calling thread, about once a trial, and ``is_cancelled`` many
    times a second while pages are being set.
    """
    return _Run(job, on_progress, is_cancelled).run()


def file_name(page: PrintPage, ending: str) -> str:
    """A name for the file of one trial: its number, and what it is where it is no summary.

    A number is a registry's, but comes from a file: what could name another folder is left out.
    """
    number = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in page.number)
    kind = "" if page.kind is PrintKind.SUMMARY else f"-{page.kind.value}"
    return f"{number[:80] or 'study'}{kind}{ending}"


def progress_words(progress: PrintProgress) -> str:
    """How far it is, in words."""
    if progress.setting:
        return _("Setting the pages of {total}…").format(total=_studies(progress.total))
    return _("{done} of {total} are done…").format(
        done=progress.done, total=_studies(progress.total)
    )


def _studies(count: int) -> str:
    return ngettext("{count} study", "{count} studies", count).format(count=count)


class _Run:
    """One job being done."""

    def __init__(
        self,
        job: PrintJob,
        on_progress: Callable[[PrintProgress], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._job = job
        self._tell = on_progress
        self._is_cancelled = is_cancelled
        # Of its own: whoever prints one page meanwhile need not wait for many.
        self._press = Press(system_fonts=True)
        self._printed = Printed()

    def run(self) -> Printed:
        """Do all of it, or what is done before a cancel."""
        total = len(self._job.numbers)
        if self._job.one_file_each:
            make_folder(self._job.target)
            for page in self._pages():
                self._set([page], self._job.target / file_name(page, self._job.ending))
        else:
            pages = list(self._pages())
            if pages and not self._printed.cancelled:
                self._tell(PrintProgress(total, total, setting=True))
                self._set(pages, self._job.target)
        if not self._printed.cancelled:
            self._tell(PrintProgress(total, total))
        return self._printed

    def _pages(self) -> Iterator[PrintPage]:
        """The page of each trial, made when it is asked for; none after a cancel."""
        seen: set[str] = set()
        for done, number in enumerate(self._job.numbers):
            self._tell(PrintProgress(done, len(self._job.numbers)))
            if self._printed.cancelled or self._is_cancelled():
                self._printed.cancelled = True
                return
            try:
                page = self._job.page_of(number)
            except OF_ONE_TRIAL as error:
                self._printed.problems.append((number, error))
                continue
            if page is None:
                self._printed.left_out.append(number)
            elif page.number not in seen:
                seen.add(page.number)
                yield page

    def _set(self, pages: list[PrintPage], path: Path) -> None:
        """Set pages in a thread of their own, so that a cancel need not wait for them."""
        job = self._job
        answers: SimpleQueue[bytes | Exception] = SimpleQueue()

        def work() -> None:
            try:
                answers.put(made_for(pages, path, job.text_size, job.paper, self._press))
            except Exception as error:  # noqa: BLE001  (raised again in the thread that waits)
                answers.put(error)

        threading.Thread(target=work, name="printing", daemon=True).start()
        while True:
            try:
                made = answers.get(timeout=_LISTEN_EVERY)
            except Empty:
                if self._is_cancelled():
                    self._printed.cancelled = True
                    return
            else:
                break
        if isinstance(made, Exception):
            raise made
        write_whole(path, made)
        self._printed.files.append(path)
        self._printed.trials += len(pages)
