"""Made-up records, one JSON text each."""

from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from viewer.bench.corpus import modules, prose, sites
from viewer.bench.corpus.diseases import diseases
from viewer.bench.corpus.outline import Outline, outline
from viewer.bench.corpus.results import results

Draw = Callable[[], float]

FIRST_NUMBER = 10_000_000
_WITH_RESULTS = 0.121


def number_of(index: int) -> str:
    """Give the registration number of record ``index``."""
    return f"NCT{FIRST_NUMBER + index}"


@cache
def _heading_numbers() -> dict[str, int]:
    terms: dict[str, None] = {}
    for disease in diseases():
        terms.update(dict.fromkeys((disease.heading, *disease.above)))
    return {term: place for place, term in enumerate(terms)}


def _headings(terms: Iterator[str]) -> str:
    numbers = _heading_numbers()
    return ",".join(
        f'{{"id":"D{numbers[term]:06}","term":"{term}"}}' for term in dict.fromkeys(terms)
    )


def _derived(draw: Draw, about: Outline) -> str:
    parts = ['"miscInfoModule":{"versionHolder":"2026-01-05"}']
    if about.diseases and not about.is_of_no_heading:
        own = {disease.heading for disease in about.diseases}
        above = (term for one in about.diseases for term in one.above if term not in own)
        headings = _headings(one.heading for one in about.diseases)
        parts.append(
            f'"conditionBrowseModule":{{"meshes":[{headings}],"ancestors":[{_headings(above)}]}}'
        )
    drugs = [given.drug for given in about.interventions if given.drug is not None]
    if drugs and draw() < 0.9:
        own_drugs = ",".join(dict.fromkeys(drug.heading for drug in drugs))
        classes = ",".join(dict.fromkeys(drug.above for drug in drugs))
        parts.append(
            f'"interventionBrowseModule":{{"meshes":[{own_drugs}],"ancestors":[{classes}]}}'
        )
    return ",".join(parts)


def record(index: int) -> bytes:
    """Give record ``index`` as JSON, UTF-8, without a line's end."""
    numbers = Random(index * 2_654_435_761 + 1)  # neighbouring seeds would be as good
    draw = numbers.random
    about = outline(numbers)
    is_over = about.status in {"COMPLETED", "TERMINATED"}
    # Only studies that are over have results: the share among them makes up for the others.
    has_results = is_over and draw() < _WITH_RESULTS / 0.596
    arms = modules.arm_labels(draw, about)
    protocol = ",".join(
        part
        for part in (
            modules.identification(draw, number_of(index), about),
            modules.status(draw, about, has_results=has_results),
            modules.sponsor(draw),
            modules.oversight(draw),
            f'"descriptionModule":{{"briefSummary":"{about.conditions[0]}. {prose.summary(draw)}"'
            + _detailed(prose.description(draw))
            + "}",
            modules.conditions(about),
            modules.design(draw, about),
            modules.arms_interventions(draw, about, arms),
            modules.outcomes(draw),
            modules.eligibility(draw),
            sites.locations(draw, is_open=about.status == "RECRUITING"),
            modules.references(draw),
            modules.sharing(draw),
        )
        if part
    )
    section = f',"resultsSection":{results(draw, arms)}' if has_results else ""
    return (
        f'{{"protocolSection":{{{protocol}}}{section},"derivedSection":{{{_derived(draw, about)}}},'
        f'"hasResults":{"true" if has_results else "false"}}}'
    ).encode()


def _detailed(text: str) -> str:
    return f',"detailedDescription":"{text}"' if text else ""


def records(count: int, start: int = 0) -> Iterator[bytes]:
    """Yield records ``start`` to before ``count`` of the corpus, each one line of JSON."""
    for index in range(start, count):
        yield record(index) + b"\n"
