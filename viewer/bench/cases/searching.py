"""A keystroke's search: against bm25 over the same fields, and against a small library."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from viewer.bench.keystrokes import keys
from viewer.bench.rounds import LEAST_ROUNDS, Case, percentile
from viewer.bench.stage import SMALL, Stage
from viewer.domain.search import Query
from viewer.store.cards import peeked
from viewer.store.catalog import Catalog
from viewer.store.sqlite import Connection, new_writer, open_reader
from viewer.words import _

_LIMIT_SECONDS = 12.0
"""About how long bm25 may take for one round; of a slow one only every so manieth key is tried."""
_LEAST_SAMPLE = 100
_PORTION = 2_000
_LARGE = 500_000
"""Trials from which on the target against bm25 is meant."""
_FIELDS = ("condition", "mesh_term", "mesh_ancestor", "keyword", "title", "intervention", "number")


def seconds_of(search: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Give the seconds that each of the texts takes."""
    clock = time.perf_counter
    taken = []
    for text in texts:
        begun = clock()
        search(text)
        taken.append(clock() - begun)
    return taken


def searcher(catalog: Catalog) -> Callable[[str], object]:
    """Give the search that the window does at a key: what it shows at once, and how many more."""
    return lambda text: catalog.search(Query(text=text).at_once)


def against_bm25(stage: Stage) -> Case:
    """Our search against an FTS5 table as one would write it first, sorted by its own rank."""
    limit_file = _plain_index(stage)
    ours, limit, least = [], [], 0
    with closing(Catalog(stage.library)) as catalog, closing(new_writer(limit_file)) as plain:
        search = searcher(catalog)
        warm = keys(stage.typed(-1))
        seconds_of(search, warm)
        step = _step(
            seconds_of(lambda text: _ranked(plain, text), warm[:: max(1, len(warm) // 30)]), warm
        )
        for turn in range(max(stage.rounds, LEAST_ROUNDS)):
            texts = keys(stage.typed(turn))
            some = texts[turn % step :: step]
            least = min(least or len(some), len(some))
            ours.append(percentile(seconds_of(search, texts)))
            limit.append(percentile(seconds_of(lambda text: _ranked(plain, text), some)))
            stage.tell(_("Searching, round {round}…").format(round=turn + 1))
    return Case(
        key="bm25",
        name=_("keystroke query with count, 99th percentile"),
        limit_name=_("FTS5 with ORDER BY rank LIMIT 50 over the same fields, 99th percentile"),
        target=1 / 200,
        is_judged=stage.count >= _LARGE,
        candidate=tuple(ours),
        limit=tuple(limit),
        note=_(
            "bm25 tries one in {step} of the keys, at least {least} a round; the target is for "
            "{count} trials"
        ).format(step=step, least=least, count=_LARGE),
    )


def against_small(stage: Stage) -> Case:
    """Our search in the measured library against the same in one of 5,000 trials."""
    ours, limit = [], []
    with closing(Catalog(stage.library)) as large, closing(Catalog(stage.small)) as small:
        for turn in range(-1, max(stage.rounds, LEAST_ROUNDS)):
            texts = keys(stage.typed(turn))
            ours.append(percentile(seconds_of(searcher(large), texts)))
            limit.append(percentile(seconds_of(searcher(small), texts)))
    return Case(
        key="growth",
        name=_("keystroke query, {count} trials, 99th percentile").format(count=stage.count),
        limit_name=_("the same with {count} trials").format(count=SMALL),
        target=4.0,
        candidate=tuple(ours[1:]),  # the first round filled the disk cache
        limit=tuple(limit[1:]),
    )


def _step(taken: Sequence[float], texts: Sequence[str]) -> int:
    """Of how many keys one is tried, so that a round takes about as long as it may."""
    each = sum(taken) / len(taken)
    most = max(1, len(texts) // _LEAST_SAMPLE)
    return min(most, max(1, round(each * len(texts) / _LIMIT_SECONDS)))


def _ranked(plain: Connection, text: str) -> list[tuple[int]]:
    words = text.split()
    if not words:
        return []
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    sql = "SELECT rowid FROM trial WHERE trial MATCH ? ORDER BY rank LIMIT 50"
    return list(plain.execute(sql, (" ".join(quoted) + "*",)).fetchall())


def _plain_index(stage: Stage) -> Path:
    """Make the limit's table of the cards of the measured library."""
    path = stage.folder / f"bm25-{stage.library.stem}-{stage.count}.db"
    if path.exists():
        return path
    stage.tell(_("Making an index sorted by bm25 to compare with…"))
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch()
    with closing(new_writer(part)) as plain, closing(open_reader(stage.library)) as library:
        plain.execute(f"CREATE VIRTUAL TABLE trial USING fts5({', '.join(_FIELDS)})")
        marks = ", ".join("?" * len(_FIELDS))
        plain.execute("BEGIN")
        cards = library.execute(
            "SELECT trial.rank, card.body FROM trial JOIN card ON card.record = trial.record "
            "ORDER BY trial.rank"
        )
        while rows := cards.fetchmany(_PORTION):
            plain.executemany(
                f"INSERT INTO trial (rowid, {', '.join(_FIELDS)}) VALUES (?, {marks})",  # noqa: S608  (our own names)
                [(rank, *_texts(body)) for rank, body in rows],
            )
        plain.execute("COMMIT")
        plain.execute("INSERT INTO trial (trial) VALUES ('optimize')")
    part.rename(path)
    return path


def _texts(body: bytes) -> list[str]:
    texts, numbers = peeked(body)
    held: dict[str, list[str]] = {"number": list(numbers)}
    for field, text, _words in texts:
        held.setdefault(field, []).append(text)
    return ["\n".join(held.get(field, ())) for field in _FIELDS]
