"""Points of a list that are written one behind the other, in one line of eligibility text."""

import re
from collections.abc import Iterator

_NUMBERED_INSIDE = re.compile(r"(?<![^\s;.,:)；。，：])[(（]?(\d{1,2})\\?[.)）](?=\s|[^\W\d_])")
_DASHED_INSIDE = re.compile(r"(?:(?<=\s)|(?<=[a-z.);]))\\?-\s+(?=\S)")
_BULLETED_INSIDE = re.compile("[\u2022\u25cf\u25aa\uf0b7]")


def _numbered(text: str) -> list[int]:
    """Where the numbers of a list begin in a line that starts with one: 1, 2, 3... or 4, 5, 6..."""
    found: list[int] = []
    wanted = 0
    for match in _NUMBERED_INSIDE.finditer(text):
        is_first = not found and not text[: match.start()].strip()
        if is_first or (found and int(match[1]) == wanted):
            found.append(match.start())
            wanted = int(match[1]) + 1
    return found if len(found) > 1 else []


def points_inside(text: str) -> list[int]:
    """Where the points of a list written in one line begin; empty when it is no such line."""
    lead = len(text) - len(text.lstrip())
    if _DASHED_INSIDE.match(text, lead) or text.startswith(("- ", "\\- "), lead):
        return [lead, *(match.start() for match in _DASHED_INSIDE.finditer(text, lead + 3))]
    bullets = [match.start() for match in _BULLETED_INSIDE.finditer(text)]
    if len(bullets) > 1:
        return bullets
    return _numbered(text)


