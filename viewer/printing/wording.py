"""Sentences that only paper needs; the same ones in PDF, HTML and text."""

from collections.abc import Iterable, Sequence

from viewer.pages.blocks import GivesWay, PrintPage, Span, Spans, TermCard, TrialLink
from viewer.pages.term_names import also_words
from viewer.printing.signs import code_point
from viewer.words import _, ngettext

EMPTY_BOX = "\u2610"
_TICKED_BOX = "\u2611"


def box_sign(place: int, chosen: int | None) -> str:
    """A box as one character, ticked where its place is the one chosen."""
    return _TICKED_BOX if place == chosen else EMPTY_BOX


def in_the_record(official: str, shown: str) -> str:
    """The record's own word behind a plain one; empty when the words shown begin with it."""
    begins = shown[: len(official)].casefold() == official.casefold()
    if not official or (begins and not shown[len(official) :][:1].isalnum()):
        return ""
    return _("(in the record: {word})").format(word=official)


def before_marks(spans: Spans) -> tuple[Spans, Spans]:
    """Spans, and the source marks at their end: what belongs to the words stands between them."""
    end = len(spans)
    while end and (spans[end - 1].source is not None or not spans[end - 1].text.strip()):
        end -= 1
    return spans[:end], spans[end:]


def source_line(spans: Spans) -> int | None:
    """The number of a source that a paragraph tells about; None for any other paragraph."""
    return spans[0].source if spans else None


def term_words(card: TermCard) -> str:
    """A term with its abbreviations: "magnetic resonance imaging (MRI)"."""
    if not card.abbreviations:
        return card.term
    return f"{card.term} ({', '.join(card.abbreviations)})"


def in_study(card: TermCard) -> Spans:
    """What the study says about a term, told to be that; empty where it says nothing."""
    if not card.in_trial:
        return ()
    before, _place, after = _("In this study: {text}").partition("{text}")
    return (Span(f" {before}"), *card.in_trial, *((Span(after),) if after else ()))


_MOST_NAMES = 2


def also_called(card: TermCard) -> str:
    """One or two other names of a term, as a sentence; empty when it has none."""
    return also_words(card, most=_MOST_NAMES)


def trial_link_words(link: TrialLink) -> str:
    """What stands after the number of another trial."""
    status = link.status
    if link.status_official and link.status_official != status:
        status = f"{status} ({link.status_official})".lstrip()
    parts = (link.title, status, link.phase, link.note)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def replaced_signs(signs: Iterable[str]) -> str:
    """What the numbers in brackets mean, said once; empty when there are none."""
    found = sorted(signs)
    if not found:
        return ""
    return ngettext(
        "One sign of the source has no letter shape here. It stands as its number in Unicode: "
        "{signs}.",
        "Some signs of the source have no letter shape here. Each stands as its number in "
        "Unicode: {signs}.",
        len(found),
    ).format(signs=", ".join(code_point(sign) for sign in found[:12]))


def gave_way(how: GivesWay, count: int, lines: int) -> str:
    """What stands under a part when ``count`` of its ``lines`` had to give way; maybe nothing."""
    if how.title:
        return ngettext("{count} more on page 2.", "{count} more on page 2.", count).format(
            count=count
        )
    if not how.elsewhere:
        return ""
    return (
        _("{shown} of {count} are on this page. {elsewhere}")
        .format(shown=lines - count, count=lines, elsewhere=how.elsewhere)
        .rstrip()
    )


def ticked_words(box: str) -> str:
    """A box that is ticked, where its name stands beside it and not over it."""
    return _("{answer} (ticked)").format(answer=box)


def title_of(pages: Sequence[PrintPage]) -> str:
    """The title of the whole document."""
    if len(pages) == 1:
        return pages[0].title
    return ngettext("{count} study", "{count} studies", len(pages)).format(count=len(pages))
