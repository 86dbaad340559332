"""Whose explanation goes first: an article's, then the record's own, then the glossary's."""

from viewer.domain.design import Intervention, Treatment
from viewer.domain.glossary import GlossaryTerm, TermKind, TermSense
from viewer.domain.sources import RecordSource, SourceTerm
from viewer.domain.trial import Titles, Topic, TopicText, Trial
from viewer.domain.values import Author, Fact, Passage
from viewer.pages.blocks import text_of
from viewer.pages.vocabulary import Vocabulary, glossary_cards
from viewer.plain.glossary import TermMatcher

TERMS = (
    GlossaryTerm(
        id="forced-vital-capacity",
        term="forced vital capacity",
        kind=TermKind.TEST,
        short="How much air one breath out holds.",
        abbreviations=("FVC",),
        ask=("How is it measured?",),
    ),
    GlossaryTerm(
        id="computed-tomography",
        term="CT scan",
        kind=TermKind.TEST,
        short="Pictures of the inside of the body.",
        abbreviations=("CT",),
    ),
    GlossaryTerm(
        id="response",
        term="response",
        kind=TermKind.TEST,
        short="What follows.",
        senses=(
            TermSense(id="response-x", term="response (x)", short="What follows x.", default=True),
        ),
    ),
)


def vocabulary(text: str, *terms: SourceTerm, author: Author = Author.SPONSOR) -> Vocabulary:
    passage = Passage(text, "summary", author=author)
    trial = Trial(
        number="NCT00000000",
        source=RecordSource(format="ctgov-v2", registry="here"),
        titles=Titles(brief=Fact("A title", "A title", "title")),
        texts=(TopicText(topic=Topic.BRIEF_SUMMARY, passage=passage),),
        terms=terms,
    )
    return Vocabulary(trial, TermMatcher(TERMS), glossary_cards(TERMS))


def meanings(words: Vocabulary, text: str) -> list[str]:
    return [text_of(words.card(found.key).meaning) for found in words.find(text)]


def test_what_the_record_spells_out_goes_before_the_glossary():
    words = vocabulary("Chemotherapy (CT) and familial visceral clots (FVC).")
    assert meanings(words, "then FVC") == ["In this record: familial visceral clots."]
    (found,) = words.find("FVC")
    assert words.card(found.key).origin.paths == ("summary",)


def test_a_long_form_that_the_glossary_explains_brings_its_meaning_along():
    words = vocabulary("The forced vital capacity (FVC) is measured.")
    (found,) = words.find("FVC")
    card = words.card(found.key)
    assert text_of(card.meaning) == "In this record: forced vital capacity."
    assert text_of(card.longer) == "How much air one breath out holds."
    assert card.ask == ("How is it measured?",)


def test_an_abbreviation_inside_a_longer_term_leaves_the_term_whole():
    words = vocabulary("clotting time (CT)")
    assert meanings(words, "a CT scan and CT") == [
        "Pictures of the inside of the body.",
        "In this record: clotting time.",
    ]


def test_an_article_goes_before_what_the_record_spells_out():
    passage = Passage("Breath, says the article.", "terms.FVC", author=Author.ARTICLE)
    words = vocabulary("forced vital capacity (FVC)", SourceTerm(term="FVC", meaning=passage))
    assert meanings(words, "FVC") == ["Breath, says the article."]


def test_the_writer_of_an_entry_defines_nothing_for_the_record():
    words = vocabulary("familial visceral clots (FVC)", author=Author.ENTRY)
    assert meanings(words, "FVC") == ["How much air one breath out holds."]


def test_a_word_with_several_meanings_opens_the_card_of_its_meaning():
    assert meanings(vocabulary(""), "a response") == ["What follows x."]


def test_the_salt_in_the_name_of_a_drug_of_the_trial_is_not_explained():
    terms = (GlossaryTerm(id="sodium", term="sodium", kind=TermKind.TREATMENT, short="A salt."),)
    trial = Trial(
        number="NCT00000000",
        source=RecordSource(format="ctgov-v2", registry="here"),
        titles=Titles(brief=Fact("A title", "A title", "title")),
        treatment=Treatment(
            interventions=(Intervention(name="Abetimus Sodium (LJP 394)", path="interventions[0]"),)
        ),
    )
    words = Vocabulary(trial, TermMatcher(terms), glossary_cards(terms))
    text = "Abetimus sodium and food low in sodium"
    assert [found.start for found in words.find(text)] == [text.rindex("sodium")]
