"""Another trial as one line of text."""

from viewer.pages.blocks import TrialLink
from viewer.words import _


def link_line(link: TrialLink) -> str:
    """Number, title, status with the official word, phase; said when it is not in the library."""
    status = link.status
    if link.status_official and link.status_official != status:
        status = f"{status} ({link.status_official})" if status else link.status_official
    parts = (link.number, link.title, status, link.phase, link.note)
    line = ", ".join(part for part in parts if part)
    if link.in_library:
        return line
    return _("{study}. Not in this library.").format(study=line.rstrip("."))
