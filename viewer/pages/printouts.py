"""The kinds of print-outs: what each is called, and who makes its pages."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from viewer.domain.errors import PrintError
from viewer.domain.opened import OpenTrial
from viewer.domain.printout import PrintKind, PrintOrder, SummarySection
from viewer.pages.blocks import PrintPage
from viewer.pages.changes.sheet import change_sheet
from viewer.pages.checklist import checklist_page
from viewer.pages.compare_sheet import compare_sheet
from viewer.pages.desk import Desk
from viewer.pages.doctor import doctor_page
from viewer.pages.question_sheet import question_sheet
from viewer.pages.summary import section_title, summary_page
from viewer.words import _

_Maker: TypeAlias = Callable[[Sequence[Desk], PrintOrder], list[PrintPage]]


def print_pages(desks: Sequence[Desk], order: PrintOrder) -> list[PrintPage]:
    """The pages that ``order`` wants of some trials, in the order of these.

    Raises PrintError where this kind cannot be made of them.
    """
    if order.kind not in _MAKERS:
        raise PrintError(
            _("“{kind}” cannot be printed yet. Choose another kind.").format(
                kind=kind_words(order.kind)
            )
        )
    return _MAKERS[order.kind](desks, order)


def has_something(opened: OpenTrial, kind: PrintKind) -> bool:
    """Whether there is anything to say of a trial: what changed, where something did."""
    return kind is not PrintKind.CHANGES or opened.earlier is not None


def _summaries(desks: Sequence[Desk], order: PrintOrder) -> list[PrintPage]:
    return [summary_page(desk, order.sections) for desk in desks]


def _doctor_pages(desks: Sequence[Desk], order: PrintOrder) -> list[PrintPage]:
    return [doctor_page(desk, order.mine_of(desk.trial.number)) for desk in desks]


def _checklists(desks: Sequence[Desk], order: PrintOrder) -> list[PrintPage]:
    return [checklist_page(desk, order.mine_of(desk.trial.number)) for desk in desks]


def _side_by_side(desks: Sequence[Desk], _order: PrintOrder) -> list[PrintPage]:
    return [compare_sheet(desks)]


def _questions(desks: Sequence[Desk], order: PrintOrder) -> list[PrintPage]:
    return [question_sheet(desk, order.mine_of(desk.trial.number)) for desk in desks]


def _changes(desks: Sequence[Desk], _order: PrintOrder) -> list[PrintPage]:
    return [change_sheet(desk) for desk in desks]


_MAKERS: dict[PrintKind, _Maker] = {
    PrintKind.SUMMARY: _summaries,
    PrintKind.DOCTOR: _doctor_pages,
    PrintKind.CHECKLIST: _checklists,
    PrintKind.COMPARE: _side_by_side,
    PrintKind.QUESTIONS: _questions,
    PrintKind.CHANGES: _changes,
}


def kind_words(kind: PrintKind) -> str:
    """What people call a kind of print-out."""
    return {
        PrintKind.SUMMARY: _("Summary"),
        PrintKind.DOCTOR: _("Page for my doctor"),
        PrintKind.CHECKLIST: _("Checklist"),
        PrintKind.COMPARE: _("Studies side by side"),
        PrintKind.QUESTIONS: _("Questions to ask"),
        PrintKind.CHANGES: _("What changed"),
    }[kind]


def section_words(section: SummarySection) -> str:
    """The heading of a part of the summary."""
    return section_title(section)
