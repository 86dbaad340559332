"""Everything a person keeps, as plain text that needs no program to be read."""

from collections.abc import Iterator

from viewer.domain.kept import Kept
from viewer.domain.personal import (
    Answer,
    Folder,
    Judged,
    Kind,
    Mine,
    Note,
    Opinion,
    Question,
    Saved,
    SavedSearch,
    Taken,
    Tick,
    Visited,
)
from viewer.words import _, ngettext

_WIDE = 78


def kept_text(kept: Kept, day: str) -> str:
    """All of it, trial by trial; ``day`` says of which day, in words."""
    lines = [
        _("What you keep in Trial Viewer"),
        _("As of {day}. Trial Viewer writes this copy by itself, for you alone.").format(day=day),
        "",
    ]
    lines += _profile(kept)
    for number, title in _trials(kept).items():
        lines += ["=" * _WIDE, f"{number}  {title}".rstrip(), *_trial(kept, number), ""]
    lines += _searches(kept)
    return "\n".join(lines).rstrip() + "\n"


def _trials(kept: Kept) -> dict[str, str]:
    """Numbers of all trials that something is kept of, with a title where one is known."""
    titles: dict[str, str] = {}
    for number, saved in kept.all(Kind.SAVED, Saved).items():
        titles[number] = saved.title
    for number, judged in kept.all(Kind.OPINION, Judged).items():
        titles.setdefault(number, judged.title)
    for note in kept.all(Kind.NOTE, Note).values():
        titles.setdefault(note.number, note.title)
    for question in kept.all(Kind.QUESTION, Question).values():
        titles.setdefault(question.number, "")
    for kind, type_ in ((Kind.TICK, Tick), (Kind.TAKEN, Taken)):
        for key in kept.all(kind, type_):
            titles.setdefault(key.partition("/")[0], "")
    visited = kept.all(Kind.VISITED, Visited)
    known = {number: title or _title(visited.get(number)) for number, title in titles.items()}
    return dict(sorted(known.items()))


def _title(visited: Visited | None) -> str:
    return visited.title if visited else ""


def _trial(kept: Kept, number: str) -> Iterator[str]:
    mine = kept.mine(number)
    yield from _sorting(kept, mine)
    for note in mine.notes:
        yield from ("", _("Note ({day}):").format(day=(note.changed or note.written)[:10]))
        if note.passage:
            yield _("On the words: “{words}”").format(words=note.passage.text)
        yield note.text
    if mine.answers:
        yield from ("", _("Your answers:"))
        for tick in mine.answers.values():
            yield f"  [{_answer(tick.answer)}] {tick.words}"
    questions = [*mine.questions, *_taken(kept, number)]
    if questions:
        yield from ("", _("Questions to ask:"))
        yield from (f"  - {question}" for question in questions)


def _sorting(kept: Kept, mine: Mine) -> Iterator[str]:
    if mine.saved:
        folder = kept.get(Kind.FOLDER, mine.saved.folder, Folder)
        yield _("Saved in “{folder}”").format(folder=folder.name) if folder else _("Saved")
    if mine.opinion:
        is_not = mine.opinion.opinion is Opinion.NOT_FOR_ME
        yield _("Not for me") if is_not else _("Interesting")
        if mine.opinion.reason:
            yield _("Why: {reason}").format(reason=mine.opinion.reason)
    if mine.tags:
        yield _("Tags: {names}").format(names=", ".join(tag.name for tag in mine.tags))


def _taken(kept: Kept, number: str) -> list[str]:
    taken = kept.all(Kind.TAKEN, Taken)
    return [one.words for key, one in taken.items() if key.startswith(f"{number}/") and one.words]


def _answer(answer: Answer) -> str:
    return {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_SURE: _("Not sure")}[answer]


def _profile(kept: Kept) -> Iterator[str]:
    profile = kept.profile()
    if profile.age is not None:
        yield _("Age: {years}").format(years=f"{profile.age:g}")
    if profile.sex:
        yield _("Sex: {sex}").format(
            sex={"female": _("female"), "male": _("male")}.get(profile.sex, profile.sex)
        )
    if profile.healthy is not None:
        yield (
            _("You would take part as a healthy person.")
            if profile.healthy
            else _("You would not take part as a healthy person.")
        )
    if profile.age is not None or profile.sex or profile.healthy is not None:
        yield ""


def _searches(kept: Kept) -> Iterator[str]:
    searches = kept.all(Kind.SEARCH, SavedSearch)
    if not searches:
        return
    yield "=" * _WIDE
    yield ngettext("{count} saved search", "{count} saved searches", len(searches)).format(
        count=len(searches)
    )
    for search in searches.values():
        yield (
            f"  - {search.name}: {search.text}"
            if search.name != search.text
            else (f"  - {search.text}")
        )
