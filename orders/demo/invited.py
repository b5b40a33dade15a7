"""Demo data: a colleague and a liaison who are invited, and have not come yet; nobody knows their links."""

from __future__ import annotations

from datetime import datetime, timedelta

from accounts.database.clock import database_now
from accounts.invitations.services.links import NewColleague, invite
from accounts.people.models import Role, User
from casework.dates.rules.london_time import local_day
from casework.leave.services import NewLeave, plan_leave
from casework.staff.queries import forces_shared_with
from casework.staff.services.liaisons import invite_liaison
from orders.demo.accounts import DemoService


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Somebody who can come, a liaison who waits for a second person of the service, and a leave next month."""
    manager = User.objects.get(organisation=service.organisation, role=Role.SERVICE_MANAGER)
    stem = service.organisation.short_name.lower()
    newcomer = NewColleague(
        username=f"{stem}-newcomer",
        role=Role.CASEWORKER,
        first_name="Hazel",
        last_name="Linnetford",
        joins=service.organisation,
        teams=service.teams[:1],
    )
    invite(newcomer, by=manager)
    force = forces_shared_with(manager, now=now).first()
    if force is not None:
        liaison = NewColleague(
            username=f"{stem}-asked-liaison",
            role=Role.POLICE_LIAISON,
            first_name="Rowan",
            last_name="Teasel",
            joins=force,
        )
        invite_liaison(liaison, by=manager)
    _plan_leave(service, manager, now)


def _plan_leave(service: DemoService, manager: User, now: datetime) -> None:
    """Of one caseworker, covered by another of the same team: not today, so that every list shows what it did."""
    team, first = service.teams[0], local_day(max(now, database_now())) + timedelta(days=30)
    alike = [each for each in service.caseworkers if list(each.teams.all()) == [team]]
    if len(alike) > 1:
        days = {"first_day": first, "last_day": first + timedelta(days=6)}
        plan_leave(NewLeave(person=alike[1], cover=alike[0], **days), by=manager)
