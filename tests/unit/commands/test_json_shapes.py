"""What ``--json`` prints, against schemas of the agreed shapes; standard output holds only that."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from viewer.cli import main
from viewer.pages.blocks import Tab

ROOT = Path(__file__).resolve().parents[3]


def _object(required: dict[str, Any], *, more: bool = False) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required,
        "required": list(required),
        "additionalProperties": more,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string"}
WORDS = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}

TRIAL: dict[str, Any] = {
    "number": WORDS,
    "title": TEXT,
    "status": TEXT,
    "standing": WORDS,
    "phases": _list(WORDS),
    "conditions": _list(WORDS),
    "matched": {"anyOf": [{"type": "null"}, _object({"field": WORDS, "text": WORDS})]},
    "closed_countries": _list(WORDS),
    "nearest": {
        "anyOf": [
            {"type": "null"},
            _object({"city": TEXT, "region": TEXT, "country": TEXT, "km": {"type": "number"}}),
        ]
    },
}
SEARCH = _object(
    {
        "query": TEXT,
        "also_searched": _list(WORDS),
        "did_you_mean": {"type": ["string", "null"]},
        "is_corrected": {"type": "boolean"},
        "senses": _list(_object({"text": WORDS, "trials": COUNT})),
        "total": COUNT,
        "total_is_exact": {"type": "boolean"},
        "hidden_closed": COUNT,
        "trials": _list(_object(TRIAL)),
        "ways_out": _list(
            _object(
                {
                    "query": TEXT,
                    "without": _list(WORDS),
                    "disease": TEXT,
                    "total": {"type": "integer", "minimum": 1},
                    "total_is_exact": {"type": "boolean"},
                }
            )
        ),
    },
    more=True,
)
COUNTS = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}
FACETS = _object(
    {
        "total": COUNT,
        "hidden": COUNT,
        **dict.fromkeys(
            (
                *("standings", "statuses", "phases", "study_types", "sexes"),
                *("healthy_volunteers", "sponsor_classes", "has_results"),
            ),
            COUNTS,
        ),
        "countries": _list(_object({"name": WORDS, "trials": COUNT, "open_trials": COUNT})),
    }
)
DAYS = {"type": ["number", "null"]}
HIDDEN = _list(
    _object(
        {
            **TRIAL,
            "hidden_by": {**_list(WORDS), "minItems": 1},
            "minimum_age_days": DAYS,
            "maximum_age_days": DAYS,
        }
    )
)
DISEASES = _object(
    {"diseases": _list(_object({"name": TEXT, "trials": COUNT, "has_more": {"type": "boolean"}}))}
)
BLOCK = _object(
    {"kind": WORDS, "text": TEXT, "origin": {"type": ["object", "array", "string", "null"]}},
    more=True,
)
PAGE = _object({"title": WORDS, "blocks": _list(BLOCK)})
SHOW = _object({"number": WORDS, "tabs": _object({tab.value: PAGE for tab in Tab})})
IMPORT = _object(
    {
        "files": _list(
            _object(
                {
                    "path": WORDS,
                    "format": TEXT,
                    "new": COUNT,
                    "changed": COUNT,
                    "unchanged": COUNT,
                    "problems": _list(_object({"place": TEXT, "message": WORDS})),
                }
            )
        ),
        "seconds": {"type": "number", "minimum": 0},
    }
)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str) -> tuple[int, Any]:
        code = main([*words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.mark.parametrize("words", [[], ["sjogren"], ["NCT04781309"], ["zebra"], ["pml", "--open"]])
def test_search(words: list[str], printed: Any) -> None:
    code, document = printed("search", *words, "--library", str(ROOT / "data.db"))
    jsonschema.validate(document, SEARCH)
    assert code == (0 if document["total"] else 1)


def test_search_with_what_is_hidden_and_counts(printed: Any) -> None:
    words = ("search", "--age", "7", "--open", "--hidden", "--facets")
    code, document = printed(*words, "--library", str(ROOT / "data.db"))
    jsonschema.validate(document, SEARCH)
    jsonschema.validate(document["hidden"], HIDDEN)
    jsonschema.validate(document["facets"], FACETS)
    assert len(document["hidden"]) == document["facets"]["hidden"] > 0
    assert code == (0 if document["total"] else 1)


def test_diseases(printed: Any) -> None:
    code, document = printed("search", "--diseases", "--library", str(ROOT / "data.db"))
    jsonschema.validate(document, DISEASES)
    assert code == (0 if document["diseases"] else 1)


@pytest.mark.parametrize("number", ["NCT06991114", "NCT01988506", "NCT04781309"])
def test_show(number: str, printed: Any) -> None:
    code, document = printed("show", number, "--library", str(ROOT / "data.db"))
    jsonschema.validate(document, SHOW)
    assert (code, document["number"]) == (0, number)


def test_import(tmp_path: Path, printed: Any) -> None:
    library = tmp_path / "library.db"
    (tmp_path / "half.json").write_text('{"protocolSection": {', "utf-8")
    (tmp_path / "empty.json").touch()
    starter = ROOT / "resources" / "starter"
    paths = [str(starter), str(tmp_path), str(tmp_path / "missing.json")]
    code, document = printed("import", *paths, "--library", str(library))
    jsonschema.validate(document, IMPORT)
    assert code == 1
    assert sum(file["new"] for file in document["files"]) == len(list(starter.glob("*.json")))
    assert sum(len(file["problems"]) for file in document["files"]) == 2


def test_import_of_a_folder_with_other_files_is_no_failure(tmp_path: Path, printed: Any) -> None:
    starter = str(ROOT / "resources" / "starter")
    code, document = printed("import", starter, "--library", str(tmp_path / "library.db"))
    jsonschema.validate(document, IMPORT)
    assert code == 0


@pytest.mark.parametrize("command", [["search", "gout"], ["show", "NCT04781309"]])
def test_nothing_but_json_ever_stands_on_standard_output(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.db").write_text("no library" * 100, "utf-8")
    assert main([*command, "--json", "--library", str(tmp_path / "text.db")]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "text.db" in err
