"""What a cell of a spreadsheet means, in every way that people write it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from accounts.rules import RuleViolation
from orders.imports.rules import cell_values
from orders.imports.rules.code_lists import CODE_LISTS
from orders.imports.rules.moments import DateStyle, WrittenMoment
from orders.imports.rules.tables import Cell
from record.vocabulary.forces import force_of

THIRD_OF_MARCH = date(2026, 3, 3)
PAST = DateStyle(never_ahead_of=date(2026, 11, 29))


@pytest.mark.parametrize(
    ("cell", "day", "at"),
    [
        ("3/3/2026", THIRD_OF_MARCH, None),
        ("03/03/26", THIRD_OF_MARCH, None),
        ("3.3.2026", THIRD_OF_MARCH, None),
        ("03-Mar-26", THIRD_OF_MARCH, None),
        ("3 March 2026", THIRD_OF_MARCH, None),
        ("Tue 3rd Mar 2026", THIRD_OF_MARCH, None),
        ("2026-03-03", THIRD_OF_MARCH, None),
        ("2026-03-03T14:05:00", THIRD_OF_MARCH, time(14, 5)),
        ("03/03/2026 14:05", THIRD_OF_MARCH, time(14, 5)),
        ("3/3/2026 2:05 pm", THIRD_OF_MARCH, time(14, 5)),
        ("3/3/2026 00:00:00", THIRD_OF_MARCH, None),
        ("  3/3/2026  ", THIRD_OF_MARCH, None),
        ("9-11-80", date(1980, 11, 9), None),
        (20260303, THIRD_OF_MARCH, None),
        ("20260303", THIRD_OF_MARCH, None),
        ("Mar 3, 2026", THIRD_OF_MARCH, None),
        ("Tuesday 3 March 2026 at 2:05 p.m.", THIRD_OF_MARCH, time(14, 5)),
        ("14:05 on 3/3/2026", THIRD_OF_MARCH, time(14, 5)),
        ("3–3–2026", THIRD_OF_MARCH, None),
        (46084, THIRD_OF_MARCH, None),
        (46084.5, THIRD_OF_MARCH, time(12)),
        ("46084", THIRD_OF_MARCH, None),
        (datetime(2026, 3, 3), THIRD_OF_MARCH, None),  # noqa: DTZ001
        (datetime(2026, 3, 3, 14, 5, 9), THIRD_OF_MARCH, time(14, 5)),  # noqa: DTZ001
        (THIRD_OF_MARCH, THIRD_OF_MARCH, None),
        ("29/2/2028", date(2028, 2, 29), None),
        ("", None, None),
        (None, None, None),
        *((blank, None, None) for blank in ("N/A", "-", "tbc", "TBC.", "?", "not known", "n/k", "Unknown")),
    ],
)
def test_days_are_read_however_they_are_written(cell: Cell, day: date | None, at: time | None) -> None:
    stamp = cell_values.stamp_of(cell, PAST)
    assert (stamp and stamp.day, stamp and stamp.at) == (day, at)


@pytest.mark.parametrize(
    "cell",
    [
        *("31/2/2026", "29/2/2027", "2026-13-01", "3/25/2026", "soon", "#REF!", "1/1/206", "123456"),
        *(3, 3.5, -1, 1e12, True, time(9), timedelta(days=1), datetime(1801, 1, 1)),  # noqa: DTZ001
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(cell: Cell) -> None:
    with pytest.raises(RuleViolation) as refusal:
        cell_values.stamp_of(cell, PAST)
    assert refusal.value.sentence


def test_serial_of_a_workbook_that_counts_from_1904_is_the_same_day() -> None:
    assert cell_values.stamp_of(46084 - 1462, DateStyle(from_1904=True)) == WrittenMoment(THIRD_OF_MARCH)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("14:05", time(14, 5)),
        ("14:05:30", time(14, 5)),
        ("2.05pm", time(14, 5)),
        ("0905", time(9, 5)),
        (time(14, 5, 30), time(14, 5)),
        (0.5, time(12)),
        (timedelta(hours=14, minutes=5), time(14, 5)),
        (datetime(1899, 12, 30, 14, 5), time(14, 5)),  # noqa: DTZ001
        ("", None),
        ("n/a", None),
    ],
)
def test_times_are_read(cell: Cell, at: time | None) -> None:
    assert cell_values.time_of(cell) == at


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" Alba ", "Alba"),
        ("\u00a0Alba\u00a0", "Alba"),
        (7.0, "7"),
        (7.5, "7.5"),
        (True, "yes"),
        (THIRD_OF_MARCH, "3/3/2026"),
        ("=1+1", "=1+1"),
        ("+44 7700 900123", "+44 7700 900123"),
        ("<script>", "<script>"),
        ("N/A", ""),
        ("#N/A", ""),
        ("None", ""),
        ("a\r\nb", "a\nb"),
    ],
)
def test_texts_are_kept_as_they_stand(cell: Cell, text: str) -> None:
    assert cell_values.text_of(cell) == text


@pytest.mark.parametrize("cell", ["#VALUE!", "#DIV/0!", "a\x00b", "\ud800"])
def test_text_that_is_an_error_or_cannot_be_kept_is_refused(cell: str) -> None:
    with pytest.raises(RuleViolation):
        cell_values.text_of(cell)


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        ("risk", "Very High", "very_high"),
        ("risk", "RED", "high"),
        ("risk", "med.", "medium"),
        ("relationship", "Ex-Partner", "ex_partner"),
        ("relationship", "ex husband", "ex_partner"),
        ("relationship", "former_schoolmate", "former_schoolmate"),
        ("relationship", "Neighbour", "neighbour"),
        ("kind", "Interim SPO", "interim"),
        ("kind", "Full", "full"),
        ("outcome", "Refused by court", "refused"),
        ("who", "Suspect", "perpetrator"),
        ("safe_contact", "No", "unsafe"),
        ("status", "Archived", "closed"),
        ("closing_reason", "Disengaged", "client_ended"),
        ("reported", "Y", "yes"),
        ("force", "Met", "metropolitan"),
    ],
)
def test_codes_are_found_behind_the_words_that_people_use(column: str, written: str, code: str) -> None:
    assert CODE_LISTS[column].find(written) == code


@pytest.mark.parametrize("column", sorted(CODE_LISTS))
def test_word_that_is_none_of_ours_means_nothing_by_itself(column: str) -> None:
    assert CODE_LISTS[column].find("purple") == ""
    assert all(CODE_LISTS[column].find(words) == code for code, words in CODE_LISTS[column].options)


@pytest.mark.parametrize(("written", "slug"), [("West Mids", "west-midlands"), ("Susex", "sussex"), ("purple", "")])
def test_force_that_looks_like_a_word_is_suggested_and_not_taken(written: str, slug: str) -> None:
    assert CODE_LISTS["force"].find(written) == ""
    assert CODE_LISTS["force"].suggest(written) == slug


@pytest.mark.parametrize(
    ("cell", "codes", "words"),
    [
        ("FOL-01", ["FOL-01"], []),
        ("fol-01; con-02", ["FOL-01", "CON-02"], []),
        ("Phone calls, silent ones included", ["CON-01"], []),
        ("calls, texts, calls", ["CON-01", "CON-02"], []),
        ("Threats to kill\nFollowed", ["THR-01", "FOL-01"], []),
        ("calls; sang at the gate", ["CON-01"], ["sang at the gate"]),
        ("", [], []),
    ],
)
def test_behaviours_are_codes_or_words_and_nothing_is_lost(cell: str, codes: list[str], words: list[str]) -> None:
    assert cell_values.behaviours_of(cell) == (codes, words)


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("Sussex", "sussex"),
        ("Sussex Police", "sussex"),
        ("WEST MIDLANDS POLICE", "west-midlands"),
        ("Avon & Somerset", "avon-and-somerset"),
        ("avon-and-somerset", "avon-and-somerset"),
        ("Met", "metropolitan"),
        ("BTP", "british-transport-police"),
        ("", ""),
    ],
)
def test_forces_are_known_by_any_of_their_names(written: str, slug: str) -> None:
    assert force_of(written) == slug


def test_unknown_force_is_refused() -> None:
    with pytest.raises(RuleViolation, match="Narnia"):
        force_of("Narnia Police")
