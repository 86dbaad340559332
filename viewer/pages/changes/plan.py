"""Status, dates, set-up, treatment and outcomes: what changed."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from viewer.domain.coded import OutcomeType, Unknown
from viewer.domain.design import Arm, Design, Intervention, Outcome, Treatment
from viewer.domain.trial import Recruitment
from viewer.domain.values import DateKind, Fact
from viewer.pages.changes.model import Area, FieldChange, bare, coded, paired, two
from viewer.pages.changes.people import passage_changes
from viewer.plain.codes import wording
from viewer.plain.dates import date_kind_words, trial_date_words
from viewer.plain.joining import and_list
from viewer.plain.people import enrollment_words
from viewer.plain.phases import phases_words
from viewer.words import _

_TOLD_DATES = (
    DateKind.START,
    DateKind.PRIMARY_COMPLETION,
    DateKind.COMPLETION,
    DateKind.RESULTS_FIRST_SUBMIT,
    DateKind.RESULTS_FIRST_POST,
    DateKind.RESULTS_EXPECTED,
)
"""The others are the registry's own bookkeeping: each new version has new ones."""


def status_changes(before: Recruitment, now: Recruitment) -> Iterator[FieldChange]:
    """Whether the trial is open, and why it stopped."""
    for old, new in paired(before.statuses, now.statuses, lambda one: (one.said_by, one.country)):
        words = [wording(report.status).plain if report else "" for report in (old, new)]
        yield from two(Area.STATUS, _("Status"), words, new, old, is_ours=True)
    yield from passage_changes(
        Area.STATUS, _("Why it stopped"), before.why_stopped, now.why_stopped
    )
    one, other = before.expanded_access_status, now.expanded_access_status
    words = [wording(report.status).plain if report else "" for report in (one, other)]
    label = _("Treatment outside the study")
    yield from two(Area.STATUS, label, words, other, one, is_ours=True)


def date_changes(before: Recruitment, now: Recruitment) -> Iterator[FieldChange]:
    """Dates a patient may plan by."""
    for kind in _TOLD_DATES:
        old, new = before.date(kind), now.date(kind)
        words = [trial_date_words(date) if date else "" for date in (old, new)]
        yield from two(Area.DATES, date_kind_words(kind), words, new, old, is_ours=True)


def design_changes(before: Design, now: Design) -> Iterator[FieldChange]:
    """How the trial is set up and how many people it takes."""
    words = [phases_words([one.value for one in design.phases]) for design in (before, now)]
    places = (*now.phases[:1], *before.phases[:1])
    yield from two(Area.DESIGN, _("Phase"), words, *places, is_ours=True)
    old, new = before.enrollment, now.enrollment
    words = [enrollment_words(one) if one else "" for one in (old, new)]
    yield from two(Area.DESIGN, _("How many people"), words, new, old, is_ours=True)
    for label, one, other in (
        (_("Kind of study"), before.study_type, now.study_type),
        (_("How people come into groups"), before.allocation, now.allocation),
        (_("How the groups are treated"), before.intervention_model, now.intervention_model),
        (_("What it is for"), before.primary_purpose, now.primary_purpose),
        (_("Who knows who gets what"), before.masking, now.masking),
        (_("How people are looked at"), before.observational_model, now.observational_model),
        (_("When people are looked at"), before.time_perspective, now.time_perspective),
    ):
        yield from coded(Area.DESIGN, label, one, other)
    yield from _codes(_("Who does not know who gets what"), before.who_masked, now.who_masked)
    for label, text, second in (
        (
            _("About the groups"),
            before.intervention_model_description,
            now.intervention_model_description,
        ),
        (_("About who knows"), before.masking_description, now.masking_description),
    ):
        yield from passage_changes(Area.DESIGN, label, text, second)


def treatment_changes(before: Treatment, now: Treatment) -> Iterator[FieldChange]:
    """Groups and treatments: new, gone, or told otherwise."""
    for old, new in paired(before.arms, now.arms, lambda arm: bare(arm.label).casefold()):
        yield from _arm(old, new)
    for one, other in paired(
        before.interventions, now.interventions, lambda each: bare(each.name).casefold()
    ):
        yield from _intervention(one, other)


def outcome_changes(
    before: Iterable[Outcome], now: Iterable[Outcome], *, main: bool
) -> Iterator[FieldChange]:
    """What the trial measures: the main outcomes, or with ``main`` False the others."""
    area = Area.MAIN_OUTCOME if main else Area.OTHER_OUTCOMES
    for old, new in paired(_kind(before, main=main), _kind(now, main=main), _outcome_key):
        if old is None or new is None:
            label = _("New measure") if old is None else _("No longer measured")
            yield from two(area, label, (_measure(old), _measure(new)), new, old)
            continue
        label = _("When “{measure}” is checked").format(measure=new.measure)
        words = [one.time_frame.value if one.time_frame else "" for one in (old, new)]
        yield from two(area, label, words, new, old)
        label = _("How “{measure}” is measured").format(measure=new.measure)
        yield from passage_changes(area, label, old.description, new.description)


def _arm(old: Arm | None, new: Arm | None) -> Iterator[FieldChange]:
    if old is None or new is None:
        label = _("New group") if old is None else _("Group no longer listed")
        words = [arm.label if arm else "" for arm in (old, new)]
        yield from two(Area.TREATMENT, label, words, new, old)
        return
    label = _("Group “{name}”").format(name=new.label)
    yield from coded(Area.TREATMENT, label, old.type, new.type)
    yield from passage_changes(Area.TREATMENT, label, old.description, new.description)
    names = [", ".join(fact.value for fact in arm.intervention_names) for arm in (old, new)]
    label = _("What group “{name}” gets").format(name=new.label)
    yield from two(Area.TREATMENT, label, names, new, old)


def _intervention(old: Intervention | None, new: Intervention | None) -> Iterator[FieldChange]:
    if old is None or new is None:
        label = _("New treatment") if old is None else _("Treatment no longer listed")
        words = [one.name if one else "" for one in (old, new)]
        yield from two(Area.TREATMENT, label, words, new, old)
        return
    label = _("Treatment “{name}”").format(name=new.name)
    yield from coded(Area.TREATMENT, label, old.type, new.type)
    yield from passage_changes(Area.TREATMENT, label, old.description, new.description)
    names = [", ".join(fact.value for fact in one.other_names) for one in (old, new)]
    label = _("Other names of “{name}”").format(name=new.name)
    yield from two(Area.TREATMENT, label, names, new, old)


def _kind(outcomes: Iterable[Outcome], *, main: bool) -> list[Outcome]:
    return [one for one in outcomes if (one.type is OutcomeType.PRIMARY) is main]


def _outcome_key(outcome: Outcome) -> tuple[str, str]:
    return str(outcome.type), bare(outcome.measure).casefold()


def _measure(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    when = outcome.time_frame.value if outcome.time_frame else ""
    return f"{outcome.measure} ({when})" if when else outcome.measure


def _codes(
    label: str,
    before: Iterable[Fact[StrEnum | Unknown]],
    now: Iterable[Fact[StrEnum | Unknown]],
) -> Iterator[FieldChange]:
    old, new = tuple(before), tuple(now)
    words = [and_list([wording(one.value).plain for one in codes]) for codes in (old, new)]
    yield from two(Area.DESIGN, label, words, *new[:1], *old[:1], is_ours=True)
