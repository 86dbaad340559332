"""What stands under a question that the record answers: the same words on screen and paper."""

from viewer.pages.blocks import QuestionRow, text_of
from viewer.words import _

_ENDS = frozenset(".!?")


def answer_words(row: QuestionRow) -> str:
    """What the record says to a question, and whether that is all; empty where it is silent."""
    if not row.answer:
        return ""
    words = text_of(row.answer)
    if words[-1:] not in _ENDS:
        words = f"{words}."
    if row.partly:
        return _("In the record, a part of the answer: {answer}").format(answer=words)
    return _("In the record: {answer}").format(answer=words)


def quote_words(row: QuestionRow) -> str:
    """The sentence of the record behind it; empty where it was no sentence."""
    return _("In its own words: “{sentence}”").format(sentence=row.quote) if row.quote else ""


def where_words(row: QuestionRow) -> str:
    """Where to look for it; empty where the record is silent."""
    return _("See “{tab}”.").format(tab=row.where) if row.where else ""


def under_question(row: QuestionRow) -> str:
    """All of that in one run."""
    return " ".join(
        words for words in (answer_words(row), quote_words(row), where_words(row)) if words
    )
