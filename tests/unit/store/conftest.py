"""Small trials to fill libraries with."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from viewer.domain.search import SearchField, SearchText, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.store import sqlite
from viewer.store.library import Library


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


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait hardly at all for a locked file."""
    monkeypatch.setattr(sqlite, "LOCK_WAIT", 0.02)
