"""Cut a stream of JSON into its records, byte for byte, without holding more than one of them.

Four shapes: one record; a page of the registry's API, ``{"studies": [...]}``; a list of records;
and JSON Lines, a record (or page) a line. Only brackets and strings are looked at here; whether a
piece is JSON at all is found when it is parsed, so that one bad record does not cost the others.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from viewer.domain.errors import RegistryFileError
from viewer.words import _

RECORD_MAX = 10_000_000
"""The largest record, in bytes; the registry's largest are a ninth of it."""
_LINE_MAX = 64_000_000
"""The longest line of JSON Lines: a whole page may stand on one."""
_CHUNK = 1 << 20
_HEAD = 2_000

# No group is repeated possessively: Python before 3.11.5 matches such patterns wrongly
# (github.com/python/cpython/issues/106052). The loops are unrolled, so none can backtrack far.
_STRING = rb'[^"\\]*+(?:\\.[^"\\]*+)*'
"""What stands between the quotes of a string."""
_SPACE = re.compile(rb"[ \t\r\n]*+")
_TO_BRACKET = re.compile(
    rb'[^{}\[\]"]*+(?:"' + _STRING + rb'"[^{}\[\]"]*+)*',
    re.DOTALL,
)
"""To the next bracket outside a string, or to a string whose end is not here yet."""
_TO_QUOTE = re.compile(_STRING, re.DOTALL)
_TEXT = re.compile(rb'"' + _STRING + rb'"', re.DOTALL)
_SCALAR = re.compile(rb"[^,\[\]{}]*+")
_PAGE = re.compile(
    rb'\{\s*+(?:"[^"\\]*+"\s*+:\s*+(?:"' + _STRING + rb'"|[-+.\w]++)\s*+,\s*+)*'
    rb'"studies"\s*+:\s*+\[',
    re.DOTALL,
)
"""The begin of a page; what may stand before the list are values like ``totalCount``."""
_SECOND_LINE = re.compile(rb"[^\n]*+\n\s*+(?P<first>.)", re.DOTALL)
_QUOTE = ord('"')
_OPEN = b"{["


_LIBRARY = b"SQLite format 3"
"""How libraries begin, as other files of SQLite do."""


class NotJsonError(RegistryFileError):
    """What the stream holds does not begin like JSON."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One record as it stands in the file.

    ``number`` counts from 1; ``line`` is 0 unless it has a line to itself; ``start`` is the byte
    (of the unpacked file) at which the record begins. ``fault`` is a sentence when it could not
    be cut out; then ``body`` holds only its first bytes.
    """

    number: int
    line: int
    start: int
    body: bytes
    fault: str = ""


