"""What a person reads goes through the catalogue as whole sentences."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_sentences_given_to_the_catalogue_are_literals() -> None:
    """An f-string or a variable can never be found in a catalogue."""
    found = []
    for file in sorted((ROOT / "viewer").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            sentences = {"_": node.args[:1], "ngettext": node.args[:2]}.get(node.func.id, [])
            found += [
                f"{file.relative_to(ROOT)}:{node.lineno}"
                for sentence in sentences
                if not (isinstance(sentence, ast.Constant) and isinstance(sentence.value, str))
            ]
    assert not found
