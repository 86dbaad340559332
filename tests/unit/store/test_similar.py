"""Trials like one: earlier and sister studies come up, for reasons that are true."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from viewer.domain.narrowing import Likeness, SimilarTrial
from viewer.domain.search import SearchField, TrialCard
from viewer.domain.standing import JOINABLE, Standing
from viewer.store.catalog import Catalog
from viewer.store.folding import as_stored
from viewer.store.kinds import kinds_of
from viewer.store.sqlite import open_reader

NAMED = {
    # A later study, and an earlier one that its record names.
    "NCT00853606": "NCT00809471",
    "NCT01037218": "NCT00282607",
    "NCT02797951": "NCT02397473",
    "NCT03102762": "NCT02584686",
    "NCT03107052": "NCT02964338",
    "NCT03933995": "NCT02344849",
    "NCT05440721": "NCT04857515",
    "NCT05521087": "NCT04811560",
    "NCT05896748": "NCT02938520",
    "NCT06067984": "NCT05838625",
}
SISTERS = (
    # Of one sponsor, on one treatment for one disease; neither names the other.
    ("NCT00122499", "NCT00215631"),
    ("NCT00137072", "NCT00143260"),
    ("NCT00210704", "NCT00229073"),
    ("NCT00301262", "NCT00343200"),
    ("NCT00485875", "NCT00510276"),
    ("NCT00731666", "NCT00731939"),
    ("NCT01272297", "NCT01274949"),
    ("NCT02712411", "NCT02715401"),
    ("NCT04164355", "NCT04491773"),
    ("NCT05183581", "NCT05183620"),
)


def _found(catalog: Catalog, number: str) -> dict[str, SimilarTrial]:
    return {each.hit.number: each for each in catalog.similar(number)}


@pytest.mark.parametrize("later", NAMED)
def test_an_earlier_study_comes_up_and_so_does_the_later_one(
    real_catalog: Catalog, later: str
) -> None:
    for one, other in ((later, NAMED[later]), (NAMED[later], later)):
        assert _found(real_catalog, one)[other].reasons[0] is Likeness.NAMED_RELATED


@pytest.mark.parametrize("pair", SISTERS)
def test_a_sister_study_comes_up(real_catalog: Catalog, pair: tuple[str, str]) -> None:
    for one, other in (pair, reversed(pair)):
        reasons = _found(real_catalog, one)[other].reasons
        assert {Likeness.SAME_DISEASE, Likeness.SAME_INTERVENTION} <= set(reasons)


@pytest.fixture(scope="module")
def sample(real_library: Path) -> tuple[str, ...]:
    with closing(open_reader(real_library)) as connection:
        rows = connection.execute("SELECT number FROM trial ORDER BY number").fetchall()
    return tuple(number for (number,) in rows[::73])


def test_real_answers_are_in_order_the_same_twice_and_never_the_trial_itself(
    real_library: Path, real_catalog: Catalog, sample: tuple[str, ...]
) -> None:
    again = Catalog(real_library)
    answered = 0
    for number in sample:
        found = real_catalog.similar(number)
        assert again.similar(number) == found
        assert number not in {each.hit.number for each in found}
        standings = [each.hit.standing in JOINABLE for each in found]
        assert standings == sorted(standings, reverse=True)
        answered += bool(found)
    again.close()
    assert answered > 0.8 * len(sample)


_STRONG = {
    *(Likeness.NAMED_RELATED, Likeness.SAME_DISEASE, Likeness.RELATED_DISEASE),
    *(Likeness.SAME_INTERVENTION, Likeness.ALIKE_IN_INTERVENTION),
}


def test_real_reasons_are_strong_enough_and_each_has_its_word(
    real_catalog: Catalog, sample: tuple[str, ...]
) -> None:
    for number in sample[::2]:
        for each in real_catalog.similar(number):
            assert _STRONG & set(each.reasons), "not for a phase or an age alone"
            assert list(each.reasons) == sorted(each.reasons, key=list(Likeness).index)
            with_words = {
                *(Likeness.SAME_DISEASE, Likeness.RELATED_DISEASE),
                *(Likeness.SAME_INTERVENTION, Likeness.ALIKE_IN_INTERVENTION),
            } & set(each.reasons)
            assert len(each.shared) == len(with_words)


def test_a_word_shared_stands_in_both(
    tmp_path: Path, card: Callable[..., TrialCard], fill: Callable[..., Path]
) -> None:
    def trial(number: str, condition: str, medicine: str, **more: object) -> TrialCard:
        return card(number, condition, more=((SearchField.INTERVENTION, medicine),), **more)

    over = {"standing": Standing.FINISHED, "statuses": ("COMPLETED",)}
    path = fill(
        tmp_path / "small.db",
        [
            trial("NCT00000001", "Rheumatoid Arthritis", "Rituximab 500 mg", **over),
            trial("NCT00000002", "Arthritis, Rheumatoid", "rituximab", **over),
            trial("NCT00000003", "rheumatoid arthritis", "Tocilizumab", phases=()),
            trial("NCT00000004", "Migraine", "Placebo"),
            trial("NCT00000005", "Asthma", "Placebo"),
        ],
    )
    catalog = Catalog(path)
    found = catalog.similar("nct 0000 0001")
    assert [(each.hit.number, each.reasons, each.shared) for each in found] == [
        (
            "NCT00000003",
            (Likeness.SAME_DISEASE, Likeness.SAME_KIND_OF_INTERVENTION),
            ("Rheumatoid Arthritis",),
        ),
        (
            "NCT00000002",
            (Likeness.SAME_DISEASE, Likeness.SAME_INTERVENTION, Likeness.SAME_PHASE),
            ("Rheumatoid Arthritis", "Rituximab"),
        ),
    ]
    assert catalog.similar("NCT00000001", limit=1) == found[1:]
    assert catalog.similar("NCT00000004") == (), "a placebo and a phase make nothing alike"
    assert catalog.similar("NCT99999999") == ()
    catalog.close()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Heat Wave Monitor", "Shock Wave Therapy", Likeness.ALIKE_IN_INTERVENTION),
        ("Zemplar 5 mg tablets", "Zemplar injection", Likeness.SAME_INTERVENTION),
        ("Rituximab biosimilar XY1", "Rituximab and others", Likeness.SAME_INTERVENTION),
    ],
)
def test_one_word_of_a_name_is_not_the_same_treatment(
    tmp_path: Path,
    card: Callable[..., TrialCard],
    fill: Callable[..., Path],
    one: str,
    other: str,
    reason: Likeness,
) -> None:
    names = (one, other, "Placebo", "Placebo", "Placebo")
    conditions = ("Gout", "Gout", "Asthma", "Migraine", "Acne")
    path = fill(
        tmp_path / "names.db",
        [
            card(f"NCT0000000{at}", condition, more=((SearchField.INTERVENTION, name),))
            for at, (condition, name) in enumerate(zip(conditions, names, strict=True), 1)
        ],
    )
    catalog = Catalog(path)
    (found,) = catalog.similar("NCT00000001")
    catalog.close()
    treated = {Likeness.SAME_INTERVENTION, Likeness.ALIKE_IN_INTERVENTION} & set(found.reasons)
    assert treated == {reason}


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("rituximab", "-mab"),
        ("tofacitinib", "-tinib"),
        ("aripiprazole", "-piprazole"),
        ("omeprazole", "-prazole"),
        ("radiotherapy", "radiation"),
        ("mycophenolate", ""),
        ("mab", ""),
    ],
)
def test_a_medicine_tells_its_kind_by_the_end_of_its_name(word: str, kind: str) -> None:
    assert kinds_of(as_stored(word).split()) == ({kind} if kind else frozenset())
