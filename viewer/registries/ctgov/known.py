"""Every field of the ClinicalTrials.gov API, version 2, and what of a record is not among them.

The fields are those of the API's OpenAPI document (2.0.0-draft, 345 fields) with the later
additions that are known: ``resultsWaived`` (2.0.5), and ``locations_nested``, which some copies of
the registry carry. A registry adds fields without asking; what is not listed here is kept in the
record, named in ``Trial.unknown_paths`` and shown by the record tree.
"""

from typing import NamedTuple


class Branch(NamedTuple):
    """The fields of one object: what types the value of each may have, or the branch below."""

    leaves: dict[str, frozenset[type]]
    branches: dict[str, "Branch"]


_TYPES: dict[str, frozenset[type]] = {
    "": frozenset({str, int, type(None)}),
    "?": frozenset({bool, type(None)}),
    "#": frozenset({int, type(None)}),
    "~": frozenset({int, float, type(None)}),
    "*": frozenset({list, type(None)}),
}
_MARKS = "?#~*"


def _branch(leaves: str = "", /, **branches: Branch) -> Branch:
    """``leaves``: names apart by spaces.

    At the end ``?`` is yes or no, ``#`` a whole number, ``~`` a number, ``*`` a list of texts.
    """
    return Branch(
        {
            name.rstrip(_MARKS): _TYPES[name[-1] if name[-1] in _MARKS else ""]
            for name in leaves.split()
        },
        branches,
    )


_CONTACT = "name role phone phoneExt email"
_DATE = _branch("date type")
_DENOMS = _branch("units", counts=_branch("groupId value"))
_CLASSES = _branch(
    "title",
    denoms=_DENOMS,
    categories=_branch(
        "title", measurements=_branch("groupId value spread lowerLimit upperLimit comment")
    ),
)
_GROUPS = _branch("id title description")
_FLOW = _branch("groupId comment numSubjects numUnits")
_LOCATIONS = _branch(
    "facility status city state zip country",
    contacts=_branch(_CONTACT),
    geoPoint=_branch("lat~ lon~"),
)
_OUTCOMES = _branch("measure description timeFrame")
_BROWSE = _branch(
    meshes=_branch("id term"),
    ancestors=_branch("id term"),
    browseLeaves=_branch("id name asFound relevance"),
    browseBranches=_branch("abbrev name"),
)
_EVENTS = _branch(
    "term organSystem sourceVocabulary assessmentType notes",
    stats=_branch("groupId numEvents# numAffected# numAtRisk#"),
)
_MEASURE = (
    "title description populationDescription paramType dispersionType unitOfMeasure "
    "calculatePct? denomUnitsSelected "
)

_PROTOCOL = _branch(
    identificationModule=_branch(
        "nctId nctIdAliases* briefTitle officialTitle acronym",
        orgStudyIdInfo=_branch("id type link"),
        secondaryIdInfos=_branch("id type domain link"),
        organization=_branch("fullName class"),
    ),
    statusModule=_branch(
        "statusVerifiedDate overallStatus lastKnownStatus delayedPosting? whyStopped "
        "studyFirstSubmitDate studyFirstSubmitQcDate resultsFirstSubmitDate "
        "resultsFirstSubmitQcDate dispFirstSubmitDate dispFirstSubmitQcDate "
        "lastUpdateSubmitDate resultsWaived?",
        expandedAccessInfo=_branch("hasExpandedAccess? nctId statusForNctId"),
        startDateStruct=_DATE,
        primaryCompletionDateStruct=_DATE,
        completionDateStruct=_DATE,
        studyFirstPostDateStruct=_DATE,
        resultsFirstPostDateStruct=_DATE,
        dispFirstPostDateStruct=_DATE,
        lastUpdatePostDateStruct=_DATE,
    ),
    sponsorCollaboratorsModule=_branch(
        responsibleParty=_branch(
            "type investigatorFullName investigatorTitle investigatorAffiliation "
            "oldNameTitle oldOrganization"
        ),
        leadSponsor=_branch("name class"),
        collaborators=_branch("name class"),
    ),
    oversightModule=_branch(
        "oversightHasDmc? isFdaRegulatedDrug? isFdaRegulatedDevice? isUnapprovedDevice? "
        "isPpsd? isUsExport? fdaaa801Violation?"
    ),
    descriptionModule=_branch("briefSummary detailedDescription"),
    conditionsModule=_branch("conditions* keywords*"),
    designModule=_branch(
        "studyType nPtrsToThisExpAccNctId# patientRegistry? targetDuration phases*",
        expandedAccessTypes=_branch("individual? intermediate? treatment?"),
        designInfo=_branch(
            "allocation interventionModel interventionModelDescription primaryPurpose "
            "observationalModel timePerspective",
            maskingInfo=_branch("masking maskingDescription whoMasked*"),
        ),
        bioSpec=_branch("retention description"),
        enrollmentInfo=_branch("count# type"),
    ),
    armsInterventionsModule=_branch(
        armGroups=_branch("label type description interventionNames*"),
        interventions=_branch("type name description armGroupLabels* otherNames*"),
    ),
    outcomesModule=_branch(
        primaryOutcomes=_OUTCOMES, secondaryOutcomes=_OUTCOMES, otherOutcomes=_OUTCOMES
    ),
    eligibilityModule=_branch(
        "eligibilityCriteria healthyVolunteers? sex genderBased? genderDescription minimumAge "
        "maximumAge stdAges* studyPopulation samplingMethod"
    ),
    contactsLocationsModule=_branch(
        centralContacts=_branch(_CONTACT),
        overallOfficials=_branch("name affiliation role"),
        locations=_LOCATIONS,
        locations_nested=_LOCATIONS,
    ),
    referencesModule=_branch(
        references=_branch("pmid type citation", retractions=_branch("pmid source")),
        seeAlsoLinks=_branch("label url"),
        availIpds=_branch("id type url comment"),
    ),
    ipdSharingStatementModule=_branch(
        "ipdSharing description infoTypes* timeFrame accessCriteria url"
    ),
)

