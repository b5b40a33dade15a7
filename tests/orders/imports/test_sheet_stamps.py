"""Days and times in every form that people and programs write, and columns of days judged as a whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from openpyxl.styles import Font

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_moment
from casework.dates.rules.precision import Precision
from orders.imports.rules.moments import DateOrder, DateStyle, read_range, read_stamp
from tests.orders.sheet_reading import column_of, csv_of, read_whole, workbook_of

PAST = DateStyle(never_ahead_of=date(2026, 11, 29))
MONTH_FIRST = DateStyle(DateOrder.MONTH_FIRST, date(2026, 11, 29))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


# --- Zones ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-07-01T23:30:00Z", utc(2026, 7, 1, 23, 30)),
        ("2026-07-01t23:30z", utc(2026, 7, 1, 23, 30)),
        ("2026-07-01 23:30 UTC", utc(2026, 7, 1, 23, 30)),
        ("2026-07-01T23:30:00+00:00", utc(2026, 7, 1, 23, 30)),
        ("2026-07-01T23:30:00.123456+00:00", utc(2026, 7, 1, 23, 30)),
        ("2026-07-01T23:30:00+01:00", utc(2026, 7, 1, 22, 30)),
        ("2026-07-01T23:30:00+0100", utc(2026, 7, 1, 22, 30)),
        ("2026-07-01T23:30:00+01", utc(2026, 7, 1, 22, 30)),
        ("2026-07-01T23:30:00-05:00", utc(2026, 7, 2, 4, 30)),
        ("2026-07-02T05:00:00+05:30", utc(2026, 7, 1, 23, 30)),
        ("2026/11/20 2:15:07 pm GMT", utc(2026, 11, 20, 14, 15)),
        ("2026/07/01 11:30:00 pm GMT+1", utc(2026, 7, 1, 22, 30)),
        ("2026/07/01 11:30:00 PM BST", utc(2026, 7, 1, 22, 30)),
        ("1/7/2026 23:30 (BST)", utc(2026, 7, 1, 22, 30)),
        ("1/7/2026 23:30 GMT", utc(2026, 7, 1, 23, 30)),
        ("20 Nov 2026, 2pm GMT", utc(2026, 11, 20, 14, 0)),
        ("Fri Nov 20 2026 14:15:07 GMT+0000 (Greenwich Mean Time)", utc(2026, 11, 20, 14, 15)),
        ("Fri, 20 Nov 2026 14:15:07 +0000", utc(2026, 11, 20, 14, 15)),
        ("2026-10-25T00:30:00Z", utc(2026, 10, 25, 0, 30)),
        ("2026-10-25T01:30:00Z", utc(2026, 10, 25, 1, 30)),
        ("2026-10-25 01:30 BST", utc(2026, 10, 25, 0, 30)),
        ("2026-10-25 01:30 GMT", utc(2026, 10, 25, 1, 30)),
        ("2026-03-29T01:30:00Z", utc(2026, 3, 29, 1, 30)),
    ],
)
def test_zone_is_read_as_what_it_says(written: str, moment: datetime) -> None:
    assert read_stamp(written, PAST).moment == moment
    read = read_whole(column_of("Happened on", [written], "incidents"))
    assert read.refused() == {}
    assert (read.rows[0].facts["when"].last_at, read.rows[0].facts["when"].precision) == (moment, Precision.EXACT)


def test_moment_of_another_day_in_london_says_so() -> None:
    read = read_whole(column_of("Happened on", ["2026-07-01T23:30:00Z", "2026-11-20T14:15:00Z"], "incidents"))
    assert read.cell(2, "happened_on").understood == "Thu 2 July 2026, 00:30"
    assert read.cell(2, "happened_on").surprise == "23:30 UTC is 00:30 on Thu 2 July 2026 in London."
    assert read.cell(3, "happened_on").surprise == ""


def test_day_of_a_moment_in_utc_is_the_day_in_london() -> None:
    content = csv_of(
        "Case reference,Opened on,Client name", "A,2026-07-01T23:30:00Z,Ada Lee", "B,2026-07-01T22:30:00Z,Bea"
    )
    assert [local.facts["opened_at"] for local in read_whole(content).rows] == [
        utc(2026, 7, 1, 23, 0),
        utc(2026, 6, 30, 23, 0),
    ]


@pytest.mark.parametrize("written", ["2026-07-01T23:30:00Z", "2026-07-01T23:30:00+0000", "2026-07-02T00:30:00+01"])
def test_case_file_reads_offsets_as_what_they_say(written: str) -> None:
    assert local_moment(written) == utc(2026, 7, 1, 23, 30)


@pytest.mark.parametrize("written", ["1/7/2026 23:30 EST", "1/7/2026 23:30 CET", "2026-07-01T23:30:00+99:00"])
def test_zone_that_we_do_not_know_is_refused_and_never_taken_for_london(written: str) -> None:
    with pytest.raises(RuleViolation):
        read_stamp(written, PAST)


def test_time_in_a_column_of_its_own_may_name_its_zone() -> None:
    content = csv_of(
        "Case reference,Happened on,Time,What happened",
        "A,1/7/2026,23:30Z,He rang",
        "A,1/7/2026,23:30 BST,He rang",
        "A,25/10/2026,01:30,He rang",
        "A,25/10/2026,01:30 GMT,He rang",
    )
    read = read_whole(content)
    assert read.rows[0].facts["when"].last_at == utc(2026, 7, 1, 23, 30)
    assert read.rows[1].facts["when"].last_at == utc(2026, 7, 1, 22, 30)
    assert "Write BST behind the first, GMT behind the second" in read.refused()[4]
    assert read.rows[3].facts["when"].last_at == utc(2026, 10, 25, 1, 30)


# --- Days and times of forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "how", "day", "at"),
    [
        ("20/11/2026 14:15:07", PAST, date(2026, 11, 20), time(14, 15)),
        ("11/20/26 14:15:07", MONTH_FIRST, date(2026, 11, 20), time(14, 15)),
        ("11/20/2026 2:15:07 PM", MONTH_FIRST, date(2026, 11, 20), time(14, 15)),
        ("3.3.2026 14.05", PAST, date(2026, 3, 3), time(14, 5)),
        ("3-Mar-26 9am", PAST, date(2026, 3, 3), time(9, 0)),
        ("12/03/45", PAST, date(1945, 3, 12), None),
        ("12/03/45", DateStyle(), date(2045, 3, 12), None),
        ("28/11/26", PAST, date(2026, 11, 28), None),
        ("30/11/26", PAST, date(1926, 11, 30), None),
    ],
)
def test_forms_and_short_years(written: str, how: DateStyle, day: date, at: time | None) -> None:
    stamp = read_stamp(written, how)
    assert (stamp.day, stamp.at) == (day, at)


@pytest.mark.parametrize(
    "written",
    [
        "3/3/2026 14:05 – 15:10",
        "3/3/2026 14:05-15:10",
        "3/3/2026 14:05 to 3/3/2026 15:10",
        "between 3/3/2026 14:05 and 15:10",
    ],
)
def test_two_times_are_a_stretch(written: str) -> None:
    read = read_whole(column_of("Happened on", [written], "incidents"))
    when = read.rows[0].facts["when"]
    assert (when.precision, when.first_at, when.last_at) == (
        Precision.BETWEEN,
        utc(2026, 3, 3, 14, 5),
        utc(2026, 3, 3, 15, 10),
    )
    assert "Between Tue 3 March 2026, 14:05 and" in read.cell(2, "happened_on").understood


@pytest.mark.parametrize(
    ("written", "precision", "first"),
    [
        ("3/3/2026", Precision.DAY, utc(2026, 3, 3)),
        ("about 3/3/2026 14:05", Precision.ABOUT, utc(2026, 3, 3, 14, 5)),
        ("March 2026", Precision.BETWEEN, utc(2026, 3, 1)),
        ("2025", Precision.BETWEEN, utc(2025, 1, 1)),
        ("1/3/2026 – 5/3/2026", Precision.BETWEEN, utc(2026, 3, 1)),
        ("3/3/2026 23:30 – 00:30", Precision.BETWEEN, utc(2026, 3, 3, 23, 30)),
    ],
)
def test_time_is_kept_as_far_as_it_is_known(written: str, precision: Precision, first: datetime) -> None:
    read = read_whole(column_of("Happened on", [written], "incidents"))
    when = read.rows[0].facts["when"]
    assert (read.refused(), when.precision, when.first_at) == ({}, precision, first)
    assert bool(read.cell(2, "happened_on").surprise) is (precision is not Precision.DAY)


def test_time_that_cannot_be_read_is_told_once_and_not_as_a_missing_day() -> None:
    content = csv_of("Case reference,Happened on,Time,What happened", "A,3/3/2026,evening,x", "A,,14:05,x")
    read = read_whole(content)
    assert [problem.column for problem in read.row(2).problems] == ["Time"]
    assert "day of the incident is missing" in read.refused()[3]


def test_microsoft_form_is_known_by_its_questions() -> None:
    headings = "ID;Start time;Completion time;Case reference;When did it happen?;What happened"
    read = read_whole(csv_of(headings, "1;11/20/26 14:15:07;11/20/26 14:18:00;A;11/19/26 22:05:00;rang"))
    assert read.rows[0].facts["when"].last_at == utc(2026, 11, 19, 22, 5)
    assert (read.rows[0].facts["recorded_on"], read.unread()) == (date(2026, 11, 20), ["ID", "Start time"])


def test_range_of_what_is_no_time_is_none() -> None:
    assert read_range("3/3/2026 – soon", PAST) is None


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (column_of("Happened on", ["1/12/2026"], "incidents"), 2),
        (column_of("Happened on", ["2026-11-29T12:01:00Z"], "incidents"), 2),
        (column_of("Happened on", ["1/12/2026 – 2/12/2026"], "incidents"), 2),
        (column_of("Date of birth", ["1/12/2026"]), 2),
        (column_of("Date of birth", ["2027"]), 2),
        (csv_of("Case reference,Opened on,Client name", "A,30/11/2026,Ada Lee"), 2),
        (csv_of("Case reference,Happened on,Recorded on,What happened", "A,3/3/2026,30/11/2026,He rang"), 2),
    ],
)
def test_opened_born_happened_and_reported_cannot_lie_ahead(content: bytes, number: int) -> None:
    assert list(read_whole(content).refused()) == [number]


# --- A column is judged as a whole -----------------------------------------------------------------------------

BORN = "date_order|0|born_on"


def born(cells: list[str], answers: dict[str, str] | None = None, heading: str = "Date of birth") -> Any:
    return read_whole(column_of(heading, cells), answers)


def test_one_day_that_is_month_first_makes_its_column_month_first_and_it_says_so() -> None:
    read = born(["03/04/1985", "03/14/1985", "1/2/1990"])
    assert read.facts("born_on") == [date(1985, 3, 4), date(1985, 3, 14), date(1990, 1, 2)]
    assert read.cell(2, "born_on").surprise == "Read month first. Month first, as row 3 (03/14/1985) shows."
    assert BORN not in read.questions


def test_one_day_that_is_day_first_settles_its_column() -> None:
    read = born(["03/04/1985", "14/03/1985"])
    assert read.facts("born_on") == [date(1985, 4, 3), date(1985, 3, 14)]
    assert BORN not in read.questions and not any(row.is_surprising for row in read.rows)


def test_column_that_contradicts_itself_asks_and_keeps_what_can_be_read_in_one_way() -> None:
    cells = ["14/03/1985", "03/14/1985", "03/04/1985"]
    read = born(cells)
    assert read.facts("born_on")[:2] == [date(1985, 3, 14)] * 2
    assert list(read.refused()) == [4]
    assert read.row(4).problems[0].question == BORN
    assert (read.questions[BORN].default, read.questions[BORN].rows) == ("", 1)
    for answer, day in (("day_first", date(1985, 4, 3)), ("month_first", date(1985, 3, 4))):
        told = born(cells, {BORN: answer})
        assert told.refused() == {}
        assert told.facts("born_on") == [date(1985, 3, 14), date(1985, 3, 14), day]


def test_column_in_which_nothing_decides_is_day_first_and_asked_about_once() -> None:
    cells = ["03/04/1985", "05/06/1990", "7/7/1977"]
    read = born(cells)
    assert read.facts("born_on")[0] == date(1985, 4, 3)
    assert (read.questions[BORN].default, read.questions[BORN].rows) == ("day_first", 2)
    assert born(cells, {BORN: "month_first"}).facts("born_on")[0] == date(1985, 3, 4)


@pytest.mark.parametrize("cells", [["7/7/1977"], ["1985-03-04"], ["3 April 1985"], [""], ["1985"]])
def test_column_without_doubt_is_not_asked_about(cells: list[str]) -> None:
    assert BORN not in born(cells).questions


@pytest.mark.parametrize(
    ("heading", "day"),
    [("Date of birth (mm/dd/yyyy)", date(1985, 3, 4)), ("Date of birth (DD/MM/YYYY)", date(1985, 4, 3))],
)
def test_heading_can_say_the_order(heading: str, day: date) -> None:
    read = born(["03/04/1985"], heading=heading)
    assert read.facts("born_on") == [day] and BORN not in read.questions


def test_another_column_that_is_month_first_makes_one_ask_before_anything_is_taken() -> None:
    lines = ("Case reference,Opened on,Client name,Date of birth", "A,03/14/2026,Ada Lee,03/04/1985")
    read = read_whole(csv_of(*lines))
    assert read.questions[BORN].must_be_answered and list(read.refused()) == [2]
    assert read_whole(csv_of(*lines), {BORN: "month_first"}).facts("born_on") == [date(1985, 3, 4)]


def test_microsoft_form_with_the_time_is_judged_by_its_days() -> None:
    read = read_whole(column_of("Happened on", ["11/20/26 14:15:07", "11/3/26 09:05:00"], "incidents"))
    assert [row.facts["when"].last_at for row in read.rows] == [utc(2026, 11, 20, 14, 15), utc(2026, 11, 3, 9, 5)]


def test_dates_of_the_program_in_a_column_of_month_first_texts_may_be_exchanged() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Case reference", "Opened on", "Client name"])
        sheet.append(["A", "03/14/2026", "Ada Lee"])
        sheet.append(["B", date(2026, 4, 3), "Bea Lee"])
        sheet["A1"].font = Font(bold=True)

    read = read_whole(workbook_of(fill, "Cases"))
    assert "may be exchanged" in read.cell(3, "opened_on").surprise


@pytest.mark.parametrize("cells", [["31/2/1985"], ["29/2/1985"], ["0/1/1985"], ["13/13/1985"], ["1/1/0985"]])
def test_days_that_never_were_are_refused_row_by_row(cells: list[str]) -> None:
    assert list(born([*cells, "1/1/1985"]).refused()) == [2]
