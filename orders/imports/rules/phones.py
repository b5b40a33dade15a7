"""Takes a cell of phone numbers apart: each number, and the note that stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from accounts.rules import RuleViolation
from casework.people.rules.number_keys import phone_key, phone_key_or_none

_NUMBER: Final = re.compile(r"(?:\+|\(\+)?\(?\d[\d\s().\-–‑/]{5,}\d")
_PARTED: Final = re.compile(r"\s*(?:[;,\n|]|/|\bor\b|\band\b|&)\s*", re.IGNORECASE)
_EDGES: Final = " \t\n:;,.-–/()[]"
_SECOND: Final = re.compile(r"\s+(?=(?:0\d{3}|\+\d|\(0))")
NOT_A_NUMBER: Final = "No number can be read here: it is kept as a note."


@dataclass(frozen=True)
class SheetPhone:
    """One number as it can be kept, and what the cell says of it."""

    number: str
    note: str = ""


@dataclass(frozen=True)
class PhoneCell:
    """What a cell of phone numbers holds; `unread` is text in which there is no number."""

    phones: tuple[SheetPhone, ...] = ()
    unread: str = ""
    surprise: str = ""

    @property
    def words(self) -> str:
        shown = [f"{each.number} ({each.note})" if each.note else each.number for each in self.phones]
        return "; ".join(shown) or (f"Note: {self.unread}" if self.unread else "")


def phones_of(written: str) -> PhoneCell:
    """The numbers of a cell with their notes. A number that lost its first zero to a spreadsheet gets it back."""
    found: list[SheetPhone] = []
    loose: list[str] = []
    zeros = False
    for piece in _pieces(written):
        phone, lost = _phone(piece)
        zeros = zeros or lost
        if phone is not None:
            found.append(phone)
        elif note := _note(piece):
            _attach(note, found, loose)
    if loose and found:
        found[0] = SheetPhone(found[0].number, _joined([*loose, found[0].note]))
    unread = "" if found else written.strip()
    return PhoneCell(tuple(found), unread, _surprise(found, unread, zeros=zeros))


def _attach(note: str, found: list[SheetPhone], loose: list[str]) -> None:
    """A note belongs to the number before it; one before all numbers to the first."""
    if found:
        found[-1] = SheetPhone(found[-1].number, _joined([found[-1].note, note]))
    else:
        loose.append(note)


def _joined(notes: list[str]) -> str:
    return "; ".join(note for note in notes if note)


def _surprise(found: list[SheetPhone], unread: str, *, zeros: bool) -> str:
    if unread:
        return NOT_A_NUMBER
    said = []
    if len(found) > 1:
        said.append(f"{len(found)} numbers in one cell.")
    if any(each.note for each in found):
        said.append("The words beside a number are kept as its note: check whose number it is.")
    if zeros:
        said.append("The zero that the spreadsheet took off the front is put back.")
    return " ".join(said)


def _pieces(written: str) -> list[str]:
    """The cell cut between numbers: at signs and words that part them, unless that would cut a number."""
    pieces: list[str] = []
    for part in (half for whole in _PARTED.split(written) for half in _halves(whole)):
        numbers = list(_NUMBER.finditer(part))
        if len(numbers) < 2:
            pieces.append(part)
            continue
        starts = [0, *(number.start() for number in numbers[1:])]
        pieces += [part[start:end] for start, end in zip(starts, [*starts[1:], len(part)], strict=True)]
    return [piece for piece in pieces if piece.strip(_EDGES)]


def _halves(part: str) -> list[str]:
    """A part cut where a second number begins after a space, if every piece is then a number."""
    cut = _SECOND.split(part)
    return cut if len(cut) > 1 and all(phone_key_or_none(each) for each in cut) else [part]


def _phone(piece: str) -> tuple[SheetPhone | None, bool]:
    match = _NUMBER.search(piece)
    if match is None:
        return None, False
    number, lost = _with_zero(match[0].strip(" -–./"))
    if number.count("(") != number.count(")"):
        number = number.strip("()").replace("(", "").replace(")", "")
    try:
        phone_key(number)
    except RuleViolation:
        return None, False
    note = _joined([_note(piece[: match.start()]), _note(piece[match.end() :])])
    return SheetPhone(number, note), lost


def _with_zero(text: str) -> tuple[str, bool]:
    digits = re.sub(r"\D", "", text)
    if text[:1] != "+" and len(digits) == 10 and digits[0] in "1237":
        return f"0{text}", True
    if len(digits) == 12 and digits.startswith("44") and not text.startswith(("+", "(+")):
        return f"+{text}", False
    return text, False


def _note(text: str) -> str:
    """Words without the brackets and dashes around them."""
    return " ".join(text.strip(_EDGES).split())
