"""Bank holidays that are proclaimed for once: a setting with its source, by which clocks and pages count."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.people.models import Role
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day, midnight
from orders.jobs.remeasuring import remeasure
from record.law.figures import AS_SHIPPED, ONE_OFF_DAYS
from record.law.models import LawSetting
from record.law.services import NewFigure, one_off_days_of, set_figure
from record.law.settable import valid_figure_value
from risk.clocks.models.clock import Clock
from risk.working_days.rules import ENGLAND_AND_WALES, bank_holidays, counting_with
from tests.factories import make_user
from tests.orders.acting import fetch, said, send, typed_day, words
from tests.reports.lived import make_worker, new_case, requested
from tests.shared_case import live_case

DAY = timedelta(days=1)
MONDAY = date(2027, 4, 12)


def test_day_that_is_counted_with_is_left_out_within_and_nowhere_else() -> None:
    after = MONDAY + 2 * DAY
    assert ENGLAND_AND_WALES.nth_after(MONDAY, 2) == after
    with counting_with(lambda: frozenset({MONDAY + DAY})):
        assert ENGLAND_AND_WALES.nth_after(MONDAY, 2) == after + DAY
        assert not ENGLAND_AND_WALES.includes(MONDAY + DAY)
        assert ENGLAND_AND_WALES.between(MONDAY, after) == 1
        with counting_with(frozenset):
            assert ENGLAND_AND_WALES.includes(MONDAY + DAY)
        assert not ENGLAND_AND_WALES.includes(MONDAY + DAY)
    assert ENGLAND_AND_WALES.nth_after(MONDAY, 2) == after


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("none", "None"),
        ("3/5/2027", "3/5/2027"),
        ("5 Jun 2028; 2027-05-03,\n3 May 2027", "3/5/2027, 5/6/2028"),
    ],
)
def test_days_are_kept_in_one_form(typed: str, kept: str) -> None:
    assert valid_figure_value(ONE_OFF_DAYS, typed) == kept


@pytest.mark.parametrize("typed", ["", " , ", "soon", "31/4/2027", "3/5/27", "3/5/2027 to 5/5/2027", "none, 3/5/2027"])
def test_what_is_no_day_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        valid_figure_value(ONE_OFF_DAYS, typed)
    assert refusal.value.field == "value"


def test_a_replay_counts_by_the_calendar_alone() -> None:
    assert AS_SHIPPED.one_off_days(MONDAY) == frozenset()


def next_working_days(count: int) -> list[date]:
    today, found = local_day(timezone.now()), list[date]()
    while len(found) < count:
        today += DAY
        if today.weekday() < 5 and today not in bank_holidays(today.year):
            found.append(today)
    return found


def proclaimed(case: Case, day: date, now: datetime) -> LawSetting:
    new: dict[str, Any] = {"key": ONE_OFF_DAYS, "value": typed_day(day), "valid_from": local_day(now) + DAY}
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=case.organisation)
    figure = NewFigure(**new, source="Royal proclamation", reason="A day of mourning")
    return set_figure(figure, organisation=case.organisation, by=manager, now=now)


def late_at(case: Case) -> datetime:
    found = Clock.objects.get(case=case, rule="T1").late_at
    assert found
    return found


@pytest.mark.django_db
def test_running_clocks_are_measured_again_from_its_day_on_once_and_only_those_of_the_organisation() -> None:
    now = timezone.now()
    mine, other = new_case(make_worker()), new_case(make_worker())
    for each in (mine, other):
        requested(each, at=now)
    remeasure(now=now)
    before, others = late_at(mine), late_at(other)
    proclaimed(mine, next_working_days(1)[0], now)
    assert (remeasure(now=now), late_at(mine)) == (0, before), "it holds from tomorrow on"
    tomorrow = midnight(local_day(now) + DAY)
    assert (remeasure(now=tomorrow), remeasure(now=tomorrow)) == (1, 0)
    with counting_with(lambda: one_off_days_of(mine.organisation_id, now=tomorrow)):
        assert late_at(mine) == ENGLAND_AND_WALES.over_at(
            now, ENGLAND_AND_WALES.between(local_day(now), local_day(before - DAY)) + 1
        )
    assert late_at(mine) > before
    assert late_at(other) == others


@pytest.mark.django_db
def test_page_warns_of_a_hearing_on_the_day_and_counts_like_the_clocks() -> None:
    now = timezone.now()
    told = live_case()
    [day] = next_working_days(1)
    setting = proclaimed(told.case, day, now - 2 * DAY)
    assert setting.valid_from <= local_day(now)
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation)
    assert typed_day(day) in words(fetch(manager, "law_list"))
    about = f"breach:{told.breach.public_id}"
    fields = {"kind": "breach_trial", "about": about, "hearing_on": typed_day(day), "starts": "10:00", "court": "Hove"}
    answer = send(told.worker, "court_date_create", told.case, **fields)
    assert "This is a bank holiday. Check the date with the court." in said(answer)
