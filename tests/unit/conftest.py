"""How easy a text is to read, and a library of all real records."""

import fcntl
import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.domain.search import StoredRecord
from viewer.registries.ctgov.quick import quick_card
from viewer.store.catalog import Catalog
from viewer.store.library import Library
from viewer.store.ready import ready


@pytest.fixture(scope="session")
def grade():
    """The school grade of a text after Flesch and Kincaid (1975), with syllables guessed."""

    def syllables(word):
        groups = len(re.findall(r"[aeiouy]+", word))
        is_silent = groups > 1 and re.search(r"[^aeiouyl]e[sd]?$", word)
        return max(1, groups - 1 if is_silent else groups)

    def measure(text):
        words = re.findall(r"[a-z’']+", text.casefold())
        sentences = max(1, len(re.findall(r"[.!?:;](?:\s|$)", text)))
        per_word = sum(map(syllables, words)) / len(words)
        return 0.39 * len(words) / sentences + 11.8 * per_word - 15.59

    return measure


@pytest.fixture(scope="session")
def real_library(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All real records, to search; not to open, for their bodies are left out to save time."""
    # Tests may run in several processes: the first makes it, the others wait for it.
    folder = tmp_path_factory.getbasetemp()
    path = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "real.db"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            fresh = tmp_path_factory.mktemp("real") / "real.db"
            _make_library(records, fresh)
            fresh.replace(path)
    return path


def _make_library(records: Path, path: Path) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines, Library.open(path) as library:
        made = []
        for line in lines:
            card = quick_card(json.loads(line))
            assert card is not None
            record = StoredRecord(card.number, "ctgov-v2", line, hashlib.sha256(line).digest())
            made.append(ready(record, card, keep_record=False))
        library.put_ready(made)
        library.finish()


@pytest.fixture(scope="session")
def real_catalog(real_library: Path) -> Iterator[Catalog]:
    """The real records, open to read."""
    catalog = Catalog(real_library)
    yield catalog
    catalog.close()
