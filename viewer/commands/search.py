"""``trial-viewer search``: the studies of the library that fit some words and filters."""

import argparse

from viewer.commands.common import DONE, NOT_ALL, library_path, print_json, warn
from viewer.commands.search_json import (
    diseases_document,
    document_of,
    facets_document,
    hidden_document,
)
from viewer.commands.search_lists import (
    list_diseases,
    list_facets,
    list_hidden,
    list_places,
)
from viewer.commands.search_options import ANSWERS, SORTS, add_options
from viewer.commands.search_words import list_hits, summary
from viewer.domain.narrowing import PlaceChoice
from viewer.domain.search import AgeUnit, Place, Query
from viewer.store.catalog import Catalog
from viewer.store.folding import key_of
from viewer.words import _

_PLACES = 12
"""How many places are offered where a name fits several."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "search",
        help=_("find studies by disease, treatment or number"),
        description=_("Find studies by disease, treatment or number. Without words: list all."),
    )
    add_options(parser)
    parser.set_defaults(run=run, wrong_use=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """Search and list; exit code 1 when nothing was found. Raises LibraryError."""
    if not arguments.near and (arguments.within or arguments.sort == "nearest"):
        arguments.wrong_use(_("say where you are with --near CITY"))
    catalog = Catalog(library_path(arguments))
    try:
        if arguments.diseases is not None:
            return _browse(catalog, arguments)
        near = None
        if arguments.near:
            choices = catalog.places(arguments.near, 10 * _PLACES)
            near = _the_one(arguments.near, choices)
            if near is None:
                list_places(arguments.near, choices[:_PLACES])
                return NOT_ALL
        return _search(catalog, arguments, _query(arguments, near))
    finally:
        catalog.close()


def _query(arguments: argparse.Namespace, near: Place | None) -> Query:
    return Query(
        text=" ".join(arguments.words),
        only_open=arguments.open,
        statuses=tuple(arguments.status),
        phases=tuple(arguments.phase),
        study_types=tuple(arguments.study_type),
        countries=tuple(name for name in arguments.country if name.strip()),
        age=arguments.age.number if arguments.age else None,
        age_unit=arguments.age.unit if arguments.age else AgeUnit.YEARS,
        sex=(arguments.sex or "").upper(),
        healthy_volunteers=tuple(ANSWERS[word] for word in arguments.healthy_volunteers),
        sponsor_classes=tuple(arguments.sponsor_class),
        has_results=None if arguments.results is None else arguments.results == "yes",
        disease=arguments.disease,
        near=near,
        within_km=arguments.within.km if arguments.within else None,
        sort=SORTS[arguments.sort],
        other_words=not arguments.only_these_words,
        correct=not arguments.no_correction,
        limit=arguments.limit,
    )


def _search(catalog: Catalog, arguments: argparse.Namespace, query: Query) -> int:
    result = catalog.search(query)
    ways = () if result.total else catalog.ways_out(query)
    in_miles = bool(arguments.within and arguments.within.in_miles)
    hidden = catalog.hidden(query, query.limit) if arguments.hidden else None
    facets = catalog.facets(query) if arguments.facets else None
    if arguments.json:
        document = document_of(result, ways)
        if hidden is not None:
            document["hidden"] = hidden_document(hidden, query)
        if facets is not None:
            document["facets"] = facets_document(facets)
        print_json(document)
        if not result.total:
            warn(summary(result))
    else:
        list_hits(result, ways, in_miles=in_miles)
        if hidden is not None:
            list_hidden(hidden, query, in_miles=in_miles)
        if facets is not None:
            list_facets(facets)
    return DONE if result.total else NOT_ALL


def _browse(catalog: Catalog, arguments: argparse.Namespace) -> int:
    found = catalog.diseases(arguments.diseases)
    if arguments.json:
        print_json(diseases_document(found))
    else:
        list_diseases(found)
    if not found:
        warn(_("There is no disease below that in this library."))
    return DONE if found else NOT_ALL


def _the_one(text: str, choices: tuple[PlaceChoice, ...]) -> Place | None:
    """Give the place that is meant, where only one can be."""
    if len(choices) == 1:
        return choices[0].place
    asked = key_of(text)
    exact = [
        choice.place
        for choice in choices
        if asked
        in (
            key_of(choice.place.city),
            key_of(f"{choice.place.city} {choice.place.country}"),
            key_of(f"{choice.place.city} {choice.place.region} {choice.place.country}"),
        )
    ]
    return exact[0] if len(exact) == 1 else None
