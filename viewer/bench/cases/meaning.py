"""Suggestions and spelling correction, against a keystroke's search."""

from contextlib import closing

from viewer.bench.cases.searching import searcher, seconds_of
from viewer.bench.keystrokes import keys
from viewer.bench.rounds import LEAST_ROUNDS, Case, percentile
from viewer.bench.stage import NotMeasuredError, Stage
from viewer.domain.search import Query
from viewer.store.catalog import Catalog
from viewer.words import _


def suggestions(stage: Stage) -> Case:
    """What is suggested at each key."""
    ours, limit = [], []
    with closing(Catalog(stage.library)) as catalog:
        suggest = getattr(catalog, "suggest", None)
        if suggest is None:
            raise NotMeasuredError(_("This version does not suggest anything."))
        for turn in range(-1, max(stage.rounds, LEAST_ROUNDS)):
            texts = keys(stage.typed(turn))
            ours.append(percentile(seconds_of(suggest, texts)))
            limit.append(percentile(seconds_of(searcher(catalog), texts)))
    return Case(
        key="suggestions",
        name=_("suggestions at a key, 99th percentile"),
        limit_name=_("keystroke query, 99th percentile"),
        target=1.0,
        candidate=tuple(ours[1:]),
        limit=tuple(limit[1:]),
    )


def corrections(stage: Stage) -> Case:
    """A search for a whole misspelt query, against the keys of queries without an error."""
    ours, limit, corrected, tried = [], [], 0, 0
    with closing(Catalog(stage.library)) as catalog:
        for turn in range(-1, max(stage.rounds, LEAST_ROUNDS)):
            # Typing errors are a sixth of the queries of a round; four rounds of them are taken.
            wrong = [
                query.text
                for more in range(4)
                for query in stage.typed(100 + 4 * turn + more)
                if query.is_misspelt
            ]
            right = keys([query for query in stage.typed(turn) if not query.is_misspelt])
            ours.append(percentile(seconds_of(searcher(catalog), wrong)))
            limit.append(percentile(seconds_of(searcher(catalog), right)))
            found = [catalog.search(Query(text=text)) for text in wrong]
            corrected += sum(1 for result in found if result.did_you_mean or result.is_corrected)
            tried += len(found)
    return Case(
        key="spelling",
        name=_("search for misspelt words, 99th percentile"),
        limit_name=_("keystroke query without an error, 99th percentile"),
        target=1.0,
        candidate=tuple(ours[1:]),
        limit=tuple(limit[1:]),
        note=_("{corrected} of {tried} misspelt queries were corrected").format(
            corrected=corrected, tried=tried
        ),
    )
