"""Made-up trials in the shape of ClinicalTrials.gov API v2 records, for measuring only.

Deterministic: trial number ``i`` depends on nothing but ``i``, so a corpus of N trials is the
beginning of every larger one. Words are drawn with Zipf weights, as they fall in real records.
"""

import itertools
import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

_SITES = (
    "heart lung liver kidney skin bone muscle nerve brain eye ear stomach bowel bladder breast "
    "prostate ovary thyroid pancreas spleen artery vein joint tendon blood marrow throat tongue"
).split()
_DISEASES = (
    "cancer failure infection inflammation pain injury fibrosis stenosis tumour atrophy ulcer "
    "bleeding dystrophy ischemia abscess stones degeneration weakness swelling paralysis"
).split()
_KINDS = "chronic acute early advanced severe relapsing recurrent juvenile familial rare".split()
_BROAD = ("Neoplasms", "Pain", "Pathologic Processes", "Immune System Diseases", "Infections")
_DRUGS = tuple(
    first + middle + last
    for first, middle, last in itertools.product(
        "ada beva cabo dura elo fulo gefi ima".split(),
        "cili limu ratu tini voro zumo".split(),
        "mab nib stat vir zole".split(),
    )
)
_COUNTRIES = "United States,Germany,France,China,Spain,Japan,Canada,Italy,Brazil,India".split(",")
_STATUSES = (
    "COMPLETED COMPLETED COMPLETED UNKNOWN RECRUITING RECRUITING TERMINATED "
    "NOT_YET_RECRUITING ACTIVE_NOT_RECRUITING WITHDRAWN"
).split()
_WORDS = tuple(
    "".join(parts)
    for parts in itertools.product(
        "ba ce di fo gu la me ni po ru sa te vi".split(),
        "lan mer nis por tan vel zor".split(),
        ("", "a", "ic", "al", "ment", "tion"),
    )
)


def _zipf(numbers: random.Random, values: Sequence[str]) -> str:
    """Draw one value; the k-th has a weight near 1/k."""
    return values[min(int(len(values) ** numbers.random()) - 1, len(values) - 1)]


def _text(numbers: random.Random, words: int) -> str:
    sentence = [_zipf(numbers, _WORDS) for _ in range(words)]
    return " ".join(sentence).capitalize() + "."


def _condition(numbers: random.Random) -> str:
    words = [_zipf(numbers, _SITES), _zipf(numbers, _DISEASES)]
    if numbers.random() < 0.4:
        words.insert(0, _zipf(numbers, _KINDS))
    return " ".join(words).title()


def _date(numbers: random.Random) -> str:
    return f"{numbers.randint(2005, 2026)}-{numbers.randint(1, 12):02}-{numbers.randint(1, 28):02}"


def _record(index: int) -> dict[str, Any]:
    numbers = random.Random(index)
    number = f"NCT{10_000_000 + index}"
    conditions = list({_condition(numbers): None for _ in range(numbers.choice((1, 1, 1, 2, 3)))})
    drugs = list({_zipf(numbers, _DRUGS).title(): None for _ in range(numbers.choice((1, 1, 2)))})
    updated = _date(numbers)
    criteria = "Inclusion Criteria:\n\n" + "\n".join(
        f"* {_text(numbers, 14)}" for _ in range(numbers.randint(4, 14))
    )
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": number,
                "orgStudyIdInfo": {"id": f"ORG-{index:06}"},
                "briefTitle": f"{drugs[0]} for {conditions[0]}",
                "officialTitle": f"A Study of {' and '.join(drugs)} in {conditions[0]}",
            },
            "statusModule": {
                "overallStatus": numbers.choice(_STATUSES),
                "lastUpdatePostDateStruct": {"date": updated, "type": "ACTUAL"},
                "startDateStruct": {"date": updated[:7]},
            },
            "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": _text(numbers, 3), "class": "OTHER"}
            },
            "descriptionModule": {
                "briefSummary": _text(numbers, numbers.randint(40, 160)),
                "detailedDescription": _text(numbers, numbers.randint(80, 700)),
            },
            "conditionsModule": {
                "conditions": conditions,
                "keywords": [_zipf(numbers, _WORDS) for _ in range(numbers.randint(0, 5))],
            },
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "phases": [numbers.choice(("PHASE1", "PHASE2", "PHASE3", "NA"))],
                "enrollmentInfo": {"count": numbers.randint(8, 900), "type": "ESTIMATED"},
            },
            "armsInterventionsModule": {
                "armGroups": [{"label": drug, "type": "EXPERIMENTAL"} for drug in drugs],
                "interventions": [
                    {"type": "DRUG", "name": drug, "otherNames": [f"{drug[:3].upper()}-{index}"]}
                    for drug in drugs
                ],
            },
            "outcomesModule": {
                "primaryOutcomes": [
                    {
                        "measure": _text(numbers, 8),
                        "description": _text(numbers, 40),
                        "timeFrame": f"Week {numbers.randint(4, 104)}",
                    }
                ]
            },
            "eligibilityModule": {
                "eligibilityCriteria": criteria,
                "sex": "ALL",
                "minimumAge": "18 Years",
                "healthyVolunteers": False,
            },
            "contactsLocationsModule": {
                "locations": [
                    {"facility": _text(numbers, 3), "city": "Town", "country": country}
                    for country in numbers.sample(_COUNTRIES, numbers.randint(1, 4))
                ]
            },
        },
        "derivedSection": {
            "miscInfoModule": {"versionHolder": "2026-01-01"},
            "conditionBrowseModule": {
                "meshes": [{"id": f"D{index % 9000:06}", "term": conditions[0]}],
                "ancestors": [
                    {"id": f"D9{place:05}", "term": broad}
                    for place, broad in enumerate(_BROAD)
                    if numbers.random() < 0.35
                ],
            },
        },
        "hasResults": False,
    }


def records(count: int) -> Iterator[bytes]:
    """Yield the first ``count`` records of the corpus, each one line of JSON."""
    for index in range(count):
        yield json.dumps(_record(index), ensure_ascii=False).encode() + b"\n"
