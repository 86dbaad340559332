"""Trial Viewer: find, understand and print clinical trials, offline."""

__version__ = "0.1.0"
