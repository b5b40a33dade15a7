"""The job that raises and closes flags: late, twice and in two workers at once it does the same."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from casework.cases.models.case import Case
from risk.clocks.models.clock import Clock, Deadline
from risk.flags.models import Escalation, Flag
from risk.flags.services.flags import CHUNK, raise_flags, raise_flags_of_cases
from tests.factories import OPENED_AT, make_case, make_clock, make_deadline, make_flag

NOW: Final = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
DAY: Final = timedelta(days=1)


def make_late(*, marks: Sequence[str] = ("amber",), case: Case | None = None, **fields: object) -> Clock:
    """A clock with marks that came one day after each other."""
    clock = make_clock(case=case or make_case(), late_at=OPENED_AT + DAY, **fields)
    for day, mark in enumerate(marks, start=1):
        to = "force_lead" if mark.startswith("step") else ""
        make_deadline(clock=clock, mark=mark, due_at=OPENED_AT + day * DAY, to=to)
    return clock


@pytest.mark.django_db
def test_raise_flags_raises_what_is_due_at_the_time_it_was_due() -> None:
    make_late(marks=["amber", "red"])
    assert raise_flags(now=OPENED_AT + DAY) == 1
    flag = Flag.objects.get()
    assert (flag.level, flag.at, flag.raised_at) == ("amber", OPENED_AT + DAY, OPENED_AT + DAY)


@pytest.mark.django_db
def test_raise_flags_late_gives_the_same_times() -> None:
    make_late(marks=["amber", "red"])
    assert raise_flags(now=NOW) == 2
    assert list(Flag.objects.order_by("at").values_list("level", "at", "raised_at")) == [
        ("amber", OPENED_AT + DAY, NOW),
        ("red", OPENED_AT + 2 * DAY, NOW),
    ]


@pytest.mark.django_db
def test_raise_flags_again_raises_nothing() -> None:
    make_late(marks=["amber", "red", "step_1.5"])
    assert raise_flags(now=NOW) == 3
    assert raise_flags(now=NOW) == 0
    assert raise_flags(now=NOW + DAY) == 0
    assert (Flag.objects.count(), Escalation.objects.count()) == (2, 1)


@pytest.mark.django_db
def test_raise_flags_does_not_raise_before_the_time() -> None:
    make_late()
    assert raise_flags(now=OPENED_AT + DAY - timedelta(microseconds=1)) == 0


@pytest.mark.django_db
def test_escalation_keeps_the_step_and_whom_it_is_for() -> None:
    clock = make_late(marks=["red", "step_1", "step_1.5", "step_2"])
    assert raise_flags(now=NOW) == 4
    rows = Escalation.objects.filter(clock=clock).order_by("step").values_list("step", "to", "at")
    assert list(rows) == [
        (Decimal("1.0"), "force_lead", OPENED_AT + 2 * DAY),
        (Decimal("1.5"), "force_lead", OPENED_AT + 3 * DAY),
        (Decimal("2.0"), "force_lead", OPENED_AT + 4 * DAY),
    ]


@pytest.mark.django_db
def test_flag_of_an_answered_clock_is_closed_at_the_answer() -> None:
    clock = make_late(closed_at=OPENED_AT + 3 * DAY)
    make_flag(clock=clock, at=OPENED_AT + DAY)
    raise_flags(now=NOW)
    assert Flag.objects.get().closed_at == OPENED_AT + 3 * DAY


@pytest.mark.django_db
def test_clock_that_ends_by_itself_closes_with_its_flag() -> None:
    clock = make_late(ends_at=OPENED_AT + 5 * DAY)
    raise_flags(now=OPENED_AT + 4 * DAY)
    assert Flag.objects.get().closed_at is None
    raise_flags(now=NOW)
    clock.refresh_from_db()
    assert clock.closed_at == Flag.objects.get().closed_at == OPENED_AT + 5 * DAY
    assert not Deadline.objects.open().exists()


@pytest.mark.django_db
def test_settle_raises_for_one_case_only_and_what_its_closed_clocks_had_reached() -> None:
    case = make_case()
    clock = make_late(case=case, closed_at=OPENED_AT + 3 * DAY)
    Deadline.objects.filter(clock=clock).update(is_open=False)
    make_late()
    raise_flags_of_cases([case], now=NOW)
    flag = Flag.objects.get()
    assert (flag.case, flag.at, flag.closed_at) == (case, OPENED_AT + DAY, OPENED_AT + 3 * DAY)


def make_many(count: int) -> None:
    """Due amber deadlines in bulk, a clock each, all on one case."""
    case = make_case()
    owner = {"case": case, "organisation": case.organisation}
    fields = {"rule": "T1", "started_at": OPENED_AT, "opened_at": OPENED_AT, "late_at": OPENED_AT + DAY}
    clocks = Clock.objects.bulk_create(Clock(**owner, **fields, subject=f"A{number}") for number in range(count))
    Deadline.objects.bulk_create(
        Deadline(**owner, clock=clock, mark="amber", due_at=OPENED_AT + DAY) for clock in clocks
    )


@pytest.mark.django_db
def test_statements_grow_by_one_for_each_5000_rows_and_a_second_run_needs_the_fewest() -> None:
    statements = {}
    for count in (1, 12_000):
        make_many(count)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert raise_flags(now=NOW) == count
        statements[count] = len(without_savepoints(queries))
    with CaptureQueriesContext(connection) as again:
        assert raise_flags(now=NOW) == 0
    assert Flag.objects.count() == 12_001
    assert statements[12_000] - statements[1] == 12_000 // CHUNK
    assert statements[1] <= 5
    assert len(without_savepoints(again)) == statements[1]


def without_savepoints(queries: CaptureQueriesContext) -> list[str]:
    said = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in said if not sql.startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [3, CHUNK + 100])
def test_two_workers_at_once_raise_each_row_once(count: int) -> None:
    make_many(count)
    start, raised = threading.Barrier(2), []

    def work() -> None:
        try:
            start.wait(timeout=30)
            raised.append(raise_flags(now=NOW))
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert len(raised) == 2
    raise_flags(now=NOW)  # what one skipped because the other held it, and then lost, is found a minute later
    assert Flag.objects.count() == count
    assert Flag.objects.values("clock").distinct().count() == count
    assert sum(raised) == count


@pytest.mark.django_db(transaction=True)
def test_rows_that_somebody_holds_are_left_and_found_by_the_next_run() -> None:
    clock = make_late()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("BEGIN")
                cursor.execute("SELECT id FROM risk_deadline WHERE clock_id = %s FOR UPDATE", [clock.pk])
                held.set()
                done.wait(timeout=30)
                cursor.execute("ROLLBACK")
        finally:
            connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(timeout=30)
    assert raise_flags(now=NOW) == 0
    done.set()
    holder.join(timeout=30)
    assert raise_flags(now=NOW) == 1
