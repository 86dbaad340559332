"""Whatever stands in a record: a trial comes out, or one sentence says why not."""

import gzip
import json
import random
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.domain.card import card_of
from viewer.domain.errors import RegistryFileError
from viewer.registries import ctgov, parsing
from viewer.registries.ctgov.known import RECORD, Branch

NUMBER = "NCT01234567"

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(2**70), max_value=2**70),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(["2021-05", "18 Years", "RECRUITING", "YES", " ", "NCT1", "\ufffd", "1e999"]),
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@cache
def shaped(branch_id: int, depth: int = 0) -> st.SearchStrategy[object]:
    branch = BRANCHES[branch_id]
    parts: dict[str, st.SearchStrategy[object]] = {
        name: st.one_of(scalars, st.lists(scalars, max_size=3)) for name in branch.leaves
    }
    for name, below in branch.branches.items():
        BRANCHES[id(below)] = below
        inside = st.deferred(lambda below=below: shaped(id(below), depth + 1))
        parts[name] = st.one_of(inside, st.lists(inside | scalars, max_size=2), anything)
    return st.fixed_dictionaries({}, optional=parts)


BRANCHES: dict[int, Branch] = {id(RECORD): RECORD}


def with_number(record: dict, number: object = NUMBER) -> dict:
    protocol = record.get("protocolSection")
    record["protocolSection"] = protocol if isinstance(protocol, dict) else {}
    named = record["protocolSection"].get("identificationModule")
    record["protocolSection"]["identificationModule"] = named if isinstance(named, dict) else {}
    record["protocolSection"]["identificationModule"]["nctId"] = number
    return record


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(shaped(id(RECORD)))
def test_any_values_in_known_places_give_a_trial(record):
    trial = ctgov.read_parsed(with_number(record))
    assert trial.number == NUMBER
    assert trial.titles.brief.value
    assert card_of(trial).number == NUMBER


@settings(max_examples=200, deadline=None)
@given(anything)
def test_what_is_no_record_is_refused_with_a_sentence(value):
    body = json.dumps(value).encode()
    with pytest.raises(RegistryFileError, match=r"\.$"):
        ctgov.read(body)


@pytest.fixture(scope="module")
def some_real(records):
    lines = gzip.decompress((records / "ctgov_v2.jsonl.gz").read_bytes()).splitlines()
    return random.Random(7).sample(lines, 150)


def spoil(value: object, dice: random.Random) -> object:
    """Change one value somewhere in a record into something else."""
    junk = [None, True, 0, -1, 2**70, float("nan"), float("inf"), "", " ", "x\u0000y", [], {}, [[]]]
    while True:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        if not keys:
            return None
        key = dice.choice(list(keys))
        below = value[key]
        if isinstance(below, dict | list) and below and dice.random() < 0.85:
            value = below
            continue
        roll = dice.random()
        if roll < 0.25 and isinstance(value, dict):
            del value[key]
        elif roll < 0.4:
            value[key] = [below]
        elif roll < 0.5:
            value[key] = {"new": below}
        else:
            value[key] = dice.choice(junk)
        return None


def test_spoiled_real_records_are_read_or_refused(some_real):
    seed = random.randrange(10**9)
    print("seed", seed)
    dice = random.Random(seed)
    for line in some_real:
        record = json.loads(line)
        for _round in range(8):
            spoil(record, dice)
            body = json.dumps(record).encode()
            try:
                trial = ctgov.read(body)
            except RegistryFileError:
                continue
            card_of(trial)
            parsing.remarks(body, parsing.parse(body))


def test_cut_real_records_are_refused_with_the_place(some_real):
    dice = random.Random(11)
    for line in some_real[:60]:
        with pytest.raises(RegistryFileError, match="line 1 column"):
            ctgov.read(line[: dice.randrange(1, len(line))])


@pytest.mark.parametrize(
    "number", [None, "", " ", 12345678, "NCT123", "EUCTR-1", ["NCT01234567"], {}]
)
def test_a_record_without_a_usable_number_names_the_place(number):
    with pytest.raises(RegistryFileError, match=r"protocolSection\.identificationModule\.nctId"):
        ctgov.read(json.dumps(with_number({}, number)).encode())


def test_a_number_alone_is_a_trial():
    trial = ctgov.read(json.dumps(with_number({}, " nct01234567 ")).encode())
    assert trial.number == NUMBER
    assert trial.source.url == "https://clinicaltrials.gov/study/NCT01234567"
    assert trial.recruitment.statuses == ()
    assert trial.results is None


def record_with(text: str) -> bytes:
    return with_text(text).encode()


def with_text(text: str) -> str:
    return (
        '{"protocolSection": {"identificationModule": {"nctId": "NCT01234567", '
        f'"briefTitle": {text}}}}}}}'
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"a\u0000b"', "a\ufffdb"),
        (r'"a\ud800b"', "a\ufffdb"),
        (r'"a\udc00\ud800b"', "a\ufffd\ufffdb"),
        (r'"a\ud83d\ude00b"', "a😀b"),
        (r'"a\\u0000b"', r"a\u0000b"),
    ],
)
def test_characters_that_stand_for_nothing_are_marked_and_told(written, read):
    body = record_with(written)
    assert ctgov.read(body).titles.brief.value == read
    assert bool(parsing.remarks(body, parsing.parse(body))) == ("\ufffd" in read)


def test_a_name_that_stands_twice_is_told_and_the_last_counts():
    body = record_with('"first", "briefTitle": "second"')
    assert ctgov.read(body).titles.brief.value == "second"
    (remark,) = parsing.remarks(body, parsing.parse(body))
    assert "briefTitle" in remark


@pytest.mark.parametrize("spacing", ['":', '" :', '":\n  '])
def test_spaces_between_names_and_values_are_no_remark(spacing):
    body = record_with(r'"says \"so\": yes"').replace(b'":', spacing.encode(), 3)
    assert parsing.remarks(body, parsing.parse(body)) == ()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "-1e999", str(2**63), "1.5"])
def test_numbers_that_are_none_are_left_to_the_record_tree(number):
    body = record_with('"t"').replace(
        b'"protocolSection": {',
        b'"protocolSection": {"designModule": {"enrollmentInfo": {"count": %s}}, '
        % number.encode(),
    )
    trial = ctgov.read(body)
    assert trial.design.enrollment is None
    assert card_of(trial).enrollment is None


def test_a_number_of_5000_digits_is_refused():
    with pytest.raises(RegistryFileError):
        ctgov.read(record_with("1" * 5000))


@pytest.mark.parametrize("levels", [70, 150, 100_000])
def test_deep_nesting_is_refused(levels):
    with pytest.raises(RegistryFileError, match=r"."):
        ctgov.read(record_with("[" * levels + "]" * levels))


def test_fields_nobody_knows_yet_are_named_once():
    record = with_number({"newSection": {"a": 1}})
    record["protocolSection"]["statusModule"] = {"newDate": "2027", "overallStatus": ["A"]}
    record["protocolSection"]["outcomesModule"] = {
        "primaryOutcomes": [{"measure": "m", "newField": 1}, {"newField": 2}]
    }
    record["protocolSection"]["designModule"] = {"enrollmentInfo": {"count": "25"}}
    trial = ctgov.read_parsed(record)
    assert set(trial.unknown_paths) == {
        "newSection",
        "protocolSection.statusModule.newDate",
        "protocolSection.statusModule.overallStatus",
        "protocolSection.outcomesModule.primaryOutcomes[].newField",
        "protocolSection.designModule.enrollmentInfo.count",
    }
