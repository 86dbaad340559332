"""The Overview tab: in short, the facts, and what one should know before asking."""

from collections.abc import Iterator

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Author, Passage
from viewer.pages.blocks import (
    Block,
    Fold,
    Heading,
    Item,
    ListBlock,
    Notice,
    Paragraph,
    Span,
    Tab,
    Tone,
)
from viewer.pages.changes.page import change_fold
from viewer.pages.desk import PART, WHOLE_RECORD, Desk, ours, section, source
from viewer.pages.eligibility import meaning_of_you
from viewer.pages.facts import facts_block
from viewer.pages.flagging import flag_notices, missing_list
from viewer.pages.glance import every_illness, is_expanded_access, overview_facts
from viewer.pages.related import related_blocks
from viewer.pages.results_state import results_notice, says_of_results
from viewer.pages.short import short_blocks
from viewer.pages.texts import (
    author_note,
    first_sentences,
    length_note,
    level_remark,
    origin_of,
    passage_blocks,
    spans_of,
)
from viewer.plain.people import who_can_say
from viewer.plain.status import official_status
from viewer.plain.text import plain_text
from viewer.words import _

SENTENCES = 3
"""Sentences of a registry's summary shown before the fold."""


def overview_blocks(desk: Desk) -> list[Block]:
    """The blocks of the Overview tab."""
    flags = list(flag_notices(desk, Tab.OVERVIEW))
    return [
        *stopped_notice(desk),
        *(change_fold(desk.opened) if desk.opened else ()),
        *section(desk, _("In short"), lambda: _in_short(desk)),
        # What could make a journey useless stands before the details.
        *(flag for flag in flags if flag.tone is Tone.CARE),
        *(results_notice(desk) if says_of_results(desk.trial) else ()),
        *expanded_access_notice(desk),
        *section(desk, _("Facts"), lambda: _facts(desk)),
        *section(desk, _("Phase and size"), lambda: topic_blocks(desk, Topic.PHASE_AND_SIZE)),
        *section(desk, _("Good to know before you ask"), lambda: know_notices(desk)),
        *(flag for flag in flags if flag.tone is not Tone.CARE),
        *section(desk, _("What the record does not say"), lambda: missing_list(desk)),
        *section(desk, _("Related studies"), lambda: related_blocks(desk)),
        _only_the_team(desk),
    ]


def _facts(desk: Desk) -> Iterator[Block]:
    yield from facts_block(overview_facts(desk))
    illnesses = every_illness(desk)
    if illnesses:
        paths = tuple(condition.path for condition in desk.trial.conditions)
        items = tuple(Item((Span(name),)) for name in illnesses)
        yield Fold(
            title=_("All illnesses the record names"),
            blocks=(ListBlock(items=items, origin=source(*paths)),),
            origin=ours(*paths),
            note=str(len(illnesses)),
        )


def topic_blocks(desk: Desk, *topics: Topic) -> Iterator[Block]:
    """Every passage about ``topics``, whole."""
    for passage in desk.trial.texts_about(*topics):
        yield from passage_blocks(desk, passage)


def stopped_notice(desk: Desk) -> Iterator[Notice]:
    """Why the trial stopped, in the source's own words."""
    reason = desk.trial.recruitment.why_stopped
    if reason is not None:
        yield Notice(
            title=_why_title(desk.trial),
            spans=spans_of(desk, reason),
            origin=origin_of(reason),
            tone=Tone.STOP,
        )


def _why_title(trial: Trial) -> str:
    statuses = {report.status for report in trial.recruitment.statuses}
    if statuses == {RecruitmentStatus.SUSPENDED}:
        return _("Why the study is on hold, in the words of its team")
    if statuses == {RecruitmentStatus.WITHDRAWN}:
        return _("Why the study was called off, in the words of its team")
    return _("Why the study stopped, in the words of its team")


