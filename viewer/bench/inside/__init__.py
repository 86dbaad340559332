"""Programs that a case starts as processes of their own; each prints one JSON object."""
