"""How far an import is, in words: a line on a terminal, and the parts of it for the window."""

from viewer.importing.pace import left_in_words, speed_in_words
from viewer.importing.progress import Progress
from viewer.words import _, ngettext


def progress_line(progress: Progress) -> str:
    """One line: what is done, how much of it, how fast, how long still."""
    met = progress.new + progress.changed + progress.unchanged + progress.problems
    if progress.listed is not None:
        done = _("Making the list that a search looks through: {part} %").format(
            part=round(100 * progress.listed)
        )
        return _joined(done, left_in_words(progress.seconds_left))
    part = 100 * progress.bytes_read // max(progress.bytes_total, 1)
    done = ngettext(
        "Reading: {part} %, {count} study", "Reading: {part} %, {count} studies", met
    ).format(part=part, count=f"{met:,}")
    left = left_in_words(progress.seconds_left)
    return _joined(done, speed_in_words(progress.per_second), left)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
