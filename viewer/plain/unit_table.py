"""What units mean, in everyday words. Nothing is converted, and no number is changed.

A longer way to write stands before a shorter one that it begins with.

Sources: SI: BIPM, The International System of Units (SI Brochure), 9th edition, 2019. NIST: Guide
for the Use of the SI, NIST Special Publication 811, 2008 (units outside the SI). WHO: WHO Expert
Committee on Biological Standardization (international units). NCI: NCI Dictionary of Cancer Terms
(body surface area, pack year, heart rate, sedimentation rate). NIDDK: US National Institute of
Diabetes and Digestive and Kidney Diseases (estimated GFR). ATS: ERS/ATS technical standard on
lung function, doi:10.1183/13993003.01499-2021. CDC: US Centers for Disease Control and Prevention
(body mass index). ESC: ESC/ERS guidelines on pulmonary hypertension, doi:10.1093/eurheartj/ehac237.
"""

from viewer.plain.unit_kind import Unit
from viewer.plain.units_blood import BLOOD_UNITS
from viewer.plain.units_body import BODY_UNITS
from viewer.plain.units_doses import DOSES_UNITS

UNITS: tuple[Unit, ...] = (*BLOOD_UNITS, *DOSES_UNITS, *BODY_UNITS)
