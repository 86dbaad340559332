"""The Treatment plan tab: how the study is set up, who gets what, what it asks of a person."""

import re
from collections.abc import Iterator, Sequence

from viewer.domain.coded import InterventionType, StudyType
from viewer.domain.design import Intervention
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Passage
from viewer.pages.blocks import (
    Block,
    Fold,
    Heading,
    Notice,
    Paragraph,
    Span,
    StepItem,
    Steps,
)
from viewer.pages.burden import asked_title, burden_blocks
from viewer.pages.desk import PART, WHOLE_RECORD, Desk, ours, section, source
from viewer.pages.facts import facts_block, listing, names_line, our_fact, source_fact
from viewer.pages.groups import group_blocks, shared_names
from viewer.pages.study_dates import running_title, study_dates
from viewer.pages.texts import (
    LONG,
    count_words,
    folded,
    level_line,
    origin_of,
    passage_blocks,
    short_or_folded,
    source_marks,
    spans_of,
)
from viewer.plain.clusters import cluster_sentence
from viewer.plain.codes import wording
from viewer.plain.design import Setup, placebo_answer, setup_sentences
from viewer.plain.short_what import is_access
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.plain.text import plain_text
from viewer.words import _, ngettext

_NO_GROUPS = frozenset({StudyType.OBSERVATIONAL, StudyType.EXPANDED_ACCESS})
_IS_PLACEBO = re.compile(
    r"(?!.*(?:\b(?:or|and|versus|vs|then)\b|[+;/,])).*\bplacebos?\b", re.IGNORECASE
)
"""A name of a placebo and of nothing else beside it."""
_MAY_BE_PLACEBO = re.compile(r"placebo|sham|dummy|saline|sugar|vehicle", re.IGNORECASE)
_OTHER_NAMES = 8
"""Other names of a treatment that are read with it; some have forty, of shops and labs."""
_SHORT = 12
"""Words that are read sooner than a remark that they stand above already."""
_PARAGRAPH = 45
"""Words of a paragraph before the next sentence starts a new one."""


def set_up_title(trial: Trial) -> str:
    """The heading of the set-up; expanded access is told there to be no study."""
    return _("How it is set up") if is_access(trial) else _("How the study is set up")


def treatment_blocks(desk: Desk) -> list[Block]:
    """The blocks of the Treatment plan tab."""
    return [
        *section(desk, set_up_title(desk.trial), lambda: setup_blocks(desk)),
        *_groups(desk),
        *section(desk, _("Step by step"), lambda: step_blocks(desk)),
        *section(desk, asked_title(desk.trial), lambda: _asked(desk)),
        *section(desk, running_title(desk.trial), lambda: study_dates(desk)),
        *section(desk, _("What each treatment is"), lambda: _interventions(desk)),
        *section(desk, _("Samples"), lambda: _samples(desk)),
        *section(desk, _("The registry’s own words"), lambda: _own_words(desk)),
    ]


def _groups(desk: Desk) -> list[Block]:
    """Nobody is given anything where a study only watches: there the groups are people."""
    study_type = desk.trial.design.study_type
    if study_type is not None and study_type.value is StudyType.OBSERVATIONAL:
        return section(
            desk, _("The groups"), lambda: _group_texts(desk), official=_("Groups and cohorts")
        )
    return section(
        desk,
        _("Who gets what"),
        lambda: _group_texts(desk),
        official=_("Arms and interventions"),
    )


def _group_texts(desk: Desk) -> Iterator[Block]:
    """The groups, and how hard their texts are to read; a folded one says so itself."""
    yield from group_blocks(desk)
    texts = (arm.description for arm in desk.trial.treatment.arms)
    yield from level_line(
        desk, (text for text in texts if text and count_words(plain_text(text)) <= LONG)
    )


