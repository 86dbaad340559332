"""What compressed records and cards take for known, so that they come out a sixth smaller.

zlib may be told beforehand what is likely to come (RFC 1950, "preset dictionary"). What stands
here are names of fields and coded values of the ClinicalTrials.gov API, version 2, in the order
of its records, a few names of countries and words any protocol has; nothing of a record. Each
compressed text carries the checksum of the dictionary it was made with. A dictionary is never
changed, for libraries need it for ever: a better one gets a name of its own, and joins
:data:`KNOWN`.
"""

import zlib

_FIELDS = """
annotationSection annotationModule unpostedAnnotation unpostedEvents unpostedResponsibleParty
documentSection largeDocumentModule largeDocs filename hasIcf hasProtocol hasSap label size
typeAbbrev uploadDate Prot_SAP_000.pdf ICF_001.pdf Study Protocol and Statistical Analysis Plan
Informed Consent Form resultsSection moreInfoModule certainAgreement piSponsorEmployee
restrictiveAgreement restrictionType otherDetails pointOfContact limitationsAndCaveats
participantFlowModule preAssignmentDetails recruitmentDetails periods milestones achievements
STARTED COMPLETED NOT COMPLETED dropWithdraws reasons Withdrawal by Subject Lost to Follow-up
baselineCharacteristicsModule populationDescription measures Age, Continuous Sex: Female, Male
Race (NIH/OMB) Ethnicity Hispanic or Latino American Indian or Alaska Native Asian White
Native Hawaiian or Other Pacific Islander Black or African American More than one race
Unknown or Not Reported Region of Enrollment STANDARD_DEVIATION FULL_RANGE INTER_QUARTILE_RANGE
adverseEventsModule frequencyThreshold eventGroups deathsNumAffected deathsNumAtRisk
seriousNumAffected seriousNumAtRisk otherNumAffected otherNumAtRisk seriousEvents otherEvents
assessmentType SYSTEMATIC_ASSESSMENT NON_SYSTEMATIC_ASSESSMENT notes organSystem
Gastrointestinal disorders Nervous system disorders Infections and infestations
Respiratory, thoracic and mediastinal disorders Skin and subcutaneous tissue disorders
Musculoskeletal and connective tissue disorders General disorders Investigations
Blood and lymphatic system disorders Cardiac disorders Vascular disorders Psychiatric disorders
Injury, poisoning and procedural complications Renal and urinary disorders MedDRA
outcomeMeasuresModule outcomeMeasures analyses nonInferiorityComment statisticalComment
testedNonInferiority nonInferiorityType SUPERIORITY statisticalMethod ANCOVA pValueComment
pValue paramType paramValue dispersionValue ciPctValue ciNumSides TWO_SIDED ciLowerLimit
ciUpperLimit groupDescription estimateComment typeUnitsAnalyzed denomUnitsSelected calculatePct
reportingStatus POSTED dispersionType unitOfMeasure LEAST_SQUARES_MEAN COUNT_OF_PARTICIPANTS
timePerspective PROSPECTIVE RETROSPECTIVE CROSS_SECTIONAL observationalModel CASE_CONTROL COHORT
patientRegistry targetDuration samplingMethod NON_PROBABILITY_SAMPLE PROBABILITY_SAMPLE
studyPopulation bioSpec retention SAMPLES_WITH_DNA genderBased genderDescription
expandedAccessInfo hasExpandedAccess nctIdAliases secondaryIdInfos EUDRACT_NUMBER
availIpds seeAlsoLinks ipdSharingStatementModule ipdSharing infoTypes STUDY_PROTOCOL
ANALYTIC_CODE CSR accessCriteria timeFrame YES NO UNDECIDED removedCountries delayResults
submissionTracking submissionInfos releaseDate resetDate estimatedResultsFirstSubmitDate
dispFirstSubmitDate dispFirstPostDateStruct resultsFirstSubmitDate resultsFirstSubmitQcDate
resultsFirstPostDateStruct lastKnownStatus whyStopped UNKNOWN WITHDRAWN TERMINATED SUSPENDED
""".split("\n")  # fmt: skip

