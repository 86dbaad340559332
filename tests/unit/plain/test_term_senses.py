"""Which meaning a word has where it stands; and silence where nobody can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.glossary import GlossaryTerm, TermContext, TermKind, TermSense
from viewer.plain.glossary import TermMatcher
from viewer.plain.term_senses import NOWHERE, Setting


def term(name: str, **more: object) -> GlossaryTerm:
    return GlossaryTerm(
        id=name.replace(" ", "-"), term=name, kind=TermKind.TEST, short="A word.", **more
    )


def sense(name: str, *, default: bool = False, **when: tuple[str, ...]) -> TermSense:
    return TermSense(
        id=name, term=name, short="A meaning.", when=TermContext(**when), default=default
    )


TERMS = (
    term(
        "arm",
        senses=(
            sense("study-arm", before=("treatment", "one of the"), near=("randomised",)),
            sense("body-arm", near=("upper", "injection", "blood pressure")),
        ),
    ),
    term(
        "response",
        senses=(
            sense("immune-response", before=("immune", "antibody")),
            sense("treatment-response", default=True, not_near=("questionnaire",)),
        ),
    ),
    term("negative", senses=(sense("test-negative", tabs=("eligibility",)),)),
    term("subject", senses=(sense("person", fields=("eligibilityModule",)),)),
    term("MS", abbreviations=("MS",), only_near=("sclerosis", "relapsing")),
    term("contrast", not_near=("in",)),
    term("control group"),
    term("skin response", not_near=("sweat",)),
    term("SC", abbreviations=("SC",), only_near=("injection",)),
    term("IV", abbreviations=("IV",), not_near=("push",)),
)
MATCHER = TermMatcher(TERMS)


def found(text: str, where: Setting = NOWHERE) -> list[str]:
    return [match.term_id for match in MATCHER.find(text, where)]


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("In the treatment arm", ["study-arm"]),
        ("one of the arms", ["study-arm"]),
        ("Randomized to an arm", ["study-arm"]),
        ("The upper arm hurts", ["body-arm"]),
        ("Blood pressures on one arm", ["body-arm"]),
        ("An injection in the treatment arm", []),  # both hold: nobody can tell
        ("An arm", []),
        ("People are randomised. An arm", []),  # another sentence
        ("People are randomised\nAn arm", []),
        ("randomised one two three four five six arm", []),  # too far
        ("an antibody response", ["immune-response"]),
        ("the response was good", ["treatment-response"]),
        ("response to a questionnaire", []),
        ("relapsing MS", ["MS"]),
        ("the MS degree", []),
        ("in contrast to", []),
        ("a contrast dye", ["contrast"]),
        ("the control group", ["control-group"]),
        ("(upper-arm) and upper/arms", ["body-arm", "body-arm"]),
        ("response-questionnaire", []),
        ("a skin response", ["skin-response"]),
        ("a skin response. Sweat", ["skin-response"]),
        ("a skin response, sweat", ["treatment-response"]),
        ("a skin\nresponse\nsweat", ["skin-response"]),
        ("sweat\na skin  response", ["skin-response"]),
        ("injection (SC)", ["SC"]),
        ("injection.\n(SC)", []),
        ("given IV", ["IV"]),
        ("an IV push, stage IV", []),
        ("randomised - - - - - an arm", []),
    ],
)
def test_neighbours_tell_the_meaning(text, meanings):
    assert found(text) == meanings


def test_tab_and_field_tell_the_meaning():
    assert found("a negative test", Setting(tab="eligibility")) == ["test-negative"]
    assert found("a negative test", Setting(tab="outcomes")) == []
    assert found("a negative test") == []
    path = "protocolSection.eligibilityModule.eligibilityCriteria"
    assert found("a subject", Setting("overview", path)) == ["person"]
    assert found("a subject", Setting("overview", "protocolSection.x")) == []


def test_a_meaning_does_not_depend_on_what_was_read_before():
    for text, meanings in (("treatment arm", ["study-arm"]), ("upper arm", ["body-arm"])) * 3:
        assert found(text) == meanings


WORDS = st.sampled_from(
    ["arm", "arms.", "upper", "(treatment", "randomised.", "skin", "response", "-", "\n", "", "IV"]
)


@given(st.lists(WORDS), st.lists(WORDS))
def test_what_is_found_does_not_depend_on_any_text_before(one, other):
    first, second = " ".join(one), " ".join(other)
    used = TermMatcher(TERMS)
    used.find(first)
    assert used.find(second) == TermMatcher(TERMS).find(second)
