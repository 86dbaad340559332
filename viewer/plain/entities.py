"""Character references in names: "Sjogren&#39;s" is shown as "Sjogren's".

Registries keep some titles, conditions and names as web forms sent them. Only what is shown is
decoded, and only once; what is stored stays as it came. Imports nothing slow, for the list of
studies uses it, too.
"""

import re

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def shown(text: str) -> str:
    """The text with its character references as characters; a text without any as it is.

    Decoded once: "&amp;lt;" gives "&lt;". Names that are no entity of HTML 4 stay, so that
    "R&D;" is not touched. Characters that steer a display never come out of it.
    """
    if "&" not in text:
        return text
    return _REFERENCE.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    # Few lists of studies have any, so that most never pay for the tables of names.
    from viewer.plain.inline import decode_entity  # noqa: PLC0415  (see above)

    return decode_entity(found[0])
