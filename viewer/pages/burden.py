"""What a study asks of you: a picture over time, and a list that opens what it rests on."""

from collections.abc import Iterator, Sequence

from viewer.domain.trial import Trial
from viewer.domain.values import Author, Markup, Passage
from viewer.pages.blocks import (
    Block,
    Fold,
    Item,
    ListBlock,
    Origin,
    Paragraph,
    Span,
    Voice,
)
from viewer.pages.burden_picture import burden_timeline, measured_label
from viewer.pages.desk import Desk, ours
from viewer.pages.passages import passage_at
from viewer.plain.burden.checks import checks
from viewer.plain.burden.findings import Finding
from viewer.plain.burden.lines import BurdenLine
from viewer.plain.short_what import is_access
from viewer.plain.short_who import followed, is_called_off
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.plain.text import plain_text
from viewer.words import _, ngettext


def asked_title(trial: Trial) -> str:
    """The heading over what a study asks, asked or was to ask."""
    return {
        Tense.NOW: _("What it asks of you"),
        Tense.OVER: _("What it asked of people"),
        Tense.MEANT: _("What it was to ask of people"),
    }[tense_of(trial)]


def burden_blocks(desk: Desk, own_words: Sequence[Block]) -> Iterator[Block]:
    """The picture, then ``own_words`` of an entry on the same, then the list.

    Each line of the list opens the sentences it was made from, in the record's own words.
    """
    asked = desk.asked
    found, lines = asked.findings, asked.lines
    tense = tense_of(desk.trial)
    picture = list(_picture(desk, tense))
    told = list(_followed(desk))
    if picture or lines or own_words or told:
        yield from _that_it_is_over(desk.trial, tense)
    yield from told
    yield from picture
    yield from own_words
    if not lines:
        return
    remark = _remark(desk.trial, found, tense)
    inner: tuple[Block, ...] = (remark, *(_fold(desk, line) for line in lines))
    if not own_words:
        yield from inner
        return
    # The words above say the same at more length: here one looks up where it stands.
    count = ngettext("{n} line", "{n} lines", len(lines)).format(n=len(lines))
    title = _("The same as a list, with the words of the record")
    yield Fold(title=title, blocks=inner, origin=remark.origin, note=count)


def burden_list(desk: Desk) -> Iterator[Block]:
    """The same for paper: the lines as a list."""
    lines = desk.asked.lines
    tense = tense_of(desk.trial)
    picture = list(_picture(desk, tense))
    told = list(_followed(desk))
    if picture or lines or told:
        yield from _that_it_is_over(desk.trial, tense)
    yield from told
    yield from picture
    if lines:
        items = tuple(Item((Span(line.words),)) for line in lines)
        paths = (each.path for line in lines for each in line.findings)
        yield ListBlock(items=items, origin=ours(*paths))


def _followed(desk: Desk) -> Iterator[Paragraph]:
    """For how long each person is followed: a field that registries of patients fill in."""
    for said in followed(desk.trial):
        yield Paragraph(spans=desk.marker.mark(said.sentence), origin=ours(*said.paths))


def _that_it_is_over(trial: Trial, tense: Tense) -> Iterator[Paragraph]:
    """What follows is told as the record tells it, which is often as a plan."""
    if tense is Tense.NOW:
        return
    words = {
        Tense.OVER: _("This has ended. This is what it asked of people.")
        if is_access(trial)
        else _("The study is over. This is what it asked of people."),
        Tense.MEANT: _("The study was called off. This is what it was to ask of people.")
        if is_called_off(trial)
        else _(
            "For two years or more, the team has not said how the study stands. This is what it "
            "was to ask of people."
        ),
    }[tense]
    paths = (report.path for report in trial.recruitment.statuses)
    yield Paragraph(spans=(Span(words),), origin=ours(*paths))


def _picture(desk: Desk, tense: Tense) -> Iterator[Block]:
    """The picture, and how to read it."""
    measured = tuple(checks(desk.trial))
    picture = burden_timeline(desk.asked.findings, tense, measured)
    if picture is None:
        return
    words = _("Times are as the text counts them, often from the first dose.")
    if any(row.label == measured_label() for row in picture.rows):
        note = {
            Tense.NOW: _(
                "“{label}” is when the study measures something, as told under Outcomes. Ask if "
                "you have to come in then."
            ),
            Tense.OVER: _(
                "“{label}” was when the study measured something, as told under Outcomes."
            ),
            Tense.MEANT: _(
                "“{label}” is when the study was to measure something, as told under Outcomes."
            ),
        }[tense].format(label=measured_label())
        words = _("{times} {note}").format(times=words, note=note)
    yield picture
    yield Paragraph(spans=(Span(words),), origin=picture.origin, secondary=True)


def _remark(trial: Trial, found: Sequence[Finding], tense: Tense) -> Paragraph:
    if tense is Tense.NOW and is_access(trial):
        words = _(
            "We found these lines in the text of the record. Each opens the words it comes from. "
            "There may be more, so ask your doctor."
        )
    elif tense is Tense.NOW:
        words = _(
            "We found these lines in the text of the record. Each opens the words it comes from. "
            "There may be more, so ask the study team."
        )
    else:
        words = _(
            "We found these lines in the text of the record. Each opens the words it comes from. "
            "There may be more."
        )
    return Paragraph(
        spans=(Span(words),), origin=ours(*(each.path for each in found)), secondary=True
    )


def _fold(desk: Desk, line: BurdenLine) -> Fold:
    """A line, and behind it the sentences it rests on, each with its place in the record."""
    sentences = {(each.path, each.start): each for each in line.findings}
    blocks = tuple(_sentence(desk, each) for each in sentences.values())
    count = len(blocks)
    note = ngettext("{n} sentence", "{n} sentences", count).format(n=count)
    paths = (each.path for each in line.findings)
    return Fold(title=line.words, blocks=blocks, origin=ours(*paths), note=note)


def _sentence(desk: Desk, finding: Finding) -> Paragraph:
    passage = _passage(desk.trial, finding)
    voice = Voice.ENTRY if passage.author is Author.ENTRY else Voice.SOURCE
    origin = Origin(voice, (finding.path,), finding.start, finding.end)
    text = " ".join(plain_text(passage).split())
    return Paragraph(spans=(Span(text),), origin=origin)


def _passage(trial: Trial, finding: Finding) -> Passage:
    """The sentence as a passage of the same author and markup as the text it stands in."""
    found = passage_at(trial, finding.path)
    author = found.author if found else Author.SPONSOR
    markup = found.markup if found else Markup.PLAIN
    return Passage(finding.sentence, finding.path, author, markup)
