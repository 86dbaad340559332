"""Are results posted, and if not, what the record says about why: facts, never an accusation."""

from collections.abc import Iterator

from viewer.domain.coded import StudyType
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.pages.blocks import Notice, Span
from viewer.pages.desk import Desk, ours
from viewer.plain.flags import results_sentence
from viewer.plain.results_why import results_reasons
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
    if not (state.posted is not None and state.posted.value):
        reasons = results_reasons(trial)
        sentences += [reason.sentence for reason in reasons]
        paths += [path for reason in reasons for path in reason.paths]
    return sentences, paths
