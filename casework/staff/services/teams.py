"""Adds, renames and closes teams, and says who supervises them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from accounts.database.clock import database_now
from accounts.invitations.models import Invitation
from accounts.people.models import Organisation, Role, Team, User
from accounts.people.services.acting import check_still_allowed, hold_organisation
from accounts.permissions.access import Permission
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.referrals.models import Referral
from casework.staff.rules import check_team_closes


@transaction.atomic
def create_team(name: str, *, supervisors: Iterable[int], by: User) -> Team:
    """Add a team to one's own service."""
    service = hold_organisation(by)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    _check_name(name, service)
    team = Team.objects.create(organisation=service, name=name.strip())
    _supervise(team, set(supervisors))
    audit(by=by, act="team.create", subject=team, now=database_now())
    return team


def _check_name(name: str, service: Organisation, but: int | None = None) -> None:
    same = Team.objects.filter(organisation=service, name__iexact=name.strip())
    if same.exclude(pk__in=[] if but is None else [but]).exists():
        raise RuleViolation("There is a team of that name. Choose another one.", field="name")


@transaction.atomic
def change_team(team: Team, name: str, *, supervisors: Iterable[int], by: User) -> Team:
    """Rename a team, and say who supervises it; a team with open cases keeps at least one."""
    service = hold_organisation(by)
    held = _held(team, service)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    _check_name(name, service, held.pk)
    wanted = set(supervisors)
    if not wanted and Case.objects.open().filter(team=held).exists():
        raise RuleViolation("The team has open cases: at least one supervisor has to see them.", field="supervisors")
    if held.name != name.strip():
        held.name = name.strip()
        held.save(update_fields=["name"])
    _supervise(held, wanted)
    audit(by=by, act="team.change", subject=held, now=database_now(), supervisors=sorted(wanted))
    return held


def _held(team: Team, service: Organisation) -> Team:
    return Team.objects.select_for_update(no_key=True).get(pk=team.pk, organisation=service)


def _supervise(team: Team, wanted: set[int]) -> None:
    """Under their locks: have exactly these supervisors be in the team; caseworkers and others stay as they are."""
    able = User.objects.filter(organisation_id=team.organisation_id, role=Role.SUPERVISOR)
    affected = able.filter(pk__in=wanted) | able.filter(teams=team)
    numbers = set(affected.values_list("pk", flat=True))
    held = list(User.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk"))
    if wanted - {user.pk for user in held if user.role == Role.SUPERVISOR and user.is_active}:
        raise RuleViolation("Choose supervisors of your own service.", field="supervisors")
    for user in held:
        if user.pk in wanted:
            user.teams.add(team)
        else:
            user.teams.remove(team)


@transaction.atomic
def close_team(team: Team, *, by: User) -> bool:
    """Close a team in which nobody works and nothing waits; False if it was closed before."""
    service = hold_organisation(by)
    held = _held(team, service)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    if held.closed_at is not None:
        return False
    check_team_closes(
        open_cases=Case.objects.open().filter(team=held).count(),
        referrals=Referral.objects.undecided().filter(team=held).count(),
        caseworkers=User.objects.filter(teams=held, role=Role.CASEWORKER, is_active=True).count(),
        invited=Invitation.objects.open().filter(teams=held).count(),
    )
    held.closed_at = database_now()
    held.save(update_fields=["closed_at"])
    audit(by=by, act="team.close", subject=held, now=held.closed_at)
    return True


@transaction.atomic
def open_team(team: Team, *, by: User) -> bool:
    """Take the closing of a team back; False if it was open."""
    service = hold_organisation(by)
    held = _held(team, service)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    if held.closed_at is None:
        return False
    held.closed_at = None
    held.save(update_fields=["closed_at"])
    audit(by=by, act="team.open", subject=held, now=database_now())
    return True