def setup_blocks(desk: Desk, *, with_size: bool = True) -> Iterator[Block]:
    """The set-up in sentences, the official words under them, then the placebo question.

    ``with_size``: with phase and number of people, for a page that does not tell them elsewhere.
    """
    trial = desk.trial
    for passage in trial.texts_about(Topic.TREATMENT):
        yield from passage_blocks(desk, passage)
    yield from _sentences(desk, with_size=with_size)
    yield from placebo_notice(desk)
    yield from _design_notes(desk)


def _sentences(desk: Desk, *, with_size: bool) -> Iterator[Paragraph]:
    """The sentences in short paragraphs, then all official words in one smaller line."""
    setups = list(
        setup_sentences(
            desk.trial.design,
            desk.trial.treatment.arms,
            with_size=with_size,
            tense=tense_of(desk.trial),
        )
    )
    sentence, path = cluster_sentence(desk.trial)
    if sentence:
        setups.append(Setup(sentence, "", (path,)))
    group: list[Setup] = []
    for setup in setups:
        if group and count_words(_joined([*group, setup])) > _PARAGRAPH:
            yield _paragraph(desk, group)
            group = []
        group.append(setup)
    if group:
        yield _paragraph(desk, group)
    officials = ", ".join(dict.fromkeys(setup.official for setup in setups if setup.official))
    if officials:
        remark = _("Registries call this: {words}.").format(words=officials)
        paths = (path for setup in setups for path in setup.paths)
        yield Paragraph(spans=(Span(remark),), origin=ours(*paths), secondary=True)


def _paragraph(desk: Desk, setups: Sequence[Setup]) -> Paragraph:
    paths = (path for setup in setups for path in setup.paths)
    return Paragraph(spans=desk.marker.mark(_joined(setups)), origin=ours(*paths))


def _joined(setups: Sequence[Setup]) -> str:
    return " ".join(setup.sentence for setup in setups)


def placebo_notice(desk: Desk) -> Iterator[Notice]:
    """Whether one could get a placebo, and what that answer rests on."""
    found = desk.trial.design.study_type
    if found is not None and found.value in _NO_GROUPS:
        return
    if not (desk.trial.treatment.interventions or desk.trial.treatment.arms):
        return
    answer, reason, paths = placebo_answer(desk.trial)
    yield Notice(
        title=_("Could I get a placebo?")
        if tense_of(desk.trial) is Tense.NOW
        else _("Could people get a placebo?"),
        spans=desk.marker.mark(f"{answer} {reason}".strip()),
        origin=ours(*(paths or (WHOLE_RECORD,))),
    )


def step_blocks(desk: Desk) -> Iterator[Block]:
    """The steps in their order; where the source gives no time, that is said."""
    steps = desk.trial.treatment.steps
    if not steps:
        return
    items = tuple(
        StepItem(
            title=step.title,
            spans=spans_of(desk, step.text) if step.text else (),
            when=step.when,
        )
        for step in steps
    )
    paths = tuple(step.path for step in steps)
    first = next((step.text for step in steps if step.text), None)
    voice = origin_of(first).voice if first else ours().voice
    yield Steps(steps=items, origin=type(ours())(voice, paths))


def _asked(desk: Desk) -> Iterator[Block]:
    yield from burden_blocks(desk, list(demand_blocks(desk)))


def demand_blocks(desk: Desk) -> Iterator[Block]:
    """What taking part asks of a person: visits, stays, tests, time."""
    for passage in desk.trial.texts_about(Topic.DEMANDS):
        yield from passage_blocks(desk, passage)


def _design_notes(desk: Desk) -> Iterator[Block]:
    design = desk.trial.design
    for passage in design.notes:
        yield from short_or_folded(desk, passage, _("More on the set-up"))
    titled = (
        (_("How the groups are arranged"), design.intervention_model_description),
        (_("Who does not know who gets what"), design.masking_description),
    )
    for title, note in titled:
        if note is not None:
            yield from _under(desk, title, note)


