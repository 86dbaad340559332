"""The sections of the printed summary, each a list of blocks."""

from collections import Counter
from collections.abc import Iterator

from viewer.domain.coded import Role
from viewer.domain.standing import Standing
from viewer.domain.trial import Topic
from viewer.domain.values import DateKind
from viewer.pages.blocks import (
    Block,
    Cell,
    Criteria,
    Fact,
    Heading,
    Item,
    ListBlock,
    Notice,
    Paragraph,
    Span,
    Tab,
    Table,
    Tone,
)
from viewer.pages.criteria import criteria_blocks
from viewer.pages.desk import PART, Desk, ours, source
from viewer.pages.eligibility import eligibility_facts, whose_lines
from viewer.pages.facts import facts_block, our_fact
from viewer.pages.flagging import flag_notices, missing_list
from viewer.pages.glance import (
    how_many,
    illness,
    main_check,
    stage,
    standing,
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
from viewer.pages.parties import party_facts
from viewer.pages.places import SHOWN_AT_ONCE, by_country, contact_facts, no_contact, site_name
from viewer.pages.related import related_blocks
from viewer.pages.results_state import results_notice, says_of_results
from viewer.pages.scoring import goal_words
from viewer.pages.treatment import demand_blocks, setup_blocks, step_blocks
from viewer.plain.dates import trial_date_words
from viewer.plain.status import status_sentence
from viewer.words import _, ngettext


def status_notices(desk: Desk) -> Iterator[Notice]:
    """The status first, with the dates; then why it stopped and whether results are there."""
    trial = desk.trial
    reports = trial.recruitment.statuses
    found = standing(trial)
    sentences = [status_sentence(trial)]
    paths = [report.path for report in reports]
    for label, kind in ((_("Start"), DateKind.START), (_("Finish"), DateKind.COMPLETION)):
        day = trial.recruitment.date(kind)
        if day is not None:
            sentences.append(_("{what}: {when}.").format(what=label, when=trial_date_words(day)))
            paths.append(day.path)
    yield Notice(
        title=_title(found),
        spans=(Span(" ".join(sentences)),),
        origin=ours(*paths),
        tone=Tone.STOP if found is Standing.STOPPED else Tone.INFORMATION,
    )
    yield from stopped_notice(desk)
    if says_of_results(trial):
        yield from results_notice(desk)


def glance(desk: Desk) -> list[Block]:
    """The facts at a glance."""
    facts: list[Fact | None] = [
        *status(desk),
        illness(desk),
        treatment(desk),
        who(desk),
        stage(desk),
        *main_check(desk),
        where(desk),
        how_many(desk),
    ]
    return list(facts_block(facts))


def about(desk: Desk) -> Iterator[Block]:
    """What the study is about, in the words of the entry or the whole of the registry's."""
    yield from topic_blocks(desk, Topic.LEAD, Topic.OVERVIEW, Topic.BRIEF_SUMMARY)
    yield from topic_blocks(desk, Topic.PHASE_AND_SIZE)


def what_happens(desk: Desk) -> Iterator[Block]:
    """Set-up, groups, steps, and what taking part asks."""
    yield from setup_blocks(desk)
    for title, blocks in (
        (_("Who gets what"), list(group_blocks(desk))),
        (_("Step by step"), list(step_blocks(desk))),
        (_("What taking part asks of you"), list(demand_blocks(desk))),
    ):
        if blocks:
            paths = tuple(path for block in blocks for path in block.origin.paths)
            yield Heading(text=title, origin=ours(*paths), level=PART)
            yield from blocks


def who_could_join(desk: Desk) -> Iterator[Block]:
    """Ages and the like, then every criterion word for word."""
    yield from topic_blocks(desk, Topic.WHO)
    yield from facts_block(eligibility_facts(desk))
    if desk.trial.eligibility.study_population is not None:
        passage = desk.trial.eligibility.study_population
        yield Paragraph(spans=(Span(passage.text),), origin=source(passage.path))
    criteria = criteria_blocks(desk)
    if criteria:
        eligibility = desk.trial.eligibility
        text = whose_lines(eligibility.criteria or eligibility.listed_criteria[0].text)
        paths = (path for block in criteria for path in block.origin.paths)
        yield Paragraph(spans=(Span(text),), origin=ours(*paths), secondary=True)
    for block in criteria:
        # Here the lists are parts of one section.
        is_list = isinstance(block, Heading) and block.level < PART
        if isinstance(block, Heading) and is_list:
            yield Heading(text=block.text, origin=block.origin, level=PART, official=block.official)
        elif isinstance(block, Criteria | Heading | Paragraph):
            yield block
    if not desk.trial.texts_about(Topic.WORTH_ASKING):
        # An entry's writer has told of the oddities already, in better words.
        yield from flag_notices(desk, Tab.ELIGIBILITY)


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
        yield Table(
            header=(
                Cell((Span(_("Kind")),)),
                Cell((Span(_("What")),)),
                Cell((Span(_("When")),)),
            ),
            rows=tuple(rows),
            origin=source(*paths),
            caption=_("What is measured, and when"),
        )
    yield from topic_blocks(desk, Topic.MEASURES)
    yield from from_text_remark(desk.trial.outcomes)


def whom_to_ask(desk: Desk) -> Iterator[Block]:
    """Who runs the study and every central contact; a gap is said."""
    facts: list[Fact] = list(party_facts(desk))
    for official in desk.trial.places.officials:
        facts += contact_facts(official)
    contacts = [
        contact
        for contact in desk.trial.places.central_contacts
        if contact.role is None or isinstance(contact.role, Role) or contact.role
    ]
    for contact in contacts:
        facts += contact_facts(contact)
    yield from facts_block(facts)
    if not contacts and not any(site.contacts for site in desk.trial.places.sites):
        yield no_contact(desk)


def places(desk: Desk) -> Iterator[Block]:
    """The first places with whom to call there, and how many there are in each country."""
    yield from topic_blocks(desk, Topic.PLACES)
    sites = desk.trial.places.sites
    if sites:
        paths = tuple(site.path for site in sites)
        items = []
        for site in sites[:SHOWN_AT_ONCE]:
            line = ", ".join(part for part in (site_name(site), site.country) if part)
            reach = [
                ", ".join(part for part in (contact.name, contact.phone, contact.email) if part)
                for contact in site.contacts
            ]
            below = tuple(Item((Span(text),)) for text in reach if text)
            items.append(Item((Span(line or _("A place with no name in the source")),), below))
        yield ListBlock(items=tuple(items), origin=source(*paths[:SHOWN_AT_ONCE]))
        if len(sites) > SHOWN_AT_ONCE:
            yield from _rest(desk, paths)


def good_to_know(desk: Desk) -> Iterator[Block]:
    """What a patient should know, and what is worth asking about."""
    yield from know_notices(desk)
    yield from flag_notices(desk, Tab.OVERVIEW)


def not_said(desk: Desk) -> Iterator[Block]:
    """What the record is silent about."""
    yield from missing_list(desk)


def related(desk: Desk) -> Iterator[Block]:
    """Other studies that the source names."""
    yield from related_blocks(desk)


def _rest(desk: Desk, paths: tuple[str, ...]) -> Iterator[Block]:
    sites = desk.trial.places.sites
    text = ngettext(
        "This is {shown} of {count} place. By country:",
        "These are {shown} of {count} places. By country:",
        len(sites),
    ).format(shown=SHOWN_AT_ONCE, count=f"{len(sites):,}")
    yield Paragraph(spans=(Span(text),), origin=ours(*paths))
    counts = Counter({country: len(found) for country, found in by_country(sites)})
    yield from facts_block(
        our_fact(
            country or _("Country not given"),
            ngettext("{count} place", "{count} places", count).format(count=f"{count:,}"),
            "protocolSection.contactsLocationsModule.locations",
        )
        for country, count in counts.most_common()
    )


def _title(found: Standing) -> str:
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
