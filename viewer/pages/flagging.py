"""What is worth asking about, and what the record does not say, where the pages show it."""

from collections.abc import Iterator

from viewer.pages.blocks import Block, Item, ListBlock, Notice, Origin, Span, Tab, Tone, Voice
from viewer.pages.desk import WHOLE_RECORD, Desk, ours
from viewer.plain.flags import FlagKind, flags
from viewer.plain.missing import what_the_record_does_not_say
from viewer.words import _

# Age limits that are none are told beside the age itself.
_TABS = {
    FlagKind.UNIT: Tab.ELIGIBILITY,
    FlagKind.OTHER_STUDY: Tab.ELIGIBILITY,
    FlagKind.DOUBLE_NO: Tab.ELIGIBILITY,
    FlagKind.END_PASSED: Tab.OVERVIEW,
    FlagKind.START_PASSED: Tab.OVERVIEW,
    FlagKind.RETRACTED: Tab.OVERVIEW,
    FlagKind.VIOLATION: Tab.OVERVIEW,
    FlagKind.RESULTS: Tab.OUTCOMES,
    # The tab itself says what to do where nobody is named.
    FlagKind.NO_CONTACT: Tab.OVERVIEW,
}


def flag_notices(desk: Desk, tab: Tab) -> Iterator[Notice]:
    """The oddities of the record that belong on one tab; a sentence is said once."""
    said: set[str] = set()
    for flag in flags(desk.trial, desk.today):
        if _TABS.get(flag.kind) is not tab or flag.sentence in said:
            continue
        said.add(flag.sentence)
        yield Notice(
            title=_("Worth asking about"),
            spans=(Span(flag.sentence),),
            origin=Origin(Voice.OURS, flag.paths, flag.start, flag.end),
            tone=Tone.CARE,
        )


def missing_list(desk: Desk) -> Iterator[Block]:
    """What the record is silent about, said once for all tabs."""
    missing = what_the_record_does_not_say(desk.trial)
    if missing:
        items = tuple(Item((Span(words[:1].upper() + words[1:]),)) for words in missing)
        yield ListBlock(items=items, origin=ours(WHOLE_RECORD))
