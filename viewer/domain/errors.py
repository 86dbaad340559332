"""Errors a person can do something about. Each message is a whole sentence to show as it stands."""


class TrialViewerError(Exception):
    """Base of all errors with a sentence for the person; anything else is a bug."""


class LibraryError(TrialViewerError):
    """The library file cannot be used: missing, not a library, newer, damaged, locked."""


class OlderLibraryError(LibraryError):
    """The library has an older layout and can be brought to the newest."""


class DamagedRecordError(LibraryError):
    """One record is not what was stored; the rest of the library can be used."""


class RegistryFileError(TrialViewerError):
    """A file holds nothing this program can read as registry records, or cannot be opened."""


class TrialNotFoundError(TrialViewerError):
    """The library holds no trial under the number asked for."""


class StoppedError(TrialViewerError):
    """Work was stopped because nobody wants its answer any more; there is nothing to tell."""


class PrintError(TrialViewerError):
    """A page could not be made or saved."""


class PersonalFileError(TrialViewerError):
    """The file of what a person keeps cannot be read or written."""


class NewerPersonalFileError(PersonalFileError):
    """The personal file was made by a newer program, and is left as it is."""
