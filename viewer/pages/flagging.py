"""What is worth asking about, and what the record does not say, where the pages show it."""

from collections.abc import Iterator
from itertools import groupby

from viewer.pages.blocks import Block, Item, ListBlock, Notice, Origin, Span, Tab, Tone, Voice
from viewer.pages.desk import WHOLE_RECORD, Desk, ours
from viewer.plain.flags import Flag, FlagKind, flags
from viewer.plain.missing import what_the_record_does_not_say
from viewer.words import _

_TABS = {
    FlagKind.END_PASSED: Tab.OVERVIEW,
    FlagKind.START_PASSED: Tab.OVERVIEW,
    FlagKind.STALE: Tab.OVERVIEW,
    FlagKind.COPY_OLD: Tab.OVERVIEW,
    FlagKind.DATE_ORDER: Tab.OVERVIEW,
    FlagKind.DATE_FAR: Tab.OVERVIEW,
    FlagKind.STATUS_UNKNOWN: Tab.OVERVIEW,
    FlagKind.STATUS_DIFFERS: Tab.OVERVIEW,
    FlagKind.SITES_CLOSED: Tab.OVERVIEW,
    FlagKind.ENROLLMENT: Tab.OVERVIEW,
    FlagKind.NO_CONTACT: Tab.OVERVIEW,
    FlagKind.RETRACTED: Tab.OVERVIEW,
    FlagKind.VIOLATION: Tab.OVERVIEW,
    FlagKind.PLACEHOLDER: Tab.OVERVIEW,
    FlagKind.UNIT: Tab.ELIGIBILITY,
    FlagKind.OTHER_STUDY: Tab.ELIGIBILITY,
    FlagKind.DOUBLE_NO: Tab.ELIGIBILITY,
    FlagKind.FEW_CRITERIA: Tab.ELIGIBILITY,
    FlagKind.AGE_DIFFERS: Tab.ELIGIBILITY,
    FlagKind.AGE_ORDER: Tab.ELIGIBILITY,
    FlagKind.RESULTS: Tab.OUTCOMES,
    FlagKind.SITES_OPEN: Tab.PLACES,
    FlagKind.REMOVED_COUNTRY: Tab.PLACES,
    FlagKind.SAME_TITLE: Tab.SOURCES,
    # Told elsewhere, in place: AGE beside the age, NO_CRITERIA where the criteria would stand,
    # RESULTS_DUE in what is said of results.
}
_NOTES = frozenset({FlagKind.SAME_TITLE, FlagKind.COPY_OLD, FlagKind.DATE_FAR})
"""Kinds that are good to know and no reason to take care."""


def flag_notices(desk: Desk, tab: Tab) -> Iterator[Notice]:
    """The oddities of the record that belong on one tab.

    A fact is told once, and facts that call for the same step stand in one notice.
    """
    found: dict[str, Flag] = {}
    for flag in flags(desk.trial, desk.today, desk.record.imported):
        if _TABS.get(flag.kind) is tab:
            found.setdefault(flag.fact, flag)
    order = list(dict.fromkeys(map(_step, found.values())))
    steps = sorted(found.values(), key=lambda flag: order.index(_step(flag)))
    for step, alike in groupby(steps, _step):
        yield _notice(list(alike), step)


def _step(flag: Flag) -> tuple[str, bool]:
    return flag.ask, flag.kind in _NOTES


def _notice(alike: list[Flag], step: tuple[str, bool]) -> Notice:
    ask, is_note = step
    sentences = [flag.fact for flag in alike] + ([ask] if ask else [])
    spans = [Span(sentences[0])]
    for sentence in sentences[1:]:
        spans += [Span(" "), Span(sentence)]
    paths = tuple(dict.fromkeys(path for flag in alike for path in flag.paths))
    first = alike[0]
    start, end = (first.start, first.end) if len(alike) == 1 else (None, None)
    return Notice(
        title=_("Good to know") if is_note else _("Worth asking about"),
        spans=tuple(spans),
        origin=Origin(Voice.OURS, paths, start, end),
        tone=Tone.INFORMATION if is_note else Tone.CARE,
    )


def missing_list(desk: Desk) -> Iterator[Block]:
    """What the record is silent about, said once for all tabs."""
    missing = what_the_record_does_not_say(desk.trial)
    if missing:
        items = tuple(Item((Span(words[:1].upper() + words[1:]),)) for words in missing)
        yield ListBlock(items=items, origin=ours(WHOLE_RECORD))
