"""A passage is found again after edits around it and in it, and never in a wrong place."""

import random

import pytest

from viewer.plain.passage_finding import find_passage, passage_of

TEXT = (
    "Adults of 18 years or older.\n"
    "A kidney that works well, shown by a blood test.\n"
    "No other study medicine in the last 30 days.\n"
    "Women must use birth control for 30 days after the last dose.\n"
    "Able to come to the hospital once a week."
)


def found(words: str, now: str, text: str = TEXT) -> tuple[str, bool] | None:
    start = text.index(words)
    place = find_passage(now, passage_of("p", text, start, start + len(words)))
    return None if place is None else (now[place.start : place.end], place.same)


def test_an_unchanged_text_gives_the_passage_itself() -> None:
    for words in ("kidney", "30 days", "No other study medicine in the last 30 days.", TEXT):
        assert found(words, TEXT) == (words, True)


@pytest.mark.parametrize(
    "now",
    [
        TEXT.replace("\n", " "),
        TEXT.replace("\n", "\n\n  * "),
        TEXT.upper(),
        "A new first line of many words.\n" + TEXT,
        TEXT.replace("Adults of 18 years or older.\n", ""),
        "\n".join(reversed(TEXT.split("\n"))),
    ],
)
def test_edits_elsewhere_and_of_form_alone_change_nothing(now: str) -> None:
    words = "No other study medicine in the last 30 days"
    again = found(words, now)
    assert again is not None
    assert again[0].casefold() == words.casefold()
    assert again[1]


def test_of_words_that_stand_twice_the_right_ones_are_meant() -> None:
    first = TEXT.index("30 days")
    second = TEXT.index("30 days", first + 1)
    now = "A new line.\n" + TEXT
    for start in (first, second):
        place = find_passage(now, passage_of("p", TEXT, start, start + len("30 days")))
        assert place is not None
        assert place.start == start + len("A new line.\n")


@pytest.mark.parametrize(
    ("words", "old", "new", "again"),
    [
        ("in the last 30 days", "30 days.", "60 days.", "in the last 60 days"),
        ("Adults of 18 years or older.", "18", "21", "Adults of 21 years or older"),
        ("18", "18", "21", "21"),
        (
            "A kidney that works well, shown by a blood test.",
            "works well",
            "works nearly as well as it should",
            "A kidney that works nearly as well as it should, shown by a blood test",
        ),
    ],
)
def test_a_changed_passage_is_found_and_said_to_be_changed(
    words: str, old: str, new: str, again: str
) -> None:
    assert found(words, TEXT.replace(old, new, 1)) == (again, False)


def test_what_is_gone_is_not_found() -> None:
    line = "No other study medicine in the last 30 days.\n"
    assert found(line.strip(), TEXT.replace(line, "")) is None
    assert (
        found("kidney", TEXT.replace("A kidney that works well, shown by a blood test.\n", ""))
        is None
    )
    assert found("kidney", "Something else altogether.") is None
    assert found("kidney", "") is None


def test_many_random_edits_never_lead_to_a_wrong_place() -> None:
    """Each line is marked; whatever is found must be that line, edited or not."""
    chance = random.Random(5)
    words = [f"word{count}" for count in range(400)]
    right = edited = 0
    for _round in range(300):
        lines = [" ".join(chance.sample(words, chance.randint(3, 14))) for _line in range(12)]
        text = "\n".join(lines)
        mine = chance.randrange(12)
        start = text.index(lines[mine])
        passage = passage_of("p", text, start, start + len(lines[mine]))
        now = [f"#{place} {line}" for place, line in enumerate(lines)]
        chance.shuffle(now)
        now = now[: chance.randint(6, 12)]
        stays = next((line for line in now if line.startswith(f"#{mine} ")), None)
        changes = stays is not None and chance.random() < 0.5
        if changes and stays is not None:
            parts = stays.split(" ")
            parts[chance.randrange(1, len(parts))] = "other"
            now[now.index(stays)] = " ".join(parts)
        place = find_passage("\n".join(now), passage)
        if stays is None:
            assert place is None
            continue
        if place is None:
            continue
        # The line that most of what was found stands in.
        middle = (place.start + place.end) // 2
        line = "\n".join(now)[:middle].rpartition("\n")[2]
        assert line.startswith(f"#{mine} "[: len(line)])
        assert place.same is not changes
        right += 1
        edited += changes
    print(f"found again: {right}, of them edited: {edited}")
    assert right > 200
    assert edited > 60


def test_hostile_texts_end() -> None:
    text = "a " * 20_000 + "b" * 20_000
    passage = passage_of("p", text, 10_000, 10_400)
    assert find_passage(text + " c", passage) is not None
    assert find_passage("a " * 5_000, passage) is not None
