"""Every kind of file that people bring is read, or refused with a sentence and never with an error of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from accounts.rules import RuleViolation
from orders.imports.rules import tables, unpacking, workbook
from orders.imports.rules.columns import COLUMNS, TableKind
from orders.imports.rules.headings import guess
from orders.imports.rules.templates import csv_template, harmless, workbook_template
from orders.imports.rules.workbook import read_file

PLAIN = "Case ref,Date,Description\nA/1,3/3/2026,Rang\n"
CELLS = [("Case ref", "Date", "Description"), ("A/1", "3/3/2026", "Rang")]


def cells(content: bytes) -> list[tuple[object, ...]]:
    [table] = read_file(content)
    return [line.cells for line in table.lines]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", "|").encode(),
        ("\n\n" + PLAIN + ",,\n\n").encode(),
        PLAIN.replace("\n", ",,,\n").encode(),
        ("sep=;\n" + PLAIN.replace(",", ";")).encode(),
    ],
)
def test_csv_is_read_in_every_encoding_and_with_every_delimiter(content: bytes) -> None:
    assert cells(content) == CELLS


def test_windows_letters_quotes_and_line_breaks_within_quotes_are_read() -> None:
    text = 'Case ref,Date,Description\nA/1,3/3/2026,"Said ’no, never”\nand left; £5"\nA/2,4/3/2026,Next\n'
    found = cells(text.encode("cp1252"))
    assert found[1][2] == "Said ’no, never”\nand left; £5"
    [table] = read_file(text.encode("cp1252"))
    assert [line.number for line in table.lines] == [1, 2, 3]


def test_numbers_of_lines_are_those_of_the_spreadsheet_program() -> None:
    [table] = read_file(b"Title\n\nCase ref,Date\n\nA/1,3/3/2026\n")
    assert [line.number for line in table.lines] == [1, 3, 5]


def made(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_workbook_is_read_with_its_dates_merged_cells_and_hidden_sheets() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.title = "Incidents 2026"
        sheet.append(["Our incidents"])
        sheet.append([])
        sheet.append(["Case ref", "Date", "What happened"])
        sheet.append(["A/1", date(2026, 3, 3), "=HYPERLINK(1)"])
        sheet.merge_cells("A1:C1")
        book.create_sheet("Old").sheet_state = "hidden"
        book["Old"].append(["Case ref", "Date"])

    table, hidden = read_file(made(fill))
    assert (table.is_hidden, hidden.is_hidden) == (False, True)
    guessed = guess(table)
    assert (guessed.kind, guessed.headings.line) == (TableKind.INCIDENTS, 3)
    assert guessed.columns == {"case": 0, "happened_on": 1, "text": 2}
    assert table.lines[2].number == 4


def test_heading_merged_over_two_rows_is_found() -> None:
    table = read_file(b"Case ref,Date opened,Client,,Risk\n,,First name,Surname,\nA/1,3/3/2026,Alba,Quince,High\n")[0]
    guessed = guess(table)
    assert guessed.kind is TableKind.CASES
    assert guessed.headings.line == 2
    assert guessed.columns == {"case": 0, "opened_on": 1, "first_name": 2, "last_name": 3, "risk": 4}


def test_workbook_that_counts_from_1904_says_so() -> None:
    def fill(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        assert book.active is not None
        book.active.append(["Case ref", "Date"])

    assert read_file(made(fill))[0].from_1904


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Case ref,Opened,Forename,Surname,Perp,Risk", TableKind.CASES),
        ("Case number,Role,Name,DOB,Mobile", TableKind.PEOPLE),
        ("Ref,Incident date,Incident type,Details", TableKind.INCIDENTS),
        ("Ref,Requested on,OIC,Hearing date,Outcome", TableKind.APPLICATIONS),
        ("Ref,Order type,Date made,Expiry,Served,Conditions", TableKind.ORDERS),
        ("Ref,Date of breach,Breach type,Crime ref,Arrested", TableKind.BREACHES),
        ("Colour,Size", None),
    ],
)
def test_kind_of_a_table_is_guessed_from_its_headings(name: str, kind: TableKind | None) -> None:
    assert guess(read_file(f"{name}\n1,2\n".encode())[0]).kind is kind


@pytest.mark.parametrize("kind", TableKind)
def test_templates_are_read_as_what_they_are_for(kind: TableKind) -> None:
    for content in (csv_template(kind), workbook_template(kind)):
        guessed = guess(read_file(content)[0])
        assert guessed.kind is kind
        assert set(guessed.columns) == {column.name for column in COLUMNS[kind]}
    assert len(load_workbook(io.BytesIO(workbook_template("all"))).sheetnames) == 7


@pytest.mark.parametrize(
    ("text", "kept"), [("=1+1", "'=1+1"), ("+44", "'+44"), ("-x", "'-x"), ("@a", "'@a"), ("a=", "a=")]
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless_on_its_way_out(text: str, kept: str) -> None:
    assert harmless(text) == kept


# --- What is refused ----------------------------------------------------------------------------------------


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def changed(old: bytes, new: bytes, member: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook with one text within one of its parts replaced."""

    def fill(book: Workbook) -> None:
        assert book.active is not None
        book.active.append(["Case ref", "Date"])
        book.active.append(["A/1", 46084])

    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(fill))) as source, zipfile.ZipFile(content, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, text.replace(old, new) if name == member else text)
    return content.getvalue()


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
MALFORMED = {
    "nothing": b"",
    "only blanks": b"\n\n,,,\n;;\n",
    "only a mark": b"\xef\xbb\xbf",
    "zeros": b"\x00" * 100,
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "locked Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "PDF": b"%PDF-1.7\n1 0 obj",
    "picture": b"\x89PNG\r\n\x1a\n",
    "web page": b"<html><table><tr><td>Case ref</td></tr></table></html>",
    "XML": b"<?xml version='1.0'?><Workbook/>",
    "broken zip": b"PK\x03\x04" + b"x" * 100,
    "other zip": zipped(readme=b"hello"),
    "word": zipped(word__document_xml=b"<w/>"),
    "half a workbook": changed(b"", b"")[:800],
    "macros": zipped(xl__workbook_xml=b"<w/>", **{"xl__vbaProject.bin": b"x"}),
    "workbook without parts": zipped(xl__workbook_xml=b"<workbook/>"),
    "unclosed": changed(b"</row>", b""),
    "no such string": changed(b't="n"><v>46084</v>', b't="s"><v>99</v>'),
    "no such column": changed(b'r="A1"', b'r="ZZZZZ1"'),
    "row without end": changed(b'r="2"', b'r="99999999"'),
    "entities": changed(b"<worksheet", ENTITY + b"<worksheet"),
    "NUL in a CSV": b"Case ref,Date\nA/1,3/3/20\x0026\n",
    "quotation mark left open": b'Case ref,Date\n"A/1,3/3/2026\nA/2,3/3/2026\n',
    "quotation mark out of place": b'Case ref,Date\n"A"1,3/3/2026\n',
    "odd UTF-16": b"\xff\xfea\x00b",
    "half a letter of UTF-16": b"\xff\xfe\x00\xd8",
    "bytes of no encoding": b"Case ref,Date\n\x81\x8d\x8f\x90\x9d,\xff\n",
    "too wide": ("a," * 201 + "a\n").encode(),
    "too long a cell": f"Case ref\n{'a' * 32_768}\n".encode(),
    "far too long a cell": f"Case ref\n{'a' * 200_000}\n".encode(),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_file_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        read_file(MALFORMED[name])
    assert refusal.value.sentence.endswith(".")


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_LINES", 3)
    with pytest.raises(RuleViolation, match="rows at most"):
        read_file(b"a,b\n1,2\n1,2\n1,2\n")


def test_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_UNPACKED", 1_000_000)
    bomb = zipped(xl__workbook_xml=b"<w/>", xl__big_xml=b"0" * 1_000_001)
    assert len(bomb) < 10_000
    with pytest.raises(RuleViolation, match="unpacks to more"):
        read_file(bomb)


def test_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGEST_FILE", 10)
    with pytest.raises(RuleViolation, match="20 MB"):
        read_file(PLAIN.encode())
