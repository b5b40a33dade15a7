"""Names what can become of a row of a file: made, left out, refused, or held up by another row."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Fate(StrEnum):
    """What becomes of a row."""

    MADE = "made"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    HELD = "held"
    LEFT = "left"


FATE_WORDS: Final[Mapping[Fate, str]] = {
    Fate.MADE: "Will be made",
    Fate.DUPLICATE: "Left out as a duplicate",
    Fate.REFUSED: "Refused",
    Fate.HELD: "Waits for another row",
    Fate.LEFT: "Left out as no row of data",
}
BARRED: Final = (Fate.REFUSED, Fate.HELD)
"""With one of these a file cannot be loaded whole."""
