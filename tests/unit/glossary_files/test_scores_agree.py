"""What an entry says of a score is what the score's card says: range, direction, cut-offs."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from viewer.plain.glossary import load_terms
from viewer.plain.score_files import load_scores
from viewer.plain.scores import Better

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
NUMBER = r"(-?\d+(?:\.\d+)?)"
RANGE = re.compile(
    r"(?:goes|runs|scale|score|rating|questions on \D*|how \D*|[.]|,) (?:from )?"
    rf"{NUMBER} to {NUMBER}"
)
CUT = re.compile(
    rf"(?:[Bb]elow|[Aa]bove|[Uu]nder|[Oo]ver|At least) {NUMBER}|{NUMBER} or (?:more|less)"
)
PARTS = {"clinessdai", "modified-rodnan-skin-score"}
"""Entries that give the levels only, or the range of one place on the skin."""
DIRECTION = re.compile(
    r"(?P<higher>\b(?:[Hh]igher|[Mm]ore|[Ll]onger way) is better|100 is best)"
    r"|(?P<lower>\b(?:[Ll]ower|[Ff]ewer|[Ll]ess(?: time)?) is better)"
)


def plain(name):
    return re.sub(r"[^a-z0-9]+", " ", name.casefold()).strip()


@pytest.fixture(scope="module")
def pairs():
    """Each entry with the card of the same score: by its own name, or else by another one."""
    cards = {}
    for card in load_scores(RESOURCES / "scores"):
        for name in (card.name, card.long_name, *(each.text for each in card.names)):
            cards.setdefault(plain(name), card)
    found = []
    for term in load_terms(RESOURCES / "glossary"):
        names = (term.term, *term.abbreviations, term.long_form, *term.aliases)
        card = next((cards[plain(name)] for name in names if plain(name) in cards), None)
        if card is not None:
            found.append((term, card, f"{term.short} {term.longer}"))
    return found


def listed(faults):
    return f"{len(faults)} faults:\n" + "\n".join(faults)


def test_ranges_agree(pairs):
    faults, checked = [], 0
    for term, card, text in pairs:
        match = RANGE.search(text)
        if match is None or card.range is None or term.id in PARTS:
            continue
        checked += 1
        said = Decimal(match[1]), Decimal(match[2])
        if said != (card.range.lowest, card.range.highest):
            faults.append(f"{term.id}: {match[0]!r}, the card {card.id}: {card.range}")
    print(f"\n{len(pairs)} entries are of a score with a card; {checked} ranges compared")
    assert checked >= 40
    assert not faults, listed(faults)


def test_directions_agree(pairs):
    faults, checked = [], 0
    for term, card, text in pairs:
        ways = {match.lastgroup for match in DIRECTION.finditer(text)}
        if not ways or card.better is Better.NEITHER:
            continue
        checked += 1
        if card.better.value not in ways:
            faults.append(f"{term.id}: {ways}, the card {card.id}: {card.better}")
    assert checked >= 50
    assert not faults, listed(faults)


def test_cut_offs_agree(pairs):
    """A bound that an entry names is a bound of a level, one step off where steps are whole."""
    faults, checked = [], 0
    for term, card, text in pairs:
        bounds = {
            bound + step
            for level in card.levels
            for bound in (level.start, level.stop)
            if bound is not None
            for step in (0, 1)
        }
        for match in CUT.finditer(text) if bounds else ():
            checked += 1
            if Decimal(match[1] or match[2]) not in bounds:
                faults.append(f"{term.id}: {match[0]!r}, the card {card.id} has no such bound")
    assert checked >= 6
    assert not faults, listed(faults)
