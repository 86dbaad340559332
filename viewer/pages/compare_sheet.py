"""Studies side by side on paper: in few words, so that three of them fit on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from viewer.domain.coded import (
    Certainty,
    OutcomeType,
    Phase,
    PrimaryPurpose,
    Sex,
    StudyType,
    Unknown,
)
from viewer.domain.printout import PrintKind
from viewer.domain.values import PartialDate
from viewer.pages import compare_rows, glance
from viewer.pages.blocks import (
    Block,
    Fact,
    Facts,
    GivesWay,
    Heading,
    Item,
    ListBlock,
    PrintPage,
    SourcedCell,
    Span,
    Table,
    text_of,
)
from viewer.pages.compare import (
    Row,
    compare_title,
    differing,
    is_silent,
    made_rows,
    parted,
    remark,
)
from viewer.pages.compare_rows import Compared, Maker
from viewer.pages.compare_words import LETTERS
from viewer.pages.desk import SECTION, WHOLE_RECORD, Desk, ours
from viewer.pages.facts import listing, names_line, our_fact, source_fact
from viewer.pages.print_frame import advice_line, source_line
from viewer.pages.summary_words import with_words
from viewer.plain.codes import wording
from viewer.plain.dates import date_words
from viewer.plain.entities import shown
from viewer.plain.people import sex_sentence
from viewer.plain.phases import phases_official, phases_words
from viewer.plain.placebo import placebo_answer
from viewer.plain.results_why import ResultsWhy, results_reasons
from viewer.plain.standing_today import doubt_sentence, words_today
from viewer.words import _, ngettext

_NAMES = 4
_ILLNESSES = 3
_COUNTRIES = 3
"""Names in a cell, before it is said how many more there are."""


def compare_sheet(desks: Sequence[Desk]) -> PrintPage:
    """The comparison for paper on its side. Raises PrintError for other than 2 to 4 studies."""
    told, same = parted(made_rows(desks, paper_rows()))
    blocks = (*_names(desks), *_differing(desks, told), *_same(same))
    unmarked, _cards = with_words(blocks, {})
    return PrintPage(
        number=", ".join(desk.trial.number for desk in desks),
        title=compare_title(len(desks)),
        subtitle=text_of(remark().spans),
        blocks=tuple(unmarked),
        terms={},
        source_line=_sources(desks),
        advice_line=advice_line(),
        kind=PrintKind.COMPARE,
        notes=False,
    )


def paper_rows() -> tuple[tuple[str, Maker], ...]:
    """What is compared on paper: the same as in the window, what takes room in fewer words."""
    return (
        (_status_question(), _status),
        (_("Which illness?"), _illness),
        (_("What is it for?"), _purpose),
        (_("What kind of study?"), _kind),
        (_("Which phase?"), _phase),
        (_("Who is it for?"), _who),
        (_("For healthy people?"), _healthy),
        (_("How many people?"), _how_many),
        (_("What is given?"), _treatment),
        (_("How is it given?"), compare_rows.given),
        (_("Is there a placebo?"), _placebo),
        (_("How long?"), compare_rows.length),
        (_("Visits and tests?"), compare_rows.asked_of_people),
        (_("Main question?"), _main_question),
        (_("Where?"), _where),
        (_("Whom to call?"), compare_rows.call),
        (_("Are there results?"), _results),
    )


def _status_question() -> str:
    return _("Is it open?")


def _status(one: Compared) -> Fact | None:
    """How it stands, in a word; why that may not be so stands over the table."""
    whole = compare_rows.status(one)
    if whole is None:
        return None
    words = _("{status}.").format(status=words_today(one.desk.trial, one.desk.today))
    return replace(whole, spans=(Span(words),))


def _illness(one: Compared) -> Fact | None:
    conditions = one.desk.trial.conditions
    if not conditions:
        return None
    names = listing([each.name.rstrip(" ;,.") for each in conditions], _ILLNESSES, between="; ")
    return source_fact("", names, *(each.path for each in conditions))


def _treatment(one: Compared) -> Fact | None:
    given = one.desk.trial.treatment.interventions
    if not given:
        return None
    names = names_line([each.name for each in given], _NAMES)
    return source_fact("", names, *(each.path for each in given))


def _purpose(one: Compared) -> Fact | None:
    found = one.desk.trial.design.primary_purpose
    if found is None:
        return None
    value, words = found.value, wording(found.value)
    if isinstance(value, Unknown) or value is PrimaryPurpose.OTHER:
        return our_fact("", words.plain, found.path, official=words.official)
    short = {
        PrimaryPurpose.TREATMENT: _("To treat."),
        PrimaryPurpose.PREVENTION: _("To prevent."),
        PrimaryPurpose.DIAGNOSTIC: _("To find out what it is."),
        PrimaryPurpose.ECT: _("To teach or advise."),
        PrimaryPurpose.SUPPORTIVE_CARE: _("To ease symptoms."),
        PrimaryPurpose.SCREENING: _("To find illness early."),
        PrimaryPurpose.HEALTH_SERVICES_RESEARCH: _("To run health care better."),
        PrimaryPurpose.BASIC_SCIENCE: _("To learn how bodies work."),
        PrimaryPurpose.DEVICE_FEASIBILITY: _("To try a new device."),
    }[value]
    return our_fact("", short, found.path, official=words.official)


def _kind(one: Compared) -> Fact | None:
    whole = compare_rows.kind(one)
    found = one.desk.trial.design.study_type
    if whole is None or found is None:
        return whole
    short: dict[StudyType | Unknown, str] = {
        StudyType.INTERVENTIONAL: _("A trial."),
        StudyType.OBSERVATIONAL: _("Watching only."),
        StudyType.EXPANDED_ACCESS: _("Outside of a study."),
    }
    return replace(whole, spans=(Span(short[found.value]),)) if found.value in short else whole


def _who(one: Compared) -> Fact | None:
    """Age and sex; for whom else it is has a row of its own."""
    eligibility = one.desk.trial.eligibility
    sex = eligibility.sex
    whole = glance.who(one.desk, healthy=False)
    if whole is None or sex is None or sex.value is not Sex.ALL:
        return whole
    words = text_of(whole.spans).replace(sex_sentence(eligibility), _("Any sex."))
    return replace(whole, spans=(Span(words),))


def _healthy(one: Compared) -> Fact | None:
    found = one.desk.trial.eligibility.healthy_volunteers
    if found is None:
        return None
    words = _("Yes, too.") if found.value else _("No.")
    if found.from_text:
        words = _("{answer} So says the text.").format(answer=words)
    return our_fact("", words, found.path)


def _placebo(one: Compared) -> Fact | None:
    """The answer alone; why, the page of the study says."""
    answer, _reason, paths = placebo_answer(one.desk.trial)
    return our_fact("", answer, *paths) if paths else None


def _where(one: Compared) -> Fact | None:
    """Town and country of a single place; else how many there are in which countries."""
    whole = glance.where(one.desk, most=_COUNTRIES)
    sites = one.desk.trial.places.sites
    if whole is None or len(sites) != 1 or not sites[0].city:
        return whole
    words = ", ".join(part for part in (sites[0].city, sites[0].country) if part)
    return replace(whole, spans=(Span(words),))


def _main_question(one: Compared) -> Fact | None:
    """In the record's words, and the time as the record has it, without ours beside it."""
    whole = compare_rows.main_question(one)
    primary = [each for each in one.desk.trial.outcomes if each.type is OutcomeType.PRIMARY]
    timed = next((each.time_frame.value for each in primary if each.time_frame), "")
    if whole is None or not timed:
        return whole
    return replace(whole, official=_("Checked: {when}").format(when=timed))


