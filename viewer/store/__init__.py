"""SQLite, and the only room that knows it: the library to write, the catalog to read and search."""
