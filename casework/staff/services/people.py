"""Changes a person's role, teams and days; closes an account once nothing is in the person's hands."""

from __future__ import annotations

from django.db import transaction

from accounts.database.clock import database_now
from accounts.people.models import Organisation, Role, Team, User
from accounts.people.services.acting import check_still_allowed, hold_organisation
from accounts.permissions.access import Permission
from accounts.rules import AlreadyDone, RuleViolation, check_role_suits_organisation
from accounts.sign_in.models.session import UserSession
from accounts.sign_in.services.sessions import end_all_sessions
from accounts.trail.services import audit
from casework.case_tasks.models import Task
from casework.cases.services.locks import lock_cases
from casework.dates.rules.london_time import local_day
from casework.staff.rules import Standing, check_change, check_close, check_not_oneself
from casework.staff.services.held import held_by, standing_of


@transaction.atomic
def change_person(person: User, after: Standing, *, seen: str | None, by: User) -> User:
    """Give a person another role, other teams or other days; `seen` is the mark that the page was drawn with.

    Permissions change with the person's next page. Whoever gives a case to the person waits for this, and asks again.
    """
    service = hold_organisation(by)
    teams = _held_teams(after, service)
    held = _held(person, service)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    check_not_oneself(person=held.pk, by=by.pk)
    _check_role(after.role)
    before = standing_of(held)
    _check_seen(before, seen)
    check_change(before, after, held_by(held))
    if gone := _closed_among(teams, after.teams - before.teams):
        raise RuleViolation(f"{gone} has been closed. Choose again.", field="teams")
    now = database_now()
    changed = sorted(name for name in vars(after) if getattr(before, name) != getattr(after, name))
    if changed:
        held.role, held.starts_on, held.ends_on = after.role, after.starts_on, after.ends_on
        held.save(update_fields=["role", "starts_on", "ends_on"])
        held.teams.set(teams)
        audit(
            by=by, act="user.change", subject=held, now=now, fields=changed, role=after.role, teams=sorted(after.teams)
        )
    if after.ends_on and after.ends_on < local_day(now):
        end_all_sessions(held, by=by, now=now)
    return held


def _held(person: User, service: Organisation) -> User:
    return User.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk, organisation=service)


def _held_teams(after: Standing, service: Organisation) -> list[Team]:
    held = Team.objects.select_for_update(no_key=True).filter(pk__in=after.teams, organisation=service)
    found = list(held.order_by("pk"))
    if {team.pk for team in found} != after.teams:
        raise RuleViolation("Choose teams of your own service.", field="teams")
    return found


def _closed_among(teams: list[Team], new: frozenset[int]) -> str:
    return ", ".join(team.name for team in teams if team.pk in new and team.closed_at)


def _check_role(role: str) -> None:
    check_role_suits_organisation(role_is_liaison=role == Role.POLICE_LIAISON, organisation_is_police=False)


def _check_seen(before: Standing, seen: str | None) -> None:
    if seen not in {None, before.mark}:
        stored = [
            ("Role", Role(before.role).label),
            ("Days here", f"{before.starts_on or ''} – {before.ends_on or ''}"),
        ]
        raise AlreadyDone("Somebody has changed this since you opened the page.", stored, stands_at=before.mark)


@transaction.atomic
def sign_out_everywhere(person: User, *, by: User) -> int:
    """End every session of a person and have their devices count as new; says how many sessions that were."""
    service = hold_organisation(by)
    held = _held(person, service)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    return end_all_sessions(held, by=by, now=database_now())


@transaction.atomic
def close_account(person: User, *, by: User) -> bool:
    """Close an account for good; refused while anything is in the person's hands. False if it was closed before.

    Their open tasks stay with the cases, for whoever has them. Cases are locked first, and then the person, so that
    whoever gives this person a case comes before, and is counted, or after, and is refused.
    """
    service = hold_organisation(by)
    tasks = Task.objects.open().filter(owner=person)
    lock_cases(tasks.values_list("case_id", flat=True))
    held = _held(person, service)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    check_not_oneself(person=held.pk, by=by.pk)
    if held.closed_at is not None:
        return False
    check_close(held_by(held))
    now = database_now()
    freed = _free_tasks(held, by=by)
    sessions = UserSession.objects.filter(user=held).alive().count()
    held.is_active, held.closed_at = False, now
    held.ends_on = min(filter(None, (held.ends_on, local_day(now))))
    if held.starts_on and held.starts_on > held.ends_on:
        held.starts_on = held.ends_on
    held.save(update_fields=["is_active", "closed_at", "starts_on", "ends_on"])
    audit(by=by, act="user.close", subject=held, now=now, tasks=freed, sessions=sessions)
    return True


def _free_tasks(person: User, *, by: User) -> int:
    tasks = list(Task.objects.open().filter(owner=person))
    for task in tasks:
        task.owner = None
        task.version += 1
        task._history_user = by  # type: ignore[attr-defined]
        task.save()
    return len(tasks)


@transaction.atomic
def open_again(person: User, *, by: User) -> bool:
    """Take a closing back: the person can sign in again, and has nothing. False if it was not closed."""
    service = hold_organisation(by)
    held = _held(person, service)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    if held.closed_at is None:
        return False
    held.is_active, held.closed_at, held.ends_on = True, None, None
    held.save(update_fields=["is_active", "closed_at", "ends_on"])
    audit(by=by, act="user.open_again", subject=held, now=database_now())
    return True
