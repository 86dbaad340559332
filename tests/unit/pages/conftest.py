"""Pages made of real registry records and of records of our own."""

import gzip
import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from viewer.domain.glossary import GlossaryTerm, TermKind
from viewer.domain.opened import OpenTrial
from viewer.domain.search import StoredRecord
from viewer.pages.blocks import Page, Tab
from viewer.pages.making import PageMaker
from viewer.plain.glossary import TermMatcher
from viewer.registries.reading import read_trial

TODAY = date(2026, 1, 15)
SAMPLE = 100

TERMS = (
    GlossaryTerm(
        id="placebo",
        term="placebo",
        kind=TermKind.TREATMENT,
        short="Something that looks like the medicine and has none in it.",
        ask=("Could I get a placebo?",),
    ),
    GlossaryTerm(
        id="biopsy",
        term="biopsy",
        kind=TermKind.TEST,
        short="A small piece of the body is taken out to look at it.",
        aliases=("biopsies",),
    ),
    GlossaryTerm(
        id="magnetic-resonance-imaging",
        term="magnetic resonance imaging",
        kind=TermKind.TEST,
        short="Pictures of the inside of the body, made with a magnet.",
        abbreviations=("MRI",),
    ),
    GlossaryTerm(
        id="cohort",
        term="cohort",
        kind=TermKind.STUDY_DESIGN,
        short="A group of people who are followed together.",
    ),
)


def make_maker(known: frozenset[str] = frozenset()) -> PageMaker:
    return PageMaker(TermMatcher(TERMS), TERMS, known.intersection, TODAY)


@pytest.fixture(scope="session")
def maker() -> PageMaker:
    return make_maker()


def open_record(record: dict[str, Any]) -> OpenTrial:
    """A record of ours, in the registry's format, as the library would open it."""
    body = json.dumps(record).encode()
    trial = read_trial("ctgov-v2", body)
    return OpenTrial(
        trial, StoredRecord(number=trial.number, format="ctgov-v2", body=body, digest=b"")
    )


@pytest.fixture(scope="session")
def opened() -> Callable[[dict[str, Any]], OpenTrial]:
    return open_record


@pytest.fixture(scope="session")
def real_trials(records: Path) -> list[OpenTrial]:
    """A hundred real records, others at every change of the seed, the same in every run."""
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        sample = random.Random(20260115).sample(list(lines), SAMPLE)
    return [open_record(json.loads(line)) for line in sample]


@pytest.fixture(scope="session")
def real_pages(
    real_trials: list[OpenTrial], maker: PageMaker
) -> list[tuple[OpenTrial, dict[Tab, Page]]]:
    """Every tab of every one of them."""
    return [(trial, {tab: maker.page(trial, tab) for tab in Tab}) for trial in real_trials]
