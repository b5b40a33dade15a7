"""Reads small spreadsheets for the tests of the reading rules, without a database."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook

from orders.imports.rules.cells import ReadCell, SheetLayout
from orders.imports.rules.columns import TableKind
from orders.imports.rules.headings import guess
from orders.imports.rules.questions import SheetQuestion
from orders.imports.rules.row_facts import ParsedRow
from orders.imports.rules.table_reader import SheetReader, questions_of
from orders.imports.rules.workbook import read_file

FILES: Final = Path(__file__).parent / "sheet_files"
NOW: Final = datetime(2026, 11, 29, 12, tzinfo=UTC)
DEFAULTS: Final = {"force": "sussex", "risk": "high", "relationship": "unknown"}


@dataclass(frozen=True)
class ReadFile:
    """What came of a file: its readers, rows and questions."""

    readers: list[SheetReader]
    rows: list[ParsedRow]
    questions: dict[str, SheetQuestion]

    def row(self, number: int, kind: TableKind | None = None) -> ParsedRow:
        return next(row for row in self.rows if row.number == number and kind in {None, row.kind})

    def cell(self, number: int, column: str, kind: TableKind | None = None) -> ReadCell:
        return next(cell for cell in self.row(number, kind).cells if cell.column == column)

    def facts(self, name: str) -> list[Any]:
        return [row.facts[name] for row in self.rows]

    def refused(self) -> dict[int, str]:
        return {row.number: row.problems[0].sentence for row in self.rows if row.problems}

    def left_out(self) -> dict[int, str]:
        return {row.number: row.mark.value for reader in self.readers for row in reader.left_out}

    def unread(self) -> list[str]:
        return [heading.text for reader in self.readers for heading in reader.unread]


def read_whole(content: bytes, answers: Mapping[str, str] | None = None, now: datetime = NOW) -> ReadFile:
    answers = answers or {}
    readers = []
    for place, table in enumerate(read_file(content, encoding=answers.get("encoding", ""))):
        guessed = guess(table)
        assert guessed.kind is not None
        sheet = SheetLayout(place, guessed.kind, guessed.columns, DEFAULTS, table.from_1904, "ours.csv, 3f9a2c")
        readers.append(SheetReader(sheet, table, guessed.headings, answers, now=now))
    rows = [reader.read(line) for reader in readers for line in reader.lines]
    return ReadFile(readers, rows, {each.key: each for each in questions_of(readers, rows)})


def read_named(name: str, answers: Mapping[str, str] | None = None) -> ReadFile:
    [path] = FILES.glob(f"{name}*")
    return read_whole(path.read_bytes(), answers)


def csv_of(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def _quoted(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if cell else ""


def column_of(heading: str, cells: Sequence[str], kind: str = "cases") -> bytes:
    """A table with one column of interest."""
    if kind == "cases":
        lines = [f"C-{number},3/3/2026,Ada Lee{number},{_quoted(cell)}" for number, cell in enumerate(cells)]
        return csv_of(f"Case reference,Opened on,Client name,{heading}", *lines)
    if kind == "orders":
        lines = [f"C-{number},full,1/4/2026,{_quoted(cell)}" for number, cell in enumerate(cells)]
        return csv_of(f"Case reference,Kind of order,Made on,{heading}", *lines)
    lines = [f"C-{number},{_quoted(cell)},He rang" for number, cell in enumerate(cells)]
    return csv_of(f"Case reference,{heading},What happened", *lines)


def workbook_of(fill: Callable[[Any], object], title: str = "Sheet") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    fill(sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