def expanded_access_notice(desk: Desk) -> Iterator[Notice]:
    """Ways to get the treatment outside of the study, where the record tells of any."""
    recruitment = desk.trial.recruitment
    sentences: list[str] = []
    paths: list[str] = []
    access = recruitment.has_expanded_access
    if access is not None and access.value:
        sentences.append(_("Some people may get this treatment outside of the study."))
        paths.append(access.path)
    number = recruitment.expanded_access_number
    if number is not None:
        sentences.append(_("Its own record has the number {number}.").format(number=number.value))
        paths.append(number.path)
    status = recruitment.expanded_access_status
    if status is not None:
        sentences.append(
            _("The registry says “{status}”.").format(status=official_status(status.raw))
        )
        paths.append(status.path)
    for kind in desk.trial.design.expanded_access_types:
        sentences.append(_access_type(kind.value))
        paths.append(kind.path)
    if sentences:
        yield Notice(
            title=_("This is expanded access, not a study")
            if is_expanded_access(desk.trial)
            else _("Expanded access"),
            spans=desk.marker.mark(" ".join(sentences)),
            origin=ours(*paths),
        )


def know_notices(desk: Desk) -> Iterator[Notice]:
    """What a patient should know, then oddities of the source that are worth asking about."""
    for passage in desk.trial.texts_about(Topic.KNOW):
        yield _notice(desk, passage, _("Good to know"), Tone.INFORMATION)
    for passage in desk.trial.texts_about(Topic.WORTH_ASKING):
        yield _notice(desk, passage, _("Worth asking about"), Tone.CARE)


def _notice(desk: Desk, passage: Passage, title: str, tone: Tone) -> Notice:
    return Notice(
        title=passage.heading or title,
        spans=spans_of(desk, passage),
        origin=origin_of(passage),
        tone=tone,
    )


def _in_short(desk: Desk) -> Iterator[Block]:
    trial = desk.trial
    written = trial.texts_about(Topic.LEAD, Topic.OVERVIEW)
    for passage in written:
        yield from passage_blocks(desk, passage)
    if written:
        yield _who_wrote(desk, written[0])
    short = list(short_blocks(desk))
    yield from short
    for passage in trial.texts_about(Topic.BRIEF_SUMMARY):
        if short:
            title = (
                _("In the words of those who give it")
                if is_expanded_access(trial)
                else _("In the words of the study team")
            )
            yield Heading(text=title, origin=ours(passage.path), level=PART)
        yield from _summary(desk, passage, first=not written)


def _summary(desk: Desk, passage: Passage, *, first: bool) -> Iterator[Block]:
    """A registry's summary: its first sentences, then the whole behind a line."""
    blocks, is_whole = first_sentences(desk, passage, SENTENCES) if first else ([], False)
    yield from blocks
    if first:
        # A text that is not whole has its level beside the line that opens it.
        yield _who_wrote(desk, passage, plain_text(passage) if is_whole else "")
    if not is_whole:
        yield Fold(
            title=_("The whole summary, in the registry’s words"),
            blocks=tuple(passage_blocks(desk, passage)),
            origin=origin_of(passage),
            note=length_note(desk, plain_text(passage)),
        )


def _who_wrote(desk: Desk, passage: Passage, text: str = "") -> Paragraph:
    note = (
        _("Written by those who give the treatment, as the registry has it.")
        if is_expanded_access(desk.trial) and passage.author is Author.SPONSOR
        else author_note(passage)
    )
    spans = (Span(note), *level_remark(desk, text))
    return Paragraph(spans=spans, origin=ours(passage.path), secondary=True)


def _access_type(kind: str) -> str:
    words = {
        "individual": _("It can be for one person at a time."),
        "intermediate": _("It can be for a group of middle size."),
        "treatment": _("It can be for a large group."),
    }
    return words.get(kind, kind)


def _only_the_team(desk: Desk) -> Notice:
    return Notice(
        title=who_can_say(desk.trial),
        spans=(
            Span(_("This page is information. It is not medical advice.")),
            *meaning_of_you(desk),
        ),
        origin=ours(WHOLE_RECORD),
    )
