"""What an import did, in the window's words, from the report that the command prints."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.importing.pace import left_in_words, speed_in_words
from viewer.words import _, ngettext

_COUNTED = ("new", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class ImportWords:
    """A headline, sentences, numbers, and a line for each thing that could not be read."""

    headline: str
    says: str
    numbers: str
    problems: tuple[str, ...]
    held: bool = True
    """Whether there was any record."""
    changed: bool = True
    """Whether the library is another now, or may be."""


def import_words(
    report: dict[str, Any] | None, complaint: str, *, cancelled: bool = False
) -> ImportWords:
    """Put a report into words; ``complaint`` is what the command said where it has no report."""
    files = list(report.get("files", [])) if report else []
    sums = {
        key: sum(int(file.get(key) or 0) for file in files)
        for key in ("new", "changed", "unchanged")
    }
    held = any(sums.values())
    says = " ".join(_sentences(files, held=held)) if files else complaint or _untouched()
    if cancelled:
        says = _("What was added so far stays. Add the same files again to go on.")
    return ImportWords(
        headline=_headline(sums, cancelled=cancelled, held=held),
        says=says,
        numbers=counts(sums) if files and (held or cancelled) else "",
        problems=tuple(line for file in files for line in _problems(file)),
        held=held,
        changed=cancelled or not report or bool(sums["new"] or sums["changed"]),
    )


def counts(numbers: dict[str, Any]) -> str:
    """How many records were new, changed and known."""
    return _("New: {new}. Changed: {changed}. As before: {unchanged}.").format(
        new=numbers.get("new", 0),
        changed=numbers.get("changed", 0),
        unchanged=numbers.get("unchanged", 0),
    )


def doing(progress: dict[str, Any]) -> str:
    """What the command does at the moment."""
    if progress.get("listed") is not None:
        return _("All is read. Making the list that a search looks through.")
    return _("Reading {file}").format(file=Path(str(progress.get("file", ""))).name)


def speed(progress: dict[str, Any]) -> str:
    """How fast it goes and how long it may still take; may be empty."""
    listed = progress.get("listed") is not None
    pace = "" if listed else speed_in_words(float(progress.get("per_second") or 0))
    left = progress.get("seconds_left")
    return " · ".join(filter(None, (left_in_words(left), pace)))


def part_done(progress: dict[str, Any]) -> float | None:
    """How much of what it does is done, 0 to 1; None: not known."""
    listed = progress.get("listed")
    if listed is not None:
        return float(listed)
    total = int(progress.get("bytes_total") or 0)
    return min(int(progress.get("bytes_read") or 0), total) / total if total > 0 else None


def _untouched() -> str:
    return _("Your library is as it was before.")


def _headline(sums: dict[str, int], *, cancelled: bool, held: bool) -> str:
    if cancelled:
        return _("Stopped")
    if not held:
        return _("Nothing was added")
    added, changed = sums["new"], sums["changed"]
    if added:
        return ngettext("{count} study added", "{count} studies added", added).format(count=added)
    if changed:
        return ngettext(
            "{count} study brought up to date", "{count} studies brought up to date", changed
        ).format(count=changed)
    return _("Nothing new in these files")


def _sentences(files: list[dict[str, Any]], *, held: bool) -> list[str]:
    whole = [file for file in files if not file.get("format") and file.get("problems")]
    passed = [file for file in files if not file.get("format") and not file.get("problems")]
    records = sum(
        len(file.get("problems", [])) + int(file.get("more_problems") or 0)
        for file in files
        if file.get("format")
    )
    said = []
    if whole:
        said.append(
            ngettext(
                "{count} file could not be read.", "{count} files could not be read.", len(whole)
            ).format(count=len(whole))
        )
    if records:
        said.append(
            ngettext(
                "{count} record could not be read.", "{count} records could not be read.", records
            ).format(count=records)
        )
    if said:
        said.append(_("The others are fine.") if held else _untouched())
    if passed:
        said.append(
            ngettext(
                "{count} file holds no study and was passed over.",
                "{count} files hold no study and were passed over.",
                len(passed),
            ).format(count=len(passed))
        )
    return said or [_("Everything in the files could be read.")]


def _problems(file: dict[str, Any]) -> list[str]:
    path = str(file.get("path", ""))
    lines = [_problem(path, problem) for problem in file.get("problems", [])]
    more = int(file.get("more_problems") or 0)
    if more:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return lines


def _problem(path: str, problem: dict[str, Any]) -> str:
    """A line for one problem: the file by its name, for its folder is known."""
    name, place = Path(path).name, str(problem.get("place") or "")
    message = str(problem.get("message") or "")
    if path and path in message:
        return message.replace(path, name)
    if place:
        return _("{file}, {place}: {message}").format(file=name, place=place, message=message)
    return _("{file}: {message}").format(file=name, message=message)
