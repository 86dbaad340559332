"""The program's own glossary: terms explained in plain words."""

from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What kind of word a term is; each kind has a file of its own under resources/glossary."""

    STUDY_DESIGN = "study_design"
    TREATMENT = "treatment"
    BODY_AND_DISEASE = "body_and_disease"
    TEST = "test"
    SCORE = "score"
    SIDE_EFFECT = "side_effect"
    UNIT = "unit"
    LAW_AND_ETHICS = "law_and_ethics"


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """One term of the glossary.

    ``id`` is lower case words joined by hyphens and never changes. ``aliases`` are other words
    and inflections for the same thing; ``abbreviations`` match only with the same capitals.
    ``short`` is one or two sentences; ``longer`` an example or why it matters; ``ask`` what one
    could ask the study team. ``source`` says where the facts are from.
    """

    id: str
    term: str
    kind: TermKind
    short: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    longer: str = ""
    ask: tuple[str, ...] = ()
    source: str = ""