_TEXT = (
    "Germany France Italy Spain United Kingdom Canada China Japan Korea, Republic of Australia "
    "Belgium Netherlands Poland Brazil Israel Denmark Switzerland Sweden Austria India Taiwan "
    "Egypt Turkey (Türkiye) Texas Florida New York Massachusetts Pennsylvania Ohio Illinois "
    "North Carolina Maryland University Hospital Medical Center Cancer Institute Research "
    "National Institutes of Health Ministry of Children's Memorial School of Medicine "
    "Pharmaceuticals Department of "
    "The purpose of this study is to determine whether treatment with compared to placebo "
    "randomized, double-blind, placebo-controlled, multicenter, open-label clinical trial "
    "to evaluate the safety and efficacy of patients with participants will be assigned "
    "baseline to week 12 weeks, 6 months, 1 year, through study completion, an average of "
    "adverse events, quality of life, overall survival, progression-free survival, "
    "Number of participants with Change from baseline in score as measured by "
    "time from until death from any cause, whichever occurs first. "
    "Percentage of the effects of treatment group. Subjects who have received at least one dose "
    "of study drug within 30 days prior to the first dose, or "
    "\\n\\nExclusion Criteria:\\n\\n* Pregnant or breastfeeding women\\n* known allergy or "
    "hypersensitivity to any of the study\\n* history of other disease that in the opinion of the "
    "investigator\\n* participation in another clinical trial\\n* women of childbearing potential "
    "must use effective contraception and have a negative pregnancy test\\n* able and willing to "
    "give written informed consent\\n* severe renal, hepatic, or cardiac disease\\n"
    "* Age \\\\>= 18 years\\n* Age \\\\>18 years, \\\\<=\\n2. \\n3. \\n4. "
)

