"""What is given: how much, how, how often, for how long, how many times."""

import re
from collections.abc import Iterator

from viewer.plain.burden.dose_amounts import amounts
from viewer.plain.burden.dose_routes import routes
from viewer.plain.burden.dose_times import times
from viewer.plain.burden.findings import Detail, Said
from viewer.plain.burden.gates import (
    has_any,
    is_background,
    is_elsewhere,
    is_told_as_aim,
    is_who,
)

_GIVEN = re.compile(
    r"\b(?:(?:will|to|shall|would|may|are|is|were|was|be|then|also|both|and|initially|daily|who"
    r"|will:)"
    r" (?:\w{1,14} ){0,2}?(?:receive|receives|received|given|get|administered|delivered|take"
    r"|taken|treated"
    r"|dosed|injected|infused|applied|undergo|started|start|assigned|randomi[sz]ed|consume|consumed"
    r"|initiate|initiated|involve|repeat|offered|train|trained|complete|attend|participate)"
    r"|(?:patients?|participants?|subjects?|volunteers?|group \w{1,3}|arm \w{1,3}|cohort \w{1,3}"
    r"|women|men|children|you|infants|adults) (?:\w{1,12} ){0,9}?(?:receives?|received|take|takes"
    r"|took|get|gets|were given|undergo|underwent|complete|completed|trained|used))\b"
    r"|\bwill last about\b|\bconsists? of\b|\bduration of treatment\b"
    r"|\b(?:treatment|cycles?) repeats\b"
    r"|\badministered (?:orally|intravenously|subcutaneously|intramuscularly|by|via)\b"
    r"|\borally administered\b|\bat (?:the|a) dose of\b",
)
_NOT_ASKED = re.compile(
    r"\b(?:rescue|portion|carbohydrates?|cho|kcal|calories|if (?:needed|necessary|required)"
    r"|toxicit(?:y|ies) (?:was|were|is)"
    r"|(?:determin\w{0,4}|find|defin\w{1,3}|identify|establish\w{0,3}|until) (?:the "
    r"|a )?maximum tolerated"
    r"|incubat\w*|centrifug\w*|supernatant|assays?|cultured|pharmacokinetic (?:model|stud)\w*"
    r"|contains?|composition|marketed|(?:dose|volume|amount) (?:\w{1,12} ){0,3}(?:will|should|must"
    r"|may) not exceed"
    r"|receiv\w* no (?:\w{1,12} )?(?:intervention|treatment|therapy|drug|medication)"
    r"|recommended daily|standard dose is)\b",
)
_CASE = re.compile(
    r"\A(?:if|in case|should)\b.{0,200}\b(?:increas|decreas|reduc|escalat|rais|lower|adjust"
    r"|repeat|discontinu|stop|interrupt|resum)"
)
"""What is given in some case alone: "If tolerated, the dose will be raised to 30 mg"."""
_GUESS = re.compile(r"\bhypothes\w+")
_DIGIT = re.compile(r"\d")
_PIECES = ("tablet", "capsule", "pill", "drop", "puff", "sachet", "patch")
_FRAGMENT = 60
"""Characters up to which a line on a treatment is no sentence, but a note of its plan."""
_CUE = re.compile(
    r"\b(?:dos(?:e|es|ed|ing)|tablets?|capsules?|placebo|inject\w*|infus\w*|sessions?|exercis\w*"
    r"|training|therapy|treatments?|treated|take|taken|taking|receiv\w*|given|appl(?:y|ied)"
    r"|administ\w*"
    r"|supplement\w*|drug|medication|intervention|use|used|diet|cream|gel|patch|drink|consum\w*"
    r"|vaccin\w*|radiotherapy|chemotherapy|cycles?|program\w*|practi[cs]e|wear|worn|stimulation"
    r"|daily"
    r"|mg|lamp|device|mouthwash|rins\w*|massage|acupuncture|yoga|will be done|perform\w*)\b"
)
_LASTS = re.compile(r"\binfus|\bsession|\bintravenous")
_WORDS = (
    "dose", "dosing", "mg", "gram", "ml", "day", "week", "month", "daily", "hour", "inject",
    "infus",
    "oral", "mouth", "intra", "subcut", "topical", "inhal", "nasal", "i.v", "iv", "im", "sc", "po",
    "p.o", "per os", "session", "cycle", "tablet", "capsule", "drop", "puff", "sachet", "minute",
    "unit", "iu", "gy", "bq", "ci", "mcg", "qd", "bid", "under the skin", "vagin", "rect", "eye",
    "suppos", "joint", " g", "cc", "treatments", "patch", "pill",
)  # fmt: skip
_OTHERS = re.compile(
    r"\b(?:coordinators?|cent(?:er|re)s?|staff|researchers?|clinicians?|physicians?|providers?"
    r"|pharmacists?) (?:\w{1,12} )?(?:will|are|is|were) (?:be )?(?:asked|required|trained|paid)\b"
    r"|\b(?:decreased|increased|reduced|lowered) by\b|\bstudy will last\b"
    r"|\bdonors? (?:will|are|is)\b"
    r"|\b(?:not|never|without) (?:be |to )?(?:receiv\w*|get|given|administ\w*|tak\w+|use\w*)\b",
)
_BEFORE = re.compile(
    r"\b(?:(?:who|that) (?:have|had|has) been|(?:have|has|had) been (?:receiving|treated|on)"
    r"|previously (?:treated|received)|at least \d{1,2} (?:months|weeks) of|excluded|inclusion"
    r"|eligib\w*(?!(?: \w{1,12}){0,4} (?:take|receive[sd]?|undergo|underwent|will (?!be (?:those"
    r"|adult|patients)))\b)|exclusion)\b",
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
        or _CASE.match(words)
        or _NOT_ASKED.search(words)
        or _BEFORE.search(words)
        or _OTHERS.search(words)
    ):
        return
    if not about_treatment and (
        is_background(words) or is_who(words) or is_told_as_aim(words) or not _GIVEN.search(words)
    ):
        return
    found = [*routes(as_written)]
    if _DIGIT.search(words) or has_any(words, _PIECES):
        found += amounts(words)
    yield from found
    # A length or a number alone may be of anything: something given has to stand beside it.
    if found or len(words) < _FRAGMENT or _CUE.search(words):
        is_swallowed = any(each.word in {"mouth", "tongue"} for each in found)
        # "Take 200 mg by mouth and play outside for 30 minutes a day": nobody swallows that long.
        yield from (
            each
            for each in times(words)
            if each.detail is not Detail.MINUTES or not is_swallowed or _LASTS.search(words)
        )
