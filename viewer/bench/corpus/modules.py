"""The modules of a made-up record's protocol section, each JSON text: name, colon, object."""

from collections.abc import Callable, Sequence

from viewer.bench.corpus import prose
from viewer.bench.corpus.draws import between, weighted
from viewer.bench.corpus.outline import Outline
from viewer.bench.corpus.places import people
from viewer.bench.corpus.vocabulary import names, rare_word

Draw = Callable[[], float]

_CLASSES = weighted(
    [
        ("OTHER", 68.2),
        ("INDUSTRY", 25.6),
        ("OTHER_GOV", 2.6),
        ("NIH", 1.8),
        ("NETWORK", 0.9),
        ("FED", 0.8),
        ("INDIV", 0.1),
    ]
)
_YEARS = weighted(
    [
        *((2026 - age, share) for age, share in enumerate((6, 16, 13, 11, 8, 7, 6, 6, 5, 5, 4, 4))),
        *((year, 1.2) for year in range(2006, 2015)),
    ]
)
_PHASES = weighted(
    [
        ('"NA"', 50),
        ('"PHASE2"', 14.5),
        ('"PHASE1"', 10.6),
        ('"PHASE3"', 9.8),
        ('"PHASE4"', 8.5),
        ('"PHASE1","PHASE2"', 3.9),
        ('"PHASE2","PHASE3"', 1.6),
        ('"EARLY_PHASE1"', 1.1),
    ]
)
_ENROLLED = (0, 12, 24, 36, 50, 68, 100, 158, 260, 600, 9000)
_MINIMUM = weighted(
    [
        ("18 Years", 61.3),
        ("", 6.5),
        ("20 Years", 4.2),
        ("40 Years", 2.8),
        ("21 Years", 2.3),
        ("19 Years", 1.9),
        ("50 Years", 1.7),
        ("12 Years", 3.0),
        ("65 Years", 3.0),
        ("6 Years", 3.0),
        ("2 Years", 2.0),
        ("6 Months", 1.5),
        ("37 Weeks", 0.5),
        ("1 Day", 0.5),
        ("30 Years", 5.8),
    ]
)
_MAXIMUM = weighted(
    [
        ("", 46.4),
        ("65 Years", 7.5),
        ("75 Years", 6.5),
        ("80 Years", 6.0),
        ("70 Years", 5.9),
        ("60 Years", 3.5),
        ("50 Years", 3.2),
        ("45 Years", 3.1),
        ("85 Years", 2.9),
        ("17 Years", 5.0),
        ("12 Years", 2.0),
        ("24 Months", 1.0),
        ("28 Days", 0.5),
        ("100 Years", 6.5),
    ]
)
_ARMS = weighted([(0, 13), (1, 28), (2, 43), (3, 9), (4, 5), (6, 2)])
_OUTCOMES = (0, 0, 0, 1, 1, 2, 3, 4, 6, 9.9, 27)
_PRIMARY = (0, 1, 1, 1, 1, 1, 1, 1.5, 2.5, 4, 13)
_SPONSORS = 24_000


def sponsor_name(u: float) -> str:
    """Draw the name of an organization; a few run many trials."""
    every = names(28, _SPONSORS, ("", " University", " Pharma", " Hospital", " Institute"))
    return every[int(u * u * u * _SPONSORS)]


def _date(draw: Draw, year: int) -> str:
    return f"{year}-{1 + int(draw() * 12):02}-{1 + int(draw() * 28):02}"


def identification(draw: Draw, number: str, about: Outline) -> str:
    """Numbers and titles."""
    code = f"{rare_word(draw())[:4].upper()}-{int(draw() * 99_999):05}"
    acronym = f',"acronym":"{rare_word(draw())[:6].upper()}"' if draw() < 0.22 else ""
    second = ""
    if draw() < 0.25:
        european = f"{2010 + int(draw() * 14)}-{int(draw() * 999_999):06}-{int(draw() * 99):02}"
        second = f',"secondaryIdInfos":[{{"id":"{european}","type":"EUDRACT_NUMBER"}}]'
    organization = sponsor_name(draw())
    official = f"{rare_word(draw()).capitalize()} {about.title}, {prose.title(draw)}"
    return (
        f'"identificationModule":{{"nctId":"{number}","orgStudyIdInfo":{{"id":"{code}"}}{second},'
        f'"organization":{{"fullName":"{organization}","class":"OTHER"}},'
        f'"briefTitle":"{about.title}","officialTitle":"{official}"{acronym}}}'
    )


