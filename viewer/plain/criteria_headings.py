"""Which lines of eligibility text are headings, and whether what follows lets in or keeps out."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A heading at the start of a line.

    ``length`` counts its characters; the rest of the line is not the heading's. ``inclusion`` is
    None for a heading that says neither; ``is_main`` tells headings of the two lists from others;
    ``is_sentence`` those that are a whole sentence; ``resets`` those after which a list of
    exclusions is over.
    """

    length: int
    inclusion: bool | None
    is_main: bool
    is_sentence: bool = False
    resets: bool = False


_MARKS = r"(?:\\?[*_#\[(【<]|\s)*"
_KIND = (
    r"(?:non[\s-]?inclusions?|inclusions?|inclusionary|included|exclusions?|exclusionary|excluded|"
    r"inclusión|exclusión|ineligib\w+)"
)
_MAIN = re.compile(
    rf"{_MARKS}(?P<before>(?:[^\s:：]{{1,40}}\s+){{0,20}}?)(?P<kind>{_KIND})\b"
    rf"(?P<both>\s*(?:/|and|or|&)\s*{_KIND}\b)?"
    r"(?P<criteria>\s*crit\w*)?(?P<after>[^:：]{0,160}?)(?P<end>\s*[:：]|\s*\Z)",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"(?:(?:key|main|major|general)\s)?(?P<kind>(?:non-)?(?:inclusion|exclusion))\scriteria\.?"
    r"(?=\s+(?:(?P<one>\(?1[.)]\s?)|(?-i:[A-Z])))",
    re.IGNORECASE,
)
"""A heading that runs on into its list with nothing between."""
_AT_END = re.compile(
    r".{0,60}\s(?P<kind>Inclusion|Exclusion|INCLUSION|EXCLUSION)(?:\s(?:Criteria|CRITERIA))?\s*\Z"
)
_CHINESE = re.compile(
    rf"{_MARKS}(?P<before>\S{{0,12}}?)(?P<kind>入选|纳入|入组|排除)(?:标准|條件|条件|標準)?\s*"
    r"(?P<end>[:：]|\Z)"
)
_NO_HEADING = re.compile(
    r"\b(?:may|apply|applies|met|meet|meets|meeting|must|will|should|not|no|any|are|is|were|was|who|"
    r"which|defined|fulfil\w*|per|cannot|there|having|lack|with|prior|before|between|at|on)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:may|apply|applies|met|meets?|must|will|should|not|no|are|is|were|was|included|having)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:must|should|will|are|is|have|has|had|be|following|follows|may|who|if|any|all|one|"
    r"either|meet|meets|note)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"[\d<>=≤≥;,.?!]|\b(?:no|not|with|without|or|and either)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9 /&(),'’-]{5,60}:")
_DASHED = re.compile(r"--\s?[A-Z][^\n-]{2,50}(?:-[^\n-]{1,50})?--")
_NEGATED = re.compile(r"\b(?:not|cannot|never|neither|no)\b|n['’]t\b", re.IGNORECASE)
_RESETS = re.compile(
    r"(?:disease|patient) characteristics|prior/? ?concurrent therapy|eligibility criteria",
    re.IGNORECASE,
)
"""Headings of cancer records from the PDQ database; what is under them is told both ways."""
_LONGEST = 90
_FEWEST_WORDS = 3
"""So many words before "Inclusion criteria:" still belong to the heading."""


def _inclusion(kind: str) -> bool:
    return kind.lower().startswith("inclu") or kind in {"入选", "纳入", "入组"}


def _both(found: re.Match[str]) -> bool:
    other = found["both"]
    return bool(other) and ("exclu" in other.lower()) == _inclusion(found["kind"])


def _is_marked_heading(found: re.Match[str], whole: bool) -> bool:
    """After a bullet or number only the plain forms: "INCLUSION CRITERIA:", "Main exclusion"."""
    before = found["before"].split()
    is_named = bool(found["criteria"]) or found["before"].lower().startswith("criteri")
    return (
        (is_named or (whole and not found["after"].strip()))
        and len(before) <= 3
        and not (_VERB if whole else _NO_HEADING).search(found["before"] + found["after"])
    )


def _is_bare_heading(found: re.Match[str], text: str) -> bool:
    """A line with no colon at its end."""
    is_named = bool(found["criteria"]) or found["before"].lower().startswith("criteri")
    is_alone = not found["before"].strip() and len(found["after"].strip()) <= 1
    return (
        (is_named or is_alone)
        and len(text) <= _LONGEST
        and (found["after"].strip() == "." or not text.rstrip().endswith((".", ";", ",")))
        and not _NO_HEADING.search(found["before"] + " " + found["after"])
    )


def _has_colon(found: re.Match[str]) -> bool:
    return found["end"].strip() in {":", "："}


def _fits(found: re.Match[str], text: str, is_marked: bool) -> bool:
    whole = not text[found.end() :].strip(" \t*\\_")
    if not _has_colon(found):
        return _is_bare_heading(found, text)
    if is_marked or not whole:
        return _is_marked_heading(found, whole) or (
            not is_marked and bool(found["criteria"]) and "follow" in found["after"]
        )
    return True


def _main_heading(text: str, is_marked: bool) -> HeadingFound | None:
    found = _CHINESE.match(text)
    if found:
        return HeadingFound(found.end(), _inclusion(found["kind"]), is_main=True)
    found = _RUN_ON.match(text)
    if found and (found["one"] or len(text) > _LONGEST):
        return HeadingFound(found.end(), _inclusion(found["kind"]), is_main=True)
    found = _AT_END.match(text)
    if found and not is_marked and not _NO_HEADING.search(text):
        return HeadingFound(found.end(), _inclusion(found["kind"]), is_main=True)
    found = _MAIN.match(text)
    if not found or not _fits(found, text, is_marked):
        return None
    inclusion: bool | None = _inclusion(found["kind"])
    if _NEGATED.search(found["before"]):
        if not inclusion:
            return None  # "will not be excluded if": neither list
        inclusion = False
    length = found.end()
    # Two stars after the colon close what two stars before the words opened.
    trailing = re.match(r"[ \t]*(?:\\?[*_])+", text[length:])
    length += trailing.end() if trailing else 0
    return HeadingFound(
        length,
        None if _both(found) else inclusion,
        is_main=True,
        is_sentence=bool(_SENTENCE.search(text[:length])),
    )


def _is_title(bare: str) -> bool:
    """A short line over a list that is no sentence: "Medical Conditions", "PART A"."""
    return bare.isupper() or (
        len(bare) <= 60
        and bare[0].isupper()
        and len(bare.split()) <= 8
        and not _NO_TITLE.search(bare)
        and not _SENTENCE.search(bare)
    )


def _other_heading(text: str, follows_list: bool) -> HeadingFound | None:
    found = _DASHED.match(text) or _CAPITALS.match(text)
    if found:
        return HeadingFound(
            found.end(), None, is_main=False, resets=bool(_RESETS.match(text.lstrip("-")))
        )
    bare = text.strip()
    if len(bare) > _LONGEST or len(bare) < 3:
        return None
    is_titled = bare.endswith((":", "：")) and not _SENTENCE.search(bare)
    if is_titled or (follows_list and _is_title(bare)):
        length = len(text.rstrip())
        return HeadingFound(length, None, is_main=False, resets=bool(_RESETS.match(bare)))
    return None


def heading_at(text: str, *, is_marked: bool, before_list: bool) -> HeadingFound | None:
    """The heading that ``text``, a line without its bullet, begins with, or None.

    ``is_marked``: a bullet or number stands before it. ``before_list``: a list comes next.
    """
    found = _main_heading(text, is_marked)
    if found or is_marked:
        return found
    return _other_heading(text, before_list)


_PEOPLE = (
    r"(?:patients?|subjects?|participants?|individuals?|volunteers?|people|persons?|women|men|"
    r"child(?:ren)?|adults?|parents?|caregivers?|you|they|eyes?)"
)
_KEEPS_OUT = re.compile(
    r"\b(?:must|should|may|can|will) ?not\b|\b(?:excluded|exclusions?|ineligible|precluded)\b|"
    r"\bnot (?:be )?(?:eligible|included|enrolled|allowed)\b",
    re.IGNORECASE,
)
_LETS_IN = re.compile(
    rf"\b{_PEOPLE}\b.{{0,80}}\b(?:must|will|should|need to|have to|were eligible|are eligible)\b|"
    rf"\bto be eligible\b.{{0,80}}\b{_PEOPLE}\b|\b{_PEOPLE}\b.{{0,60}}\bmeet the following",
    re.IGNORECASE,
)
_NO_LIST_OF_PEOPLE = re.compile(
    r"\b(?:procedures?|tests?|visits?|assess\w*|randomi[sz]ed to|receive)\b", re.IGNORECASE
)
_LONGEST_SENTENCE = 240


def sentence_heading(text: str) -> HeadingFound | None:
    """A sentence that opens a list where no heading does: "Patients must not:"."""
    bare = text.strip()
    if not bare.endswith((":", "：")) or len(bare) > _LONGEST_SENTENCE:
        return None
    if _NO_LIST_OF_PEOPLE.search(bare):
        return None
    is_out = bool(_KEEPS_OUT.search(bare))
    if not is_out and not _LETS_IN.search(bare):
        return None
    return HeadingFound(len(text.rstrip()), not is_out, is_main=True, is_sentence=True)


_OF_THE_LIST = re.compile(
    r"\b(?:any|all|one|each|either)\b.{0,40}\b(?:following|these|criteria)\b|\bfollowing\b.{0,40}"
    r"\bcriteria\b|\bcriteria (?:are|is) as follows|\bthe following\s*:",
    re.IGNORECASE,
)
_ELIGIBLE = re.compile(
    r"\b(?:eligible|included|inclusion criteria|(?:be|study) (?:enrol\w*|entry)|enter)\b",
    re.IGNORECASE,
)
_BARE_SUBJECT = re.compile(
    rf"\W*(?:(?:all|any|each|the|eligible|potential|prospective|study)\s+){{0,3}}{_PEOPLE}\b|"
    r"for inclusion\b|to be (?:eligible|included)\b|in order to be\b|the presence of any",
    re.IGNORECASE,
)


def repeats_list(text: str, inclusion: bool | None) -> bool:
    """Whether a point only says which list it stands in: "Subjects are excluded if any of ...:"."""
    bare = text.strip()
    if inclusion is None or not bare.endswith((":", "：")) or len(bare) > _LONGEST_SENTENCE:
        return False
    if not (_OF_THE_LIST.search(bare) and _BARE_SUBJECT.match(bare)):
        return False
    is_out = bool(_KEEPS_OUT.search(bare))
    return is_out if not inclusion else (not is_out and bool(_ELIGIBLE.search(bare)))


_INSIDE = re.compile(
    r"(?<=\s)(?:(?:Key|Main|Major|General)\s)?(?:Non-)?(?:Inclusion|Exclusion|INCLUSION|EXCLUSION)"
    r"\s(?:[Cc]riteria|CRITERIA)(?P<end>[^:：.;\d]{0,40}[:：]|\s*\Z|(?=\.?\s+(?:(?P<one>\(?1[.)]\s?)|[A-Z])))"
)
_PRECEDED_BY_SENTENCE = re.compile(
    r"\b(?:the|meet|meets|all|any|of|these|this|above|following|and|or|to|with|for|other|per|in|by|"
    r"protocol|study|same|each|not)\s+\Z",
    re.IGNORECASE,
)


def headings_inside(text: str) -> list[int]:
    """Where in a line, after its start, further headings begin."""
    found = []
    for match in _INSIDE.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        has_words = re.search(r"[^\W\d_]{2,}", before)
        ends_sentence = has_words and before.rstrip()[-1:] in {".", ";", ")"}
        has_end = match["end"].strip() or match["one"]
        if ends_sentence or (
            has_end
            and len(re.findall(r"\w{2,}", text[: match.start()])) > _FEWEST_WORDS
            and not _PRECEDED_BY_SENTENCE.search(before)
        ):
            found.append(match.start())
    found += [match.start() for match in _DASHED.finditer(text) if match.start()]
    return sorted(found)
