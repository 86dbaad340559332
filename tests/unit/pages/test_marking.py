"""Which hard words are marked: first use in a section, two a sentence, the source's own first."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.glossary import GlossaryTerm, TermKind
from viewer.domain.sources import RecordSource, SourceTerm
from viewer.domain.trial import Titles, Trial
from viewer.domain.values import Author, Fact, Passage
from viewer.pages.blocks import Span, Voice, text_of
from viewer.pages.marking import SCREEN, Marker
from viewer.pages.vocabulary import Vocabulary, glossary_cards
from viewer.plain.glossary import TermMatcher


def term(name: str, *abbreviations: str) -> GlossaryTerm:
    return GlossaryTerm(
        id=name.replace(" ", "-"),
        term=name,
        kind=TermKind.TREATMENT,
        short=f"What {name} is.",
        ask=(f"Why {name}?",),
        abbreviations=abbreviations,
    )


OURS = (
    term("placebo"),
    term("biopsy"),
    term("cohort"),
    term("lymphodepletion"),
    term("magnetic resonance imaging", "MRI"),
)


def marker(*terms: SourceTerm) -> Marker:
    trial = Trial(
        number="NCT00000000",
        source=RecordSource(format="entry", registry="here"),
        titles=Titles(brief=Fact("A title", "A title", "title")),
        terms=terms,
    )
    return Marker(Vocabulary(trial, TermMatcher(OURS), glossary_cards(OURS)))


def explained(word: str, meaning: str, *, used: bool = True) -> SourceTerm:
    passage = Passage(meaning, f"terms.{word}", author=Author.ARTICLE)
    return SourceTerm(term=word, meaning=passage, used=used)


def marked(spans: tuple[Span, ...]) -> list[str]:
    return [span.text for span in spans if span.term]


def test_a_word_is_marked_at_its_first_use_in_a_section_and_again_in_the_next() -> None:
    page = marker()
    assert marked(page.mark("A placebo. Another placebo.")) == ["placebo"]
    assert marked(page.mark("One more placebo.")) == []
    page.begin_section()
    assert marked(page.mark("The placebo again.")) == ["placebo"]


def test_no_more_than_two_words_are_marked_in_a_sentence() -> None:
    spans = marker().mark("A placebo, a biopsy, a cohort and MRI. Then a cohort follows.")
    assert marked(spans) == ["placebo", "biopsy", "cohort"]
    assert text_of(spans).index("Then") < text_of(spans).index("cohort follows")


def test_no_more_than_six_words_are_marked_on_a_screen() -> None:
    page = marker()
    for _section in range(2):
        page.begin_section()
        page.mark("A placebo. A biopsy. A cohort. MRI. Lymphodepletion.")
    assert len(page.used) == 5
    page.begin_section()
    assert marked(page.mark("A placebo.")) == []
    page.mark("x" * SCREEN)
    assert marked(page.mark("A placebo. A biopsy.")) == ["placebo", "biopsy"]


def test_words_that_are_not_marked_are_still_found_for_the_glossary() -> None:
    page = marker()
    page.mark("A placebo, a biopsy, a cohort and MRI.")
    assert set(page.found) == {"placebo", "biopsy", "cohort", "magnetic-resonance-imaging"}
    assert set(page.used) == {"placebo", "biopsy"}


def test_an_explanation_of_the_source_goes_before_ours() -> None:
    page = marker(explained("Lymphodepletion", "Lowering certain cells first."))
    page.mark("Then comes lymphodepletion.")
    (card,) = page.used.values()
    assert text_of(card.meaning) == "Lowering certain cells first."
    assert card.origin.voice is Voice.SOURCE
    assert card.said_by
    assert card.ask == ("Why lymphodepletion?",)


def test_a_word_that_the_source_explains_and_never_uses_is_said_to_be_unused() -> None:
    trial_terms = (explained("Preliminary efficacy", "Early signs.", used=False),)
    page = marker(*trial_terms)
    page.mark("Preliminary efficacy")
    (card,) = page.used.values()
    assert "never uses" in text_of(card.longer)


def test_an_abbreviation_of_the_source_does_not_fire_inside_other_words() -> None:
    page = marker(explained("TIS", "A response score."))
    assert marked(page.mark("Arthritis, dermatitis and TIS of 60")) == ["TIS"]


def test_a_term_across_bold_and_plain_text_keeps_every_letter() -> None:
    runs = (Span("magnetic resonance", strong=True), Span(" imaging of the brain"))
    spans = marker().mark_runs(runs)
    assert text_of(spans) == "magnetic resonance imaging of the brain"
    assert {span.term for span in spans if "imag" in span.text or "magn" in span.text} == {
        "magnetic-resonance-imaging"
    }
    assert [span.strong for span in spans] == [True, False, False]


WORDS = st.sampled_from(
    ["placebo", "placebos", "biopsies", "MRI", "cohort", "and", "of", "é", "it.", "No?", "12,5"]
)


@given(st.lists(st.tuples(st.lists(WORDS), st.booleans()), max_size=4))
def test_marking_never_changes_a_text(parts: list[tuple[list[str], bool]]) -> None:
    runs = tuple(Span(" ".join(words) + " ", strong=strong) for words, strong in parts)
    spans = marker().mark_runs(runs)
    assert text_of(spans) == text_of(runs)
    assert [(letter, span.strong) for span in spans for letter in span.text] == [
        (letter, run.strong) for run in runs for letter in run.text
    ]
