"""Names, numbers, last days and codes as people write them into cells: taken apart, kept as unknown, or asked about."""

from __future__ import annotations

from datetime import date

import pytest

from orders.imports.rules.cell_values import reference_key, says_unknown
from orders.imports.rules.full_names import full_name
from orders.imports.rules.phones import phones_of
from tests.orders.sheet_reading import column_of, csv_of, read_whole, workbook_of

# --- Names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "first", "last", "surprises"),
    [
        ("Jane Smith", "Jane", "Smith", False),
        ("Smith, Jane", "Jane", "Smith", True),
        ("Smith,Jane", "Jane", "Smith", True),
        ("SMITH, Ms Jane", "Jane", "SMITH", True),
        ("Smith, Jane, Ms", "Jane", "Smith", True),
        ("Smith, Jane Mrs", "Jane", "Smith", True),
        ("van der Berg, Anna", "Anna", "van der Berg", True),
        ("Anna van der Berg", "Anna", "van der Berg", False),
        ("Zoë Ní Bhriain", "Zoë", "Ní Bhriain", False),
        ("O’Neill, Ann", "Ann", "O’Neill", True),
        ("Ms Priya Patel", "Priya", "Patel", True),
        ("Mrs. Priya Patel", "Priya", "Patel", True),
        ("Dr. J. Smith", "J.", "Smith", True),
        ("Prof Dame Ada Lee", "Ada", "Lee", True),
        *((f"{title} Ada Lee", "Ada", "Lee", True) for title in ("Mr", "Miss", "Mx", "Dr", "Rev", "Rev.", "Sir")),
        ("O'Neill", "O'Neill", "", True),
        ("Mary Jane Smith", "Mary", "Jane Smith", True),
        ("John Smith, OBE", "John", "Smith OBE", False),
        ("Mr & Mrs Smith", "Mr & Mrs Smith", "", True),
        ("Missy Elder", "Missy", "Elder", False),
        ("Dr", "", "", True),
    ],
)
def test_names_are_taken_apart_and_titles_left_out(written: str, first: str, last: str, surprises: bool) -> None:
    name = full_name(written)
    assert (name.first, name.last, bool(name.surprise)) == (first, last, surprises)


def test_names_of_clients_and_perpetrators_are_shown_as_understood() -> None:
    read = read_whole(
        csv_of(
            "Case reference,Opened on,Surname,Forename,Perpetrator",
            'A,3/3/2026,Lee,Ms Ada,"Thrale, Mr Corin"',
            'B,3/3/2026,"Lee, Bea",,Unknown',
        )
    )
    assert [(row.facts["first_name"], row.facts["last_name"]) for row in read.rows] == [("Ada", "Lee"), ("Bea", "Lee")]
    assert read.facts("perpetrator") == ["Corin Thrale", ""]
    assert read.cell(2, "first_name").surprise == "“Ms” is left out."
    assert read.cell(2, "perpetrator").understood == "Corin | Thrale"
    assert (read.cell(3, "perpetrator").understood, bool(read.cell(3, "perpetrator").surprise)) == ("Not known", True)


# --- Phone numbers -------------------------------------------------------------------------------------------

ONE, TWO = "07700 900153", "07700 900154"


@pytest.mark.parametrize(
    ("written", "found", "surprises"),
    [
        (ONE, [(ONE, "")], False),
        ("+44 7700 900153", [("+44 7700 900153", "")], False),
        ("0044 7700 900153", [("0044 7700 900153", "")], False),
        ("447700900153", [("+447700900153", "")], False),
        ("+44 (0)7700 900153", [("+44 (0)7700 900153", "")], False),
        ("7700900153", [("07700900153", "")], True),
        (f"{ONE} / {TWO}", [(ONE, ""), (TWO, "")], True),
        (f"{ONE}/{TWO}", [(ONE, ""), (TWO, "")], True),
        (f"{ONE} or {TWO}", [(ONE, ""), (TWO, "")], True),
        (f"{ONE}; {TWO}", [(ONE, ""), (TWO, "")], True),
        (f"{ONE}, {TWO}", [(ONE, ""), (TWO, "")], True),
        (f"{ONE} {TWO}", [(ONE, ""), (TWO, "")], True),
        (f"{ONE}\n{TWO}", [(ONE, ""), (TWO, "")], True),
        (f"{ONE} & {TWO} (mum)", [(ONE, ""), (TWO, "mum")], True),
        (f"{ONE} (mum)", [(ONE, "mum")], True),
        (f"mum: {ONE}; work {TWO}", [(ONE, "mum"), (TWO, "work")], True),
        (f"{ONE} - work - no voicemail", [(ONE, "work - no voicemail")], True),
        (f"{ONE} after 6pm", [(ONE, "after 6pm")], True),
    ],
)
def test_numbers_of_a_cell_are_taken_apart_with_their_notes(
    written: str, found: list[tuple[str, str]], surprises: bool
) -> None:
    read = phones_of(written)
    assert [(each.number, each.note) for each in read.phones] == found
    assert (bool(read.surprise), read.unread) == (surprises, "")


