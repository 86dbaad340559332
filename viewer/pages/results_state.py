"""Are results posted, and if not, what the record says about why: facts, never an accusation."""

from collections.abc import Iterator

from viewer.domain.coded import StudyType
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.domain.values import DateKind
from viewer.pages.blocks import Notice, Span
from viewer.pages.desk import Desk, ours
from viewer.plain.codes import wording
from viewer.plain.dates import date_words
from viewer.plain.flags import results_sentence
from viewer.words import _

_NOT_DUE = frozenset({Standing.OPEN, Standing.NOT_OPEN_YET, Standing.BY_INVITATION})


def results_notice(desk: Desk, *, above_them: bool = False) -> Iterator[Notice]:
    """What the record says of results; nothing where it is silent.

    ``above_them``: the notice stands right over the results, and need not say where they are.
    """
    state = desk.trial.results_state
    if state.posted is None and not state.unposted_events and state.waived is None:
        return
    sentences, paths = _sentences(desk.trial, above_them=above_them)
    if not sentences:
        return
    posted = state.posted is not None and state.posted.value
    yield Notice(
        title=_("Results are posted") if posted else _("No results are posted"),
        spans=(Span(" ".join(sentences)),),
        origin=ours(*paths),
    )


def says_of_results(trial: Trial) -> bool:
    """Whether the first tab needs to speak of results: once they could be there."""
    state = trial.results_state
    study_type = trial.design.study_type
    if study_type is not None and study_type.value is StudyType.EXPANDED_ACCESS:
        return False
    if state.posted is not None and state.posted.value:
        return True
    standing = standing_of(report.status for report in trial.recruitment.statuses)
    return bool(state.unposted_events) or standing not in _NOT_DUE


def _sentences(trial: Trial, *, above_them: bool) -> tuple[list[str], list[str]]:
    state = trial.results_state
    sentences: list[str] = []
    paths: list[str] = []
    none_posted = results_sentence(trial)
    if none_posted is not None:
        sentences.append(none_posted.sentence)
        paths += none_posted.paths
    elif state.posted is not None and state.posted.value:
        paths.append(state.posted.path)
        sentences.append(
            _("The tables below hold the record’s own figures.")
            if above_them
            else _("They stand under Outcomes, as tables of the record’s own figures.")
        )
    if state.waived is not None and state.waived.value:
        sentences.append(_("The registry let the team off posting results."))
        paths.append(state.waived.path)
    if trial.recruitment.delayed_posting is not None and trial.recruitment.delayed_posting.value:
        sentences.append(_("The team asked to post results later."))
        paths.append(trial.recruitment.delayed_posting.path)
    if state.unposted_events:
        last = state.unposted_events[-1]
        when = date_words(last.date) if last.date else _("date not known")
        text = _("The last step, {date}: {event}")
        sentences.append(text.format(date=when, event=wording(last.type).plain))
        if len(state.unposted_events) > 1:
            sentences.append(_("All steps stand under Sources."))
        paths += [event.path for event in state.unposted_events]
        return sentences, paths
    expected = trial.recruitment.date(DateKind.RESULTS_EXPECTED)
    if expected is not None:
        sentences.append(
            _("The registry expects results by {date}.").format(date=date_words(expected.date))
        )
        paths.append(expected.path)
    return sentences, paths
