"""The lists of synonyms: whole, without repetition, and the file that searches read made anew."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from viewer.paths import resources
from viewer.store.phrases import phrase_of
from viewer.store.synonym_file import KINDS, compiled, groups_of, is_abbreviation

FOLDER = resources() / "synonyms"
FILES = sorted(FOLDER.glob("*.json"))
SAYS_TOO_LITTLE = {
    *("pain", "disease", "sick", "ill", "tired", "weak", "fever", "ache", "lump", "sore"),
    *("blood", "heart", "skin", "woman", "man", "child", "test", "treatment", "study", "help"),
}


def test_the_lists_cover_the_body() -> None:
    pairs = Counter(
        path.stem
        for path in FILES
        for group in json.loads(path.read_text("utf-8"))["groups"]
        for field in ("same", "former", "plain")
        for _name in group.get(field, ())
    )
    assert pairs.total() >= 1500
    del pairs["abbreviations"]
    assert min(pairs.values()) >= 60
    assert len(pairs) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_is_as_the_schema_says(path: Path) -> None:
    schema = json.loads((FOLDER.parent / "synonyms.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(path.read_text("utf-8")), schema)


def test_no_pair_stands_twice_nor_means_itself() -> None:
    pairs = Counter(
        (phrase_of(group["term"]), phrase_of(name), is_abbreviation(name))
        for group in groups_of(FOLDER)
        for field in KINDS
        if field != "term"
        for name in group.get(field, ())
    )
    assert [pair for pair, count in pairs.items() if count > 1] == []
    assert [pair for pair in pairs if pair[0] == pair[1] and not pair[2]] == []


def test_every_name_has_words_to_look_for_and_says_enough() -> None:
    for group in groups_of(FOLDER):
        for field in KINDS:
            names = group.get(field, ())
            for name in (names,) if isinstance(names, str) else names:
                assert phrase_of(name), name
                if field != "term":
                    assert phrase_of(name) not in SAYS_TOO_LITTLE, (group["term"], name)


def test_the_file_that_searches_read_is_made_from_the_lists() -> None:
    made = (FOLDER.parent / "synonyms.tsv").read_text("utf-8")
    assert made == compiled(groups_of(FOLDER)), "run: python -m viewer.store.synonym_file"
