"""Which lines of a table are data rows: not totals, repeated headings, notes or hidden lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from orders.imports.rules.cell_values import plain, written
from orders.imports.rules.headings import TableHeadings
from orders.imports.rules.tables import Cell, TableLine, UncalculatedCell, is_blank

_TOTAL: Final = re.compile(
    r"(?:sub ?|grand )?totals?\b.*|(?:sum|count|average|mean|number of \w+)\b.*|.*\b(?:total|count)"
)
_SUM: Final = re.compile(r"=\s*(?:SUM|COUNT|AVERAGE|SUBTOTAL|AGGREGATE)", re.IGNORECASE)
_NOTE: Final = re.compile(r"[*†‡§#(]|(?:notes?|nb|n\.b|source|key|legend|updated|as at|printed|page)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[£$€]?\s?-?[\d,. ]+%?")
_REFERENCE: Final = re.compile(r"\S*\d\S*")
MOST_WORDS: Final = 2


class LineKind(StrEnum):
    """Why a line is no row like the others."""

    HIDDEN = "hidden"
    STRUCK = "struck"
    TOTAL = "total"
    HEADING = "heading"
    NOTE = "note"


LINE_MARK_WORDS: Final[Mapping[LineKind, str]] = {
    LineKind.HIDDEN: "Hidden in the workbook",
    LineKind.STRUCK: "Struck out",
    LineKind.TOTAL: "A total",
    LineKind.HEADING: "The headings once more",
    LineKind.NOTE: "A note",
}
MANY_WORDS: Final[Mapping[LineKind, tuple[str, str]]] = {
    LineKind.HIDDEN: ("1 row is hidden in the workbook", "{} rows are hidden in the workbook"),
    LineKind.STRUCK: ("1 row is struck out", "{} rows are struck out"),
    LineKind.TOTAL: ("1 row looks like a total", "{} rows look like totals"),
    LineKind.HEADING: ("1 row repeats the headings", "{} rows repeat the headings"),
    LineKind.NOTE: ("1 row looks like a note", "{} rows look like notes"),
}


@dataclass(frozen=True)
class LeftOutRow:
    """A line that is left out, or would be: where it stands, why, and what it says."""

    sheet: int
    number: int
    mark: LineKind
    text: str

    @property
    def key(self) -> str:
        return f"{self.sheet}-{self.number}"

    @property
    def words(self) -> str:
        return LINE_MARK_WORDS[self.mark]


def line_kind_of(line: TableLine, headings: TableHeadings, places: Sequence[int]) -> LineKind | None:
    """Why a line is left out unless somebody wants it; `places` are the columns that are read."""
    if line.mark:
        return LineKind(line.mark)
    said = [(place, cell) for place, cell in enumerate(line.cells) if not is_blank(cell) and place not in line.filled]
    if _repeats(said, headings):
        return LineKind.HEADING
    if said and _is_total(said):
        return LineKind.TOTAL
    return LineKind.NOTE if len(places) > 1 and len(said) == 1 and _is_note(said[0][1]) else None


def _repeats(said: Sequence[tuple[int, Cell]], headings: TableHeadings) -> bool:
    texts = dict(enumerate(headings.keys()))
    same = sum(bool(texts.get(place)) and texts[place] == plain(written(cell)) for place, cell in said)
    return same >= 2 and same * 2 > len(said)


def _is_total(said: Sequence[tuple[int, Cell]]) -> bool:
    """The first cell names a sum or reckons one, and the others are numbers."""
    first, *others = (cell for _, cell in said)
    if isinstance(first, UncalculatedCell):
        return bool(_SUM.match(first.formula)) and all(_is_number(cell) for cell in others)
    if not isinstance(first, str) or not _TOTAL.fullmatch(plain(first)):
        return False
    return all(_is_number(cell) for cell in others)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _NUMBER.fullmatch(cell.strip()) is not None
    return isinstance(cell, int | float | UncalculatedCell)


def _is_note(cell: Cell) -> bool:
    """Words that stand alone in their line: not a reference whose row is otherwise empty."""
    text = written(cell)
    if not isinstance(cell, str) or not text:
        return False
    return bool(_NOTE.match(text)) or len(text.split()) > MOST_WORDS or not _REFERENCE.search(text)


def many_words(mark: LineKind, count: int) -> str:
    """How many lines there are of a mark."""
    return MANY_WORDS[mark][count != 1].format(count)


def text_of_line(line: TableLine) -> str:
    """What a line says, shortened."""
    return " | ".join(written(cell) for cell in line.cells if not is_blank(cell))[:200]
