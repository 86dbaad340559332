"""``data.db`` is what importing the starter entries gives, and nothing else."""

import json
import zlib
from collections import Counter
from pathlib import Path

import pytest

from viewer.domain.search import Query
from viewer.importing.run import import_files
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.sqlite import engine

ROOT = Path(__file__).resolve().parents[3]
TABLES = ("record", "card", "trial", "number", "condition", "tier1_term", "tier2_term")


def contents(library: Path) -> dict[str, list[tuple]]:
    """Every row of every table but the day of import; packed texts unpacked."""
    connection = engine.connect(f"{library.as_uri()}?mode=ro", uri=True)
    try:
        found = {}
        for table in TABLES:
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            found[table] = sorted(
                repr(
                    [
                        plain(value)
                        for name, value in zip(names, row, strict=True)
                        if name != "imported"
                    ]
                )
                for row in cursor
            )
        return found
    finally:
        connection.close()


def plain(value):
    if isinstance(value, bytes):
        try:
            return zlib.decompress(value)
        except zlib.error:
            return value
    return value


@pytest.fixture(scope="module")
def shipped() -> Path:
    return ROOT / "data.db"


def test_the_starter_library_is_built_from_the_entries(
    shipped: Path, starter_folder: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.db"
    import_files([starter_folder], again, on_progress=lambda _p: None, is_cancelled=lambda: False)
    assert contents(shipped) == contents(again)


def test_the_starter_library_is_whole(shipped: Path, starter_folder: Path) -> None:
    assert check_library(shipped) == ()
    catalog = Catalog(shipped)
    try:
        assert catalog.count() == len(list(starter_folder.glob("*.json")))
    finally:
        catalog.close()


def test_the_starter_library_is_mixed(starter_folder: Path) -> None:
    """Open and finished, drugs, devices and behaviour, results, children, many countries."""
    entries = [json.loads(path.read_bytes()) for path in starter_folder.glob("*.json")]
    statuses = Counter(each["status"] for entry in entries for each in entry.get("statuses", []))
    kinds = Counter(
        each.get("type") for entry in entries for each in entry.get("interventions", [])
    )
    countries = {
        site["country"] for entry in entries for site in entry.get("places", {}).get("sites", [])
    }
    with_children = [
        entry["number"]
        for entry in entries
        if "CHILD" in entry.get("eligibility", {}).get("standard_ages", [])
    ]
    with_results = [entry["number"] for entry in entries if entry.get("results_posted") is True]
    watching = [
        entry["number"] for entry in entries if entry["design"]["study_type"] == "OBSERVATIONAL"
    ]
    sponsors = {entry["sponsors"]["lead"]["name"] for entry in entries if "sponsors" in entry}
    print(len(entries), dict(statuses), dict(kinds), len(countries), len(sponsors))
    assert len(entries) >= 36
    assert statuses["RECRUITING"] >= 8
    assert statuses["NOT_YET_RECRUITING"] >= 3
    assert statuses["COMPLETED"] >= 10
    assert statuses["TERMINATED"] >= 2
    assert {"DRUG", "BIOLOGICAL", "DEVICE", "BEHAVIORAL", "DIETARY_SUPPLEMENT"} <= set(kinds)
    assert len(with_children) >= 5
    assert len(with_results) >= 3
    assert len(watching) >= 5
    assert len(countries) >= 20
    assert len(sponsors) >= 25


DISEASES = (
    *((word, "NCT06991114") for word in (
        "systemic sclerosis", "rheumatoid arthritis", "idiopathic inflammatory myopathies",
        "sjogren's disease", "sjog", "Sjögren’s", "SSc", "IIMs", "AlloNK", "ab-101",
    )),
    *((word, "NCT01988506") for word in (
        "rheumatoid arthritis", "ankylosing spondylitis", "systemic lupus erythematosus",
        "psoriasis", "behcet's disease", "Behçet", "granulomatosis with polyangiitis",
        "takayasu's disease", "crohn's disease", "ulcerative colitis", "autoimmune hepatitis",
        "sclerosing cholangitis", "interleukin-2",
    )),
    *((word, "NCT04781309") for word in (
        "PML", "pml", "progressive multifocal leukoencephalopathy", "NT-I7", "000126-N",
        "10000126", "nct 04781309", "https://clinicaltrials.gov/study/NCT04781309",
    )),
    *(pair for number, words in (
        ("NCT06675344", "scleroderma"), ("NCT01927263", "rheumatoid arthritis"),
        ("NCT05375435", "myositis"), ("NCT03126383", "sjogren"),
        ("NCT07141017", "ankylosing spondylitis"), ("NCT05843643", "lupus"),
        ("NCT02955576", "psoriasis"), ("NCT06084624", "behcet's disease"),
        ("NCT00005007", "granulomatosis with polyangiitis"), ("NCT06918808", "crohn"),
        ("NCT05479617", "ulcerative colitis"), ("NCT04371718", "autoimmune hepatitis"),
        ("NCT03178630", "sclerosing cholangitis"), ("NCT05305040", "pml"),
        ("NCT04480853", "ms"), ("NCT06033846", "autoimmune encephalitis"),
    ) for pair in [(words, number)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "number"), DISEASES)
def test_each_disease_and_number_finds_its_study(shipped: Path, text: str, number: str) -> None:
    catalog = Catalog(shipped)
    try:
        assert number in [hit.number for hit in catalog.search(Query(text=text)).hits]
    finally:
        catalog.close()
