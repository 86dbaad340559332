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
class TermContext:
    """Where a sense of a word holds: every part that is not empty has to be fulfilled.

    ``tabs`` are values of :class:`viewer.pages.blocks.Tab`; ``fields`` are names that stand in
    the path of the registry field, such as "eligibilityModule". The others are neighbouring
    words or phrases, in any capitals and in singular or plural: ``before`` and ``after`` right
    beside the word, ``near`` within six words of it in the same sentence. One of ``before``,
    ``after`` and ``near`` is enough, where any is given; one of ``not_before``, ``not_after``
    and ``not_near`` forbids the sense.
    """

    tabs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSense:
    """One meaning of a word that has several.

    ``id`` is as unique as that of a term, for a sense has a card of its own. ``term`` is the
    word with what tells the meaning ("arm (of a study)"). A word is explained by the one sense
    that holds; by none where two hold; and where none holds, by the sense that is the
    ``default``, as long as nothing in ``when`` forbids it. Else the program is silent.
    """

    id: str
    term: str
    short: str
    longer: str = ""
    ask: tuple[str, ...] = ()
    when: TermContext = TermContext()
    default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """One term of the glossary.

    ``id`` is lower case words joined by hyphens and never changes. ``aliases`` are other words
    and inflections for the same thing; ``abbreviations`` match only with the same capitals;
    ``long_form`` is what an abbreviation stands for, where ``term`` does not say it. ``short``
    is one or two sentences; ``longer`` an example or why it matters; ``ask`` what one could ask
    the study team. ``source`` says where the facts are from.

    A word that no term holds is this where it ends in one of ``endings`` ("ectomy", "mab"),
    unless it is one of ``endings_not``.

    Where a word means this only in company, ``only_near`` names neighbours of which one has to
    stand within six words in the same sentence; ``not_near`` names those that forbid it. A word
    with several meanings has ``senses``; its own ``short`` is for the list of all words, where
    no neighbour tells which is meant.
    """

    id: str
    term: str
    kind: TermKind
    short: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    long_form: str = ""
    longer: str = ""
    ask: tuple[str, ...] = ()
    source: str = ""
    endings: tuple[str, ...] = ()
    endings_not: tuple[str, ...] = ()
    only_near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    senses: tuple[TermSense, ...] = ()
