"""Tests that two clients of one first name are told apart where a case is chosen."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.people.models import Role
from casework.cases.models.case import Case
from tests.factories import make_case, make_force, make_perpetrator, make_team, make_user, make_victim
from tests.orders.acting import fetch, words

pytestmark = pytest.mark.django_db

TWO = (
    ("Quince", date(1985, 3, 4), "Corin Thrale", "sussex"),
    ("Marsh", None, "", "kent"),
)


def test_incident_start_tells_two_clients_of_one_first_name_apart() -> None:
    team = make_team()
    worker, supervisor = make_user(teams=[team]), make_user(role=Role.SUPERVISOR, teams=[team])
    for last, born_on, him, force in TWO:
        of = {"organisation": team.organisation}
        victim = make_victim(first_name="Ottilie", last_name=last, born_on=born_on, **of)
        people = {"victim": victim, "perpetrator": make_perpetrator(name=him, **of)}
        make_case(team=team, caseworker=worker, victim_force=make_force(force), **people)
    page = words(fetch(worker, "incident_start"))
    assert "Born 1985, Sussex Police, stalked by Corin" in page
    assert "Birth not known, Kent Police, stalked by somebody not known by name" in page
    for last_name in ("Quince", "Marsh", "Thrale"):
        assert last_name not in page
    name = worker.get_full_name() or worker.username
    assert words(fetch(supervisor, "incident_start")).count(f"caseworker {name}") == 2
    Case.objects.filter(victim_force=make_force("kent")).update(caseworker=None)
    assert "no caseworker" in words(fetch(supervisor, "incident_start"))
