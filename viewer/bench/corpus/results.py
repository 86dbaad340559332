"""A made-up results section: tables of groups and figures, where most of a large record lies."""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from viewer.bench.corpus import prose
from viewer.bench.corpus.draws import between
from viewer.bench.corpus.vocabulary import rare_word, word

Draw = Callable[[], float]

# Quantiles at tenths: adverse events listed, and outcomes with figures, of trials with results.
_EVENTS = (0, 3, 5, 8, 12, 18, 30, 52, 90, 170, 700)
_OUTCOMES = (1, 2, 3, 3, 4, 5, 7, 9, 13, 22, 85)
_GROUPS = (1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 7)
_ORGANS = (
    "Gastrointestinal disorders",
    "General disorders",
    "Nervous system disorders",
    "Infections and infestations",
    "Investigations",
    "Cardiac disorders",
    "Skin and subcutaneous tissue disorders",
    "Respiratory, thoracic and mediastinal disorders",
)
_TABLES = 600
_MOST_GROUPS = 8


@cache
def _event_figures() -> tuple[tuple[str, ...], ...]:
    """For each number of groups, ready lists of figures; drawn anew they would take the time."""
    numbers = Random(26)
    made = []
    for groups in range(_MOST_GROUPS + 1):
        rows = []
        for _ in range(_TABLES):
            row = []
            for group in range(groups):
                ill = int(numbers.random() ** 3 * 40)
                times = f'"numEvents":{ill + int(numbers.random() * 4)},'
                row.append(
                    f'{{"groupId":"EG{group:03}",{times}"numAffected":{ill},'
                    f'"numAtRisk":{60 + group}}}'
                )
            rows.append(",".join(row))
        made.append(tuple(rows))
    return tuple(made)


@cache
def _measured_figures() -> tuple[tuple[str, ...], ...]:
    numbers = Random(27)
    return tuple(
        tuple(
            ",".join(
                f'{{"groupId":"OG{group:03}","value":"{numbers.random() * 90:.1f}",'
                f'"spread":"{numbers.random() * 20:.2f}"}}'
                for group in range(groups)
            )
            for _ in range(_TABLES)
        )
        for groups in range(_MOST_GROUPS + 1)
    )


@cache
def _terms() -> tuple[str, ...]:
    return tuple(
        f'"term":"{word(place).capitalize()} {word(place * 3 % 700)}",'
        f'"organSystem":"{_ORGANS[place % len(_ORGANS)]}","sourceVocabulary":"MedDRA (20.0)",'
        '"assessmentType":"SYSTEMATIC_ASSESSMENT"'
        for place in range(900)
    )


def _events(draw: Draw, count: int, groups: int) -> str:
    figures, terms = _event_figures()[groups], _terms()
    return ",".join(
        f'{{{terms[int(draw() ** 2 * 900)]},"stats":[{figures[int(draw() * _TABLES)]}]}}'
        for _ in range(count)
    )


def _groups(kind: str, titles: Sequence[str], texts: Sequence[str]) -> str:
    return ",".join(
        f'{{"id":"{kind}{place:03}","title":"{title}","description":"{text}"}}'
        for place, (title, text) in enumerate(zip(titles, texts, strict=True))
    )


def _counts(kind: str, groups: int) -> str:
    return ",".join(
        f'{{"groupId":"{kind}{group:03}","value":"{60 + group}"}}' for group in range(groups)
    )


def _outcome(draw: Draw, place: int, titles: Sequence[str], texts: Sequence[str]) -> str:
    groups = len(titles)
    figures = _measured_figures()[groups]
    classes = ",".join(
        f'{{"title":"{rare_word(draw() * 0.5)} {part}","categories":[{{"measurements":'
        f"[{figures[int(draw() * _TABLES)]}]}}]}}"
        for part in range(1 + int(draw() ** 4 * 22))
    )
    kind = "PRIMARY" if place < 2 else "SECONDARY"
    counted = _counts("OG", groups)
    return (
        f'{{"type":"{kind}","title":"{prose.measure(draw)}",'
        f'"description":"{prose.measure_text(draw)}","populationDescription":"{prose.line(draw)}",'
        f'"reportingStatus":"POSTED","paramType":"MEAN","dispersionType":"Standard Deviation",'
        f'"unitOfMeasure":"{word(int(draw() * 40))}",'
        f'"timeFrame":"{4 + int(draw() * 100)} weeks","groups":[{_groups("OG", titles, texts)}],'
        f'"denoms":[{{"units":"Participants","counts":[{counted}]}}],"classes":[{classes}]}}'
    )


