"""Which words a glossary of trials should explain: counted in real records, not guessed.

Reads a file of ClinicalTrials.gov API v2 records, one a line (plain or .gz), and counts in how
many trials each word, and each phrase of two or three words, stands in the criteria, the
summaries, the outcomes and the descriptions of arms and treatments. A word that many trials hold
and everyday English rarely does is worth an entry: the list is ranked by trials times rarity.

Rarity is 6 minus the Zipf frequency of the word in everyday English, as the package ``wordfreq``
gives it (6: once in a thousand words, 3: once in a million). The package is needed by this script
alone: ``pip install wordfreq``. A phrase is as rare as its rarest word, and listed only where that
word stands in it often ("informed consent", not "consent will").

    python tests/evidence/count_hard_words.py RECORDS [--top 500] [--sample 2000] [--missing]

One line an expression: rank, trials, percent of trials, Zipf frequency, expression, where it
stands most, and the glossary entries that explain it ("-" where none does).
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from viewer.plain.glossary import TermMatcher, load_terms  # noqa: E402

WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?", re.UNICODE)
BREAK = re.compile(r"[^\w\s'’-]|\n")
EMPTY = frozenset(
    "a an and any are as at be been being between both but by can do does during each either "
    "for from had has have if in into is it its least may more most must no nor not of on one or "
    "other per so such than that the their them then there these they this those to two three "
    "under until up upon was were when where which while who whom whose will with within "
    "without you your".split()
)
SHARE = 0.3
"""How often, at least, the rarest word of a phrase has to stand in that phrase."""
EVERYDAY = 6.0

Places = Mapping[str, Sequence[str]]


def _texts(node: object, *keys: str) -> Iterator[str]:
    """All texts under a path of keys; a list on the way is gone through."""
    if isinstance(node, list):
        for part in node:
            yield from _texts(part, *keys)
    elif not keys:
        if isinstance(node, str):
            yield node
    elif isinstance(node, dict):
        yield from _texts(node.get(keys[0]), *keys[1:])


def places(record: Mapping[str, object]) -> dict[str, list[str]]:
    """The texts of a record in which a reader meets hard words, by where they stand."""
    own = record.get("protocolSection", {})
    outcomes = [
        text
        for kind in ("primaryOutcomes", "secondaryOutcomes", "otherOutcomes")
        for key in ("measure", "description", "timeFrame")
        for text in _texts(own, "outcomesModule", kind, key)
    ]
    module = own.get("armsInterventionsModule", {})
    arms = [
        *_texts(module, "armGroups", "label"),
        *_texts(module, "armGroups", "description"),
        *_texts(module, "interventions", "name"),
        *_texts(module, "interventions", "description"),
    ]
    return {
        "criteria": list(_texts(own, "eligibilityModule", "eligibilityCriteria")),
        "summary": [
            *_texts(own, "descriptionModule", "briefSummary"),
            *_texts(own, "descriptionModule", "detailedDescription"),
        ],
        "outcomes": outcomes,
        "arms": arms,
    }


def expressions(text: str) -> set[str]:
    """The words of a text, and its phrases of two and three words that no sign interrupts."""
    found: set[str] = set()
    for part in BREAK.split(text.replace("\\", "")):
        words = [word.casefold() for word in WORD.findall(part)]
        found.update(words)
        for length in (2, 3):
            for phrase in zip(*(words[at:] for at in range(length)), strict=False):
                if phrase[0] not in EMPTY and phrase[-1] not in EMPTY:
                    found.add(" ".join(phrase))
    return found


class Count:
    """In how many trials, and where, each expression stands."""

    def __init__(self) -> None:
        self.trials = 0
        self.total: Counter[str] = Counter()
        self.where: dict[str, Counter[str]] = {}

    def add(self, record: Mapping[str, object]) -> None:
        """Count a record."""
        self.trials += 1
        everywhere: set[str] = set()
        for place, texts in places(record).items():
            found = set[str]().union(*map(expressions, texts))
            self.where.setdefault(place, Counter()).update(found)
            everywhere |= found
        self.total.update(everywhere)
        if self.trials % 500 == 0:
            self._forget_single_phrases()

    def _forget_single_phrases(self) -> None:
        """Keep memory small: a phrase met once in so many trials will not head any list."""
        for counter in (self.total, *self.where.values()):
            for text in [text for text, count in counter.items() if count < 2 and " " in text]:
                del counter[text]

    def most_in(self, text: str) -> str:
        """The place in which an expression stands most."""
        return max(self.where, key=lambda place: self.where[place][text])


def ranked(count: Count, least: int) -> Iterator[tuple[float, int, float, str]]:
    """Score, trials, Zipf frequency and expression, the most worthwhile first."""
    from wordfreq import zipf_frequency  # noqa: PLC0415  # only needed here, and not by the program

    rows = []
    for text, trials in count.total.items():
        words = text.split()
        if trials < least or (len(words) == 1 and (text in EMPTY or len(text) < 2)):
            continue
        zipf = min(zipf_frequency(word, "en") for word in words)
        rarest = min(count.total[word] for word in words if word not in EMPTY)
        if len(words) > 1 and trials < SHARE * rarest:
            continue
        rows.append((trials * max(0.0, EVERYDAY - zipf), trials, zipf, text))
    return iter(sorted(rows, reverse=True))


def read(file: Path, sample: int) -> Iterator[Mapping[str, object]]:
    """The records of a file, or so many of them drawn with a fixed seed."""
    content = file.read_bytes()
    if file.suffix == ".gz":
        content = gzip.decompress(content)
    lines = content.splitlines()
    if sample:
        lines = random.Random(1).sample(lines, min(sample, len(lines)))
    return map(json.loads, lines)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--top", type=int, default=500, help="lines to print")
    parser.add_argument("--least", type=int, default=15, help="trials it stands in at least")
    parser.add_argument("--sample", type=int, default=0, help="read so many records, at random")
    parser.add_argument("--missing", action="store_true", help="only what no entry explains")
    parser.add_argument("--glossary", type=Path, default=ROOT / "resources" / "glossary")
    return parser.parse_args()


def main() -> None:
    """Print the list."""
    asked = _asked()
    matcher = TermMatcher(load_terms(asked.glossary))
    count = Count()
    for record in read(asked.records, asked.sample):
        count.add(record)
    rank = 0
    for _score, trials, zipf, text in ranked(count, asked.least):
        # Texts were counted in small letters, abbreviations are known in capitals.
        found = matcher.find(text) or matcher.find(text.upper())
        if found and asked.missing:
            continue
        rank += 1
        share = f"{100 * trials / count.trials:.1f}"
        ids = ",".join(match.term_id for match in found) or "-"
        place = count.most_in(text)
        print(rank, trials, share, f"{zipf:.1f}", text, place, ids, sep="\t")
        if rank == asked.top:
            break


if __name__ == "__main__":
    main()
