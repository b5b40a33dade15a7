"""A number as its cell displays it, where the format is one of references (00123)."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(r'"([^"]*)"|\\(.)|(_.|\*.)|([0#])|([ ()+/.-])|(.)', re.DOTALL)


def shown_as_reference(number: float, number_format: str) -> str | None:
    """The text of a whole number in a format of zeros and fixed letters (00000, "HX-"0000), or `None`."""
    first = number_format.split(";", maxsplit=1)[0]
    if isinstance(number, float) and not number.is_integer():
        return None
    pieces = _pieces(first)
    if pieces is None:
        return None
    places = [piece for piece, is_digit in pieces if is_digit]
    if places.count("0") < 2 and not (len(places) > 3 and places[0] == "0"):
        return None
    return _filled(pieces, str(abs(int(number))))


def _pieces(number_format: str) -> list[tuple[str, bool]] | None:
    """The format cut into letters and places of digits; `None` for one that counts or measures."""
    pieces: list[tuple[str, bool]] = []
    for quoted, escaped, padding, place, fixed, other in _TOKEN.findall(number_format):
        if other or fixed == ".":
            return None
        if place:
            pieces.append((place, True))
        elif not padding:
            pieces.append((quoted or escaped or fixed, False))
    return pieces


def _filled(pieces: list[tuple[str, bool]], digits: str) -> str:
    """The digits put into their places from the right; more digits than places stand before the first place."""
    left, found = list(digits), []
    places = sum(is_digit for _, is_digit in pieces)
    for piece, is_digit in reversed(pieces):
        if not is_digit:
            found.append(piece)
            continue
        places -= 1
        if places == 0:
            found.append("".join(left) or ("0" if piece == "0" else ""))
        elif left:
            found.append(left.pop())
        else:
            found.append("0" if piece == "0" else "")
    return "".join(reversed(found)).strip()
