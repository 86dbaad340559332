"""Registry files into the store: decide (pure), do, report."""