_RESULTS = _branch(
    participantFlowModule=_branch(
        "preAssignmentDetails recruitmentDetails typeUnitsAnalyzed",
        groups=_GROUPS,
        periods=_branch(
            "title",
            milestones=_branch("type comment", achievements=_FLOW),
            dropWithdraws=_branch("type comment", reasons=_FLOW),
        ),
    ),
    baselineCharacteristicsModule=_branch(
        "populationDescription typeUnitsAnalyzed",
        groups=_GROUPS,
        denoms=_DENOMS,
        measures=_branch(_MEASURE, denoms=_DENOMS, classes=_CLASSES),
    ),
    outcomeMeasuresModule=_branch(
        outcomeMeasures=_branch(
            _MEASURE + "type reportingStatus anticipatedPostingDate timeFrame typeUnitsAnalyzed",
            groups=_GROUPS,
            denoms=_DENOMS,
            classes=_CLASSES,
            analyses=_branch(
                "paramType paramValue dispersionType dispersionValue statisticalMethod "
                "statisticalComment pValue pValueComment ciNumSides ciPctValue ciLowerLimit "
                "ciUpperLimit ciLowerLimitComment ciUpperLimitComment estimateComment "
                "testedNonInferiority? nonInferiorityType nonInferiorityComment "
                "otherAnalysisDescription groupDescription groupIds*"
            ),
        ),
    ),
    adverseEventsModule=_branch(
        "frequencyThreshold timeFrame description allCauseMortalityComment",
        eventGroups=_branch(
            "id title description deathsNumAffected# deathsNumAtRisk# seriousNumAffected# "
            "seriousNumAtRisk# otherNumAffected# otherNumAtRisk#"
        ),
        seriousEvents=_EVENTS,
        otherEvents=_EVENTS,
    ),
    moreInfoModule=_branch(
        limitationsAndCaveats=_branch("description"),
        certainAgreement=_branch(
            "piSponsorEmployee? restrictionType restrictiveAgreement? otherDetails"
        ),
        pointOfContact=_branch("title organization email phone phoneExt"),
    ),
)

RECORD = _branch(
    "hasResults?",
    protocolSection=_PROTOCOL,
    resultsSection=_RESULTS,
    annotationSection=_branch(
        annotationModule=_branch(
            unpostedAnnotation=_branch(
                "unpostedResponsibleParty", unpostedEvents=_branch("type date dateUnknown?")
            ),
            violationAnnotation=_branch(
                violationEvents=_branch(
                    "type description creationDate issuedDate releaseDate postedDate"
                )
            ),
        )
    ),
    documentSection=_branch(
        largeDocumentModule=_branch(
            "noSap?",
            largeDocs=_branch(
                "typeAbbrev hasProtocol? hasSap? hasIcf? label date uploadDate filename size#"
            ),
        )
    ),
    derivedSection=_branch(
        miscInfoModule=_branch(
            "versionHolder removedCountries*",
            submissionTracking=_branch(
                "estimatedResultsFirstSubmitDate",
                firstMcpInfo=_branch(postDateStruct=_DATE),
                submissionInfos=_branch(
                    "releaseDate unreleaseDate unreleaseDateUnknown? resetDate mcpReleaseN#"
                ),
            ),
            modelPredictions=_branch(bmiLimits=_branch("minBmi~ maxBmi~")),
        ),
        conditionBrowseModule=_BROWSE,
        interventionBrowseModule=_BROWSE,
    ),
)
