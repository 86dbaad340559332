"""What in the criteria is worth asking about: other studies, double negations, too few lines."""

import re
from collections.abc import Iterator

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.trial import Trial
from viewer.plain.criteria_texts import CriterionText, criteria_texts
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.plain.flags_dates import ENDED
from viewer.plain.inline import clean
from viewer.words import _, ngettext

_OTHER_STUDY = re.compile(
    r"\b(?:co-?)?(?:enrol\w*|participat\w+|register\w*|complet\w+|included|randomi[sz]ed|treated|"
    r"rolled over)\b(?:[^.;:\n]{0,90}?\b(?P<number>NCT\d{8}|\d{2}-[A-Z]{1,3}-\d{3,5})\b"
    r"|\s+(?:(?:in|on|into|onto|of|from)\s+)?(?:[A-Za-z]+\s+){0,3}?(?:protocol|study|trial)\s+"
    r"(?:number\s+|no\.?\s*|#\s*)?"
    r"(?P<code>(?!COVID|SARS)[A-Z]{2,8}-?\d{2,}[\w-]*|\d{5,8}-[A-Z]\b))",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(
    r"\b(?:no|not|never|without|other than|excluded?|unless|may (?:also )?|including|plan to)\b",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(r"[^.;\n]{0,60}\bnot (?:re|nec|mand)", re.IGNORECASE)
# "No phone" keeps people without one out; "No prior treatment" in that list mostly lets them in.
_DOUBLE_NO = re.compile(
    r"No (?!\w+ (?:participation|consent|adherence|response|follow))(?:other |prior |previous "
    r"|history |known |active |acute |concurrent |current |evidence |presence |significant "
    r"|serious |severe |uncontrolled |untreated )"
)
_TWICE = 2
"""One such line may well be meant as it stands; two in a list hardly ever are."""
_IS_RULE = re.compile(r"\b(?:allowed|permitted|accepted|may|must|should|eligible)\b", re.IGNORECASE)
"""A whole sentence, "No other drug is allowed", means what it says wherever it stands."""
_NOT_JOINABLE = ENDED | {RecruitmentStatus.WITHHELD, RecruitmentStatus.NO_LONGER_AVAILABLE}
_QUOTED = 80
"""Letters of a criterion that a flag quotes."""
_NONE = re.compile(r"\bnone\b", re.IGNORECASE)
_FEW = 3
_FEW_WORDS = 40
"""A text with fewer criteria than ``_FEW`` and fewer words than these says very little."""
_SAID = re.compile(r"[.;\u3002\uff1b](?=\s|[A-Z\u4e00-\u9fff]|\Z)|[;\u3002\uff1b]|\n")
"""Where one thing that is said on a line ends and another begins."""


def quoted(words: str) -> str:
    """Words of the source for a sentence, cut behind a word where they are many."""
    words = words.rstrip(" .;,")
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"


def other_study(trial: Trial) -> Iterator[Flag]:
    """Another study one has to be in, or to have been in."""
    said: set[str] = {trial.number, *(number.value for number in trial.former_numbers)}
    said |= {identifier.value for identifier in trial.references.identifiers}
    for piece in criteria_texts(trial):
        found = _OTHER_STUDY.search(piece.text) if piece.inclusion is not False else None
        number = (found["number"] or found["code"]) if found else ""
        if not found or number.upper() in {name.upper() for name in said}:
            continue
        before = piece.text[max(0, found.start() - 40) : found.start()]
        if _NOT_FIRST.search(before) or _NOT_NEEDED.match(piece.text, found.end()):
            continue
        said.add(number)
        fact = _("You may have to be in another study first: the text names “{number}”.").format(
            number=clean(number)
        )
        ask = _("Ask the study team about it.")
        start = piece.start + found.start()
        end = piece.start + found.end()
        yield Flag(FlagKind.OTHER_STUDY, fact, ask, (piece.path,), start, end)


def double_no(trial: Trial) -> Iterator[Flag]:
    """The first of several exclusions that say "No …": they often stand for the opposite."""
    found: list[tuple[CriterionText, str]] = []
    for piece in criteria_texts(trial):
        words = clean(piece.text).lstrip("*•-–0123456789.) \t")
        # A point under another may be part of an exception: "unless no prior treatment ...".
        is_exclusion = piece.inclusion is False and piece.is_criterion and not piece.level
        if is_exclusion and _DOUBLE_NO.match(words) and not _IS_RULE.search(words):
            found.append((piece, words))
    if len(found) >= _TWICE:
        piece, words = found[0]
        fact = _("Under what keeps people out, the text says “{words}”.").format(
            words=quoted(words)
        )
        ask = _("Ask the study team if it is meant the other way round.")
        end = piece.start + len(piece.text)
        yield Flag(FlagKind.DOUBLE_NO, fact, ask, (piece.path,), piece.start, end)


def _things(text: str) -> int:
    """How many things a line says: some write all their criteria one behind the other."""
    return max(1, sum(bool(re.search(r"\w", part)) for part in _SAID.split(text)))


def few_criteria(trial: Trial) -> Iterator[Flag]:
    """Hardly a word on who can join, of a study that is not over."""
    statuses = [report.status for report in trial.recruitment.statuses]
    if not statuses or all(status in _NOT_JOINABLE for status in statuses):
        return
    pieces = list(criteria_texts(trial))
    lines = sum(_things(piece.text) for piece in pieces if piece.is_criterion)
    words = sum(len(piece.text.split()) for piece in pieces)
    eligibility = trial.eligibility
    ask = _("Ask the study team for the full list.")
    if not lines and any(_NONE.search(piece.text) for piece in pieces):
        return  # it says that nothing is asked for
    if not lines:
        fact = _("The record does not say what you need to join.")
        path = eligibility.criteria.path if eligibility.criteria else "$"
        yield Flag(FlagKind.NO_CRITERIA, fact, ask, (path,))
    elif lines < _FEW and words < _FEW_WORDS:
        fact = ngettext(
            "The record has only one line on who can join.",
            "The record has only {count} lines on who can join.",
            lines,
        ).format(count=lines)
        yield Flag(FlagKind.FEW_CRITERIA, fact, ask, (pieces[0].path,))
