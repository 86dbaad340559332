"""Abbreviations that a text spells out."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.abbreviations import spelled_out


def pairs(text):
    return [(pair.long, pair.short) for pair in spelled_out(text)]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("NT-I7 for systemic sclerosis (SSc)", "systemic sclerosis", "SSc"),
        (
            "Adults with Progressive Multifocal Leukoencephalopathy (PML) and others",
            "Progressive Multifocal Leukoencephalopathy",
            "PML",
        ),
        ("in non-small cell lung cancer (NSCLC)", "non-small cell lung cancer", "NSCLC"),
        ("graft-versus-host disease (GVHD)", "graft-versus-host disease", "GVHD"),
        ("quality of life (QoL)", "quality of life", "QoL"),
        ("type 2 diabetes mellitus (T2DM)", "type 2 diabetes mellitus", "T2DM"),
        ("use of tyrosine kinase inhibitors (TKIs)", "tyrosine kinase inhibitors", "TKIs"),
        ("SSc (systemic sclerosis) is rare", "systemic sclerosis", "SSc"),
        ("hepatocellular carcinoma (HCC)", "hepatocellular carcinoma", "HCC"),
        ("by a Home Healthcare Provider (HHP)", "Home Healthcare Provider", "HHP"),
        ("multiple sclerosis ( MS )", "multiple sclerosis", "MS"),
    ],
)
def test_the_right_words_are_tied(text, long, short):
    assert pairs(text) == [(long, short)]


@pytest.mark.parametrize(
    "text",
    [
        "forty people (n=12)",
        "systemic sclerosis (see below)",
        "a study of sixty (60) people",
        "progressive disease. (PML)",
        "many other things (PML)",
        "sclerosis (S)",
        "in stage two (II) people",
        "(PML)",
        "()",
        "(((((",
        "given by vein (IV",
    ],
)
def test_other_brackets_tie_nothing(text):
    assert pairs(text) == []


def test_several_in_one_text_come_in_order():
    text = "interstitial lung disease (ILD) in rheumatoid arthritis (RA)"
    assert [short for _long, short in pairs(text)] == ["ILD", "RA"]


words = st.text(alphabet=string.ascii_lowercase, min_size=2, max_size=9)


@given(st.lists(words, min_size=2, max_size=5), st.lists(words, max_size=4))
def test_initials_always_tie_their_words(long, before):
    short = "".join(word[0] for word in long).upper()
    text = " ".join([*before, *long]) + f" ({short})"
    (pair,) = spelled_out(text)
    assert pair.short == short
    # The shortest long form that fits: never more than the words that the initials are of.
    assert " ".join(long).endswith(pair.long)
    assert pair.text in text


@given(st.text(alphabet="aAbB1 ()[].,;\n-/αß", max_size=80))
def test_whatever_is_found_stands_in_the_text_and_fits(text):
    for pair in spelled_out(text):
        assert pair.long in text
        assert pair.short in text
        assert pair.text in text
        assert pair.long[0].casefold() == pair.short[0].casefold()
        assert any(letter.isupper() for letter in pair.short)


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    list(spelled_out(text))
