"""Two spellings of one word made one: British and American, one and many.

The rules fold what is stored and what is typed alike, so a rule can only do harm by making two
different words the same; each was chosen not to. The folded form is no spelling to show.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_ANYWHERE = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("aem", "em"),  # haemophilia, leukaemia, anaemic
        ("paed", "ped"),
        ("paeni", "peni"),  # neutropaenia
        ("phaeo", "pheo"),  # phaeochromocytoma
        ("aetiol", "etiol"),
        ("aesth", "esth"),  # anaesthesia
        ("gynaec", "gynec"),
        ("c(ae)(?=sar|sium|c)", "ce"),  # caesarean, caesium, caecum
        ("faec", "fec"),
        ("naev", "nev"),
        ("palaeo", "paleo"),
        ("praevi", "previ"),
        ("leuc(?=ocyt|open|odys|oenc|oplak|oderm|em)", "leuk"),  # not leucovorin, leucine
        ("oo?e(?=soph)", "e"),  # oesophagus; gastro-oesophageal as gastroesophageal
        ("oe(?=dem|str)", "e"),  # oedema, oestrogen
        ("foet", "fet"),
        ("(?<=rrh|apn|opn|ypn|spn)oe", "e"),  # diarrhoea, apnoea, hypopnoea, dyspnoea
        ("(?<=c)oe(?=l[ie])", "e"),  # coeliac, meningocoele
        ("homoeo", "homeo"),
        ("amoeb", "ameb"),
        ("manoeuvre?", "maneuver"),
        ("sulph", "sulf"),
        ("(tum|col|behavi|fav|flav|lab|hum|od|vap|vig|neighb|hon|harb|rum)our", r"\1or"),
        ("mould", "mold"),
        ("alumini", "alumin"),
        ("enrol(?!l)", "enroll"),
        ("fulfil(?!l)", "fulfill"),
    )
)
_WHOLE = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        # -ize to -ise and not back, for "exercise" has no other spelling.
        ("([a-z]{3,}[iy])z(e|ed|er|ing|ation|able|ational)", r"\1s\2"),
        ("((?:[a-z]*)(?:cent|fib|lit|met|tit|goit|calib|theat))re", r"\1er"),
        (
            "([a-z]*(?:travel|model|label|counsel|signal|cancel|tunnel|fuel))l(ed|ing|er|or)",
            r"\1\2",
        ),
        ("((?:ana|cata|dia|homo)log)ue", r"\1"),
        ("programme", "program"),
        ("ageing", "aging"),
        ("(def|off|lic)ence", r"\1ense"),
        ("practise", "practice"),
        ("grey", "gray"),
    )
)
_ENDINGS = (
    # One and many: only what is safe. "Lupus", "sclerosis" and "abscess" keep their s.
    (re.compile("(.*(?:metast|st))ases"), r"\1asis"),
    (re.compile("(.*(?:fibr|thromb|sten|psych|neur|gn|scler|myc|necr))oses"), r"\1osis"),
    (re.compile("(.{3,}it)ides"), r"\1is"),  # vasculitides
    (re.compile("(.*(?:vir|sin|fet|foet))uses"), r"\1us"),
    (re.compile("(.*ss)es"), r"\1"),
    (re.compile("(.{3,})ies"), r"\1i"),
    (re.compile("(.{3,}[^aeiou])y"), r"\1i"),  # therapy as therapies
    (re.compile("(.{3,}[^sui])s"), r"\1"),  # tumors; Sjogrens, Crohns without apostrophe
)
_LAST = "sy"
"""What each of the endings ends with."""
_LATIN = re.compile("[a-z]+")


def _any(rules: Iterable[tuple[re.Pattern[str], str]]) -> re.Pattern[str]:
    """What finds at once that none of the rules applies, as with nearly every word."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _instead in rules))


_ANY_ANYWHERE = _any(_ANYWHERE)
_ANY_WHOLE = _any(_WHOLE)


@lru_cache(maxsize=1 << 16)
def normal(word: str) -> str:
    """Give the form under which a folded word is stored and looked for."""
    if len(word) < 4 or not _LATIN.fullmatch(word):
        return word
    return american(_singular(word))


def american(word: str) -> str:
    """Give the American spelling of a folded word, or of its beginning; else the word."""
    if len(word) < 4 or not _LATIN.fullmatch(word):
        return word
    if _ANY_ANYWHERE.search(word):
        for pattern, instead in _ANYWHERE:
            word = pattern.sub(instead, word)
    if _ANY_WHOLE.fullmatch(word):
        for pattern, instead in _WHOLE:
            found = pattern.fullmatch(word)
            if found:
                return found.expand(instead)
    return word


def _singular(word: str) -> str:
    if len(word) >= 5 and word[-1] in _LAST:
        for pattern, instead in _ENDINGS:
            found = pattern.fullmatch(word)
            if found:
                return found.expand(instead)
    return word


_HALF_TYPED = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("(?:a|ae|oe)$", "e"),  # leuka(emia), diarrho(ea)
        ("oo?$", "e"),
        ("oo?e(?=s|d|$)", "e"),  # oesop(hagus)
        ("ae(?=t|s)", "e"),
        ("ou$", "o"),  # tumou(r)
        ("([iy])z", r"\1s"),  # randomiz(ed)
        ("ulph?$", "ulf"),
        ("euc(?=$|o)", "euk"),
        ("ie$", "i"),
        ("y$", "i"),
        ("re$", "er"),
        ("e$", ""),
    )
)


@lru_cache(maxsize=1 << 10)
def half_typed(start: str) -> tuple[str, ...]:
    """Give other beginnings to try when no stored word begins with ``start``."""
    others = (pattern.sub(instead, start) for pattern, instead in _HALF_TYPED)
    return tuple(dict.fromkeys(other for other in others if other not in ("", start)))
