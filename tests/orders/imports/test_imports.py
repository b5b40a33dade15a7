"""A spreadsheet comes in whole or not at all; duplicates are offered; what is written is as if recorded by hand."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.jobs.models import JobState
from accounts.jobs.services.jobs import run_job
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventSource
from casework.incidents.models.incident import Incident
from casework.people.models.trait import Trait
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.imports.models import Import, ImportLayout, ImportState
from orders.imports.services.dry_run import RowChoices, choose
from orders.imports.services.files import TableLayout, discard_file, discard_old_files, layouts_of, set_layout
from orders.imports.services.loading import load, start_load
from orders.orders.models import Condition, Order
from record.recording import events_of
from record.replay.replay import measure_clocks, replay_events
from risk.clocks.models.clock import Clock
from tests.factories import make_team, make_user
from tests.orders.brought import (
    APPLICATIONS,
    BREACHES,
    CASES,
    INCIDENTS,
    ORDERS,
    PEOPLE,
    Desk,
    a_case,
    book_of,
    fates,
    make_desk,
    reasons,
    whole_story,
)

pytestmark = pytest.mark.django_db


def test_whole_workbook_becomes_a_case_with_everything_in_it() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(**whole_story("2026/014")))
    assert {fate for _, fate in fates(row)} == {"made"}, reasons(row)
    assert not Case.objects.exists()
    row = desk.load(row)
    case = Case.objects.select_related("victim", "perpetrator").get()
    assert (case.imported_as, case.team, case.risk_level) == ("2026/014", desk.team, "high")
    assert (case.victim.name, case.victim.name_keys != []) == ("Marigold Featherstone", True)
    assert (case.perpetrator.name, case.perpetrator.born_on) == ("Barnaby Thistlewood", date(1980, 11, 9))
    assert set(Trait.objects.values_list("kind", flat=True)) == {"phone", "alias", "vehicle"}
    assert Application.objects.get().officer == "PC Larkspur"
    assert Order.objects.get().last_day == date(2029, 4, 19)
    assert Condition.objects.count() == 2
    assert (Breach.objects.get().crime_reference, Breach.objects.get().text) == ("47/1234", "One text")
    incident = Incident.objects.get()
    assert incident.happened_at == datetime(2026, 3, 5, 19, 40, tzinfo=UTC)
    assert "Behaviour as written: sang" in incident.text
    assert incident.precision == "exact"
    assert set(Event.objects.values_list("source", "recorded_by")) == {(EventSource.IMPORT, desk.by.pk)}
    assert (row.state, row.content, row.plan) == (ImportState.LOADED, None, None)
    assert not row.tried_rows.exists()
    assert row.made["rows"] == dict.fromkeys(("cases", "people", "incidents", "applications", "orders", "breaches"), 1)
    assert AuditEntry.objects.filter(act="import.load").count() == 1


def test_rows_and_clocks_of_an_import_are_those_that_its_events_tell() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(**whole_story("2026/014"))))
    case = Case.objects.get()
    told = measure_clocks(replay_events(events_of(case)))
    assert {each.clock.key for each in told} == set(
        Clock.objects.filter(case=case).values_list("rule", "subject", "started_at", "opened_at")
    )
    assert case.history.count() >= 1 and Order.objects.get().history.count() == 1
    assert Order.objects.get().history.get().history_user == desk.by


def test_one_bad_row_refuses_the_file_with_its_number_and_column() -> None:
    desk = make_desk()
    rows = [[f"C/{number}", *a_case("")[1:]] for number in range(200)]
    rows[120][1] = "31/2/2026"
    row = desk.try_out(book_of(Cases=[*CASES, *rows]))
    assert reasons(row) == {122: "Opened on 31/2/2026 is not a real date."}
    with pytest.raises(RuleViolation, match="all but those"):
        start_load(row, by=desk.by, now=timezone.now())
    assert not Case.objects.exists()
    rows[120][1] = "28/2/2026"
    row = desk.load(desk.try_out(book_of(Cases=[*CASES, *rows])))
    assert (row.state, Case.objects.count(), row.job.done if row.job else 0) == (ImportState.LOADED, 200, 200)


def test_every_kind_of_wrong_row_is_told_with_its_reason() -> None:
    desk = make_desk()
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%d/%m/%Y")
    tables: dict[str, list[Sequence[object]]] = {
        "Cases": [*CASES, a_case("A/1"), a_case("A/1"), a_case("", "No", "Ref"), a_case("A/2", risk="purple")],
        "Incidents": [
            *INCIDENTS,
            ["A/9", "5/3/2026", "", "Calls", "", ""],
            ["A/1", tomorrow, "", "Calls", "", ""],
            ["A/1", "5/3/2026", "25:99", "Calls", "", ""],
            ["A/1", "29/3/2026", "01:30", "Calls", "", ""],
            ["A/1", "5/3/2026", "", "", "", ""],
            ["A/2", "5/3/2026", "", "Calls", "", ""],
        ],
    }
    tried = desk.try_out(book_of(**tables)).tried_rows.all()
    said = {(line.sheet, line.number): (line.fate, f"{line.column} {line.sentence}") for line in tried}
    assert said[0, 2][0] == "made"
    assert said[0, 3] == ("duplicate", " Row 2 says the same.")
    assert said[0, 4][1].startswith("Case reference The case reference is missing")
    assert "purple" in said[0, 5][1]
    assert "no such case" in said[1, 2][1]
    assert "has not come yet" in said[1, 3][1]
    assert said[1, 4][1].startswith("Time ")
    assert "did not happen" in said[1, 5][1]
    assert said[1, 6][0] == "refused"
    assert said[1, 7] == ("held", " Its case is refused: see row 5.")


def test_row_that_cannot_follow_what_came_before_is_refused() -> None:
    desk = make_desk()
    tables: dict[str, list[Sequence[object]]] = {
        "Cases": [*CASES, a_case("A/1")],
        "Applications": [*APPLICATIONS, ["A/1", "6/3/2026", "", "", "", "", "", ""]],
        "Orders": [
            *ORDERS,
            ["A/1", "Interim", "10/3/2026", "Until further order", "", ""],
            ["A/1", "Full", "20/3/2026", "1/4/2027", "", ""],
        ],
        "Breaches": [*BREACHES, ["A/1", "1/2/2026", "Texts", "", "", ""]],
    }
    tried = desk.try_out(book_of(**tables)).tried_rows.filter(fate="refused")
    said = {(line.sheet, line.number): line.sentence for line in tried}
    assert "fixed period" in said[2, 2]
    assert "at least two years" in said[2, 3]
    assert "no order of that time" in said[3, 2]


def test_case_that_is_here_already_is_offered_and_its_new_rows_go_to_it() -> None:
    desk = make_desk()
    story = whole_story("2026/014")
    desk.load(desk.try_out(book_of(**story)))
    story["Incidents"].append(["2026/014", "1/6/2026", "", "Followed", "In the market", "No"])
    row = desk.try_out(book_of(**story))
    assert [fate for _, fate in fates(row)].count("duplicate") == 6
    assert row.tried_rows.filter(sentence__contains="is here already").exists()
    desk.load(row)
    assert (Case.objects.count(), Incident.objects.count(), Order.objects.count()) == (1, 2, 1)
    added = Incident.objects.get(label="I2")
    assert (added.precision, added.happened_from) == ("day", datetime(2026, 5, 31, 23, 0, tzinfo=UTC))


def test_duplicate_is_made_if_the_supervisor_says_so() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1")])))
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1"), a_case("A/2", "Other", "Client")]))
    assert fates(row) == [(2, "duplicate"), (3, "made")]
    row = desk.run(choose(row, RowChoices(differently=["0-2"]), by=desk.by, now=timezone.now()), row)
    assert fates(row) == [(2, "made"), (3, "made")]
    desk.load(row)
    assert Case.objects.count() == 3
    assert Case.objects.filter(imported_as__startswith="A/1 ").count() == 1


def test_client_with_the_same_name_and_birth_or_phone_is_offered() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1", dob="12/5/1987", mobile="07700 900321")])))
    again = [
        a_case("B/1", dob="12-May-87"),
        a_case("B/2", mobile="+44 7700 900 321"),
        a_case("B/3", "MARIGOLD", "FEATHERSTONE", dob="12/5/1987"),
        a_case("B/4", opened="4/3/2026"),
        a_case("B/5", "Another", dob="12/5/1987"),
        a_case("B/6"),
    ]
    row = desk.try_out(book_of(Cases=[*CASES, *again]))
    assert [fate for _, fate in fates(row)] == ["duplicate", "duplicate", "duplicate", "made", "made", "duplicate"]
    assert "date of birth" in reasons(row)[2] and "phone number" in reasons(row)[3]
    assert reasons(row)[7] == "A client with the same name and day of opening is known to the service."


def test_people_fill_in_what_is_blank_and_change_nothing_else() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1", perp="")])))
    rows: list[Sequence[object]] = [["A/1", "Perp", "Barnaby Thistlewood", "9/11/1980", "07700 900654", "", ""]]
    desk.load(desk.try_out(book_of(People=[*PEOPLE, *rows])))
    found = Perpetrator.objects.get()
    assert (found.name, found.born_on, Trait.objects.count()) == ("Barnaby Thistlewood", date(1980, 11, 9), 1)
    rows = [["A/1", "Perp", "Somebody Else", "", "", "", ""], ["A/1", "Client", "", "1/1/1990", "", "", ""]]
    row = desk.try_out(book_of(People=[*PEOPLE, *rows]))
    assert fates(row) == [(2, "refused"), (3, "made")]


def test_closed_case_and_case_of_another_team_take_no_rows() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1")])))
    rows = book_of(Incidents=[*INCIDENTS, ["A/1", "5/3/2026", "", "Calls", "", ""]])
    other = make_desk(make_team(organisation=desk.team.organisation))
    assert "no such case" in reasons(other.try_out(rows))[2]
    Case.objects.update(closed_at=timezone.now())
    assert "closed" in reasons(desk.try_out(rows))[2]


def test_columns_are_remembered_for_the_next_file_with_the_same_headings() -> None:
    desk = make_desk()
    content = book_of(Sheet1=[["Our no", "Day", "Blurb"], ["A/1", "5/3/2026", "Rang"]])
    row = desk.upload(content)
    [layout] = layouts_of(row)
    changed = TableLayout(
        layout.name, "incidents", layout.line, layout.headings, {"case": 0, "happened_on": 1, "text": 2}
    )
    set_layout(row, [changed], {}, by=desk.by, now=timezone.now())
    turned = book_of(Other=[["Day", "Blurb", "Our no"], ["5/3/2026", "Rang", "A/1"]])
    [layout] = layouts_of(desk.upload(turned))
    assert (layout.kind, dict(layout.columns)) == ("incidents", {"case": 2, "happened_on": 0, "text": 1})
    assert layouts_of(make_desk().upload(turned))[0].kind == ""
    assert ImportLayout.objects.count() == 1


def test_columns_without_a_needed_one_are_refused() -> None:
    desk = make_desk()
    row = desk.upload(book_of(Sheet1=[["Our no", "Day"], ["A/1", "5/3/2026"]]))
    [layout] = layouts_of(row)
    lacking = TableLayout(layout.name, "incidents", layout.line, layout.headings, {"case": 0})
    with pytest.raises(RuleViolation, match="Happened on"):
        set_layout(row, [lacking], {}, by=desk.by, now=timezone.now())


def test_defaults_hold_where_the_file_says_nothing() -> None:
    desk = make_desk()
    row = desk.upload(b"Case ref,Date opened,First name\nA/1,3/3/2026,Alba\n")
    defaults = {"risk": "medium", "relationship": "unknown", "force": "sussex"}
    set_layout(row, layouts_of(row), defaults, by=desk.by, now=timezone.now())
    desk.load(desk.check(row))
    assert Case.objects.get().risk_level == "medium"


# --- Faults -------------------------------------------------------------------------------------------------


def test_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    monkeypatch.setattr("orders.imports.services.loading.CASES_AT_ONCE", 1)
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1"), a_case("A/2", "Other")]))
    job = start_load(row, by=desk.by, now=timezone.now())
    made = []

    def breaks(*args: Any, **kwargs: Any) -> None:
        made.append(Case.objects.count())
        if len(made) == 2:
            raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr("orders.imports.services.loading.write_particulars", breaks)
        with pytest.raises(ConnectionError):
            run_job(str(job.public_id), load)
    assert (made, Case.objects.count(), Event.objects.count(), Victim.objects.count()) == ([1, 2], 0, 0, 0)
    assert run_job(str(job.public_id), load)
    assert Case.objects.count() == 2


def test_file_that_the_record_no_longer_takes_is_refused_whole_with_its_row() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1")])))
    row = desk.try_out(book_of(Incidents=[*INCIDENTS, ["A/1", "5/3/2026", "", "Calls", "", ""]]))
    Case.objects.update(closed_at=timezone.now())
    row = desk.load(row)
    assert row.job is not None
    assert (row.state, row.job.state) == (ImportState.CHECKED, JobState.FAILED)
    assert "Incidents, row 2" in row.job.error
    assert not Incident.objects.exists()


def test_job_that_is_run_again_loads_nothing_again() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1")]))
    job = start_load(row, by=desk.by, now=timezone.now())
    second = start_load(row, by=desk.by, now=timezone.now())
    assert [run_job(str(job.public_id), load) for _ in range(2)] == [True, False]
    assert run_job(str(second.public_id), load)
    second.refresh_from_db()
    assert (second.state, second.error) == (JobState.FAILED, "This file has been loaded already.")
    assert Case.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_load_a_file_once() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(**whole_story("A/1")))
    job = start_load(row, by=desk.by, now=timezone.now())
    together = Barrier(2)

    def work() -> bool:
        try:
            together.wait()
            return run_job(str(job.public_id), load)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = [each.result() for each in [pool.submit(work), pool.submit(work)]]
    assert sorted(answers) == [False, True]
    assert (Case.objects.count(), Order.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_load_all_but_the_refused_once_and_keep_those_once() -> None:
    desk = make_desk()
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1"), a_case("A/2", "Other", opened="31/2/2026")]))
    job = start_load(row, without_refused=True, by=desk.by, now=timezone.now())
    together = Barrier(2)

    def work() -> bool:
        try:
            together.wait()
            return run_job(str(job.public_id), load)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = [each.result() for each in [pool.submit(work), pool.submit(work)]]
    assert sorted(answers) == [False, True]
    assert (Case.objects.count(), Import.objects.exclude(rest_of=None).count()) == (1, 1)
    assert not run_job(str(job.public_id), load)


def test_file_is_deleted_after_a_day_or_by_hand_and_then_takes_no_act() -> None:
    desk = make_desk()
    old, new = desk.try_out(book_of(Cases=[*CASES, a_case("A/1")])), desk.upload(book_of(Cases=[*CASES, a_case("A")]))
    Import.objects.filter(pk=old.pk).update(uploaded_at=timezone.now() - timedelta(hours=25))
    assert discard_old_files(now=timezone.now()) == 1
    assert discard_old_files(now=timezone.now()) == 0
    old.refresh_from_db()
    assert (old.state, old.content, old.plan) == (ImportState.DISCARDED, None, None)
    assert not old.tried_rows.exists()
    with pytest.raises(RuleViolation, match="deleted"):
        start_load(old, by=desk.by, now=timezone.now())
    discard_file(new, by=desk.by, now=timezone.now())
    with pytest.raises(RuleViolation, match="deleted"):
        discard_file(new, by=desk.by, now=timezone.now())


def test_file_for_a_team_that_is_not_ones_own_is_refused() -> None:
    desk = make_desk()
    stranger = Desk(desk.by, make_team())
    with pytest.raises(RuleViolation, match="own teams"):
        stranger.upload(book_of(Cases=[*CASES, a_case("A/1")]))


def test_only_supervisors_of_the_team_see_a_file() -> None:
    desk = make_desk()
    desk.upload(book_of(Cases=[*CASES, a_case("A/1")]))
    assert Import.objects.visible_to(desk.by).count() == 1
    for other in (
        make_user(teams=[desk.team]),
        make_desk().by,
        make_desk(make_team(organisation=desk.team.organisation)).by,
    ):
        assert not Import.objects.visible_to(other).exists()


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("import_", {"state": "lost"}),
        ("import_keeps_file_only_until_loaded", {"content": None}),
        ("import_loaded_has_moment", {"loaded_at": datetime(2026, 3, 3, tzinfo=UTC)}),
        ("import_checked_has_plan", {"state": "checked"}),
    ],
)
def test_database_refuses_an_import_that_cannot_be(name: str, fields: dict[str, object]) -> None:
    row = make_desk().upload(book_of(Cases=[*CASES, a_case("A/1")]))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Import.objects.filter(pk=row.pk).update(**fields)


def test_load_of_two_hundred_rows_costs_the_same_statements_as_of_twenty(django_assert_max_num_queries: Any) -> None:
    desk = make_desk()
    for first, many in ((0, 20), (1000, 200)):
        rows = [a_case(f"C/{number}", f"Given{number}") for number in range(first, first + many)]
        row = desk.try_out(book_of(Cases=[*CASES, *rows]))
        job = start_load(row, by=desk.by, now=timezone.now())
        with django_assert_max_num_queries(90):
            run_job(str(job.public_id), load)
    assert Case.objects.count() == 220
