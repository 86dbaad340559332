"""The sections of the printed summary, each a list of blocks: the study and who could join."""

from collections.abc import Iterator
from dataclasses import replace

from viewer.domain.standing import Standing
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import DateKind
from viewer.pages.blocks import (
    Block,
    Cell,
    Criteria,
    Fact,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Span,
    Tab,
    Table,
    Tone,
    text_of,
)
from viewer.pages.burden import asked_title, burden_list
from viewer.pages.criteria import criteria_blocks
from viewer.pages.desk import PART, WHOLE_RECORD, Desk, ours, source
from viewer.pages.eligibility import eligibility_facts, whose_lines
from viewer.pages.facts import facts_block, our_fact
from viewer.pages.flagging import flag_notices
from viewer.pages.glance import (
    follow_up,
    how_many,
    illness,
    is_expanded_access,
    main_check,
    stage,
    status,
    treatment,
    where,
    who,
)
from viewer.pages.groups import group_blocks
from viewer.pages.outcomes import (
    by_kind,
    from_text_remark,
    kind_short,
    measure_spans,
    when_cell,
)
from viewer.pages.overview import know_notices, stopped_notice, topic_blocks
from viewer.pages.places import site_name
from viewer.pages.related import related_blocks
from viewer.pages.results_state import results_notice, says_of_results
from viewer.pages.scoring import asked_scales, goal_words
from viewer.pages.study_dates import running_title, study_dates
from viewer.pages.summary_short import as_points, joined, run_in, titled
from viewer.pages.texts import passage_blocks
from viewer.pages.treatment import demand_blocks, placebo_notice, setup_blocks, step_blocks
from viewer.plain.codes import wording
from viewer.plain.dates import trial_date_words
from viewer.plain.flag_kinds import FlagKind
from viewer.plain.flags import flags
from viewer.plain.missing import what_the_record_does_not_say
from viewer.plain.short_who import is_called_off
from viewer.plain.standing_today import doubt_sentence, standing_today
from viewer.plain.status import status_sentence
from viewer.plain.text import plain_text
from viewer.words import _


def status_notices(desk: Desk) -> Iterator[Notice]:
    """The status first, with dates and whether results are there; then why it stopped."""
    trial = desk.trial
    reports = trial.recruitment.statuses
    found = standing_today(trial, desk.today)
    doubt = doubt_sentence(trial, desk.today)
    sentences = [wording(reports[0].status).plain] if len(reports) == 1 else []
    sentences.append(status_sentence(trial))
    paths = [report.path for report in reports]
    told = flags(trial, desk.today, desk.record.imported)
    passed = next((flag for flag in told if flag.kind is FlagKind.END_PASSED), None)
    if passed is not None or doubt:
        # What heads the paper must not say more than the record still bears.
        sentences = [passed.sentence if passed is not None else doubt]
        paths += passed.paths if passed is not None else ()
    if trial.recruitment.last_known is not None:
        paths.append(trial.recruitment.last_known.path)
    for label, kind in ((_("Start"), DateKind.START), (_("Finish"), DateKind.COMPLETION)):
        day = trial.recruitment.date(kind)
        if day is not None:
            sentences.append(_("{what}: {when}.").format(what=label, when=trial_date_words(day)))
            paths.append(day.path)
    for notice in results_notice(desk) if says_of_results(trial) else ():
        sentences.append(_results_words(notice))
        paths += notice.origin.paths
    yield Notice(
        title=_access_title(found) if is_expanded_access(trial) else _title(found, trial),
        spans=(Span(" ".join(sentences)),),
        origin=ours(*paths),
        tone=Tone.STOP if found is Standing.STOPPED else Tone.INFORMATION,
    )
    yield from stopped_notice(desk)


def _results_words(notice: Notice) -> str:
    text = text_of(notice.spans)
    here = _("They stand under Outcomes, as tables of the record’s own figures.")
    if not text.startswith(here):
        return _("Results: {text}").format(text=text)
    words = _("Results are posted. The program shows them under Outcomes; this paper does not.")
    return f"{words}{text.removeprefix(here)}"


