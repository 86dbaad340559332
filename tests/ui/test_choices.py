"""Filters as single choices: made and taken back without a trace, kept without what is personal."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import Answer, Place, Query
from viewer.domain.standing import JOINABLE, Standing
from viewer.plain.filters import STANDING_GROUPS
from viewer.ui.choices import (
    Choice,
    choice_words,
    choices_of,
    chosen,
    restored,
    stored,
    without_filters,
)

CHOICES = st.one_of(
    st.sampled_from([Choice(FilterKind.STANDING, group[0].value) for group in STANDING_GROUPS]),
    st.sampled_from([Choice(FilterKind.PHASE, value) for value in ("PHASE1", "PHASE2", "NA")]),
    st.builds(Choice, st.just(FilterKind.COUNTRY), st.text(min_size=1, max_size=20)),
    st.sampled_from([Choice(FilterKind.HEALTHY_VOLUNTEERS, answer.value) for answer in Answer]),
    st.sampled_from([Choice(FilterKind.HAS_RESULTS, value) for value in ("yes", "no")]),
    st.sampled_from([Choice(FilterKind.SEX, value) for value in ("FEMALE", "MALE")]),
    st.just(Choice(FilterKind.DISEASE, "Heart Diseases")),
)


def made(choices: list[Choice]) -> Query:
    query = Query()
    for choice in choices:
        query = chosen(query, choice, on=True)
    return query


@given(st.lists(CHOICES, max_size=8), CHOICES)
def test_a_choice_made_is_there_and_taken_back_is_gone(before: list[Choice], one: Choice) -> None:
    query = chosen(made(before), one, on=True)
    assert one in choices_of(query)
    assert choice_words(one, query)
    assert one not in choices_of(chosen(query, one, on=False))


@given(st.lists(CHOICES, max_size=8))
def test_what_is_stored_comes_back_but_nothing_personal(choices: list[Choice]) -> None:
    query = made(choices)
    again = restored(stored(query))
    assert again.sex == ""
    assert set(choices_of(again)) == {
        choice for choice in choices_of(query) if choice.kind is not FilterKind.SEX
    }


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=6))
def test_rubbish_in_the_settings_is_left_out(pairs: list[tuple[str, str]]) -> None:
    restored(pairs)


def test_open_to_joining_is_the_same_as_the_switch() -> None:
    query = made([Choice(FilterKind.STANDING, Standing.OPEN.value)])
    assert query.only_open
    assert query.standings == ()
    both = chosen(query, Choice(FilterKind.STANDING, Standing.FINISHED.value), on=True)
    assert not both.only_open
    assert set(both.standings) == {*JOINABLE, Standing.FINISHED}


def test_without_filters_the_words_the_order_and_the_place_stay() -> None:
    near = Place("Munich", "", "Germany", 48.1, 11.6)
    query = Query(text="gout", near=near, within_km=20.0, age=3.0, countries=("Germany",))
    bare = without_filters(query)
    assert bare == Query(text="gout", near=near)
