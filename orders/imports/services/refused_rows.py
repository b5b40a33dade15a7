"""Keeps the lines of a file that were refused: as a workbook to mend, and as a file of its own after the load."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from accounts.people.models import User
from accounts.trail.services import audit
from orders.imports.models import Import, TriedRow
from orders.imports.services.files import NewFile, layouts_of, take_file

NUMBER: Final = "Row in the file"
REASON: Final = "Why it was left out"
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def refused_workbook(row: Import) -> bytes:
    """The refused lines, table by table, with their numbers and reasons; it can be mended and uploaded again."""
    book = Workbook(write_only=True)
    by_sheet: dict[int, list[TriedRow]] = {}
    for each in row.tried_rows.barred().order_by("place"):
        by_sheet.setdefault(each.sheet, []).append(each)
    titles = [layout.title for layout in layouts_of(row)]
    for place, rows in by_sheet.items():
        _fill(book, f"{titles[place].translate(_FORBIDDEN)[:25]} {place + 1}", rows)
    if not by_sheet:
        book.create_sheet("Nothing refused")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(book: Workbook, title: str, rows: Iterable[TriedRow]) -> None:
    rows = list(rows)
    words = list(dict.fromkeys(cell[0] for row in rows for cell in row.cells))
    sheet = book.create_sheet(title)
    lines = [[*words, NUMBER, REASON]]
    for row in rows:
        stood = {cell[0]: cell[1] for cell in row.cells}
        why = f"{row.column}: {row.sentence}" if row.column else row.sentence
        lines.append([*(stood.get(each, "") for each in words), str(row.number), why])
    for line in lines:
        sheet.append([_text(sheet, each) for each in line])


def _text(sheet: Any, text: str) -> Any:
    """A cell of text that no spreadsheet program takes for a formula: it says that it is text."""
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


@transaction.atomic
def keep_refused(row: Import, *, by: User, now: datetime) -> Import:
    """Keep the refused lines of a file that is loaded without them, for a day, as a file of their own."""
    new = NewFile(f"Left out of {row.name}"[:190].removesuffix(".xlsx") + ".xlsx", refused_workbook(row), row.team)
    rest = take_file(new, by=by, now=now)
    rest.rest_of, rest.defaults = row, row.defaults
    rest.save(update_fields=["rest_of", "defaults"])
    audit(by=by, act="import.keep_refused", subject=rest, now=now)
    return rest
