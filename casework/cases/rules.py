"""Brings references of cases into the form in which they compare, however they are written."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 200
_PIECES: Final = re.compile(r"[^\W\d_]+|\d+")


def reference_key(written: str) -> str:
    """The words and numbers of a reference, without leading zeros: HB-0012, hb 12 and HB0012 are one, HB-1-2 is not."""
    plain = unicodedata.normalize("NFKC", written[:LONGEST]).casefold()
    pieces = (piece.lstrip("0") or "0" if piece.isdecimal() else piece for piece in _PIECES.findall(plain))
    return "-".join(pieces)[:LONGEST]


def own_reference(written: str) -> str:
    """One of our own references as it is kept, however it was typed; empty if it is none."""
    letters = "".join(each for each in written[:LONGEST].upper() if each.isascii() and each.isalnum())
    return f"HW-{letters[2:6]}-{letters[6:]}" if letters.startswith("HW") and len(letters) == 10 else ""
