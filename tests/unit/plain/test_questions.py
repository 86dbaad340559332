"""The questions' file: whole, plain, and with nothing that hints or promises."""

import json
import re

import jsonschema

from tests.conftest import ROOT
from tests.unit.quality.test_never_said import NEVER
from viewer.domain.coded import StudyType
from viewer.plain.answers.rules import RULES
from viewer.plain.questions import QuestionGroup, group_title, load_questions

FOLDER = ROOT / "resources" / "questions"
QUESTIONS = load_questions(FOLDER)
HINT = re.compile(r"\b(?:eligible|qualif\w+|cure|hope|benefit)\b", re.IGNORECASE)


def test_the_file_follows_its_schema() -> None:
    schema = json.loads((ROOT / "resources" / "questions.schema.json").read_text("utf-8"))
    for file in FOLDER.glob("*.json"):
        jsonschema.validate(json.loads(file.read_text("utf-8")), schema)


def test_there_are_enough_in_each_group_and_for_each_kind_of_study() -> None:
    assert len(QUESTIONS) >= 50
    for group in QuestionGroup:
        assert sum(question.group is group for question in QUESTIONS) >= 5, group
        assert group_title(group)
    kinds = {
        kind: sum(not question.only or kind in question.only for question in QUESTIONS)
        for kind in StudyType
    }
    print(f"{len(QUESTIONS)} questions; {kinds}")
    assert kinds[StudyType.INTERVENTIONAL] >= 50
    assert min(kinds.values()) >= 30


def test_each_has_an_id_of_its_own_and_a_rule_that_there_is() -> None:
    ids = [question.id for question in QUESTIONS]
    texts = [question.text for question in QUESTIONS]
    assert len(set(ids)) == len(ids)
    assert len(set(texts)) == len(texts)
    assert {question.rule for question in QUESTIONS} - {""} == set(RULES)


def test_each_is_short_and_plain(grade) -> None:
    hardest = max(grade(question.text) for question in QUESTIONS)
    mean = sum(grade(question.text) for question in QUESTIONS) / len(QUESTIONS)
    print(f"grade: mean {mean:.1f}, highest {hardest:.1f}")
    too_hard = [question.text for question in QUESTIONS if grade(question.text) > 6]
    assert not too_hard
    assert mean <= 4


def test_none_hints_or_promises() -> None:
    never = re.compile(rf"\b(?:{'|'.join(map(re.escape, NEVER))})\b", re.IGNORECASE)
    for question in QUESTIONS:
        assert not HINT.search(question.text), question
        assert not never.search(question.text), question
