"""A trial number is known in whatever dress it comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.store.numbers import begun_number, folded_number, numbers_in, numbers_meant


@pytest.mark.parametrize(
    ("pasted", "number"),
    [
        ("NCT04781309", "NCT04781309"),
        ("nct04781309", "NCT04781309"),
        ("  NCT 0478 1309 ", "NCT04781309"),
        ("NCT-04781309.", "NCT04781309"),
        ("https://clinicaltrials.gov/study/NCT04781309", "NCT04781309"),
        ("https://clinicaltrials.gov/study/NCT04781309?cond=PML&rank=2#more", "NCT04781309"),
        ("www.clinicaltrials.gov/ct2/show/nct04781309", "NCT04781309"),
        ("see NCT04781309, please", "NCT04781309"),
        ("2024-510663-34-00", "20245106633400"),
        ("https://euclinicaltrials.eu/search-for-clinical-trials/?EUCT=2024-510663-34-00",
         "20245106633400"),
        ("EudraCT 2011-001234-12", "201100123412"),
        ("ISRCTN 12345678", "ISRCTN12345678"),
        ("https://www.isrctn.com/ISRCTN12345678", "ISRCTN12345678"),
        ("000126-N", "000126N"),
        ("000126 n", "000126N"),
        ("10000126", "10000126"),
        ("04781309", "NCT04781309"),
        ("NCT No. 04781309", "NCT04781309"),
        ("as in NCT: 04781309", "NCT04781309"),
        ("ＮＣＴ０４７８１３０９", "NCT04781309"),
        ("R143/2024", "R1432024"),
        ("IEC/2020/000268", "IEC2020000268"),
        ("https%3A%2F%2Fclinicaltrials.gov%2Fstudy%2FNCT04781309", "NCT04781309"),
    ],
)  # fmt: skip
def test_numbers_are_found_in_what_is_pasted(pasted: str, number: str) -> None:
    assert number in numbers_in(pasted)


@pytest.mark.parametrize("words", ["lupus 2024", "cancer 2021 CD19", "COVID19 vaccine"])
def test_a_year_or_a_protein_is_no_number_of_a_trial(words: str) -> None:
    assert set(numbers_in(words)) <= {folded_number(words)}


def test_a_part_of_a_sponsors_number_is_not_taken_for_the_number_of_another_trial() -> None:
    assert numbers_meant("ABC R1432024/77012345") == ("ABCR143202477012345",)
    assert "DRKS00012345" in numbers_meant("https://example.org/Trial?TrialID=DRKS00012345&x=1")


@pytest.mark.parametrize("words", ["", "multiple sclerosis", "PML", "type 2", "IL-2", "(((", "\0"])
def test_diseases_are_no_numbers(words: str) -> None:
    assert numbers_in(words) in ((), ("TYPE2",))


@pytest.mark.parametrize(
    ("typed", "begun"),
    [("nct047", "NCT047"), ("NCT", ""), ("2024-51", "202451"), ("covid19", ""), ("2024", "")],
)
def test_a_number_may_be_typed_bit_by_bit(typed: str, begun: str) -> None:
    assert begun_number(typed) == begun


@given(st.text())
def test_any_text_will_do(text: str) -> None:
    for number in (*numbers_in(text), begun_number(text)):
        assert number == folded_number(number)
