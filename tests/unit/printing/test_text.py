"""The text file."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.pages.blocks import Origin, TermCard, Voice
from viewer.printing.text import make_text
from viewer.printing.wording import also_called


def test_has_all_the_words_in_order(page, words, squeezed) -> None:
    text = squeezed(make_text(page).replace("\n| ", "\n"))
    place = 0
    for word in words:
        found = text.find(squeezed(word), place)
        assert found >= 0, word
        place = found + len(squeezed(word))
    assert squeezed(page.advice_line) in text


def test_lines_have_at_most_78_columns(page, page_of, paragraph) -> None:
    long = page_of(*page.blocks, paragraph("a few words again " * 50), title="long words " * 30)
    assert max(map(len, make_text(long).splitlines())) <= 78


def test_a_long_address_stays_whole(page_of, paragraph) -> None:
    address = "https://example.org/" + "x" * 200
    assert address in make_text(page_of(paragraph(f"See {address} there.")))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_can_be_written(page_of, paragraph, text) -> None:
    made = make_text(page_of(paragraph(text), paragraph("last words"), title=text))
    assert "last words" in made.encode("utf-8").decode("utf-8")


def test_several_studies_stand_one_after_another(page, page_of, paragraph) -> None:
    made = make_text([page, page_of(paragraph("Only here"))])
    assert made.count(page.advice_line) == 2
    assert made.index("At a glance") < made.index("Only here")


def test_forms_of_the_word_itself_are_no_other_names() -> None:
    def also(term: str, *names: str) -> str:
        origin = Origin(Voice.OURS)
        return also_called(TermCard(key="k", term=term, meaning=(), origin=origin, also=names))

    assert also("enrollment", "enrolled", "enrolment") == ""
    assert (
        also("placebo", "placebos", "sugar pill", "dummy pill") == "This also explains: sugar pill."
    )
    assert also("lumbar puncture", "spinal tap", "LP") == "This also explains: spinal tap, LP."
