"""Every entry of the glossary: short, easy, explained down to everyday words, without a promise.

Each test lists every entry that fails, with the reason, as "kind/id: reason".
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from viewer.domain.glossary import TermKind
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.plain.reading_level import grade_of

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "glossary"
TERMS = load_terms(FOLDER)


def _ids(term):
    return (term.id, *(sense.id for sense in term.senses))


KIND = {term.id: term.kind for term in TERMS}
TERM_OF = {own_id: term.id for term in TERMS for own_id in _ids(term)}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
HARDEST = 8.0
"""The highest school grade of an explanation, without the term itself."""


def parts():
    """Each explanation: its term, its own id (that of the term or a sense), and its texts."""
    for term in TERMS:
        yield term, term.id, {"short": term.short, "longer": term.longer}, term.ask
        for sense in term.senses:
            yield term, sense.id, {"short": sense.short, "longer": sense.longer}, sense.ask


def names(term):
    every = (term.term, *term.aliases, *term.abbreviations, term.long_form)
    return sorted(filter(None, every), key=len, reverse=True)


def without_names(text, term):
    """The text with "it" for the term, which the reader came to have explained."""
    every = "|".join(map(re.escape, names(term)))
    return re.sub(rf"(?<!\w)(?:{every})(?!\w)", "it", text, flags=re.IGNORECASE)


def fault(term, own_id, reason):
    return f"{term.kind}/{own_id}: {reason}"


def listed(faults):
    return f"{len(faults)} faults:\n" + "\n".join(faults)


@pytest.fixture(scope="module")
def everyday(tests_data):
    lines = (tests_data / "everyday_words.txt").read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


@pytest.fixture(scope="module")
def tests_data():
    return Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def matcher():
    return TermMatcher(TERMS)


def roots(word):
    """The word, and what it may be an inflection of."""
    word = re.sub(r"['’]s?$", "", word.casefold())
    yield word
    for ending, instead in (
        ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("d", ""),
        ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""),
        ("est", "e"), ("iest", "y"), ("ly", ""), ("ily", "y"), ("n", ""), ("ness", ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) > 1:
            root = word[: -len(ending)] + instead
            yield root
            if len(root) > 2 and root[-1] == root[-2]:
                yield root[:-1]


def test_every_explanation_has_its_length():
    faults = []
    for term, own_id, texts, ask in parts():
        for key, most in (("short", 130), ("longer", 200)):
            if not 8 <= len(texts[key]) <= most:
                faults.append(fault(term, own_id, f"{key} has {len(texts[key])} characters"))
            if texts[key] and not texts[key].endswith("."):
                faults.append(fault(term, own_id, f"{key} does not end with a full stop"))
        faults += [fault(term, own_id, f"asks “{text}”") for text in ask if len(text) > 80]
        if texts["short"] == texts["longer"]:
            faults.append(fault(term, own_id, "longer says the same as short"))
    assert not faults, listed(faults)


def test_every_explanation_is_easy():
    faults, grades = [], []
    for term, own_id, texts, ask in parts():
        for key, text in (*texts.items(), *(("ask", question) for question in ask)):
            measured = grade_of(without_names(text, term)) if text else None
            if measured is None:
                continue
            grades.append(measured)
            if measured > HARDEST:
                faults.append(fault(term, own_id, f"{key} is of grade {measured:.1f}"))
    mean = sum(grades) / len(grades)
    print(f"\n{len(grades)} explanations: mean grade {mean:.1f}, hardest {max(grades):.1f}")
    assert not faults, listed(faults)
    assert mean <= 4


def test_every_hard_word_of_an_explanation_is_an_entry(everyday, matcher):
    faults = []
    for term, own_id, texts, ask in parts():
        own = {root for name in names(term) for word in WORD.findall(name) for root in roots(word)}
        for text in (*texts.values(), *ask):
            explained = [(match.start, match.end) for match in matcher.find(text)]
            faults += [
                fault(term, own_id, f"“{match[0]}” is hard and no entry")
                for match in WORD.finditer(text)
                if len(match[0]) > 1
                and everyday.isdisjoint(roots(match[0]))
                and own.isdisjoint(roots(match[0]))
                and not any(start <= match.start() < end for start, end in explained)
            ]
    assert not faults, listed(faults)


def test_no_explanations_go_in_a_circle(matcher):
    """What a short explanation needs to be understood never leads back to the word itself."""
    needs = {
        term.id: {
            TERM_OF[match.term_id]
            for text in (term.short, *(sense.short for sense in term.senses))
            for match in matcher.find(text)
        }
        - {term.id}
        for term in TERMS
    }
    circles = set()
    for start in needs:
        ways = [(start,)]
        seen = set()
        while ways:
            way = ways.pop()
            for following in sorted(needs[way[-1]]):
                if following == start:
                    circles.add(" > ".join(_from_least(way)))
                elif following not in seen:
                    seen.add(following)
                    ways.append((*way, following))
    assert not circles, listed(sorted(circles))


def _from_least(way):
    at = way.index(min(way))
    circle = (*way[at:], *way[:at])
    return [f"{KIND[term_id]}/{term_id}" for term_id in circle]


def test_no_promise_no_advice_no_verdict():
    never = re.compile(
        r"\b(eligible|ineligible|qualif\w+|cure[sd]?|promising|breakthrough|hope\w*|miracle"
        r"|victim\w*|suffer\w*|you should|you must|you need to|guarantee\w*|exciting"
        r"|groundbreaking|proven|best treatment|right for you|you can join|lucky)\b|!",
        re.IGNORECASE,
    )
    faults = [
        fault(term, own_id, f"says “{match[0]}”")
        for term, own_id, texts, ask in parts()
        for text in (*texts.values(), *ask)
        for match in never.finditer(text)
    ]
    assert not faults, listed(faults)


def test_every_name_stands_once():
    holders = {}
    for term in TERMS:
        for name in {each.casefold() for each in (term.term, *term.aliases)}:
            holders.setdefault(name, []).append(f"{term.kind}/{term.id}")
        for name in {*term.abbreviations}:
            holders.setdefault(("abbreviation", name), []).append(f"{term.kind}/{term.id}")
    assert {name: who for name, who in holders.items() if len(who) > 1} == {}


def test_no_entry_says_a_thing_twice_or_forbids_what_it_asks_for():
    faults = []
    for term in TERMS:
        asked, forbidden = _folded(term.only_near), _folded(term.not_near)
        lists = {"aliases": _folded((term.term, *term.aliases)), "endings": _folded(term.endings)}
        lists |= {"only_near": asked, "not_near": forbidden}
        faults += [
            fault(term, term.id, f"{name}: {word!r} twice")
            for name, words in lists.items()
            for word, count in Counter(words).items()
            if count > 1
        ]
        faults += [
            fault(term, term.id, f"{word!r} is asked for and forbidden")
            for word in sorted({*asked} & {*forbidden})
        ]
        for sense in term.senses:
            when = sense.when
            pairs = (
                (when.before, when.not_before),
                (when.after, when.not_after),
                (when.near, when.not_near),
            )
            faults += [
                fault(term, sense.id, f"{word!r} is asked for and forbidden")
                for wanted, unwanted in pairs
                for word in sorted({*_folded(wanted)} & {*_folded(unwanted)})
            ]
    assert not faults, listed(faults)


def _folded(words):
    return [word.casefold() for word in words]


def test_ids_and_titles_are_unique():
    every = Counter(own_id for _term, own_id, _texts, _ask in parts())
    assert [own_id for own_id, count in every.items() if count > 1] == []


def test_every_entry_says_more_and_has_a_source():
    faults = [
        fault(term, own_id, "has no longer")
        for term, own_id, texts, _ask in parts()
        if not texts["longer"]
    ]
    faults += [fault(term, term.id, "has no source") for term in TERMS if not term.source]
    assert not faults, listed(faults)


@pytest.mark.parametrize(
    "word",
    "acute arm blind complaint control culture discharge history negative positive progression "
    "response screening significant stable subject tolerate treatment".split(),
)
def test_a_word_with_several_meanings_has_senses(word):
    (term,) = (term for term in TERMS if word in {term.term, *term.aliases} and term.senses)
    assert len(term.senses) >= 2
    for sense in term.senses:
        assert sense.default or sense.when != type(sense.when)(), sense.id
        assert sense.term != term.term


def test_there_are_at_least_800_entries():
    kinds = Counter(term.kind for term in TERMS)
    print(f"\n{len(TERMS)} entries: {', '.join(f'{kinds[kind]} {kind}' for kind in TermKind)}")
    assert len(TERMS) >= 800


def test_files_are_written_one_way():
    """Two people can add words at a time: one key a line, in the order of the schema."""
    for kind in TermKind:
        text = (FOLDER / f"{kind}.json").read_text("utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n", kind
