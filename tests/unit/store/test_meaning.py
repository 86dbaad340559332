"""What the words of a search mean: other names, slips of spelling, abbreviations, suggestions."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.domain.search import Query, SearchField, SearchResult
from viewer.store.catalog import Catalog
from viewer.store.sounds import distance, skeleton
from viewer.store.vocabulary import spelled_out

MESH = SearchField.MESH_TERM
ANCESTOR = SearchField.MESH_ANCESTOR


@pytest.fixture(scope="module")
def catalog(
    tmp_path_factory: pytest.TempPathFactory, fill: Callable[..., Path], card: Callable[..., object]
) -> Iterator[Catalog]:
    cards = [
        card("N001", "Myocardial Infarction"),
        card("N002", "Heart Attack"),
        card("N003", "Systemic Sclerosis"),
        card("N004", "Rheumatoid Arthritis", "Rheumatoid Arthritis (RA)"),
        card("N005", "Multiple Sclerosis (MS)"),
        card("N006", "Multiple Sclerosis (MS)"),
        card("N007", "Metabolic Syndrome (MS)"),
        card("N018", "Metabolic Syndrome"),
        card("N008", "Schizophrenia"),
        card("N009", "Osteoarthritis"),
        card("N010", "Osteoarthritis, Knee"),
        card("N011", "Breast Cancer", more=((ANCESTOR, "Skin Diseases"),)),
        card("N012", "Skin Cancer"),
        card("N013", "Lung Disease", "Colon Cancer"),
        card("N014", "Lung Cancer"),
        card("N015", "Small Cell Lung Cancer"),
        card("N016", "Non-Small Cell Lung Cancer"),
        card("N017", "Asthma", title="Asthma in Children"),
    ]
    catalog = Catalog(fill(tmp_path_factory.mktemp("meaning") / "library.db", cards))
    yield catalog
    catalog.close()


@pytest.fixture
def ask(catalog: Catalog) -> Callable[..., SearchResult]:
    return lambda text, **more: catalog.search(Query(text=text, **more))


def found(result: SearchResult) -> set[str]:
    return {hit.number for hit in result.hits}


@pytest.mark.parametrize("text", ["heart attack", "Myocardial infarction", "heart attacks"])
def test_everyday_and_medical_names_find_each_other(ask, text: str) -> None:
    assert found(ask(text)) == {"N001", "N002"}


def test_what_else_was_searched_is_told_and_can_be_switched_off(ask) -> None:
    assert ask("stiff skin disease").also_searched == ("systemic sclerosis",)
    assert found(ask("stiff skin disease")) == {"N003"}
    assert found(ask("heart attack", other_words=False)) == {"N002"}
    assert ask("heart attack", other_words=False).also_searched == ()


def test_a_name_is_found_inside_a_longer_text(ask) -> None:
    assert found(ask("asthma in kids")) == {"N017"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sizofrenia", "schizophrenia"),
        ("rumatoid artritis", "rheumatoid arthritis"),
        ("osteo arthritis", "osteoarthritis"),
        ("breastcancer", "breast cancer"),
    ],
)
def test_slips_are_put_right_and_told(ask, typed: str, meant: str) -> None:
    result = ask(typed)
    assert (result.did_you_mean, result.is_corrected) == (meant, True)
    assert found(result) == found(ask(meant)) != set()
    unchanged = ask(typed, correct=False)
    assert (unchanged.did_you_mean, unchanged.is_corrected) == (None, False)


def test_a_word_half_typed_is_not_corrected(ask) -> None:
    for text in ("rheu", "rheumatoid arth", "schizop", "myocardial inf"):
        assert not ask(text).is_corrected, text
        assert found(ask(text)), text


def test_an_abbreviation_offers_its_senses_the_likeliest_first(ask) -> None:
    result = ask("MS")
    assert [sense.text for sense in result.senses][:2] == [
        "multiple sclerosis",
        "metabolic syndrome",
    ]
    assert [hit.number for hit in result.hits][:2] == ["N005", "N006"]
    assert ask("RA").senses == ()
    assert found(ask("RA")) == {"N004"}


def test_words_of_a_name_stand_in_one_text(ask) -> None:
    assert found(ask("skin cancer")) == {"N012"}
    assert "N013" not in found(ask("lung cancer"))


def test_a_name_within_another_is_not_that_disease(ask) -> None:
    assert found(ask("small cell lung cancer")) == {"N015"}
    assert found(ask("non-small cell lung cancer")) == {"N016"}


def test_suggestions_go_on_from_what_was_typed(catalog: Catalog) -> None:
    def texts(typed: str) -> list[str]:
        return [one.text for one in catalog.suggest(typed)]

    assert texts("heart att") == ["Heart Attack"]
    assert texts("SCHIZ") == ["Schizophrenia"]
    assert texts("multiple s")[0].startswith("Multiple Sclerosis")
    assert "Osteoarthritis" in texts("ost")
    assert texts("") == texts("zzzz") == []


def test_long_forms_before_an_abbreviation() -> None:
    assert list(spelled_out("Trial of X in Rheumatoid Arthritis (RA)")) == [
        ("ra", "Rheumatoid Arthritis")
    ]
    assert list(spelled_out("Cohort Study (NCT)")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("newmonia", "pneumonia"), ("siriasis", "psoriasis"), ("asma", "asthma"), ("exema", "eczema")],
)
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_slips_between_words() -> None:
    assert distance("thyriod", "thyroid", 2) == 1
    assert distance("asma", "asthma", 2) == 2
    assert distance("gout", "schizophrenia", 2) == 3


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_has_a_meaning(catalog: Catalog, text: str) -> None:
    catalog.search(Query(text=text))
    catalog.suggest(text)
