"""What a sentence speaks of, as far as that forbids to take it for something asked of you."""

import re
from functools import lru_cache

_ELSEWHERE = re.compile(
    r"\b(?:medical (?:records?|charts?)|chart reviews?|charts|retrospectiv\w*|data ?bases?"
    r"|mice|mouse|rats?|rabbits?|monkeys?|preclinical|pre-clinical|in vitro|animals?"
    r"|previous(?:ly)? (?:stud\w+|trials?|report\w*|publish\w*|describ\w*)"
    r"|(?:prior|other|earlier|separate|parent|another|recent|published|following) (?:clinical )?"
    r"(?:study|studies|trials?)"
    r"|studies (?:have|has|had|of|show|in|with|suggest|using)|(?:have|has) (?:been )?(?:shown|found"
    r"|demonstrated|reported|proposed|suggested)|was (?:shown|found|reported|superior)"
    r"|half[- ]life|literature|et al|meta-analys\w+|worldwide"
    r"|every year, (?:approximately|about|more)|prevalence|incidence|mortality|million"
    r"|reimburs\w*|per (?:year|annum) in|rollover|roll-over|emrs?|ehrs?"
    r"|(?:intended|indicated) (?:to be used|for|use)|(?:is|are|was|were) defined as|definition of"
    r"|definition|(?:was|were|is|are) calculated|data (?:collection|entry) (?:teams?|staff)"
    r"|health (?:care )?workers?|no record of"
    r"|(?:about|approximately|around|up to|nearly) \d{1,3} ?%? (?:%|percent|per cent)? ?(?:of|have)"
    r" (?:all |the )?(?:patients|people|cases|men|women|children|adults|chronic|them))\b",
)
_BACKGROUND = re.compile(
    r"\b(?:guidelines?|approved (?:for|by|in)|licen[cs]ed|commonly|usually|typically"
    r"|no information is available|recommended|recommendations? (?:by|of|from))\b",
)
_WHO = re.compile(
    r"\b(?:eligib\w*(?!(?: \w{1,12}){0,4} (?:take|receive[sd]?|undergo|underwent"
    r"|will (?!be (?:those|adult|patients)))\b)|inclusion"
    r"|exclusion|includ(?:ed|e) (?:if|when)|excluded|history of"
    r"|criteri(?:a|on)|prior to (?:enrol\w*|screening|randomi\w*|study entry|inclusion)"
    r"|(?:previously|already) (?:treated|received|receiv\w+)|who (?:have|had|has|were|did|underwent"
    r"|received|require\w*|are (?:receiving|taking|being treated))|(?:have|has|had) been"
    r" (?:receiving|taking|treated|on)|must have|(?:is|are|be) able to|refractory to"
    r"|life expectancy|negative (?:\w{1,10} )?pregnan\w+ test)\b",
)
_AIM = re.compile(
    r"\b(?:hypothes\w+|(?:primary|secondary|main|exploratory) (?:end-?points?|outcomes?|"
    r"objectives?|aims?|variables?|measures?)|endpoints? (?:is|are|will)|objectives? (?:is|are|of)"
    r"|aims? (?:is|are|of|to)|purpose of|goal of|in order to determine|to determine|to assess"
    r"|to evaluate"
    r"|to compare|sample size|to detect|effect size|fixed effects?|covariates?|statistic\w*"
    r"|t-test|regression"
    r"|analys[ei]s of|power of"
    r"|validity|reliability|change from baseline|length of (?:hospital )?stay|hospital stay"
    r"|summari[sz]ed)\b"
    r"|\A(?:the )?(?:mean |median )?(?:improvements?|ability|accuracy|feasibility|usefulness"
    r"|changes?|differences?|reductions?|proportion"
    r"|percentage|rates?|correlations?|incidence) (?:in|of|between)\b",
)
_MEANS = re.compile(
    r"\Ato (?:describe|investigate|examine|explore|identify|study|measure|correlate|establish"
    r"|demonstrate|estimate|monitor|find out)\b(?!.{0,600}\b(?:will|are|is)\b)"
)
"""An aim that is all of the sentence: "To describe the change over 6 years"."""
_AS_AIM = re.compile(
    r"\A(?:the |our |an? )?(?:\w{1,14} )?(?:aim|objective|purpose|goal)s? (?:of|is|are|was|were)\b"
    r"|\A(?:this|the|our|present|current) (?:[\w-]{1,20} ){0,8}?(?:aims?|is designed|was designed"
    r"|seeks?|is intended|is to|was to|intends?) to"
    r" (?:evaluat|assess|determin|compar|investigat|examin|explor|test|study|find|see)"
)
"""A sentence that says what a study is for; what it names on the way is often not its plan."""
_WHAT_FOR = re.compile(r",? (?:in order )?to (?:determine|assess|evaluate|compare) ")
_NOT = re.compile(
    r"\b(?:no|not|without|never|instead of|rather than|avoid\w*|reduc\w+|fewer|unnecessary"
    r"|unable|nor|neither|optional\w*)\b",
)


def has_any(words: str, parts: tuple[str, ...]) -> bool:
    """Whether one of some letters stands in the words: told much sooner than by a pattern."""
    return any(part in words for part in parts)


@lru_cache(maxsize=64)
def is_elsewhere(words: str) -> bool:
    """Records, animals, other studies, what is known: nothing that this study does."""
    return bool(_ELSEWHERE.search(words))


@lru_cache(maxsize=64)
def is_background(words: str) -> bool:
    """What is usual or allowed elsewhere, which a description tells before the plan."""
    return bool(_BACKGROUND.search(words))


@lru_cache(maxsize=64)
def is_who(words: str) -> bool:
    """Who may join, or what they had before."""
    return bool(_WHO.search(words))


@lru_cache(maxsize=64)
def is_aim(words: str) -> bool:
    """What is to be found out, and how it is reckoned."""
    return bool(_AIM.search(words) or _MEANS.match(words))


@lru_cache(maxsize=64)
def is_told_as_aim(words: str) -> bool:
    """Whether the whole sentence says what the study is for."""
    return bool(_AS_AIM.match(words))


def is_no_plan(words: str) -> bool:
    """Whether a sentence is of something else than what participants go through here."""
    return is_elsewhere(words) or is_aim(words) or is_who(words)


def before_aim(words: str) -> str:
    """The plan of a sentence, without what it is for: "Blood is drawn" of "... to assess"."""
    found = _WHAT_FOR.search(words)
    return words[: found.start()] if found else words


def is_denied(words: str, start: int, end: int) -> bool:
    """Whether a word of denial stands within the passage or up to 30 characters before it."""
    return bool(_NOT.search(words, max(0, start - 30), end))
