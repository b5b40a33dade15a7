"""Whether a condition is about a place, so that it must be checked when the client moves."""

from __future__ import annotations

import re
from typing import Final

_PLACE: Final = re.compile(
    r"\b(enter(ing)?|go(ing)? to|goes to|within|come near|near|approach(ing)?|metres?|miles?|yards?|area|street|road"
    r"|avenue|lane|close|home|house|flat|address|postcode|town|village|city|school|workplace|place of work|map)\b",
    re.IGNORECASE,
)


def is_about_a_place(text: str, locality: str) -> bool:
    """One that holds in a locality only, or whose words speak of places; asked too often rather than too seldom."""
    return bool(locality.strip()) or bool(_PLACE.search(text))
