"""Trials as a table for spreadsheet programs (CSV)."""

import csv
import io
from collections.abc import Iterable

from viewer.domain.opened import OpenTrial
from viewer.exporting.fields import columns

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet program may take for a formula (OWASP ASVS 5.0, 1.2.10), with
their wide forms.
"""


def table(trials: Iterable[OpenTrial]) -> bytes:
    """UTF-8 with a mark at its beginning, by which spreadsheet programs know it, CRLF at line ends.

    A cell that could be taken for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    has_head = False
    for opened in trials:
        row = columns(opened)
        if not has_head:
            writer.writerow([column.name for column in row])
            has_head = True
        writer.writerow([safe_cell(column.value) for column in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def safe_cell(text: str) -> str:
    """The text in one line, and so that no program takes it for a formula."""
    line = " ".join(text.replace("\0", " ").split())
    return f"'{line}" if line.startswith(_FORMULA) or text.startswith(_FORMULA) else line
