"""One person's day in the order of its hours, and what of it has no hour."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.people.models import User
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import NewTask, add_task
from casework.caseload.models.waiting_list import Wait
from casework.cases.models.case import Case
from casework.safe_contact.services.contact_plan import add_channel, add_safe_hours
from reports.my_work.queries.day import DayLine, day_of
from tests.reports.lived import DAY, HOUR, START, make_worker, new_case, requested, stepped, team_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return make_worker()


def _task(case: Case, worker: User, due_at: datetime, **fields: Any) -> None:
    add_task(case, NewTask(title="Ring the court", due_at=due_at, owner=worker, **fields), by=worker, now=START - DAY)


def _shown(worker: User, now: datetime, kind: str) -> list[DayLine]:
    day = day_of(worker, now)
    return [line for line in (*day.timed, *day.any_time) if line.kind == kind]


def test_nothing_has_its_hour_on_an_empty_day(worker: User, client: Client) -> None:
    client.force_login(worker)
    assert "Nothing has its hour today" in client.get(reverse("today")).content.decode()


def test_tasks_of_today_stand_at_their_hour_and_the_rest_at_any(worker: User) -> None:
    case = new_case(worker)
    for due in (START - 30 * HOUR, START - HOUR, START + 3 * HOUR, START + 30 * HOUR):
        _task(case, worker, due)
    _task(case, worker, datetime.combine(START.date() + timedelta(days=1), time(), START.tzinfo))
    day = day_of(worker, START)
    tasks = [line for line in day.timed if line.kind == "Task"]
    assert [(line.at, line.is_past) for line in tasks] == [(START - HOUR, True), (START + 3 * HOUR, False)]
    assert [line.kind for line in day.any_time] == ["Task"]
    assert [line.at for line in day.timed] == sorted(line.at for line in day.timed if line.at)


def test_calls_that_were_promised_for_today(worker: User) -> None:
    case, other = new_case(worker, name="Alba"), new_case(make_worker(team_of(worker)))
    for each, at in ((case, START + HOUR), (other, START + HOUR)):
        Wait.objects.create(organisation_id=each.organisation_id, case=each, next_contact_at=at, promised_by=None)
    (line,) = _shown(worker, START, "Call promised")
    assert (line.who, line.at, line.is_past) == ("Alba", START + HOUR, False)
    assert _shown(worker, START + DAY, "Call promised") == []
    assert _shown(worker, START + 2 * HOUR, "Call promised")[0].is_past


def test_court_of_today_and_of_no_other_day(worker: User) -> None:
    application = requested(new_case(worker))
    stepped(application, "listed", START, hearing_on="2026-03-17")
    on = START + timedelta(days=(date(2026, 3, 17) - START.date()).days)
    (line,) = _shown(worker, on, "Court")
    assert (line.reference, line.at) == (application.case.reference, None)
    assert _shown(worker, on - DAY, "Court") == []


def test_hours_in_which_a_client_may_be_called_stand_once_for_each(worker: User) -> None:
    case = new_case(worker)
    case.victim.safe_contact = "safe"
    case.victim.save()
    phone = {"way": "phone", "value": "07700 900123", "safe": "safe", "voicemail": True}
    add_channel(case.victim, phone, by=worker, now=START)
    add_safe_hours(case.victim, {"days": [0, 1, 2, 3, 4], "opens": time(20), "closes": time(21)}, by=worker, now=START)
    for _ in range(2):
        _task(case, worker, START + 3 * HOUR, kind=TaskKind.CONTACT)
    (line,) = _shown(worker, START, "Call")
    assert line.at is not None
    assert line.at > START
    assert line.note.startswith("Do not call now: next safe time 20:00 today")
    (open_now,) = _shown(worker, START + 11 * HOUR, "Call")
    assert (open_now.at, open_now.hours) == (None, "Until 21:00")


def test_what_becomes_late_today_says_so(worker: User) -> None:
    requested(new_case(worker))
    assert [line.what for line in _shown(worker, START + DAY, "Late from then on")] == ["No officer named"]
    assert _shown(worker, START, "Late from then on") == []


def test_the_page_shows_names_on_the_screen_alone(worker: User, client: Client) -> None:
    case = new_case(worker, name="Alba")
    _task(case, worker, START)
    client.force_login(worker)
    page = client.get(reverse("today")).content.decode()
    assert page.count("Alba") == page.count("<bdi>Alba</bdi>")
