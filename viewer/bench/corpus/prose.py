"""Texts of a record, drawn from pools of made-up sentences; JSON text without its quotes.

Lengths are drawn from tables of the real registry's quantiles, told in the unit each says.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from viewer.bench.corpus.draws import between
from viewer.bench.corpus.vocabulary import sentences

Draw = Callable[[], float]

# Quantiles at tenths of real texts, in characters; the last is cut, since one in ten thousand
# texts would else make the mean.
_SUMMARY = (20, 157, 205, 260, 330, 421, 540, 700, 950, 1441, 3300)
_DETAIL = (0, 0, 0, 260, 450, 676, 980, 1370, 1990, 3165, 10500)
_CRITERIA = (60, 248, 370, 490, 630, 797, 1060, 1440, 2060, 3315, 8500)
_MEASURE = (8, 16, 22, 28, 35, 44, 54, 67, 86, 115, 220)
_MEASURE_TEXT = (0, 0, 0, 50, 76, 103, 142, 195, 280, 439, 950)
_ARM = (0, 0, 22, 50, 70, 93, 125, 165, 225, 372, 880)
_INTERVENTION = (0, 4, 23, 38, 56, 78, 110, 155, 220, 397, 930)


class _Pools(NamedTuple):
    prose: tuple[str, ...]
    items: tuple[str, ...]
    short: tuple[str, ...]


@cache
def _pools() -> _Pools:
    return _Pools(
        sentences(20, 14_000, 9, 26), sentences(21, 9_000, 5, 20), sentences(22, 9_000, 2, 9)
    )


def _pieces(draw: Draw, pool: tuple[str, ...], length: int, joint: str) -> str:
    most = len(pool)
    made = []
    while length > 0:
        piece = pool[int(draw() * most)]
        length -= len(piece) + len(joint)
        made.append(piece)
    return joint.join(made)


def summary(draw: Draw) -> str:
    """Give a brief summary."""
    return _pieces(draw, _pools().prose, between(draw(), _SUMMARY) - 60, ". ") + "."


def description(draw: Draw) -> str:
    """Give a detailed description, empty for a quarter of the trials."""
    length = between(draw(), _DETAIL)
    if length < 60:
        return ""
    joint = ".\\n\\n" if draw() < 0.15 else ". "
    return _pieces(draw, _pools().prose, length - 60, joint) + "."


def criteria(draw: Draw) -> str:
    """Give eligibility criteria as Markdown, with the two usual headings."""
    length = between(draw(), _CRITERIA) - 70
    share = 0.3 + 0.4 * draw()
    items = _pools().items
    wanted = _pieces(draw, items, int(length * share), "\\n* ")
    barred = _pieces(draw, items, int(length * (1 - share)), "\\n* ")
    return f"Inclusion Criteria:\\n\\n* {wanted}\\n\\nExclusion Criteria:\\n\\n* {barred}"


def measure(draw: Draw) -> str:
    """Give the name of an outcome."""
    return _pieces(draw, _pools().short, between(draw(), _MEASURE) - 18, " ") or title(draw)


def title(draw: Draw) -> str:
    """Give a few words, about 35 characters."""
    pool = _pools().short
    return pool[int(draw() * len(pool))]


def measure_text(draw: Draw) -> str:
    """Give the description of an outcome, empty for a third."""
    return _pieces(draw, _pools().prose, between(draw(), _MEASURE_TEXT) - 40, ". ")


def arm_text(draw: Draw) -> str:
    """Give the description of an arm."""
    return _pieces(draw, _pools().items, between(draw(), _ARM) - 35, "; ")


def intervention_text(draw: Draw) -> str:
    """Give the description of an intervention."""
    return _pieces(draw, _pools().items, between(draw(), _INTERVENTION) - 35, "; ")


def line(draw: Draw) -> str:
    """Give one sentence, without its full stop."""
    pool = _pools().prose
    return pool[int(draw() * len(pool))]
