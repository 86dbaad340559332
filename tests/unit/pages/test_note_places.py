"""Passages of real pages are found again: as they are, and after the record was edited around."""

import random
from dataclasses import replace

from viewer.domain.opened import OpenTrial
from viewer.pages.blocks import Tab
from viewer.pages.making import PageMaker
from viewer.pages.note_places import Unit, find_in, passage_at, units_of

_TABS = (Tab.OVERVIEW, Tab.TREATMENT, Tab.ELIGIBILITY, Tab.OUTCOMES)


def passages(chance: random.Random, units: tuple[Unit, ...]):
    """Some passages of a page: a whole text, or some words of it."""
    for place in chance.sample(range(len(units)), min(5, len(units))):
        words = [at for at, sign in enumerate(units[place].text) if sign == " "]
        starts = [0, *(at + 1 for at in words)]
        start = chance.choice(starts)
        end = next((at for at in words[starts.index(start) + chance.randint(2, 9) :]), None)
        if chance.random() < 0.3 or end is None:
            start, end = 0, len(units[place].text)
        yield place, passage_at(units, place, start, end), (start, end)


def test_passages_of_real_pages_are_found_again_after_edits(
    maker: PageMaker, real_trials: list[OpenTrial]
) -> None:
    chance = random.Random(11)
    asked = found = moved = still = 0
    for one in real_trials[:30]:
        units = units_of(maker.page(one, chance.choice(_TABS)).blocks)
        if not units:
            continue
        for place, passage, span in passages(chance, units):
            where = find_in(units, passage)
            asked += 1
            found += where is not None and where.same
            if where is not None:
                assert where.unit.text == units[place].text
                assert (where.start, where.end) == span
            # A text of the same field comes before it, and it is set in another way.
            new = Unit(passage.path, "Some words that are new here and tell something else.")
            now = [new, *(unit._replace(text=" ".join(unit.text.split())) for unit in units)]
            again = find_in(now, passage)
            if len(passage.text.split()) > 2:
                moved += 1
                still += again is not None and again.same
                if again is not None and again.same:
                    shown = again.unit.text[again.start : again.end]
                    assert shown.split() == passage.text.split()
    print(f"passages: {asked}, found as they are: {found}; moved: {moved}, found: {still}")
    assert found == asked > 120
    assert still >= 0.97 * moved


def test_a_text_of_ours_is_not_taken_for_the_field_it_tells_of(
    maker: PageMaker, real_trials: list[OpenTrial]
) -> None:
    units = units_of(maker.page(real_trials[0], Tab.OVERVIEW).blocks)
    assert any(unit.path.endswith("~") for unit in units)
    ours = next(place for place, unit in enumerate(units) if unit.path.endswith("~"))
    passage = passage_at(units, ours, 0, len(units[ours].text))
    other = [unit._replace(path=unit.path.rstrip("~")) for unit in units]
    assert find_in(other, passage) is None
    assert find_in(units, replace(passage, before="", after="")) is not None
