"""Tests that whoever was renamed is met under the old name by the check before opening, and that copies learn it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.people.models import Team, User
from casework.cases.models.case import Case
from casework.people.rules.name_keys import UNNAMED, former_names
from casework.people.services.names import change_client, change_perpetrator
from casework.people.services.traits import change_trait
from tests.factories import make_team, make_user
from tests.orders.cases.test_known_people import ASKED, known_case, open_case, words

WHO = {
    "client": {"first_name": "Alba", "last_name": "Quince"},
    "perpetrator": {"perpetrator": "Corin Thrale"},
    "alias": {"perpetrator_alias": "The Heron"},
}


@pytest.mark.parametrize(
    ("kept", "before", "names", "expected"),
    [
        ([], ["Alba Quince", ""], ["Alba Marsh", ""], ["Alba Quince"]),
        (["Alba Quince"], ["Alba Marsh"], ["Alba Vale"], ["Alba Quince", "Alba Marsh"]),
        (["Alba Quince"], ["Alba Marsh"], ["Alba Quince"], ["Alba Marsh"]),
        ([], ["Alba Quince"], ["ALBA QUINCE"], []),
        ([], ["Alba Quince"], ["Alba Marsh", "Alba Quince"], []),
        ([], [UNNAMED], ["Alba Marsh"], []),
        ([], ["", "-"], ["Alba"], []),
    ],
)
def test_name_is_former_once_nobody_goes_by_it(
    kept: list[str], before: list[str], names: list[str], expected: list[str]
) -> None:
    assert former_names(kept, before, names) == expected


def _rename(case: Case, by: User) -> None:
    now = timezone.now()
    victim, perpetrator = case.victim, case.perpetrator
    change_client(victim, {"first_name": "Wren", "last_name": "Ashdown"}, version=victim.version, by=by, now=now)
    change_perpetrator(perpetrator, {"name": "Lorcan Pike"}, version=perpetrator.version, by=by, now=now)
    alias = perpetrator.traits.get(kind="alias")
    values = {"kind": alias.kind, "value": "The Stork"}
    change_trait(case, alias, values, version=alias.version, by=by, now=now)


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.fixture
def worker(team: Team) -> User:
    return make_user(teams=[team])


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
def test_renamed_person_is_met_under_the_old_name(team: Team, worker: User, who: str) -> None:
    case = known_case(team, worker)
    _rename(case, worker)
    asked = words(open_case(worker, team, **WHO[who]))
    assert ASKED in asked
    assert case.reference in asked


@pytest.mark.django_db
def test_old_name_is_said_to_who_may_see_the_person_and_to_nobody_else(team: Team, worker: User) -> None:
    _rename(known_case(team, worker), worker)
    assert "known before as <bdi>Corin Thrale</bdi>" in words(open_case(worker, team, **WHO["perpetrator"]))
    colleague = make_user(teams=[make_team(organisation=team.organisation)])
    hidden = words(open_case(colleague, colleague.teams.get(), **WHO["perpetrator"]))
    assert "in a case that you cannot see (same name)" in hidden
    assert "known before" not in hidden
    assert "Lorcan" not in hidden
