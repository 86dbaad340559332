"""``trial-viewer search``: the studies of the library that fit some words and filters."""

import argparse
import math

from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    print_json,
    say,
    warn,
)
from viewer.domain.coded import Phase, RecruitmentStatus
from viewer.domain.search import Hit, Query, SearchField, SearchResult
from viewer.plain.entities import shown
from viewer.plain.phases import phases_words
from viewer.plain.status import official_status, standing_words
from viewer.store.catalog import Catalog
from viewer.words import _, ngettext

_LIMIT = 50

_CONDITIONS = 6
"""How many conditions of a study are listed; a few name hundreds."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "search",
        help=_("find studies by disease, treatment or number"),
        description=_("Find studies by disease, treatment or number. Without words: list all."),
    )
    parser.add_argument("words", nargs="*", metavar="WORDS", help=_("what to look for"))
    add_library_option(parser)
    parser.add_argument("--json", action="store_true", help=_("write one JSON document"))
    parser.add_argument(
        "--limit",
        type=_limit,
        default=_LIMIT,
        metavar="N",
        help=_("how many studies to list at most (without it: {count})").format(count=_LIMIT),
    )
    parser.add_argument(
        "--open", action="store_true", help=_("only studies that are open to new patients")
    )
    parser.add_argument(
        "--status",
        type=_status,
        action="append",
        default=[],
        metavar="S",
        help=_("only studies with this status, such as RECRUITING; may be given several times"),
    )
    parser.add_argument(
        "--phase",
        type=_phase,
        action="append",
        default=[],
        metavar="P",
        help=_("only studies of this phase: 1, 2, 3, 4, early or none; may be repeated"),
    )
    parser.add_argument(
        "--country", default="", metavar="C", help=_("only studies with a place in this country")
    )
    parser.add_argument(
        "--age", type=_age, metavar="YEARS", help=_("leave out studies with other age limits")
    )
    parser.add_argument(
        "--sex", choices=("female", "male"), help=_("leave out studies for the other sex only")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Search and list; exit code 1 when nothing was found. Raises LibraryError."""
    query = Query(
        text=" ".join(arguments.words),
        only_open=arguments.open,
        statuses=tuple(arguments.status),
        phases=tuple(arguments.phase),
        countries=(arguments.country,) if arguments.country else (),
        age=arguments.age,
        sex=(arguments.sex or "").upper(),
        limit=arguments.limit,
    )
    catalog = Catalog(library_path(arguments))
    try:
        result = catalog.search(query)
    finally:
        catalog.close()
    if arguments.json:
        print_json(_document(result))
        if not result.total:
            warn(_summary(result))
    else:
        _list(result)
    return DONE if result.total else NOT_ALL


def _document(result: SearchResult) -> dict[str, object]:
    return {
        "query": result.query.text,
        "also_searched": list(result.also_searched),
        "did_you_mean": result.did_you_mean,
        "total": result.total,
        "total_is_exact": result.total_is_exact,
        "trials": [_trial(hit, result.query) for hit in result.hits],
    }


def _trial(hit: Hit, query: Query) -> dict[str, object]:
    match = hit.match
    matched: dict[str, str] | None = None
    if match:
        matched = {"field": match.field.value, "text": match.text}
    elif query.text.strip():
        matched = {"field": SearchField.TITLE.value, "text": hit.title}
    return {
        "number": hit.number,
        "title": hit.title,
        "status": ", ".join(dict.fromkeys(hit.statuses)),
        "phases": list(hit.phases),
        "conditions": list(hit.conditions),
        "matched": matched,
    }


def _list(result: SearchResult) -> None:
    for hit in result.hits:
        say(_block(hit))
        say("")
    summary = say if result.total else warn
    summary(_summary(result))
    if result.hidden_closed:
        say(
            ngettext(
                "One study that is not open is left out.",
                "{count} studies that are not open are left out.",
                result.hidden_closed,
            ).format(count=result.hidden_closed)
        )


def _block(hit: Hit) -> str:
    status = standing_words(hit.standing)
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
    return "\n".join(line for line in lines if line.strip())


def _conditions(hit: Hit) -> str:
    named = shown("; ".join(hit.conditions[:_CONDITIONS]))
    more = len(hit.conditions) - _CONDITIONS
    if more < 1:
        return named
    return ngettext("{conditions}; and one more", "{conditions}; and {count} more", more).format(
        conditions=named, count=more
    )


def _summary(result: SearchResult) -> str:
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


def _limit(word: str) -> int:
    limit = int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 0
    if limit < 1:
        raise argparse.ArgumentTypeError(_("give a whole number from 1 on"))
    return limit


def _age(word: str) -> float:
    try:
        age = float(word.replace(",", "."))
    except ValueError:
        age = math.nan
    if not 0 <= age <= 150:
        raise argparse.ArgumentTypeError(_("give an age in years, such as 64"))
    return age


def _status(word: str) -> str:
    try:
        return RecruitmentStatus(word.strip().upper().replace(" ", "_").replace("-", "_")).value
    except ValueError:
        known = ", ".join(status.value for status in RecruitmentStatus)
        raise argparse.ArgumentTypeError(
            _("there is no status {word}; there are {known}").format(word=word, known=known)
        ) from None


_PHASES = {"EARLY": Phase.EARLY_PHASE1, "NONE": Phase.NA, "N/A": Phase.NA}


def _phase(word: str) -> str:
    plain = word.strip().upper().replace(" ", "").replace("_", "")
    for phase in Phase:
        name = phase.value.replace("_", "")
        if plain in (name, name.removeprefix("PHASE")):
            return phase.value
    if plain in _PHASES:
        return _PHASES[plain].value
    known = ", ".join(phase.value for phase in Phase)
    raise argparse.ArgumentTypeError(
        _("there is no phase {word}; there are {known}").format(word=word, known=known)
    )
