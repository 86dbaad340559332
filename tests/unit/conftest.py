"""How easy a text is to read."""

import re

import pytest


@pytest.fixture(scope="session")
def grade():
    """The school grade of a text after Flesch and Kincaid (1975), with syllables guessed."""

    def syllables(word):
        groups = len(re.findall(r"[aeiouy]+", word))
        is_silent = groups > 1 and re.search(r"[^aeiouyl]e[sd]?$", word)
        return max(1, groups - 1 if is_silent else groups)

    def measure(text):
        words = re.findall(r"[a-z’']+", text.casefold())
        sentences = max(1, len(re.findall(r"[.!?:;](?:\s|$)", text)))
        per_word = sum(map(syllables, words)) / len(words)
        return 0.39 * len(words) / sentences + 11.8 * per_word - 15.59

    return measure
