"""What becomes of a row of an import: made, left out, refused, or held up by another row."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class RowOutcome(StrEnum):
    """What becomes of a row."""

    MADE = "made"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    HELD = "held"
    LEFT = "left"


FATE_WORDS: Final[Mapping[RowOutcome, str]] = {
    RowOutcome.MADE: "Will be made",
    RowOutcome.DUPLICATE: "Left out as a duplicate",
    RowOutcome.REFUSED: "Refused",
    RowOutcome.HELD: "Waits for another row",
    RowOutcome.LEFT: "Left out as no row of data",
}
BARRED: Final = (RowOutcome.REFUSED, RowOutcome.HELD)
"""With one of these a file cannot be loaded whole."""