_ORDER = (
    '{"derivedSection":{"conditionBrowseModule":{"ancestors":[{"id":"D00","term":"Neoplasms by '
    'Site"},{"id":"D009369","term":"Neoplasms"},{"id":"D0","term":"Nervous System Diseases"},'
    '{"id":"D013568","term":"Pathological Conditions, Signs and Symptoms"}],"browseBranches":['
    '{"abbrev":"All","name":"All Conditions"}],"browseLeaves":[{"asFound":"","id":"M1",'
    '"name":"","relevance":"LOW"},{"relevance":"HIGH"}],"meshes":[{"id":"D01","term":"'
    ' Syndrome"}]},"interventionBrowseModule":{"ancestors":[{"id":"D00","term":"'
    'Heterocyclic Compounds, 1-Ring"},{"id":"D0","term":"Amino Acids, Peptides, and Proteins"}],'
    '"meshes":[{"id":"D00","term":""}]},"miscInfoModule":{"versionHolder":"2025-"}},'
    '"hasResults":false,"hasResults":true,"protocolSection":{"armsInterventionsModule":{'
    '"armGroups":[{"description":"Participants receive ","interventionNames":["Drug: ","Drug: '
    'Placebo","Other: ","Device: ","Behavioral: ","Procedure: ","Biological: "],"label":"'
    'Control","type":"NO_INTERVENTION"},{"label":"Placebo","type":"PLACEBO_COMPARATOR"},{"label":"'
    'Group A","type":"ACTIVE_COMPARATOR"},{"label":"Arm 1: ","type":"EXPERIMENTAL"}],'
    '"interventions":[{"armGroupLabels":[""],"description":"Given IV","name":"","otherNames":[""],'
    '"type":"BIOLOGICAL"},{"type":"PROCEDURE"},{"type":"DEVICE"},{"type":"BEHAVIORAL"},'
    '{"type":"OTHER"},{"type":"DRUG"}]},"conditionsModule":{"conditions":["Healthy"],"keywords":['
    '""]},"contactsLocationsModule":{"centralContacts":[{"email":"@gmail.com","name":"","phone":"'
    '+","phoneExt":"","role":"CONTACT"}],"locations":[{"city":"","contacts":[{"email":"",'
    '"name":"","phone":"","role":"PRINCIPAL_INVESTIGATOR"}],"country":"United States","facility":"'
    'University Hospital","geoPoint":{"lat":4,"lon":-7},"state":"California","status":"RECRUITING"'
    ',"zip":"1"},{"city":"Houston"},{"city":"Boston"},{"city":"Paris","country":"France",'
    '"facility":"","geoPoint":{"lat":48.85341,"lon":2.3488},"zip":"75"}],"overallOfficials":[{'
    '"affiliation":"University of ","name":", MD, PhD","role":"STUDY_DIRECTOR"},{"role":"'
    'STUDY_CHAIR"},{"role":"PRINCIPAL_INVESTIGATOR"}]},"descriptionModule":{"briefSummary":"The '
    'purpose of this study is to ","detailedDescription":""},"designModule":{"designInfo":{'
    '"allocation":"NON_RANDOMIZED","interventionModel":"SINGLE_GROUP","maskingInfo":{"masking":"'
    'NONE"},"primaryPurpose":"PREVENTION"},"allocation":"NA","allocation":"RANDOMIZED",'
    '"interventionModel":"CROSSOVER","interventionModel":"PARALLEL","interventionModelDescription":'
    '"","maskingInfo":{"masking":"DOUBLE","maskingDescription":"","whoMasked":["PARTICIPANT",'
    '"CARE_PROVIDER","INVESTIGATOR","OUTCOMES_ASSESSOR"]},"primaryPurpose":"TREATMENT"},'
    '"enrollmentInfo":{"count":20,"type":"ESTIMATED"},"enrollmentInfo":{"count":0,"type":"ACTUAL"},'
    '"phases":["PHASE1","PHASE2"],"phases":["PHASE3"],"phases":["PHASE4"],"phases":["NA"],'
    '"studyType":"OBSERVATIONAL"},"studyType":"INTERVENTIONAL"},"eligibilityModule":{'
    '"eligibilityCriteria":"Inclusion Criteria:\\n\\n* ","healthyVolunteers":true,"gender'
    '"healthyVolunteers":false,"maximumAge":"65 Years","minimumAge":"18 Years","sex":"FEMALE",'
    '"sex":"ALL","stdAges":["CHILD","ADULT","OLDER_ADULT"]},"stdAges":["ADULT"]},'
    '"identificationModule":{"acronym":"","briefTitle":"Study of ","nctId":"NCT0","officialTitle":'
    '"A Phase 2, Randomized, Double-Blind, Placebo-Controlled Study to Evaluate the Efficacy and '
    'Safety of in Patients With ","orgStudyIdInfo":{"id":""},"organization":{"class":"INDUSTRY",'
    '"fullName":"University of "},"class":"OTHER","secondaryIdInfos":[{"domain":"","id":"",'
    '"type":"NIH","link":"https://reporter.nih.gov/quickSearch/"}]},"ipdSharingStatementModule":{'
    '"description":"","ipdSharing":"NO"},"outcomesModule":{"otherOutcomes":[],"primaryOutcomes":[{'
    '"description":"","measure":"","timeFrame":"12 weeks"}],"secondaryOutcomes":[{"description":'
    '"The ","measure":"Change in ","timeFrame":"Baseline, "}]},"oversightModule":{'
    '"isFdaRegulatedDevice":false,"isFdaRegulatedDrug":true,"isFdaRegulatedDrug":false,'
    '"isUsExport":false,"oversightHasDmc":true},"oversightHasDmc":false},"referencesModule":{'
    '"references":[{"citation":" J Clin Oncol. 20 N Engl J Med. doi: 10.10 Epub 2020 Jan. et al.",'
    '"pmid":"","type":"BACKGROUND"},{"type":"RESULT"},{"retractions":[],"type":"DERIVED"}],'
    '"seeAlsoLinks":[{"label":"","url":"http://www."}]},"sponsorCollaboratorsModule":{'
    '"collaborators":[{"class":"NIH","name":"National Cancer Institute (NCI)"}],"leadSponsor":{'
    '"class":"INDUSTRY","name":"University of "},"responsibleParty":{"investigatorAffiliation":"",'
    '"investigatorFullName":"","investigatorTitle":"Professor","oldNameTitle":"","oldOrganization":'
    '"","type":"SPONSOR"},"type":"PRINCIPAL_INVESTIGATOR"}},"statusModule":{'
    '"completionDateStruct":{"date":"2024-12-31","type":"ESTIMATED"},"completionDateStruct":{'
    '"date":"2012-06","type":"ACTUAL"},"expandedAccessInfo":{"hasExpandedAccess":false},'
    '"lastUpdatePostDateStruct":{"date":"2025-0","type":"ESTIMATED"},"lastUpdateSubmitDate":"20",'
    '"overallStatus":"NOT_YET_RECRUITING","overallStatus":"ACTIVE_NOT_RECRUITING","overallStatus":'
    '"RECRUITING","overallStatus":"COMPLETED","primaryCompletionDateStruct":{"date":"2011-12",'
    '"type":"ACTUAL"},"startDateStruct":{"date":"2010-01"},"statusVerifiedDate":"2013-0",'
    '"studyFirstPostDateStruct":{"date":"2019-","type":"ACTUAL"},"studyFirstSubmitDate":"20",'
    '"studyFirstSubmitQcDate":"20"}},"resultsSection":{"adverseEventsModule":{"description":"",'
    '"groups":[{"description":"","id":"EG000","title":""}],"otherEvents":[{"assessmentType":"'
    'SYSTEMATIC_ASSESSMENT","organSystem":"Gastrointestinal disorders","sourceVocabulary":"MedDRA",'
    '"stats":[{"groupId":"EG000","numAffected":0,"numAtRisk":1},{"groupId":"EG001","numAffected":1,'
    '"numAtRisk":1,"numEvents":0}],"term":"Nausea"}]},"classes":[{"categories":[{"measurements":[{'
    '"groupId":"BG000","value":"1"},{"groupId":"OG000","lowerLimit":"","spread":"","upperLimit":"",'
    '"value":"0"},{"groupId":"OG001","value":""}],"title":""}],"denoms":[{"counts":[{"groupId":'
    '"FG000","numSubjects":"0","value":"1"}],"units":"Participants"}],"unitOfMeasure":'
    '"Participants"}]}}}'
)

