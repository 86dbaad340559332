"""What a made-up trial is about: drawn first, since titles, arms and headings all speak of it."""

from random import Random
from typing import NamedTuple

from viewer.bench.corpus.diseases import Disease, diseases, wording
from viewer.bench.corpus.draws import between, weighted, zipf
from viewer.bench.corpus.treatments import Intervention, intervention
from viewer.bench.corpus.vocabulary import rare_word

# Quantiles at hundredths would be needed for the long tails; tenths and a cut last one do.
_CONDITIONS = weighted(
    [(1, 61), (2, 20), (3, 9.5), (4, 4.5), (5, 2.5), (7, 1.3), (9, 0.8), (14, 0.4)]
)
_KEYWORDS = (0, 0, 0, 0, 1, 2.5, 3.5, 4.5, 5.2, 6.9, 14)
_INTERVENTIONS = weighted([(0, 5), (1, 49), (2, 31), (3, 9), (4, 3), (6, 2), (8, 1)])
_STATUSES = weighted(
    [
        ("COMPLETED", 54.2),
        ("UNKNOWN", 13.8),
        ("RECRUITING", 13.5),
        ("TERMINATED", 5.4),
        ("NOT_YET_RECRUITING", 5.2),
        ("ACTIVE_NOT_RECRUITING", 3.6),
        ("WITHDRAWN", 2.8),
        ("ENROLLING_BY_INVITATION", 1.0),
        ("SUSPENDED", 0.5),
    ]
)
_TYPES = weighted([("INTERVENTIONAL", 76.9), ("OBSERVATIONAL", 22.9), ("EXPANDED_ACCESS", 0.2)])
_TITLES = weighted(
    [
        ("{drug} in {disease}", 8.0),
        ("{drug} for the Treatment of {disease}", 6.0),
        ("Effect of {drug} on {word} in Patients With {disease}", 9.0),
        ("Study of {drug} in Participants With {disease}", 8.0),
        ("A Study to Evaluate the Safety and Efficacy of {drug} in {disease}", 7.0),
        ("{word} and {rare} in {disease}", 9.0),
        ("The Role of {rare} {word} in {disease}: a Randomized Trial", 7.0),
        ("Comparison of {drug} and {other} for {disease}", 7.0),
        ("{rare} {word} Versus Usual Care", 6.0),
        ("{disease} Registry", 2.0),
        ("Evaluation of {rare} Among Adults With {disease} at a Single Center", 6.0),
        ("Long-term Follow-up of {word} After {other} in {disease}", 5.0),
        ("Phase 2 Trial of {drug} With or Without {other} in {disease}", 6.0),
        ("{word} {rare} {other} Study", 6.0),
        ("Pilot Study of a {rare} Program for {word} in Older People With {disease}", 5.0),
    ]
)


class Outline(NamedTuple):
    """The matter of a trial; texts are plain, and without anything JSON must escape."""

    status: str
    study_type: str
    diseases: tuple[Disease, ...]
    conditions: tuple[str, ...]
    keywords: tuple[str, ...]
    interventions: tuple[Intervention, ...]
    title: str
    is_of_no_heading: bool


def _misspelt(text: str, u: float) -> str:
    """Swap two letters within the text."""
    place = 1 + int(u * (len(text) - 2))
    return text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]


def _diseases(numbers: Random) -> tuple[Disease, ...]:
    draw, every = numbers.random, diseases()
    count = _CONDITIONS[int(draw() * 1000)]
    first = zipf(draw(), len(every), 12.0)
    chosen = [first]
    for _ in range(count - 1):
        # Half of them its neighbours in the catalogue of its site: seldom the same twice.
        near = draw() < 0.3
        chosen.append(first // 2 if near else zipf(draw(), len(every), 12.0))
    return tuple(every[place] for place in dict.fromkeys(chosen))


def _keywords(
    numbers: Random, conditions: tuple[str, ...], given: tuple[Intervention, ...]
) -> list[str]:
    draw = numbers.random
    made = []
    for _ in range(between(draw(), _KEYWORDS)):
        u = draw()
        if u < 0.3:
            made.append(wording(diseases()[zipf(draw(), len(diseases()), 12.0)], draw(), draw()))
        elif u < 0.4 and given:
            made.append(given[0].name)
        elif u < 0.5:
            made.append(conditions[0])
        elif u < 0.8:
            made.append(f"{rare_word(draw())} {rare_word(draw() * 0.5)}")
        else:
            made.append(rare_word(draw()))
    return made


def _title(numbers: Random, conditions: tuple[str, ...], given: tuple[Intervention, ...]) -> str:
    draw = numbers.random
    return _TITLES[int(draw() * 1000)].format(
        drug=given[0].name if given else rare_word(draw()).capitalize(),
        other=given[-1].name if len(given) > 1 else rare_word(draw()),
        disease=conditions[0],
        word=rare_word(draw() * 0.45).capitalize(),
        rare=rare_word(draw()).capitalize(),
    )


def outline(numbers: Random) -> Outline:
    """Draw what a trial is about."""
    draw = numbers.random
    chosen = _diseases(numbers)
    conditions = [wording(disease, draw(), draw()) for disease in chosen]
    luck = draw()
    if luck < 0.02:
        conditions[0] = _misspelt(conditions[0], draw())
    elif luck < 0.045:
        conditions[0] = "Healthy Volunteers" if luck < 0.03 else "Healthy"
        chosen = chosen[1:]
    elif luck < 0.10:
        conditions.append(f"{rare_word(draw()).capitalize()} {rare_word(draw() * 0.5)}")
    elif luck < 0.35:
        # A kind of it that hardly anybody else studies.
        conditions[-1] = f"{rare_word(draw()).capitalize()} {conditions[-1]}"
    written = tuple(dict.fromkeys(conditions))
    study_type = _TYPES[int(draw() * 1000)]
    given = tuple(
        intervention(draw(), draw(), draw(), draw())
        for _ in range(_INTERVENTIONS[int(draw() * 1000)])
    )
    return Outline(
        status=_STATUSES[int(draw() * 1000)] if study_type != "EXPANDED_ACCESS" else "AVAILABLE",
        study_type=study_type,
        diseases=chosen,
        conditions=written,
        keywords=tuple(dict.fromkeys(_keywords(numbers, written, given))),
        interventions=given,
        title=_title(numbers, written, given),
        is_of_no_heading=draw() < 0.155,
    )
