"""The rows of a comparison: for each, what one study's record says, by the single page's rules."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from viewer.domain.coded import StudyType, Unknown
from viewer.domain.values import Author
from viewer.pages import glance
from viewer.pages.blocks import Fact, Origin, Span, Voice, text_of
from viewer.pages.desk import WHOLE_RECORD, Desk, ours
from viewer.pages.facts import our_fact
from viewer.pages.passages import passage_at
from viewer.plain.answers import record, study, treatment
from viewer.plain.answers.answer import Answer, Asked
from viewer.plain.burden.findings import Kind
from viewer.plain.burden.lines import BurdenLine
from viewer.plain.codes import wording
from viewer.plain.placebo import placebo_answer
from viewer.plain.standing_today import doubt_sentence, words_today
from viewer.plain.status import official_status
from viewer.plain.text import plain_text
from viewer.words import _

_LONGEST_QUOTE = 160
"""Characters of the record's own sentence that stand under our words in a cell."""


class Compared(NamedTuple):
    """One study being compared: its desk, and its record to be asked."""

    desk: Desk
    asked: Asked


VISITS = (Kind.VISIT, Kind.STAY, Kind.CALL, Kind.FOLLOW_UP)
TESTS = (Kind.PROCEDURE,)

Maker: TypeAlias = Callable[[Compared], Fact | None]


def compared(desk: Desk) -> Compared:
    """A study made ready."""
    return Compared(desk, desk.asked)


def rows() -> tuple[tuple[str, Maker], ...]:
    """What is compared, in this order: the question, and what answers it."""
    return (
        (_("Which illness?"), lambda one: glance.illness(one.desk)),
        (_("What is it for?"), purpose),
        (_("What kind of study?"), kind),
        (_("Is it open?"), status),
        (_("Which phase?"), lambda one: glance.stage(one.desk)),
        (_("Who is it for?"), lambda one: glance.who(one.desk)),
        (_("How many people?"), lambda one: glance.how_many(one.desk)),
        (_("What is given?"), lambda one: glance.treatment(one.desk)),
        (_("How is it given?"), given),
        (_("Could I get a placebo?"), placebo),
        (_("How long?"), length),
        (_("Which visits and stays?"), visits),
        (_("Which tests?"), tests),
        (_("What is the main question?"), main_question),
        (_("Where?"), lambda one: glance.where(one.desk)),
        (_("Whom to call?"), call),
        (_("Are there results?"), results),
    )


def purpose(one: Compared) -> Fact | None:
    """What the study wants to find out, in general."""
    found = one.desk.trial.design.primary_purpose
    if found is None:
        return None
    words = wording(found.value)
    return our_fact("", words.plain, found.path, official=words.official)


def kind(one: Compared) -> Fact | None:
    """The kind without a time: whether it is over, another row says."""
    found = one.desk.trial.design.study_type
    if found is None:
        return None
    words: dict[StudyType | Unknown, str] = {
        StudyType.INTERVENTIONAL: _("A trial of a treatment or a test."),
        StudyType.OBSERVATIONAL: _("Watching only: it chooses no treatment."),
        StudyType.EXPANDED_ACCESS: _("No study, but a way to get a treatment."),
    }
    told = words.get(found.value, wording(found.value).plain)
    return our_fact("", told, found.path, official=wording(found.value).official)


def status(one: Compared) -> Fact | None:
    """How it stands on the reader's day, with the registry's own word and why that may differ."""
    trial = one.desk.trial
    reports = trial.recruitment.statuses
    if not reports:
        return None
    sentences = [
        _("{status}.").format(status=words_today(trial, one.desk.today)),
        doubt_sentence(trial, one.desk.today),
    ]
    official = ", ".join(dict.fromkeys(official_status(report.raw) for report in reports))
    return our_fact(
        "",
        " ".join(sentence for sentence in sentences if sentence),
        *(report.path for report in reports),
        official=official,
    )


