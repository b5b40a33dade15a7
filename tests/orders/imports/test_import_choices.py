"""A sheet as people keep it comes in: values asked once, lines chosen, refused rows kept, closed cases closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.jobs.models import JobState
from accounts.people.models import Role
from accounts.rules import RuleViolation
from casework.case_tasks.models import Task
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from casework.people.models.trait import Trait
from casework.safe_contact.models.contact_rules import Channel
from orders.imports.models import Import, ImportAnswer, ImportState, TriedRow
from orders.imports.services.dry_run import answer_questions
from orders.imports.services.files import layouts_of, set_layout
from orders.imports.services.loading import start_load
from orders.imports.services.refused_rows import refused_workbook
from orders.orders.models import Order
from risk.clocks.models.clock import Clock
from risk.flags.models import Flag
from risk.reviews.models.review_trigger import ReviewTrigger
from tests.factories import make_user
from tests.orders.brought import (
    CASES,
    INCIDENTS,
    ORDERS,
    PEOPLE,
    Desk,
    a_case,
    book_of,
    fates,
    make_desk,
    questions,
    reasons,
    said,
    whole_story,
)

pytestmark = pytest.mark.django_db
WHO: list[Sequence[object]] = [[*CASES[0], "Caseworker"]]
ENDED: list[Sequence[object]] = [[*CASES[0], "Status", "Date closed", "Reason for closing"]]


def signed_in(desk: Desk) -> Client:
    client = Client()
    client.force_login(desk.by, backend="django.contrib.auth.backends.ModelBackend")
    return client


def detail(row: Import) -> str:
    return reverse("import_detail", args=[row.public_id])


# --- Asked once ----------------------------------------------------------------------------------------------


def test_unknown_value_is_asked_about_once_and_remembered_for_the_next_file() -> None:
    desk = make_desk()
    rows = [a_case(f"A/{number}", f"Given{number}", risk="Purple") for number in range(3)]
    row = desk.try_out(book_of(Cases=[*CASES, *rows]))
    [question] = [each for each in questions(row).values() if each["column"] == "risk"]
    assert (question["rows"], question["value"], row.plan and row.plan["counts"]["refused"]) == (3, "Purple", 3)
    row = desk.answer(row, **{question["key"]: "high"})
    assert [fate for _, fate in fates(row)] == ["made"] * 3
    assert ImportAnswer.objects.get().answered_by == desk.by
    desk.load(row)
    assert set(Case.objects.values_list("risk_level", flat=True)) == {"high"}
    again = desk.try_out(book_of(Cases=[*CASES, a_case("B/1", "Other", risk=" PURPLE ")]))
    assert [fate for _, fate in fates(again)] == ["made"]
    assert make_desk().try_out(book_of(Cases=[*CASES, *rows])).plan["counts"]["refused"] == 3  # type: ignore[index]


def test_remembered_answer_is_shown_and_can_be_changed() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1", risk="Purple")]))
    key = "value|risk|purple"
    row = desk.answer(row, **{key: "standard"})
    page = signed_in(desk).get(detail(row)).content.decode()
    assert "What you have said already" in page and "Purple" in page
    row = desk.answer(row, **{key: "very_high"})
    desk.load(row)
    assert Case.objects.get().risk_level == "very_high"


def test_answer_that_is_none_of_the_choices_is_refused() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1", risk="Purple")]))
    for answers in ({"value|risk|purple": "extreme"}, {"value|risk|green": "high"}):
        with pytest.raises(RuleViolation):
            answer_questions(row, answers, by=desk.by, now=timezone.now())
    assert not ImportAnswer.objects.exists()


def test_questions_are_answered_on_the_page() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1", risk="Purple")]))
    client = signed_in(desk)
    page = client.get(detail(row))
    [name] = page.context["questions"]["form"].fields
    assert "Purple" not in name and "Purple" in page.content.decode()
    address = reverse("import_answer", args=[row.public_id])
    wrong = client.post(address, {"submission": str(uuid4()), name: "extreme"})
    assert wrong.status_code == 200 and "Choose one of the answers" in wrong.content.decode()
    assert client.post(address, {"submission": str(uuid4()), name: "high"}).status_code == 302
    assert ImportAnswer.objects.get().answer == "high"


def test_caseworker_whom_nobody_knows_is_asked_about_once() -> None:
    desk = make_desk()
    worker = make_user(role=Role.CASEWORKER, teams=[desk.team])
    rows = [[*a_case("A/1"), "Jo"], [*a_case("A/2", "Other"), "jo"], [*a_case("A/3", "Third"), "Left Long Ago"]]
    row = desk.try_out(book_of(Cases=[*WHO, *rows]))
    asked = {key: each["rows"] for key, each in questions(row).items() if each["column"] == "caseworker"}
    assert asked == {"value|caseworker|jo": 2, "value|caseworker|left long ago": 1}
    answers = {"value|caseworker|jo": str(worker.pk), "value|caseworker|left long ago": "nobody"}
    desk.load(desk.answer(row, **answers))
    assert Case.objects.filter(caseworker=worker).count() == 2
    assert Case.objects.get(imported_as="A/3").caseworker is None


def test_every_problem_of_a_row_stands_beside_its_value() -> None:
    row = make_desk().try_out(book_of(Cases=[*CASES, a_case("A/1", opened="31/2/2026", risk="Purple")]))
    wrong = {cell[0]: cell[4] for cell in said(row)[0, 2].cells if cell[4]}
    assert set(wrong) == {"Opened on", "Risk"}


def test_file_with_headings_alone_says_so() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=CASES))
    assert "The file has no rows" in signed_in(desk).get(detail(row)).content.decode()


# --- Refused lines ------------------------------------------------------------------------------------------


def _two_good_one_bad() -> dict[str, list[Sequence[object]]]:
    bad = a_case("A/2", "Second", opened="31/2/2026")
    return {
        "Cases": [*CASES, a_case("A/1"), bad, a_case("A/3", "Third")],
        "Incidents": [*INCIDENTS, ["A/2", "5/3/2026", "", "Calls", "+HYPERLINK(1)", ""]],
    }


def test_all_but_the_refused_lines_are_loaded_and_the_rest_is_kept_for_later() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(**_two_good_one_bad()))
    assert [fate for _, fate in fates(row)] == ["made", "refused", "made", "held"]
    row = desk.load(row, without_refused=True)
    assert (row.state, row.made["refused"], Case.objects.count()) == (ImportState.LOADED, 2, 2)
    rest = Import.objects.get(rest_of=row)
    book = load_workbook(BytesIO(bytes(rest.content or b"")))
    cells = [[str(cell.value) for line in sheet for cell in line] for sheet in book]
    assert "A/2" in cells[0] and any("not a real date" in each for each in cells[0])
    assert "+HYPERLINK(1)" in cells[1]
    page = signed_in(desk).get(detail(row)).content.decode()
    assert "See the rows that were left out" in page
    later = desk.check(set_layout(rest, layouts_of(rest), {}, by=desk.by, now=timezone.now()))
    assert [fate for _, fate in fates(later)] == ["refused", "held"]


def test_refused_lines_that_were_mended_are_loaded_later() -> None:
    desk = make_desk()
    tables = _two_good_one_bad()
    desk.load(desk.try_out(book_of(**tables)), without_refused=True)
    tables["Cases"][2] = a_case("A/2", "Second", opened="28/2/2026")
    row = desk.try_out(book_of(**tables))
    assert [fate for _, fate in fates(row)] == ["duplicate", "made", "duplicate", "made"]
    desk.load(row)
    assert (Case.objects.count(), Incident.objects.count()) == (3, 1)


def test_line_that_is_refused_only_by_now_stops_the_load() -> None:
    """Only what was seen to be refused is left out: the supervisor has agreed to that and to nothing else."""
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1")])))
    incidents = [["A/1", "5/3/2026", "", "Calls", "", ""], ["A/1", "31/2/2026", "", "Calls", "", ""]]
    row = desk.try_out(book_of(Incidents=[*INCIDENTS, *incidents]))
    Case.objects.update(closed_at=timezone.now())
    row = desk.load(row, without_refused=True)
    assert row.job is not None
    assert (row.state, row.job.state) == (ImportState.CHECKED, JobState.FAILED)
    assert not Incident.objects.exists()


def test_refused_lines_are_downloaded_with_their_reasons() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(**_two_good_one_bad()))
    client = signed_in(desk)
    page = client.get(detail(row)).content.decode()
    assert "Load all but these 2" in page and reverse("import_refused", args=[row.public_id]) in page
    answer = client.get(reverse("import_refused", args=[row.public_id]))
    assert "Marigold" not in answer.headers["Content-Disposition"]
    words = [cell.value for sheet in load_workbook(BytesIO(answer.content)) for line in sheet for cell in line]
    assert "Why it was left out" in words and "3" in words
    sent = client.post(reverse("import_load", args=[row.public_id]), {"submission": str(uuid4()), "without": "refused"})
    assert sent.status_code == 302


def test_refused_text_that_looks_like_a_formula_is_text_in_the_download() -> None:
    row = make_desk().try_out(b"Case ref,Date,Description\nA/1,5/3/2026,=HYPERLINK(1)\n")
    [sheet] = load_workbook(BytesIO(refused_workbook(row)))
    assert [cell.data_type for line in sheet for cell in line if cell.value == "=HYPERLINK(1)"] == ["s"]


# --- Again, and found again -----------------------------------------------------------------------------------


def test_same_file_twice_offers_nothing_new() -> None:
    desk = make_desk()
    content = book_of(**whole_story("HB-0012"))
    desk.load(desk.try_out(content))
    counts = [model.objects.count() for model in (Case, Event, Incident, Trait, Channel)]
    row = desk.try_out(content)
    assert {fate for _, fate in fates(row)} == {"duplicate"}, reasons(row)
    with pytest.raises(RuleViolation, match="nothing to load"):
        start_load(row, by=desk.by, now=timezone.now())
    assert "There is nothing to load" in signed_in(desk).get(detail(row)).content.decode()
    assert counts == [model.objects.count() for model in (Case, Event, Incident, Trait, Channel)]


@pytest.mark.parametrize("written", ["HB-0012", "hb-12", "HB 0012", "HB–0012"])
def test_rows_find_their_case_however_its_reference_is_written(written: str) -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("HB-0012"), a_case("HB-120", "Other")])))
    own = Case.objects.get(imported_as="HB-0012").reference
    rows = [[written, "5/3/2026", "", "Calls", "", ""], [own, "6/3/2026", "", "Texts", "", ""]]
    desk.load(desk.try_out(book_of(Incidents=[*INCIDENTS, *rows])))
    assert set(Incident.objects.values_list("case__imported_as", flat=True)) == {"HB-0012"}
    assert Incident.objects.count() == 2


def test_two_cases_of_one_file_with_like_references_stay_two() -> None:
    desk = make_desk()
    row = desk.try_out(
        book_of(
            Cases=[*CASES, a_case("A-1"), a_case("A1", "Other")],
            Incidents=[*INCIDENTS, ["A1", "5/3/2026", "", "Calls", "", ""]],
        )
    )
    desk.load(row)
    assert set(Case.objects.values_list("imported_as", flat=True)) == {"A-1", "A1"}
    assert Incident.objects.get().case.imported_as == "A1"


def test_reference_that_fits_two_cases_is_refused_with_their_names() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A-1"), a_case("A1", "Other")])))
    row = desk.try_out(book_of(Incidents=[*INCIDENTS, ["a 01", "5/3/2026", "", "Calls", "", ""]]))
    assert "More than one case is written like this" in reasons(row)[2]


def test_file_without_references_is_loaded_and_the_same_file_brings_nothing_again() -> None:
    desk = make_desk()
    heads, rows = CASES[0][1:], [a_case("x")[1:], a_case("x", "Other")[1:]]
    content = book_of(Cases=[heads, *rows])
    row = desk.load(desk.try_out(content))
    assert (row.state, Case.objects.count()) == (ImportState.LOADED, 2), reasons(row)
    assert {fate for _, fate in fates(desk.try_out(content))} == {"duplicate"}
    longer = desk.try_out(book_of(Cases=[heads, *rows, a_case("x", "Third")[1:]]))
    assert [fate for _, fate in fates(longer)] == ["duplicate", "duplicate", "made"]
    assert "day of opening" in reasons(longer)[2]


# --- The end of a case ----------------------------------------------------------------------------------------


def test_closed_case_comes_in_closed_and_asks_for_nothing() -> None:
    desk = make_desk()
    today = local_day(timezone.now())
    threat = ["A/1", today.strftime("%d/%m/%Y"), "", "Threat to kill", "", ""]
    rows = [[*a_case("A/1", risk="Very high"), "Closed", today.strftime("%d/%m/%Y"), ""]]
    row = desk.try_out(book_of(Cases=[*ENDED, *rows], Incidents=[*INCIDENTS, threat]))
    assert {fate for _, fate in fates(row)} == {"made"}, reasons(row)
    desk.load(row)
    case = Case.objects.get()
    assert case.closed_at is not None and local_day(case.closed_at) == today
    assert list(Event.objects.order_by("number").values_list("kind", flat=True))[-1] == "case_closed"
    assert not Clock.objects.filter(case=case, closed_at=None).exists()
    assert not Flag.objects.filter(case=case, closed_at=None).exists()
    assert not ReviewTrigger.objects.exists() and not Task.objects.exists()
    client = signed_in(desk)
    for name in ("waiting_list", "delays", "my_work"):
        assert case.reference not in client.get(reverse(name), follow=True).content.decode(), name
    page = client.get(reverse("case_list") + "?state=closed").content.decode()
    assert case.reference in page


def test_case_closed_long_ago_has_its_day_and_reason() -> None:
    desk = make_desk()
    rows = [[*a_case("A/1"), "closed", "1/6/2026", "Lost contact"], [*a_case("A/2", "Other"), "open", "", ""]]
    desk.load(desk.try_out(book_of(Cases=[*ENDED, *rows])))
    closed, still_open = Case.objects.get(imported_as="A/1"), Case.objects.get(imported_as="A/2")
    assert closed.closed_at is not None and local_day(closed.closed_at) == date(2026, 6, 1)
    assert still_open.closed_at is None
    again = desk.try_out(book_of(Cases=[*ENDED, *rows]))
    assert {fate for _, fate in fates(again)} == {"duplicate"}


def test_case_that_is_closed_without_a_day_says_so_in_the_record() -> None:
    desk = make_desk()
    incident = ["A/1", "5/4/2026", "", "Calls", "", ""]
    tables = book_of(Cases=[*ENDED, [*a_case("A/1"), "Closed", "", ""]], Incidents=[*INCIDENTS, incident])
    row = desk.try_out(tables)
    assert said(row)[0, 2].is_surprising
    desk.load(row)
    closed = Event.objects.get(kind="case_closed")
    assert local_day(closed.at) == date(2026, 4, 5) and "did not say when" in closed.note


def test_row_of_a_later_day_than_the_closing_is_refused_alone() -> None:
    desk = make_desk()
    incidents = [["A/1", "5/4/2026", "", "Calls", "", ""], ["A/1", "5/7/2026", "", "Texts", "", ""]]
    rows = [*ENDED, [*a_case("A/1"), "", "1/6/2026", ""]]
    row = desk.try_out(book_of(Cases=rows, Incidents=[*INCIDENTS, *incidents]))
    assert [fate for _, fate in fates(row)] == ["made", "made", "refused"]
    desk.load(row, without_refused=True)
    assert (Case.objects.exclude(closed_at=None).count(), Incident.objects.count()) == (1, 1)


# --- The last day that nobody knows ----------------------------------------------------------------------------


@pytest.mark.parametrize("stands", ["", "TBC", "N/A", "?", "unknown"])
def test_order_whose_last_day_nobody_knows_is_kept_as_such(stands: str) -> None:
    desk = make_desk()
    tables = whole_story("A/1") | {"Orders": [*ORDERS, ["A/1", "Full", "20/4/2026", stands, "21/4/2026", "No contact"]]}
    row = desk.try_out(book_of(**tables))
    assert {fate for _, fate in fates(row)} == {"made"}, reasons(row)
    desk.load(row)
    order = Order.objects.get()
    assert (order.last_day, order.last_day_known) == (None, False)
    client = signed_in(desk)
    assert "Until further order" not in client.get(reverse("order_detail", args=[order.public_id])).content.decode()
    assert "Protected today" not in client.get(reverse("case_detail", args=[order.case.public_id])).content.decode()
    assert Event.objects.get(kind="order_made").facts["last_day"] == "unknown"


def test_order_until_further_order_has_no_last_day_and_that_is_known() -> None:
    desk = make_desk()
    orders = [*ORDERS, ["A/1", "Full", "20/4/2026", "Until further order", "21/4/2026", "No contact"]]
    desk.load(desk.try_out(book_of(**(whole_story("A/1") | {"Orders": orders}))))
    assert (Order.objects.get().last_day, Order.objects.get().last_day_known) == (None, True)


# --- What is shown --------------------------------------------------------------------------------------------


def test_every_value_stands_beside_what_it_is_understood_as_and_surprises_can_be_seen_alone() -> None:
    desk = make_desk()
    content = (
        b"Case reference,Opened on,Client name,Police force,Risk,Relationship\n"
        b'NM-1,3/3/2026,"Smith, Jane",Sussex,high,ex-partner\n'
        b"NM-2,3/3/2026,Ada Lee,Sussex,high,ex-partner\n"
    )
    row = desk.try_out(content)
    client = signed_in(desk)
    page = client.get(detail(row)).content.decode()
    assert "Smith, Jane" in page and "Jane | Smith" in page
    shown = client.get(detail(row), {"show": "surprises"})
    assert [line.case for line in shown.context["page"].rows] == ["NM-1"]
    assert "Smith" not in shown.request["QUERY_STRING"]
    desk.load(row)
    assert set(Case.objects.values_list("victim__last_name", flat=True)) == {"Smith", "Lee"}


def test_totals_notes_and_repeated_headings_are_named_and_read_only_if_chosen() -> None:
    desk = make_desk()
    lines: list[Sequence[object]] = [*CASES, a_case("A/1"), CASES[0], a_case("A/2", "Other"), ["Total", "2"]]
    row = desk.try_out(book_of(Cases=lines))
    assert [(line, fate) for line, fate in fates(row)] == [(2, "made"), (3, "left"), (4, "made"), (5, "left")]
    client = signed_in(desk)
    page = client.get(detail(row)).content.decode()
    assert "row 5" in page and "Read this row like the others" in page
    fields = {"submission": str(uuid4()), "make_all": "no", "line": ["0-3", "0-5"], "take": ["0-5"]}
    assert client.post(reverse("import_choose", args=[row.public_id]), fields).status_code == 302
    row.refresh_from_db()
    assert row.answers == {"row|0-3": "leave", "row|0-5": "take"}
    row = desk.check(row)
    assert dict(fates(row))[5] == "refused"
    desk.load(row, without_refused=True)
    assert Case.objects.count() == 2


def test_two_numbers_of_one_cell_become_two_ways_to_reach_her_with_their_notes() -> None:
    desk = make_desk()
    rows = [a_case("A/1", mobile="07700 900153 / 07700 900154"), a_case("A/2", "Cat", mobile="07700 900152 (mum)")]
    desk.load(desk.try_out(book_of(Cases=[*CASES, *rows])))
    assert Channel.objects.count() == 3
    assert "mum" in Channel.objects.get(value__contains="900152").note


def test_year_of_birth_is_kept_as_such() -> None:
    desk = make_desk()
    tables = {
        "Cases": [*CASES, a_case("A/1", dob="1985")],
        "People": [*PEOPLE, ["A/1", "Suspect", "", "3/1980", "", "", ""]],
    }
    desk.load(desk.try_out(book_of(**tables)))
    case = Case.objects.get()
    assert (case.victim.born_on, case.victim.born_precision) == (date(1985, 1, 1), "year")
    assert (case.perpetrator.born_on, case.perpetrator.born_precision) == (date(1980, 3, 1), "month")


def test_person_of_whom_a_row_says_nothing_new_is_left_out() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(**whole_story("A/1"))))
    rows = [
        ["A/1", "Suspect", "Barnaby Thistlewood", "", "07700 900 654", "", ""],
        ["A/1", "Suspect", "", "", "", "Bob", ""],
    ]
    row = desk.try_out(book_of(People=[*PEOPLE, *rows]))
    assert [fate for _, fate in fates(row)] == ["duplicate", "made"]


# --- Columns --------------------------------------------------------------------------------------------------


def test_answer_about_a_column_does_not_hold_for_another() -> None:
    desk = make_desk()
    row = desk.upload(b"Case ref,Date,Logged,Description\nA/1,5/3/2026,6/3/2026,Rang\n")
    Import.objects.filter(pk=row.pk).update(answers={"date_order|0|happened_on": "month_first", "encoding": "mixed"})
    [layout] = layouts_of(row)
    same = set_layout(row, [layout], {}, by=desk.by, now=timezone.now())
    assert set(same.answers) == {"date_order|0|happened_on", "encoding"}
    moved = replace(layout, columns={**layout.columns, "happened_on": 2})
    assert set(set_layout(row, [moved], {}, by=desk.by, now=timezone.now()).answers) == {"encoding"}


def test_page_of_a_large_dry_run_is_cut_by_an_index_and_not_by_a_sort() -> None:
    row = make_desk().try_out(book_of(Cases=[*CASES, a_case("A/1")]))
    fates_of = ["made"] * 18 + ["refused", "held"]
    rows = [
        TriedRow(
            imported=row, place=place, sheet=0, number=place, fate=fates_of[place % 20], is_surprising=place % 9 == 0
        )
        for place in range(1, 10_001)
    ]
    TriedRow.objects.bulk_create(rows, batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE orders_triedrow")
    for show in ("", "surprises", "refused"):
        found = TriedRow.objects.filter(imported=row).shown(show).filter(place__gt=5_000).order_by("place")[:26]
        explained = found.explain()
        assert "Index Scan" in explained and "Seq Scan" not in explained and "Sort" not in explained, explained


def test_heading_that_fits_nothing_is_asked_about_and_the_answer_is_remembered() -> None:
    desk = make_desk()
    heads = [[*CASES[0], "Shoe size", "How bad"]]
    row = desk.upload(book_of(Cases=[*heads, [*a_case("A/1"), "5", "?"]]))
    client, address = signed_in(desk), reverse("import_columns", args=[row.public_id])
    form = client.get(address).context["form"]
    typed = _typed(form)
    page = client.post(address, typed)
    assert page.status_code == 200 and set(page.context["form"].errors) == {"x0_10", "x0_11"}
    clash = client.post(address, {**typed, "x0_10": "-", "x0_11": "caseworker", "t0_caseworker": "2"})
    assert set(clash.context["form"].errors) == {"x0_11"}
    answer = client.post(address, {**typed, "submission": str(uuid4()), "x0_10": "-", "x0_11": "caseworker"})
    assert answer.status_code == 302
    row.refresh_from_db()
    [layout] = layouts_of(row)
    assert (layout.columns["caseworker"], layout.left_out) == (11, (10,))
    [again] = layouts_of(desk.upload(book_of(Cases=[*heads, [*a_case("A/2"), "6", "?"]])))
    assert (again.columns["caseworker"], again.left_out) == (11, (10,))


def _typed(form: Any) -> dict[str, Any]:
    shown = {f"t{table.place}_shown": table.shown for table in form.tables()}
    return {"submission": str(uuid4()), **shown, **{name: form[name].value() or "" for name in form.fields}}
