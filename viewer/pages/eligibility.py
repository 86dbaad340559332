"""The Eligibility tab: who the study is for, in the registry's words, line by line."""

from collections.abc import Iterator, Sequence

from viewer.domain.people import Eligibility
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Author, Passage
from viewer.domain.values import Fact as SourceFact
from viewer.pages.blocks import Block, Fact, Heading, Notice, Span, Tab
from viewer.pages.criteria import criteria_blocks, list_title
from viewer.pages.desk import Desk, ours, paths_of, section
from viewer.pages.facts import facts_block, our_fact
from viewer.pages.flagging import flag_notices
from viewer.pages.texts import level_remark, passage_blocks, short_or_folded
from viewer.plain.ages import age_groups_words, age_range
from viewer.plain.codes import wording
from viewer.plain.own_lines import Coded, coded_identity
from viewer.plain.people import sex_sentence, who_can_say, you_words
from viewer.plain.short_what import is_about_health
from viewer.plain.text import plain_text
from viewer.words import _


def eligibility_blocks(desk: Desk) -> list[Block]:
    """The blocks of the Eligibility tab; empty only for a record that says nothing of it."""
    blocks = [
        *section(desk, _("In short"), lambda: _in_words(desk)),
        *section(desk, _("Age, sex and health"), lambda: facts_block(eligibility_facts(desk))),
        *section(desk, _("The people studied"), lambda: _population(desk)),
    ]
    criteria = criteria_blocks(desk)
    if not blocks and not criteria:
        return []
    flags = flag_notices(desk, Tab.ELIGIBILITY)
    if criteria:
        blocks += [_only_the_team(desk, criteria), *flags, *criteria]
    else:
        blocks += [*flags, _no_criteria(desk)]
    return blocks


def eligibility_facts(desk: Desk) -> Iterator[Fact]:
    """Age, sex, healthy volunteers and what else the record has as fields of their own."""
    eligibility = desk.trial.eligibility
    yield from _ages(desk)
    if eligibility.sex:
        words = wording(eligibility.sex.value)
        sentence = sex_sentence(eligibility)
        yield our_fact(
            _("Sex"),
            sentence,
            eligibility.sex.path,
            official=words.official,
            asks=coded_identity(Coded.SEX, sentence),
        )
    if eligibility.gender_based:
        yield our_fact(
            _("Gender"),
            _("Who may join depends on gender.")
            if eligibility.gender_based.value
            else _("Who may join does not depend on gender."),
            eligibility.gender_based.path,
        )
    if eligibility.healthy_volunteers:
        sentence = healthy_words(desk.trial, eligibility.healthy_volunteers)
        yield our_fact(
            _("Healthy volunteers"),
            sentence,
            eligibility.healthy_volunteers.path,
            official="Yes" if eligibility.healthy_volunteers.value else "No",
            asks=coded_identity(Coded.HEALTHY, sentence),
        )
    if eligibility.sampling_method:
        words = wording(eligibility.sampling_method.value)
        yield our_fact(
            _("How people are chosen"),
            words.plain,
            eligibility.sampling_method.path,
            official=words.official,
        )


def healthy_words(trial: Trial, fact: SourceFact[bool]) -> str:
    """Whether healthy people can take part, as a sentence."""
    if fact.value and is_about_health(trial):
        # It names no illness that anybody could be without.
        return _("For healthy people.")
    if fact.from_text:
        return (
            _("Also for people without the illness, says the text.")
            if fact.value
            else _("Not for healthy volunteers, says the text.")
        )
    if fact.value:
        return _("Also for people without the illness.")
    return _("Not for healthy volunteers.")