def _flow(titles: Sequence[str], texts: Sequence[str]) -> str:
    def achieved(less: int) -> str:
        return ",".join(
            f'{{"groupId":"FG{group:03}","numSubjects":"{60 + group - less}"}}'
            for group in range(len(titles))
        )

    return (
        f'"participantFlowModule":{{"groups":[{_groups("FG", titles, texts)}],"periods":[{{"title":'
        f'"Overall Study","milestones":[{{"type":"STARTED","achievements":[{achieved(0)}]}},'
        f'{{"type":"COMPLETED","achievements":[{achieved(5)}]}},'
        f'{{"type":"NOT COMPLETED","achievements":[{achieved(55)}]}}],"dropWithdraws":[{{"type":'
        f'"Lost to Follow-up","reasons":[{achieved(55)}]}}]}}]}}'
    )


def _baseline(draw: Draw, titles: Sequence[str], texts: Sequence[str]) -> str:
    groups = len(titles)

    def measure(title: str, categories: Sequence[str]) -> str:
        rows = ",".join(
            f'{{"title":"{name}","measurements":[{_counts("BG", groups)}]}}' for name in categories
        )
        return (
            f'{{"title":"{title}","paramType":"COUNT_OF_PARTICIPANTS",'
            f'"unitOfMeasure":"Participants","classes":[{{"categories":[{rows}]}}]}}'
        )

    measures = [
        measure("Age, Categorical", ("<=18 years", "Between 18 and 65 years", ">=65 years")),
        measure("Sex: Female, Male", ("Female", "Male")),
        measure("Region of Enrollment", ("United States", "Canada", "Germany")),
        *(
            measure(prose.title(draw), ("Yes", "No", "Unknown"))
            for _ in range(int(draw() ** 3 * 14))
        ),
    ]
    return (
        f'"baselineCharacteristicsModule":{{"groups":[{_groups("BG", titles, texts)}],"denoms":'
        f'[{{"units":"Participants","counts":[{_counts("BG", groups)}]}}],'
        f'"measures":[{",".join(measures)}]}}'
    )


def results(draw: Draw, arms: Sequence[str]) -> str:
    """Give the results section as JSON text; ``arms`` are titles for the groups."""
    count = min(between(draw(), _GROUPS), _MOST_GROUPS)
    titles = [arms[place] if place < len(arms) else prose.title(draw) for place in range(count)]
    texts = [prose.arm_text(draw) or title for title in titles]
    outcomes = ",".join(
        _outcome(draw, place, titles, texts) for place in range(between(draw(), _OUTCOMES))
    )
    listed = between(draw(), _EVENTS)
    serious = listed // 4
    return (
        f'{{{_flow(titles, texts)},{_baseline(draw, titles, texts)},"outcomeMeasuresModule":'
        f'{{"outcomeMeasures":[{outcomes}]}},"adverseEventsModule":{{"frequencyThreshold":"5",'
        f'"timeFrame":"{prose.title(draw)}","eventGroups":[{_groups("EG", titles, texts)}],'
        f'"seriousEvents":[{_events(draw, serious, count)}],'
        f'"otherEvents":[{_events(draw, listed - serious, count)}]}},"moreInfoModule":'
        f'{{"certainAgreement":{{"piSponsorEmployee":false,"restrictiveAgreement":false}},'
        f'"pointOfContact":{{"title":"Study Director","organization":"{titles[0]}",'
        f'"phone":"555-{1000 + int(draw() * 8999)}","email":"study@example.org"}}}}}}'
    )
