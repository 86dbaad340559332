"""What a record says of itself: numbers, dates, sponsors, oversight, data sharing, notices."""

from collections.abc import Iterator

from viewer.domain.sources import Identifier, MeshTerm
from viewer.domain.values import DateKind, PartialDate, TrialDate
from viewer.domain.values import Fact as SourceFact
from viewer.pages.blocks import (
    Block,
    Cell,
    Fact,
    Heading,
    Notice,
    Span,
    Table,
    Tone,
)
from viewer.pages.desk import PART, Desk, ours
from viewer.pages.facts import facts_block, our_fact, source_fact
from viewer.pages.naming import field_label
from viewer.pages.papers import web_link
from viewer.pages.texts import passage_blocks
from viewer.plain.codes import wording
from viewer.plain.dates import certainty_of, date_kind_official, date_kind_words, date_words
from viewer.plain.people import watch_words
from viewer.plain.telling import tense_of
from viewer.words import _


def record_facts(desk: Desk) -> Iterator[Fact | None]:
    """What this record is: where it is from, of which day, how it was made."""
    trial = desk.trial
    origin_path = trial.titles.brief.path
    yield source_fact(_("From"), trial.source.registry, origin_path)
    yield source_fact(_("Number"), trial.number, origin_path)
    if trial.source.as_of is not None:
        yield our_fact(_("As of"), date_words(trial.source.as_of), origin_path)
    if desk.record.imported:
        copied = date_words(PartialDate.parse(desk.record.imported))
        yield our_fact(_("Copied into this library"), copied, origin_path)
    if trial.source.note:
        yield source_fact(_("How it was made"), trial.source.note, origin_path)
    yield our_fact(
        _("Kind of file"),
        _format_words(trial.source.format),
        origin_path,
        official=trial.source.format,
    )
    brief, official = trial.titles.brief, trial.titles.official
    is_same = official is not None and official.raw == brief.raw
    for label, title in (
        (_("Title, also the official one") if is_same else _("Title"), brief),
        (_("Official title"), None if is_same else official),
        (_("Short name"), trial.titles.acronym),
        (_("Title of the text it was made from"), trial.titles.source),
    ):
        if title is not None:
            yield source_fact(label, title.raw, title.path)


def _format_words(name: str) -> str:
    return {
        "ctgov-v2": _("a record as ClinicalTrials.gov gives it out"),
        "entry": _("an entry written for this program"),
    }.get(name, name)


def number_facts(desk: Desk) -> Iterator[Fact | None]:
    """Every other number of the trial with whose it is."""
    for former in desk.trial.former_numbers:
        yield our_fact(_("Former number"), former.value, former.path)
    for identifier in desk.trial.references.identifiers:
        yield _identifier(identifier)


def date_table(desk: Desk) -> Iterator[Table]:
    """Every date of the record, as precise as it is there."""
    dates = desk.trial.recruitment.dates
    if not dates:
        return
    order = list(DateKind)
    header = [Cell((Span(_("What")),)), Cell((Span(_("When")),))]
    with_certainty = any(date.certainty for date in dates)
    if with_certainty:
        header.append(Cell((Span(_("Planned or happened")),)))
    yield Table(
        header=tuple(header),
        rows=tuple(
            _date_row(date, with_certainty=with_certainty)
            for date in sorted(dates, key=lambda each: order.index(each.kind))
        ),
        origin=ours(*(date.path for date in dates)),
        caption=_("Dates of the study and of its record"),
    )


def oversight_facts(desk: Desk) -> Iterator[Fact | None]:
    """Who watches over safety, and which law the record says applies."""
    oversight = desk.trial.oversight
    committee = oversight.has_data_monitoring_committee
    if committee is not None:
        text = watch_words(tense_of(desk.trial), has_group=committee.value)
        yield our_fact(
            _("Safety watch"), text, committee.path, official="Yes" if committee.value else "No"
        )
    for fact in oversight.facts:
        # Where the notices themselves follow, the yes before them would say the same.
        if not (fact.path.endswith("fdaaa801Violation") and desk.trial.violations):
            yield _yes_no(fact)


def sharing_blocks(desk: Desk) -> Iterator[Block]:
    """What the team plans to do with data about each person."""
    sharing = desk.trial.references.sharing
    facts = []
    if sharing.sharing:
        words = wording(sharing.sharing.value)
        facts.append(
            our_fact(_("Plan"), words.plain, sharing.sharing.path, official=words.official)
        )
    for kind in sharing.info_types:
        words = wording(kind.value)
        facts.append(our_fact(_("Shared with it"), words.plain, kind.path, official=words.official))
    yield from facts_block(facts)
    for title, passage in (
        (_("How"), sharing.description),
        (_("From when to when"), sharing.time_frame),
        (_("Who can ask"), sharing.access_criteria),
    ):
        if passage is not None:
            yield Heading(text=title, origin=ours(passage.path), level=PART)
            yield from passage_blocks(desk, passage)
    if sharing.url:
        yield web_link(sharing.url.label or sharing.url.url, sharing.url.url, sharing.url.path)


