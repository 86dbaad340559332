"""Cleaning of registry text within a line: escapes, entities, controls. Words stay as they are.

ClinicalTrials.gov writes its long texts as CommonMark and puts a backslash before every character
that could be taken for markup. What is left here is plain text with, at most, strong runs: tags,
links and pictures stay text.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.entities import name2codepoint


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of cleaned text; ``strong`` where the source has it between double asterisks."""

    text: str
    strong: bool = False


_PUNCTUATION = r"[!-/:-@\[-`{-~]"
# Sponsors' forms send entities, and the registry then escapes their "&" and "#".
_TOKEN = re.compile(
    rf"(?P<entity>\\?&(?:\\?\#(?:\d{{1,7}}|[xX][0-9a-fA-F]{{1,6}})|[A-Za-z][A-Za-z0-9]{{1,31}});)"
    rf"|\\(?P<escaped>{_PUNCTUATION})"
    r"|(?P<newline>\\?\n\s*)"
    r"|(?P<stars>\*+)"
)
# Embeddings, overrides and isolates can make a text read as something else than it says.
_CONTROLS = {
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], None),
    **dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], " "),
    **dict.fromkeys(
        [
            *(code for code in range(0x20) if code not in {0x09, 0x0A, 0x0B, 0x0C, 0x0D}),
            *(code for code in range(0x7F, 0xA0) if code != 0x85),
            *range(0xD800, 0xE000),
        ],
        "\N{REPLACEMENT CHARACTER}",
    ),
}
_RISKY = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# A line break that nothing follows; two backslashes are an escaped one.
_LAST_BREAK = re.compile(r"(?<!\\)\\\Z")
_MARKED = re.compile(r"[\\&*\r\n]")


def tame(text: str) -> str:
    """The text without characters that steer a display; unreadable ones become U+FFFD."""
    return text.translate(_CONTROLS) if _RISKY.search(text) else text


def decode_entity(token: str) -> str:
    """The character of a reference such as "&#39;", escaped or not; an unknown one as it is."""
    bare = token.replace("\\", "")
    if bare[1] != "#" and bare[1:-1] not in name2codepoint and bare != "&apos;":
        return token.removeprefix("\\")
    return tame(html.unescape(bare))


class _Runs:
    """Collects cleaned pieces; a pair of double asterisks makes what is between strong."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._marks: list[int] = []

    def add(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)

    def add_space(self) -> None:
        """A line end, with the blanks around it."""
        if self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(" \t")
        self._pieces.append(" ")

    def add_mark(self) -> None:
        self._marks.append(len(self._pieces))
        self._pieces.append("**")

    def _opens(self, mark: int) -> bool:
        after = self._pieces[mark + 1] if mark + 1 < len(self._pieces) else ""
        before = self._pieces[mark - 1] if mark else ""
        return bool(after) and not after[0].isspace() and not before[-1:].isalnum()

    def _closes(self, mark: int) -> bool:
        return not self._pieces[mark - 1][-1:].isspace()

    def runs(self) -> tuple[TextRun, ...]:
        found: list[tuple[str, bool]] = []
        at = 0
        marks = iter(self._marks)
        for mark in marks:
            end = next(marks, None)
            if end is None or not self._opens(mark) or not self._closes(end):
                break
            found.append(("".join(self._pieces[at:mark]), False))
            found.append(("".join(self._pieces[mark + 1 : end]), True))
            at = end + 1
        found.append(("".join(self._pieces[at:]), False))
        return tuple(TextRun(text, strong) for text, strong in found if text)


def _add_stars(out: _Runs, token: re.Match[str]) -> None:
    if token["stars"] == "**":
        out.add_mark()
    else:
        out.add(token["stars"])


_ADDERS: dict[str, Callable[[_Runs, re.Match[str]], None]] = {
    "entity": lambda out, token: out.add(decode_entity(token["entity"])),
    "escaped": lambda out, token: out.add(token["escaped"]),
    "newline": lambda out, _token: out.add_space(),
    "stars": _add_stars,
}


def clean_runs(text: str) -> tuple[TextRun, ...]:
    """The runs of a piece of CommonMark that holds no blocks. Line ends become one space.

    Backslash escapes are taken away, character references decoded once, controls tamed.
    Single asterisks stay: registries escape those that are meant, and "2*10^9" is no emphasis.
    """
    text = tame(text)
    if not _MARKED.search(text):
        return (TextRun(text),) if text else ()
    text = _LAST_BREAK.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    out = _Runs()
    at = 0
    for token in _TOKEN.finditer(text):
        out.add(text[at : token.start()])
        at = token.end()
        _ADDERS[str(token.lastgroup)](out, token)
    out.add(text[at:])
    return out.runs()


def clean(text: str) -> str:
    """The cleaned text of :func:`clean_runs` in one string."""
    return "".join(run.text for run in clean_runs(text))
