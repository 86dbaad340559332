"""Tests and other things done: which ones, where the sentence says that they are done."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Said
from viewer.plain.burden.gates import (
    before_aim,
    has_any,
    is_aim,
    is_background,
    is_denied,
    is_elsewhere,
    is_who,
)

_NAMES: dict[str, re.Pattern[str]] = {
    key: re.compile(rf"\b(?:{pattern})\b")
    for key, pattern in {
        "blood": r"(?<!cord )(?<!placental )blood (?:and urine )?(?:samples?|draws?|sampling"
        r"|specimens?|tests?|collection)"
        r"|blood (?:\([^)]{1,12}\) )?(?:and \w{1,10} )?(?:samples? )?(?:will be|is|are"
        r"|be) (?:drawn|taken|collected)"
        r"|blood analys[ei]s|blood work|blood drawn|venous blood|(?:taking|drawing) blood"
        r"|blood is taken",
        "urine": r"urine (?:samples?|pregnancy tests?|tests?|specimens?"
        r"|collections?(?! (?:system|bag|device)))"
        r"|blood and urine"
        r"|give urine|urine will be",
        "stool": r"(?<!donor )(?:stool|fecal|faecal) (?:samples?|specimens?|collections?)",
        "saliva": r"saliva (?:samples?|specimens?|collections?)",
        "swab": r"swabs|(?:nasal|throat|cheek|buccal|nasopharyngeal|vaginal) swab",
        "biopsy": r"(?:skin |tumou?r |muscle |liver |kidney |lung |core |fresh "
        r"|punch )?biops(?:y|ies)",
        "marrow": r"bone marrow (?:aspirat\w+|biops\w+|samples?|exam\w*)",
        "lumbar": r"lumbar punctures?|spinal taps?",
        "mri": r"mris?|mr (?:scans?|imaging)|magnetic resonance imaging|fmri",
        "ct": r"cbct|undergo(?:es)? (?:an? )?cts?|cts?(?: |-)scans?|cat scans?|computed tomography"
        r"|computeri[sz]ed tomography",
        "pet": r"pet(?:[/-]ct|[/-]mri?)?(?: |-)(?:scans?|examination|imaging)|pet[/-]ct|pet[/-]mri"
        r"|positron emission tomography",
        "xray": r"x-rays?(?! absorp)|radiographs",
        "ultrasound": r"(?<!intensity )(?<!frequency )(?<!therapeutic )ultrasounds?(?: (?:scan"
        r"|exam\w*))?(?![- ](?:suite|gel|cond"
        r"ucting|probe|waves?|transducer|images?|monitor|system|data|signal|screen|guid\w+"
        r"|treatment|therapy|device|machine|unit"
        r"|delivery))|ultrasonograph\w+",
        "echo": r"undergo(?:es)? (?:an? )?echo|echocardiogra(?:m|ms|phy)",
        "ecg": r"ecgs?|ekgs?|electrocardiogra(?:m|ms|phy)",
        "eeg": r"eegs?|electroencephalogra(?:m|ms|phy)",
        "endoscopy": r"endoscop(?:y|ies)|colonoscop(?:y|ies)|gastroscop(?:y|ies)",
        "lungs": r"spirometry|lung function tests?|pulmonary function tests?",
        "bones": r"de?xa(?: scans?)?|dual[- ]energy x-ray absorptiometry|bone density scans?",
        "questionnaire": r"(?:questionnaires?|surveys)(?! design)|(?:fill(?:s|ed)?|completed?"
        r"|completes) (?:out |in )?"
        r"(?:an? |the |this )?(?:[\w-]{1,20} ){0,4}survey",
        "interview": r"interviews",
        "diary": r"diar(?:y|ies)",
        "exam": r"physical exam(?:ination)?s?",
    }.items()
}
_DONE = re.compile(
    r"\b(?:undergo\w*|perform\w*|done|conduct\w*|collected|drawn|draw|taken|obtained|obtain"
    r"|complet\w+|maintain\w*|donat\w*|study (?:will )?used?|fill\w*|answer\w*|asked"
    r"|administer\w*|receiv\w+"
    r"|given"
    r"|will (?:also )?(?:give"
    r"|get|have|provide|involve|include)|provide|fulfilled|checked by|followed[- ]up by|have an?"
    r"|screened|sent|mailing|deliver\w+|track\w*|keep(?:ing)? (?:an? "
    r"|the )?(?:\w{1,10} )?(?=diar)|(?:self-)?record\w*(?= (?:\w{1,12} ){0,4}(?:in|on) (?:a|the"
    r"|their) (?:\w{1,12} ){0,2}diar)|provide answers|will be made"
    r"|repeated|scheduled|collect|(?:will be|would be|are|is|was|were) (?:also )?(?:used"
    r"|assessed|evaluated"
    r"|measured))\b",
)
_ALWAYS = re.compile(
    r"\b(?:images?|scan) to\b|examination\Z|together with|using (?:validated "
    r"|standard )?questionnaires"
    r"|(?:you|they|will) give urine|surveys? will",
)
_PAST = re.compile(
    r"\b(?:proven|confirmed|diagnosed|guided|guidance|based|findings?|recogni[sz]ed by|detected by"
    r"|positive|negative|suspected|referred|scheduled for|already|fusion|due to|need(?:s"
    r"|ing)? for|recent)\b",
)
_CONDITION = re.compile(
    r"\b(?:patients|subjects|people|women|men|adults|children) undergoing"
    r" (?:\w{1,12} ){0,2}\Z|"
    r"\bdiagnosed\b[^.;:]{0,100}?\b(?:by|with|on|using) [^.;:,]{0,40}\Z|\bif [^.;,]{0,16}\Z"
    r"|\b(?:prior to|before) (?:the )?(?:index )?\Z"
)
"""What made somebody a case for the study, or what is done in some case alone."""
_SEEN_ON = re.compile(r"\b(?:(?:on|by|per) (?:a |the )?|under (?:[\w-]{1,20} )?)\Z")
_MEASURED = re.compile(
    r"\b(?:assessed|determined|evaluated|measured|monitored|collected"
    r"|followed)\b"
)
_NO_TEST = re.compile(
    r"\b(?:could be|would be useful|may be (?:used|needed|required)|if (?:clinically )?(?:needed"
    r"|indicated"
    r"|necessary)"
    r"|archiv\w*|remaining|left[- ]over|routinely|routine (?:care|practice)|standard (?:of"
    r"|medical) care"
    r"|(?:has|have) been (?:collected|performed|obtained)|if (?:the|your) doctor"
    r"|clinically indicated|real-time|website|can be (?:provided|assessed|used|measured"
    r"|performed|identified)|original documents"
    r"|source documents|hospital records|no (?:study-specific|additional|extra|further) \w{1,12}"
    r"|(?:filled|completed|answered)[\w -]{0,12} by (?:the |a |an )?(?:general pract|gp"
    r"|physician|doctor"
    r"|investigator|nurse|therapist|clinician|researcher|surgeon|dentist)\w*"
    r"|considered (?:as )?\w{1,12} if)\b",
)
_WORDS = (
    "blood", "urine", "stool", "fecal", "faecal", "saliva", "swab", "biops", "marrow", "lumbar",
    "spinal tap", "mri", "mr scan", "mr imag", "magnetic", "ct", "cat scan", "tomography", "pet",
    "x-ray", "radiograph", "ultraso", "echo", "ecg", "ekg", "electro", "eeg", "scopy",
    "scopies", "spirometry",
    "function test", "dxa", "dexa", "bone density", "questionnaire", "survey", "interview", "diar",
    "physical exam",
)  # fmt: skip
_OTHERS = re.compile(
    r"(?:if|in case)\b|(?:the |all )?(?:physicians|clinicians|providers|therapists|nurses|teachers"
    r"|general practitioners|pharmacists) will (?:be asked to )?(?:complete|fill|answer)\b"
)
"""What is done in some case alone, and the forms that other people fill in."""
_STOP = re.compile(r"[.;](?=\s|\Z)")
_ITEM = 60
_REACH = 150
"""Characters before and after the name in which the sentence has to say that it is done."""


def procedures(words: str) -> Iterator[Said]:
    """Which tests a sentence says that participants have or fill in."""
    words = before_aim(words)
    if (
        not has_any(words, _WORDS)
        or is_elsewhere(words)
        or is_background(words)
        or is_who(words)
        or is_aim(words)
        or _OTHERS.match(words)
    ):
        return
    for key, pattern in _NAMES.items():
        for found in pattern.finditer(words):
            if _is_done(words, found.start(), found.end()):
                yield Said(Kind.PROCEDURE, Detail.NAME, word=key)
                break


def _is_done(words: str, start: int, end: int) -> bool:
    stops = [found.start() for found in _STOP.finditer(words)]
    first = max([at for at in stops if at < start], default=0)
    last = min([at for at in stops if at >= end], default=len(words))
    first, last = max(first, start - _REACH), min(last, end + _REACH)
    # A line that begins with the name of a test, and says little more, is a list of what is done.
    is_item = start == 0 and len(words) < _ITEM
    if not (is_item or _DONE.search(words, first, last) or _ALWAYS.search(words, first, last)):
        return False
    if _PAST.search(words, max(0, start - 40), min(len(words), end + 16)):
        return False
    if _SEEN_ON.search(words, max(0, start - 14), start) and not _MEASURED.search(
        words, max(0, start - 60), start
    ):
        return False
    if _CONDITION.search(words, max(0, start - 120), start):
        return False
    return not is_denied(words, start, end + 24) and not _NO_TEST.search(words)
