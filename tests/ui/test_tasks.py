"""Work in the background always comes to one of its two ends."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.tasks import Tasks


class _Ends(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: set[QThread] = set()

    def succeed(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(QThread.currentThread())

    def fail(self, error: BaseException) -> None:
        self.errors.append(error)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:  # noqa: ARG001  (signals need one)
    made = Tasks()
    yield made
    made.shutdown()


def _raise(error: BaseException) -> None:
    raise error


def test_results_arrive_in_order_in_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    ends = _Ends()
    for number in range(20):
        tasks.run(lambda number=number: number, ends.succeed, ends.fail)
    qtbot.waitUntil(lambda: len(ends.results) == 20)
    assert ends.results == list(range(20))
    assert ends.threads == {ends.thread()}
    assert not tasks.is_busy


@pytest.mark.parametrize(
    "error", [ValueError("x"), SystemExit(3), KeyboardInterrupt(), MemoryError()]
)
def test_every_error_reaches_its_end_once(qtbot: QtBot, tasks: Tasks, error: BaseException) -> None:
    ends = _Ends()
    tasks.run(lambda: _raise(error), ends.succeed, ends.fail)
    tasks.run(lambda: "after", ends.succeed, ends.fail)
    qtbot.waitUntil(lambda: ends.results == ["after"])
    assert ends.errors == [error]


def test_an_error_that_nobody_asked_for_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    ends = _Ends()
    tasks.failed_unasked.connect(ends.fail)
    tasks.run(lambda: _raise(ValueError("x")), ends.succeed)
    qtbot.waitUntil(lambda: bool(ends.errors))
    assert len(ends.errors) == 1


def test_all_work_of_one_thread_runs_in_the_same_thread(qtbot: QtBot, tasks: Tasks) -> None:
    """A database connection may live there."""
    ends = _Ends()
    for _round in range(5):
        tasks.run(threading.get_ident, ends.succeed)
        qtbot.waitUntil(lambda: not tasks.is_busy)
    assert len(set(ends.results)) == 1
    assert ends.results[0] != threading.get_ident()


def test_nothing_is_called_after_shutdown_and_shutdown_waits(tasks: Tasks) -> None:
    ends = _Ends()
    begun, go_on, finished = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go_on.wait(10)
        finished.set()

    tasks.run(work, ends.succeed, ends.fail)
    tasks.run(lambda: _raise(ValueError), ends.succeed, ends.fail)
    assert begun.wait(10)
    # Nobody else lets the work go on: a shutdown that waits is what gives this thread its turn.
    threading.Timer(0.05, go_on.set).start()
    tasks.shutdown()
    assert finished.is_set()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert ends.results == ends.errors == []
    tasks.run(lambda: 1, ends.succeed)
    assert not tasks.is_busy


def test_an_end_that_is_gone_is_not_called(qtbot: QtBot, tasks: Tasks) -> None:
    ends, others = _Ends(), _Ends()
    tasks.run(lambda: 1, ends.succeed)
    shiboken6.delete(ends)
    tasks.run(lambda: 2, others.succeed)
    qtbot.waitUntil(lambda: others.results == [2])
    assert ends.results == []


def test_a_free_function_is_refused(tasks: Tasks) -> None:
    with pytest.raises(TypeError):
        tasks.run(lambda: 1, lambda _result: None)
