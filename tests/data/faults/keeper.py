"""Keeps things in a personal file, and says after each step that it is kept.

Goes on after an error, as the window does: what could not be kept is tried again, at most ten
times. Prints "kept N" for each step that is on the disk, and "failed" for each try that was not.
"""

import os
import sys
from pathlib import Path

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note, Saved
from viewer.store.personal.file import PersonalFile

STEPS = 10
_TRIES = 10


def step(number: int) -> Step:
    """The step of that number: notes, longer notes, saved trials, things deleted again."""
    key = f"n{number % 7}"
    changes = [Change(Kind.NOTE, key, Note("NCT00000001", f"step {number} " + "x" * 97 * number))]
    changes.append(Change(Kind.SAVED, f"NCT{number:08}", Saved("A study")))
    if number % 5 == 4:
        changes.append(Change(Kind.NOTE, f"n{(number + 3) % 7}", None))
    return Step(StepName.NOTE, tuple(changes))


def _tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def _keep(path: Path, number: int, file: PersonalFile | None) -> PersonalFile | None:
    for _try in range(_TRIES):
        try:
            file = file or PersonalFile(path)
            file.take(step(number))
        except PersonalFileError:
            _tell("failed")
            continue
        _tell(f"kept {number}")
        return file
    return file


def main() -> None:
    """Keep all steps from the one named on the command line."""
    path, first = Path(sys.argv[1]), int(sys.argv[2])
    file: PersonalFile | None = None
    for number in range(first, STEPS):
        file = _keep(path, number, file)
        if file is not None and number == 6:
            try:
                file.back_up()
            except PersonalFileError:
                _tell("no copy")
    _tell("end")
    os._exit(0)


if __name__ == "__main__":
    main()
