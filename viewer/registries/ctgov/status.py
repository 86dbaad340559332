"""Is the trial open, and all its dates: ``statusModule`` and the dates that others hold."""

from collections.abc import Iterator

from viewer.domain.coded import Certainty, RecruitmentStatus, UnpostedEventType, ViolationEventType
from viewer.domain.sources import UnpostedEvent, Violation
from viewer.domain.trial import Recruitment, ResultsState, StatusReport
from viewer.domain.values import DateKind, Fact, PartialDate, TrialDate
from viewer.registries.ctgov.node import Node

_WITH_CERTAINTY = {
    "startDateStruct": DateKind.START,
    "primaryCompletionDateStruct": DateKind.PRIMARY_COMPLETION,
    "completionDateStruct": DateKind.COMPLETION,
    "studyFirstPostDateStruct": DateKind.FIRST_POST,
    "resultsFirstPostDateStruct": DateKind.RESULTS_FIRST_POST,
    # The registry's "disp" is its word for a request to delay the posting of results.
    "dispFirstPostDateStruct": DateKind.DELAY_FIRST_POST,
    "lastUpdatePostDateStruct": DateKind.LAST_UPDATE_POST,
}
_PLAIN = {
    "studyFirstSubmitDate": DateKind.FIRST_SUBMIT,
    "studyFirstSubmitQcDate": DateKind.FIRST_SUBMIT_QC,
    "resultsFirstSubmitDate": DateKind.RESULTS_FIRST_SUBMIT,
    "resultsFirstSubmitQcDate": DateKind.RESULTS_FIRST_SUBMIT_QC,
    "dispFirstSubmitDate": DateKind.DELAY_FIRST_SUBMIT,
    "dispFirstSubmitQcDate": DateKind.DELAY_FIRST_SUBMIT_QC,
    "lastUpdateSubmitDate": DateKind.LAST_UPDATE_SUBMIT,
    "statusVerifiedDate": DateKind.VERIFIED,
}
_REGISTRY = "ClinicalTrials.gov"


def recruitment(status: Node, misc: Node) -> Recruitment:
    """The status and the dates; ``misc`` is ``derivedSection.miscInfoModule``."""
    access = status.child("expandedAccessInfo")
    reported = _report(status, "overallStatus")
    return Recruitment(
        statuses=(reported,) if reported else (),
        last_known=_report(status, "lastKnownStatus"),
        why_stopped=status.passage("whyStopped"),
        delayed_posting=status.yes_no("delayedPosting"),
        dates=tuple(_dates(status, misc)),
        has_expanded_access=access.yes_no("hasExpandedAccess"),
        expanded_access_number=access.fact("nctId"),
        expanded_access_status=_report(access, "statusForNctId"),
    )


def _report(node: Node, key: str) -> StatusReport | None:
    status = node.code(key, RecruitmentStatus)
    if status is None:
        return None
    return StatusReport(status=status, raw=node.text(key), path=node.place(key), said_by=_REGISTRY)


def _dates(status: Node, misc: Node) -> Iterator[TrialDate]:
    for key, kind in _WITH_CERTAINTY.items():
        struct = status.child(key)
        date = struct.date("date")
        if date:
            yield TrialDate(kind, date, struct.code("type", Certainty), struct.place("date"))
    for key, kind in _PLAIN.items():
        yield from _plain_date(status, key, kind)
    yield from _plain_date(misc, "versionHolder", DateKind.VERSION)
    tracking = misc.child("submissionTracking")
    yield from _plain_date(tracking, "estimatedResultsFirstSubmitDate", DateKind.RESULTS_EXPECTED)


def _plain_date(node: Node, key: str, kind: DateKind) -> Iterator[TrialDate]:
    date = node.date(key)
    if date:
        yield TrialDate(kind, date, None, node.place(key))


def results_state(root: Node, status: Node, unposted: Node) -> ResultsState:
    """Whether results are posted; ``unposted`` is ``annotationModule.unpostedAnnotation``."""
    return ResultsState(
        posted=root.yes_no("hasResults"),
        unposted_by=unposted.fact("unpostedResponsibleParty"),
        unposted_events=tuple(_unposted_events(unposted)),
        waived=status.yes_no("resultsWaived"),
    )


def _unposted_events(unposted: Node) -> Iterator[UnpostedEvent]:
    for event in unposted.children("unpostedEvents"):
        kind = event.code("type", UnpostedEventType)
        if kind:
            yield UnpostedEvent(type=kind, path=event.path, date=event.date("date"))


def violations(annotation: Node) -> tuple[Violation, ...]:
    """Notices under United States law; from ``annotationModule.violationAnnotation``."""
    return tuple(
        Violation(
            type=kind,
            path=event.path,
            description=event.passage("description"),
            dates=tuple(_notice_dates(event)),
        )
        for event in annotation.child("violationAnnotation").children("violationEvents")
        if (kind := event.code("type", ViolationEventType))
    )


def _notice_dates(event: Node) -> Iterator[Fact[PartialDate]]:
    for key in ("creationDate", "issuedDate", "releaseDate", "postedDate"):
        date = event.date(key)
        if date:
            yield Fact(date, date.raw, event.place(key))
