"""How a process of a case tells what it measured."""

import json
import sys


def tell(document: object) -> None:
    """Write one JSON document to standard output."""
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()
