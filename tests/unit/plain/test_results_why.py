"""Why there are no results: each state from its field, told as a fact."""

import gzip
import json
import random
from collections import Counter

import pytest

from viewer.plain.reading_level import grade_of
from viewer.plain.results_why import ResultsWhy, results_reasons
from viewer.registries.reading import read_trial


def reasons_of(record: dict) -> dict[ResultsWhy, str]:
    trial = read_trial("ctgov-v2", json.dumps(record).encode())
    return {reason.why: reason.sentence for reason in results_reasons(trial)}


def planted(
    status: str = "COMPLETED",
    kind: str = "INTERVENTIONAL",
    phases: tuple[str, ...] = ("PHASE2",),
    end: dict | None = None,
    updated: str = "2024-06-01",
    drug: str = "DRUG",
    country: str = "United States",
    references: tuple[str, ...] = (),
    events: tuple[tuple[str, str], ...] = (),
    **module: object,
) -> dict:
    status_module = {
        "overallStatus": status,
        "lastUpdatePostDateStruct": {"date": updated, "type": "ACTUAL"},
    } | module
    if end:
        status_module["primaryCompletionDateStruct"] = end
    record: dict = {
        "hasResults": False,
        "protocolSection": {
            "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study"},
            "statusModule": status_module,
            "designModule": {"studyType": kind, "phases": list(phases)},
            "armsInterventionsModule": {"interventions": [{"type": drug, "name": "abc"}]},
            "contactsLocationsModule": {"locations": [{"country": country}]},
            "referencesModule": {"references": [{"type": each} for each in references]},
        },
    }
    if events:
        record["annotationSection"] = {
            "annotationModule": {
                "unpostedAnnotation": {
                    "unpostedEvents": [{"type": what, "date": day} for what, day in events]
                }
            }
        }
    return record


LONG_OVER = {"date": "2021-05-03", "type": "ACTUAL"}
JUST_OVER = {"date": "2024-03", "type": "ACTUAL"}


@pytest.mark.parametrize(
    ("record", "why", "words"),
    [
        (planted("RECRUITING"), ResultsWhy.RUNNING, "not over yet"),
        (
            planted("ACTIVE_NOT_RECRUITING", completionDateStruct={"date": "2023-08-15"}),
            ResultsWhy.RUNNING,
            "does not say that the study is over",
        ),
        (planted("WITHDRAWN"), ResultsWhy.CALLED_OFF, "Nobody joined"),
        (planted(kind="OBSERVATIONAL"), ResultsWhy.NOT_ASKED_FOR, "only watch"),
        (planted(phases=("PHASE1",)), ResultsWhy.NOT_ASKED_FOR, "phase 1"),
        (planted(end=LONG_OVER), ResultsWhy.DUE_SINCE, "that year ended on 3 May 2022."),
        (planted(end=JUST_OVER), ResultsWhy.NOT_DUE_YET, "that year ends in March 2025."),
        (planted(resultsWaived=True), ResultsWhy.WAIVED, "let the team off"),
        (planted(delayedPosting=True), ResultsWhy.DELAYED, "asked to post results later"),
        (planted(references=("RESULT", "DERIVED")), ResultsWhy.PAPER, "names 1 paper with"),
        (planted(references=("RESULT",) * 2), ResultsWhy.PAPER, "names 2 papers with"),
        (
            planted(events=(("RELEASE", "2024-05-01"),), end=LONG_OVER),
            ResultsWhy.SENT_IN,
            "The last step, 1 May 2024: The team sent in results. The registry checks them.",
        ),
        (
            planted(events=(("RELEASE", "2024-05-01"), ("RESET", "2024-05-20"))),
            ResultsWhy.SENT_IN,
            "sent the results back to the team to mend. All steps stand under Sources.",
        ),
    ],
)
def test_each_state_is_told_from_its_field(record: dict, why: ResultsWhy, words: str) -> None:
    assert words in reasons_of(record)[why]


@pytest.mark.parametrize(
    "record",
    [
        planted(end=LONG_OVER, events=(("RELEASE", "2024-05-01"),)),
        planted(end=LONG_OVER, resultsWaived=True),
        planted(end=LONG_OVER, drug="BEHAVIORAL"),
        planted(end=LONG_OVER, country="France"),
        planted(end=LONG_OVER | {"type": "ESTIMATED"}),
        planted(end={"date": "2007-01", "type": "ACTUAL"}),
        planted("UNKNOWN", end=LONG_OVER),
        planted(end=None),
        planted(phases=("EARLY_PHASE1",), end=LONG_OVER),
    ],
)
def test_nothing_is_called_due_that_the_law_may_leave_out(record: dict) -> None:
    assert not {ResultsWhy.DUE_SINCE, ResultsWhy.NOT_DUE_YET} & reasons_of(record).keys()


def test_a_year_after_the_last_of_february_is_told_as_a_month() -> None:
    found = reasons_of(planted(end={"date": "2020-02-29", "type": "ACTUAL"}))
    assert found[ResultsWhy.DUE_SINCE].endswith("ended in February 2021.")


def test_real_records_and_how_easy_the_reasons_are(records, capsys) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        sample = random.Random(99).sample(list(lines), 400)
    counts: Counter[str] = Counter()
    for line in sample:
        trial = read_trial("ctgov-v2", line)
        if trial.results_state.posted is not None and trial.results_state.posted.value:
            counts["posted"] += 1
            continue
        found = results_reasons(trial)
        counts.update(reason.why.value for reason in found)
        counts["silent"] += not found
        for reason in found:
            assert reason.paths
            assert grade_of(reason.sentence) <= 8, reason.sentence
    with capsys.disabled():
        print("\nresults of 400 records:", dict(counts.most_common()))
    assert counts["silent"] < 200
