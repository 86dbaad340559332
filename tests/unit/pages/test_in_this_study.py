"""What a card says about this study comes from a field of its record, or is not said."""

from collections import Counter
from dataclasses import replace

import pytest

from viewer.domain.coded import ArmType, Masking, OutcomeType, Role, WhoMasked
from viewer.domain.design import Arm, Design, Outcome, Treatment
from viewer.domain.people import Contact, Eligibility, Oversight, Party, Places, Sponsors
from viewer.domain.sources import RecordSource
from viewer.domain.trial import Titles, Topic, TopicText, Trial
from viewer.domain.values import Age, Fact, Passage
from viewer.pages.in_this_study import in_this_study, keys_with_rules
from viewer.pages.told_words import told_in_text
from viewer.pages.vocabulary import Vocabulary, glossary_cards
from viewer.plain.glossary import TermMatcher, load_terms

BARE = Trial(
    number="NCT00000000",
    source=RecordSource(format="ctgov-v2", registry="here"),
    titles=Titles(brief=Fact("A title", "A title", "title")),
)


def arm(number: int, label: str, kind: ArmType) -> Arm:
    path = f"arms[{number}]"
    return Arm(label=label, path=path, type=Fact(kind, kind.value, f"{path}.type"))


FULL = replace(
    BARE,
    treatment=Treatment(
        arms=(
            arm(0, "New medicine", ArmType.EXPERIMENTAL),
            arm(1, "Sugar pill", ArmType.PLACEBO_COMPARATOR),
        )
    ),
    design=Design(
        masking=Fact(Masking.DOUBLE, "DOUBLE", "masking"),
        who_masked=(Fact(WhoMasked.PARTICIPANT, "PARTICIPANT", "who[0]"),),
    ),
    outcomes=(Outcome(type=OutcomeType.PRIMARY, measure="Pain", path="primary[0]"),),
    eligibility=Eligibility(minimum_age=Age.parse("18 Years", "age")),
    sponsors=Sponsors(lead=Party(name="A hospital", path="lead")),
    places=Places(officials=(Contact(path="pi", name="Dr A", role=Role.PRINCIPAL_INVESTIGATOR),)),
    oversight=Oversight(has_data_monitoring_committee=Fact(False, "false", "dmc")),
)


@pytest.mark.parametrize(
    ("key", "words", "path"),
    [
        ("placebo", "“Sugar pill”", "arms[1].type"),
        ("masking", "You do not know what you get.", "masking"),
        ("primary-outcome", "“Pain”", "primary[0]"),
        ("sponsor", "A hospital", "lead"),
        ("principal-investigator", "Dr A", "pi"),
        ("data-monitoring-committee", "has none", "dmc"),
        ("arm-of-study", "2 groups", "arms[0]"),
    ],
)
def test_a_field_is_told_with_its_place(key: str, words: str, path: str) -> None:
    said = in_this_study(FULL, key)
    assert said is not None
    assert words in said.text
    assert path in said.paths


@pytest.mark.parametrize("key", sorted(keys_with_rules()))
def test_a_silent_record_leaves_the_card_silent(key: str) -> None:
    assert in_this_study(BARE, key) is None


def test_a_word_without_a_rule_is_left_alone() -> None:
    assert in_this_study(FULL, "retina") is None


def test_a_sentence_with_a_number_is_quoted_and_nothing_else(starter_folder) -> None:
    terms = load_terms(starter_folder.parent / "glossary")
    text = "There is a washout. The washout period lasts 4 weeks. Then it ends."
    passage = Passage(text, "detailed")
    trial = replace(BARE, texts=(TopicText(topic=Topic.DETAILED_DESCRIPTION, passage=passage),))
    words = Vocabulary(trial, TermMatcher(terms), glossary_cards(terms))
    said = told_in_text(trial, words, "washout")
    assert said is not None
    assert said.text == "The record says: “The washout period lasts 4 weeks.”"
    assert said.paths == ("detailed",)
    assert told_in_text(BARE, words, "washout") is None


def test_the_terms_with_rules_are_in_the_glossary(starter_folder) -> None:
    terms = load_terms(starter_folder.parent / "glossary")
    known = {term.id for term in terms} | {sense.id for term in terms for sense in term.senses}
    missing = keys_with_rules() - known
    assert sorted(missing) == []


def test_on_real_records_every_sentence_has_a_place_and_ends(real_trials) -> None:
    told: Counter[str] = Counter()
    for opened in real_trials:
        trial = opened.trial
        for key in keys_with_rules():
            said = in_this_study(trial, key)
            if said is not None:
                told[key] += 1
                assert said.paths
                assert said.text.rstrip("”").endswith((".", ")", "?"))
    print(f"\nof {len(real_trials)} records: {told.most_common()}")
    assert told["placebo"] > 5
