"""Diseases that go on from what was typed."""

from viewer.domain.narrowing import Suggestion
from viewer.store.folding import compounds
from viewer.store.phrases import SMALL_WORDS, phrase_of
from viewer.store.query import MOST_CHARACTERS
from viewer.store.spelling import american, half_typed
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms
from viewer.store.vocabulary import SHORT_START, TOP

_READY = (
    "SELECT name.phrase, text, trials FROM name_start CROSS JOIN name "
    "ON name.phrase = name_start.phrase WHERE start = ? ORDER BY place"
)
_BEGUN = (
    "SELECT phrase, text, trials FROM name WHERE phrase >= ? AND phrase < ? "
    "ORDER BY trials DESC, phrase LIMIT ?"
)
_NAMED = "SELECT phrase, trials FROM name WHERE phrase IN (SELECT value FROM json_each(?))"

_NO_DISEASE = frozenset({"healthi", "healthi volunteer", "healthi subject", "healthi control"})


def suggest(connection: Connection, text: str, limit: int = 6) -> tuple[Suggestion, ...]:
    """Give names of diseases that begin as ``text``, those of the most trials first.

    Names are those of the library's conditions and MeSH terms, and everyday names of them; each
    once, however it is spelled. A trial counts for every name it has.
    """
    found: dict[str, Suggestion] = {}
    for start in _starts(text):
        for phrase, name, trials in _begun(connection, start, limit):
            found.setdefault(phrase, Suggestion(_capital(name), trials))
        for phrase, name, trials in _everyday(connection, start):
            found.setdefault(phrase, Suggestion(_capital(name), trials))
        if found:
            break
    for phrase in _NO_DISEASE & found.keys():
        del found[phrase]
    best = sorted(found.values(), key=lambda one: (-one.trials, one.text))
    return tuple(best[: max(limit, 0)])


def _starts(text: str) -> tuple[str, ...]:
    raw = [piece for part in compounds(text[:MOST_CHARACTERS].replace("\0", " ")) for piece in part]
    if not raw:
        return ()
    before = [phrase_of(piece) for piece in raw[:-1] if piece not in SMALL_WORDS]
    last = american(raw[-1])
    ends = dict.fromkeys([last, phrase_of(raw[-1]) or last, *half_typed(last)])
    return tuple(" ".join([*before, end]) for end in ends)


def _begun(connection: Connection, start: str, limit: int) -> list[tuple[str, str, int]]:
    if len(start) <= SHORT_START:
        return connection.execute(_READY, (start,)).fetchall()
    most = max(TOP, limit) + len(_NO_DISEASE)
    return connection.execute(_BEGUN, (start, start + "\U0010ffff", most)).fetchall()


def _everyday(connection: Connection, start: str) -> list[tuple[str, str, int]]:
    """Give lay names that begin so, with the trials of the medical name."""
    concepts: dict[str, tuple[str, list[str]]] = {}
    for phrase in synonyms().begun(start):
        found = [one for one in synonyms().find(phrase) if one.kind in "stf"]
        for one in found[:1]:
            names = (*one.concept.terms, *one.concept.spoken)
            name = next((name for name in names if phrase_of(name) == phrase), "")
            terms = [phrase_of(term) for term in one.concept.terms]
            # "Schizo" beside "Schizophrenia" would be one disease twice.
            if name and (phrase in terms or not any(term.startswith(start) for term in terms)):
                concepts[phrase] = (name, terms)
    keys = sorted({key for _name, held in concepts.values() for key in held if '"' not in key})
    listed = "[" + ",".join(f'"{key}"' for key in keys if "\\" not in key) + "]"
    trials: dict[str, int] = dict(connection.execute(_NAMED, (listed,)).fetchall())
    return [
        (phrase, name, count)
        for phrase, (name, held) in concepts.items()
        if (count := max((trials.get(key, 0) for key in held), default=0))
    ]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
