"""``data.db`` is what importing the starter entries gives, and nothing else."""

import zlib
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
)  # fmt: skip


@pytest.mark.parametrize(("text", "number"), DISEASES)
def test_each_disease_and_number_finds_its_study(shipped: Path, text: str, number: str) -> None:
    catalog = Catalog(shipped)
    try:
        assert number in [hit.number for hit in catalog.search(Query(text=text)).hits]
    finally:
        catalog.close()
