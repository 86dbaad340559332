"""How the entries are written: plain, calm, without a promise."""

import re

FORBIDDEN = re.compile(
    r"\b(eligible|qualif\w+|cure[sd]?|promising|breakthrough|hope\w*|miracle|victim\w*|suffer\w*"
    r"|exciting|novel|cutting[- ]edge|groundbreaking)\b|!",
    re.IGNORECASE,
)


def _is_ours(place):
    return not re.match(
        r"titles\.(source|official)|related\[\d+\]\.title|publications\[\d+\]\.(title|types)"
        r"|places\.sites\[\d+\]\.facility",
        place,
    )


def test_no_promise_no_blame_no_verdict(any_entry, strings):
    found = [
        (place, match[0])
        for place, text in strings(any_entry)
        if _is_ours(place)
        for match in FORBIDDEN.finditer(text)
    ]
    assert not found


def test_brief_titles_are_short_and_not_shouted(any_entry):
    title = any_entry["titles"]["brief"]
    assert len(title) <= 90
    assert not title.endswith(".")
    assert sum(word.isalpha() and word.isupper() and len(word) > 4 for word in title.split()) == 0


def test_sentences_are_short(any_entry):
    long = [
        sentence
        for each in any_entry["texts"]
        for sentence in re.split(r"(?<=[.?])\s+", each["text"])
        if len(sentence.split()) > 28
    ]
    assert not long


def test_numbers_and_codes_are_nobodys_title(any_entry):
    assert any_entry["number"] not in any_entry["titles"]["brief"]


def test_each_entry_says_how_it_was_made(any_entry):
    note = any_entry["source"]["note"]
    assert "our own words" in note
    assert "Written by hand" in note
