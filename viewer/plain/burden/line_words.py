"""The words of one finding, as a line of the list of what is asked."""

from collections.abc import Callable, Sequence

from viewer.plain.burden.breaks import RUN_IN
from viewer.plain.burden.findings import Detail, Kind, Said
from viewer.plain.burden.times_words import (
    duration_words,
    every_words,
    number_words,
    points_words,
)
from viewer.plain.tense import Tense
from viewer.words import _, ngettext


def line_words(said: Said, by: Said | None, tense: Tense) -> str:
    """``by``: the day that the same sentence names as the latest for a stay."""
    if said.kind is Kind.STAY and said.detail is Detail.LASTS and said.unit and by and by.unit:
        return _("A stay in hospital: {time}, by {day}.").format(
            time=duration_words(said.ranges[0], said.unit),
            day=points_words(by.ranges, by.unit),
        )
    if said.kind is Kind.LENGTH:
        return length_words(said, tense)
    if said.detail is Detail.HAPPENS:
        return _bare_words(said.kind, tense)
    makers: dict[Kind, Callable[[Said], str]] = {
        Kind.STAY: _stay_words,
        Kind.VISIT: _visit_words,
        Kind.CALL: _call_words,
        Kind.BREAK: _break_words,
    }
    return makers[said.kind](said)


def follow_words(said: Sequence[Said], tense: Tense, *, is_after: bool = False) -> str:
    """The times of one sentence in its order: "every 3 months for 2 years; every year".

    ``is_after``: the sentence counts them from the end of the treatment.
    """
    words = ""
    last: Said | None = None
    for each in dict.fromkeys(said):
        piece = _follow_piece(each)
        if not piece:
            continue
        is_for_how_long = each.detail is Detail.FOR and last and last.detail is Detail.EVERY
        words += piece if not words else f" {piece}" if is_for_how_long else f"; {piece}"
        last = each
    return _follow_sentence(tense, is_after=is_after).format(times=words)


def _follow_sentence(tense: Tense, *, is_after: bool) -> str:
    if tense is Tense.NOW:
        if is_after:
            return _("After the treatment, the team keeps an eye on how you are: {times}.")
        return _("The team keeps an eye on how you are: {times}.")
    if tense is Tense.OVER:
        if is_after:
            return _("After the treatment, the team kept an eye on how people were: {times}.")
        return _("The team kept an eye on how people were: {times}.")
    if is_after:
        return _("After the treatment, the team was to keep an eye on how people are: {times}.")
    return _("The team was to keep an eye on how people are: {times}.")


def _follow_piece(said: Said) -> str:
    if said.unit is None:
        return ""
    if said.detail is Detail.AT:
        return _("at {times}").format(times=points_words(said.ranges, said.unit))
    if said.detail is Detail.EVERY:
        often = every_words(said.ranges[0], said.unit)
        if said.word:
            return _("{often} in year {year}").format(often=often, year=said.word)
        return often
    return _("for {time}").format(time=duration_words(said.ranges[0], said.unit))


def length_words(said: Said, tense: Tense) -> str:
    """How long taking part lasts; of what is over or never began, how long it was to last."""
    time = duration_words(said.ranges[0], said.unit) if said.unit else ""
    if tense is Tense.NOW:
        if said.at_most:
            words = _("Taking part lasts up to {time}.")
        else:
            words = _("Taking part lasts {time}.")
    elif said.at_most:
        words = _("Taking part was to last up to {time}.")
    else:
        words = _("Taking part was to last {time}.")
    return words.format(time=time)


def _bare_words(kind: Kind, tense: Tense) -> str:
    """That there is something, of which the text gives no number."""
    now = {
        Kind.STAY: _("There is a stay in hospital. The text gives no number of days."),
        Kind.VISIT: _("There are visits. The text does not clearly say how many."),
        Kind.CALL: _("The team calls you. The text does not clearly say how often."),
    }
    over = {
        Kind.STAY: _("There was a stay in hospital. The text gives no number of days."),
        Kind.VISIT: _("There were visits. The text does not clearly say how many."),
        Kind.CALL: _("There were phone calls. The text does not clearly say how often."),
    }
    meant = {
        Kind.STAY: _("There was to be a stay in hospital. The text gives no number of days."),
        Kind.VISIT: _("There were to be visits. The text does not clearly say how many."),
        Kind.CALL: _("There were to be phone calls. The text does not clearly say how often."),
    }
    return {Tense.NOW: now, Tense.OVER: over, Tense.MEANT: meant}[tense].get(kind, "")


def _stay_words(said: Said) -> str:
    if said.unit is None:
        return ""
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
        return ""
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
        return ""
    if said.detail is Detail.AT:
        words = ngettext("A phone call at {times}.", "Phone calls at {times}.", len(said.ranges))
        return words.format(times=points_words(said.ranges, said.unit))
    if said.detail is Detail.AFTER:
        time = duration_words(said.ranges[0], said.unit)
        return _("A phone call {time} after a step that the text names.").format(time=time)
    return _("Phone calls {often}.").format(often=every_words(said.ranges[0], said.unit))


def _break_words(said: Said) -> str:
    time = duration_words(said.ranges[0], said.unit) if said.unit else ""
    if said.at_most:
        time = _("up to {time}").format(time=time)
    elif said.at_least:
        time = _("at least {time}").format(time=time)
    if said.word == RUN_IN:
        return _("A time before the main part (“run-in”): {time}.").format(time=time)
    return _("A time without the treatment (“washout”): {time}.").format(time=time)
