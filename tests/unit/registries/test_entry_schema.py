"""The published schema is the form that the reader uses, and each of its fields is explained."""

import json
import re

import jsonschema
import pytest

from viewer.domain.errors import RegistryFileError
from viewer.registries import entry
from viewer.registries.entry.form import Entry
from viewer.registries.entry.schema import text


@pytest.fixture(scope="module")
def published(starter_folder):
    return (starter_folder.parent / "entry.schema.json").read_text("utf-8")


def test_the_file_is_what_the_models_say(published):
    assert published == text()


def test_the_schema_itself_is_sound(published):
    jsonschema.Draft202012Validator.check_schema(json.loads(published))


def test_every_field_is_explained(published):
    silent = []

    def walk(schema, place):
        for name, field in schema.get("properties", {}).items():
            if not field.get("description", "").strip():
                silent.append(f"{place}.{name}")
        for either in schema.get("anyOf", []):
            walk(either, place)

    whole = json.loads(published)
    walk(whole, "")
    for name, definition in whole["$defs"].items():
        walk(definition, name)
    assert not silent


def test_the_starter_entries_follow_it(published, starter_folder):
    validator = jsonschema.Draft202012Validator(json.loads(published))
    files = sorted(starter_folder.glob("*.json"))
    assert len(files) >= 36
    for file in files:
        assert not list(validator.iter_errors(json.loads(file.read_bytes())))


@pytest.mark.parametrize(
    "fields",
    [
        {"colour": "red"},
        {"design": {"phases": ["PHASE9"]}},
        {"design": {"phases": [{"value": "PHASE1", "because": "x"}]}},
        {"texts": [{"topic": "who", "text": ""}]},
        {"interventions": [{"name": "x", "description": {"text": "y", "writer": "z"}}]},
        {"dates": [{"kind": "start", "date": "May"}]},
        {"results_posted": "no"},
    ],
)
def test_schema_and_reader_refuse_the_same(published, starter_folder, fields):
    sound = json.loads((starter_folder / "NCT01988506.json").read_bytes())
    spoiled = {**sound, **fields}
    assert list(jsonschema.Draft202012Validator(json.loads(published)).iter_errors(spoiled))
    with pytest.raises(RegistryFileError):
        entry.read(json.dumps(spoiled).encode())


def test_the_examples_of_the_how_to_can_be_read(starter_folder):
    """What is shown to people who write by hand works as it stands."""
    how_to = (starter_folder / "README.md").read_text("utf-8")
    examples = re.findall(r"```json\n(.*?)```", how_to, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        assert entry.read(example.encode()).titles.brief.value == "Warm water for stiff hands"


def test_the_how_to_names_every_topic(starter_folder):
    how_to = (starter_folder / "README.md").read_text("utf-8")
    for topic in Entry.model_json_schema()["$defs"]["Topic"]["enum"]:
        assert f"`{topic}`" in how_to
