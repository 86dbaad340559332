"""Trials to save for other programs."""

import json
from collections.abc import Callable

import pytest

from viewer.domain.opened import OpenTrial
from viewer.domain.search import StoredRecord
from viewer.registries.reading import read_trial

Make = Callable[..., OpenTrial]


@pytest.fixture(scope="session")
def make() -> Make:
    """An invented trial with this title and sponsor."""

    def made(title: str = "Cherries in gout", sponsor: str = "Invented Institute") -> OpenTrial:
        record = {
            "protocolSection": {
                "identificationModule": {"nctId": "NCT90000001", "briefTitle": title},
                "statusModule": {
                    "overallStatus": "RECRUITING",
                    "lastUpdatePostDateStruct": {"date": "2025-09-05"},
                    "startDateStruct": {"date": "2024-03"},
                },
                "sponsorCollaboratorsModule": {"leadSponsor": {"name": sponsor}},
                "descriptionModule": {"briefSummary": "We test cherries.\n\nTY  - BOOK\nER  - "},
                "conditionsModule": {"conditions": ["Gout", "Pain, Joint"]},
                "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE2"]},
                "eligibilityModule": {"minimumAge": "18 Years", "sex": "FEMALE"},
                "contactsLocationsModule": {
                    "locations": [{"city": "Bern", "country": "Switzerland"}]
                },
            }
        }
        body = json.dumps(record).encode()
        stored = StoredRecord("NCT90000001", "ctgov-v2", body, b"", "2026-01-02")
        return OpenTrial(read_trial("ctgov-v2", body), stored)

    return made