def _under(desk: Desk, title: str, passage: Passage) -> Iterator[Block]:
    blocks = list(short_or_folded(desk, passage, title))
    if not any(isinstance(block, Fold) for block in blocks):  # a fold bears the title itself
        yield Heading(text=title, origin=ours(passage.path), level=PART)
    yield from blocks


def _interventions(desk: Desk) -> Iterator[Block]:
    told: dict[str, str] = {}
    for intervention in desk.trial.treatment.interventions:
        yield from _intervention(desk, intervention, told)


def _intervention(desk: Desk, intervention: Intervention, told: dict[str, str]) -> Iterator[Block]:
    yield Heading(text=intervention.name, origin=source(intervention.path), level=PART)
    facts = []
    if intervention.type:
        words = wording(intervention.type.value)
        facts.append(
            our_fact(
                _("Kind"),
                desk.marker.mark(_kind_words(intervention, words.plain)),
                intervention.type.path,
                official=words.official,
            )
        )
    if intervention.route:
        route = desk.marker.mark(intervention.route.value)
        marks = source_marks(intervention.route.sources)
        facts.append(source_fact(_("How it is given"), route + marks, intervention.route.path))
    if intervention.other_names:
        names = names_line([name.value for name in intervention.other_names], _OTHER_NAMES)
        paths = (name.path for name in intervention.other_names)
        facts.append(source_fact(_("Also called"), names, *paths))
    if intervention.arm_labels and intervention.name in shared_names(
        desk.trial.treatment.interventions
    ):
        # The same name again: for which groups this one is, tells them apart.
        groups = source_fact(_("For"), listing(intervention.arm_labels), intervention.path)
        facts.append(groups)
    yield from facts_block(facts)
    yield from _all_names(intervention)
    passage = intervention.description
    if passage is None:
        return
    text = " ".join(plain_text(passage).split())
    if text in told and count_words(text) > _SHORT:
        # Many records copy one text to every treatment.
        remark = _("The source says the same as for {treatment}.").format(treatment=told[text])
        yield Paragraph(spans=(Span(remark),), origin=ours(passage.path), secondary=True)
    else:
        told.setdefault(text, intervention.name)
        title = _("About {treatment}").format(treatment=intervention.name)
        yield from short_or_folded(desk, passage, title)


def _all_names(intervention: Intervention) -> Iterator[Fold]:
    """Every other name, where the line of facts has the first of them alone."""
    others = list(dict.fromkeys(name.value for name in intervention.other_names))
    if len(others) <= _OTHER_NAMES + 1:
        return
    origin = source(*(name.path for name in intervention.other_names))
    yield Fold(
        title=_("All names of {treatment}").format(treatment=intervention.name),
        blocks=(Paragraph(spans=(Span(names_line(others)),), origin=origin),),
        origin=origin,
        note=ngettext("{count} name", "{count} names", len(others)).format(count=len(others)),
    )


def _kind_words(intervention: Intervention, plain: str) -> str:
    """What kind of treatment it is. The registry files placebos under medicines, too."""
    is_drug = intervention.type is not None and intervention.type.value is InterventionType.DRUG
    if not is_drug:
        return plain
    if _IS_PLACEBO.match(intervention.name):
        return _("A placebo, by its name. The record lists it among the medicines.")
    if _MAY_BE_PLACEBO.search(intervention.name):
        return _("The record lists it among the medicines. It may be a placebo.")
    return _("A medicine.")


def _samples(desk: Desk) -> Iterator[Block]:
    design = desk.trial.design
    if design.biospecimen_retention:
        words = wording(design.biospecimen_retention.value)
        yield from facts_block(
            [
                our_fact(
                    _("Samples kept"),
                    words.plain,
                    design.biospecimen_retention.path,
                    official=words.official,
                )
            ]
        )
    if design.biospecimen_description:
        yield from short_or_folded(desk, design.biospecimen_description, _("Which samples"))


def _own_words(desk: Desk) -> Iterator[Block]:
    for passage in desk.trial.texts_about(Topic.DETAILED_DESCRIPTION):
        yield folded(desk, passage, _("Long description"))
