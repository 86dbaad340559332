"""What sets one study apart is said no wider than its record says it."""

import json
from datetime import date

import pytest

from viewer.plain.differences import differences
from viewer.registries.reading import read_trial

DAY = date(2026, 1, 1)


def study(number, maximum, ages):
    eligibility = {"minimumAge": "18 Years", "stdAges": ages}
    if maximum:
        eligibility["maximumAge"] = maximum
    body = {
        "protocolSection": {
            "identificationModule": {"nctId": number, "briefTitle": "Invented"},
            "statusModule": {"overallStatus": "RECRUITING"},
            "eligibilityModule": eligibility,
        }
    }
    return read_trial("ctgov-v2", json.dumps(body).encode())


@pytest.mark.parametrize(
    ("maximum", "told"),
    [
        ("", ["Only study A takes people of 65 and over."]),
        ("100 Years", ["Only study A takes people of 65 and over."]),
        ("80 Years", ["Only study A takes people of 65 to 80."]),
        ("65 Years", ["Only study A takes people of 65, and nobody over that."]),
        ("60 Years", []),
    ],
)
def test_older_people_are_named_up_to_the_limit_of_the_study(maximum, told):
    old = study("NCT00000001", maximum, ["ADULT", "OLDER_ADULT"])
    young = study("NCT00000002", "60 Years", ["ADULT"])
    said = differences([old, young], ["A", "B"], DAY)
    assert [one.words for one in said if "65" in one.words] == told