def indexing_blocks(desk: Desk) -> Iterator[Block]:
    """Keywords and terms that help to find the record."""
    indexing = desk.trial.indexing
    keywords = desk.trial.keywords
    yield from facts_block(
        (
            source_fact(
                _("Keywords"),
                "; ".join(keyword.value for keyword in keywords),
                *(keyword.path for keyword in keywords),
            ),
            _mesh(_("Illness terms"), indexing.conditions),
            _mesh(_("Wider illness terms"), indexing.condition_ancestors),
            _mesh(_("Treatment terms"), indexing.interventions),
            _mesh(_("Wider treatment terms"), indexing.intervention_ancestors),
        )
    )


def violation_notices(desk: Desk) -> Iterator[Notice]:
    """Notices under United States law, as the record has them."""
    for violation in desk.trial.violations:
        words = wording(violation.type)
        sentences = [words.plain]
        sentences += [
            _("{what}: {date}.").format(what=_notice_day(date.path), date=date_words(date.value))
            for date in violation.dates
        ]
        paths = [violation.path, *(date.path for date in violation.dates)]
        yield Notice(
            title=words.official,
            spans=(Span(" ".join(sentences)),),
            origin=ours(*paths),
            tone=Tone.CARE,
        )


def _notice_day(path: str) -> str:
    """What a date of a notice is the date of."""
    name = path.rsplit(".", 1)[-1]
    return {
        "issuedDate": _("Sent to the team"),
        "releaseDate": _("Record sent in"),
        "creationDate": _("Notice written"),
        "postedDate": _("Shown by the registry"),
    }.get(name, field_label(path))


def violation_blocks(desk: Desk) -> Iterator[Block]:
    """Each notice, with its own text under it."""
    for notice, violation in zip(violation_notices(desk), desk.trial.violations, strict=True):
        yield notice
        if violation.description is not None:
            yield from passage_blocks(desk, violation.description)


def posting_blocks(desk: Desk) -> Iterator[Block]:
    """Each step of results on their way to being shown."""
    state = desk.trial.results_state
    facts: list[Fact | None] = []
    if state.unposted_by is not None:
        facts.append(
            source_fact(_("Who sends them"), state.unposted_by.value, state.unposted_by.path)
        )
    for event in state.unposted_events:
        words = wording(event.type)
        when = date_words(event.date) if event.date else _("date not known")
        text = _("{event} ({date})").format(event=words.plain, date=when)
        facts.append(our_fact(_("Step"), text, event.path, official=words.official))
    yield from facts_block(facts)


def _identifier(identifier: Identifier) -> Fact:
    """A number with whose it is; names of fields of the record are no owner."""
    owner = "" if identifier.source in {"org_study_id", "secondary_id"} else identifier.source
    label, official = _("Another number of this study"), ""
    if identifier.type is not None:
        words = wording(identifier.type)
        label, official = words.plain, words.official
    elif identifier.source == "org_study_id":
        label = _("The sponsor’s own number")
    value = identifier.value
    if owner:
        value = _("{number}, at {source}").format(number=value, source=owner)
    if identifier.link:
        value = _("{number}, {link}").format(number=value, link=identifier.link)
    return our_fact(label, value, identifier.path, official=official)


def _date_row(date: TrialDate, *, with_certainty: bool) -> tuple[Cell, ...]:
    cells = [
        Cell((Span(date_kind_words(date.kind)),), note=date_kind_official(date.kind)),
        Cell((Span(date_words(date.date)),)),
    ]
    if with_certainty:
        cells.append(Cell((Span(certainty_of(date)),) if date.certainty else ()))
    return tuple(cells)


def _yes_no(fact: SourceFact[bool]) -> Fact:
    """A yes or no about the law. Meanings: the registry's data element definitions."""
    words = {
        "isFdaRegulatedDrug": (
            _("Medicine and US law"),
            _("It tests a medicine that the US office FDA watches over."),
            _("It tests no medicine that the US office FDA watches over."),
        ),
        "isFdaRegulatedDevice": (
            _("Device and US law"),
            _("It tests a device that the US office FDA watches over."),
            _("It tests no device that the US office FDA watches over."),
        ),
        "isUnapprovedDevice": (
            _("New device"),
            _("The FDA has not approved the device yet."),
            _("The FDA has approved the device."),
        ),
        "isPpsd": (
            _("Device for children"),
            _("It is a safety study of a device for children that the FDA asked for."),
            _("It is no safety study for children that the FDA asked for."),
        ),
        "isUsExport": (
            _("Export"),
            _("The product is made in the US and sent to other countries."),
            _("The product is not sent from the US to other countries."),
        ),
        "fdaaa801Violation": (
            _("US rule on reporting"),
            _("The record says that a US rule on reporting was broken."),
            _("The record says that no US rule on reporting was broken."),
        ),
    }
    name = fact.path.rsplit(".", 1)[-1]
    label, yes, no = words.get(name, (field_label(fact.path), _("Yes"), _("No")))
    return our_fact(
        label,
        yes if fact.value else no,
        fact.path,
        official="Yes" if fact.value else "No",
    )


def _mesh(label: str, terms: tuple[MeshTerm, ...]) -> Fact | None:
    if not terms:
        return None
    text = "; ".join(dict.fromkeys(term.term for term in terms))
    return source_fact(label, text, *(term.path for term in terms))
