"""The pages of one case, and the list of cases."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from casework.models import Case
from reports.tabs import PARTS
from tests.factories import make_share
from tests.reports.lived import (
    DAY,
    HOUR,
    START,
    acted,
    breached,
    make_worker,
    new_case,
    ordered,
    requested,
    stepped,
    threatened,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return make_worker()


@pytest.fixture
def case(worker: User) -> Case:
    """A case with a bit of everything."""
    case = new_case(worker)
    application = requested(case, at=START + HOUR)
    threatened(case, START + 2 * HOUR)
    stepped(application, "acknowledged", START + DAY, officer="PC Invented")
    order = ordered(application, at=START + 2 * DAY, last_day=date(2028, 4, 3))
    breach = breached(order, at=START + 3 * DAY)
    acted(breach, "reported_to_police", START + 3 * DAY + HOUR)
    acted(breach, "warrant_issued", START + 4 * DAY)
    make_share(case=case, shared_by=worker)
    return case


def read(client: Client, user: User, name: str, *args: object, **query: str) -> str:
    client.force_login(user)
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", PARTS)
def test_every_part_of_a_case_opens_and_names_the_others(client: Client, worker: User, case: Case, name: str) -> None:
    page = read(client, worker, name, case.public_id)
    for words in PARTS.values():
        assert words in page
    assert case.reference in page
