"""What is late on the cases of somebody away stands on the list of whoever covers, under the name of whose it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.database.clock import database_now
from accounts.people.models import Role, User
from casework.dates.rules.london_time import local_day
from casework.leave.services import NewLeave, plan_leave
from tests.factories import make_user
from tests.shared_case import SharedCase, live_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user.pk), backend="django.contrib.auth.backends.ModelBackend")
    return client


def my_work_of(user: User) -> str:
    return client_of(user).get(reverse("my_work")).content.decode()


def test_late_things_of_somebody_away_stand_on_the_list_of_the_cover_and_say_whose_they_are(told: SharedCase) -> None:
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation)
    cover = make_user(teams=[told.case.team])
    told.worker.first_name, told.worker.last_name = "Alba", "Otterstenby"
    told.worker.save()
    assert told.case.reference in my_work_of(told.worker)
    assert told.case.reference not in my_work_of(cover)
    today = local_day(database_now())
    leave = NewLeave(person=told.worker, cover=cover, first_day=today, last_day=today + timedelta(days=3))
    plan_leave(leave, by=manager)
    page = my_work_of(cover)
    assert told.case.reference in page
    assert "You cover for Alba Otterstenby until" in page
    assert page.count("Alba Otterstenby") > 1, "the line of the case says whose it is"
    assert "You cover for" not in my_work_of(told.worker)
    card = client_of(cover).get(reverse("case_detail", args=[told.case.public_id])).content.decode()
    assert f"Ask {cover.username}, who covers" in card
