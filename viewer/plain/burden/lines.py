"""The findings of a trial as lines to be read aloud, each with the findings it rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from viewer.plain.burden.dose_lines import dose_words
from viewer.plain.burden.findings import Detail, Finding, Kind, Said
from viewer.plain.burden.names import procedure_words
from viewer.plain.burden.times_words import (
    duration_words,
    every_words,
    number_words,
    points_words,
)
from viewer.plain.joining import and_list
from viewer.words import _, ngettext

MOST_OF_A_KIND = 6
"""Lines of one kind; where there are more, the plan is too varied to be told in lines."""


@dataclass(frozen=True, slots=True)
class BurdenLine:
    """One line ("Visits at months 2 and 3.") and the findings it was made from."""

    kind: Kind
    words: str
    findings: tuple[Finding, ...]


def burden_lines(findings: Sequence[Finding]) -> tuple[BurdenLine, ...]:
    """What is asked, the length first; each line once, however often the texts say it."""
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
            made = list(_follow_up(own))
        else:
            made = list(_plain(_told(own)))
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
    bare = [each for each in findings if each.said.detail is Detail.HAPPENS]
    kept = numbered or bare[:1] or ([] if findings[0].said.kind is Kind.LENGTH else list(findings))
    first = {_span(each.said) for each in kept if each.said.detail is Detail.FIRST}
    by = {each.start for each in kept if each.said.detail is Detail.BY}
    return [
        each
        for each in kept
        if each.said.kind is not Kind.STAY
        or each.said.detail is not Detail.LASTS
        or each.start in by
        or _span(each.said) not in first
    ]


def _span(said: Said) -> tuple[object, ...]:
    return (said.ranges, said.unit)


def _plain(findings: Sequence[Finding]) -> Iterator[BurdenLine]:
    days = {
        (each.path, each.start): each.said for each in findings if each.said.detail is Detail.BY
    }
    yield from _merged(
        (each, _with_arm(_words(each.said, days.get((each.path, each.start))), each.arm))
        for each in findings
    )


def _merged(said: Iterable[tuple[Finding, str]]) -> Iterator[BurdenLine]:
    lines: dict[str, list[Finding]] = {}
    for finding, words in said:
        if words:
            lines.setdefault(words, []).append(finding)
    for words, own in lines.items():
        yield BurdenLine(own[0].said.kind, words, tuple(own))


def _with_arm(words: str, arm: str) -> str:
    if not words or not arm:
        return words
    return _("{line} The text says so of “{group}”.").format(line=words, group=arm)


def _words(said: Said, by: Said | None) -> str:
    """``by``: the day that the same sentence names as the latest for a stay."""
    if said.kind is Kind.STAY and said.detail is Detail.LASTS and said.unit and by and by.unit:
        return _("A stay in hospital: {time}, by {day}.").format(
            time=duration_words(said.ranges[0], said.unit),
            day=points_words(by.ranges, by.unit),
        )
    makers: dict[Kind, Callable[[Said], str]] = {
        Kind.LENGTH: _length_words,
        Kind.STAY: _stay_words,
        Kind.VISIT: _visit_words,
        Kind.CALL: _call_words,
    }
    return makers[said.kind](said)


def _length_words(said: Said) -> str:
    time = duration_words(said.ranges[0], said.unit) if said.unit else ""
    if said.at_most:
        return _("Taking part lasts up to {time}.").format(time=time)
    return _("Taking part lasts {time}.").format(time=time)


def _stay_words(said: Said) -> str:
    if said.unit is None:
        return _("There is a stay in hospital. The text gives no number of days.")
    time = duration_words(said.ranges[0], said.unit)
    return {
        Detail.FIRST: _("A stay in hospital for the first {time}."),
        Detail.LASTS: _("A stay in hospital: {time}."),
        Detail.BY: "",
    }[said.detail].format(time=time)


def _visit_words(said: Said) -> str:
    if said.detail is Detail.COUNT:
        count = 1 if said.ranges[0].high == 1 else 2
        if said.at_most:
            words = ngettext("Up to {n} visit.", "Up to {n} visits.", count)
        else:
            words = ngettext("{n} visit.", "{n} visits.", count)
        return words.format(n=number_words(said.ranges[0]))
    if said.unit is None:
        return _("There are visits. The text does not clearly say how many.")
    if said.detail is Detail.AT:
        count = len(said.ranges)
        words = ngettext("A visit at {times}.", "Visits at {times}.", count)
        return words.format(times=points_words(said.ranges, said.unit))
    if said.detail is Detail.AFTER:
        time = duration_words(said.ranges[0], said.unit)
        return _("A visit {time} after a step that the text names.").format(time=time)
    return _("Visits {often}.").format(often=every_words(said.ranges[0], said.unit))


def _call_words(said: Said) -> str:
    if said.detail is Detail.COUNT:
        count = 1 if said.ranges[0].high == 1 else 2
        words = ngettext("{n} phone call.", "{n} phone calls.", count)
        return words.format(n=number_words(said.ranges[0]))
    if said.unit is None:
        return _("The team calls you. The text does not clearly say how often.")
    if said.detail is Detail.AT:
        words = ngettext("A phone call at {times}.", "Phone calls at {times}.", len(said.ranges))
        return words.format(times=points_words(said.ranges, said.unit))
    if said.detail is Detail.AFTER:
        time = duration_words(said.ranges[0], said.unit)
        return _("A phone call {time} after a step that the text names.").format(time=time)
    return _("Phone calls {often}.").format(often=every_words(said.ranges[0], said.unit))


def _follow_up(findings: Sequence[Finding]) -> Iterator[BurdenLine]:
    """A line for each sentence: its times belong together."""
    by_sentence: dict[tuple[str, int], list[Finding]] = {}
    for each in findings:
        by_sentence.setdefault((each.path, each.start), []).append(each)
    lines: dict[str, list[Finding]] = {}
    for own in by_sentence.values():
        first = sorted(own, key=lambda each: each.said.detail is not Detail.AT)
        pieces = dict.fromkeys(_follow_piece(each.said) for each in first)
        words = _("The team keeps an eye on how you are: {times}.").format(times=", ".join(pieces))
        lines.setdefault(_with_arm(words, own[0].arm), []).extend(own)
    for words, own in lines.items():
        yield BurdenLine(Kind.FOLLOW_UP, words, tuple(own))


def _follow_piece(said: Said) -> str:
    if said.unit is None:
        return ""
    if said.detail is Detail.AT:
        return _("at {times}").format(times=points_words(said.ranges, said.unit))
    if said.detail is Detail.EVERY:
        return every_words(said.ranges[0], said.unit)
    return _("for {time}").format(time=duration_words(said.ranges[0], said.unit))


def _procedures(findings: Sequence[Finding]) -> Iterator[BurdenLine]:
    names = dict.fromkeys(procedure_words(each.said.word) for each in findings)
    words = _("Tests and forms: {names}.").format(names=and_list(list(names)))
    first: dict[str, Finding] = {}
    for each in findings:
        first.setdefault(each.said.word, each)
    yield BurdenLine(Kind.PROCEDURE, words, tuple(first.values()))


def _doses(findings: Sequence[Finding]) -> Iterator[BurdenLine]:
    """A line for each text: what one text says of doses belongs together."""
    by_path: dict[str, list[Finding]] = {}
    for each in findings:
        by_path.setdefault(each.path, []).append(each)
    lines: dict[str, tuple[str, list[Finding]]] = {}
    for own in by_path.values():
        words = dose_words([each.said for each in own])
        if words and words not in lines:
            lines[words] = (own[0].arm, own)
    for words, (arm, own) in lines.items():
        if arm:
            named = _("“{group}”: {line}").format(group=arm, line=words)
        else:
            named = _("Doses: {line}").format(line=words)
        yield BurdenLine(Kind.DOSE, named, tuple(own))
