"""Who takes part and who runs a study, in sentences."""

from viewer.domain.coded import Certainty, Unknown
from viewer.domain.design import Enrollment
from viewer.domain.people import Eligibility, Party, Sponsors
from viewer.domain.values import Fact
from viewer.plain.codes import wording
from viewer.plain.joining import and_list
from viewer.words import _, ngettext


def enrollment_words(enrollment: Enrollment) -> str:
    """How many people take part, and whether that is a plan."""
    count = enrollment.count
    if enrollment.certainty is Certainty.ACTUAL:
        if count == 0:
            return _("Nobody joined.")
        return ngettext("{count} person joined.", "{count} people joined.", count).format(
            count=f"{count:,}"
        )
    if enrollment.certainty is Certainty.ESTIMATED:
        return ngettext(
            "The study plans to take {count} person.",
            "The study plans to take {count} people.",
            count,
        ).format(count=f"{count:,}")
    return ngettext(
        "The record says {count} person. It does not say if that is a plan.",
        "The record says {count} people. It does not say if that is a plan.",
        count,
    ).format(count=f"{count:,}")


def healthy_volunteers_words(fact: Fact[bool] | None) -> str:
    """Whether healthy people can join; said to be missing where it is."""
    if fact is None:
        return _("The record does not say whether healthy people can join.")
    if fact.value:
        return _("Healthy people can join, too.")
    return _("The study is only for people with the health problem it is about.")


def sex_words(eligibility: Eligibility) -> str:
    """Whom the study takes; said to be missing where it is."""
    if eligibility.sex is None:
        return _("The record does not say.")
    words = wording(eligibility.sex.value).plain
    if eligibility.gender_based is not None and eligibility.gender_based.value:
        return _("{sentence} It goes by how people see themselves.").format(sentence=words)
    return words


def party_words(party: Party) -> str:
    """A sponsor and what kind of body it is: "Nkarta (a company, such as a drug maker)"."""
    if party.agency_class is None:
        return party.name
    if isinstance(party.agency_class, Unknown):
        return _("{name} ({kind})").format(name=party.name, kind=party.agency_class.value)
    return _("{name} ({kind})").format(name=party.name, kind=wording(party.agency_class).plain)


def sponsors_sentence(sponsors: Sponsors) -> str:
    """Who runs the study and who helps; empty where the record names nobody."""
    helpers = and_list([party.name for party in sponsors.collaborators])
    if sponsors.lead is None:
        return _("With {helpers}.").format(helpers=helpers) if helpers else ""
    if not helpers:
        return _("{sponsor} runs the study.").format(sponsor=sponsors.lead.name)
    return _("{sponsor} runs the study, with {helpers}.").format(
        sponsor=sponsors.lead.name, helpers=helpers
    )
