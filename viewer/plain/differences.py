"""In what one of a few studies differs from all the others, in sentences, from fields alone.

A sentence is made only where the record of every one of them says which is which.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from viewer.domain.coded import Allocation, Sex, StandardAge, StudyType, Unknown, WhoMasked
from viewer.domain.standing import Standing
from viewer.domain.trial import Trial
from viewer.plain.answers.answer import Asked
from viewer.plain.answers.study import contact
from viewer.plain.answers.treatment import chance, told
from viewer.plain.placebo import PlaceboChance, placebo_finding
from viewer.plain.standing_today import standing_today
from viewer.words import _

_TAKES_NOBODY = frozenset(
    {
        Standing.NOT_OPEN_YET,
        Standing.FULL,
        Standing.PAUSED,
        Standing.FINISHED,
        Standing.STOPPED,
    }
)
_FEW = 4
"""Countries named in a sentence; of more it is said that there are more."""


class Difference(NamedTuple):
    """A sentence, and the place of the study it is about among those compared."""

    words: str
    which: int


class _Rule(NamedTuple):
    """``says`` tells yes, no, or None where a record does not say. ``yes`` is the sentence where
    one alone says yes, ``no`` where one alone of three or more says no; both may be empty.
    """

    says: Callable[[Trial, date], bool | None]
    yes: str
    no: str = ""


def differences(
    trials: Sequence[Trial], names: Sequence[str], today: date
) -> tuple[Difference, ...]:
    """The sentences, with the trials called by ``names``; none where nothing is sure."""
    found: list[Difference] = []
    for rule in _rules():
        said = [rule.says(trial, today) for trial in trials]
        if None in said:
            continue
        for value, sentence in ((True, rule.yes), (False, rule.no)):
            # Of two, one sentence says it: the other would say the same the other way round.
            if sentence and said.count(value) == 1 and (value or len(said) > 2):
                which = said.index(value)
                found.append(Difference(sentence.format(study=names[which]), which))
                break
    return (*found, *_countries(trials, names))


def _rules() -> tuple[_Rule, ...]:
    return (
        _Rule(_is_open, _("Only study {study} is looking for people, its record says.")),
        _Rule(
            _is_watching, _("Only study {study} just watches. It does not choose your treatment.")
        ),
        _Rule(
            _is_access,
            _("Only {study} is no study, but a way to get a treatment outside of one."),
        ),
        _Rule(
            _takes_children,
            _("Only study {study} takes people under 18."),
            _("Only study {study} takes nobody under 18."),
        ),
        _Rule(
            _takes_older,
            _("Only study {study} takes people of 65 and over."),
            _("Only study {study} takes nobody of 65 and over."),
        ),
        _Rule(_is_for_women, _("Only study {study} is for women and girls alone.")),
        _Rule(_is_for_men, _("Only study {study} is for men and boys alone.")),
        _Rule(_takes_healthy, _("Only study {study} takes people without the illness, too.")),
        _Rule(
            _has_placebo,
            _("Only in study {study} could you get a placebo, or a treatment that looks real."),
            _("Only study {study} names no placebo."),
        ),
        _Rule(
            _has_chance,
            _("Only in study {study} does chance decide which group you are in."),
            _("Only in study {study} does chance not decide which group you are in."),
        ),
        _Rule(
            _hides_it,
            _("Only in study {study} do you not know what you get."),
            _("Only in study {study} may you be told what you get."),
        ),
        _Rule(
            _has_results,
            _("Only study {study} has results in its record."),
            _("Only study {study} has no results in its record."),
        ),
        _Rule(
            _has_contact,
            _("Only the record of study {study} says whom to call or write to."),
            _("Only the record of study {study} does not say whom to call or write to."),
        ),
    )


def _is_open(trial: Trial, today: date) -> bool | None:
    found = standing_today(trial, today)
    if found is Standing.OPEN:
        return True
    return False if found in _TAKES_NOBODY else None


def _kind(trial: Trial) -> StudyType | None:
    found = trial.design.study_type
    return found.value if found is not None and not isinstance(found.value, Unknown) else None


def _is_watching(trial: Trial, _today: date) -> bool | None:
    kind = _kind(trial)
    return None if kind is None else kind is StudyType.OBSERVATIONAL


def _is_access(trial: Trial, _today: date) -> bool | None:
    kind = _kind(trial)
    return None if kind is None else kind is StudyType.EXPANDED_ACCESS


def _takes(trial: Trial, group: StandardAge) -> bool | None:
    ages = {age.value for age in trial.eligibility.standard_ages}
    if not ages or any(isinstance(age, Unknown) for age in ages):
        return None
    return group in ages


def _takes_children(trial: Trial, _today: date) -> bool | None:
    return _takes(trial, StandardAge.CHILD)


def _takes_older(trial: Trial, _today: date) -> bool | None:
    return _takes(trial, StandardAge.OLDER_ADULT)


def _sex(trial: Trial) -> Sex | None:
    found = trial.eligibility.sex
    return found.value if found is not None and not isinstance(found.value, Unknown) else None


def _is_for_women(trial: Trial, _today: date) -> bool | None:
    sex = _sex(trial)
    return None if sex is None else sex is Sex.FEMALE


def _is_for_men(trial: Trial, _today: date) -> bool | None:
    sex = _sex(trial)
    return None if sex is None else sex is Sex.MALE


def _takes_healthy(trial: Trial, _today: date) -> bool | None:
    found = trial.eligibility.healthy_volunteers
    return None if found is None else found.value


def _has_placebo(trial: Trial, _today: date) -> bool | None:
    found = placebo_finding(trial).chance
    return None if found is PlaceboChance.NOT_SAID else found is PlaceboChance.POSSIBLE


def _has_chance(trial: Trial, today: date) -> bool | None:
    allocation = trial.design.allocation
    if allocation is None or chance(Asked(trial, today)) is None:
        return None
    return allocation.value is Allocation.RANDOMIZED


def _hides_it(trial: Trial, today: date) -> bool | None:
    if told(Asked(trial, today)) is None:
        return None
    return any(fact.value is WhoMasked.PARTICIPANT for fact in trial.design.who_masked)


def _has_results(trial: Trial, _today: date) -> bool | None:
    posted = trial.results_state.posted
    return None if posted is None else posted.value


def _has_contact(trial: Trial, today: date) -> bool | None:
    # Whoever writes an entry may leave people's numbers out, and the record names them.
    if trial.source.format == "entry":
        return None
    return contact(Asked(trial, today)) is not None


def _countries(trials: Sequence[Trial], names: Sequence[str]) -> Iterator[Difference]:
    """Countries where one study alone has places; nothing where one does not name all of its."""
    lands = [list(dict.fromkeys(site.country for site in trial.places.sites)) for trial in trials]
    if any(
        not own or "" in own or trial.places.unnamed_countries is not None
        for own, trial in zip(lands, trials, strict=True)
    ):
        return
    for which, own in enumerate(lands):
        others = {land for place, more in enumerate(lands) if place != which for land in more}
        alone = sorted(land for land in own if land not in others)
        if not alone:
            continue
        words = _("Only study {study} has places in: {countries}.")
        if len(alone) > _FEW:
            words = _("Only study {study} has places in: {countries} and {count} more countries.")
        yield Difference(
            words.format(
                study=names[which],
                countries=", ".join(alone[:_FEW]),
                count=len(alone) - _FEW,
            ),
            which,
        )
