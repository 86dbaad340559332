"""Speed and time left: coarse, and still while the speed is."""

from itertools import pairwise

import pytest

from viewer.importing.pace import Pace, left_in_words, speed_in_words
from viewer.importing.progress import Progress
from viewer.importing.progress_words import progress_line


def test_nothing_is_foretold_at_once():
    pace = Pace(0.0)
    pace.see(0.1, 0.01)
    assert pace.left is None


def test_a_steady_speed_gives_the_time_that_is_left():
    pace = Pace(100.0)
    for step in range(1, 101):
        pace.see(100.0 + step / 10, step / 1000)
    assert pace.left == pytest.approx(90.0, rel=0.02)


def test_one_slow_moment_does_not_make_it_jump():
    pace = Pace(0.0)
    told = []
    for step in range(1, 400):
        pace.see(step / 10, step / 1000 - (0.004 if step == 200 else 0))
        told.append(pace.left)
    known = [left for left in told if left is not None]
    jumps = [abs(one - other) for one, other in pairwise(known)]
    assert max(jumps) < 10


def test_what_goes_back_or_stands_still_is_no_progress():
    pace = Pace(0.0)
    pace.see(5.0, 0.5)
    pace.see(5.0, 0.6)
    pace.see(6.0, 0.4)
    assert pace.left is not None
    assert pace.left > 5


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "Less than a minute left"),
        (61, "About a minute left"),
        (119, "About 2 minutes left"),
        (1_390, "About 25 minutes left"),
        (3_600, "About 60 minutes left"),
        (9_000, "About 2 hours left"),
    ],
)
def test_a_time_in_words(seconds, words):
    assert left_in_words(seconds) == words


def test_a_line_tells_what_is_done():
    reading = Progress(bytes_read=50, bytes_total=200, new=1_200, per_second=845.4, seconds_left=70)
    assert progress_line(reading) == (
        "Reading: 25 %, 1,200 studies · 845 studies a second · About a minute left"
    )
    listing = Progress(listed=0.5, seconds_left=None)
    assert progress_line(listing) == "Making the list that a search looks through: 50 %"
    assert speed_in_words(0.2) == ""