def status(draw: Draw, about: Outline, *, has_results: bool) -> str:
    """Status and dates: those that take people were updated in the last years."""
    is_open = about.status in {"RECRUITING", "NOT_YET_RECRUITING", "AVAILABLE"}
    year = _YEARS[int(draw() * (350 if is_open else 1000))]
    updated = _date(draw, year)
    begun = max(1998, year - int(draw() * draw() * 9))
    start = _date(draw, begun) if draw() < 0.7 else f"{begun}-{1 + int(draw() * 12):02}"
    end = _date(draw, begun + 1 + int(draw() * 5))
    known = ',"lastKnownStatus":"RECRUITING"' if about.status == "UNKNOWN" else ""
    stopped = ""
    if about.status in {"TERMINATED", "WITHDRAWN", "SUSPENDED"}:
        stopped = f',"whyStopped":"{prose.title(draw)}"'
    posted = ""
    if has_results:
        posted = (
            f',"resultsFirstSubmitDate":"{updated}","resultsFirstPostDateStruct":'
            f'{{"date":"{updated}","type":"ACTUAL"}}'
        )
    return (
        f'"statusModule":{{"statusVerifiedDate":"{updated[:7]}","overallStatus":"{about.status}"'
        f'{known}{stopped},"expandedAccessInfo":{{"hasExpandedAccess":false}},'
        f'"startDateStruct":{{"date":"{start}","type":"ACTUAL"}},'
        f'"primaryCompletionDateStruct":{{"date":"{end}","type":"ACTUAL"}},'
        f'"completionDateStruct":{{"date":"{end}","type":"ACTUAL"}},"studyFirstSubmitDate":"{start[:7]}-02",'
        f'"studyFirstSubmitQcDate":"{start[:7]}-03",'
        f'"studyFirstPostDateStruct":{{"date":"{start[:7]}-04","type":"ACTUAL"}}{posted},'
        f'"lastUpdateSubmitDate":"{updated}",'
        f'"lastUpdatePostDateStruct":{{"date":"{updated}","type":"ACTUAL"}}}}'
    )


def sponsor(draw: Draw) -> str:
    """Lead sponsor, collaborators, who is responsible."""
    helpers = ",".join(
        f'{{"name":"{sponsor_name(draw())}","class":"OTHER"}}' for _ in range(int(draw() ** 4 * 5))
    )
    collaborators = f',"collaborators":[{helpers}]' if helpers else ""
    lead = f'{{"name":"{sponsor_name(draw())}","class":"{_CLASSES[int(draw() * 1000)]}"}}'
    return (
        f'"sponsorCollaboratorsModule":{{"responsibleParty":{{"type":"SPONSOR"}},'
        f'"leadSponsor":{lead}{collaborators}}}'
    )


def oversight(draw: Draw) -> str:
    """Whether a committee looks over the trial's data."""
    said = '"oversightHasDmc":true,' if draw() < 0.5 else ""
    return (
        f'"oversightModule":{{{said}"isFdaRegulatedDrug":false,"isFdaRegulatedDevice":false}}'
        if draw() < 0.92
        else ""
    )


def _texts(values: Sequence[str]) -> str:
    return '","'.join(values)


def conditions(about: Outline) -> str:
    """Conditions and keywords."""
    keywords = f',"keywords":["{_texts(about.keywords)}"]' if about.keywords else ""
    return f'"conditionsModule":{{"conditions":["{_texts(about.conditions)}"]{keywords}}}'


def design(draw: Draw, about: Outline) -> str:
    """Type, phase, design and enrolment."""
    count = int(between(draw(), _ENROLLED))
    enrolled = f'"enrollmentInfo":{{"count":{count},"type":"ESTIMATED"}}'
    if about.study_type != "INTERVENTIONAL":
        observed = (
            '"designInfo":{"observationalModel":"COHORT","timePerspective":"PROSPECTIVE"},'
            if about.study_type == "OBSERVATIONAL"
            else ""
        )
        return f'"designModule":{{"studyType":"{about.study_type}",{observed}{enrolled}}}'
    masking = "NONE" if draw() < 0.6 else "DOUBLE"
    return (
        f'"designModule":{{"studyType":"INTERVENTIONAL","phases":[{_PHASES[int(draw() * 1000)]}],'
        '"designInfo":{"allocation":"RANDOMIZED","interventionModel":"PARALLEL","primaryPurpose":'
        f'"TREATMENT","maskingInfo":{{"masking":"{masking}"}}}},{enrolled}}}'
    )


