"""The findings of a trial as lines to be read aloud, each with the findings it rests on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viewer.plain.burden.dose_lines import dose_words
from viewer.plain.burden.findings import Detail, Finding, Kind, Said
from viewer.plain.burden.follow_up import is_after_treatment
from viewer.plain.burden.line_words import follow_words, line_words
from viewer.plain.burden.names import procedure_words
from viewer.plain.joining import and_list
from viewer.plain.tense import Tense
from viewer.words import _

MOST_OF_A_KIND = 6
"""Lines of one kind; where there are more, the plan is too varied to be told in lines."""


_TWO = 2
_COURSE = re.compile(
    r"\b(?:sessions?|class(?:es)?|exercises?|yoga|injections?|infusions?|vaccinations?"
    r"|(?:yoga|training|exercise) programs?)\b",
    re.IGNORECASE,
)
"""What comes again and again, so that how often it comes is worth a line of its own."""
_OF_OTHERS_TOO = re.compile(
    r"\b(?:and|plus|with|while|followed|then|or|either|after|before)\b|[+&/±]", re.IGNORECASE
)
"""A sentence that may speak of a medicine beside the one that has a name in the record."""
_DIGIT = re.compile(r"\d")
_NEAR = 12
"""Characters between the first number and a name that it belongs to: "40 mg Dexamethasone"."""
_ONE_BY_ONE = re.compile(r"\b(?:then|later|thereafter|followed by|followed with|single dose)\b|;")
_MOST_NAMES = 3
"""Names of groups that a line can hold and still be read aloud."""


@dataclass(frozen=True, slots=True)
class BurdenLine:
    """One line ("Visits at months 2 and 3.") and the findings it was made from."""

    kind: Kind
    words: str
    findings: tuple[Finding, ...]


def burden_lines(findings: Sequence[Finding], tense: Tense = Tense.NOW) -> tuple[BurdenLine, ...]:
    """What is asked, the length first; each line once, however often the texts say it.

    Of a study that is over, no line speaks to the reader as somebody who may still take part.
    """
    lines: list[BurdenLine] = []
    often = {(each.path, each.start) for each in findings if _is_regular_check(each.said)}
    for kind in Kind:
        own = [
            each
            for each in findings
            if each.said.kind is kind
            # "Follow-up visits every 6 weeks": of these visits the text does say when they are.
            and not (_is_bare_visit(each.said) and (each.path, each.start) in often)
        ]
        if not own:
            continue
        if kind is Kind.PROCEDURE:
            made = list(_procedures(own))
        elif kind is Kind.DOSE:
            made = list(_doses(own))
        elif kind is Kind.FOLLOW_UP:
            made = list(_follow_up(own, tense))
        else:
            made = list(_plain(_told(own), tense))
        lines += made[:MOST_OF_A_KIND]
    return tuple(lines)


def _is_regular_check(said: Said) -> bool:
    return said.kind is Kind.FOLLOW_UP and said.unit is not None


def _is_bare_visit(said: Said) -> bool:
    return said.kind is Kind.VISIT and said.detail is Detail.HAPPENS


def _told(findings: Sequence[Finding]) -> list[Finding]:
    """Without what another finding tells better: a bare visit, the length of a stay again."""
    numbered = [each for each in findings if each.said.detail is not Detail.HAPPENS]
    for detail in (Detail.COUNT, Detail.LASTS) if findings[0].said.kind is not Kind.STAY else ():
        # Two numbers for the same: of a part, a group, an error. Which one, the text must say.
        own = {_span(each.said) for each in numbered if each.said.detail is detail and not each.arm}
        if len(own) > 1:
            numbered = [each for each in numbered if each.said.detail is not detail]
    for word in {each.said.word for each in numbered if each.said.kind is Kind.BREAK}:
        if len({_span(each.said) for each in numbered if each.said.word == word}) > 1:
            numbered = [each for each in numbered if each.said.word != word]
    bare = [each for each in findings if each.said.detail is Detail.HAPPENS]
    kept = numbered or bare[:1] or ([] if findings[0].said.kind is Kind.LENGTH else list(findings))
    first = {_span(each.said) for each in kept if each.said.detail is Detail.FIRST}
    by = {each.start for each in kept if each.said.detail is Detail.BY}
    kept = [each for each in kept if not _is_part(each, kept)]
    return [
        each
        for each in kept
        if each.said.kind is not Kind.STAY
        or each.said.detail is not Detail.LASTS
        or each.start in by
        or _span(each.said) not in first
    ]


def _is_part(finding: Finding, others: Sequence[Finding]) -> bool:
    """Whether its times are some of those that another finding tells."""
    said = finding.said
    return said.detail is Detail.AT and any(
        other.said.detail is Detail.AT
        and other.said.unit is said.unit
        and set(said.ranges) < set(other.said.ranges)
        for other in others
    )


def _span(said: Said) -> tuple[object, ...]:
    return (said.ranges, said.unit)


def _plain(findings: Sequence[Finding], tense: Tense) -> Iterator[BurdenLine]:
    days = {
        (each.path, each.start): each.said for each in findings if each.said.detail is Detail.BY
    }
    yield from _merged(
        (each, line_words(each.said, days.get((each.path, each.start)), tense)) for each in findings
    )


def _merged(said: Iterable[tuple[Finding, str]]) -> Iterator[BurdenLine]:
    """Each line once. What the text says of some groups alone is told with their names."""
    lines: dict[str, list[Finding]] = {}
    for finding, words in said:
        if words:
            lines.setdefault(words, []).append(finding)
    for words, own in lines.items():
        yield BurdenLine(own[0].said.kind, _with_arms(words, own), tuple(own))


def _with_arms(words: str, own: Sequence[Finding]) -> str:
    if any(not each.arm for each in own):
        return words
    arms = list(dict.fromkeys(each.arm for each in own))
    if len(arms) > _MOST_NAMES:
        return _("{line} The text says so of {n} groups or treatments.").format(
            line=words, n=len(arms)
        )
    names = and_list([_("“{name}”").format(name=arm) for arm in arms])
    return _("{line} The text says so of {groups}.").format(line=words, groups=names)


def _follow_up(findings: Sequence[Finding], tense: Tense) -> Iterator[BurdenLine]:
    """A line for each sentence: its times belong together."""
    by_sentence: dict[tuple[str, int], list[Finding]] = {}
    for each in findings:
        by_sentence.setdefault((each.path, each.start), []).append(each)
    yield from _merged(
        (
            each,
            follow_words(
                [other.said for other in own], tense, is_after=is_after_treatment(each.sentence)
            ),
        )
        for own in by_sentence.values()
        for each in own
    )


def _procedures(findings: Sequence[Finding]) -> Iterator[BurdenLine]:
    names = dict.fromkeys(procedure_words(each.said.word) for each in findings)
    words = _("Tests and forms: {names}.").format(names=and_list(list(names)))
    first: dict[str, Finding] = {}
    for each in findings:
        first.setdefault(each.said.word, each)
    yield BurdenLine(Kind.PROCEDURE, words, tuple(first.values()))


def _doses(findings: Sequence[Finding]) -> Iterator[BurdenLine]:
    """A line for each text about one treatment: what it says of doses belongs together.

    A text about the whole study may go from one medicine to the next between its sentences. They
    are taken together only where there is one treatment and they do not contradict one another.
    """
    runs = list(_runs(findings))
    told: dict[tuple[str, str], list[list[Finding]]] = {}
    for own in sorted(runs, key=lambda run: -len(_facts(run))):
        is_course = len(_treatments(own)) < _TWO and any(
            _COURSE.search(each.sentence) for each in own
        )
        words = dose_words([each.said for each in _sure_of_whose(own)], is_course=is_course)
        again = any(
            _facts(own) <= _facts(run[0]) and _treatments(own) <= _treatments(run[0])
            for run in told.values()
            if not own[0].arm
        )
        if words and not again:
            told.setdefault((words, _subject(own)), []).append(own)
    for (words, subject), same in sorted(
        told.items(), key=lambda each: min(map(runs.index, each[1]))
    ):
        same.sort(key=runs.index)
        arms = list(dict.fromkeys(own[0].arm for own in same))
        found = tuple(each for own in same for each in own)
        yield BurdenLine(Kind.DOSE, _of_groups(words, arms, subject), found)


def _of_groups(words: str, arms: Sequence[str], subject: str) -> str:
    """What several groups or treatments get alike is told once, with the names of all."""
    if "" in arms and subject:
        return _("“{treatment}”: {line}").format(treatment=subject, line=words)
    if "" in arms:
        return _("Doses: {line}").format(line=words)
    if len(arms) > _MOST_NAMES:
        return _("Doses: {line} The text says so of {n} groups or treatments.").format(
            line=words, n=len(arms)
        )
    names = and_list([_("“{name}”").format(name=arm) for arm in arms])
    if subject:
        return _("{groups}, {treatment}: {line}").format(
            groups=names, treatment=subject, line=words
        )
    return _("{groups}: {line}").format(groups=names, line=words)


def _sure_of_whose(own: Sequence[Finding]) -> Sequence[Finding]:
    """Of a sentence on several treatments, what surely is of all of them."""
    if len(_treatments(own)) < _TWO:
        return own
    if any(_ONE_BY_ONE.search(each.sentence) for each in own):
        return ()
    return [each for each in own if each.said.detail is not Detail.MINUTES]


def _treatments(findings: Sequence[Finding]) -> frozenset[str]:
    return frozenset(name for each in findings for name in each.treatments)


def _subject(own: Sequence[Finding]) -> str:
    """The one treatment that its sentences are about, where the group does not tell it."""
    names = _treatments(own)
    treatment = next(iter(names)) if len(names) == 1 else ""
    is_told = not treatment or treatment.casefold() in own[0].arm.casefold()
    is_sure = not is_told and all(_is_about(each.sentence, treatment) for each in own)
    return treatment if is_sure else ""


def _is_about(sentence: str, treatment: str) -> bool:
    """Whether a sentence speaks of one treatment from its first number on, and of no other."""
    number = _DIGIT.search(sentence)
    at = sentence.casefold().find(treatment.casefold().split()[0])
    first = number.start() if number else len(sentence)
    return 0 <= at <= first + _NEAR and not _OF_OTHERS_TOO.search(sentence)


def _runs(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    is_single = len({each.arm for each in findings if each.arm}) < _TWO
    by_path: dict[str, list[Finding]] = {}
    for each in findings:
        by_path.setdefault(each.path, []).append(each)
    for own in by_path.values():
        details = {(each.said.detail, each.said.word or each.said.ranges) for each in own}
        agree = is_single and len(details) == len({detail for detail, _value in details})
        # What a text says of two medicines by name belongs to the one or to the other.
        if (own[0].arm or agree) and len(_treatments(own)) < _TWO:
            yield own
            continue
        by_sentence: dict[int, list[Finding]] = {}
        for each in own:
            by_sentence.setdefault(each.start, []).append(each)
        yield from by_sentence.values()


def _facts(findings: Sequence[Finding]) -> frozenset[Said]:
    return frozenset(each.said for each in findings)
