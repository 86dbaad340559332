"""The study in a few sentences of ours, as the Overview and the printed summary begin."""

from collections.abc import Iterator

from viewer.domain.trial import Topic
from viewer.pages.blocks import Paragraph
from viewer.pages.desk import Desk, ours
from viewer.plain.in_short import in_short


def short_blocks(desk: Desk) -> Iterator[Paragraph]:
    """What is tested, in whom, where and when; nothing where somebody wrote a lead by hand."""
    if desk.trial.texts_about(Topic.LEAD, Topic.OVERVIEW):
        return
    for part in in_short(desk.trial, desk.today):
        text = " ".join(said.sentence for said in part)
        paths = (path for said in part for path in said.paths)
        yield Paragraph(spans=desk.marker.mark(text), origin=ours(*paths))
