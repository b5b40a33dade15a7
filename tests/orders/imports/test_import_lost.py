"""What a file speaks of and is not loaded is never taken for none: lost orders, hidden sheets, words beside a yes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.people.models.victim_perpetrator import Victim
from orders.imports.models import Import
from orders.imports.services.files import layouts_of
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from tests.orders.acting import signed_in, words
from tests.orders.brought import APPLICATIONS, CASES, ORDERS, Desk, a_case, book_of, fates, make_desk, reasons

pytestmark = pytest.mark.django_db
GRANTED: Sequence[object] = ["A/1", "6/3/2026", "", "", "", "Granted", "20/4/2026", ""]
FORMULA: Sequence[object] = ["A/1", "Full", "20/4/2026", "=EDATE(C2,24)", "21/4/2026", "No contact"]


def dry_run(desk: Desk, row: Import) -> str:
    return words(signed_in(desk.by).get(reverse("import_detail", args=[row.public_id])))


def case_page(desk: Desk, case: Case) -> str:
    return words(signed_in(desk.by).get(reverse("case_detail", args=[case.public_id])))


@pytest.mark.parametrize(
    "tables",
    [
        {"Orders": [*ORDERS, FORMULA]},
        {"Orders": [*ORDERS, FORMULA], "Applications": [*APPLICATIONS, GRANTED]},
        {"Orders": [*ORDERS, ["A/1", "Full", "31/6/2026", "1/7/2029", "", ""]]},
        {"Orders": [*ORDERS, ["A/1", "Full", "20/4/2026", "19/4/2029", "", ""]]},
        {"Applications": [*APPLICATIONS, GRANTED]},
        {"Applications": [*APPLICATIONS, ["A/1", "6/3/2026", "", "", "20/4/2026", "Granted", "20/4/2026", ""]]},
    ],
    ids=["formula", "formula and granted", "impossible day", "no application", "granted alone", "granted when heard"],
)
def test_case_whose_order_is_not_loaded_says_that_nobody_knows(tables: dict[str, list[Sequence[object]]]) -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1")], **tables))
    page = dry_run(desk, row)
    assert ("One of these rows is an order" in page) == ("Orders" in tables)
    assert ("no order of the case is loaded" in page) == ("Applications" in tables)
    row = desk.load(row, without_refused=True)
    case = Case.objects.get()
    assert not Order.objects.exists(), row.job and row.job.error
    assert OtherProtection.objects.get().last_day_known is False
    shown = case_page(desk, case)
    assert "Nobody knows whether anything protects the client today" in shown
    assert "Nothing protects the client today" not in shown
    assert "has not listed a hearing" not in shown


def test_what_cannot_be_loaded_stands_before_what_is_taken_unless_somebody_says_otherwise() -> None:
    desk = make_desk()
    orders = [*ORDERS, *([each, "Full", "3/4/2026", "", "4/5/2026", ""] for each in ("A/1", "A/2"))]
    page = dry_run(desk, desk.try_out(book_of(Cases=[*CASES, a_case("A/1"), a_case("A/2", "Second")], Orders=orders)))
    places = [page.index(text) for text in ("Not every row can be loaded", "are orders", "Taken like this", "Load all")]
    assert places == sorted(places)


def test_closed_case_whose_order_is_not_loaded_is_closed_last() -> None:
    desk = make_desk()
    ended = [[*CASES[0], "Status", "Date closed"], [*a_case("A/1"), "Closed", "1/4/2026"]]
    desk.load(desk.try_out(book_of(Cases=ended, Orders=[*ORDERS, FORMULA])), without_refused=True)
    assert [each.kind for each in Event.objects.order_by("number")][-2:] == ["other_protection", "case_closed"]
    assert OtherProtection.objects.get().from_day == date(2026, 4, 20)


def test_case_whose_order_is_loaded_is_told_of_no_other() -> None:
    desk = make_desk()
    order = ["A/1", "Full", "20/4/2026", "19/4/2029", "21/4/2026", "No contact"]
    tables = {"Applications": [*APPLICATIONS, GRANTED], "Orders": [*ORDERS, order]}
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1")], **tables))
    assert {fate for _, fate in fates(row)} == {"made"} and not reasons(row)
    desk.load(row)
    assert Order.objects.exists() and not OtherProtection.objects.exists()


# --- Hidden sheets --------------------------------------------------------------------------------------------


def with_hidden(content: bytes, title: str) -> bytes:
    book = load_workbook(io.BytesIO(content))
    book[title].sheet_state = "hidden"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_hidden_sheet_is_named_and_left_out_unless_somebody_says_what_it_holds() -> None:
    desk = make_desk()
    content = with_hidden(book_of(Old=[*CASES, a_case("A/2", "Second")], Cases=[*CASES, a_case("A/1")]), "Old")
    row = desk.try_out(content)
    assert [fate for _, fate in fates(row)] == ["made"]
    assert "The whole sheet “<bdi>Old</bdi>”, <strong>hidden in the workbook</strong>." in dry_run(desk, row)
    columns = words(signed_in(desk.by).get(reverse("import_columns", args=[row.public_id])))
    assert "Hidden in the workbook" in columns
    again = desk.upload(content)
    assert [layout.kind for layout in layouts_of(again)] == ["cases", ""]


def test_hidden_sheet_that_cannot_be_read_does_not_stop_the_others() -> None:
    desk = make_desk()
    wide = [f"Column {number}" for number in range(250)]
    content = with_hidden(book_of(Lists=[wide, wide], Cases=[*CASES, a_case("A/1")]), "Lists")
    desk.load(desk.try_out(content))
    assert Case.objects.count() == 1


# --- Words beside a yes or no ---------------------------------------------------------------------------------


@pytest.mark.parametrize("stands", ["Yes, but never after six", "Only texts", "No - via her sister"])
def test_words_about_safe_contact_are_kept_whatever_they_were_said_to_mean(stands: str) -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=[[*CASES[0], "Safe to contact"], [*a_case("A/1"), stands]]))
    [key] = [each["key"] for each in (row.plan or {})["questions"] if each["column"] == "safe_contact"]
    desk.load(desk.answer(row, **{key: "safe"}))
    assert stands in Victim.objects.get().safe_contact_note