def arm_labels(draw: Draw, about: Outline) -> tuple[str, ...]:
    """Draw the names of the arms."""
    named = [given.name for given in about.interventions]
    count = _ARMS[int(draw() * 1000)]
    return tuple(
        named[place] if place < len(named) else prose.title(draw) for place in range(count)
    )


def arms_interventions(draw: Draw, about: Outline, labels: Sequence[str]) -> str:
    """Arms and interventions; nothing at all where there are none."""
    arms, given = [], []
    for label in labels:
        linked = ""
        if about.interventions:
            one = about.interventions[0]
            linked = (
                f',"interventionNames":["{one.type.capitalize().replace("_", " ")}: {one.name}"]'
            )
        text = prose.arm_text(draw)
        described = f',"description":"{text}"' if text else ""
        kind = "" if about.study_type == "OBSERVATIONAL" else ',"type":"EXPERIMENTAL"'
        arms.append(f'{{"label":"{label}"{kind}{described}{linked}}}')
    for one in about.interventions:
        text = prose.intervention_text(draw)
        described = f',"description":"{text}"' if text else ""
        others = f',"otherNames":["{_texts(one.others)}"]' if one.others else ""
        of = f',"armGroupLabels":["{labels[0]}"]' if labels else ""
        given.append(f'{{"type":"{one.type}","name":"{one.name}"{described}{of}{others}}}')
    if not arms and not given:
        return ""
    return (
        f'"armsInterventionsModule":{{"armGroups":[{",".join(arms)}],'
        f'"interventions":[{",".join(given)}]}}'
    )


def _outcome(draw: Draw) -> str:
    text = prose.measure_text(draw)
    described = f',"description":"{text}"' if text else ""
    weeks = 1 + int(draw() * 60)
    return f'{{"measure":"{prose.measure(draw)}"{described},"timeFrame":"{weeks} weeks"}}'


def outcomes(draw: Draw) -> str:
    """Primary and secondary outcomes."""
    first = ",".join(_outcome(draw) for _ in range(between(draw(), _PRIMARY)))
    second = ",".join(_outcome(draw) for _ in range(between(draw(), _OUTCOMES)))
    more = f',"secondaryOutcomes":[{second}]' if second else ""
    return f'"outcomesModule":{{"primaryOutcomes":[{first}]{more}}}'


def eligibility(draw: Draw) -> str:
    """Criteria, ages, sex, healthy volunteers."""
    least, most = _MINIMUM[int(draw() * 1000)], _MAXIMUM[int(draw() * 1000)]
    ages = (f',"minimumAge":"{least}"' if least else "") + (
        f',"maximumAge":"{most}"' if most else ""
    )
    u = draw()
    sex = "ALL" if u < 0.85 else "FEMALE" if u < 0.94 else "MALE"
    v = draw()
    healthy = "" if v < 0.03 else f'"healthyVolunteers":{"true" if v < 0.27 else "false"},'
    return (
        f'"eligibilityModule":{{"eligibilityCriteria":"{prose.criteria(draw)}",{healthy}'
        f'"sex":"{sex}"{ages},"stdAges":["ADULT","OLDER_ADULT"]}}'
    )


def references(draw: Draw) -> str:
    """Articles; most trials name none."""
    if draw() > 0.39:
        return ""
    cited = ",".join(
        f'{{"pmid":"{10_000_000 + int(draw() * 29_000_000)}","type":"BACKGROUND","citation":'
        f'"{people()[int(draw() * len(people()))]}. {prose.line(draw)}. '
        f"{rare_word(draw()).capitalize()} J. {2000 + int(draw() * 25)};"
        f'{int(draw() * 99)}:{int(draw() * 999)}"}}'
        for _ in range(1 + int(draw() ** 2 * 14))
    )
    return f'"referencesModule":{{"references":[{cited}]}}'


def sharing(draw: Draw) -> str:
    """Whether the trial's data will be shared; half say nothing."""
    u = draw()
    if u > 0.506:
        return ""
    text = f',"description":"{prose.line(draw)}"' if u < 0.2 else ""
    return f'"ipdSharingStatementModule":{{"ipdSharing":"{"YES" if u < 0.08 else "NO"}"{text}}}'