def _results(one: Compared) -> Fact | None:
    """Whether results are posted; of papers it is said that there are some."""
    posted = one.desk.trial.results_state.posted
    whole = compare_rows.results(one)
    if whole is None or posted is None or posted.value:
        return whole
    has_paper = any(each.why is ResultsWhy.PAPER for each in results_reasons(one.desk.trial))
    words = _("Not posted. A paper with results is named.") if has_paper else _("Not posted.")
    return replace(whole, spans=(Span(words),))


def _phase(one: Compared) -> Fact | None:
    found = one.desk.trial.design.phases
    if not found:
        return None
    phases = [each.value for each in found]
    steps: dict[Phase | Unknown, str] = {
        Phase.EARLY_PHASE1: _("{phase}, a very early step."),
        Phase.PHASE1: _("{phase}, a first step."),
        Phase.PHASE2: _("{phase}, a middle step."),
        Phase.PHASE3: _("{phase}, a late step."),
    }
    words = phases_words(phases)
    said = steps.get(phases[0], "{phase}.") if len(phases) == 1 else "{phase}."
    official = phases_official(phases)
    if official.casefold() == words.casefold():
        official = ""
    paths = (each.path for each in found)
    return our_fact("", said.format(phase=words), *paths, official=official)


def _how_many(one: Compared) -> Fact | None:
    enrollment = one.desk.trial.design.enrollment
    whole = glance.how_many(one.desk)
    if enrollment is None or whole is None or enrollment.certainty is not Certainty.ESTIMATED:
        return whole
    words = _("{count} planned.").format(count=f"{enrollment.count:,}")
    return replace(whole, spans=(Span(words),))


