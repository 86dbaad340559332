"""The steps by which a person keeps trials, sorts them and looks back. Nothing is written here."""

from viewer.domain.kept import Change, Kept, Step, StepName
from viewer.domain.personal import Judged, Kind, Opinion, Saved, Tagged


def save(kept: Kept, number: str, title: str, when: str) -> Step:
    """Give the trial a star; one it has is kept with its folder."""
    saved = kept.get(Kind.SAVED, number, Saved) or Saved(title, when)
    return Step(StepName.SAVE, (Change(Kind.SAVED, number, saved),))


def unsave(kept: Kept, number: str) -> Step:
    """Take the star away, and the tags, which only saved trials show."""
    changes = [Change(Kind.SAVED, number, None)]
    if kept.get(Kind.TAGGED, number, Tagged) is not None:
        changes.append(Change(Kind.TAGGED, number, None))
    return Step(StepName.UNSAVE, tuple(changes))


def toggle_saved(kept: Kept, number: str, title: str, when: str) -> Step:
    """Save a trial, or take the star away from one that has it."""
    if kept.is_saved(number):
        return unsave(kept, number)
    return save(kept, number, title, when)


def judge(kept: Kept, number: str, opinion: Opinion | None, title: str) -> Step:
    """Say what one thinks of a trial; None: nothing any more."""
    before = kept.get(Kind.OPINION, number, Judged)
    hides = opinion is Opinion.NOT_FOR_ME
    value = None
    if opinion is not None:
        same = before is not None and before.opinion is opinion
        value = before if same else Judged(opinion, title)
    return Step(StepName.HIDE if hides else StepName.JUDGE, (Change(Kind.OPINION, number, value),))


def give_reason(kept: Kept, number: str, reason: str) -> Step | None:
    """Add to an opinion why; None where there is none."""
    before = kept.get(Kind.OPINION, number, Judged)
    if before is None:
        return None
    value = Judged(before.opinion, before.title, reason.strip())
    return Step(StepName.JUDGE, (Change(Kind.OPINION, number, value),))