@pytest.mark.parametrize("written", ["ask her mum", "do not call", "999", "12345"])
def test_cell_without_a_number_is_kept_as_a_note_and_surprises(written: str) -> None:
    read = read_whole(column_of("Phone", [written]))
    assert (read.rows[0].facts["phones"], read.rows[0].facts["phone"], read.refused()) == ((), "", {})
    assert read.rows[0].facts["safe_contact_note"] == f"Phone as written: {written}"
    assert "No number can be read" in read.cell(2, "phone").surprise


@pytest.mark.parametrize("written", ["unknown", "n/k", "TBC", "none", ""])
def test_number_that_nobody_knows_is_none(written: str) -> None:
    read = read_whole(column_of("Phone", [written]))
    assert (read.rows[0].facts["phones"], read.rows[0].facts["safe_contact_note"]) == ((), "")


def test_number_that_excel_made_a_number_gets_its_zero_back() -> None:
    rows = [["Case reference", "Opened on", "Client name", "Phone"], ["A", date(2026, 3, 3), "Ada Lee", 7700900153]]
    read = read_whole(workbook_of(lambda sheet: [sheet.append(row) for row in rows], "Cases"))
    assert read.facts("phone") == ["07700900153"]


# --- Unknown is not none -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        *("", "TBC", "tbc.", "N/A", "NA", "n/a", "?", "??", "-", "–", "—", "...", "unknown", "Not known", "n/k"),
        *("none", "nil", "not yet known", "to be confirmed", "pending", "TBA", "#N/A"),
    ],
)
def test_last_day_that_nobody_knows_is_never_no_last_day(written: str) -> None:
    read = read_whole(column_of("Last day", [written], "orders"))
    assert (read.facts("last_day"), read.facts("last_day_known"), read.refused()) == ([None], [False], {})
    assert read.cell(2, "last_day").understood == "Nobody knows the last day: find out"
    assert "protecting nobody" in read.cell(2, "last_day").surprise


def test_order_without_a_column_for_the_last_day_has_one_that_nobody_knows() -> None:
    read = read_whole(csv_of("Case reference,Kind of order,Made on", "A,full,1/4/2026"))
    assert (read.facts("last_day"), read.facts("last_day_known")) == ([None], [False])
    assert "Nothing stands here" in read.cell(2, "last_day").surprise


@pytest.mark.parametrize(
    "written", ["until further order", "Until Further Order.", "no end", "Indefinite", "lifetime", "No end date"]
)
def test_only_explicit_words_mean_that_there_is_no_last_day(written: str) -> None:
    read = read_whole(column_of("Last day", [written], "orders"))
    assert (read.facts("last_day"), read.facts("last_day_known")) == ([None], [True])


@pytest.mark.parametrize("written", ["ongoing", "in force", "5 years", "see order", "12 months from service"])
def test_other_words_for_a_last_day_are_asked_about_once(written: str) -> None:
    content = column_of("Last day", [written, written.upper()], "orders")
    read = read_whole(content)
    [question] = [each for each in read.questions.values() if each.column == "last_day"]
    assert (question.rows, question.must_be_answered, list(read.refused())) == (2, True, [2, 3])
    assert read.row(2).problems[0].question == question.key
    told = read_whole(content, {question.key: "no_end"})
    assert (told.facts("last_day_known"), told.refused()) == ([True, True], {})
    assert read_whole(content, {question.key: "unknown"}).facts("last_day_known") == [False, False]


@pytest.mark.parametrize(("written", "day"), [("1/4/2028", date(2028, 4, 1)), ("1/4/45", date(2045, 4, 1))])
def test_last_day_may_lie_ahead(written: str, day: date) -> None:
    read = read_whole(column_of("Last day", [written], "orders"))
    assert (read.facts("last_day"), read.facts("last_day_known")) == ([day], [True])


@pytest.mark.parametrize("column", ["served_on", "told_on", "discharged_on"])
@pytest.mark.parametrize(("written", "surprises"), [("TBC", False), ("not known", True), ("?", True), ("no", False)])
def test_unknown_day_of_a_step_is_no_day(column: str, written: str, surprises: bool) -> None:
    heading = {"served_on": "Served on", "told_on": "Client told on", "discharged_on": "Discharged on"}[column]
    read = read_whole(column_of(heading, [written], "orders"))
    assert (read.facts(column), read.refused()) == ([None], {})
    assert bool(read.cell(2, column).surprise) or not surprises


def test_step_that_was_done_and_not_when_is_refused_with_its_reason() -> None:
    assert "not when" in read_whole(column_of("Served on", ["yes"], "orders")).refused()[2]


