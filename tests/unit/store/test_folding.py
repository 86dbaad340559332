"""What people write differently is found alike, and what differs stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.store.folding import LONGEST, key_of, words
from viewer.store.marks import SIGN
from viewer.store.spelling import american, half_typed, normal


@pytest.mark.parametrize(
    "alike",
    [
        (
            "sjogrens",
            "Sjögren's",
            "Sjögren’s",
            "SJÖGREN",
            "sjogren",
            "Sjo\u0308gren‘s",
            "Sjögrenʼs",
        ),
        ("tumour", "tumor", "Tumours", "TUMORS"),
        ("leukaemia", "leukemia", "leucaemia", "Leukaemias"),
        ("oesophageal", "esophageal"),
        ("oedema", "edema"),
        ("neutropaenia", "neutropenia"),
        ("phaeochromocytoma", "pheochromocytoma"),
        ("meningocoele", "meningocele"),
        ("orthopnoea", "orthopnea"),
        ("manoeuvre", "maneuver"),
        ("thromboses", "thrombosis"),
        ("vasculitides", "vasculitis"),
        ("oestrogen", "estrogen"),
        ("haemophilia", "hemophilia"),
        ("anaemia", "anemia"),
        ("anaesthesia", "anesthesia"),
        ("paediatric", "pediatric"),
        ("orthopaedics", "orthopedic"),
        ("gynaecology", "gynecology"),
        ("aetiology", "etiology"),
        ("caesarean", "cesarean"),
        ("faecal", "fecal"),
        ("foetal", "fetal"),
        ("diarrhoea", "diarrhea"),
        ("apnoea", "apnea"),
        ("dyspnoea", "dyspnea"),
        ("coeliac", "celiac"),
        ("ischaemic", "ischemic"),
        ("leucocyte", "leukocyte", "leukocytes"),
        ("leucodystrophy", "leukodystrophies"),
        ("randomised", "randomized"),
        ("hospitalisation", "hospitalization", "hospitalizations"),
        ("analyse", "analyze"),
        ("sulphate", "sulfate"),
        ("behaviour", "behavior"),
        ("fibre", "fiber"),
        ("centre", "center", "centres"),
        ("goitre", "goiter"),
        ("labelled", "labeled"),
        ("programme", "program"),
        ("ageing", "aging"),
        ("crohn's", "crohns", "Crohn’s", "crohn"),
        ("Alzheimer's", "alzheimers", "Alzheimer"),
        ("therapy", "therapies"),
        ("virus", "viruses"),
        ("metastasis", "metastases"),
        ("abscess", "abscesses"),
        ("Ménière", "meniere"),
        ("Straße", "strasse"),
        ("Sjøgren", "sjogren"),
        ("Łódź", "lodz"),
        ("don't", "dont", "don’t"),
        ("10⁶", "106"),
        ("AlloNK™", "AlloNK®", "allonk"),
    ],
)
def test_one_word_written_differently(alike: tuple[str, ...]) -> None:
    assert len({tuple(words(text)) for text in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("β-blocker", "beta-blocker"),
        ("ß-blocker", "beta-blocker"),
        ("TGFβ", "TGF-beta"),
        ("IFN-γ", "IFNγ"),
        ("COVID‑19", "COVID-19"),
        ("anti–PD–1", "anti-PD-1"),
        ("ＨＥＲ２", "her2"),
        ("٣", "3"),
    ],
)
def test_one_name_written_differently(one: str, other: str) -> None:
    assert set(words(one)) == set(words(other))


def test_a_hyphen_before_a_british_vowel_is_no_other_word() -> None:
    assert set(words("gastroesophageal")) <= set(words("gastro-oesophageal"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("COVID-19", "covid19"),
        ("COVID 19", "covid19"),
        ("IL-2", "il2"),
        ("IL 2", "il2"),
        ("5-FU", "5fu"),
        ("HER2+", "her2"),
        ("anti-PD-1", "pd1"),
        ("anti-PD-1", "antipd1"),
        ("non-small cell", "nonsmall"),
        ("type 2 diabetes", "type2"),
        ("β-blocker", "beta"),
        ("PD-1/PD-L1", "pdl1"),
    ],
)
def test_a_name_is_stored_as_it_may_be_typed(text: str, word: str) -> None:
    assert word in set(words(text))


@pytest.mark.parametrize(
    "text", ["lupus", "sclerosis", "abscess", "fibrosis", "diabetes", "virus", "pus", "AIDS"]
)
def test_words_that_end_in_s_are_no_plural_of_something_else(text: str) -> None:
    assert normal(text.lower()) in (text.lower(), "diabete")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IL-2", "IL-6"),
        ("leucine", "leukine"),
        ("leucovorin", "leukovorin"),
        ("hour", "hor"),
        ("does", "des"),
        ("shoe", "she"),
        ("AE", "e"),
        ("AIDS", "aid"),
        ("fiber", "fibre optics"),
        ("pus", "pu"),
        ("癌症", "癌"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert set(words(one)) != set(words(other))


def test_scripts_are_kept() -> None:
    assert set(words("рак лёгкого")) == {"рак", "легкого"}
    assert set(words("λύκος")) == {"λυκοσ"}
    assert set(words("सिकल सेल")) == {"सिकल", "सेल"}
    assert {"肺癌", "肺", "癌"} <= set(words("肺癌"))
    assert set(words("שָׁלוֹם")) == set(words("שלום"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("leuka", "leukaemia"),
        ("diarrho", "diarrhoea"),
        ("oes", "oesophagus"),
        ("gastroo", "gastro-oesophageal".replace("-", "")),
        ("gastrooes", "gastroesophageal"),
        ("gastroes", "gastroesophageal"),
        ("tumou", "tumour"),
        ("randomiz", "randomized"),
        ("paralyz", "paralyzed"),
        ("sulph", "sulphate"),
        ("rabie", "rabies"),
        ("neuropathie", "neuropathies"),
    ],
)
def test_a_word_half_typed_leads_to_the_other_spelling(typed: str, meant: str) -> None:
    stored = normal(meant)
    assert any(stored.startswith(start) for start in (american(typed), *half_typed(typed)))


@given(st.text())
def test_words_hold_nothing_but_letters_digits_and_vowel_signs(text: str) -> None:
    for word in words(text):
        assert word
        assert len(word) <= LONGEST + 8
        assert SIGN not in word
        assert not any(sign.isspace() or sign in "\"'*-\0" for sign in word)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüéèøœ'’- ", max_size=60))
def test_case_never_matters(text: str) -> None:
    assert list(words(text.upper())) == list(words(text))


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)
