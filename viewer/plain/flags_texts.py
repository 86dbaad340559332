"""Texts that say nothing yet, and titles that nobody has put into plain words."""

import re
from collections.abc import Iterator

from viewer.domain.trial import Topic, Trial
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.plain.flags_dates import open_reports
from viewer.plain.inline import clean
from viewer.words import _

_STANDS_IN = re.compile(
    r"\W*(?:t\.?b\.?[dac]\.?|to be (?:determined|confirmed|announced|decided|added|provided)|"
    r"n/?a|not (?:applicable|available|provided)|none|null|x{2,}|test|lorem ipsum[^\n]{0,200}|"
    r"pending|unknown|nil|\?+)\W*",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"\[(?:insert|enter|add|specify)\s[^\]\n]{1,40}\]", re.IGNORECASE)
"""A gap of a form that nobody has filled in."""
_LONGEST = 240


def stands_in(text: str) -> bool:
    """Whether a text is only there because the form asks for one: "TBD", "N/A", "xxx"."""
    return len(text) <= _LONGEST and bool(_STANDS_IN.fullmatch(text))


def _texts(trial: Trial) -> Iterator[tuple[str, str, str]]:
    """A sentence for where a text should stand, what stands there, and its place."""
    summary = _("Where its summary should stand, the record only says “{words}”.")
    described = _("Where its description should stand, the record only says “{words}”.")
    sentences = {Topic.BRIEF_SUMMARY: summary, Topic.DETAILED_DESCRIPTION: described}
    for text in trial.texts:
        if text.topic in sentences:
            yield sentences[text.topic], text.passage.text, text.passage.path
    official = trial.titles.official
    if official is not None:
        sentence = _("Where its title should stand, the record only says “{words}”.")
        yield sentence, official.value, official.path
    measured = _("Where it should say what is measured, the record only says “{words}”.")
    when = _("Where it should say when that is measured, the record only says “{words}”.")
    for outcome in trial.outcomes:
        yield measured, outcome.measure, outcome.path
        if outcome.time_frame is not None:
            yield when, outcome.time_frame.value, outcome.time_frame.path
    place = _("Where the name of a place should stand, the record only says “{words}”.")
    phone = _("Where a phone number should stand, the record only says “{words}”.")
    for site in trial.places.sites:
        yield place, site.facility, site.path
    contacts = [c for site in trial.places.sites for c in site.contacts]
    for contact in (*trial.places.central_contacts, *contacts):
        yield phone, contact.phone, contact.path


def placeholders(trial: Trial) -> Iterator[Flag]:
    """Each kind of text that stands in for one that is still to come, once."""
    told: set[str] = set()
    for sentence, text, path in _texts(trial):
        if not text or sentence in told:
            continue
        gap = _LEFT_OPEN.search(clean(text))
        if not gap and not stands_in(text):
            continue
        told.add(sentence)
        fact = (
            _("The text has a gap that nobody has filled in: “{words}”.").format(words=gap[0])
            if gap
            else sentence.format(words=" ".join(text.split()))
        )
        ask = _("Ask the study team for it.")
        yield Flag(FlagKind.PLACEHOLDER, fact, ask, (path,))


def same_title(trial: Trial) -> Iterator[Flag]:
    """An open study whose short title is its official one: nobody has told it in plain words."""
    official = trial.titles.official
    if official is None or not open_reports(trial):
        return
    brief = " ".join(trial.titles.brief.value.casefold().split()).rstrip(".")
    if brief == " ".join(official.value.casefold().split()).rstrip("."):
        fact = _("The short title of the study is the official one, word for word.")
        ask = _("Ask the study team to say in plain words what they study.")
        yield Flag(FlagKind.SAME_TITLE, fact, ask, (trial.titles.brief.path, official.path))
