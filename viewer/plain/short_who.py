"""Whom a study takes, how many, and for how long, in a sentence or two."""

import re
from collections.abc import Iterator

from viewer.domain.coded import Certainty, RecruitmentStatus, Sex, StandardAge
from viewer.domain.people import Eligibility
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Age
from viewer.plain.ages import age_words, is_no_real_limit
from viewer.plain.burden.findings import Range, Unit
from viewer.plain.burden.length import length
from viewer.plain.burden.sentences import sentences
from viewer.plain.people import enrollment_words, people_by_sex
from viewer.plain.short_names import Said
from viewer.plain.short_what import is_about_health, is_access
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _, ngettext

_OVER = frozenset({Standing.FINISHED, Standing.STOPPED, Standing.FULL})
_LONGEST = 20_000
"""Characters of a text that are looked at."""
_DURATION = re.compile(r"(\d{1,3}) (Year|Month|Week|Day)s?")


def is_over(trial: Trial) -> bool:
    """Whether it takes nobody any more."""
    return standing_of(report.status for report in trial.recruitment.statuses) in _OVER


def is_only_meant(trial: Trial) -> bool:
    """Whether nobody can tell if what was planned was done: called off, or long unheard of."""
    reports = trial.recruitment.statuses
    return bool(reports) and all(
        report.status in {RecruitmentStatus.WITHDRAWN, RecruitmentStatus.UNKNOWN}
        for report in reports
    )


def is_called_off(trial: Trial) -> bool:
    """Whether it stopped before anybody joined."""
    reports = trial.recruitment.statuses
    return bool(reports) and all(report.status is RecruitmentStatus.WITHDRAWN for report in reports)


def whom(trial: Trial) -> Iterator[Said]:
    """Sex and age of the people, and whether healthy people are among them."""
    eligibility = trial.eligibility
    limits = [age for age in (eligibility.minimum_age, eligibility.maximum_age) if age]
    paths = [age.path for age in limits]
    if not limits:
        paths += [age.path for age in eligibility.standard_ages]
    if eligibility.sex is not None:
        paths.append(eligibility.sex.path)
    people = _people(eligibility)
    if not paths or not people:
        return
    healthy = eligibility.healthy_volunteers
    # Said already where the study is about healthy people alone.
    is_for_healthy = healthy is not None and healthy.value and not is_about_health(trial)
    sentence = _whom(trial, is_for_healthy=bool(is_for_healthy)).format(people=people)
    if healthy is not None and is_for_healthy:
        paths.append(healthy.path)
    yield Said(sentence, (), tuple(paths))


def _whom(trial: Trial, *, is_for_healthy: bool) -> str:
    if is_only_meant(trial) or (is_access(trial) and is_over(trial)):
        return _("It was meant for {people}.")
    if is_access(trial):
        return _("It is meant for {people}.")
    if is_over(trial):
        if is_for_healthy:
            return _("It took {people}. It was open to healthy people, too.")
        return _("It took {people}.")
    if is_for_healthy:
        return _("It takes {people}. It takes healthy people, too.")
    return _("It takes {people}.")


def how_many(trial: Trial) -> Iterator[Said]:
    """How many people, and how long each is followed."""
    enrollment = trial.design.enrollment
    if enrollment is not None and not is_called_off(trial):
        words = enrollment_words(enrollment, tense_of(trial))
        if enrollment.certainty is None:
            words = ngettext(
                "The record speaks of {count} person.",
                "The record speaks of {count} people.",
                enrollment.count,
            ).format(count=f"{enrollment.count:,}")
        if (is_over(trial) or is_only_meant(trial)) and enrollment.certainty is Certainty.ESTIMATED:
            words = ngettext(
                "It planned to take {count} person.",
                "It planned to take {count} people.",
                enrollment.count,
            ).format(count=f"{enrollment.count:,}")
        yield Said(words, (), (enrollment.path,))
    yield from followed(trial)


