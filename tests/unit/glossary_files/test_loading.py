"""Reading glossary files: senses and neighbours arrive, faults are named."""

import json

import pytest

from viewer.domain.glossary import TermContext, TermSense
from viewer.plain.glossary_files import GlossaryError, load_terms

ARM = {
    "id": "arm",
    "term": "arm",
    "long_form": "arm of a study",
    "short": "A group in a study, or a part of the body.",
    "only_near": ["study"],
    "not_near": ["ARMS trial"],
    "senses": [
        {
            "id": "arm-group",
            "term": "arm (of a study)",
            "short": "A group in a study.",
            "longer": "A study can have one arm or many.",
            "ask": ["Which arms are there?"],
            "when": {"tabs": ["treatment"], "before": ["treatment"], "not_near": ["elbow"]},
        },
        {
            "id": "arm-limb",
            "term": "arm (of the body)",
            "short": "The arm.",
            "when": {"fields": ["eligibilityModule"], "after": ["pain"], "near": ["elbow"]},
            "default": True,
        },
    ],
}


def write(folder, *terms):
    (folder / "study_design.json").write_text(json.dumps({"terms": terms}), "utf-8")


def test_senses_and_neighbours_are_read(tmp_path):
    write(tmp_path, ARM)
    (term,) = load_terms(tmp_path)
    assert term.long_form == "arm of a study"
    assert (term.only_near, term.not_near) == (("study",), ("ARMS trial",))
    assert term.senses == (
        TermSense(
            id="arm-group",
            term="arm (of a study)",
            short="A group in a study.",
            longer="A study can have one arm or many.",
            ask=("Which arms are there?",),
            when=TermContext(tabs=("treatment",), before=("treatment",), not_near=("elbow",)),
        ),
        TermSense(
            id="arm-limb",
            term="arm (of the body)",
            short="The arm.",
            when=TermContext(fields=("eligibilityModule",), after=("pain",), near=("elbow",)),
            default=True,
        ),
    )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"senses": {}}, "“senses” is no list."),
        ({"senses": ["arm"]}, "it is no object."),
        ({"senses": [{"id": "arm-one", "term": "arm"}]}, "“short” is missing."),
        ({"senses": [{**ARM["senses"][0], "when": {"beside": []}}]}, "“beside” is not known."),
        ({"senses": [{**ARM["senses"][0], "default": "yes"}]}, "“default” is neither"),
        ({"senses": [{**ARM["senses"][0], "id": "arm"}]}, "another term has the same id."),
        (
            {"senses": [{**sense, "default": True} for sense in ARM["senses"]]},
            "more than one sense is the default.",
        ),
        ({"only_near": "study"}, "“only_near” is no list of texts."),
    ],
)
def test_a_fault_in_a_sense_is_named(tmp_path, change, complaint):
    write(tmp_path, {**ARM, **change})
    with pytest.raises(GlossaryError) as raised:
        load_terms(tmp_path)
    assert complaint in str(raised.value)
    assert "“arm" in str(raised.value)
