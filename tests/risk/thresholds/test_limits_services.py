"""Setting limits and the ladder: what is allowed, from when, and that running clocks follow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

import pytest

from accounts.people.models import Organisation, Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from orders.jobs.remeasuring import remeasure
from risk.clocks.models.clock import Clock, Deadline
from risk.thresholds.models.setting import EscalationSetting, ThresholdSetting
from risk.thresholds.rules.allowed_limits import check_limit, check_step
from risk.thresholds.rules.limits import DEFAULTS, RISK_LEVELS, RULES, Limit, Unit
from risk.thresholds.services.limits import NewEscalationStep, NewThreshold, limits_on, set_step, set_threshold
from tests.factories import make_organisation, make_user
from tests.reports.lived import DAY, START, make_worker, new_case, requested

NOW: Final = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
TODAY: Final = date(2026, 3, 3)


# --- Rules --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("risk_level", RISK_LEVELS)
def test_check_limit_allows_what_is_shipped(rule: str, risk_level: str) -> None:
    default = DEFAULTS.limit(rule, risk_level)
    check_limit(default, default)


WORKING: Final = Limit(Unit.WORKING_DAYS, amber=1, red=2)
BACK: Final = Limit(Unit.DAYS_BEFORE, amber=90, red=60, critical=28)
ENDING: Final = Limit(Unit.WORKING_DAYS_BEFORE, amber=0, red=10, critical=2)


@pytest.mark.parametrize(
    ("default", "changes", "field"),
    [
        (WORKING, {"amber": 3}, "amber"),
        (WORKING, {"amber": None}, "amber"),
        (WORKING, {"amber": 0}, "amber"),
        (WORKING, {"red": 0}, "red"),
        (WORKING, {"red": 2_001}, "red"),
        (WORKING, {"critical": 9}, "critical"),
        (BACK, {"red": 91}, "amber"),
        (BACK, {"critical": 61}, "red"),
        (ENDING, {"amber": 5}, "amber"),
        (ENDING, {"critical": 11}, "red"),
        (Limit(Unit.AT_ONCE, red=0), {"red": 1}, "red"),
        (Limit(Unit.CALENDAR_DAYS, red=3), {"red": 0}, "red"),
    ],
)
def test_check_limit_names_the_level_that_is_wrong(default: Limit, changes: dict[str, Any], field: str) -> None:
    levels = {level: default.at(level) for level in ("amber", "red", "critical")}
    with pytest.raises(RuleViolation) as refusal:
        check_limit(Limit(default.unit, **{**levels, **changes}), default)
    assert refusal.value.field == field


@pytest.mark.parametrize("step", ["0.9", "20.1", "1.55", "-1"])
def test_check_step_refuses_numbers_that_are_no_step(step: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        check_step(Decimal(step), "force_lead")
    assert refusal.value.field == "step"


def test_check_step_refuses_somebody_unknown() -> None:
    with pytest.raises(RuleViolation) as refusal:
        check_step(Decimal("1.5"), "my_neighbour")
    assert refusal.value.field == "to"


# --- Services -----------------------------------------------------------------------------------------------


@pytest.fixture
def organisation(db: None) -> Organisation:
    return make_organisation()


@pytest.fixture
def manager(organisation: Organisation) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=organisation)


def threshold(**changes: Any) -> NewThreshold:
    usual = {"rule": "T1", "risk_level": "high", "amber": 2, "red": 4, "critical": None}
    return NewThreshold(**{**usual, "valid_from": TODAY, "reason": "Agreed with the forces", **changes})


def test_set_threshold_holds_from_its_day_and_is_in_the_trail(organisation: Organisation, manager: User) -> None:
    day = TODAY + DAY
    set_threshold(threshold(valid_from=day), organisation=organisation, by=manager, now=NOW)
    assert limits_on(organisation.pk, TODAY).limit("T1", "high").red == 2
    assert limits_on(organisation.pk, day).limit("T1", "high").red == 4
    assert limits_on(make_organisation().pk, day).limit("T1", "high").red == 2
    entry = AuditEntry.objects.get(act="threshold.set")
    assert (entry.user, entry.detail["rule"], entry.detail["red"]) == (manager, "T1", 4)
    assert entry.detail["valid_from"] == day.isoformat()


def test_set_threshold_twice_for_a_day_keeps_the_first_in_its_history(
    organisation: Organisation, manager: User
) -> None:
    for red in (4, 6):
        row = set_threshold(threshold(red=red), organisation=organisation, by=manager, now=NOW)
    assert ThresholdSetting.objects.get().red == 6
    assert list(row.history.order_by("history_id").values_list("red", flat=True)) == [4, 6]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_from": TODAY - DAY}, "valid_from"),
        ({"rule": "T99"}, "rule"),
        ({"risk_level": "dire"}, "rule"),
        ({"amber": 5}, "amber"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_set_threshold_refuses_and_writes_nothing(
    organisation: Organisation, manager: User, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        set_threshold(threshold(**changes), organisation=organisation, by=manager, now=NOW)
    assert refusal.value.field == field
    assert not ThresholdSetting.objects.exists()
    assert not AuditEntry.objects.exists()


def test_set_step_changes_whom_a_step_is_for_and_adds_new_ones(organisation: Organisation, manager: User) -> None:
    for step, to in (("3", "watchdog"), ("4", "oversight_body")):
        new = NewEscalationStep(step=Decimal(step), to=to, valid_from=TODAY)
        set_step(new, organisation=organisation, by=manager, now=NOW)
    ladder = limits_on(organisation.pk, TODAY).ladder
    assert [(float(step.times), step.to) for step in ladder] == [
        (1, "caseworker_and_supervisor"),
        (1.5, "force_lead"),
        (2, "senior_officer"),
        (3, "watchdog"),
        (4, "oversight_body"),
    ]
    assert AuditEntry.objects.filter(act="escalation.set", user=manager).count() == 2


def test_set_step_refuses_the_past(organisation: Organisation, manager: User) -> None:
    new = NewEscalationStep(step=Decimal(2), to="watchdog", valid_from=TODAY - DAY)
    with pytest.raises(RuleViolation) as refusal:
        set_step(new, organisation=organisation, by=manager, now=NOW)
    assert refusal.value.field == "valid_from"
    assert not EscalationSetting.objects.exists()


# --- Running clocks follow ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_running_clocks_are_measured_again_by_a_new_limit_and_a_new_ladder() -> None:
    worker = make_worker()
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=worker.organisation)
    requested(new_case(worker))
    clock = Clock.objects.get(rule="T1")
    set_threshold(
        threshold(amber=5, red=9, valid_from=START.date()), organisation=worker.organisation, by=manager, now=START
    )
    new = NewEscalationStep(step=Decimal("1.5"), to="watchdog", valid_from=START.date())
    set_step(new, organisation=worker.organisation, by=manager, now=START)
    assert remeasure(now=START + timedelta(minutes=1)) == 1
    dues = dict(Deadline.objects.filter(clock=clock).values_list("mark", "due_at"))
    assert dues["amber"] == datetime(2026, 3, 10, tzinfo=UTC)
    assert dues["red"] == datetime(2026, 3, 14, tzinfo=UTC)
    assert Deadline.objects.get(clock=clock, mark="step_1.5").to == "watchdog"
    assert ThresholdSetting.objects.get().applied_at is not None
    assert EscalationSetting.objects.get().applied_at is not None
    assert remeasure(now=START + timedelta(minutes=2)) == 0
