"""Notes are found by the beginnings of their words, whatever the accents, and nothing runs away."""

from viewer.domain.personal import Note
from viewer.plain.note_search import NoteSearch


def note(text: str, changed: str = "") -> Note:
    return Note("NCT90000001", text, changed=changed)


NOTES = {
    "a": note("Ask Dr. Müller about my tablets", "2024-01-01"),
    "b": note("Tablets: two each morning. " * 20 + "Then the zebra came, and it was late", "2025"),
    "c": note("Nothing of that kind"),
}


def found(text: str) -> list[str]:
    return [each.key for each in NoteSearch().find(NOTES, text)]


def test_all_words_are_wanted_in_any_order_newest_first() -> None:
    assert found("tabl") == ["b", "a"]
    assert found("tablets MULLER") == ["a"]
    assert found("müller") == ["a"]
    assert found("ablets") == []
    assert found("zebra unicorn") == []


def test_too_little_finds_nothing() -> None:
    assert found("") == []
    assert found("t") == []
    assert found("?!") == []


def test_the_words_around_are_shown() -> None:
    shown = NoteSearch().find(NOTES, "zebra")[0].words
    assert shown.startswith("… ")
    assert "the zebra came" in shown
    assert NoteSearch().find(NOTES, "ask")[0].words == "Ask Dr. Müller about my tablets"


def test_a_changed_note_is_read_anew() -> None:
    search = NoteSearch()
    assert search.find({"a": note("one")}, "one")
    assert not search.find({"a": note("other")}, "one")
    assert search.find({"a": note("ß and ﬁne ½ İstanbul zebra")}, "zebra")[0].words.endswith(
        "zebra"
    )
