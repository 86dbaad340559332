"""The tables of a library, and the steps that lead from an older layout to the newest.

Written as SQL and not through sqlite-utils: it knows neither ``WITHOUT ROWID`` nor contentless
FTS5, its ``transform`` drops triggers, and its migrations take a newer file without a word. A
layout step and its ``user_version`` are one transaction.

``record`` keeps what a source sent, byte for byte; all else is drawn from the cards and can be
made again. One trial may have records of several formats; ``trial`` lists one of them, the one
updated last. Its key is the rank (``viewer.store.rank``), so that reading in key order reads
best first. ``tier1`` and ``tier2`` are contentless FTS5 tables with the same key, so neither
holds the texts again; ``card`` keeps the exact words that went in, which a contentless table
wants back to delete a row. ``contentless_delete`` would spare that, but needs SQLite 3.43.
"""

from pathlib import Path

from viewer.domain.errors import LibraryError, OlderLibraryError
from viewer.store import schema_words
from viewer.store.identity import APPLICATION_ID, VERSION
from viewer.store.sqlite import Connection
from viewer.words import _

_FTS = (
    "USING fts5(words, content='', columnsize=0, detail=none, prefix='1 2 3', tokenize='ascii')"
    # ascii: words come folded, apart by spaces; it takes every letter beyond ASCII as it is.
)

TABLES = {
    "record": """CREATE TABLE record (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL,
        format TEXT NOT NULL,
        updated TEXT NOT NULL,
        imported TEXT NOT NULL,
        digest BLOB NOT NULL,
        body BLOB NOT NULL,
        UNIQUE (number, format)
    ) STRICT""",
    "card": """CREATE TABLE card (
        record INTEGER PRIMARY KEY,
        body BLOB NOT NULL
    ) STRICT""",
    "trial": """CREATE TABLE trial (
        rank INTEGER PRIMARY KEY,
        record INTEGER NOT NULL,
        number TEXT NOT NULL UNIQUE,
        later INTEGER NOT NULL,
        standing TEXT NOT NULL,
        updated TEXT NOT NULL,
        title TEXT NOT NULL,
        statuses TEXT NOT NULL,
        phases TEXT NOT NULL,
        conditions TEXT NOT NULL,
        countries TEXT NOT NULL,
        place TEXT NOT NULL,
        minimum_age REAL,
        maximum_age REAL
    ) STRICT""",
    "facet": """CREATE TABLE facet (
        rank INTEGER PRIMARY KEY,
        traits INTEGER NOT NULL,
        minimum_age REAL,
        maximum_age REAL,
        updated INTEGER,
        ends INTEGER,
        size INTEGER
    ) STRICT""",
    "country": """CREATE TABLE country (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT""",
    "trial_country": """CREATE TABLE trial_country (
        rank INTEGER NOT NULL,
        country INTEGER NOT NULL,
        open INTEGER NOT NULL,
        PRIMARY KEY (rank, country)
    ) STRICT, WITHOUT ROWID""",
    "place": """CREATE TABLE place (
        id INTEGER PRIMARY KEY,
        city TEXT NOT NULL,
        region TEXT NOT NULL,
        country TEXT NOT NULL,
        latitude REAL NOT NULL,
        longitude REAL NOT NULL,
        trials INTEGER NOT NULL,
        UNIQUE (city, region, country, latitude, longitude)
    ) STRICT""",
    "site": """CREATE TABLE site (
        place INTEGER NOT NULL,
        record INTEGER NOT NULL,
        open INTEGER NOT NULL,
        PRIMARY KEY (place, record)
    ) STRICT, WITHOUT ROWID""",
    "number": """CREATE TABLE number (
        folded TEXT NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (folded, record)
    ) STRICT, WITHOUT ROWID""",
    "condition": """CREATE TABLE condition (
        name TEXT PRIMARY KEY NOT NULL,
        trials INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "tier1_term": """CREATE TABLE tier1_term (
        term TEXT PRIMARY KEY NOT NULL,
        trials INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "tier2_term": """CREATE TABLE tier2_term (
        term TEXT PRIMARY KEY NOT NULL,
        trials INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "tier1": f"CREATE VIRTUAL TABLE tier1 {_FTS}",
    "tier2": f"CREATE VIRTUAL TABLE tier2 {_FTS}",
    "waiting": """CREATE TABLE waiting (
        record INTEGER PRIMARY KEY,
        later INTEGER NOT NULL,
        day INTEGER NOT NULL
    ) STRICT""",
    "disease": """CREATE TABLE disease (
        name TEXT PRIMARY KEY NOT NULL,
        trials INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "disease_parent": """CREATE TABLE disease_parent (
        child TEXT NOT NULL,
        parent TEXT NOT NULL,
        PRIMARY KEY (child, parent)
    ) STRICT, WITHOUT ROWID""",
    "learned": """CREATE TABLE learned (
        phrase TEXT NOT NULL,
        meaning TEXT NOT NULL,
        trials INTEGER NOT NULL,
        of INTEGER NOT NULL,
        PRIMARY KEY (phrase, meaning)
    ) STRICT, WITHOUT ROWID""",
    **schema_words.TABLES,
}

INDEXES = {
    "number_of_record": "CREATE INDEX number_of_record ON number (record)",
    "condition_by_trials": "CREATE INDEX condition_by_trials ON condition (trials)",
    "site_of_record": "CREATE INDEX site_of_record ON site (record)",
    "trial_of_record": "CREATE INDEX trial_of_record ON trial (record)",
    "parent_of_disease": "CREATE INDEX parent_of_disease ON disease_parent (parent)",
    **schema_words.INDEXES,
}


PAGE_SIZE = 2048
"""Bytes. The last page of a record is half empty; SQLite's usual 4096 make a file 5 % larger."""


def lay(connection: Connection) -> None:
    """Make an empty library in an empty file, in one transaction."""
    connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
    connection.execute("PRAGMA encoding='UTF-8'")
    connection.execute("BEGIN IMMEDIATE")
    for sql in (*TABLES.values(), *INDEXES.values()):
        connection.execute(sql)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def require(connection: Connection, path: Path) -> None:
    """Raise LibraryError unless the layout is the newest and every table as this program makes it.

    A view or trigger in a library somebody sends could run at every search; none belongs there.
    """
    if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
        raise OlderLibraryError(
            _(
                "{file} was made by an older Trial Viewer. Open it in the window, or run "
                "“trial-viewer update”; that brings it up to date and keeps a copy beside it."
            ).format(file=path)
        )
    found = {
        name: (kind, sql)
        for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_schema")
    }
    ours = {**TABLES, **INDEXES}
    strange = [name for name, sql in ours.items() if found.get(name, ("", ""))[1] != sql]
    strange += [name for name, (kind, _sql) in found.items() if kind in ("view", "trigger")]
    if strange:
        raise LibraryError(
            _(
                "{file} is not as Trial Viewer makes a library (“{table}” differs), so it is not "
                "used. Import the records again into a new one."
            ).format(file=path, table=strange[0])
        )