def glance(desk: Desk) -> list[Block]:
    """The facts at a glance. One status alone stands in the notice above them."""
    reports = desk.trial.recruitment.statuses
    is_told = len(reports) == 1 and not reports[0].country
    facts: list[Fact | None] = [
        *(() if is_told else status(desk)),
        illness(desk),
        treatment(desk),
        _who(desk),
        *_placebo(desk),
        stage(desk),
        *main_check(desk),
        follow_up(desk),
        _where(desk),
        how_many(desk),
    ]
    return list(facts_block(facts))


def _who(desk: Desk) -> Fact | None:
    """Age, sex and health in one fact, with the record's own words for each of them."""
    fact = who(desk)
    told = _told_at_a_glance(desk, fact)
    if fact is None or not told:
        return fact
    officials = [
        _("{label}: {value}").format(label=each.label, value=each.official)
        for each in told
        if each.official
    ]
    paths = (path for each in (fact, *told) for path in each.origin.paths)
    return replace(fact, official="; ".join(officials), origin=ours(*paths))


def _told_at_a_glance(desk: Desk, fact: Fact | None) -> list[Fact]:
    """The facts on who may join that one fact at a glance says as well."""
    if fact is None:
        return []
    ages = {age.path for age in desk.trial.eligibility.standard_ages}
    told = ages.union(fact.origin.paths)
    return [each for each in eligibility_facts(desk) if told.issuperset(each.origin.paths)]


def _placebo(desk: Desk) -> Iterator[Fact]:
    for notice in placebo_notice(desk):
        yield our_fact(_("Placebo"), notice.spans, *notice.origin.paths)


def _where(desk: Desk) -> Fact | None:
    """Where it is; the one place of a study with its whole address."""
    fact = where(desk)
    sites = desk.trial.places.sites
    if fact is None or len(sites) != 1 or desk.trial.places.unnamed_countries:
        return fact
    line = ", ".join(part for part in (site_name(sites[0]), sites[0].country) if part)
    whole = line and all(part in line for part in text_of(fact.spans).split(", "))
    return replace(fact, spans=(Span(line),)) if whole else fact


def about(desk: Desk) -> Iterator[Block]:
    """What the study is about, in the words of the entry or the whole of the registry's."""
    for topics in ((Topic.LEAD, Topic.OVERVIEW, Topic.BRIEF_SUMMARY), (Topic.PHASE_AND_SIZE,)):
        yield from run_in(topic_blocks(desk, *topics))


def what_happens(desk: Desk) -> Iterator[Block]:
    """Set-up, groups, steps, and what taking part asks. Placebo is a fact at a glance."""
    setup = [
        block for block in setup_blocks(desk, with_size=False) if not isinstance(block, Notice)
    ]
    texts = len(list(topic_blocks(desk, Topic.TREATMENT)))
    yield from run_in(setup[:texts])
    yield from joined(setup[texts:])
    for title, blocks in (
        (_("Who gets what"), [*_groups(desk), *_told_twice(desk)]),
        (_("Step by step"), list(step_blocks(desk))),
        (asked_title(desk.trial), _asked(desk)),
        (running_title(desk.trial), list(study_dates(desk))),
    ):
        paths = tuple(path for block in blocks for path in block.origin.paths)
        yield from titled(Heading(text=title, origin=ours(*paths), level=PART), blocks)


def _asked(desk: Desk) -> list[Block]:
    """An entry's own words, or else what rules find in the text; the picture with either."""
    own = run_in(demand_blocks(desk))
    found = list(burden_list(desk))
    if not own:
        return found
    return [*(block for block in found if not isinstance(block, ListBlock)), *own]


def _groups(desk: Desk) -> Iterator[Block]:
    """The groups. The caption of their table says what the heading above it says."""
    for block in joined(run_in(group_blocks(desk))):
        yield replace(block, caption="") if isinstance(block, Table) else block


def _told_twice(desk: Desk) -> Iterator[Block]:
    """Texts that a record has for a group and its treatment alike, left out with the group's."""
    treatment = desk.trial.treatment
    of_groups = {plain_text(arm.description) for arm in treatment.arms if arm.description}
    blocks: list[Block] = []
    for each in treatment.interventions:
        if each.description is not None and plain_text(each.description) in of_groups:
            of_groups.discard(plain_text(each.description))
            blocks.append(Heading(text=each.name, origin=source(each.path), level=PART))
            blocks += passage_blocks(desk, each.description)
    yield from run_in(blocks)


