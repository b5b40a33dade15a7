"""What of a sheet is a row, what is left out and said so, and how letters of two alphabets are read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from orders.imports.rules.alphabets import decode, looks_mangled
from orders.imports.rules.columns import TableKind
from orders.imports.rules.displayed_numbers import shown_as_reference
from orders.imports.rules.headings import TableHeadings, columns_of
from tests.orders.sheet_reading import csv_of, read_whole, workbook_of

HEADINGS = "Case reference,Opened on,Client name"
CASES: list[list[Any]] = [["Case reference", "Opened on", "Client name", "Phone"]]


def cases(*rows: list[Any]) -> list[list[Any]]:
    return [*CASES, *rows]


def case(reference: Any, name: str = "Ada Lee", phone: Any = None) -> list[Any]:
    return [reference, date(2026, 3, 3), name, phone]


def filled(rows: list[list[Any]], more: Any = None, title: str = "Cases") -> bytes:
    def fill(sheet: Any) -> None:
        for row in rows:
            sheet.append(row)
        if more:
            more(sheet)

    return workbook_of(fill, title)


# --- Lines that are no rows ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Total,2,", "total"),
        ("Grand total,,", "total"),
        ("Sub-total,12,", "total"),
        ("TOTAL CASES,2,", "total"),
        (",Total,2", "total"),
        ("Count,2,", "total"),
        ("Sussex total,2,", "total"),
        ("Case reference,Opened on,Client name", "heading"),
        ("case ref.,Opened on,CLIENT NAME", "heading"),
        ("* dates are approximate,,", "note"),
        ("Note: see the other sheet,,", "note"),
        (",,these are the cases of last year", "note"),
        ("Sussex,,", "note"),
        ("(printed 3 March),,", "note"),
    ],
)
def test_line_that_is_no_row_is_named_and_left_out_unless_chosen(line: str, mark: str) -> None:
    content = csv_of(HEADINGS, "A-1,3/3/2026,Ada Lee", line, "A-2,4/3/2026,Bea Lee")
    read = read_whole(content)
    assert (read.left_out(), [row.case for row in read.rows]) == ({3: mark}, ["A-1", "A-2"])
    assert read.questions[f"marked|0|{mark}"].default == "leave"
    assert len(read_whole(content, {f"marked|0|{mark}": "take"}).rows) == 3
    assert len(read_whole(content, {"row|0-3": "take"}).rows) == 3


@pytest.mark.parametrize(
    "line",
    [
        "A-9,,",
        "A-9,3/3/2026,Total Recall",
        "Total-1,3/3/2026,Ada Lee",
        "A-9,3/3/2026,",
        "Total,3/3/2026,Ada Lee",
        "2026/14,,",
    ],
)
def test_row_that_only_looks_like_a_total_or_a_note_is_never_dropped_in_silence(line: str) -> None:
    read = read_whole(csv_of(HEADINGS, "A-1,3/3/2026,Ada Lee", line))
    assert (read.left_out(), len(read.rows)) == ({}, 2)


def test_title_rows_above_the_headings_and_blank_rows_are_no_rows() -> None:
    read = read_whole(csv_of("Harbour service,,", ",,", "as at 3/3/2026,,", HEADINGS, "", "A-1,3/3/2026,Ada Lee", ",,"))
    assert ([row.number for row in read.rows], read.left_out()) == ([6], {})


def test_total_that_is_a_formula_is_a_total() -> None:
    read = read_whole(filled(cases(case("A-1"), ["Total", "=COUNTA(A2:A2)"])))
    assert read.left_out() == {3: "total"}


# --- Hidden and struck out ------------------------------------------------------------------------------------


def test_hidden_rows_are_named_and_left_out_unless_chosen() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[4].hidden = True

    content = filled(cases(case("A-1"), case("A-2"), case("A-3")), hide)
    read = read_whole(content)
    assert (read.left_out(), [row.case for row in read.rows]) == ({3: "hidden", 4: "hidden"}, ["A-1"])
    assert read.readers[0].left_out[0].text.startswith("A-2 | 3/3/2026")
    assert len(read_whole(content, {"marked|0|hidden": "take"}).rows) == 3


def test_struck_out_rows_are_named_and_left_out_unless_chosen() -> None:
    def strike(sheet: Any) -> None:
        for cell in sheet[3]:
            cell.font = Font(strike=True)

    content = filled(cases(case("A-1"), case("A-2", phone="07700 900153")), strike)
    assert read_whole(content).left_out() == {3: "struck"}
    taken = read_whole(content, {"marked|0|struck": "take"})
    assert [row.facts["phone"] for row in taken.rows] == ["", "07700 900153"]


def test_single_cell_that_is_struck_out_counts_as_blank_and_says_so() -> None:
    def strike(sheet: Any) -> None:
        sheet["D2"].font = Font(strike=True)
        sheet["C2"].comment = Comment("checked", "somebody")

    read = read_whole(filled(cases(case("A-1", phone="07700 900153")), strike))
    assert read.facts("phone") == [""]
    assert (read.cell(2, "phone").stood, "Struck out" in read.cell(2, "phone").surprise) == ("07700 900153", True)


def test_hidden_columns_are_named_and_left_out_unless_chosen() -> None:
    def hide(sheet: Any) -> None:
        sheet.column_dimensions["D"].hidden = True

    content = filled(cases(case("A-1", phone="07700 900153")), hide)
    read = read_whole(content)
    assert (read.facts("phone"), read.unread()) == ([""], ["Phone"])
    assert read.readers[0].unread[0].hidden
    assert "“Phone”" in read.questions["hidden_columns|0"].sentence
    assert read_whole(content, {"hidden_columns|0": "take"}).facts("phone") == ["07700 900153"]


def test_sheet_without_anything_hidden_asks_nothing_of_it() -> None:
    assert read_whole(filled(cases(case("A-1")))).questions == {}


# --- Merged cells and references ------------------------------------------------------------------------------

INCIDENTS: list[list[Any]] = [["Case reference", "Happened on", "What happened"]]


def test_merged_reference_fills_its_rows_and_no_others() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("A4:A5")

    rows: list[list[Any]] = [
        *INCIDENTS,
        ["A-1", date(2026, 3, 3), "a"],
        [None, date(2026, 3, 4), "b"],
        ["A-2", date(2026, 3, 5), "c"],
    ]
    rows += [[None, date(2026, 3, 6), "d"], [None, date(2026, 3, 7), "e"]]
    read = read_whole(filled(rows, merge, "Incidents"))
    assert [row.case for row in read.rows] == ["A-1", "A-1", "A-2", "A-2", ""]
    assert list(read.refused()) == [6]


def test_merged_reference_over_blank_rows_makes_no_rows() -> None:
    rows: list[list[Any]] = [*INCIDENTS, ["A-1", date(2026, 3, 3), "a"], [], [None, date(2026, 3, 5), "c"]]
    read = read_whole(filled(rows, lambda sheet: sheet.merge_cells("A2:A6"), "Incidents"))
    assert [row.number for row in read.rows] == [2, 4]


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (123, "00000", "00123"),
        (123, '"HX-"0000', "HX-0123"),
        (20260014, "0000-0000", "2026-0014"),
        (7700900153, "00000 000000", "07700 900153"),
        (7700900153, "0#### ######", "07700 900153"),
        (1234567, "0000", "1234567"),
        (5, "General", None),
        (5, "0", None),
        (5, "0.00", None),
        (5000, "#,##0", None),
        (5, "0%", None),
        (1.5, "00000", None),
        (46084, "dd/mm/yyyy", None),
    ],
)
def test_number_that_is_shown_as_a_reference_keeps_its_zeros(
    number: float, number_format: str, shown: str | None
) -> None:
    assert shown_as_reference(number, number_format) == shown


def test_reference_shown_as_00123_is_00123() -> None:
    def form(sheet: Any) -> None:
        sheet["A2"].number_format = "00000"

    assert [row.case for row in read_whole(filled(cases(case(123), case("00124")), form)).rows] == ["00123", "00124"]


def test_blank_references_are_asked_about_and_never_guessed() -> None:
    content = csv_of("Case reference,Happened on,What happened", "A-1,3/3/2026,a", ",4/3/2026,b", ",5/3/2026,c")
    read = read_whole(content)
    assert list(read.refused()) == [3, 4]
    assert read.row(3).problems[0].question == "blank_reference|0"
    assert read.questions["blank_reference|0"].rows == 2
    told = read_whole(content, {"blank_reference|0": "above"})
    assert ([row.case for row in told.rows], told.refused()) == (["A-1"] * 3, {})
    assert "reference above" in told.cell(3, "case").surprise


def test_cases_without_any_references_are_called_by_their_rows_and_the_file() -> None:
    read = read_whole(csv_of("Opened on,Client name,Risk", "3/3/2026,Ada Lee,high", "4/3/2026,Bea Lee,high"))
    assert [row.case for row in read.rows] == ["Row 2 (ours.csv, 3f9a2c)", "Row 3 (ours.csv, 3f9a2c)"]
    assert (read.refused(), "No reference" in read.cell(2, "case").surprise) == ({}, True)


def test_single_case_without_a_reference_can_be_called_by_its_row() -> None:
    content = csv_of(HEADINGS, "A-1,3/3/2026,Ada Lee", ",4/3/2026,Bea Lee")
    assert list(read_whole(content).refused()) == [3]
    told = read_whole(content, {"blank_reference|0": "number"})
    assert [row.case for row in told.rows] == ["A-1", "Row 3 (ours.csv, 3f9a2c)"]


def test_rows_about_one_case_without_references_ask_which_case_that_is() -> None:
    content = csv_of("Happened on,Incident type,What happened", "3/3/2026,Calls,a", "4/3/2026,Texts,b")
    read = read_whole(content)
    question = read.questions["one_case|0"]
    assert (question.options, question.rows, list(read.refused())) == ((), 2, [2, 3])
    told = read_whole(content, {"one_case|0": " FT–6 "})
    assert ([row.case for row in told.rows], told.refused()) == (["FT-6", "FT-6"], {})


# --- Headings -------------------------------------------------------------------------------------------------


def test_headings_that_fit_nothing_are_listed_and_never_dropped_in_silence() -> None:
    content = csv_of(f"{HEADINGS},Shoe size,,Phone,Phone", "A,3/3/2026,Ada Lee,6,extra,07700 900153,07700 900154")
    found = [(each.text, each.place, each.filled, each.example) for each in read_whole(content).readers[0].unread]
    assert found == [("Shoe size", 3, 1, "6"), ("", 4, 1, "extra"), ("Phone", 6, 1, "07700 900154")]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Case Ref. *", "case"),
        ("Date opened (dd/mm/yyyy)", "opened_on"),
        ("D.O.B.", "born_on"),
        ("Police force:", "force"),
        ("Client phone (required)", "phone"),
        ("Case status", "status"),
        ("Date closed", "closed_on"),
    ],
)
def test_headings_are_known_without_their_hints(heading: str, name: str) -> None:
    assert columns_of(TableKind.CASES, TableHeadings(1, (heading, "Client name", "Risk")))[name] == 0


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_read_with_times_and_notes(delimiter: str) -> None:
    lines = ["Case reference,Happened on,What happened", "A-1,3/3/2026 14:05 – 15:10,He rang"]
    read = read_whole(csv_of(*(line.replace(",", delimiter) for line in lines)))
    assert (read.rows[0].case, read.refused()) == ("A-1", {})


# --- Alphabets ------------------------------------------------------------------------------------------------

ACCENTS = "Zoë Ní Bhriain"


@pytest.mark.parametrize(
    "content",
    [
        *(ACCENTS.encode(each) for each in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")),
        "plain".encode("ascii"),
    ],
)
def test_file_of_one_alphabet_is_read_and_not_asked_about(content: bytes) -> None:
    decoded = decode(content)
    assert decoded.text in {ACCENTS, "plain"} and decoded.doubt is None


@pytest.mark.parametrize(
    ("content", "chosen"),
    [
        (ACCENTS.encode() + b" O\x92Neill", "mixed"),
        (b"\xef\xbb\xbfO\x92Neill", "mixed"),
        ("é".encode() + b" \xe9 \xe8 \xea", "cp1252"),
    ],
)
def test_file_of_two_alphabets_is_asked_about_and_shown_both_ways(content: bytes, chosen: str) -> None:
    doubt = decode(content).doubt
    assert doubt is not None and doubt.chosen == chosen and doubt.examples
    for wanted in ("mixed", "cp1252"):
        told = decode(content, wanted).doubt
        assert told is not None and told.chosen == wanted


def test_odd_byte_is_marked_in_its_cell_and_the_rest_of_the_file_is_left_alone() -> None:
    content = csv_of(HEADINGS, f"A,3/3/2026,{ACCENTS}", "B,3/3/2026,Ann O@Neill").replace(b"@", b"\x92")
    read = read_whole(content)
    assert [row.facts["last_name"] for row in read.rows] == ["Ní Bhriain", "O’Neill"]
    assert [row.is_surprising for row in read.rows] == [False, True]


def test_odd_byte_of_no_alphabet_is_no_error() -> None:
    content = csv_of(HEADINGS, f"A,3/3/2026,{ACCENTS}", "B,3/3/2026,Ann @Neill").replace(b"@", b"\x81")
    assert read_whole(content).rows[1].facts["last_name"] == "\ufffdNeill"


@pytest.mark.parametrize(
    ("text", "meant"), [("ZoÃ«", "Zoë"), ("Oâ€™Neill", "O’Neill"), ("Zoë", ""), ("Ângela", ""), ("plain", "")]
)
def test_letters_that_a_program_has_mixed_up_are_pointed_out(text: str, meant: str) -> None:
    assert looks_mangled(text) == meant