_LABEL = re.compile(
    r"(?<![^\s;:：；。，,.)])[(（]?(?:(?P<number>\d{1,2})|(?P<letter>[a-z]|[ivx]{2,4}))\\?[.)）]"
    r"(?=\s|[A-Z\u4e00-\u9fff]|(?<=[)）])[a-z])"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SHORTEST = 100
"""Letters: a shorter line reads well as one."""


def _follower(label: str) -> str:
    """The label after ``label``: 2 after 1, b after a, ii after i; empty where it ends."""
    if label.isdigit():
        return str(int(label) + 1)
    if label in _ROMAN and label != "x" and (len(label) > 1 or label in "iv"):
        return _ROMAN[_ROMAN.index(label) + 1] if label != _ROMAN[-1] else ""
    return chr(ord(label) + 1) if label < "z" else ""


def _labelled(text: str, *, from_start: bool) -> list[int]:
    """Where a, b, c... begin: the first at the start of the text, or else behind a colon."""
    found: list[int] = []
    wanted = ""
    are_parted = not from_start
    for match in _LABEL.finditer(text):
        label = match["number"] or match["letter"]
        before = text[: match.start()].rstrip()
        if found:
            if label != wanted:
                continue
            last = re.sub(r"[;,.]?\s(?:and|or|and/or)\Z", ";", before[-12:])[-1:]
            are_parted = are_parted and last in {";", ".", ",", "；", "。", "，"}
        elif from_start and (before or label not in {"a", "i"}):
            break
        elif not from_start and (label not in {"1", "a", "i"} or before[-1:] not in {":", "："}):
            continue
        found.append(match.start())
        wanted = _follower(label)
    return found if len(found) > (1 if are_parted else 2) else []


def points_after_lead(text: str) -> list[int]:
    """Where the points after a colon begin: "any of these: a) ...; b) ...; c) ...".

    Two are enough where a stop or semicolon stands before the second, else there must be three;
    so must there where the line itself begins with the first.
    """
    if len(text) < _SHORTEST:
        return []
    return _labelled(text, from_start=True) or _labelled(text, from_start=False)


_RUNS_ON = re.compile(r"(?<=[\s;.,)])(?<!\d\.)(\d{1,2})\\?[.)]\s+(?=[A-Z])")
_FEWEST_ON = 3


def points_running_on(text: str) -> list[int]:
    """Where further numbers of the outer list begin in a line: "Falls 14. Gout 15. Cancer"."""
    if len(text) < 2 * _SHORTEST:
        return []
    best: list[int] = []
    run: list[int] = []
    last = -1
    for match in _RUNS_ON.finditer(text):
        number = int(match[1])
        run = [*run, match.start()] if run and number == last + 1 else [match.start()]
        last = number
        best = run if len(run) > len(best) else best
    return best if len(best) >= _FEWEST_ON else []


# Old cancer records (PDQ) and some others run their lines together with nothing between. A word
# of these with a capital, right behind a word without a stop, begins the next one.
_STARTS = (
    "No|Not|Must|At least|More than|Less than|Prior|Previous|Previously|Concurrent|Recovered|"
    "Fertile|Effective contraceptive|Adequate|Negative pregnancy|Negative serum|Pregnan(?:t|cy)|"
    "Histologic(?:al|ally)?|Cytologically|Measurable|Bidimensionally|Disease[- ]free|"
    "Other prior|Newly diagnosed|Diagnosis of|Diagnosed with|History of|Presence of|Evidence of|"
    "Known|Unable to|Able to|Willing|Any|Patients?|Subjects?|Participants?|Women|Men|Males?|"
    "Females?|Written informed|Signed informed|Uncontrolled|Clinically significant|Failed|Refused|"
    "Ineligible|Eligible|Availability|Curatively|Carcinoma in situ|Previously treated|"
    "WBC|Platelet|Hemoglobin|Granulocyte count|Absolute neutrophil|Absolute granulocyte|ANC|"
    "SGOT|SGPT|AST|ALT|Bilirubin|Alkaline phosphatase|Creatinine|BUN|HIV|Hepatitis B|"
    "Left ventricular|LVEF|Having|Current|Currently|Active|Severe|Tumor cells|Must have|"
    "Intention to|Therapy with|Treatment with|Use of|Received|Receiving|Age|Aged|Stage|Over"
)
_LABELS = (
    "(?:Age|Sex|Other|Surgery|Renal|Hepatic|Pulmonary|Cardiovascular|Neurologic|Immunologic|"
    "Gastrointestinal|Hemat(?:opoietic|ologic)|Chemotherapy|Radiotherapy|Karyotype|"
    "[A-Z][a-z]{3,14} (?:status|therapy|expectancy|age|Status|Expectancy|receptor status)):"
)
_RUN_ON = re.compile(
    rf"(?<=[\w)%.³²])\s+(?=(?:{_LABELS}|(?:{_STARTS})\b(?![^\s]*:\d)))",
)
_JOINING = re.compile(
    r"(?:\b(?:and|or|of|with|the|by|per|in|to|for|from|than|is|are|if|when|as|a|an|at|on|OR|AND|NOT|IF|"
    r"either|both|total|serum|e\.g\.|i\.e\.|vs|no|No|not|Not|any|Any|this|all|All|each|other|"
    r"until|since|FOR|New|American|National|European|Total|Serum|Direct|"
    r"Hormone|Menopausal|Performance|Life|Biologic|Endocrine|Hepatitis|Group|Cohort|Arm|Part|"
    r"See|NCI|WHO|FIGO|Ann|Arbor|TNM|AJCC|Current|Prior|Previous|Severe|Active|Known|Uncontrolled)|"
    r"[,/(-])\Z"
)
_RUN_TOGETHER_AT = 100


def _depths(text: str) -> list[int]:
    """How many brackets are open before each character."""
    depths = []
    depth = 0
    for letter in text:
        depths.append(depth)
        depth = max(0, depth + (letter in "([") - (letter in ")]"))
    return depths


def run_together(text: str, *, is_old_record: bool) -> list[int]:
    """Where the lines begin that stand in ``text`` with nothing between; empty if it is none.

    In other than old cancer records a line must be long and its cuts more than its full stops.
    """
    if len(text) < (_RUN_TOGETHER_AT if is_old_record else 3 * _RUN_TOGETHER_AT):
        return []
    depths = _depths(text)
    cuts = []
    stops = len(re.findall(r"[.;]\s", text))
    for match in _RUN_ON.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if depths[match.end()] or _JOINING.search(before):
            continue
        if before.endswith(".") and not is_old_record:
            continue
        cuts.append(match.end())
    if not is_old_record and len(cuts) < max(3, 2 * stops):
        return []
    return [0, *cuts] if cuts else []


_PARTED = re.compile(r"[;；]\s*(?:and\s+|or\s+)?(?=\S)")


def parted_by_semicolons(text: str) -> list[int]:
    """Where the points begin of a long line that is a list parted by semicolons."""
    if len(text) < 2 * _SHORTEST:
        return []
    depths = _depths(text)
    cuts = [match.end() for match in _PARTED.finditer(text) if not depths[match.start()]]
    # "Any of these: a; b; c" is one point with three parts.
    if len(cuts) < 2 or re.search(r":\s", text[: cuts[0]]):
        return []
    return [0, *cuts]


def pieces(cuts: list[int], end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each piece that begins at one of ``cuts``."""
    return zip(cuts, [*cuts[1:], end], strict=True)
