"""Reads a file of bytes as tables of cells, and refuses with a sentence what is none, or too much of one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final, TypeAlias

from accounts.rules import RuleViolation
from orders.imports.rules.alphabets import AlphabetDoubt, decode, is_odd, mended


@dataclass(frozen=True)
class UncalculatedCell:
    """A cell with a formula of which the file holds no result."""

    formula: str = ""

    def __str__(self) -> str:
        return self.formula


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | UncalculatedCell | None

MOST_LINES: Final = 50_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 32_767
LARGEST_FILE: Final = 20 * 1024 * 1024

DELIMITERS: Final = (",", ";", "\t", "|")
_TRIED_LINES: Final = 30
_HINT: Final = re.compile(r"sep=(.)", re.IGNORECASE)


@dataclass(frozen=True)
class TableLine:
    """One row with its number, as the spreadsheet program shows it.

    `mark` says that the whole row is hidden or struck out. By their places: `filled` are cells that a merged cell
    fills from above, `struck` cells that are struck out, `odd` cells with a byte that is no UTF-8.
    """

    number: int
    cells: tuple[Cell, ...]
    mark: str = ""
    filled: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    odd: frozenset[int] = frozenset()


@dataclass(frozen=True)
class SheetTable:
    """One sheet, or one CSV file, without its blank lines; `name` is the sheet's.

    A sheet that is hidden in the workbook is left out unless somebody wants it; `refusal` says why one cannot be read.
    """

    name: str
    lines: tuple[TableLine, ...]
    from_1904: bool = False
    hidden_columns: frozenset[int] = frozenset()
    alphabet: AlphabetDoubt | None = None
    is_hidden: bool = False
    refusal: str = ""


def read_csv(content: bytes, *, most: int | None = None, alphabet: str = "") -> SheetTable:
    """Read text with commas, semicolons, tabs or bars; `most` reads no more than so many lines."""
    decoded = decode(content, alphabet)
    text = decoded.text
    if "\x00" in text:
        number = text[: text.index("\x00")].count("\n") + 1
        raise RuleViolation(f"Line {number} holds a character that belongs in no text. Save the file as CSV again.")
    if hint := _HINT.fullmatch(text.split("\n", 1)[0].strip()):
        # The line that Excel writes for itself counts: its own numbers of lines do too.
        rest = text.split("\n", 1)[1] if "\n" in text else ""
        lines = kept(_records(rest, hint[1], first=2), most)
    else:
        lines = kept(_records(text, delimiter_of(text), first=1), most)
    return SheetTable("", tuple(lines), alphabet=decoded.doubt)


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines into the most columns, alike on most of them."""
    return max(DELIMITERS, key=lambda each: _fit(text, each))


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(cells) for cells in islice(csv.reader(io.StringIO(text), delimiter=delimiter), _TRIED_LINES)]
    except csv.Error:
        return (0, 0)
    wide = [width for width in widths if width > 1]
    if not wide:
        return (0, 0)
    commonest = max(set(wide), key=lambda width: (wide.count(width), width))
    return (wide.count(commonest) * min(commonest, 4), commonest)


def _records(text: str, delimiter: str, *, first: int) -> Iterator[TableLine]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = first - 1
    try:
        for number, cells in enumerate(reader, start=first):
            odd = frozenset(place for place, cell in enumerate(cells) if is_odd(cell))
            yield TableLine(number, tuple(mended(cell) if odd else cell for cell in cells), odd=odd)
    except csv.Error as error:
        words = "has a quotation mark out of place" if "field larger" not in str(error) else "has too long a cell"
        raise RuleViolation(f"Line {number + 1} {words}. Mend it, or save the file as CSV again.") from None


def kept(lines: Iterable[TableLine], most: int | None = None) -> Iterator[TableLine]:
    """The lines that say something, cut at their last cell that does; refuses more than we take."""
    count = 0
    for line in lines:
        cells = _cut(line.cells)
        if all(is_blank(cell) or place in line.filled for place, cell in enumerate(cells)):
            continue
        _check_size(line.number, cells)
        count += 1
        if count > MOST_LINES:
            raise RuleViolation(f"A table may have {MOST_LINES:,} rows at most. Cut it into several files.")
        yield replace(line, cells=cells)
        if count == most:
            return


def _cut(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    last = max((place for place, cell in enumerate(cells, start=1) if not is_blank(cell)), default=0)
    return tuple(cells[:last])


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _check_size(number: int, cells: Sequence[Cell]) -> None:
    if len(cells) > MOST_COLUMNS:
        raise RuleViolation(f"Row {number} has more than {MOST_COLUMNS} columns. Take out those that are not needed.")
    if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
        raise RuleViolation(f"Row {number} has a cell of more than {LONGEST_CELL:,} characters. Shorten it.")