def _names(desks: Sequence[Desk]) -> Iterator[Block]:
    """Which letter stands for which study; in large print no head of a table has the titles."""
    names = [
        _("{letter}: {title}").format(letter=letter, title=_title(desk))
        for letter, desk in zip(LETTERS, desks, strict=False)
    ]
    paths = (desk.trial.titles.brief.path for desk in desks)
    yield ListBlock(items=tuple(Item((Span(name),)) for name in names), origin=ours(*paths))


def _title(desk: Desk) -> str:
    """The title, and the short name behind it where it has none in it."""
    titles = desk.trial.titles
    title = shown(titles.brief.value)
    if titles.acronym is None or titles.acronym.value in title:
        return title
    return _("{title} ({name})").format(title=title, name=titles.acronym.value)


def _differing(desks: Sequence[Desk], made: Sequence[Row]) -> Iterator[Block]:
    """The rows in which they differ; those that the page does not hold go to the next."""
    for block in differing(desks, made, brief=True):
        if isinstance(block, Table):
            # Whether it is open is the first thing to know.
            first = int(bool(made) and made[0][0] == _status_question())
            gives_way = GivesWay(turn=0, keep=first, title=_("More of the comparison"))
            yield from _doubts(desks)
            yield replace(block, gives_way=gives_way)
        else:
            yield block


def _doubts(desks: Sequence[Desk]) -> Iterator[Block]:
    """Why it is not sure how a study stands; in a line of its own, which a cell has no room for."""
    found = [
        (_("{letter}: {line}").format(letter=letter, line=words), desk)
        for letter, desk in zip(LETTERS, desks, strict=False)
        if (words := doubt_sentence(desk.trial, desk.today))
    ]
    if found:
        paths = (
            report.path for _words, desk in found for report in desk.trial.recruitment.statuses
        )
        items = tuple(Item((Span(words),)) for words, _desk in found)
        yield ListBlock(items=items, origin=ours(*paths))


def _same(made: Sequence[Row]) -> Iterator[Block]:
    """What all records say alike, once; what none of them says last, in one line."""
    if not made:
        return
    facts = [_alike(*row) for row in made if not is_silent(row)]
    silent = [row[0] for row in made if is_silent(row)]
    if silent:
        facts.append(our_fact(_("None of the records says:"), " ".join(silent), WHOLE_RECORD))
    origin = ours(*(path for fact in facts for path in fact.origin.paths))
    yield Heading(text=_("The same in all"), origin=origin, level=SECTION)
    yield Facts(facts=tuple(facts), origin=origin)


def _alike(question: str, row: Sequence[SourcedCell]) -> Fact:
    paths = dict.fromkeys(path for cell in row for path in cell.origin.paths)
    first = row[0]
    said = (Span(_(" ({note})").format(note=first.note)),) if first.note else ()
    return our_fact(question, (*first.spans, *said), *paths)


def _sources(desks: Sequence[Desk]) -> str:
    """Where the records are from, and the day of each."""
    registries = {desk.trial.source.registry for desk in desks}
    copied = {desk.record.imported for desk in desks}
    if len(registries) > 1 or len(copied) > 1 or "" in copied:
        lines = zip(LETTERS, map(source_line, desks), strict=False)
        return " ".join(
            _("{letter}: {line}").format(letter=letter, line=line) for letter, line in lines
        )
    days = ", ".join(
        _("{letter} {date}").format(letter=letter, date=_day(desk))
        for letter, desk in zip(LETTERS, desks, strict=False)
    )
    return ngettext(
        "Source: {registry}, record of {days}, copied here {copied}.",
        "Source: {registry}, records of {days}, copied here {copied}.",
        len(desks),
    ).format(
        registry=registries.pop(),
        days=days,
        copied=date_words(PartialDate.parse(copied.pop())),
    )


def _day(desk: Desk) -> str:
    day = desk.trial.source.as_of
    return date_words(day) if day is not None else _("(no date)")