def given(one: Compared) -> Fact | None:
    """The doses, where the texts tell them; else how each medicine is given."""
    doses = one.asked.lines_of(Kind.DOSE)
    if doses:
        # The question says already that it is about doses.
        label = _("Doses: {line}").partition("{line}")[0]
        bare = [replace(line, words=line.words.removeprefix(label)) for line in doses]
        return from_lines(one, bare)
    return _from_answer(one, treatment.given(one.asked))


def placebo(one: Compared) -> Fact | None:
    """Whether one could get a placebo, and why."""
    answer, reason, paths = placebo_answer(one.desk.trial)
    if not paths:
        return None
    return our_fact("", _("{answer} {reason}").format(answer=answer, reason=reason), *paths)


def length(one: Compared) -> Fact | None:
    """How long one takes part."""
    field = glance.follow_up(one.desk)
    return field or from_lines(one, one.asked.lines_of(Kind.LENGTH))


def visits(one: Compared) -> Fact | None:
    """How often one has to come, stay or be called."""
    return from_lines(one, _lines(one, VISITS))


def tests(one: Compared) -> Fact | None:
    """What is done to find out how one is."""
    return from_lines(one, _lines(one, TESTS))


def asked_of_people(one: Compared) -> Fact | None:
    """Visits and tests in one."""
    return from_lines(one, _lines(one, VISITS + TESTS))


def _lines(one: Compared, kinds: Iterable[Kind]) -> list[BurdenLine]:
    return [line for kind in kinds for line in one.asked.lines_of(kind)]


def main_question(one: Compared) -> Fact | None:
    """The first main outcome in the record's words, with the time at which it is checked."""
    found = list(glance.main_check(one.desk))
    if not found:
        return None
    note = text_of(found[1].spans) if len(found) > 1 else ""
    paths = tuple(path for fact in found for path in fact.origin.paths)
    return Fact(
        label="",
        spans=found[0].spans,
        origin=Origin(Voice.SOURCE, paths),
        official=_("Checked: {when}").format(when=note) if note else "",
    )


def call(one: Compared) -> Fact | None:
    """Whom one can call or write to."""
    return _from_answer(one, study.contact(one.asked))


def results(one: Compared) -> Fact | None:
    """Whether there are results."""
    return _from_answer(one, record.results(one.asked))


def _from_answer(one: Compared, answer: Answer | None) -> Fact | None:
    if answer is None:
        return None
    origin = Origin(Voice.OURS, answer.paths, answer.start, answer.end)
    quote = ""
    if answer.start is not None and answer.end is not None:
        quote = _quote(one, answer.paths[0], answer.start, answer.end)
    return Fact(label="", spans=(Span(answer.words),), origin=origin, official=quote)


def from_lines(one: Compared, lines: Iterable[BurdenLine]) -> Fact | None:
    """Lines found in the text; with the sentence they stand in, where it is one and short."""
    made = list(lines)
    if not made:
        return None
    found = [each for line in made for each in line.findings]
    sentences = {(each.path, each.start, each.end) for each in found}
    words = " ".join(dict.fromkeys(line.words for line in made))
    if len(sentences) > 1:
        return our_fact("", words, *(each.path for each in found))
    path, start, end = next(iter(sentences))
    origin = Origin(Voice.OURS, (path,), start, end)
    quote = _quote(one, path, start, end)
    return Fact(label="", spans=(Span(words),), origin=origin, official=quote)


def _quote(one: Compared, path: str, start: int, end: int) -> str:
    passage = passage_at(one.desk.trial, path)
    if passage is None or passage.author is Author.ENTRY:
        return ""
    part = type(passage)(passage.text[start:end], path, passage.author, passage.markup)
    words = " ".join(plain_text(part).split())
    return _("“{sentence}”").format(sentence=words) if len(words) <= _LONGEST_QUOTE else ""


def not_said() -> Fact:
    """What stands in the cell of a record that is silent."""
    return Fact(label="", spans=(Span(_("The record does not say.")),), origin=ours(WHOLE_RECORD))
