"""The JSON Schema of entries, as it is published in ``resources/entry.schema.json``.

After a change of the form: ``python -c "from viewer.registries.entry.schema import text;
print(text(), end='')" > resources/entry.schema.json``.
"""

import json

from viewer.registries.entry.form import Entry

TITLE = "An entry of Trial Viewer: one trial, written by hand"


def text() -> str:
    """The schema as it is to stand in the file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Entry.model_json_schema(),
        "title": TITLE,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
