"""Times without the medicine (washout) and before the treatment starts (run-in): how long."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Said
from viewer.plain.burden.gates import has_any, is_denied, is_elsewhere, is_who
from viewer.plain.burden.numbers import DURATION, duration_of

WASHOUT, RUN_IN = "washout", "run_in"
_NAMES = {
    WASHOUT: r"wash(?:ing)?(?:ed)?[- ]?out",
    RUN_IN: r"(?:placebo )?run[- ]?in",
}
_ABOUT = (
    r"(?:(?:of|is|was|will be|lasting|lasts?|will last|for|about|approximately|a total of|a period"
    r" of|between)\s){0,3}"
)
_LEAST = r"(?P<least>(?:at least|a minimum of|minimum of|no less than)\s)?"
_MOST = r"(?P<most>(?:up to|a maximum of|at most|no more than)\s)?"
_PATTERNS = {
    name: (
        re.compile(
            rf"\b(?P<least>(?:at least|minimum(?: of)?) (?:an? )?)?(?P<most>(?:up to|maximum of)"
            rf" (?:an? )?)?(?P<time>{DURATION})\s?[,]?[\s-](?:(?:single|double|open|placebo|drug"
            rf"|treatment|medication|blind|label|washout)[\s-]){{0,3}}{words}\b"
        ),
        re.compile(
            rf"\b{words}(?: (?:period|phase|interval|time))?s?,? {_ABOUT}{_LEAST}{_MOST}"
            rf"(?P<time>{DURATION})(?! (?:before|prior|of age|after|following))(?P<more> or more)?"
        ),
        re.compile(
            rf"\b{words}(?: (?:period|phase|interval))? ?\((?:of )?{_LEAST}{_MOST}"
            rf"(?P<time>{DURATION})\)"
        ),
    )
    for name, words in _NAMES.items()
}
_OTHER = re.compile(r"\b(?:if|may|required|prior (?:medic|therap|treat)\w*|previous|screening)\b")
"""A washout of what somebody took before is a condition of joining, not a part of the plan."""
_WORDS = ("wash", "run-in", "run in", "runin")


def breaks(words: str) -> Iterator[Said]:
    """The lengths a sentence gives; where it gives two of a kind, none."""
    if not has_any(words, _WORDS) or is_elsewhere(words) or is_who(words) or _OTHER.search(words):
        return
    for name, patterns in _PATTERNS.items():
        found = [match for pattern in patterns for match in pattern.finditer(words)]
        made = {said for match in found if (said := _said(words, name, match))}
        if len(made) == 1:
            yield from made


def _said(words: str, name: str, found: re.Match[str]) -> Said | None:
    time = duration_of(found["time"])
    if not time or is_denied(words, found.start(), found.end()):
        return None
    return Said(
        Kind.BREAK,
        Detail.LASTS,
        (time[0],),
        time[1],
        word=name,
        at_most=bool(found["most"]),
        at_least=bool(found["least"] or found.groupdict().get("more")),
    )
