"""Small trials to fill libraries with."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from viewer.domain.search import SearchField, SearchText, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.registries.ctgov.quick import quick_card
from viewer.store import sqlite
from viewer.store.catalog import Catalog
from viewer.store.library import Library
from viewer.store.ready import ready


def _record(number: str, form: str = "entry", body: bytes = b"{}") -> StoredRecord:
    return StoredRecord(number=number, format=form, body=body, digest=hashlib.sha256(body).digest())


def _card(number: str, *conditions: str, **changes: object) -> TrialCard:
    """A card whose texts are its conditions, its title and ``more`` (field, text)."""
    more = changes.pop("more", ())
    fields = {
        "number": number,
        "title": f"Study {number[-3:]}",
        "standing": Standing.OPEN,
        "statuses": ("RECRUITING",),
        "phases": ("PHASE2",),
        "conditions": conditions,
        "updated": "2024-05-06",
        "numbers": (number,),
        **changes,
    }
    texts = [(SearchField.CONDITION, condition) for condition in conditions]
    texts += [(SearchField.TITLE, fields["title"]), *more]
    return TrialCard(**fields, texts=tuple(SearchText(field, text) for field, text in texts))


@pytest.fixture(scope="session")
def record() -> Callable[..., StoredRecord]:
    return _record


@pytest.fixture(scope="session")
def card() -> Callable[..., TrialCard]:
    return _card


@pytest.fixture(scope="session")
def fill() -> Callable[..., Path]:
    def fill(path: Path, cards: Iterable[TrialCard], form: str = "entry") -> Path:
        with Library.open(path) as library:
            library.put([(_record(card.number, form), card) for card in cards])
            library.finish()
        return path

    return fill


@pytest.fixture(scope="session")
def real_library(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All real records, to search; not to open, for their bodies are left out to save time."""
    path = tmp_path_factory.mktemp("real") / "real.db"
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines, Library.open(path) as library:
        made = []
        for line in lines:
            card = quick_card(json.loads(line))
            assert card is not None
            made.append(ready(_record(card.number, "ctgov-v2", line), card, keep_record=False))
        library.put_ready(made)
        library.finish()
    return path


@pytest.fixture(scope="session")
def real_catalog(real_library: Path) -> Iterator[Catalog]:
    """The real records, open to read."""
    catalog = Catalog(real_library)
    yield catalog
    catalog.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait hardly at all for a locked file."""
    monkeypatch.setattr(sqlite, "LOCK_WAIT", 0.02)
