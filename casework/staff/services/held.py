"""What is in somebody's hands: open cases, teams that nobody else supervises, the last place of a manager."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef

from accounts.people.models import Role, Team, User, works_today
from casework.case_tasks.models import Task
from casework.cases.models.case import Case
from casework.staff.rules import Standing, StillHeld


def standing_of(person: User) -> Standing:
    teams = frozenset(person.teams.values_list("pk", flat=True))
    return Standing(role=person.role, teams=teams, starts_on=person.starts_on, ends_on=person.ends_on)


def held_by(person: User) -> StillHeld:
    """What would be left with nobody; asked by the page, and again under the lock."""
    rows = Case.objects.open().filter(caseworker=person).values("team").annotate(cases=Count("pk"))
    return StillHeld(
        cases={row["team"]: row["cases"] for row in rows.order_by("team")},
        only_supervisor_of=_only_supervisor_of(person),
        is_last_manager=person.role == Role.SERVICE_MANAGER and not other_managers(person),
    )


def _only_supervisor_of(person: User) -> tuple[str, ...]:
    """Teams with open cases of which this is the only supervisor who can sign in."""
    if person.role != Role.SUPERVISOR:
        return ()
    others = User.objects.filter(works_today(), teams=OuterRef("pk"), role=Role.SUPERVISOR, is_active=True)
    busy = Case.objects.open().filter(team=OuterRef("pk"))
    teams = Team.objects.filter(Exists(busy), ~Exists(others.exclude(pk=person.pk)), members=person)
    return tuple(teams.order_by("name").values_list("name", flat=True))


def other_managers(person: User) -> int:
    """How many other managers of the service can go on being so: switched on, here today, and with no last day."""
    rows = User.objects.filter(works_today(), organisation_id=person.organisation_id, role=Role.SERVICE_MANAGER)
    return rows.filter(is_active=True, ends_on=None).exclude(pk=person.pk).count()


def open_tasks_of(person: User) -> int:
    """How many open tasks were given to somebody, on whosever cases."""
    return Task.objects.open().filter(owner=person, case__closed_at=None).count()
