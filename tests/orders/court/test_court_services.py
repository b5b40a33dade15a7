"""What staff write down of days at court, the tasks that follow, and the feed that a calendar reads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.editing.services.row_versions import RowChangedSince
from orders.court.models.court_day import CourtDate, HearingDetail
from orders.court.models.hearing import Hearing
from orders.court.services.court_days import (
    NewCourtDate,
    NewCourtOutcome,
    add_court_date,
    change_court_date,
    change_hearing,
    detail_of,
    record_court_outcome,
)
from orders.court.services.reminders import ASK_MEASURES, ASK_OUTCOME, ask_about_hearings
from orders.diary.models import DiaryFeed, FeedScope
from orders.diary.rules.feeds import READS_IN_WINDOW, WINDOW
from orders.diary.services.feeds import ReadTooOften, make_feed, read_feed, revoke_feed
from orders.diary.services.listings import AppointmentPeriod, appointments, clashing
from orders.reviews.services.by_calendar import ask_by_calendar
from risk.reviews.models.review_trigger import ReviewTrigger
from tests.factories import (
    make_application,
    make_breach,
    make_case,
    make_hearing,
    make_order,
    make_protection,
    make_team,
    make_user,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)  # a Friday
TODAY = NOW.date()
DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return make_user(teams=[make_team()])


@pytest.fixture
def case(worker: User) -> Case:
    return make_case(team=worker.teams.get(), caseworker=worker)


def hearing_in(case: Case, days: int, **fields: Any) -> Hearing:
    return make_hearing(application=make_application(case=case), hearing_on=TODAY + days * DAY, **fields)


def date_in(case: Case, by: User, days: int, **fields: Any) -> CourtDate:
    new = NewCourtDate(**{"kind": "other", "hearing_on": TODAY + days * DAY, **fields})
    return add_court_date(case, new, by=by, now=NOW)


def open_asks() -> set[tuple[Any, str]]:
    rows = Task.objects.open().filter(kind=TaskKind.HEARING)
    return {(row.about_id, row.title.partition(":")[0]) for row in rows}


# --- What is known of a day -----------------------------------------------------------------------------------


def test_a_hearing_is_written_on_once_by_each_and_never_over_what_was_not_seen(worker: User, case: Case) -> None:
    hearing = hearing_in(case, 20)
    assert detail_of(hearing).version == 0
    change_hearing(hearing, {"court": "Lewes"}, version=0, by=worker, now=NOW)
    with pytest.raises(RowChangedSince):
        change_hearing(hearing, {"court": "Hove"}, version=0, by=worker, now=NOW)
    changed = change_hearing(hearing, {"court": "Hove", "starts": time(10)}, version=1, by=worker, now=NOW + DAY)
    assert (changed.court, changed.version, changed.changed_at) == ("Hove", 2, NOW + DAY)
    same = change_hearing(hearing, {"court": "Hove"}, version=2, by=worker, now=NOW + 2 * DAY)
    assert (same.version, same.changed_at) == (2, NOW + DAY)
    assert AuditEntry.objects.filter(act="hearingdetail.add").count() == 1
    changes = AuditEntry.objects.filter(act="hearingdetail.change").values_list("detail", flat=True)
    assert list(changes) == [{"fields": ["changed_at", "court", "starts"]}]
    assert HearingDetail.history.count() == 2


def test_nothing_is_written_on_a_closed_case(worker: User) -> None:
    closed = make_case(team=worker.teams.get(), caseworker=worker, closed_at=NOW)
    with pytest.raises(RuleViolation, match="closed"):
        change_hearing(hearing_in(closed, 3), {"court": "Lewes"}, version=0, by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="closed"):
        date_in(closed, worker, 3)


@pytest.mark.parametrize("kind", ["interim", "variation", "appeal", "breach_trial", "protection"])
def test_a_court_date_is_about_what_suits_its_kind(worker: User, case: Case, kind: str) -> None:
    order = make_order(case=case)
    things = {
        "interim": order.application,
        "variation": order,
        "appeal": order,
        "breach_trial": make_breach(order=order),
        "protection": make_protection(case=case),
    }
    row = date_in(case, worker, 5, kind=kind, about=things[kind])
    named = row.application or row.order or row.breach or row.protection
    assert named == things[kind]
    with pytest.raises(RuleViolation, match="Choose what"):
        date_in(case, worker, 5, kind=kind)
    with pytest.raises(RuleViolation, match="suits"):
        date_in(case, worker, 5, kind=kind, about=things["breach_trial" if kind != "breach_trial" else "variation"])


def test_a_court_date_of_another_case_or_in_the_past_is_refused(worker: User, case: Case) -> None:
    with pytest.raises(RuleViolation, match="suits"):
        date_in(case, worker, 5, kind="renewal", about=make_order())
    with pytest.raises(RuleViolation, match="passed"):
        date_in(case, worker, -1)
    assert not CourtDate.objects.exists()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "variation"}, "courtdate_about_what_its_kind_is"),
        ({"outcome": "held"}, "courtdate_outcome_known_and_dated"),
        ({"issues": ["nonsense"]}, "courtdate_codes_known"),
        ({"screens": "maybe"}, "courtdate_codes_known"),
    ],
)
def test_the_database_refuses_what_makes_no_sense(
    worker: User, case: Case, fields: dict[str, Any], constraint: str
) -> None:
    row = date_in(case, worker, 5)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CourtDate.objects.filter(pk=row.pk).update(**fields)


# --- What came of it ------------------------------------------------------------------------------------------


def test_f_20_a_court_date_that_is_adjourned_begins_the_next_with_its_reason_kept(worker: User, case: Case) -> None:
    row = date_in(case, worker, 0, kind="breach_first", about=make_breach(case=case), court="Lewes")
    change_court_date(row, {"screens": "granted"}, version=1, by=worker, now=NOW)
    found = NewCourtOutcome(outcome="adjourned", reason_code="court_unfamiliar", next_on=TODAY + 21 * DAY)
    values = {"issues": ["unfamiliar", "papers_missing"], "police_came": "no"}
    ended = record_court_outcome(row, found, values, version=2, by=worker, now=NOW)
    assert (ended.outcome, ended.reason_code, ended.outcome_at) == ("adjourned", "court_unfamiliar", NOW)
    later = CourtDate.objects.get(earlier=row)
    assert (later.breach, later.court, later.kind) == (row.breach, "Lewes", "breach_first")
    assert later.screens == "", "what was granted for one day is asked for again"
    again = record_court_outcome(
        row, NewCourtOutcome(outcome="adjourned"), {"what_happened": "Late"}, version=3, by=worker, now=NOW + DAY
    )
    assert (again.outcome_at, again.what_happened) == (NOW, "Late")
    with pytest.raises(RuleViolation, match="recorded already"):
        record_court_outcome(row, NewCourtOutcome(outcome="held"), {}, version=4, by=worker, now=NOW)


@pytest.mark.parametrize(
    ("days", "found", "said"),
    [
        (3, NewCourtOutcome(outcome="held"), "not come yet"),
        (0, NewCourtOutcome(outcome="relisted"), "moved to"),
        (0, NewCourtOutcome(outcome="held", next_on=TODAY + DAY), "adjourned or moved"),
        (0, NewCourtOutcome(outcome="adjourned", next_on=TODAY - DAY), "passed"),
        (0, NewCourtOutcome(outcome="adjourned", next_on=date(2027, 3, 28), next_starts=time(1, 30)), "did not happen"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_and_nothing_is_saved(
    worker: User, case: Case, days: int, found: NewCourtOutcome, said: str
) -> None:
    row = date_in(case, worker, days)
    with pytest.raises(RuleViolation, match=said):
        record_court_outcome(row, found, {}, version=1, by=worker, now=NOW)
    row.refresh_from_db()
    assert (row.outcome, CourtDate.objects.count()) == ("", 1)


# --- Tasks ----------------------------------------------------------------------------------------------------


def test_tasks_ask_for_special_measures_once_and_end_with_their_reason(worker: User, case: Case) -> None:
    near, far, talked = hearing_in(case, 7), hearing_in(case, 40), hearing_in(case, 8)
    change_hearing(talked, {"measures_wanted": "none"}, version=0, by=worker, now=NOW)
    row = date_in(case, worker, 5)
    assert ask_about_hearings(now=NOW) == 2
    assert ask_about_hearings(now=NOW) == 0
    assert open_asks() == {(near.public_id, ASK_MEASURES), (row.public_id, ASK_MEASURES)}
    change_hearing(near, {"screens": "asked"}, version=0, by=worker, now=NOW)
    assert open_asks() == {(row.public_id, ASK_MEASURES)}
    assert ask_about_hearings(now=NOW + 6 * DAY) == 2  # the day has passed: one task ends, the other begins
    assert open_asks() == {(row.public_id, ASK_OUTCOME)}
    record_court_outcome(row, NewCourtOutcome(outcome="held"), {}, version=1, by=worker, now=NOW + 6 * DAY)
    assert open_asks() == set()
    assert ask_about_hearings(now=NOW + 6 * DAY) == 0
    assert far.public_id not in Task.objects.values_list("about_id", flat=True)


def test_a_hearing_that_moves_or_a_case_that_closes_takes_its_task_along(worker: User, case: Case) -> None:
    hearing = hearing_in(case, 7)
    ask_about_hearings(now=NOW)
    Hearing.objects.filter(pk=hearing.pk).update(outcome="relisted", outcome_at=NOW)
    assert ask_about_hearings(now=NOW) == 1
    assert open_asks() == set()


@pytest.mark.django_db(transaction=True)
def test_two_workers_ask_once() -> None:
    worker = make_user(teams=[make_team()])
    for days in range(1, 7):
        hearing_in(make_case(team=worker.teams.get(), caseworker=worker), days)

    def ask(_: int) -> int:
        try:
            return ask_about_hearings(now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(ask, range(2))) == 6
    assert Task.objects.filter(kind=TaskKind.HEARING).count() == 6


def test_every_day_at_court_asks_for_a_review_of_the_risk_before_it_and_after(worker: User, case: Case) -> None:
    row = date_in(case, worker, 5)
    assert ask_by_calendar(now=NOW) == 1
    assert ask_by_calendar(now=NOW) == 0
    assert ReviewTrigger.objects.get(case=case).code == "court_date"
    assert ask_by_calendar(now=NOW + 6 * DAY) == 1
    moved = NewCourtOutcome(outcome="relisted", next_on=TODAY + 40 * DAY)
    record_court_outcome(row, moved, {}, version=1, by=worker, now=NOW + 6 * DAY)
    assert ask_by_calendar(now=NOW + 7 * DAY) == 0


# --- The diary and its feed -----------------------------------------------------------------------------------


def test_the_diary_of_a_person_holds_own_cases_and_days_on_which_they_go_along(worker: User, case: Case) -> None:
    team = case.team
    colleague = make_user(teams=[team])
    theirs = make_case(team=team, caseworker=colleague)
    own, along, neither = hearing_in(case, 3), hearing_in(theirs, 3), hearing_in(theirs, 4)
    change_hearing(along, {"attends": worker}, version=0, by=colleague, now=NOW)
    period = AppointmentPeriod(TODAY, TODAY + 56 * DAY, TODAY)
    found = appointments(worker, FeedScope.OWN, period)
    assert {(each.uid, each.is_seen) for each in found} == {(own.public_id, True), (along.public_id, False)}
    assert clashing(found) == {str(own.public_id), str(along.public_id)}
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    team_rows = appointments(supervisor, FeedScope.TEAM, period)
    assert {each.uid for each in team_rows} == {own.public_id, along.public_id, neither.public_id}
    assert appointments(supervisor, FeedScope.OWN, period) == []
    assert appointments(make_user(), FeedScope.TEAM, period) == []


def test_one_live_feed_a_scope_and_the_new_one_ends_the_old(worker: User) -> None:
    first = make_feed(worker, scope=FeedScope.OWN, now=NOW)
    second = make_feed(worker, scope=FeedScope.OWN, now=NOW + DAY)
    make_feed(worker, scope=FeedScope.TEAM, now=NOW)
    assert DiaryFeed.objects.live().count() == 2
    assert read_feed(first.token, now=NOW + DAY) is None
    assert read_feed(second.token, now=NOW + DAY) == []
    assert first.token not in str(list(DiaryFeed.objects.values()))
    assert first.token not in str(list(AuditEntry.objects.values()))
    with pytest.raises(IntegrityError, match="diaryfeed_one_live_a_scope"), transaction.atomic():
        DiaryFeed.objects.create(user=worker, scope=FeedScope.OWN, token_hash="x", made_at=NOW)


def test_a_feed_ends_with_its_revocation_the_account_and_the_role(worker: User) -> None:
    made = make_feed(worker, scope=FeedScope.OWN, now=NOW)
    assert read_feed(made.token, now=NOW) == []
    assert read_feed(made.token[:-1] + "!", now=NOW) is None
    for fields in ({"is_active": False}, {"role": Role.AUDITOR}):
        with transaction.atomic():
            User.objects.filter(pk=worker.pk).update(**fields)
            assert read_feed(made.token, now=NOW) is None
            transaction.set_rollback(True)
    revoke_feed(made.feed, by=worker, now=NOW)
    assert read_feed(made.token, now=NOW) is None
    assert AuditEntry.objects.filter(act="diary_feed.revoke").count() == 1
    revoke_feed(made.feed, by=worker, now=NOW + DAY)
    assert AuditEntry.objects.filter(act="diary_feed.revoke").count() == 1


def test_a_feed_that_is_read_too_often_rests_for_a_while(worker: User) -> None:
    made = make_feed(worker, scope=FeedScope.OWN, now=NOW)
    DiaryFeed.objects.update(window_began_at=NOW, reads_in_window=READS_IN_WINDOW - 1)
    assert read_feed(made.token, now=NOW) == []
    with pytest.raises(ReadTooOften):
        read_feed(made.token, now=NOW)
    assert read_feed(made.token, now=NOW + WINDOW) == []


def test_a_feed_keeps_its_uid_and_counts_up_when_a_date_changes(worker: User, case: Case) -> None:
    row = date_in(case, worker, 5)
    made = make_feed(worker, scope=FeedScope.OWN, now=NOW)

    def read() -> list[tuple[Any, int, datetime, bool]]:
        found = read_feed(made.token, now=NOW + DAY) or []
        return [(each.uid, each.sequence, each.changed_at, each.is_called_off) for each in found]

    assert read() == [(row.public_id, 1, NOW, False)]
    change_court_date(row, {"starts": time(10)}, version=1, by=worker, now=NOW + DAY)
    assert read() == [(row.public_id, 2, NOW + DAY, False)]
    found = NewCourtOutcome(outcome="relisted", next_on=TODAY + 9 * DAY)
    record_court_outcome(row, found, {}, version=2, by=worker, now=NOW + DAY)
    later = CourtDate.objects.get(earlier=row)
    assert read() == [(row.public_id, 3, NOW + DAY, True), (later.public_id, 1, NOW + DAY, False)]
    assert HearingDetail.objects.count() == 0
