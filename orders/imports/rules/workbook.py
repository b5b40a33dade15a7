"""Opens a file by what it holds, never by its name: CSV or XLSX; everything else is refused with a sentence."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

from accounts.rules import RuleViolation
from orders.imports.rules.displayed_numbers import shown_as_reference
from orders.imports.rules.sheet_properties import SheetProperties, sheet_properties_of
from orders.imports.rules.tables import (
    LARGEST_FILE,
    MOST_COLUMNS,
    Cell,
    SheetTable,
    TableLine,
    UncalculatedCell,
    is_blank,
    kept,
    read_csv,
)
from orders.imports.rules.unpacking import check_unpacked

MOST_SHEETS: Final = 30
ZIP: Final = b"PK\x03\x04"
DAMAGED: Final = "This workbook is damaged. Open it in your spreadsheet program, save it anew as .xlsx, and try again."
# What openpyxl raises over a broken workbook is not written down anywhere; these are the kinds that a wrong part
# of one can lead to. DefusedXmlException is a ValueError, a broken XML a SyntaxError.
_BROKEN: Final = (
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError, SyntaxError, RuntimeError, AssertionError),
    *(OSError, EOFError, zipfile.BadZipFile, zlib.error, InvalidFileException, CellCoordinatesException),
)
_KNOWN_BEGINNINGS: Final = (
    (b"%PDF", "This is a PDF. Save the table as .xlsx or as CSV, and try again."),
    (b"\x89PNG", "This is a picture. Save the table as .xlsx or as CSV, and try again."),
    (b"\xff\xd8\xff", "This is a picture. Save the table as .xlsx or as CSV, and try again."),
    (b"{\\rtf", "This is a text document. Save the table as .xlsx or as CSV, and try again."),
    (b"\x1f\x8b", "This file is packed. Unpack it first."),
    (b"Rar!", "This file is packed. Unpack it first."),
    (b"7z\xbc\xaf", "This file is packed. Unpack it first."),
)
HEAD: Final = 4096
_WEB_PAGE: Final = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<svg")


def read_file(content: bytes, *, most: int | None = None, encoding: str = "") -> list[SheetTable]:
    """Read every table of a file; `most` reads no more than the first lines of each.

    `encoding` answers what `Table.alphabet` asks: how a CSV is read that is neither UTF-8 nor Windows-1252 alone.
    """
    check_worth_opening(content)
    if content.startswith(ZIP):
        tables = _read_workbook(content, most)
    else:
        tables = [read_csv(content, most=most, alphabet=encoding)]
    if not any(table.lines for table in tables):
        raise RuleViolation("This file holds no table.")
    return [table for table in tables if table.lines or table.is_hidden]


def check_worth_opening(content: bytes) -> None:
    """Refuse by its size and first bytes what is surely no table: all that a page may look at."""
    if not content.strip(b"\x00\r\n\t ;,\xff\xfe\xef\xbb\xbf"):
        raise RuleViolation("This file is empty.")
    if len(content) > LARGEST_FILE:
        raise RuleViolation("This file is larger than 20 MB. Cut it into several files.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise RuleViolation(_old_or_locked(content))
    for beginning, sentence in _KNOWN_BEGINNINGS:
        if content.startswith(beginning):
            raise RuleViolation(sentence)
    if content[:HEAD].lstrip().lower().startswith(_WEB_PAGE):
        raise RuleViolation("This is a web page and no spreadsheet. Save the table as .xlsx or as CSV, and try again.")


def _old_or_locked(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "This workbook is locked with a password. Save it without one, and try again."
    return "This is an old Excel file (.xls). Open it, choose Save As, Excel Workbook (.xlsx), and try again."


def _read_workbook(content: bytes, most: int | None) -> list[SheetTable]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_unpacked(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return list(_tables(book, most))
        finally:
            book.close()
    except _BROKEN:
        raise RuleViolation(DAMAGED) from None


def _tables(book: Any, most: int | None) -> Iterator[SheetTable]:
    """The sheets in their order, those that are hidden in the workbook after the others."""
    sheets = sorted(book.worksheets, key=_is_hidden)
    if sum(not _is_hidden(sheet) for sheet in sheets) > MOST_SHEETS:
        raise RuleViolation(f"A workbook may have {MOST_SHEETS} sheets at most. Cut it into several files.")
    for sheet in sheets:
        table = SheetTable(sheet.title, (), book.epoch == CALENDAR_MAC_1904, is_hidden=_is_hidden(sheet))
        try:
            yield _filled(table, book, sheet, most)
        except RuleViolation as refusal:
            if not table.is_hidden:
                raise
            yield replace(table, refusal=refusal.sentence)


def _is_hidden(sheet: Any) -> bool:
    return bool(sheet.sheet_state != "visible")


def _filled(table: SheetTable, book: Any, sheet: Any, most: int | None) -> SheetTable:
    with book._archive.open(sheet._worksheet_path) as source:
        marks = sheet_properties_of(source)
    sheet.reset_dimensions()
    lines = tuple(kept(_Lines(sheet, marks), most))
    return replace(table, lines=lines, hidden_columns=frozenset(marks.hidden_columns))


class _Lines:
    """The rows of one sheet, with what its cells do not say by themselves."""

    def __init__(self, sheet: Any, marks: SheetProperties) -> None:
        self.sheet, self.marks, self.filled = sheet, marks, marks.filled()
        self.above: dict[tuple[int, int], Cell] = {}
        self.looks: dict[int, tuple[str, bool]] = {}

    def __iter__(self) -> Iterator[TableLine]:
        nothing = {id(EMPTY_CELL)}  # of a million rows that hold nothing each must cost next to nothing
        for number, cells in enumerate(self.sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
            if number not in self.filled and set(map(id, cells)) == nothing:
                yield TableLine(number, ())
            else:
                yield self._line(number, cells)

    def _line(self, number: int, cells: Sequence[Any]) -> TableLine:
        cells = cells[: self._width(number, cells)]
        looks = [self._look(cell) for cell in cells]
        values = [_shown(cell.value, look[0]) for cell, look in zip(cells, looks, strict=True)]
        for place in range(len(values)) if self.marks.uncalculated else ():
            if formula := self.marks.uncalculated.get((number, place)):
                values[place] = UncalculatedCell(formula)
        filled = self._fill(number, values)
        struck = frozenset(place for place, look in enumerate(looks) if look[1] and not is_blank(values[place]))
        said = {place for place, value in enumerate(values) if not is_blank(value)} - filled
        mark = "hidden" if number in self.marks.hidden_rows else "struck" if said and said <= struck else ""
        return TableLine(number, tuple(values), mark, filled, struck)

    def _width(self, number: int, cells: Sequence[Any]) -> int:
        """How many of the cells there are: a sheet that is coloured to its end has a million rows of one empty cell."""
        last = next((place for place in range(len(cells), 0, -1) if cells[place - 1] is not EMPTY_CELL), 0)
        return max(last, 1 + max(self.filled.get(number, ()), default=-1))

    def _fill(self, number: int, values: list[Cell]) -> frozenset[int]:
        """Give the cells under the head of a merged cell what it says."""
        filled = set()
        for place, first in self.filled.get(number, {}).items():
            if (above := self.above.get((first, place))) is not None and place < len(values):
                values[place] = above
                filled.add(place)
        for place, value in enumerate(values):
            if place not in filled and not is_blank(value) and self._heads(number, place):
                self.above[number, place] = value
        return frozenset(filled)

    def _heads(self, number: int, place: int) -> bool:
        return self.filled.get(number + 1, {}).get(place) == number

    def _look(self, cell: Any) -> tuple[str, bool]:
        """The number format of a cell and whether it is struck out; many cells share one look."""
        if not isinstance(cell, ReadOnlyCell):
            return "General", False
        style: int = cell._style_id  # type: ignore[attr-defined]
        if style not in self.looks:
            self.looks[style] = (cell.number_format, bool(cell.font and cell.font.strike))
        return self.looks[style]


def _shown(value: object, number_format: str) -> Cell:
    """The value of a cell; of a number in a format of references, what the cell shows."""
    if isinstance(value, int | float) and not isinstance(value, bool) and number_format != "General":
        shown = shown_as_reference(value, number_format)
        return value if shown is None else shown
    return _plain(value)


def _plain(cell: object) -> Cell:
    if cell is None or isinstance(cell, str | int | float | date | datetime | time | timedelta):
        return cell
    return str(cell)
