"""What is given: how much, how, how often, for how long, how many times."""

import re
from collections.abc import Iterator

from viewer.plain.burden.dose_amounts import amounts
from viewer.plain.burden.dose_routes import routes
from viewer.plain.burden.dose_times import times
from viewer.plain.burden.findings import Said
from viewer.plain.burden.gates import has_any, is_background, is_elsewhere, is_who

_GIVEN = re.compile(
    r"\b(?:(?:will|to|shall|would|may|are|is|were|was|be|then|also|both|and|initially|daily|who)"
    r" (?:\w{1,14} ){0,2}?(?:receive|receives|received|given|get|administered|take|taken|treated"
    r"|dosed|injected|infused|applied|undergo|started|start|assigned|randomi[sz]ed|consume|consumed"
    r"|initiate|initiated|involve|repeat|offered|train|trained|complete|attend)"
    r"|(?:patients?|participants?|subjects?|volunteers?|group \w{1,3}|arm \w{1,3}|cohort \w{1,3}"
    r"|women|men|children|you|infants|adults) (?:\w{1,12} ){0,3}?(?:receives?|received|take|takes"
    r"|took|get|gets|were given|undergo|underwent|complete|completed|trained|used))\b"
    r"|\bwill last about\b|\badministration\b|\bconsists? of\b|\bduration of treatment\b"
    r"|\b(?:treatment|cycles?) repeats\b"
    r"|\borally administered\b|\bat (?:the|a) dose of\b",
)
_NOT_ASKED = re.compile(
    r"\b(?:rescue|portion|carbohydrates?|cho|kcal|calories|if (?:needed|necessary|required)"
    r"|toxicit(?:y|ies) (?:was|were|is)"
    r"|maximum tolerated"
    r"|incubat\w*|centrifug\w*|supernatant|assays?|cultured|pharmacokinetic (?:model|stud)\w*"
    r"|contains?|marketed|recommended daily|standard dose is)\b",
)
_GUESS = re.compile(r"\bhypothes\w+")
_DIGIT = re.compile(r"\d")
_PIECES = ("tablet", "capsule", "pill", "drop", "puff", "sachet", "patch")
_WORDS = (
    "dose", "dosing", "mg", "gram", "ml", "day", "week", "month", "daily", "hour", "inject",
    "infus",
    "oral", "mouth", "intra", "subcut", "topical", "inhal", "nasal", "i.v", "iv", "im", "sc", "po",
    "p.o", "per os", "session", "cycle", "tablet", "capsule", "drop", "puff", "sachet", "minute",
    "unit", "iu", "gy", "bq", "ci", "mcg", "qd", "bid", "under the skin", "vagin", "rect", "eye",
    "suppos", "joint", " g", "cc", "treatments", "patch", "pill",
)  # fmt: skip
_BEFORE = re.compile(
    r"\b(?:(?:who|that) (?:have|had|has) been|(?:have|has|had) been (?:receiving|treated|on)"
    r"|previously (?:treated|received)|at least \d{1,2} (?:months|weeks) of|excluded|inclusion"
    r"|eligible|eligibility|exclusion)\b",
)


def doses(words: str, as_written: str, *, about_treatment: bool) -> Iterator[Said]:
    """What a sentence says of doses; ``about_treatment``: it stands in a group's or treatment's
    description, so that it need not say that something is given. ``as_written`` keeps capitals.
    """
    if not has_any(words, _WORDS):
        return
    if (
        is_elsewhere(words)
        or _GUESS.search(words)
        or _NOT_ASKED.search(words)
        or _BEFORE.search(words)
    ):
        return
    if not about_treatment and (is_background(words) or is_who(words) or not _GIVEN.search(words)):
        return
    if _DIGIT.search(words) or has_any(words, _PIECES):
        yield from amounts(words)
    yield from routes(as_written)
    yield from times(words)
