"""Widgets that wait in a cycle are destroyed in their own thread, or the process ends."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from viewer.ui.rubbish import Rubbish


class _Cycle(QObject):
    died_in: list[int]


def test_garbage_dies_in_the_windows_thread() -> None:
    rubbish = Rubbish()
    rubbish.begin()
    try:
        died_in: list[int] = []
        cycle = _Cycle()
        cycle.itself = cycle
        weakref.finalize(cycle, lambda: died_in.append(threading.get_ident()))
        del cycle
        # As much work in another thread as makes Python collect there, if it may.
        worker = threading.Thread(target=lambda: [[] for _count in range(200_000)])
        worker.start()
        worker.join()
        assert died_in == []
        kept = [[] for _count in range(2000)]
        for _round in range(300):
            kept.append([[] for _count in range(1000)])
            rubbish.look()
        assert died_in == [threading.get_ident()]
    finally:
        rubbish.end()
    assert gc.isenabled()
    gc.disable()