def _ages(desk: Desk) -> Iterator[Fact]:
    eligibility = desk.trial.eligibility
    limits = [age for age in (eligibility.minimum_age, eligibility.maximum_age) if age]
    if limits:
        ages = age_range(eligibility.minimum_age, eligibility.maximum_age)
        yield our_fact(
            _("Age"),
            ages,
            *(age.path for age in limits),
            official=_(" to ").join(age.raw for age in limits),
            asks=coded_identity(Coded.AGE, ages),
        )
    elif eligibility.standard_ages:
        # Beside limits they say nothing more: the registry works them out from these.
        groups = [wording(age.value) for age in eligibility.standard_ages]
        from_text = any(age.from_text for age in eligibility.standard_ages)
        yield our_fact(
            _("Age group, from the text") if from_text else _("Age groups"),
            age_groups_words([age.value for age in eligibility.standard_ages]),
            *(age.path for age in eligibility.standard_ages),
            official=", ".join(group.official for group in groups if group.official != group.plain),
        )


def _in_words(desk: Desk) -> Iterator[Block]:
    for passage in desk.trial.texts_about(Topic.WHO):
        yield from passage_blocks(desk, passage)


def _population(desk: Desk) -> Iterator[Block]:
    eligibility = desk.trial.eligibility
    if eligibility.study_population:
        yield from short_or_folded(desk, eligibility.study_population, _("Who is studied"))
    if eligibility.gender_description:
        passage = eligibility.gender_description
        yield Heading(text=_("On gender"), origin=ours(passage.path), level=3)
        yield from short_or_folded(desk, passage, _("On gender"))


def _only_the_team(desk: Desk, criteria: Sequence[Block]) -> Notice:
    eligibility = desk.trial.eligibility
    passage = eligibility.criteria or eligibility.listed_criteria[0].text
    return Notice(
        title=who_can_say(desk.trial),
        spans=(
            Span(whose_lines(passage)),
            Span(" "),
            Span(_("Take them to your doctor, and ask about what you are not sure of.")),
            *meaning_of_you(desk),
            *_several_lists(desk, criteria),
            *level_remark(desk, _all_lines(eligibility)),
        ),
        origin=ours(passage.path),
    )


def meaning_of_you(desk: Desk) -> Iterator[Span]:
    """Whom the pages mean by "you", where it is not the reader."""
    words = you_words(desk.trial)
    if words:
        yield Span(" ")
        yield Span(words)


def _several_lists(desk: Desk, criteria: Sequence[Block]) -> Iterator[Span]:
    """That not every list need be meant for everybody, where the source has several of a kind."""
    wanted = list_title(desk.trial, inclusion=True)
    names = [
        block.official.casefold()
        for block in criteria
        if isinstance(block, Heading) and block.text == wanted and block.official
    ]
    if len(set(names)) > 1:
        yield Span(" ")
        yield Span(
            _(
                "There are several lists of this kind. Each may be for one group or one part of "
                "the study: ask which ones are meant for you."
            )
        )


def _all_lines(eligibility: Eligibility) -> str:
    texts = [listed.text for listed in eligibility.listed_criteria]
    if eligibility.criteria is not None:
        texts.insert(0, eligibility.criteria)
    return "\n".join(plain_text(text) for text in texts)


def are_entrys_own(eligibility: Eligibility) -> bool:
    """Tell whether criteria are told in an entry's words, and not in the source's."""
    passages = [listed.text for listed in eligibility.listed_criteria]
    if eligibility.criteria is not None:
        passages.append(eligibility.criteria)
    return any(passage.author is Author.ENTRY for passage in passages)


def whose_lines(passage: Passage) -> str:
    """Whether the lines of criteria are the source's own or an entry's."""
    if passage.author is Author.ENTRY:
        return _("The lines below are written for this program, one for each line of the source.")
    return _("The lines below stand word for word as the source has them.")


def _no_criteria(desk: Desk) -> Notice:
    paths = paths_of(facts_block(eligibility_facts(desk)))
    return Notice(
        title=who_can_say(desk.trial),
        spans=(
            Span(
                _("This file lists no criteria. Ask your doctor to look up {number}.").format(
                    number=desk.trial.number
                )
            ),
        ),
        origin=ours(*paths),
    )