@pytest.mark.parametrize(
    ("written", "reported", "understood"),
    [
        ("", False, "Not said: kept as not reported"),
        ("No", False, "Not reported"),
        ("Yes", True, "Reported to the police"),
        ("3/3/2026", True, "Reported to the police"),
        ("not known", False, "Not known"),
    ],
)
def test_blank_and_no_are_told_apart_where_a_report_is_asked_for(written: str, reported: bool, understood: str) -> None:
    content = csv_of("Case reference,Happened on,What happened,Reported to police", f"A,3/3/2026,He rang,{written}")
    read = read_whole(content)
    assert (read.facts("reported"), read.cell(2, "reported").understood) == ([reported], understood)


@pytest.mark.parametrize(
    "column", ["Last day", "Kind of order", "Made on", "Served on", "Case reference", "Prohibitions"]
)
def test_formula_without_a_result_stops_its_row_in_every_column_that_is_read(column: str) -> None:
    headings = ["Case reference", "Kind of order", "Made on", "Last day", "Served on", "Prohibitions", "Our own"]
    good = ["A", "full", "1/4/2026", "1/4/2028", "2/4/2026", "Not to contact", "x"]
    bad = [f"=B{cell}" if heading == column else cell for heading, cell in zip(headings, good, strict=True)]
    elsewhere = [*good[:-1], "=B2"]
    read = read_whole(workbook_of(lambda sheet: [sheet.append(row) for row in (headings, bad, elsewhere)], "Orders"))
    assert list(read.refused()) == [2]
    assert "has no result" in read.refused()[2]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("TBC", True),
        ("?", True),
        ("N.K.", True),
        ("not known", True),
        ("", False),
        ("3/3/2026", False),
        ("Knowle", False),
    ],
)
def test_words_that_say_that_nobody_knows(text: str, answer: bool) -> None:
    assert says_unknown(text) is answer


# --- Codes and references ------------------------------------------------------------------------------------


def test_value_that_is_none_of_ours_is_asked_about_once_for_all_files() -> None:
    lines = (
        "Case reference,Opened on,Client name,Police force",
        "A,3/3/2026,Ada Lee,West Mids",
        "B,3/3/2026,Bea Lee,west mids.",
    )
    read = read_whole(csv_of(*lines))
    question = read.questions["value|force|west mids"]
    assert (question.rows, question.suggestion, question.is_remembered) == (2, "west-midlands", True)
    assert list(read.refused()) == [2, 3]
    told = read_whole(csv_of(*lines), {question.key: "west-midlands"})
    assert (told.facts("force"), told.refused()) == (["west-midlands"] * 2, {})
    assert "you have said so" in told.cell(2, "force").surprise
    assert list(read_whole(csv_of(*lines), {question.key: "narnia"}).refused()) == [2, 3]


@pytest.mark.parametrize(
    "written", ["FT–6", "FT—6", "FT‑6", " FT-6 ", "FT-6\u200b", "FT\u00a0-6".replace("\u00a0", "")]
)
def test_references_compare_with_plain_dashes_and_spaces(written: str) -> None:
    assert reference_key(written) == "FT-6"
    read = read_whole(column_of("Phone", [""]).replace(b"C-0", written.encode()))
    assert read.rows[0].case == "FT-6"


@pytest.mark.parametrize(("one", "other"), [("O’Neill/1", "O'Neill/1"), ("A\u00a01", "A 1"), ("“A”", '"A"')])
def test_quotes_and_fixed_spaces_of_references_are_plain(one: str, other: str) -> None:
    assert reference_key(one) == reference_key(other) == other


@pytest.mark.parametrize(
    ("cells", "facts"),
    [
        ("Closed,1/5/2026,Disengaged", (True, date(2026, 5, 1), "client_ended", "")),
        ("Open,,", (False, None, "", "")),
        (",1/5/2026,moved to Spain", (True, date(2026, 5, 1), "other", "moved to Spain")),
        ("archived,,", (True, None, "other", "")),
        (",,", (None, None, "", "")),
        (",no,", (False, None, "", "")),
    ],
)
def test_end_of_a_case_is_read(cells: str, facts: tuple[object, ...]) -> None:
    heading = "Case reference,Opened on,Client name,Status,Date closed,Closure reason"
    row = read_whole(csv_of(heading, f"A,3/3/2026,Ada Lee,{cells}")).rows[0]
    assert tuple(row.facts[name] for name in ("is_closed", "closed_on", "closing_reason", "closing_note")) == facts
    assert row.problems == ()


@pytest.mark.parametrize("cells", ["Open,1/5/2026", "Closed,1/2/2026", "Closed,1/12/2026", "purple,"])
def test_end_that_contradicts_itself_or_lies_ahead_is_refused(cells: str) -> None:
    read = read_whole(csv_of("Case reference,Opened on,Client name,Status,Date closed", f"A,3/3/2026,Ada Lee,{cells}"))
    assert list(read.refused()) == [2]
