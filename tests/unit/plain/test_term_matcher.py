"""Hard words are found whole, in any common form, and nowhere else."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.glossary import GlossaryTerm, TermKind
from viewer.plain.glossary import TermMatcher
from viewer.plain.glossary_files import GlossaryError, load_terms


def term(name: str, *aliases: str, short: tuple[str, ...] = ()) -> GlossaryTerm:
    return GlossaryTerm(
        id=name.lower().replace(" ", "-"),
        term=name,
        kind=TermKind.TEST,
        short="A word.",
        aliases=aliases,
        abbreviations=short,
    )


MATCHER = TermMatcher(
    [
        term("total improvement score", short=("TIS",)),
        term("acute lymphoblastic leukemia", short=("ALL",)),
        term("double-blind", "double-blinded"),
        term("B cell"),
        term("biopsy"),
        term("diagnosis"),
        term("dose"),
        term("Sjögren’s disease", "Sjögren’s syndrome"),
        term("adverse event", short=("AE",)),
        term("serious adverse event", short=("SAE",)),
        term("intravenous", "into a vein", short=("IV",)),
        term("follow-up"),
        term("mg/kg"),
        term("kilogram", short=("kg",)),
        term("DAS28-ESR", short=("DAS28",)),
        term("MRI"),
        term("tumor"),
        term("HADS", "HADS-A"),
        term("randomized"),
        term("hematology"),
        term("multicenter"),
        term("site"),
    ]
)


def found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a TIS of 60 in arthritis", ["TIS"]),
        ("this tis of the artist", []),
        ("all people with ALL", ["ALL"]),
        ("ALL PATIENTS MUST REST", []),
        ("double blind, DOUBLE-BLIND", ["double blind", "DOUBLE-BLIND"]),
        ("B-cell-dependent; B cells", ["B-cell", "B cells"]),
        ("biopsies, diagnoses, doses, a biopsy's", ["biopsies", "diagnoses", "doses", "biopsy's"]),
        ("Sjogren's syndrome", ["Sjogren's syndrome"]),
        ("SJÖGREN’S DISEASE", ["SJÖGREN’S DISEASE"]),
        ("Sjo\u0308gren’s disease", ["Sjo\u0308gren’s disease"]),
        ("Sjogrens disease", ["Sjogrens disease"]),
        ("serious adverse events and SAEs", ["serious adverse events", "SAEs"]),
        ("follow up, follow-up, followup", ["follow up", "follow-up", "followup"]),
        ("given\ninto  a vein", ["into  a vein"]),
        ("into, a vein", []),
        ("5 mg/kg IV", ["mg/kg", "IV"]),
        ("480 microgram/kg and 8mg/kg", []),
        ("stage IV, grades III-IV, class IV", []),
        ("DAS28-ESR below 2.6", ["DAS28-ESR"]),
        ("mri and MRIs", ["MRIs"]),
        ("https://biopsy.org/dose and biopsy@dose.org", []),
        ("13-AE-0017, SAE-101", []),
        ("a tumor; tumours; TUMOURS", ["tumor", "tumours", "TUMOURS"]),
        ("randomised and haematology", ["randomised", "haematology"]),
        (
            "multi-center, multicentre, multi center",
            ["multi-center", "multicentre", "multi center"],
        ),
        ("sit still, a site, sites", ["site", "sites"]),
        (
            "serious\nadverse event\n\nserious\n\nadverse event",
            ["serious\nadverse event", "adverse event"],
        ),
        ("(serious adverse event)", ["serious adverse event"]),
        ("serious, adverse event", ["adverse event"]),
        ("biopsy biopsy biopsy", ["biopsy"] * 3),
        ("serious serious adverse adverse event", ["adverse event"]),
        ("non-biopsy/dose", ["biopsy", "dose"]),
        ("they had a fall; HADS, HADS-A", ["HADS", "HADS-A"]),
        ("stage III or IV, grades II and IV", []),
        ("given IV or by mouth", ["IV"]),
        ("of the illness. IV. To see (part 1) IV. To learn\nIV. To end", []),
        ("given IV. The doctor is there", ["IV"]),
        ("the Rome-IV criteria", []),
        (
            "serious  adverse event, serious adverse  event",
            ["serious  adverse event", "serious adverse  event"],
        ),
        ("serious  dose ", ["dose"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert found(text) == words


@given(st.text(max_size=200))
def test_matches_are_in_order_and_apart(text: str) -> None:
    at = 0
    for match in MATCHER.find(text):
        assert at <= match.start < match.end <= len(text)
        at = match.end


WORDS = st.sampled_from(
    ["serious", "adverse", "event", "biopsies", "TIS", "IV", "stage", "-", "(", ",", "\n", " "]
)


@given(st.lists(WORDS), st.lists(WORDS))
def test_what_is_found_does_not_depend_on_what_was_searched_before(one, other):
    first, second = " ".join(one), " ".join(other)
    fresh = TermMatcher([term("serious adverse event"), term("adverse event"), term("biopsy")])
    fresh.find(first)
    again = fresh.find(second)
    other_fresh = TermMatcher(
        [term("serious adverse event"), term("adverse event"), term("biopsy")]
    )
    assert other_fresh.find(second) == again


@given(st.sampled_from(["biopsy", "TIS", "kg", "MRI"]), st.text("abcdeXYZ019", min_size=1))
def test_no_term_is_found_inside_a_word(name: str, glue: str) -> None:
    assert found(glue + name) == []


@pytest.mark.parametrize(
    "piece", ["a-", "é", "'s ", "https://", "a@", "1-N-", "double ", "x.", "NCT1/"]
)
def test_nasty_text_is_searched_like_any_other(piece: str) -> None:
    text = f"biopsy {piece * 50_000} biopsy"
    found = [(text[match.start : match.end], match.term_id) for match in MATCHER.find(text)]
    assert found[0] == found[-1] == ("biopsy", "biopsy")
    assert len(found) == 2


def write(folder: Path, name: str, content: object) -> None:
    (folder / name).write_text(json.dumps(content), "utf-8")


def test_terms_are_loaded_file_by_file(tmp_path: Path) -> None:
    write(tmp_path, "score.json", [{"id": "tis", "term": "TIS", "short": "A score."}])
    entry = {"id": "mri", "term": "MRI", "short": "A scan.", "kind": "test", "aliases": ["scan"]}
    write(tmp_path, "unit.json", {"terms": [entry]})
    assert [(item.id, item.kind) for item in load_terms(tmp_path)] == [
        ("tis", TermKind.SCORE),
        ("mri", TermKind.TEST),
    ]
    assert load_terms(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ([{"id": "tis", "short": "A score."}], "“term” is missing"),
        ([{"id": "tis", "term": "TIS", "short": 3}], "“short” is no text"),
        ([{"id": "tis", "term": "TIS", "short": "x", "ask": "why"}], "“ask” is no list"),
        ([{"id": "tis", "term": "TIS", "short": "x", "kind": "verb"}], "“verb” is no kind"),
        ([{"id": "tis", "term": "TIS", "short": "x", "colour": "red"}], "“colour” is not known"),
        ([{"id": "tis", "term": "TIS", "short": "x"}] * 2, "another term has the same id"),
        (["tis"], "entry 1"),
        ({"words": []}, "no list of terms"),
    ],
)
def test_a_fault_is_named_with_file_and_term(
    tmp_path: Path, content: object, complaint: str
) -> None:
    write(tmp_path, "score.json", content)
    with pytest.raises(GlossaryError) as raised:
        load_terms(tmp_path)
    assert complaint in str(raised.value)
    assert "score.json" in str(raised.value)


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "score.json").write_text("{", "utf-8")
    with pytest.raises(GlossaryError, match=r"score\.json"):
        load_terms(tmp_path)


def test_what_was_read_before_does_not_change_what_is_found() -> None:
    terms = [term("unstable angina", "unstable angina pectoris"), term("unstable angina attack")]
    matcher = TermMatcher(terms)
    texts = (
        "unstable angina or more",
        "unstable angina pectoris",
        "unstable angina attack",
        "unstable angina",
    )
    for text in (*texts, *reversed(texts)):
        assert matcher.find(text) == TermMatcher(terms).find(text)
    assert [one.end for one in matcher.find("had unstable angina pectoris")] == [28]


def test_the_same_words_with_another_sign_between_them_are_found():
    matcher = TermMatcher([term("attention deficit disorder", "attention-deficit/disorder")])
    for text in ("attention deficit disorder", "Attention-deficit/disorder"):
        (match,) = matcher.find(text)
        assert (match.start, match.end) == (0, len(text))


GRAMMAR = TermMatcher(
    [
        term("hepatic"),
        term("leukopenia"),
        term("laryngoscopy"),
        term("catheterization"),
        term("testicular", "testes"),
        term("stroke"),
        term("scale", short=("SCALE",)),
        replace(term("surgery"), endings=("ectomy",)),
        replace(term("antibody"), endings=("mab",)),
        replace(term("inflammation"), endings=("itis",), endings_not=("capitis",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "term_ids"),
    [
        ("cleared hepatically", ["hepatic"]),
        ("leukopenic and laryngoscopic", ["leukopenia", "laryngoscopy"]),
        ("was catheterized twice", ["catheterization"]),
        ("Polypectomies, VULVECTOMY.", ["surgery", "surgery"]),
        ("zalutumab-treated", ["antibody"]),
        ("endophthalmitis; tinea capitis", ["inflammation"]),
        ("testing, stroking, the ectomy, a mab", []),
        ("zalutumab@clinic.org, www.zalutumab.org", []),
    ],
)
def test_what_a_word_is_a_form_or_a_kind_of(text, term_ids):
    assert [match.term_id for match in GRAMMAR.find(text)] == term_ids


def test_what_is_found_is_the_same_after_more_words_than_are_kept() -> None:
    terms = [term("serious adverse event"), term("unstable angina"), term("biopsy")]
    matcher = TermMatcher(terms)
    text = "a serious adverse event, unstable  angina and (biopsies)"
    expected = matcher.find(text)
    assert len(expected) == 3
    for _turn in range(2):
        matcher.find(" ".join(map(str, range(70_000))))
        assert matcher.find(text) == expected


SIGNS = TermMatcher(
    [
        term("C-reactive protein", "protein (CRP)"),
        term("3 + 3 design"),
        term("Fanconi", "A- (B) type"),
        term("signs, symptoms"),
    ]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the protein (CRP) is high", ["protein (CRP"]),
        ("the protein CRP, protein\n(CRP)", ["protein\n(CRP"]),
        ("a 3 + 3 design, 3 3 design, 3 +3 design", ["3 + 3 design"]),
        ("its signs, symptoms; signs symptoms", ["signs, symptoms"]),
    ],
)
def test_signs_between_the_words_of_a_term(text: str, words: list[str]) -> None:
    assert [text[match.start : match.end] for match in SIGNS.find(text)] == words
