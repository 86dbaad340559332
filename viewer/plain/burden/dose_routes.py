"""How a treatment is given."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Said

_ROUTES: dict[str, re.Pattern[str]] = {
    key: re.compile(pattern)
    for key, pattern in {
        "mouth": r"(?i:\borally\b(?! (?:obtained|informed|consent\w*|inform))|\bby mouth\b"
        r"|\bper os\b|\bper oral\b|\b(?:single|daily|an"
        r"|twice),?"
        r" oral dose|\boral (?:dos\w+|tablets?|capsules?|administration|placebo|solution|loading"
        r"|maintenance|daily|disintegrating|antidepressant|suspension|treatments?|use|route"
        r"|prednis\w+|dexameth\w+)\b|\(oral (?:capsule|tablet)\)|\btablets?, oral\b"
        r"|\boral study (?:drug|med\w+)|\bsingle oral\b"
        r"|(?:\A|\b(?:receiv\w+|take[sn]?|taking|given|daily|mg|of|strong|plus|with) )oral (?!and\b"
        r"|or\b|health"
        r"|hygiene"
        r"|care|cavity|muco|swab|exam|glucose|contracep|consent|information|surg|cancer|squamous"
        r"|lichen|allerg|questionn|exercis|motor|feed|temper|rins|hypoglyc|food|anti-?diab"
        r"|intake|fluid"
        r"|instruct|educat|complic|symptom|lesion|ulcer|bacter|microb|functi|impla|rehab|rehyd|film"
        r"|appli|presen|inter|report)|\bfor oral use|\boral daily\b)|\bp\.o\."
        r"|(?i:\b(?:bid|qd|tid|daily|mg|kg|m2) po\b)"
        r"|(?:\A|[,;(] ?)(?i:oral)(?=[,;)]|\Z)|\bPO\b",
        "vein": r"(?i:\b(?:through|into|in) (?:a|the|your) vein\b"
        r"|\bintravenous(?:ly)?\b(?! (?:\(iv\) )?(?:line|catheter|access|cannula\w*"
        r"|drug use|blood)))"
        r"|\bi\.v\.?|(?<=[，,]) ?iv ?(?=[，,])|\bI V\b|\bIV\b(?!\)? (?:line|catheter|access|trial"
        r"|study|disease|degree"
        r"|grade))",
        "skin": r"(?i:\bsubcutaneous(?:ly)?\b(?! (?:fat|tissue|insertion|adipose|nodul\w+"
        r"|implant\w*|layer))"
        r"|\bunder the skin\b)|\bs\.c\.?(?= |\Z|\))|\(SC\)(?= (?:inj|dos|adm|once|every|inf|route))"
        r"|\bSC (?:inject\w*|dos\w*|admin\w*|infus\w*|once|every|weekly|daily|route|q\d)"
        r"|\d ?(?:mg|ml|mL|IU|kg|µg|mcg) SC\b|\bsc inject",
        "muscle": r"(?i:\bintramuscular(?:ly)?\b|\binto (?:a|the|your) muscle\b)|\bi\.m\."
        r"|\d ?(?:mg|ml"
        r"|mL|IU|kg),? IM\b|\bIM (?:inject|dose|admin)",
        "inhaled": r"(?i:(?<!every )(?<!each )(?<!smoke )(?<!clearance of an )\binhal(?:ed|ation"
        r"|er)\b"
        r"|\bnebuli[sz]ed\b)",
        "nose": r"(?i:\bintranasal(?:ly)?\b|\bnasal spray\b)",
        "on_skin": r"(?i:\btopical(?:ly)? (?:appl\w+|cream|gel|treatment|to|ointment)\b|\bapplied"
        r" topically\b)",
        "eye": r"(?i:\beye ?drops?\b|\b(?:drops?|applied)\b[^.;]{0,40}?\bocular surface\b"
        r"|\bophthalmic solution\b)",
        "in_eye": r"(?i:\bintravitreal(?:ly)?\b)",
        "rectum": r"(?i:\brectal(?:ly)? (?:admin\w+|suppositor\w+|given)\b|\bsuppositor(?:y"
        r"|ies)\b)",
        "vagina": r"(?i:\bvaginal(?:ly)? (?:tablets?|cream|gel|ring|insert\w*|administ\w+)\b"
        r"|\bintravaginal(?:ly)?\b)",
        "tongue": r"(?i:\bsublingual(?:ly)?\b)",
        "joint": r"(?i:\bintra-?articular(?:ly)?\b(?! (?:fracture|pathology))"
        r"|\binto (?:the )?(?:\w{3,9}"
        r" )?(?:affected )?joints?\b)",
        "spine": r"(?i:\bintrathecal(?:ly)?\b|\bepidural(?:ly)? (?:infusion|injection)\b)",
    }.items()
}
_NUMERAL = re.compile(
    r"(?:stage|phase|type|class|grade|group|level|part|DSM|III|arm|cohort"
    r"|NYHA)[\s/,-]{1,3}(?:or |and"
    r" |to )?\Z",
    re.IGNORECASE,
)


def routes(words: str) -> Iterator[Said]:
    """The ways of giving that a sentence names, each once."""
    for key, pattern in _ROUTES.items():
        for found in pattern.finditer(words):
            if not _NUMERAL.search(words, max(0, found.start() - 14), found.start()):
                yield Said(Kind.DOSE, Detail.ROUTE, word=key)
                break
