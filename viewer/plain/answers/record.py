"""Answers on safety watch, results, data and papers, from fields of the record."""

from viewer.domain.coded import BioSpecRetention, IpdSharing, Unknown
from viewer.plain.answers.answer import Answer, Asked, Place
from viewer.plain.codes import wording
from viewer.plain.people import watch_words
from viewer.plain.results_why import ResultsWhy, results_reasons
from viewer.plain.telling import tense_of
from viewer.words import _


def harms(asked: Asked) -> Answer | None:
    """Harms that this study saw. Others may be known, so it is a part of the answer."""
    results = asked.trial.results
    events = results.adverse_events if results is not None else None
    if events is None or not (events.serious or events.other or events.summaries):
        return None
    words = _("There are tables of the side effects that this study saw.")
    return Answer(words=words, paths=(events.path,), place=Place.OUTCOMES, partly=True)


def watch(asked: Asked) -> Answer | None:
    """Whether there is a group outside the study that watches over safety."""
    committee = asked.trial.oversight.has_data_monitoring_committee
    if committee is None:
        return None
    words = watch_words(tense_of(asked.trial), has_group=committee.value)
    return Answer(words=words, paths=(committee.path,), place=Place.SOURCES)


def results(asked: Asked) -> Answer | None:
    """Whether results are posted, or papers named that have them."""
    trial = asked.trial
    posted = trial.results_state.posted
    papers = [each for each in results_reasons(trial) if each.why is ResultsWhy.PAPER]
    if posted is None:
        return None
    if posted.value:
        words = _("Results are posted.")
        return Answer(words=words, paths=(posted.path,), place=Place.OUTCOMES)
    sentences = [_("No results are posted."), *(each.sentence for each in papers)]
    paths = (posted.path, *(path for each in papers for path in each.paths))
    return Answer(words=" ".join(sentences), paths=paths, place=Place.OUTCOMES)


def sharing(asked: Asked) -> Answer | None:
    """Whether data about each person go to others; a plan not made yet is a part of an answer."""
    found = asked.trial.references.sharing.sharing
    if found is None or isinstance(found.value, Unknown):
        return None
    return Answer(
        words=wording(found.value).plain,
        paths=(found.path,),
        place=Place.SOURCES,
        partly=found.value is IpdSharing.UNDECIDED,
    )


def samples(asked: Asked) -> Answer | None:
    """Whether samples are kept, and whether with DNA."""
    found = asked.trial.design.biospecimen_retention
    if found is None or not isinstance(found.value, BioSpecRetention):
        return None
    return Answer(words=wording(found.value).plain, paths=(found.path,), place=Place.TREATMENT)


def consent(asked: Asked) -> Answer | None:
    """A consent form among the documents of the record."""
    forms = [each for each in asked.trial.references.documents if each.has_consent_form]
    if not forms:
        return None
    words = _("A consent form is posted.")
    return Answer(words=words, paths=tuple(each.path for each in forms), place=Place.SOURCES)
