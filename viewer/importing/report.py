"""What an import did, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from viewer.words import _, ngettext

_LISTED = 20
"""How many problems or remarks of one file are written out."""
_KEPT = 1_000
"""How many problems or remarks of one file are kept; all are counted."""

Note = tuple[str, str]
"""A place in a file and a sentence."""


@dataclass(slots=True)
class FileReport:
    """What became of one file. ``problems`` and ``remarks`` are pairs of place and sentence.

    Every record that was met is counted once: ``met`` is the sum of ``new``, ``changed``,
    ``unchanged`` and the problems. A remark is about a record that counts elsewhere, or about
    something in the file that is no record. ``format`` is empty for a file without records.
    """

    path: str
    format: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)
    more_problems: int = 0
    """Problems beyond the first thousand, and likewise remarks: counted and not kept."""
    more_remarks: int = 0

    @property
    def met(self) -> int:
        """How many records were met, readable or not."""
        return self.new + self.changed + self.unchanged + self.problem_count

    @property
    def problem_count(self) -> int:
        """How many problems there are."""
        return len(self.problems) + self.more_problems

    def problem(self, place: str, message: str) -> None:
        """Note what could not be read."""
        if len(self.problems) < _KEPT:
            self.problems.append((place, message))
        else:
            self.more_problems += 1

    def remark(self, place: str, message: str) -> None:
        """Note what a person should know all the same."""
        if len(self.remarks) < _KEPT:
            self.remarks.append((place, message))
        else:
            self.more_remarks += 1


@dataclass(slots=True)
class ImportReport:
    """What became of all files; ``cancelled``: stopped on request, whole batches were kept.

    ``unlisted``: what is new was stored, but is not on the list that a search looks through.
    """

    files: list[FileReport] = field(default_factory=list)
    seconds: float = 0.0
    cancelled: bool = False
    unlisted: bool = False

    @property
    def new(self) -> int:
        """Records of studies the library did not have."""
        return sum(file.new for file in self.files)

    @property
    def changed(self) -> int:
        """Records that replaced another version, or came beside another registry's record."""
        return sum(file.changed for file in self.files)

    @property
    def unchanged(self) -> int:
        """Records the library had already, in this or a newer version."""
        return sum(file.unchanged for file in self.files)

    @property
    def problems(self) -> int:
        """Records, and parts of files, that could not be read."""
        return sum(file.problem_count for file in self.files)

    @property
    def met(self) -> int:
        """Records that were met, readable or not."""
        return sum(file.met for file in self.files)


def as_document(report: ImportReport) -> dict[str, object]:
    """The report for ``import --json``."""
    return {
        "files": [
            {
                "path": file.path,
                "format": file.format,
                "new": file.new,
                "changed": file.changed,
                "unchanged": file.unchanged,
                "problems": [
                    {"place": place, "message": message} for place, message in file.problems
                ],
                **({"more_problems": file.more_problems} if file.more_problems else {}),
            }
            for file in report.files
        ],
        "seconds": round(report.seconds, 3),
    }


def as_text(report: ImportReport) -> str:
    """What came in, for a person: a line a file, remarks below it, and a sum.

    What could not be read is counted here and told by :func:`problem_lines`; a file with one
    problem and nothing else stands only there. May be empty.
    """
    with_records = [
        file for file in report.files if file.met > file.problem_count or file.problem_count > 1
    ]
    lines = [line for file in with_records for line in _file_lines(file)]
    left_out = [file.path for file in report.files if not file.format and not file.problems]
    if left_out:
        lines.append(
            ngettext(
                "{count} other file holds no study and was passed over: {names}",
                "{count} other files hold no study and were passed over: {names}",
                len(left_out),
            ).format(count=len(left_out), names=_some(left_out))
        )
    if len(with_records) > 1:
        counts = _counts(report.new, report.changed, report.unchanged, report.problems)
        lines.append(_("All together: {counts}.").format(counts=counts))
    return "\n".join(lines)


def problem_lines(report: ImportReport) -> Iterator[str]:
    """Why not all came in, for a person: a line a problem, with file and place; a stop last."""
    for file in report.files:
        lines = [_with_file(file.path, *problem) for problem in file.problems]
        yield from _listed(lines, file.more_problems)
    if report.unlisted:
        yield _(
            "You stopped the import. What is counted above is in the library, but a search "
            "finds it only when you have imported the same files again."
        )
    elif report.cancelled:
        yield _("You stopped the import. What is counted above is in the library.")


def _with_file(path: str, place: str, message: str) -> str:
    """A sentence on a whole file names it; the others do not."""
    if path in message:
        return message
    return ": ".join(part for part in (path, place, message) if part)


def _file_lines(file: FileReport) -> Iterator[str]:
    counts = _counts(file.new, file.changed, file.unchanged, file.problem_count)
    yield _("{file}: {counts}.").format(file=file.path, counts=counts)
    lines = ["  " + ": ".join(filter(None, remark)) for remark in file.remarks]
    yield from _listed(lines, file.more_remarks)


def _listed(notes: Sequence[str], uncounted: int) -> Iterator[str]:
    yield from notes[:_LISTED]
    more = max(0, len(notes) - _LISTED) + uncounted
    if more > 0:
        yield "  " + ngettext("and {count} more", "and {count} more", more).format(count=more)


def _counts(new: int, changed: int, unchanged: int, problems: int) -> str:
    words = [
        ngettext("{count} new", "{count} new", new).format(count=new),
        ngettext("{count} changed", "{count} changed", changed).format(count=changed),
        ngettext("{count} unchanged", "{count} unchanged", unchanged).format(count=unchanged),
    ]
    if problems:
        words.append(
            ngettext("{count} could not be read", "{count} could not be read", problems).format(
                count=problems
            )
        )
    return ", ".join(words)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