RECORD = ("\n".join(_FIELDS).replace("\n", " ") + _TEXT + _ORDER).encode()
"""For the bodies of records."""

CARD = (
    b"ongoing sactive_not_recruiting swithdrawn sterminated sunknown pna pphase1 pphase2 pphase3 "
    b"pphase4 cunitedstates dunitedstates cgermany cfrance ccanada cchina cunitedkingdom citaly "
    b"gfemale gmale wnot_known wstopped wfull wnot_open_yet tobservational kindustry knih "
    b"syndrome diseases disorders neoplasms by site cancer carcinoma lung breast system infections "
    b"Nervous System Diseases Cardiovascular Respiratory Tract Digestive Metabolic Immune "
    b"Skin and Connective Tissue Pathological Conditions, Signs and Symptoms Pathologic Processes "
    b"Urogenital Female Male Genital Neoplasms by Histologic Type treatment placebo therapy acute "
    b"chronic randomized double blind controlled study of the efficacy and safety in patients with "
    b"Effect of on evaluation a phase 2 trial to compare combination versus for adults children "
    b'"facet":[58,null,null,4],"pairs":["",""],"marks":"o srecruiting pphase gfemale gmale wopen '
    b'tinterventional hno kother rno a65 m x scompleted pna wfinished hyes ryes","card":{"number":'
    b'"NCT0","title":"","standing":"open","standing":"finished","statuses":"[\\"RECRUITING\\"]",'
    b'"statuses":"[\\"COMPLETED\\"]","phases":"[\\"PHASE2\\"]","phases":"[]","phases":"[\\"NA\\"]",'
    b'"conditions":"[\\"\\", \\"","study_type":"OBSERVATIONAL","study_type":"INTERVENTIONAL",'
    b'"updated":"2025-0","countries":"[\\"United States\\", \\"Germany\\", \\"France\\"]","place":'
    b'", United States","minimum_age_days":6574.5,"maximum_age_days":null,"maximum_age_days":'
    b'23741.25,"sex":"FEMALE","sex":"ALL","healthy_volunteers":true,"healthy_volunteers":false,'
    b'"sponsor_class":"INDUSTRY","sponsor_class":"OTHER","has_results":true,"has_results":false,'
    b'"enrollment":20,"ends":"2019-12","open_countries":["United States"],"open_countries":[],'
    b'"numbers":["NCT0",""],"texts":[["c",""],["m"," Neoplasms","neoplasm"],["a","Neoplasms",'
    b'"neoplasm"],["a","Neoplasms by Site","neoplasm by site"],["a"," Diseases"," disease"],'
    b'["k",""],["t"," in Patients With "," in patient with "],["i","Placebo","placebo"]]}}'
)
"""For the cards."""

KNOWN = {zlib.adler32(each): each for each in (RECORD, CARD)}
"""Every dictionary a library may have been made with, by the checksum zlib keeps of it."""


def deflated(text: bytes, dictionary: bytes) -> bytes:
    """Compress; fast, for records are written far more often than read."""
    packer = zlib.compressobj(1, zdict=dictionary)
    return packer.compress(text) + packer.flush()


_SEAL = 4
"""Bytes of the checksum after a sealed text; zlib reads no further than its own end."""


def sealed(packed: bytes) -> bytes:
    """Add a checksum of the compressed bytes, which is sooner looked at than expanding them."""
    return packed + zlib.crc32(packed).to_bytes(_SEAL, "big")


def is_intact(packed: bytes) -> bool:
    """Tell whether sealed bytes are as they were stored."""
    is_long_enough = len(packed) > _SEAL
    return is_long_enough and zlib.crc32(packed[:-_SEAL]) == int.from_bytes(packed[-_SEAL:], "big")


_HAS_DICTIONARY = 0x20
"""The flag FDICT in the second byte of RFC 1950's header; the checksum follows in four bytes."""


def inflated(packed: bytes, most: int) -> bytes:
    """Expand, with whatever dictionary it was made, to at most so many bytes.

    Raises ValueError when it is damaged, too large, or made with a dictionary nobody knows.
    """
    dictionary = b""
    if len(packed) > 6 and packed[1] & _HAS_DICTIONARY:
        dictionary = KNOWN.get(int.from_bytes(packed[2:6], "big"), b"")
    expander = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
    try:
        plain = expander.decompress(packed, most)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not expander.eof:
        raise ValueError("cut short, or too large")
    return plain
