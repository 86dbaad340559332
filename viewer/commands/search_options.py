"""What can be asked of ``trial-viewer search``, and how it is written."""

import argparse
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.commands.common import add_library_option
from viewer.domain.coded import AgencyClass, Phase, RecruitmentStatus, StudyType
from viewer.domain.search import AgeUnit, Answer, Sort
from viewer.words import _

KM_PER_MILE = 1.609344
"""The international mile of 1959, exactly."""

_LIMIT = 50

SORTS = {
    "best": Sort.BEST,
    "newest": Sort.NEWEST,
    "ends": Sort.ENDS_SOONEST,
    "largest": Sort.LARGEST,
    "nearest": Sort.NEAREST,
}
ANSWERS = {"yes": Answer.YES, "no": Answer.NO, "not-said": Answer.NOT_SAID}


class Age(NamedTuple):
    """An age as it was written: the number and what it counts."""

    number: float
    unit: AgeUnit


class Within(NamedTuple):
    """A distance in kilometres, and whether it was written in miles."""

    km: float
    in_miles: bool


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add all options of a search."""
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
    _add_filters(parser.add_argument_group(_("which studies to leave out")))
    _add_order(parser.add_argument_group(_("order and distance")))
    _add_words(parser.add_argument_group(_("words")))
    _add_lists(parser.add_argument_group(_("other lists")))


def _add_filters(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--open", action="store_true", help=_("only studies that are open to new patients")
    )
    group.add_argument(
        "--status",
        type=_status,
        action="append",
        default=[],
        metavar="S",
        help=_("only studies with this status, such as RECRUITING; may be given several times"),
    )
    group.add_argument(
        "--phase",
        type=_phase,
        action="append",
        default=[],
        metavar="P",
        help=_("only studies of this phase: 1, 2, 3, 4, early or none; may be repeated"),
    )
    group.add_argument(
        "--study-type",
        type=_study_type,
        action="append",
        default=[],
        metavar="T",
        help=_("only this kind of study, such as INTERVENTIONAL; may be repeated"),
    )
    group.add_argument(
        "--country",
        action="append",
        default=[],
        metavar="C",
        help=_("only studies with a place in this country; may be repeated"),
    )
    group.add_argument(
        "--age",
        type=_age,
        metavar="AGE",
        help=_('leave out studies with other age limits: 64, or "6 months"'),
    )
    group.add_argument(
        "--sex", choices=("female", "male"), help=_("leave out studies for the other sex only")
    )
    group.add_argument(
        "--healthy-volunteers",
        choices=tuple(ANSWERS),
        action="append",
        default=[],
        help=_("only studies that say this about healthy people; may be repeated"),
    )
    group.add_argument(
        "--sponsor-class",
        type=_sponsor_class,
        action="append",
        default=[],
        metavar="K",
        help=_("only studies run by this kind of group, such as INDUSTRY; may be repeated"),
    )
    group.add_argument(
        "--results", choices=("yes", "no"), help=_("only studies with posted results, or without")
    )
    group.add_argument(
        "--disease",
        default="",
        metavar="D",
        help=_("only studies of this MeSH term, or of one below it in the tree"),
    )


def _add_order(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--near", default="", metavar="CITY", help=_("say how far the nearest open place is")
    )
    group.add_argument(
        "--within",
        type=_within,
        metavar="DISTANCE",
        help=_("with --near: only studies with an open place so near: 50km or 30mi"),
    )
    group.add_argument(
        "--sort",
        choices=tuple(SORTS),
        default="best",
        help=_("in which order to list (without it: best); nearest needs --near"),
    )


def _add_words(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--only-these-words",
        action="store_true",
        help=_("do not look for other words of the same meaning"),
    )
    group.add_argument(
        "--no-correction", action="store_true", help=_("look for the words as they are spelled")
    )


def _add_lists(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--hidden", action="store_true", help=_("list what the filters leave out, and why")
    )
    group.add_argument(
        "--facets", action="store_true", help=_("count the studies for each choice of a filter")
    )
    group.add_argument(
        "--diseases",
        nargs="?",
        const="",
        metavar="PARENT",
        help=_("list the diseases at the top of the tree, or below one"),
    )


def _limit(word: str) -> int:
    limit = int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 0
    if limit < 1:
        raise argparse.ArgumentTypeError(_("give a whole number from 1 on"))
    return limit


_AGE = re.compile(r"\s*(\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z]*)\s*", re.IGNORECASE)
_MOST_YEARS = 150
_PER_YEAR = {
    AgeUnit.YEARS: 1.0,
    AgeUnit.MONTHS: 12.0,
    AgeUnit.WEEKS: 52.2,
    AgeUnit.DAYS: 365.3,
    AgeUnit.HOURS: 8766.0,
    AgeUnit.MINUTES: 525960.0,
}


def _age(word: str) -> Age:
    found = _AGE.fullmatch(word)
    begun = found[2].lower() if found else ""
    units = [unit for unit in AgeUnit if begun in (unit.value, unit.value.removesuffix("s"))]
    unit = AgeUnit.YEARS if found and not begun else units[0] if units else None
    number = float(found[1].replace(",", ".")) if found else math.inf
    if unit is None or number > _MOST_YEARS * _PER_YEAR[unit]:
        raise argparse.ArgumentTypeError(_('give an age, such as 64 or "6 months"'))
    return Age(number, unit)


_DISTANCE = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(km|mi|miles?)\s*", re.IGNORECASE)


def _within(word: str) -> Within:
    found = _DISTANCE.fullmatch(word)
    if not found:
        raise argparse.ArgumentTypeError(_("give a distance, such as 50km or 30mi"))
    number = float(found[1].replace(",", "."))
    in_miles = found[2].lower() != "km"
    return Within(number * KM_PER_MILE if in_miles else number, in_miles)


def _code(word: str) -> str:
    return word.strip().upper().replace(" ", "_").replace("-", "_")


def _status(word: str) -> str:
    try:
        return RecruitmentStatus(_code(word)).value
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("there is no status {word}; there are {known}").format(
                word=word, known=_known([status.value for status in RecruitmentStatus])
            )
        ) from None


def _study_type(word: str) -> str:
    try:
        return StudyType(_code(word)).value
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("there is no kind of study {word}; there are {known}").format(
                word=word, known=_known([kind.value for kind in StudyType])
            )
        ) from None


def _sponsor_class(word: str) -> str:
    try:
        return AgencyClass(_code(word)).value
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("there is no kind of group {word}; there are {known}").format(
                word=word, known=_known([kind.value for kind in AgencyClass])
            )
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
    known = _known([phase.value for phase in Phase])
    raise argparse.ArgumentTypeError(
        _("there is no phase {word}; there are {known}").format(word=word, known=known)
    )


def _known(values: Sequence[str]) -> str:
    return ", ".join(values)
