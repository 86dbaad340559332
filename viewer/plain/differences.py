"""In what one of a few studies differs from all the others, in sentences, from fields alone.

A sentence is made only where the record of every one of them says which is which.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from viewer.domain.coded import Allocation, Sex, StandardAge, StudyType, Unknown, WhoMasked
from viewer.domain.standing import Standing
from viewer.domain.trial import Trial
from viewer.domain.values import AgeUnit
from viewer.plain.ages import is_no_real_limit
from viewer.plain.answers.answer import Asked
from viewer.plain.answers.study import contact
from viewer.plain.answers.treatment import chance, told
from viewer.plain.people import people_by_sex
from viewer.plain.placebo import PlaceboChance, placebo_finding
from viewer.plain.standing_today import standing_today
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
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
_OLDER = 65
"""Years from which the registry calls an adult older."""
_FEW = 4
"""Countries named in a sentence; of more it is said that there are more."""


class Difference(NamedTuple):
    """A sentence, and the place of the study it is about among those compared.

    ``alone``: no row of a comparison says the same.
    """

    words: str
    which: int
    alone: bool = False


class _Words(NamedTuple):
    """A sentence on a study that goes on, and on one that is over or was never begun."""

    now: str
    over: str


class _Rule(NamedTuple):
    """``says`` tells yes, no, or None where a record does not say. ``yes`` is the sentence where
    one alone says yes, ``no`` where one alone of three or more says no; None: no sentence.
    """

    says: Callable[[Trial, date], bool | None]
    yes: _Words
    no: _Words | None = None
    alone: bool = False


def differences(
    trials: Sequence[Trial], names: Sequence[str], today: date
) -> tuple[Difference, ...]:
    """The sentences, with the trials called by ``names``; none where nothing is sure."""
    found: list[Difference] = []
    for rule in (*_on_people(), *_on_set_up(), *_on_record()):
        said = [rule.says(trial, today) for trial in trials]
        if None in said:
            continue
        for value, words in ((True, rule.yes), (False, rule.no)):
            # Of two, one sentence says it: the other would say the same the other way round.
            if words and said.count(value) == 1 and (value or len(said) > 2):
                which = said.index(value)
                trial = trials[which]
                sentence = words.now if tense_of(trial) is Tense.NOW else words.over
                people = people_by_sex(trial.eligibility)
                words_of_it = sentence.format(
                    study=names[which], people=people, older=_older(trial)
                )
                found.append(Difference(words_of_it, which, rule.alone))
                break
    return (*found, *_countries(trials, names))


def _on_people() -> tuple[_Rule, ...]:
    return (
        _Rule(_is_open, _always(_("Only study {study} is looking for people, its record says."))),
        _Rule(
            _takes_children,
            _Words(
                _("Only study {study} takes people under 18."),
                _("Only study {study} was to take people under 18."),
            ),
            _Words(
                _("Only study {study} takes nobody under 18."),
                _("Only study {study} was to take nobody under 18."),
            ),
        ),
        _Rule(
            _takes_older,
            _Words(
                _("Only study {study} takes {older}."),
                _("Only study {study} was to take {older}."),
            ),
            _Words(
                _("Only study {study} takes nobody of 65 and over."),
                _("Only study {study} was to take nobody of 65 and over."),
            ),
        ),
        _Rule(_is_for_women, _for_one_sex()),
        _Rule(_is_for_men, _for_one_sex()),
        _Rule(
            _takes_healthy,
            _Words(
                _("Only study {study} takes people without the illness, too."),
                _("Only study {study} was to take people without the illness, too."),
            ),
        ),
    )


def _on_set_up() -> tuple[_Rule, ...]:
    return (
        _Rule(
            _is_watching,
            _Words(
                _("Only study {study} just watches. It does not choose your treatment."),
                _("Only study {study} was just to watch. It was not to choose a treatment."),
            ),
        ),
        _Rule(
            _is_access,
            _always(_("Only {study} is no study, but a way to get a treatment outside of one.")),
        ),
        _Rule(
            _has_placebo,
            _Words(
                _("Only in study {study} could you get a placebo, or a treatment that looks real."),
                _("Only study {study} names a placebo, or a treatment that looks real."),
            ),
            _always(_("Only study {study} names no placebo.")),
        ),
        _Rule(
            _has_chance,
            _Words(
                _("Only in study {study} does chance decide which group you are in."),
                _("Only in study {study} was chance to decide who is in which group."),
            ),
            _Words(
                _(
                    "In study {study}, chance does not decide which group you are in. Elsewhere "
                    "it does."
                ),
                _(
                    "In study {study}, chance was not to decide who is in which group. Elsewhere "
                    "it was."
                ),
            ),
            alone=True,
        ),
        _Rule(
            _hides_it,
            _Words(
                _("Only in study {study} do you not know what you get."),
                _("Only in study {study} were people not to know what they get."),
            ),
            _Words(
                _("Only in study {study} may you be told what you get."),
                _("Only in study {study} was it not hidden from people what they get."),
            ),
            alone=True,
        ),
    )


def _on_record() -> tuple[_Rule, ...]:
    return (
        _Rule(
            _has_results,
            _always(_("Only study {study} has results in its record.")),
            _always(_("Only study {study} has no results in its record.")),
        ),
        _Rule(
            _has_contact,
            _always(_("Only the record of study {study} says whom to call or write to.")),
            _always(_("Only the record of study {study} does not say whom to call or write to.")),
        ),
    )


def _always(words: str) -> _Words:
    return _Words(words, words)


def _for_one_sex() -> _Words:
    return _Words(
        _("Only study {study} is for {people} alone."),
        _("Only study {study} was for {people} alone."),
    )


def _is_open(trial: Trial, today: date) -> bool | None:
    if _kind(trial) is StudyType.EXPANDED_ACCESS:
        return None
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
    takes, most = _takes(trial, StandardAge.OLDER_ADULT), _most_years(trial)
    # Where group and limit of a record contradict each other, nothing is sure.
    return None if takes and most is not None and most < _OLDER else takes


def _older(trial: Trial) -> str:
    """The people of 65 and over whom a trial takes: its own limit may stand just there."""
    years = _most_years(trial)
    if years is None:
        return _("people of 65 and over")
    if years <= _OLDER:
        return _("people of 65, and nobody over that")
    return _("people of 65 to {years}").format(years=years)


def _most_years(trial: Trial) -> int | None:
    """The upper limit in years, where the record has a real one."""
    most = trial.eligibility.maximum_age
    if most is None or most.amount is None or most.unit is None or is_no_real_limit(most):
        return None
    return most.amount if most.unit is AgeUnit.YEARS else 0


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
        words = _("Places only in study {study}: {countries}.")
        if len(alone) > _FEW:
            words = _("Places only in study {study}: {countries} and {count} more countries.")
        yield Difference(
            words.format(
                study=names[which],
                countries=", ".join(alone[:_FEW]),
                count=len(alone) - _FEW,
            ),
            which,
        )
