"""Cards as the first layout of a library kept them."""

import json
import zlib
from typing import Any

from viewer.domain.search import SearchField, SearchText, TrialCard
from viewer.domain.standing import Standing


def card_of_first_layout(body: bytes) -> TrialCard:
    """Read a card of ``user_version`` 1: it has no sites. Raises ValueError when it is damaged."""
    try:
        fields = json.loads(zlib.decompress(body))["card"]
        texts = fields.pop("texts")
        plain: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in fields.items()
        }
        plain["standing"] = Standing(plain["standing"])
        return TrialCard(
            **plain, texts=tuple(SearchText(SearchField(name), text) for name, text, _ in texts)
        )
    except (KeyError, TypeError, AttributeError, zlib.error) as error:
        raise ValueError("not a card") from error