def followed(trial: Trial) -> Iterator[Said]:
    """How long each person is followed, where a field says so."""
    duration = trial.design.target_duration
    found = _DURATION.fullmatch(duration.value.strip()) if duration else None
    if duration is not None and found:
        count = int(found[1])
        length = {
            "Year": ngettext("{count} year", "{count} years", count),
            "Month": ngettext("{count} month", "{count} months", count),
            "Week": ngettext("{count} week", "{count} weeks", count),
            "Day": ngettext("{count} day", "{count} days", count),
        }[found[2]].format(count=count)
        told = {
            Tense.NOW: _("It follows each person for {length}."),
            Tense.OVER: _("It followed each person for {length}."),
            Tense.MEANT: _("It was to follow each person for {length}."),
        }[tense_of(trial)]
        sentence = told.format(length=length)
        yield Said(sentence, (), (duration.path,))


def how_long(trial: Trial) -> Iterator[Said]:
    """How long one takes part, where the texts on the whole study say one thing without doubt."""
    found: dict[tuple[Range, Unit], Said] = {}
    for passage in trial.texts_about(Topic.BRIEF_SUMMARY, Topic.DETAILED_DESCRIPTION):
        for sentence in sentences(passage.text[:_LONGEST]):
            words = sentence.words.lower()
            for said in length(words):
                if said.unit is None:
                    continue
                at_most = said.at_most or "maxim" in words
                is_now = tense_of(trial) is Tense.NOW
                told = _length_words(said.ranges[0], said.unit, at_most=at_most, is_now=is_now)
                found[said.ranges[0], said.unit] = Said(told, (), (passage.path,))
    if len(found) == 1:
        yield from found.values()


def _length_words(time: Range, unit: Unit, *, at_most: bool, is_now: bool) -> str:
    count = int(time.high)
    span = {
        Unit.MINUTE: ngettext("{count} minute", "{count} minutes", count),
        Unit.HOUR: ngettext("{count} hour", "{count} hours", count),
        Unit.NIGHT: ngettext("{count} night", "{count} nights", count),
        Unit.DAY: ngettext("{count} day", "{count} days", count),
        Unit.WEEK: ngettext("{count} week", "{count} weeks", count),
        Unit.MONTH: ngettext("{count} month", "{count} months", count),
        Unit.YEAR: ngettext("{count} year", "{count} years", count),
    }[unit].format(count=f"{time.high:g}")
    low = f"{time.low:g}"
    if not is_now:
        if not time.is_single:
            return _("Taking part was to last from {low} to {span}.").format(low=low, span=span)
        if at_most:
            return _("Taking part was to last up to {span}.").format(span=span)
        return _("Taking part was to last {span}.").format(span=span)
    if not time.is_single:
        return _("Taking part lasts from {low} to {span}.").format(low=low, span=span)
    if at_most:
        return _("Taking part lasts up to {span}.").format(span=span)
    return _("Taking part lasts {span}.").format(span=span)


def _people(eligibility: Eligibility) -> str:
    """The people in words: "women from 18 to 45 years"; empty where the record says neither."""
    who = people_by_sex(eligibility)
    low, high = eligibility.minimum_age, eligibility.maximum_age
    if is_no_real_limit(high):
        high = None
    if low is None and high is None:
        return _by_group(eligibility, who)
    if any(age is not None and age.amount is None for age in (low, high)):
        return who
    if low is None or low.amount == 0:
        if high is None:
            return _("{people} of any age").format(people=who)
        return _("{people} aged up to {age}").format(people=who, age=age_words(high))
    if high is None:
        return _("{people} aged {age} or older").format(people=who, age=age_words(low))
    return _between(who, low, high)


def _between(who: str, low: Age, high: Age) -> str:
    if low.unit is not high.unit:
        return _("{people} aged {low} to {high}").format(
            people=who, low=age_words(low), high=age_words(high)
        )
    if low.amount == high.amount:
        return _("{people} aged {age}").format(people=who, age=age_words(low))
    return _("{people} aged {low} to {high}").format(
        people=who, low=low.amount, high=age_words(high)
    )


def _by_group(eligibility: Eligibility, who: str) -> str:
    groups = {group.value for group in eligibility.standard_ages}
    if set(StandardAge) <= groups:
        return _("{people} of any age").format(people=who)
    if eligibility.sex is not None and eligibility.sex.value in {Sex.FEMALE, Sex.MALE}:
        return who
    if groups == {StandardAge.CHILD}:
        return _("children")
    if groups and StandardAge.CHILD not in groups:
        return _("adults")
    return ""
