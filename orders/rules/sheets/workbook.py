"""Opens a file by what it holds, never by its name: CSV or XLSX; everything else is refused with a sentence."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from accounts.rules import RuleViolation
from orders.rules.sheets.tables import LARGEST_FILE, MOST_COLUMNS, Cell, Line, Table, kept, read_csv

MOST_MEMBERS: Final = 2_000
LARGEST_UNPACKED: Final = 120 * 1024 * 1024
MOST_SHEETS: Final = 30
LAST_ROW: Final = 1_048_576
DAMAGED: Final = "This workbook is damaged. Open it in your spreadsheet program, save it anew as .xlsx, and try again."
# What openpyxl raises over a broken workbook is not written down anywhere; these are the kinds that a wrong part
# of one can lead to. DefusedXmlException is a ValueError, a broken XML a SyntaxError.
_BROKEN: Final = (
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError, SyntaxError, RuntimeError, AssertionError),
    *(OSError, EOFError, zipfile.BadZipFile, zlib.error, InvalidFileException),
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
_WEB_PAGE: Final = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<svg")


def read_file(content: bytes, *, most: int | None = None) -> list[Table]:
    """Read every table of a file; `most` reads no more than the first lines of each."""
    if not content.strip(b"\x00\r\n\t ;,\xff\xfe\xef\xbb\xbf"):
        raise RuleViolation("This file is empty.")
    if len(content) > LARGEST_FILE:
        raise RuleViolation("This file is larger than 20 MB. Cut it into several files.")
    if content.startswith(b"PK\x03\x04"):
        tables = _read_workbook(content, most)
    else:
        _check_beginning(content)
        tables = [read_csv(content, most=most)]
    if not any(table.lines for table in tables):
        raise RuleViolation("This file holds no table.")
    return [table for table in tables if table.lines]


def _check_beginning(content: bytes) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise RuleViolation(_old_or_locked(content))
    for beginning, sentence in _KNOWN_BEGINNINGS:
        if content.startswith(beginning):
            raise RuleViolation(sentence)
    if content.lstrip().lower().startswith(_WEB_PAGE):
        raise RuleViolation("This is a web page and no spreadsheet. Save the table as .xlsx or as CSV, and try again.")


def _old_or_locked(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "This workbook is locked with a password. Save it without one, and try again."
    return "This is an old Excel file (.xls). Open it, choose Save As, Excel Workbook (.xlsx), and try again."


def _read_workbook(content: bytes, most: int | None) -> list[Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_archive(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return list(_tables(book, most))
        finally:
            book.close()
    except _BROKEN:
        raise RuleViolation(DAMAGED) from None


def _check_archive(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise RuleViolation("This workbook is locked with a password. Save it without one, and try again.")
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise RuleViolation("This workbook unpacks to more than we can read. Cut it into several files.")
    if "xl/vbaProject.bin" in names:
        raise RuleViolation("This workbook holds macros. Save it as Excel Workbook (.xlsx), and try again.")
    if "xl/workbook.xml" not in names:
        raise RuleViolation("This is no Excel workbook. Save the table as .xlsx or as CSV, and try again.")


def _tables(book: Any, most: int | None) -> Iterator[Table]:
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(shown) > MOST_SHEETS:
        raise RuleViolation(f"A workbook may have {MOST_SHEETS} sheets at most. Cut it into several files.")
    for sheet in shown:
        sheet.reset_dimensions()
        lines = tuple(kept(_lines(sheet), most))
        yield Table(sheet.title, lines, from_1904=book.epoch == CALENDAR_MAC_1904)


def _lines(sheet: Any) -> Iterator[Line]:
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    for number, cells in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise RuleViolation(DAMAGED)
        yield Line(number, tuple(_plain(cell) for cell in cells))


def _plain(cell: object) -> Cell:
    if cell is None or isinstance(cell, str | int | float | date | datetime | time | timedelta):
        return cell
    return str(cell)
