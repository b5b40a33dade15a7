"""The demo shows a colleague and a liaison who were invited and have not come, and a leave to come."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.invitations.models import Invitation
from accounts.invitations.rules import InvitationState
from accounts.people.models import Role
from casework.leave.models import Leave
from orders.demo.accounts import DemoService
from orders.demo.invited import add_to_demo
from tests.factories import make_case, make_share, make_team, make_user


@pytest.mark.django_db
def test_demo_has_an_open_link_a_liaison_who_waits_for_a_second_person_and_a_leave() -> None:
    team, now = make_team(), timezone.now()
    make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    workers = (make_user(teams=[team]), make_user(teams=[team]))
    make_share(case=make_case(team=team, caseworker=workers[1]))
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    add_to_demo(DemoService(team.organisation, (team,), workers, (supervisor,)), now)
    states = {each.role: each.state(timezone.now()) for each in Invitation.objects.all()}
    assert states == {
        Role.CASEWORKER: InvitationState.USABLE,
        Role.POLICE_LIAISON: InvitationState.UNCONFIRMED,
    }
    assert (Leave.objects.get().person, Leave.objects.get().cover) == (workers[1], workers[0])
    assert not Leave.objects.today().exists()