class _Window:
    """The part of the stream that is in memory, and a position in it."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._base = 0
        self.data = b""
        self.at = 0
        self.ended = False
        self.trouble: RegistryFileError | None = None

    @property
    def byte(self) -> int:
        """How many bytes of the stream stand before the position."""
        return self._base + self.at

    def more(self, keep: int) -> int:
        """Drop what stands before ``keep``, read on; how far everything moved to the left.

        At the end of the stream nothing changes but ``ended``.
        """
        try:
            fresh = self._read(_CHUNK)
        except RegistryFileError as error:
            self.trouble = error  # told when all that came before it is given out
            fresh = b""
        if not fresh:
            self.ended = True
            return 0
        self.data = self.data[keep:] + fresh
        self._base += keep
        self.at -= keep
        return keep

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.ended and self.at >= len(self.data)

    def hold(self, size: int) -> None:
        """Have ``size`` bytes from the position on, or all there are."""
        while len(self.data) - self.at < size and not self.ended:
            self.more(self.at)

    def significant(self) -> bytes:
        """Move to the next byte that is not a space and give it; empty at the end."""
        while True:
            found = _SPACE.match(self.data, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.data) or self.ended:
                return self.data[self.at : self.at + 1]
            self.more(self.at)


def pieces(read: Callable[[int], bytes]) -> Iterator[Piece]:
    """The records of a stream, in order; ``read(n)`` gives up to n bytes, none at its end.

    Raises NotJsonError when it is not JSON in UTF-8, and what ``read`` raises.
    """
    window = _Window(read)
    for piece in _pieces(window):
        # Where reading fails, a record is cut short by that and not by a fault of its own.
        if not (window.trouble and window.spent and _is_cut(piece)):
            yield piece
    if window.trouble:
        raise window.trouble


def _is_cut(piece: Piece) -> bool:
    """Whether a piece at the end of a stream may have been longer."""
    return bool(piece.fault) or (bool(piece.line) and not piece.body.endswith(b"}"))


def _pieces(window: _Window) -> Iterator[Piece]:
    _check_encoding(window)
    first = window.significant()
    if not first:
        return
    if first == b"<":
        raise NotJsonError(_("It is XML or a web page, and only JSON is read."))
    if first not in (b"{", b"["):
        if window.data[window.at :].startswith(_LIBRARY):
            raise NotJsonError(
                _("It looks like a library, not like records. Use “Open another library…” for it.")
            )
        raise NotJsonError(_("It does not begin as records do."))
    if first == b"{" and _is_lines(window):
        yield from _lines(window)
    else:
        yield from _values(window, 0)


def _check_encoding(window: _Window) -> None:
    window.hold(4)
    head = window.data[:4]
    if head.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        raise NotJsonError(_("It is packed twice. Unpack it once, then import that."))
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:
        raise NotJsonError(
            _("It is written in UTF-16 or UTF-32. Save it again in the encoding UTF-8.")
        )
    if head.startswith(b"\xef\xbb\xbf"):
        window.at = 3


def _is_lines(window: _Window) -> bool:
    """Whether the second line begins with ``{`` as the first does, and the first is no page."""
    size = 65_536
    while True:
        window.hold(size)
        here = window.data[window.at :]
        if _PAGE.match(here):
            return _page_ends_in_line(here)
        found = _SECOND_LINE.match(here)
        if found:
            return found["first"] == b"{"
        if window.ended or size > _LINE_MAX:
            return False
        size *= 4


def _page_ends_in_line(here: bytes) -> bool:
    """A page may stand on one line, with further pages below; one that is broken up may not."""
    found = _SECOND_LINE.match(here)
    if not found or found["first"] != b"{":
        return False
    return here[: here.index(b"\n")].rstrip().endswith(b"}")


def _lines(window: _Window) -> Iterator[Piece]:
    number, line = 0, 0
    while True:
        line += 1
        start = window.byte
        text, whole = _line(window)
        if text is None:
            return
        body = text.strip(b" \t\r\n")
        start += len(text) - len(text.lstrip(b" \t\r\n"))
        if not whole:
            number += 1
            fault = _("This line is longer than {size} MB.").format(size=_LINE_MAX // 1_000_000)
            yield Piece(number, line, start, body[:_HEAD], fault)
        elif _PAGE.match(body):
            for piece in _values(_window_on(body), number):
                number = piece.number
                yield Piece(number, 0, start + piece.start, piece.body, piece.fault)
        elif body:
            number += 1
            fault = _too_large() if len(body) > RECORD_MAX else ""
            yield Piece(number, line, start, body[:_HEAD] if fault else body, fault)


def _line(window: _Window) -> tuple[bytes | None, bool]:
    """The next line with its end, or None at the end; False with the head of one too long."""
    search = window.at
    head = b""
    while True:
        end = window.data.find(b"\n", search)
        if end >= 0 or window.ended:
            stop = end + 1 if end >= 0 else len(window.data)
            line = window.data[window.at : stop]
            window.at = stop
            return (head, False) if head else (line or None, True)
        search = len(window.data)
        if search - window.at > _LINE_MAX:
            head = head or window.data[window.at : window.at + _HEAD]
            window.at = search
        search -= window.more(window.at)


def _window_on(body: bytes) -> _Window:
    rest = [body]
    return _Window(lambda _size: rest.pop() if rest else b"")


def _values(window: _Window, number: int) -> Iterator[Piece]:
    """Records, pages and lists one after the other, apart by nothing or by spaces."""
    while first := window.significant():
        window.hold(65_536)
        page = _PAGE.match(window.data, window.at)
        if page or first == b"[":
            window.at = page.end() if page else window.at + 1
            for piece in _items(window, number):
                number = piece.number
                yield piece
            if page and not window.spent and not _skip(window, depth=1):
                yield _fault(window, number + 1, _breaks_off(window.byte))
            continue
        number += 1
        if first != b"{":
            fault = _("Something that is not a study record begins at byte {byte}.")
            yield _fault(window, number, fault.format(byte=window.byte))
            return
        yield _cut(window, number)


def _items(window: _Window, number: int) -> Iterator[Piece]:
    """The items of a list, from behind its bracket to behind its end."""
    while True:
        first = window.significant()
        if first == b",":
            window.at += 1
        elif first == b"]":
            window.at += 1
            return
        elif not first:
            yield _fault(window, number + 1, _breaks_off(window.byte))
            return
        else:
            number += 1
            if first in (b"{", b"["):
                piece = _cut(window, number)
                yield piece
                if piece.fault and window.spent:
                    return
            else:
                fault = _("Something that is not a study record stands at byte {byte}.")
                piece = _fault(window, number, fault.format(byte=window.byte))
                _skip_scalar(window)
                yield piece


def _fault(window: _Window, number: int, fault: str) -> Piece:
    return Piece(number, 0, window.byte, window.data[window.at : window.at + _HEAD], fault)


def _breaks_off(byte: int) -> str:
    return _("The file breaks off at byte {byte}. Copy or download it again.").format(byte=byte)


def _too_large() -> str:
    return _("This record is larger than {size} MB.").format(size=RECORD_MAX // 1_000_000)


def _skip_scalar(window: _Window) -> None:
    """Over a text, a number or a word, with no care for what is inside."""
    text = _TEXT.match(window.data, window.at)
    window.at = text.end() if text else window.at + 1
    while True:
        found = _SCALAR.match(window.data, window.at)
        window.at = found.end() if found else window.at
        if window.at < len(window.data) or window.ended:
            return
        window.more(window.at)


def _skip(window: _Window, depth: int) -> bool:
    """Past the end of the object that we are ``depth`` levels deep in; whether it has one."""
    return _Cutter(window, depth, keep=False).run()


def _cut(window: _Window, number: int) -> Piece:
    """The object or list that begins at the position; the position is then behind it."""
    start = window.byte
    cutter = _Cutter(window, 0, keep=True)
    complete = cutter.run()
    if not complete:
        return Piece(number, 0, start, cutter.head, _breaks_off(window.byte))
    if cutter.body is None:
        return Piece(number, 0, start, cutter.head, _too_large())
    return Piece(number, 0, start, cutter.body)


class _Cutter:
    """Goes from bracket to bracket until all are closed."""

    def __init__(self, window: _Window, depth: int, *, keep: bool) -> None:
        self._window = window
        self._depth = depth
        self._start = window.at
        self._keep = keep
        self.head = b""
        self.body: bytes | None = None

    def run(self) -> bool:
        """Move the window behind the value; whether its end is in the stream."""
        window = self._window
        at = window.at
        in_string = False
        while True:
            at, in_string, closed = self._advance(at, in_string=in_string)
            window.at = at
            if closed:
                self._finish()
                return True
            at = self._read_on(at)
            if window.ended:
                self.head = self.head or window.data[self._start : self._start + _HEAD]
                window.at = len(window.data)
                return False

    def _advance(self, at: int, *, in_string: bool) -> tuple[int, bool, bool]:
        """As far as the bytes go: the new position, whether in a string, whether all is closed."""
        data = self._window.data
        size = len(data)
        depth = self._depth
        while at < size:
            found = (_TO_QUOTE if in_string else _TO_BRACKET).match(data, at)
            at = found.end() if found else size
            if at == size:
                break
            byte = data[at]
            if in_string:
                if byte != _QUOTE:
                    break  # a backslash, and what it escapes is not here yet
                in_string = False
            elif byte == _QUOTE:
                in_string = True
            elif byte in _OPEN:
                depth += 1
            else:
                depth -= 1
                if depth <= 0:
                    self._depth = depth
                    return at + 1, False, True
            at += 1
        self._depth = depth
        return at, in_string, False

    def _read_on(self, at: int) -> int:
        if self._keep and at - self._start > RECORD_MAX:
            self.head = self._window.data[self._start : self._start + _HEAD]
            self._keep = False
        if not self._keep:
            self._start = at
        moved = self._window.more(self._start)
        self._start -= moved
        return at - moved

    def _finish(self) -> None:
        body = self._window.data[self._start : self._window.at]
        if self._keep and len(body) <= RECORD_MAX:
            self.body = body
        elif self._keep:
            self.head = body[:_HEAD]
