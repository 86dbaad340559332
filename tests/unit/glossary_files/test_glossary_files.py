"""The glossary's files: sound in form, and the words of real texts are found in them."""

import json
from dataclasses import fields

import jsonschema
import pytest
from pydantic import TypeAdapter

from viewer.domain.glossary import GlossaryTerm, TermContext, TermKind, TermSense
from viewer.pages.blocks import Tab
from viewer.plain.glossary import TermMatcher, load_terms


@pytest.fixture(scope="module")
def folder(starter_folder):
    return starter_folder.parent / "glossary"


@pytest.fixture(scope="module")
def terms(folder):
    return load_terms(folder)


@pytest.fixture(scope="module")
def matcher(terms):
    return TermMatcher(terms)


@pytest.mark.parametrize("kind", TermKind)
def test_each_kind_has_a_file_that_follows_the_schema(folder, kind):
    schema = json.loads((folder.parent / "glossary.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    file = json.loads((folder / f"{kind}.json").read_text("utf-8"))
    assert [error.message for error in validator.iter_errors(file)] == []
    assert file["kind"] == kind


def test_the_schema_has_the_fields_and_kinds_of_the_program(folder):
    schema = json.loads((folder.parent / "glossary.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for name, part in (("term", GlossaryTerm), ("sense", TermSense), ("context", TermContext)):
        named = set(schema["$defs"][name]["properties"])
        assert named == {field.name for field in fields(part)} - {"kind"}
    tabs = schema["$defs"]["context"]["properties"]["tabs"]["items"]["enum"]
    assert tabs == [*Tab]
    assert schema["properties"]["kind"]["enum"] == [*TermKind]


def test_every_term_is_of_the_right_types(folder):
    check = TypeAdapter(GlossaryTerm)
    for kind in TermKind:
        for term in json.loads((folder / f"{kind}.json").read_text("utf-8"))["terms"]:
            check.validate_json(json.dumps({**term, "kind": kind}), strict=True)


@pytest.mark.parametrize(
    "words",
    [
        "placebo", "randomised", "blinded", "open-label", "control group", "Phase 2", "phase IIa",
        "sponsor", "principal investigator", "inclusion criteria", "exclusion criterion",
        "informed consent", "primary outcome measure", "secondary endpoints", "time frame",
        "baseline", "adverse events", "SAE", "healthy volunteers", "cohort", "observational",
        "interventional", "intravenously", "infusions", "IM", "subcutaneous", "MRI",
        "lumbar punctures", "CSF", "gadolinium", "contrast agent", "lymphocytes", "CD4", "CD8",
        "CD19", "ALC", "T cell", "B-cell", "natural killer cells", "antibodies", "autoimmune",
        "remission", "relapsing", "refractory", "biopsy", "creatinine", "DAS28-ESR", "TIS",
        "rCRISS", "ClinESSDAI", "IL-2", "IL-7", "Tregs", "cyclophosphamide", "fludarabine",
        "rituximab", "JCV", "PML", "scleroderma", "Sjögren’s disease", "Sjogren syndrome",
        "idiopathic inflammatory myopathies", "Takayasu's disease", "Behcet's disease",
        "granulomatosis with polyangiitis", "microgram/kg", "kD", "IU", "microliter", "cells/dL",
        "3+3 design", "MTD", "dose-limiting toxicities", "lymphodepletion", "active moiety",
    ],
)  # fmt: skip
def test_words_of_the_starter_entries_are_explained(matcher, words):
    (match,) = matcher.find(words)
    assert (match.start, match.end) == (0, len(words))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("in contrast to the other group", "contrast-agent"),
        ("a subset of patients", "lymphocyte-subset"),
        ("spinal muscular atrophy", "spinal-canal"),
        ("octreotide LAR", "legal-representative"),
        ("chronic rhinosinusitis (CRS)", "cytokine-release-syndrome"),
        ("MAD cohorts", "maximum-administered-dose"),
        ("G-CSF", "cerebrospinal-fluid"),
        ("cystic fibrosis", "fibrosis"),
        ("National Institute of Neurological Disorders and Stroke (NINDS)", "stroke"),
        ("nursing staff", "breastfeeding"),
        ("arthritis", "tis"),
        ("Kellgren-Lawrence grade 3", "grade"),
        ("withdrawal seizures", "off-study"),
        ("no intervention is needed", "no-intervention"),
        ("low molecular weight heparin", "molecular-weight"),
        ("portal hypertension", "hypertension"),
        ("estimated glomerular filtration rate", "estimated"),
        ("the follicular phase", "phase"),
        ("active substance abuse", "active-moiety"),
        ("a biological process", "biological"),
        ("umbilical cord-derived cells", "cord-blood"),
        ("may preclude study completion", "study-completion"),
    ],
)
def test_what_means_something_else_is_not_explained_wrongly(matcher, text, wrong):
    assert wrong not in {match.term_id for match in matcher.find(text)}


def test_facts_on_the_four_scores(terms):
    scores = {term.term: f"{term.short} {term.longer}" for term in terms}
    for words in ("0 to 100", "Higher"):
        assert words in scores["TIS"]
    for words in ("0 to 9.4", "Lower is better", "2.6", "remission"):
        assert words in scores["DAS28-ESR"]
    for words in ("percent", "3 of 5"):
        assert words in scores["rCRISS"]
    for words in ("Lower is better", "Below 5", "5 to 13", "14 or more", "4 points"):
        assert words in scores["ClinESSDAI"]
    # The adult levels of the TIS are not backed by a source we have read.
    for level in ("20", "40"):
        assert level not in scores["TIS"]
