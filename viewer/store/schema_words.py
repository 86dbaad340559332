"""The tables that other words, spelling and suggestions take; merged into the schema."""

TABLES: dict[str, str] = {}
"""Name and SQL of each table."""

INDEXES: dict[str, str] = {}
"""Name and SQL of each index."""
