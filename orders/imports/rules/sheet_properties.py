"""Properties of a worksheet beyond its values: hidden rows and columns, merged cells, empty formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Final

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_NS: Final = f"{{{SHEET_MAIN_NS}}}"
_YES: Final = frozenset({"1", "true", "on"})
MOST_MERGED_LINES: Final = 10_000
LAST_ROW: Final = 1_048_576


@dataclass
class SheetProperties:
    """Rows from 1 and columns from 0, as tables count them; `uncalculated` are formulas without a stored result."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    uncalculated: dict[tuple[int, int], str] = field(default_factory=dict)

    def filled(self) -> dict[int, dict[int, int]]:
        """By row and column, the row above from which a merged cell fills it."""
        found: dict[int, dict[int, int]] = {}
        for column, first, last in self.merged:
            for row in range(first + 1, min(last, first + MOST_MERGED_LINES) + 1):
                found.setdefault(row, {})[column] = first
        return found


def sheet_properties_of(source: IO[bytes]) -> SheetProperties:
    """Read the XML of one sheet once, row by row."""
    marks, row = SheetProperties(), 0
    for _, element in iterparse(source):
        name = element.tag.removeprefix(_NS)
        if name == "row":
            row = int(element.get("r") or row + 1)
            if row > LAST_ROW:
                raise ValueError("no spreadsheet program has so many rows")
            _read_row(marks, element, row)
            element.clear()
        elif name == "col":
            _read_column(marks, element.attrib)
        elif name == "mergeCell":
            _read_merged(marks, element.get("ref", ""))
    return marks


def _read_row(marks: SheetProperties, element: Any, row: int) -> None:
    if element.get("hidden") in _YES or element.get("ht") == "0":
        marks.hidden_rows.add(row)
    column = -1
    for cell in element:
        reference = cell.get("r")
        column = _column_of(reference) if reference else column + 1
        formula, value = cell.find(f"{_NS}f"), cell.find(f"{_NS}v")
        if formula is None or cell.find(f"{_NS}is") is not None:
            continue
        if value is None or (value.text is None and cell.get("t") != "str"):
            marks.uncalculated[row, column] = f"={formula.text or ''}"[:100]


def _column_of(reference: str) -> int:
    return column_index_from_string(coordinate_from_string(reference)[0]) - 1


def _read_column(marks: SheetProperties, attributes: Mapping[str, str]) -> None:
    if attributes.get("hidden") in _YES or attributes.get("width") == "0":
        first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
        marks.hidden_columns.update(range(first - 1, min(last, first + 300)))


def _read_merged(marks: SheetProperties, reference: str) -> None:
    """Of a merged cell only the downward half counts: headings merged sideways name a group."""
    first_column, first, _, last = range_boundaries(reference)
    if first_column and first and last and last > first:
        marks.merged.append((first_column - 1, first, last))
