"""Phases in words. Used before the window's first paint: imports nothing slow."""

from collections.abc import Sequence

from viewer.domain.coded import Phase, Unknown, coded
from viewer.plain.tense import Tense
from viewer.plain.wording import Wording, unknown_wording
from viewer.words import _

_OFFICIAL = {
    Phase.EARLY_PHASE1: "Early Phase 1",
    Phase.PHASE1: "Phase 1",
    Phase.PHASE2: "Phase 2",
    Phase.PHASE3: "Phase 3",
    Phase.PHASE4: "Phase 4",
    Phase.NA: "Not Applicable",
}


def phase_wording(phase: Phase | Unknown) -> Wording:
    """One phase as sentences. Meanings: 21 CFR 312.21 and the registry's own definitions.

    Nothing is said of size: how many people take part, the record says itself.
    """
    if isinstance(phase, Unknown):
        return unknown_wording(phase)
    plain = {
        Phase.EARLY_PHASE1: _(
            "A very early step. It shows what the body does with a little of the treatment."
        ),
        Phase.PHASE1: _("A first step. It asks if the treatment is safe and which dose is right."),
        Phase.PHASE2: _(
            "A middle step. It looks for first signs that the treatment helps. It also keeps "
            "checking if it is safe."
        ),
        Phase.PHASE3: _(
            "A late step. It checks how well the treatment works. Often it compares it with the "
            "care that people get today."
        ),
        Phase.PHASE4: _("A study of a treatment that is already approved. It wants to learn more."),
        Phase.NA: _("This study has no phase. Phases are mostly for tests of new medicines."),
    }[phase]
    return Wording(plain, _OFFICIAL[phase])


def _known(phases: Sequence[str | Phase | Unknown]) -> list[Phase | Unknown]:
    return [
        phase if isinstance(phase, (Phase, Unknown)) else coded(Phase, phase) for phase in phases
    ]


def _short(phase: Phase | Unknown) -> str:
    if isinstance(phase, Unknown):
        return phase.value
    return {
        Phase.EARLY_PHASE1: _("Early phase 1"),
        Phase.PHASE1: _("Phase 1"),
        Phase.PHASE2: _("Phase 2"),
        Phase.PHASE3: _("Phase 3"),
        Phase.PHASE4: _("Phase 4"),
        Phase.NA: _("No phase"),
    }[phase]


def phases_words(phases: Sequence[str | Phase | Unknown]) -> str:
    """The phases of a trial in a few words: "Phase 1 and 2". Empty when the source has none."""
    known = _known(phases)
    if known == [Phase.PHASE1, Phase.PHASE2]:
        return _("Phase 1 and 2")
    if known == [Phase.PHASE2, Phase.PHASE3]:
        return _("Phase 2 and 3")
    if len(known) == 2:
        return _("{first} and {second}").format(first=_short(known[0]), second=_short(known[1]))
    return ", ".join(_short(phase) for phase in known)


def phases_official(phases: Sequence[str | Phase | Unknown]) -> str:
    """The registry's label: "Phase 1/Phase 2". Empty when the source has none."""
    return "/".join(phase_wording(phase).official for phase in _known(phases))


def phase_sentence(phases: Sequence[str | Phase | Unknown], tense: Tense = Tense.NOW) -> str:
    """What the phases mean, in one or two sentences. Empty when the source has none."""
    known = _known(phases)
    if tense is not Tense.NOW:
        return _past(known)
    if known == [Phase.PHASE1, Phase.PHASE2]:
        return _(
            "Two steps in one study. First it asks if the treatment is safe and which dose is "
            "right. Then it looks for first signs that the treatment helps."
        )
    if known == [Phase.PHASE2, Phase.PHASE3]:
        return _(
            "Two steps in one study. First it looks for signs that the treatment helps. Then it "
            "checks how well it works."
        )
    return " ".join(phase_wording(phase).plain for phase in known)


def _past(known: Sequence[Phase | Unknown]) -> str:
    # Only a page of a study that is over needs these, and no list.
    from viewer.plain.design_past import phase_past, two_phases_past  # noqa: PLC0415

    if known in ([Phase.PHASE1, Phase.PHASE2], [Phase.PHASE2, Phase.PHASE3]):
        return two_phases_past(Phase.PHASE1 if Phase.PHASE1 in known else Phase.PHASE2)
    return " ".join(
        phase.value if isinstance(phase, Unknown) else phase_past(phase) for phase in known
    )


def phase_line(phases: Sequence[str | Phase | Unknown], tense: Tense = Tense.NOW) -> str:
    """The phases and what they mean: "Phase 4: A study of …". Empty when the source has none."""
    known = _known(phases)
    meaning = phase_sentence(phases, tense)
    if known == [Phase.NA] or not known:
        return meaning
    if any(isinstance(phase, Unknown) for phase in known):
        return _("The record calls the phase “{value}”.").format(value=phases_official(phases))
    words, official = phases_words(phases), phases_official(phases)
    if words.casefold() == official.casefold():
        words = official
    return _("{phase}: {meaning}").format(phase=words, meaning=meaning)
