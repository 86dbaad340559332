"""The entries of the starter library, as trials and as the JSON they are."""

import json
from pathlib import Path

import pytest

from viewer.registries import entry


@pytest.fixture(scope="session")
def cell_therapy(starter_folder):
    """NCT06991114, from an article for patients."""
    return entry.read((starter_folder / "NCT06991114.json").read_bytes())


@pytest.fixture(scope="session")
def interleukin(starter_folder):
    """NCT01988506, from the abstract of a paper."""
    return entry.read((starter_folder / "NCT01988506.json").read_bytes())


@pytest.fixture(scope="session")
def brain_infection(starter_folder):
    """NCT04781309, from a registry's record."""
    return entry.read((starter_folder / "NCT04781309.json").read_bytes())


ENTRIES = sorted((Path(__file__).resolve().parents[3] / "resources" / "starter").glob("*.json"))


@pytest.fixture(scope="session", params=ENTRIES, ids=lambda path: path.stem)
def any_entry(request):
    """Each entry as parsed JSON."""
    return json.loads(request.param.read_bytes())


@pytest.fixture(scope="session", params=["NCT01988506", "NCT04781309", "NCT06991114"])
def document_entry(request, starter_folder):
    """Each entry made from one of the three source documents, as parsed JSON."""
    return json.loads((starter_folder / f"{request.param}.json").read_bytes())


@pytest.fixture(scope="session")
def strings():
    """Every text of an entry with its place."""

    def walk(value, place=""):
        if isinstance(value, dict):
            for name, below in value.items():
                yield from walk(below, f"{place}.{name}".lstrip("."))
        elif isinstance(value, list):
            for position, below in enumerate(value):
                yield from walk(below, f"{place}[{position}]")
        elif isinstance(value, str):
            yield place, value

    return walk
