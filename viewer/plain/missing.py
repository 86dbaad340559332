"""What a record leaves unsaid that a patient would look for."""

from collections.abc import Iterator
from typing import NamedTuple

from viewer.domain.coded import StudyType
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.domain.values import DateKind
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _


class Missing(NamedTuple):
    """Something not said: the end of a sentence "The record does not say …", and a key."""

    key: str
    words: str


def _is_access(trial: Trial) -> bool:
    study_type = trial.design.study_type
    return study_type is not None and study_type.value is StudyType.EXPANDED_ACCESS


def _status(trial: Trial) -> Iterator[Missing]:
    if not trial.recruitment.statuses:
        yield Missing("status", _("whether the study is open"))
    if _is_access(trial):
        return  # its form has no dates, and no number of people, nor anything on healthy ones
    is_over = tense_of(trial) is Tense.OVER
    if trial.recruitment.date(DateKind.START) is None:
        yield Missing("start", _("when it started") if is_over else _("when it starts"))
    if trial.recruitment.date(DateKind.COMPLETION) is None:
        yield Missing("end", _("when it ended") if is_over else _("when it ends"))


def _who(trial: Trial) -> Iterator[Missing]:
    who = trial.eligibility
    if who.minimum_age is None and who.maximum_age is None and not who.standard_ages:
        ages = (
            _("from what age to what age people can get it")
            if _is_access(trial)
            else _("from what age to what age people can join")
        )
        yield Missing("ages", ages)
    # One limit alone is whole: the registry's form has "N/A (no limit)" for the other.
    if who.sex is None:
        sexes = _("which sexes can get it") if _is_access(trial) else _("which sexes can join")
        yield Missing("sex", sexes)
    if who.healthy_volunteers is None and not _is_access(trial):
        yield Missing("healthy", _("whether healthy people can join"))
    if who.criteria is None and not who.listed_criteria:
        rules = (
            _("the rules for who can get it")
            if _is_access(trial)
            else _("the rules for who can join")
        )
        yield Missing("criteria", rules)
    if trial.design.enrollment is None and not _is_access(trial):
        is_over = tense_of(trial) is Tense.OVER
        words = _("how many people took part") if is_over else _("how many people take part")
        yield Missing("enrollment", words)


def _how(trial: Trial) -> Iterator[Missing]:
    study_type = trial.design.study_type
    if _is_access(trial):
        return
    is_over = tense_of(trial) is Tense.OVER
    if not trial.outcomes:
        words = _("what the study measured") if is_over else _("what the study measures")
        yield Missing("outcomes", words)
    is_experiment = study_type is None or study_type.value is StudyType.INTERVENTIONAL
    if is_experiment and not trial.treatment.interventions:
        words = _("which treatment was given") if is_over else _("which treatment is given")
        yield Missing("interventions", words)
    if is_experiment and trial.design.masking is None:
        words = (
            _("whether people knew what they got")
            if is_over
            else _("whether people know what they get")
        )
        yield Missing("masking", words)
    if trial.results_state.posted is None and trial.results is None:
        yield Missing("results", _("whether there are results"))


_TAKES_NOBODY = frozenset({Standing.FULL, Standing.FINISHED, Standing.STOPPED})


def may_take_people(trial: Trial) -> bool:
    """Whether it could matter which place is open: not once the study is over, or full."""
    found = standing_of(report.status for report in trial.recruitment.statuses)
    return bool(trial.places.sites) and found not in _TAKES_NOBODY


def _where(trial: Trial) -> Iterator[Missing]:
    places = trial.places
    if not places.sites and not places.countries:
        is_over = tense_of(trial) is Tense.OVER
        words = _("where it took place") if is_over else _("where it takes place")
        yield Missing("places", words)
    elif may_take_people(trial) and all(site.status is None for site in places.sites):
        yield Missing("site_status", _("which places take people now"))
    told = {fact.path.rpartition(".")[2] for fact in trial.results.contact} if trial.results else ()
    contacts = [*places.central_contacts, *(c for site in places.sites for c in site.contacts)]
    has_phone = any(contact.phone for contact in contacts) or "phone" in told
    has_email = any(contact.email for contact in contacts) or "email" in told
    if not has_phone and not has_email:
        yield Missing("contact", _("a phone number or an e-mail address"))
    elif not has_phone:
        yield Missing("phone", _("a phone number"))
    elif not has_email:
        yield Missing("email", _("an e-mail address"))
    if trial.sponsors.lead is None:
        yield Missing("sponsor", _("who runs the study"))


def missing_parts(trial: Trial) -> tuple[Missing, ...]:
    """What the record does not say, each with a key, in the order of the tabs."""
    return (*_status(trial), *_how(trial), *_who(trial), *_where(trial))


def what_the_record_does_not_say(trial: Trial) -> tuple[str, ...]:
    """Ends of the sentence "The record does not say …", each at most once."""
    return tuple(dict.fromkeys(part.words for part in missing_parts(trial)))
