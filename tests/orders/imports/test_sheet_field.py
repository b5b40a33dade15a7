"""Every file that once went wrong is read as a careful person would read it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from orders.imports.rules.columns import TableKind
from tests.orders.sheet_reading import read_named, read_whole, workbook_of


def test_last_day_that_nobody_knows_is_unknown_and_a_formula_without_a_result_stops_its_row() -> None:
    read = read_named("01")
    orders = {row.case: row for row in read.rows if row.kind is TableKind.ORDERS}
    assert {(row.facts["last_day"], row.facts["last_day_known"]) for row in orders.values()} == {(None, False)}
    [problem] = orders["LD-3"].problems
    assert problem.column == "Last day" and "=EDATE(C4,6)" in problem.sentence
    assert [name for name, row in orders.items() if row.problems] == ["LD-3"]
    assert "protecting nobody" in read.cell(2, "last_day", TableKind.ORDERS).surprise


def test_time_in_utc_is_shown_by_london_clocks() -> None:
    read = read_named("02")
    assert read.rows[0].facts["when"].last_at == datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    cell = read.cell(2, "happened_on")
    assert (cell.stood, cell.understood) == ("2026-07-01T23:30:00Z", "Thu 2 July 2026, 00:30")
    assert "in London" in cell.surprise


def test_last_name_before_a_comma_and_title_are_taken_apart_and_shown() -> None:
    read = read_named("03")
    names = [(row.facts["first_name"], row.facts["last_name"]) for row in read.rows]
    assert names == [("Jane", "Smith"), ("Priya", "Patel")]
    assert [read.cell(number, "name").surprise for number in (2, 3)] == [
        "Read as first name Jane, last name Smith.",
        "Read as Priya Patel; “Ms” is left out.",
    ]


def test_one_stray_byte_leaves_the_other_accents_alone_and_is_asked_about() -> None:
    read = read_named("04")
    assert read.facts("first_name") == ["Zoë", "Ann"]
    assert read.facts("last_name") == ["Ní Bhriain", "O’Neill"]
    assert "another alphabet" in read.cell(3, "name").surprise
    question = read.questions["encoding"]
    assert question.default == "mixed" and "Zoë" in question.sentence and "ZoÃ«" in question.sentence
    other = read_named("04", {"encoding": "cp1252"})
    assert other.facts("first_name") == ["ZoÃ«", "Ann"]
    assert "perhaps “Zoë" in other.cell(2, "name").surprise


def test_reference_merged_over_several_rows_belongs_to_all_of_them() -> None:
    read = read_named("07")
    assert [row.case for row in read.rows] == ["FT-6"] * 3
    assert read.cell(3, "case").understood == "FT-6 (from the merged cell above)"
    assert read.refused() == {}


def test_times_of_form_exports_are_read() -> None:
    moments = [row.facts["when"].last_at for row in read_named("09").rows]
    assert moments == [datetime(2026, 11, 20, 14, 15, tzinfo=UTC)] * 2


@pytest.mark.parametrize(
    ("number", "facts", "surprise"),
    [
        (2, {"born_on": date(1945, 3, 12), "phone": "07700900150"}, ""),
        (3, {"born_on": date(1985, 1, 1), "born_precision": "year"}, "Only the year is known"),
        (4, {"born_on": None, "phone": "07700 900152"}, "whose number it is"),
        (5, {"phone": "07700 900153"}, "2 numbers in one cell"),
        (6, {"born_on": date(2024, 3, 12), "born_precision": "day"}, "Read as 2024, not 1924. That is a child"),
    ],
)
def test_births_and_numbers_are_taken_apart(number: int, facts: dict[str, Any], surprise: str) -> None:
    row = read_named("10").row(number)
    assert {name: row.facts[name] for name in facts} == facts
    assert surprise in " ".join(cell.surprise for cell in row.cells)
    assert row.is_surprising is bool(surprise) and row.problems == ()


def test_numbers_of_one_cell_keep_their_notes() -> None:
    read = read_named("10")
    assert [(each.number, each.note) for each in read.row(4).facts["phones"]] == [("07700 900152", "mum")]
    assert [each.number for each in read.row(5).facts["phones"]] == ["07700 900153", "07700 900154"]


def test_totals_repeated_headings_and_notes_are_left_out_together_unless_chosen() -> None:
    read = read_named("13")
    assert [row.case for row in read.rows] == ["TT-1", "TT-2"]
    assert read.left_out() == {5: "heading", 7: "total", 8: "note"}
    assert {"marked|0|heading", "marked|0|total", "marked|0|note"} <= set(read.questions)
    taken = read_named("13", {"marked|0|total": "take", "row|0-8": "take"})
    assert taken.left_out() == {5: "heading"}
    assert set(taken.refused()) == {7, 8}


@pytest.mark.parametrize(
    ("name", "western"), [("Łucja Żółć", "£ucja"), ("Michał Wilk", "Micha³"), ("Żaneta Wilk", "¯aneta")]
)
def test_central_european_letters_are_asked_about_and_then_read(name: str, western: str) -> None:
    content = f"Case reference,Opened on,Client name\nHK-1,3/3/2026,{name}\n".encode("cp1250")
    question = read_whole(content).questions["encoding"]
    assert name in question.sentence and western in question.sentence
    assert (question.default, set(dict(question.options))) == ("cp1252", {"cp1252", "cp1250"})
    read = read_whole(content, {"encoding": "cp1250"})
    assert " ".join(read.facts("first_name") + read.facts("last_name")) == name


@pytest.mark.parametrize("name", ["Zoë Núñez", "Ann O’Neill", "Siân Lloyd", "Ana Gonçalves"])
def test_western_letters_are_not_asked_about(name: str) -> None:
    content = f"Case reference,Opened on,Client name,Notes\nHK-1,3/3/2026,{name},Owes £20; 30° outside\n".encode(
        "cp1252"
    )
    assert "encoding" not in read_whole(content).questions


def test_refusal_of_a_day_quotes_what_stands_there() -> None:
    content = b"Case reference,Opened on,Client name,DOB\nHK-1,3/3/2026,Ada Lee,age 37\n"
    assert "“age 37”" in read_whole(content).refused()[2]


def test_line_that_only_reckons_a_sum_is_a_total() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Case reference", "Opened on", "Client name"])
        sheet.append(["HK-1", "3/3/2026", "Ada Lee"])
        sheet.append(["=COUNTA(A2:A2)"])

    assert read_whole(workbook_of(fill)).left_out() == {3: "total"}
