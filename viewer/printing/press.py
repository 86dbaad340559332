"""Typst, with its fonts and its template, made ready once and used again.

Reading the system's fonts takes as long as setting four pages, so a press is kept.
"""

import json
import logging
import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import typst

from viewer import paths
from viewer.domain.errors import PrintError
from viewer.words import _

_log = logging.getLogger(__name__)

# Inter first: after two photocopies its figures can still be told apart, and with these two
# features l and I as well ("NT-I7" and "IL-7"). The others follow for their signs.
_FAMILIES = (
    "Inter",
    "Noto Sans",
    "DejaVu Sans",
    "Liberation Sans",
    "Arial",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Libertinus Serif",
    "DejaVu Sans Mono",
)
_INTER_FEATURES = ("cv05", "cv08")

_WITHOUT_GLYPH = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


# A part of a page, from its upper edge. The head takes a tenth of it.
_NEARLY_EMPTY = 0.4


class MissingGlyphsError(Exception):
    """No font at hand can show ``text``, a sign or some that belong together."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Press:
    """Sets pages with Typst. May be used from several threads, one at a time gets its turn."""

    def __init__(self, *, system_fonts: bool) -> None:
        fonts = typst.Fonts(include_system_fonts=system_fonts)
        at_hand = set(fonts.families())
        self.families = [family for family in _FAMILIES if family in at_hand]
        self.features = list(_INTER_FEATURES) if "Inter" in at_hand else []
        folder = paths.resources() / "typst"
        self._compiler = typst.Compiler(folder / "print.typ", root=folder, font_paths=fonts)
        self._prober = typst.Compiler(folder / "probe.typ", root=folder, font_paths=fonts)
        self._covered: dict[str, bool] = {}
        self._turn = threading.Lock()

    def pdf(self, data: str, timestamp: int | None = None, *, spare_a_page: bool = True) -> bytes:
        """Set ``data`` (JSON) as PDF/UA-1; dated by the clock unless ``timestamp`` is given.

        ``spare_a_page``: set it tighter where a last page has next to nothing. Raises
        MissingGlyphsError, and PrintError for anything else.
        """
        made = self._made(data, "pdf", timestamp, spare_a_page=spare_a_page)
        return made if isinstance(made, bytes) else made[0]

    def svg(self, data: str, *, spare_a_page: bool = True) -> list[bytes]:
        """Set ``data`` (JSON) as one SVG picture a page, text as outlines."""
        made = self._made(data, "svg", None, spare_a_page=spare_a_page)
        return [made] if isinstance(made, bytes) else made

    def uncovered(self, signs: Iterable[str]) -> frozenset[str]:
        """Those of ``signs`` (single characters) that no font at hand has, bold or regular.

        PDF/UA-1 allows no text without a glyph, so each is tried, once a press.
        """
        wanted = {sign for sign in signs if not sign.isascii()}
        with self._turn:
            self._probe(sorted(wanted - self._covered.keys()))
        return frozenset(sign for sign in wanted if not self._covered[sign])

    def _probe(self, signs: list[str]) -> None:
        if not signs:
            return
        if self._all_covered(signs):
            self._covered.update(dict.fromkeys(signs, True))
        elif len(signs) == 1:
            self._covered[signs[0]] = False
        else:
            middle = len(signs) // 2
            self._probe(signs[:middle])
            self._probe(signs[middle:])

    def _all_covered(self, signs: list[str]) -> bool:
        try:
            self._prober.compile(
                format="pdf",
                sys_inputs={"fonts": json.dumps(self.families), "signs": json.dumps(signs)},
                pdf_standards=["ua-1"],
                timestamp=0,
            )
        except typst.TypstError:
            return False
        return True

    def _made(
        self,
        data: str,
        form: Literal["pdf", "svg"],
        timestamp: int | None,
        *,
        spare_a_page: bool,
    ) -> bytes | list[bytes]:
        try:
            with self._turn:
                made, warnings = self._set(data, form, timestamp, spare_a_page=spare_a_page)
        except typst.TypstError as error:
            self._raise(error)
        for warning in warnings:
            _log.warning("typst: %s", warning)
        if made is None:
            raise PrintError(_("The page could not be made."))
        return made

    def _set(
        self,
        data: str,
        form: Literal["pdf", "svg"],
        timestamp: int | None,
        *,
        spare_a_page: bool,
    ) -> tuple[bytes | list[bytes] | None, list[typst.TypstWarning]]:
        """Set the pages; a little tighter where that spares a last page with next to nothing."""

        def compiled(tight: str) -> tuple[bytes | list[bytes] | None, list[typst.TypstWarning]]:
            return self._compiler.compile_with_warnings(
                format=form,
                sys_inputs={"data": data, "tight": tight},
                pdf_standards=["ua-1"] if form == "pdf" else [],
                timestamp=timestamp,
            )

        usual = compiled("no")
        if not spare_a_page:
            return usual
        pages, filled = self._filled()
        if pages == 1 or filled > _NEARLY_EMPTY:
            return usual
        tight = compiled("yes")
        return tight if self._filled()[0] < pages else usual

    def _filled(self) -> tuple[int, float]:
        """The last page of what was set just now, and which part of its height has text."""
        last = json.loads(self._compiler.query("<filled>", field="value"))[-1]
        return last["page"], last["filled"]

    def _raise(self, error: typst.TypstError) -> None:
        missing = _text_named(error.message)
        if missing:
            raise MissingGlyphsError(missing) from error
        _log.error("typst: %s %s %s", error.message, error.hints, error.diagnostic)
        raise PrintError(
            _("The page could not be made. The log file says more: {file}").format(
                file=paths.log_file()
            )
        ) from error


def _text_named(message: str) -> str:
    """The text a message of Typst says has no glyph; empty when it says something else."""
    found = _WITHOUT_GLYPH.search(message)
    if found is None:
        return ""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found["text"])


@lru_cache(maxsize=2)
def kept_press(*, system_fonts: bool) -> Press:
    """The press of this process; without ``system_fonts``, pages look the same everywhere."""
    return Press(system_fonts=system_fonts)
