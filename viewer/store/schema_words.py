"""The tables that other words, spelling and suggestions take; merged into the schema.

All are drawn from the cards when the index is built anew (``viewer.store.gathering``).
"""

TABLES: dict[str, str] = {
    # Names of diseases, by folded words; the commonest spelling, and how many trials have it.
    "name": """CREATE TABLE name (
        phrase TEXT PRIMARY KEY NOT NULL,
        text TEXT NOT NULL,
        trials INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # The commonest names for each beginning of one to three characters, which too many share.
    "name_start": """CREATE TABLE name_start (
        start TEXT NOT NULL,
        place INTEGER NOT NULL,
        phrase TEXT NOT NULL,
        PRIMARY KEY (start, place)
    ) STRICT, WITHOUT ROWID""",
    # Abbreviations, and what records themselves write before them: "Multiple Sclerosis (MS)".
    "spelled_out": """CREATE TABLE spelled_out (
        short TEXT NOT NULL,
        long TEXT NOT NULL,
        trials INTEGER NOT NULL,
        PRIMARY KEY (short, long)
    ) STRICT, WITHOUT ROWID""",
    # Words a misspelt one is corrected to: as the index has it, and as it is written.
    "word": """CREATE TABLE word (
        id INTEGER PRIMARY KEY,
        term TEXT NOT NULL,
        shown TEXT NOT NULL,
        trials INTEGER NOT NULL
    ) STRICT""",
    # For the number of a sound (viewer.store.sounds) the words that sound so, in packed numbers.
    "sound": """CREATE TABLE sound (
        number INTEGER PRIMARY KEY,
        words BLOB NOT NULL
    ) STRICT""",
}
"""Name and SQL of each table."""

INDEXES: dict[str, str] = {}
"""Name and SQL of each index."""
