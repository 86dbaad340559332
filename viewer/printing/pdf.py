"""Pages as PDF and as pictures, set by Typst from one template.

PDF/UA-1 (ISO 14289-1): tagged, with language and title, so that it can be read aloud.
"""

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from viewer.domain.errors import PrintError
from viewer.domain.printout import PrintKind
from viewer.pages.blocks import PrintPage
from viewer.printing.as_data import Data, as_data
from viewer.printing.press import MissingGlyphsError, Press, kept_press
from viewer.printing.sheet import Sheet
from viewer.words import _

Made = TypeVar("Made")
_TRIES = 20


def make_pdf(
    page: PrintPage | Sequence[PrintPage],
    *,
    text_size: int = 12,
    paper: str = "a4",
    timestamp: int | None = None,
    system_fonts: bool = True,
    press: Press | None = None,
) -> bytes:
    """A page, or several one after another, as one tagged PDF.

    ``text_size`` in points and ``paper`` as in ``viewer.printing.sheet``; ``timestamp`` in
    seconds since 1970 instead of the clock; ``press`` another than that of the process. Raises
    PrintError.
    """
    press = press or kept_press(system_fonts=system_fonts)
    pages = _listed(page)
    sheet = sheet_for(pages, text_size, paper)
    # One sheet less matters for one print-out, and setting all of many again takes long. Large
    # print keeps its lines apart.
    spare = len(pages) == 1 and not sheet.is_large

    def make(data: str) -> bytes:
        return press.pdf(data, timestamp=timestamp, spare_a_page=spare)

    return _made(pages, sheet, press, make)


def make_svg_pages(
    page: PrintPage | Sequence[PrintPage],
    *,
    text_size: int = 12,
    paper: str = "a4",
    system_fonts: bool = True,
) -> list[bytes]:
    """The same pages as one SVG picture each, for a preview or a printer. Raises PrintError."""
    press = kept_press(system_fonts=system_fonts)
    pages = _listed(page)
    sheet = sheet_for(pages, text_size, paper)
    spare = len(pages) == 1 and not sheet.is_large
    return _made(pages, sheet, press, lambda data: press.svg(data, spare_a_page=spare))


def sheet_for(pages: Sequence[PrintPage], text_size: int, paper: str) -> Sheet:
    """The sheet that pages of one kind are printed on. Raises PrintError."""
    kind = pages[0].kind
    return Sheet(
        text_size,
        paper,
        landscape=kind is PrintKind.COMPARE,
        wide=kind in (PrintKind.DOCTOR, PrintKind.CHECKLIST),
    )


def _listed(page: PrintPage | Sequence[PrintPage]) -> list[PrintPage]:
    return [page] if isinstance(page, PrintPage) else list(page)


def _made(
    pages: Sequence[PrintPage],
    sheet: Sheet,
    press: Press,
    make: Callable[[str], Made],
) -> Made:
    data = as_data(pages, sheet)
    uncovered = press.uncovered(_signs_of(data))
    for attempt in range(_TRIES):
        if uncovered or attempt:
            data = as_data(pages, sheet, uncovered)
        try:
            return make(_json(data, press))
        except MissingGlyphsError as error:
            # Each sign alone has a glyph, but not where it stands: with a mark upon it, say.
            uncovered |= {error.text}
    raise PrintError(_("The page could not be made: it has signs that no font here has."))


def _json(data: Data, press: Press) -> str:
    return json.dumps({**data, "fonts": press.families, "features": press.features})


def _signs_of(data: Data) -> set[str]:
    """Every character of the data; those of its keys do no harm."""
    return set(json.dumps(data, ensure_ascii=False))
