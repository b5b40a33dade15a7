"""Makes the templates to fill in: headings, one invented row, and notes."""

from __future__ import annotations

import csv
import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font

from orders.imports.rules.columns import COLUMNS, KIND_WORDS, SheetColumn, TableKind

NOTES: Final = "Notes"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_template(kind: str) -> bytes:
    """The template of one kind as CSV, with the mark by which Excel knows UTF-8."""
    columns = COLUMNS[TableKind(kind)]
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow([column.words for column in columns])
    writer.writerow([harmless(column.example) for column in columns])
    return lines.getvalue().encode("utf-8-sig")


def workbook_template(kind: str) -> bytes:
    """The template of one kind, or of all as the sheets of one workbook, with a sheet of notes."""
    kinds = list(TableKind) if kind == "all" else [TableKind(kind)]
    book = Workbook(write_only=False)
    book.remove(book.active)  # type: ignore[arg-type]
    for each in kinds:
        _fill(book, KIND_WORDS[each], COLUMNS[each])
    _annotate(book, kinds)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(book: Workbook, title: str, columns: tuple[SheetColumn, ...]) -> None:
    sheet = book.create_sheet(title)
    sheet.append([column.words for column in columns])
    sheet.append([harmless(column.example) for column in columns])
    for place, column in enumerate(columns, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        letter = sheet.cell(1, place).column_letter
        sheet.column_dimensions[letter].width = max(len(column.words), len(column.example)) + 4
    sheet.freeze_panes = "A2"


def _annotate(book: Workbook, kinds: list[TableKind]) -> None:
    sheet = book.create_sheet(NOTES)
    sheet.append(["Table", "Heading", "Needed", "What it holds"])
    for kind in kinds:
        for column in COLUMNS[kind]:
            sheet.append([KIND_WORDS[kind], column.words, "yes" if column.required else "", column.note])
    sheet.append(["", "", "", "The second row of each table is an example: delete it."])
