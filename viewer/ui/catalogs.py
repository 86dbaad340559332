"""A connection to the library for every thread that reads it, and no connection for two."""

import threading
from pathlib import Path

from viewer.store.catalog import Catalog


class Catalogs:
    """Opens the library once a thread; who leaves a thread closes its connection there."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self._own = threading.local()

    def here(self) -> Catalog:
        """Give this thread its own catalog. Raises LibraryError when the library cannot be used."""
        catalog: Catalog | None = getattr(self._own, "catalog", None)
        if catalog is None:
            catalog = self._own.catalog = Catalog(self.library)
        return catalog

    def close_here(self) -> None:
        """Close this thread's connection; the next call of :meth:`here` opens another."""
        catalog: Catalog | None = getattr(self._own, "catalog", None)
        if catalog is not None:
            self._own.catalog = None
            catalog.close()
