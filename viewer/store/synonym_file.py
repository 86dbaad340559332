"""Makes the one file that searches read from the lists of synonyms that people write.

The lists (``resources/synonyms/*.json``, see the README there) hold 14,000 names; to read and
fold them takes a quarter of a second, which nobody should wait for at a first keystroke. The file
has them folded, in the order of the alphabet. Make it anew after each change of a list:
``python -m viewer.store.synonym_file``.

Its lines: first the groups, "term<TAB>kind and name<TAB>...", then one line that is empty, then
"folded name<TAB>numbers of groups, each with its kind". Kinds: ``t`` a medical name, ``s`` the
same, ``f`` formerly, ``p`` a description, ``n`` a narrower disease, ``a`` an abbreviation.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from viewer.paths import resources
from viewer.store.phrases import phrase_of, regardless
from viewer.store.query import of_one

KINDS = {"term": "t", "also_terms": "t", "same": "s", "former": "f", "plain": "p", "narrower": "n"}
"""The fields of a group, and the letter for names that stand there."""


def groups_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Read the groups of all lists in a folder. Raises OSError, ValueError."""
    for path in sorted(folder.glob("*.json")):
        yield from json.loads(path.read_text("utf-8"))["groups"]


def is_abbreviation(name: str) -> bool:
    """Tell whether a name is an abbreviation: one word, two capitals at least."""
    return " " not in name and sum(letter.isupper() for letter in name) > 1 and len(name) <= 9


def compiled(groups: Iterable[dict[str, Any]]) -> str:
    """Give the contents of the file. Groups of one term are put together."""
    together: dict[str, dict[str, str]] = {}
    for group in groups:
        names = together.setdefault(phrase_of(group["term"]), {})
        for name, kind in _names(group):
            names.setdefault(name, kind)
    keys: dict[str, dict[int, str]] = {}
    shuffled: dict[str, dict[int, str]] = {}
    lines = []
    for number, names in enumerate(together.values()):
        lines.append("\t".join(kind + name for name, kind in names.items()))
        for name, kind in names.items():
            phrase = of_one(phrase_of(name))
            keys.setdefault(phrase, {}).setdefault(number, kind)
            shuffled.setdefault(regardless(phrase), {}).setdefault(number, kind)
    # "Baby blues" is not "blue babies": words in another order count where no name has that order.
    keys = {**shuffled, **keys}
    lines.append("")
    for key, found in sorted(keys.items()):
        lines.append(f"{key}\t{' '.join(f'{number}{kind}' for number, kind in found.items())}")
    return "\n".join(lines) + "\n"


def _names(group: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field, kind in KINDS.items():
        held = group.get(field, ())
        for name in (held,) if isinstance(held, str) else held:
            yield name, "a" if kind != "p" and is_abbreviation(name) else kind


def main() -> None:
    """Write the file."""
    folder = resources()
    text = compiled(groups_of(folder / "synonyms"))
    (folder / "synonyms.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
