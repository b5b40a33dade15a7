"""What the database refuses about clocks, flags and settings, and how the worst of many clocks comes first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from accounts.people.models import Role
from casework.cases.models.risk_level import RiskLevel
from risk.clocks.models.clock import Clock, Deadline
from risk.clocks.models.level import Level
from risk.flags.models import Flag
from risk.reviews.models.review import RiskReview
from risk.scheduled_jobs.models.heartbeat import Heartbeat
from risk.thresholds.models.setting import EscalationSetting, ThresholdSetting, ThresholdUnit
from risk.thresholds.rules.limits import LADDER, LEVELS, Unit
from tests.factories import (
    OPENED_AT,
    make_acknowledgement,
    make_case,
    make_clock,
    make_deadline,
    make_escalation,
    make_flag,
    make_organisation,
    make_risk_review,
    make_share,
    make_team,
    make_threshold,
    make_user,
)

pytestmark = pytest.mark.django_db
Make = Callable[..., models.Model]
INSTANT = timedelta(microseconds=1)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


# --- What the database refuses ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "fields", "constraint"),
    [
        (make_clock, {"rule": ""}, "clock_names_rule_and_subject"),
        (make_clock, {"subject": ""}, "clock_names_rule_and_subject"),
        (make_clock, {"opened_at": OPENED_AT - INSTANT}, "clock_not_opened_before_started"),
        (make_clock, {"closed_at": OPENED_AT - INSTANT}, "clock_not_closed_before_opened"),
        (make_clock, {"late_at": OPENED_AT - INSTANT}, "clock_not_late_before_opened"),
        (make_deadline, {"mark": "purple"}, "deadline_mark_known"),
        (make_deadline, {"mark": "step_x", "to": "force_lead"}, "deadline_mark_known"),
        (make_deadline, {"mark": "step_1.5"}, "deadline_step_tells_somebody"),
        (make_deadline, {"mark": "red", "to": "force_lead"}, "deadline_step_tells_somebody"),
        (make_flag, {"level": "purple"}, "flag_level_known"),
        (make_flag, {"raised_at": OPENED_AT}, "flag_not_raised_before_reached"),
        (make_flag, {"closed_at": OPENED_AT}, "flag_not_closed_before_reached"),
        (make_escalation, {"step": Decimal("0.5")}, "escalation_step_not_before_red"),
        (make_escalation, {"to": ""}, "escalation_tells_somebody"),
        (make_escalation, {"raised_at": OPENED_AT}, "escalation_not_raised_before_due"),
        (make_acknowledgement, {"reason": ""}, "acknowledgement_has_reason"),
        (make_acknowledgement, {"reason": " \n\t"}, "acknowledgement_has_reason"),
        (make_risk_review, {"level": "extreme"}, "riskreview_level_known"),
        (make_risk_review, {"previous_level": "extreme"}, "riskreview_previous_level_known"),
        (make_threshold, {"rule": ""}, "threshold_names_rule"),
        (make_threshold, {"risk_level": "extreme"}, "threshold_risk_level_known"),
        (make_threshold, {"unit": "weeks"}, "threshold_unit_known"),
        (make_threshold, {"amber": None, "red": None}, "threshold_sets_a_limit"),
        (make_threshold, {"red": 0}, "threshold_running_limit_positive"),
        (make_threshold, {"amber": 0, "unit": "hours"}, "threshold_running_limit_positive"),
        (make_threshold, {"amber": -1, "unit": "days_before"}, "amber_check"),
    ],
)
def test_row_that_cannot_be_is_refused(make: Make, fields: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make(**fields)


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (make_clock, {"opened_at": OPENED_AT + hours(5), "late_at": OPENED_AT + hours(5)}),
        (make_clock, {"closed_at": OPENED_AT}),
        (make_deadline, {"mark": "step_1", "to": "caseworker_and_supervisor"}),
        (make_deadline, {"mark": "step_1.5", "to": "force_lead"}),
        (make_flag, {"closed_at": OPENED_AT + timedelta(days=1)}),
        (make_threshold, {"amber": None, "red": 0, "unit": "at_once"}),
        (make_threshold, {"amber": 0, "red": 10, "critical": 2, "unit": "working_days_before"}),
        (make_risk_review, {"previous_level": "", "raised_automatically": True}),
    ],
)
def test_row_at_the_edge_is_accepted(make: Make, fields: dict[str, object]) -> None:
    make(**fields)


def test_clock_twice_for_one_start_is_refused() -> None:
    clock = make_clock()
    with pytest.raises(IntegrityError, match="clock_once_for_each_start"):
        make_clock(case=clock.case)


def test_clock_same_start_taken_up_again_later_is_another_clock() -> None:
    clock = make_clock(rule="T19", closed_at=OPENED_AT)
    make_clock(case=clock.case, rule="T19", opened_at=OPENED_AT + hours(1))


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (make_deadline, "deadline_mark_once_for_each_clock"),
        (make_flag, "flag_level_once_for_each_clock"),
        (make_escalation, "escalation_step_once_for_each_clock"),
    ],
)
def test_mark_level_or_step_twice_on_one_clock_is_refused(make: Make, constraint: str) -> None:
    clock = make_clock()
    make(clock=clock)
    with pytest.raises(IntegrityError, match=constraint):
        make(clock=clock)


@pytest.mark.parametrize("make", [make_clock, make_risk_review])
def test_row_of_another_organisation_than_its_case_is_refused(make: Make) -> None:
    with pytest.raises(IntegrityError, match="organisation_is_the_cases"):
        make(organisation=make_organisation())


@pytest.mark.parametrize("make", [make_deadline, make_flag, make_escalation, make_acknowledgement])
def test_row_of_another_case_or_organisation_than_its_clock_is_refused(make: Make) -> None:
    clock = make_clock()
    sister = make_case(team=clock.case.team)
    for wrong in ({"organisation": make_organisation()}, {"case": sister}):
        with pytest.raises(IntegrityError, match="case_is_the_clocks"), transaction.atomic():
            make(clock=clock, **wrong)


def test_heartbeat_name_twice_is_refused() -> None:
    Heartbeat.objects.create(name="raise_flags", beat_at=OPENED_AT)
    with pytest.raises(IntegrityError, match="name"):
        Heartbeat.objects.create(name="raise_flags", beat_at=OPENED_AT)


# --- Settings -----------------------------------------------------------------------------------------------


def test_threshold_twice_from_one_day_is_refused() -> None:
    setting = make_threshold()
    with pytest.raises(IntegrityError, match="threshold_one_a_day"):
        make_threshold(organisation=setting.organisation)


def test_thresholds_in_force_are_the_latest_by_that_day() -> None:
    service = make_organisation()
    first = make_threshold(organisation=service)
    second = make_threshold(organisation=service, valid_from=first.valid_from + timedelta(days=10))
    other_level = make_threshold(organisation=service, risk_level=RiskLevel.MEDIUM)
    make_threshold()
    mine = ThresholdSetting.objects.filter(organisation=service)
    assert not mine.in_force(first.valid_from - timedelta(days=1)).exists()
    assert set(mine.in_force(first.valid_from + timedelta(days=9))) == {first, other_level}
    assert set(mine.in_force(first.valid_from + timedelta(days=10))) == {second, other_level}


def test_thresholds_visible_to_the_own_organisation_only() -> None:
    setting = make_threshold()
    make_threshold()
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=setting.organisation)
    assert list(ThresholdSetting.objects.visible_to(manager)) == [setting]


def test_history_of_a_threshold_keeps_what_it_was() -> None:
    setting = make_threshold()
    setting.red = 3
    setting.save()
    assert [row.red for row in setting.history.all()] == [3, 2]


def test_escalation_setting_takes_the_shipped_ladder_and_refuses_a_step_before_red() -> None:
    service = make_organisation()
    row: dict[str, Any] = {"organisation": service, "valid_from": OPENED_AT.date(), "set_at": OPENED_AT}
    for step in LADDER:
        EscalationSetting.objects.create(**row, step=Decimal(str(step.number)), to=step.to)
    with pytest.raises(IntegrityError, match="escalationsetting_step_not_before_red"), transaction.atomic():
        EscalationSetting.objects.create(**row, step=Decimal("0.9"), to="force_lead")
    with pytest.raises(IntegrityError, match="escalationsetting_one_a_day"), transaction.atomic():
        EscalationSetting.objects.create(**row, step=Decimal("1.5"), to="senior_officer")
    with pytest.raises(IntegrityError, match="escalationsetting_tells_somebody"), transaction.atomic():
        EscalationSetting.objects.create(**row, step=4, to="")


def test_levels_and_units_are_those_of_the_rules() -> None:
    assert tuple(Level.values) == LEVELS
    assert [level.severity for level in Level] == [0, 1, 2]
    assert ThresholdUnit.values == [unit.value for unit in Unit]


# --- Which clocks are late, and which is worst --------------------------------------------------------------


def test_clock_open_running_and_late_at_the_very_moment() -> None:
    now = OPENED_AT + hours(10)
    late = make_clock(late_at=now)
    soon = make_clock(late_at=now + INSTANT)
    never = make_clock(late_at=None)
    ended = make_clock(late_at=now, ends_at=now)
    make_clock(late_at=now, closed_at=now)
    assert set(Clock.objects.open()) == {late, soon, never, ended}
    assert set(Clock.objects.running(now)) == {late, soon, never}
    assert list(Clock.objects.late(now)) == [late]


def test_with_level_names_the_worst_reached_and_the_next_to_come() -> None:
    clock = make_clock()
    for mark, after in (("amber", 1), ("red", 2), ("critical", 9)):
        make_deadline(clock=clock, mark=mark, due_at=OPENED_AT + hours(after))
    make_deadline(clock=clock, mark="step_1", to="supervisor", due_at=OPENED_AT + hours(4))

    def reading(after: float) -> tuple[object, ...]:
        row: Any = Clock.objects.with_level(OPENED_AT + hours(after)).get()
        return (row.level, row.level_at, row.next_mark, row.next_due_at)

    def at(after: float) -> object:
        return OPENED_AT + hours(after)

    assert reading(0.5) == (None, None, "amber", at(1))
    assert reading(1) == ("amber", at(1), "red", at(2))
    assert reading(3) == ("red", at(2), "step_1", at(4))
    assert reading(9) == ("critical", at(9), None, None)


def test_with_level_at_one_moment_takes_the_higher() -> None:
    clock = make_clock()
    for mark in ("red", "amber"):
        make_deadline(clock=clock, mark=mark, due_at=OPENED_AT)
    row: Any = Clock.objects.with_level(OPENED_AT).get()
    assert row.level == "red"


def test_with_level_is_quiet_until_the_day_of_the_latest_acknowledgement() -> None:
    clock = make_clock()
    day = OPENED_AT.date()
    make_acknowledgement(clock=clock, quiet_until=day + timedelta(days=9))
    make_acknowledgement(clock=clock, at=OPENED_AT + hours(1), quiet_until=day + timedelta(days=3))
    make_clock()
    rows: Any = Clock.objects.with_level(OPENED_AT).order_by("id")
    assert [row.quiet_until for row in rows] == [day + timedelta(days=3), None]


def a_clock(level: str, risk_level: str, late_after: float) -> Clock:
    late_at = OPENED_AT + hours(late_after)
    clock = make_clock(case=make_case(risk_level=risk_level), late_at=late_at)
    make_deadline(clock=clock, mark=level, due_at=late_at)
    return clock


def test_worst_first_level_then_risk_then_longest_late() -> None:
    in_order = [
        a_clock("critical", "standard", 5),
        a_clock("red", "very_high", 5),
        a_clock("red", "medium", 1),
        a_clock("red", "medium", 2),
        a_clock("amber", "very_high", 1),
    ]
    in_order.append(make_clock(case=make_case(risk_level="very_high"), late_at=OPENED_AT + hours(90)))
    in_order.append(make_clock(case=make_case(risk_level="very_high"), late_at=None))
    assert list(Clock.objects.worst_first(OPENED_AT + hours(10))) == in_order


def test_worst_first_is_one_statement_for_1_clock_and_for_30(django_assert_num_queries: Any) -> None:
    team = make_team()
    for late_after in range(30):
        a_case = make_case(team=team)
        make_deadline(clock=make_clock(case=a_case, late_at=OPENED_AT + hours(late_after)))
    with django_assert_num_queries(1):
        assert len(Clock.objects.worst_first(OPENED_AT + hours(48)).select_related("case")) == 30


def test_visible_to_clocks_flags_and_reviews_follow_the_case() -> None:
    flag = make_flag()
    make_risk_review(case=flag.case)
    make_share(case=flag.case)
    supervisor = make_user(role=Role.SUPERVISOR, teams=[flag.case.team])
    stranger = make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=flag.organisation)])
    liaison = make_user(role=Role.POLICE_LIAISON, organisation=flag.case.victim_force)
    for questions in (Clock.objects, Flag.objects, RiskReview.objects):
        assert questions.visible_to(supervisor).count() == questions.visible_to(liaison).count() == 1
        assert not questions.visible_to(stranger).exists()


def test_risk_reviews_newest_first() -> None:
    case = make_case()
    old, new = (make_risk_review(case=case, at=OPENED_AT + hours(count)) for count in (1, 2))
    assert list(RiskReview.objects.newest_first()) == [new, old]


# --- What the job walks -------------------------------------------------------------------------------------


def test_deadlines_due_are_open_ones_that_have_come_oldest_first() -> None:
    now = OPENED_AT + hours(10)
    second, first = (make_deadline(due_at=OPENED_AT + hours(count)) for count in (10, 9))
    make_deadline(due_at=now + INSTANT)
    make_deadline(due_at=OPENED_AT, is_open=False)
    assert list(Deadline.objects.due(now)) == [first, second]
    assert Deadline.objects.open().count() == 3


def test_flags_open_are_those_without_an_answer() -> None:
    flag = make_flag()
    make_flag(closed_at=OPENED_AT + timedelta(days=2))
    assert list(Flag.objects.open()) == [flag]


@pytest.mark.parametrize(
    ("index", "needle"),
    [
        ("deadline_open_by_due", "WHERE is_open"),
        ("clock_open_by_late_at", "WHERE (closed_at IS NULL)"),
        ("flag_open_by_case", "WHERE (closed_at IS NULL)"),
    ],
)
def test_indexes_the_job_and_the_pages_walk_hold_open_rows_only(index: str, needle: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [index])
        [(definition,)] = cursor.fetchall()
    assert needle in definition
