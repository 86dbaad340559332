"""A search and its answer as text for a person."""

from collections.abc import Iterator, Sequence

from viewer.commands.common import say, warn
from viewer.domain.narrowing import WayOut
from viewer.domain.search import Hit, Query, SearchResult
from viewer.plain.entities import shown
from viewer.plain.filters import distance_words, dropped_words
from viewer.plain.phases import phases_words
from viewer.plain.status import official_status, standing_words
from viewer.words import _, ngettext

_CONDITIONS = 6
"""How many conditions of a study are listed; a few name hundreds."""


def list_hits(result: SearchResult, ways: Sequence[WayOut], *, in_miles: bool) -> None:
    """Write what was searched for, the studies found, how many there are, and ways on."""
    for line in _heading(result):
        say(line)
    for hit in result.hits:
        say(block(hit, in_miles=in_miles))
        say("")
    write = say if result.total else warn
    write(summary(result))
    if result.hidden_closed:
        say(_closed(result.hidden_closed))
    for way in ways:
        warn("  " + _way(way, result.query))


def _heading(result: SearchResult) -> Iterator[str]:
    if result.did_you_mean and result.is_corrected:
        yield _("Showing results for {text}.").format(text=result.did_you_mean)
        yield _("To search for {text} instead, add --no-correction.").format(
            text=shown(result.query.text.strip())
        )
    elif result.did_you_mean:
        yield _("Did you mean {text}?").format(text=result.did_you_mean)
    if result.also_searched:
        words = ", ".join(result.also_searched)
        yield _("Also searched: {words}. To turn this off, add --only-these-words.").format(
            words=words
        )
    if result.senses:
        yield _("These letters can mean:")
        for sense in result.senses:
            yield "  " + ngettext(
                "{text} ({count} study)", "{text} ({count} studies)", sense.trials
            ).format(text=shown(sense.text), count=sense.trials)
    if result.did_you_mean or result.also_searched or result.senses:
        yield ""


def _closed(count: int) -> str:
    return ngettext(
        "One study that is not open is left out.",
        "{count} studies that are not open are left out.",
        count,
    ).format(count=count)


def block(hit: Hit, *, in_miles: bool) -> str:
    """Give the lines of one study."""
    status = standing_words(hit.standing, hit.statuses)
    official = ", ".join(dict.fromkeys(official_status(raw) for raw in hit.statuses))
    facts = [
        hit.number,
        _("{plain} ({official})").format(plain=status, official=official) if official else status,
        phases_words(hit.phases),
    ]
    lines = [
        shown(hit.title),
        "  " + " · ".join(fact for fact in facts if fact),
        "  " + _conditions(hit),
    ]
    if hit.match and hit.match.text not in hit.conditions[:_CONDITIONS]:
        lines.append("  " + _("Found in: {text}").format(text=shown(hit.match.text)))
    if hit.nearest and hit.distance_km is not None:
        lines.append(
            "  "
            + _("Nearest open place: {town}, {distance} as the crow flies").format(
                town=shown(hit.nearest.city),
                distance=distance_words(hit.distance_km, miles=in_miles),
            )
        )
    if hit.closed_countries:
        lines.append(
            "  "
            + _("No open place in {countries}").format(
                countries=shown(", ".join(hit.closed_countries))
            )
        )
    return "\n".join(line for line in lines if line.strip())


def _conditions(hit: Hit) -> str:
    named = shown("; ".join(hit.conditions[:_CONDITIONS]))
    more = len(hit.conditions) - _CONDITIONS
    if more < 1:
        return named
    return ngettext("{conditions}; and one more", "{conditions}; and {count} more", more).format(
        conditions=named, count=more
    )


def summary(result: SearchResult) -> str:
    """Say how many studies were found."""
    if not result.total:
        return _("No study was found. Try fewer or other words, or fewer filters.")
    if not result.total_is_exact:
        return ngettext(
            "More than {total} studies were found. The first one is listed.",
            "More than {total} studies were found. The first {shown} are listed.",
            len(result.hits),
        ).format(total=result.total, shown=len(result.hits))
    if len(result.hits) < result.total:
        return ngettext(
            "{total} studies were found. The first one is listed.",
            "{total} studies were found. The first {shown} are listed.",
            len(result.hits),
        ).format(total=result.total, shown=len(result.hits))
    return ngettext("One study was found.", "{total} studies were found.", result.total).format(
        total=result.total
    )


def _way(way: WayOut, query: Query) -> str:
    count = _("more than {count}").format(count=way.trials) if not way.is_exact else str(way.trials)
    text, dropped = shown(way.query.text.strip()), dropped_words(way.dropped, query)
    if not text and not way.dropped and way.query.disease and way.query.disease != query.disease:
        return _("under {disease}: {count}").format(disease=way.query.disease, count=count)
    if way.query == Query(limit=way.query.limit):
        return _("all studies of the library: {count}").format(count=count)
    if text == query.text.strip():
        return _("without {filters}: {count}").format(filters=dropped, count=count)
    if not text:
        return _("without the words: {count}").format(count=count)
    if dropped:
        return _("for “{words}”, without {filters}: {count}").format(
            words=text, filters=dropped, count=count
        )
    return _("for “{words}”: {count}").format(words=text, count=count)
