"""Abbreviations mean what the record itself says, and nothing where it says two things."""

import pytest

from viewer.plain.own_abbreviations import own_abbreviations


def found(*texts: str) -> dict[str, str]:
    pairs = own_abbreviations((f"text[{number}]", text) for number, text in enumerate(texts))
    return {pair.short: pair.long for pair in pairs}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("forced vital capacity (FVC) is low", {"FVC": "forced vital capacity"}),
        ("FVC (forced vital capacity) is low", {"FVC": "forced vital capacity"}),
        ("FVC = forced vital capacity; other", {"FVC": "forced vital capacity"}),
        (
            "AE: adverse event\nPD=progressive disease",
            {"AE": "adverse event", "PD": "progressive disease"},
        ),
        ("platelet-rich plasma (PRP)", {"PRP": "platelet-rich plasma"}),
        ("two tyrosine kinase inhibitors (TKIs)", {"TKI": "tyrosine kinase inhibitors"}),
        ("an adverse event (AE), and adverse events (AEs)", {"AE": "adverse event"}),
        ("magnetic resonance (MR); mitral regurgitation (MR)", {}),
        ("Group A: apples and pears", {}),
        ("EDTA: sample in a tube", {}),
        ("HR = 0.5, P = 0.05", {}),
        ("n = number", {}),
    ],
)  # fmt: skip
def test_pairs(text, pairs):
    assert found(text) == pairs


def test_what_two_texts_say_differently_is_nobodys_meaning():
    assert found("mitral regurgitation (MR)", "magnetic resonance (MR)") == {}


def test_the_place_that_says_it_is_kept():
    (pair,) = own_abbreviations([("a", "nothing"), ("b", "body mass index (BMI)")])
    assert pair.path == "b"


@pytest.mark.parametrize("piece", ["(A", "A=", "A = b ", "AB: a-b-", "(AB) ", "a ", "A" * 9 + "="])
def test_nasty_text_is_read_like_any_other(piece):
    own_abbreviations([("a", piece * 20_000)])
