"""Who takes part and who runs a study, in sentences."""

from viewer.domain.coded import Certainty, Sex, StudyType, Unknown
from viewer.domain.design import Enrollment
from viewer.domain.people import Eligibility, Party
from viewer.domain.trial import Trial
from viewer.domain.values import Fact
from viewer.plain.codes import wording
from viewer.plain.tense import Tense
from viewer.words import _, ngettext

_OF_AGE = 18 * 365
"""In days, a little less than 18 years, so that leap years do not matter."""


def enrollment_words(enrollment: Enrollment, tense: Tense = Tense.NOW) -> str:
    """How many people take part, or took part, and whether that is a plan."""
    count = enrollment.count
    if enrollment.certainty is Certainty.ACTUAL:
        if count == 0:
            return _("Nobody joined.")
        if tense is Tense.OVER:
            return ngettext("{count} person took part.", "{count} people took part.", count).format(
                count=f"{count:,}"
            )
        return ngettext("{count} person joined.", "{count} people joined.", count).format(
            count=f"{count:,}"
        )
    if enrollment.certainty is Certainty.ESTIMATED and tense is not Tense.NOW:
        return ngettext(
            "The study planned to take {count} person.",
            "The study planned to take {count} people.",
            count,
        ).format(count=f"{count:,}")
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


def watch_words(tense: Tense, *, has_group: bool) -> str:
    """Whether a group outside the study watches over safety: a data monitoring committee."""
    if has_group:
        return {
            Tense.NOW: _("An outside group watches over safety."),
            Tense.OVER: _("An outside group watched over safety."),
            Tense.MEANT: _("An outside group was to watch over safety."),
        }[tense]
    return {
        Tense.NOW: _("No outside group watches over safety."),
        Tense.OVER: _("No outside group watched over safety."),
        Tense.MEANT: _("No outside group was to watch over safety."),
    }[tense]


def healthy_volunteers_words(fact: Fact[bool] | None) -> str:
    """Whether healthy people can join; said to be missing where it is."""
    if fact is None:
        return _("The record does not say whether healthy people can join.")
    if fact.value:
        return _("Healthy people can join, too.")
    return _("The study is only for people with the health problem it is about.")


def people_by_sex(eligibility: Eligibility) -> str:
    """Whom the study takes in a word: of grown-ups and children as the age limits have it."""
    sex = eligibility.sex.value if eligibility.sex else None
    low = eligibility.minimum_age
    is_grown = low is not None and low.days is not None and low.days >= _OF_AGE
    is_child = is_for_children(eligibility)
    if sex is Sex.FEMALE:
        if is_grown:
            return _("women")
        return _("girls") if is_child else _("women and girls")
    if sex is Sex.MALE:
        if is_grown:
            return _("men")
        return _("boys") if is_child else _("men and boys")
    return _("children") if is_child else _("people")


def is_for_children(eligibility: Eligibility) -> bool:
    """Whether nobody of age can join."""
    high = eligibility.maximum_age
    return high is not None and high.days is not None and high.days < _OF_AGE


def you_words(trial: Trial) -> str:
    """Whom a page means by "you" where those who read it are seldom those who take part."""
    if not is_for_children(trial.eligibility):
        return ""
    return _("It is for children. Where we say “you”, we mean the child.")


def sex_sentence(eligibility: Eligibility) -> str:
    """The sexes a study takes, in the words of its ages: "Only for women."."""
    if eligibility.sex is None:
        return ""
    if eligibility.sex.value in {Sex.FEMALE, Sex.MALE}:
        return _("Only for {people}.").format(people=people_by_sex(eligibility))
    return wording(eligibility.sex.value).plain


def who_can_say(trial: Trial) -> str:
    """Who alone can say who may take part; of expanded access, who may get the treatment."""
    study_type = trial.design.study_type
    if study_type is not None and study_type.value is StudyType.EXPANDED_ACCESS:
        return _("Only the team that gives the treatment can say who may get it.")
    return _("Only the study team can say who may join.")


def party_words(party: Party) -> str:
    """A sponsor and what kind of body it is: "Nkarta (a company, such as a drug maker)"."""
    if party.agency_class is None:
        return party.name
    if isinstance(party.agency_class, Unknown):
        return _("{name} ({kind})").format(name=party.name, kind=party.agency_class.value)
    return _("{name} ({kind})").format(name=party.name, kind=wording(party.agency_class).plain)
