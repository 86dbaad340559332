"""What a tab says of a record that has nothing for it: one sentence, so that no tab is blank."""

from collections.abc import Sequence

from viewer.domain.coded import RecruitmentStatus
from viewer.pages.blocks import Block, Paragraph, Span, Tab
from viewer.pages.desk import WHOLE_RECORD, Desk, ours
from viewer.plain.codes import wording
from viewer.words import _


def nothing_said(desk: Desk, tab: Tab) -> Sequence[Block]:
    """One paragraph; where the sponsor keeps the details private, it says that too."""
    sentences = [
        {
            Tab.TREATMENT: _("The record says nothing about the treatment."),
            Tab.ELIGIBILITY: _("The record does not say who could join."),
            Tab.OUTCOMES: _("The record does not say what is measured."),
        }.get(tab, _("The record says nothing about this."))
    ]
    paths = [WHOLE_RECORD]
    for report in desk.trial.recruitment.statuses:
        if report.status is RecruitmentStatus.WITHHELD:
            sentences.append(wording(report.status).plain)
            paths.append(report.path)
    return [Paragraph(spans=(Span(" ".join(sentences)),), origin=ours(*paths))]