def who_could_join(desk: Desk) -> Iterator[Block]:
    """What else the record says of the people wanted, then every criterion word for word."""
    eligibility = desk.trial.eligibility
    yield from run_in(topic_blocks(desk, Topic.WHO))
    told = _told_at_a_glance(desk, who(desk))
    yield from facts_block(each for each in eligibility_facts(desk) if each not in told)
    for passage in (eligibility.study_population, eligibility.gender_description):
        if passage is not None:
            yield from passage_blocks(desk, passage)
    criteria = criteria_blocks(desk)
    if criteria:
        text = whose_lines(eligibility.criteria or eligibility.listed_criteria[0].text)
        paths = (path for block in criteria for path in block.origin.paths)
        yield Paragraph(spans=(Span(text),), origin=ours(*paths), secondary=True)
    for block in criteria:
        # Here the lists are parts of one section, and their headings a level deeper.
        if isinstance(block, Heading):
            yield replace(block, level=block.level + 1)
        elif isinstance(block, Criteria | Paragraph):
            yield block
    if not desk.trial.texts_about(Topic.WORTH_ASKING):
        # An entry's writer has told of the oddities already, in better words.
        yield from as_points(flag_notices(desk, Tab.ELIGIBILITY))


def measured(desk: Desk) -> Iterator[Block]:
    """Every outcome measure in one table, the main ones first."""
    rows = []
    paths = []
    for kind, outcomes in by_kind(desk.trial.outcomes):
        for number, outcome in enumerate(outcomes, 1):
            goal = goal_words(outcome.target) if outcome.target else ""
            what = Cell(measure_spans(desk, outcome), note=goal)
            rows.append((Cell((Span(kind_short(kind, number)),)), what, when_cell(outcome)))
            paths.append(outcome.path)
    if rows:
        header = tuple(Cell((Span(title),)) for title in (_("Kind"), _("What"), _("When")))
        # Some sources tell of no kind; an empty column would only take room.
        first = 0 if any(text_of(row[0].spans) for row in rows) else 1
        # No caption: the heading of the section has just said what this is.
        yield Table(
            header=header[first:],
            rows=tuple(row[first:] for row in rows),
            origin=source(*paths),
        )
        yield from from_text_remark(desk.trial.outcomes)
        yield from asked_scales(desk.trial)
    yield from run_in(topic_blocks(desk, Topic.MEASURES))


def good_to_know(desk: Desk) -> Iterator[Block]:
    """What a patient should know, and what is worth asking about."""
    yield from as_points([*know_notices(desk), *flag_notices(desk, Tab.OVERVIEW)])


def not_said(desk: Desk) -> Iterator[Block]:
    """What the record is silent about, in one run of lines."""
    gaps = "; ".join(what_the_record_does_not_say(desk.trial))
    if gaps:
        text = _("{gaps}.").format(gaps=gaps[:1].upper() + gaps[1:])
        yield Paragraph(spans=(Span(text),), origin=ours(WHOLE_RECORD))


def related(desk: Desk) -> Iterator[Block]:
    """Other studies that the source names."""
    yield from related_blocks(desk)


def _access_title(found: Standing) -> str:
    """What is no study is not called one."""
    return {
        Standing.OPEN: _("Some patients can get this treatment."),
        Standing.MAY_BE_OPEN: _("Some patients may be able to get this treatment."),
        Standing.PAUSED: _("This way to get the treatment is paused."),
        Standing.FINISHED: _("This way to get the treatment is closed."),
    }.get(found, _("It is not known whether patients can get this treatment."))


def _title(found: Standing, trial: Trial) -> str:
    if is_called_off(trial):
        return _("This study was called off: nobody joined it.")
    return {
        Standing.OPEN: _("This study is open to new patients."),
        Standing.MAY_BE_OPEN: _("This study may be open."),
        Standing.NOT_OPEN_YET: _("This study is not open yet."),
        Standing.BY_INVITATION: _("People join this study by invitation only."),
        Standing.FULL: _("This study is under way. It takes no new patients."),
        Standing.PAUSED: _("This study is paused."),
        Standing.FINISHED: _("This study is finished."),
        Standing.STOPPED: _("This study stopped early."),
        Standing.NOT_KNOWN: _("It is not known whether this study is open."),
    }[found]
