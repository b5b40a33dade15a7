"""Whether the police's view of the risk differs from our level, and its words."""

from __future__ import annotations

from typing import Final

NOT_SAID: Final = ""
SOURCES: Final = {
    "officer": "An officer told us",
    "written": "In writing from the police",
    "client": "The client was told",
    "meeting": "Said at a meeting",
    "other": "Otherwise",
}


def differs(ours: str, theirs: str) -> bool:
    """Whether two levels say different things; a view that names no level does not differ."""
    return theirs not in (NOT_SAID, ours)
