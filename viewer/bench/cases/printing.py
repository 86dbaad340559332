"""Printing: one summary against setting the same words once, and a hundred against one."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import mean

import typst

from viewer import paths
from viewer.bench.rounds import LEAST_ROUNDS, Case
from viewer.bench.stage import NotMeasuredError, Stage
from viewer.domain.opened import OpenTrial
from viewer.domain.printout import PrintOrder, SummarySection
from viewer.domain.search import StoredRecord
from viewer.pages.blocks import PrintPage
from viewer.pages.making import PageMaker
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.printing.many import PrintJob, print_many
from viewer.printing.pdf import make_pdf, make_svg_pages
from viewer.printing.press import kept_press
from viewer.printing.text import make_text
from viewer.registries.reading import read_trial
from viewer.words import _

_PLAIN = """#set text(font: json(bytes(sys.inputs.fonts)), size: 12pt)
#set page(margin: 20mm)
#text(sys.inputs.words)
"""
_MANY = 100
_ONES = 10
_TRIED = 80
"""Records looked at for some whose summary takes two pages."""
_FORGOTTEN_AFTER = 30
"""Other texts set before one is new to Typst again."""

# What most people would print: it makes two pages of a typical record.
_TWO_PAGES = PrintOrder(
    sections=frozenset(
        {
            SummarySection.SHORT,
            SummarySection.GLANCE,
            SummarySection.ABOUT,
            SummarySection.JOIN,
            SummarySection.CONTACTS,
        }
    )
)


def printing(stage: Stage) -> tuple[Case, Case]:
    """Both cases, from records of the corpus or from real ones."""
    rounds = max(stage.rounds, LEAST_ROUNDS)
    stage.tell(_("Printing summaries…"))
    maker = _maker()
    return _one(stage, maker, rounds), _hundred(stage, maker, rounds)


def _one(stage: Stage, maker: PageMaker, rounds: int) -> Case:
    """A two-page summary to PDF; the limit sets the same words once, as one plain text.

    Each round has a record of its own, for Typst remembers for a while what it has set.
    """
    found = []
    for opened in islice(_trials(stage), _TRIED):
        page = _page(maker, opened)
        if len(make_svg_pages(page, paper="letter")) == len(make_svg_pages(page)) == 2:
            found.append((opened, make_text(page)))
        if len(found) > rounds:
            break
    if len(found) <= rounds:
        raise NotMeasuredError(_("Too few of the records have a summary of two pages."))
    plain = _Plain(stage.folder)
    ours, limit = [], []
    for opened, words in found:
        for number in range(_FORGOTTEN_AFTER):
            plain.pdf(f"{opened.trial.number} {number}")
        ours.append(_seconds(partial(_print, maker, _afresh(opened))))
        limit.append(_seconds(partial(plain.pdf, words)))
    return Case(
        key="print",
        name=_("a summary of two pages to PDF"),
        limit_name=_("Typst setting the same words once, as plain text"),
        target=10,
        candidate=tuple(ours[1:]),
        limit=tuple(limit[1:]),
    )


def _hundred(stage: Stage, maker: PageMaker, rounds: int) -> Case:
    """A hundred summaries into one file; the limit is one summary, the mean of some others.

    Every trial is printed once, so that nothing is remembered.
    """
    trials = _trials(stage)
    ours, limit = [], []
    for turn in range(-1, rounds):
        one = mean(_seconds(lambda: _save(stage, maker, [next(trials)])) for _turn in range(_ONES))
        hundred = list(islice(trials, _MANY))
        many = _seconds(partial(_save, stage, maker, hundred))
        if turn >= 0:
            ours.append(many)
            limit.append(one)
    return Case(
        key="print-many",
        name=_("a hundred summaries into one PDF"),
        limit_name=_("one summary, the mean of ten others"),
        target=60,
        candidate=tuple(ours),
        limit=tuple(limit),
    )


def _save(stage: Stage, maker: PageMaker, trials: list[OpenTrial]) -> None:
    """Print trials into one file, as the program does."""
    by_number = {opened.trial.number: opened for opened in trials}

    def page_of(number: str) -> PrintPage:
        return maker.summary(by_number[number])

    job = PrintJob(list(by_number), page_of, stage.folder / "printed.pdf")
    print_many(job, lambda _progress: None, lambda: False)


def _print(maker: PageMaker, opened: OpenTrial) -> bytes:
    return make_pdf(_page(maker, opened))


def _page(maker: PageMaker, opened: OpenTrial) -> PrintPage:
    return maker.print_pages([opened], _TWO_PAGES)[0]


def _maker() -> PageMaker:
    terms = load_terms(paths.resources() / "glossary")
    return PageMaker(TermMatcher(terms), terms, lambda _numbers: frozenset(), date(2026, 1, 1))


def _trials(stage: Stage) -> Iterator[OpenTrial]:
    """Trials of the corpus, each with its record."""
    with stage.small_records.open("rb") as lines:
        for line in lines:
            body = line.strip()
            trial = read_trial("ctgov-v2", body)
            digest = hashlib.sha256(body).digest()
            yield OpenTrial(trial, StoredRecord(trial.number, "ctgov-v2", body, digest))


def _afresh(opened: OpenTrial) -> OpenTrial:
    """The same trial as if it was opened anew: nothing made of it is kept."""
    return OpenTrial(opened.trial, opened.record)


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


class _Plain:
    """Typst setting nothing but words, in the program's own fonts."""

    def __init__(self, folder: Path) -> None:
        file = folder / "plain.typ"
        file.write_text(_PLAIN, "utf-8")
        fonts = typst.Fonts(include_system_fonts=True)
        self._compiler = typst.Compiler(file, root=folder, font_paths=fonts)
        self._families = json.dumps(kept_press(system_fonts=True).families)

    def pdf(self, words: str) -> bytes:
        """The words as PDF, once laid out."""
        made = self._compiler.compile(
            format="pdf", sys_inputs={"fonts": self._families, "words": words}
        )
        return made if isinstance(made, bytes) else b""
