"""PySide6 6.12.0 gives up a reference to True, False and None at each signal, and then aborts."""

import sys

from PySide6.QtCore import QObject, Signal

ROUNDS = 500


class _Speaker(QObject):
    said = Signal(object)
    switched = Signal(bool)


class _Listener(QObject):
    def hear(self, _what: object) -> None:
        pass


def test_signals_do_not_use_up_true_and_none() -> None:
    speaker, listener = _Speaker(), _Listener()
    speaker.said.connect(listener.hear)
    speaker.switched.connect(listener.hear)
    things = (True, False, None)
    # From Python 3.12 on these never die, and their count is a constant.
    before = [sys.getrefcount(thing) for thing in things]
    for _round in range(ROUNDS):
        for thing in things:
            speaker.said.emit(thing)
            speaker.switched.emit(bool(thing))
    for thing, count in zip(things, before, strict=True):
        assert sys.getrefcount(thing) > count - ROUNDS / 10, f"{thing} loses references"
