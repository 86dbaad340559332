"""What our own sentences never say: no promise, no praise, no verdict on who may join.

Checked in every sentence of the catalogue, in the glossary and the other files of our own
writing, and in the starter library. Words of registries are not ours and not checked.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


# A verdict on whether somebody may join is the study team's alone.
VERDICTS = _phrases(
    """
    you are eligible; you may be eligible; you might be eligible; you could be eligible; you are
    likely eligible; you seem eligible; you appear eligible; you are not eligible; you qualify;
    you may qualify; you might qualify; you do not qualify; you can join; you may join; you cannot
    join; you can not join; you could join this; you can take part; you may take part; you can
    participate; you may participate; you are suitable; you are a good candidate; you are a
    candidate; good match; perfect match; right for you; good fit; a match for you; matches you;
    you match the;
    you match all; you meet; you fit; suits you; you are in luck; you will be accepted; you will be
    taken; you are excluded
    """
)

# Nobody knows how a study ends before it has ended.
PROMISES = _phrases(
    """
    promise; promises; promising; guarantee; guarantees; guaranteed; will cure; can cure; cures; a
    cure; cured; will help you; will heal; will work; will benefit; you will benefit; will
    improve; will get better; you will feel; hope; hopes; hopeful; hopefully; no risk; risk-free;
    without risk; harmless to you; a harmless treatment; a harmless drug; the medicine is
    harmless; perfectly safe; completely safe; totally safe; safe and effective; proven safe; is
    safe for you; nothing to lose; no side effects; without side effects; do not worry; don’t
    worry; rest assured; be sure that; certainly; definitely; surely; undoubtedly; without doubt;
    always works; never fails; 100 % safe
    """
)

# A study is no offer, and its text is no advertisement.
PRAISE = _phrases(
    """
    breakthrough; revolutionary; miracle; groundbreaking; ground-breaking; cutting-edge; cutting
    edge; state-of-the-art; world-class; world class; leading experts; renowned; amazing;
    exciting; excited; wonderful; fantastic; excellent; outstanding; remarkable; impressive; game
    changer; life-changing; life-saving; wonder drug; innovative; novel; unique
    chance; great chance; chance of a lifetime; opportunity; advanced treatment; best treatment;
    better treatment for you; powerful; superior; lucky; congratulations; good news; great news
    """
)

# Neither blame nor pressure, and no advice that belongs to a doctor.
PRESSURE = _phrases(
    """
    please hurry; hurry up; act now; you must act fast; do not miss; don’t miss; last chance;
    sign up now; apply now; join
    now; join today; you should join; you should take part; you must join; we recommend; we
    advise; you should take; you should stop; stop taking your; you need this; your fault; you
    failed; victim; victims; suffer from; sufferers; your fight against; brave; battle; refuse
    treatment; non-compliant; noncompliant
    """
)

NEVER = tuple(dict.fromkeys((*VERDICTS, *PROMISES, *PRAISE, *PRESSURE)))

# Whole sentences of ours in which such words stand for something else, and why.
ALLOWED = {
    "It cannot say what is right for you:": "says that the program gives no advice",
}


def test_the_list_is_long_enough() -> None:
    assert len(NEVER) >= 60


def test_our_sentences_never_say_it() -> None:
    longest_first = sorted(map(re.escape, NEVER), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)
    found = []
    unused = dict(ALLOWED)
    for place, text in _ours():
        plain = " ".join(text.replace("'", "’").split())
        for sentence in re.split(r"(?<=[.?!:])\s+", plain):
            if sentence in ALLOWED:
                unused.pop(sentence, None)
            elif hit := pattern.search(sentence):
                found.append(f"{place}: “{hit[0]}” in: {sentence}")
    assert not found, "\n".join(found)
    assert not unused, "no longer said, so no longer to be allowed: " + "\n".join(unused)


def test_our_sentences_shout_at_nobody() -> None:
    found = [f"{place}: {text}" for place, text in _ours() if "!" in text]
    assert not found


def _ours() -> Iterator[tuple[str, str]]:
    """Every text of ours that a person can see, with where it stands."""
    for file in sorted((ROOT / "viewer").rglob("*.py")):
        for line, text in _literals(file):
            yield f"{file.relative_to(ROOT)}:{line}", text
    for file in sorted((ROOT / "resources").rglob("*.json")):
        # Synonyms are what people type, not what we say; schemas are for machines.
        if "synonyms" not in file.parts and not file.name.endswith("schema.json"):
            for path, text in _strings(json.loads(file.read_text("utf-8")), ""):
                yield f"{file.relative_to(ROOT)} {path}", text


def _literals(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in {"_": node.args[:1], "ngettext": node.args[:2]}.get(node.func.id, []):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value


_NOT_OURS = frozenset(
    {
        "source",
        "sources",
        "url",
        "aliases",
        "term",
        "facility",
        "near",
        "only_near",
        "when",
        "titles",
        "names",
        "names_used",
    }
)
"""Parts that hold names, addresses and words of others."""


def _strings(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _strings(part, f"{path}[{number}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in _NOT_OURS:
                yield from _strings(part, f"{path}.{key}")
