"""Every word a person sees goes through here: ``_`` for a sentence, ``ngettext`` for counts.

English is the source language. Catalogues lie in ``resources/translations``, one folder a
language in gettext's layout, domain ``trial-viewer``. Whole sentences with named places only.
"""

import gettext as _gettext
from pathlib import Path

DOMAIN = "trial-viewer"

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(folder: Path, languages: list[str]) -> None:
    """Take the first of ``languages`` (``["de_DE", "de"]``) that ``folder`` has, else English."""
    global _catalogue  # noqa: PLW0603  (gettext's own model: one catalogue a process)
    _catalogue = _gettext.translation(DOMAIN, str(folder), languages, fallback=True)


def _(message: str) -> str:
    """The sentence in the reader's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The sentence that fits ``count``, in the reader's language."""
    return _catalogue.ngettext(singular, plural, count)
