"""Liaisons of police forces: invited by a service that shares with the force, confirmed by a second person of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.database.clock import database_now
from accounts.invitations.models import Invitation
from accounts.invitations.services.links import GivenLink, NewColleague, came_through, confirm, invite
from accounts.people.models import Organisation, User
from accounts.people.services.acting import check_still_allowed, hold_organisation
from accounts.permissions.access import Permission
from accounts.rules import RuleViolation
from accounts.sign_in.services.sessions import switch_off
from accounts.trail.services import audit
from casework.dates.rules.london_time import local_day
from casework.sharing.models.share import Share


@transaction.atomic
def invite_liaison(new: NewColleague, *, by: User) -> bool:
    """Ask that somebody be a liaison of a force; a second person of the service has to confirm it."""
    service = hold_organisation(by)
    _check_shares(service, new.joins, now=database_now())
    invite(new, by=by)
    return True


def _check_shares(service: Organisation, force: Organisation, *, now: datetime) -> None:
    shares = Share.objects.live(local_day(now)).filter(organisation=service, force=force, case__closed_at=None)
    if not shares.exists():
        raise RuleViolation(f"Your service shares no open case with {force.name} now. Share one first.", field="force")


@transaction.atomic
def confirm_liaison(invitation: Invitation, *, by: User) -> GivenLink:
    """Be the second person; asked again under the lock is whether the service still shares with the force.

    Liaisons of a force see what any service shares with it. So the trail of every other service that does says that
    there is one more.
    """
    service = hold_organisation(by)
    now = database_now()
    _check_shares(service, invitation.joins, now=now)
    given = confirm(invitation, by=by)
    others = Share.objects.live(local_day(now)).filter(force=invitation.joins).exclude(organisation=service)
    for other in Organisation.objects.filter(pk__in=others.values("organisation")).order_by("pk"):
        audit(by=None, act="liaison.confirmed_elsewhere", subject=other, now=now, force=invitation.joins.slug)
    return given


@transaction.atomic
def switch_off_liaison(person: User, *, by: User) -> bool:
    """End the access of a liaison whom one's own service has invited; one person is enough to take access away."""
    service = hold_organisation(by)
    check_still_allowed(by, Permission.CONFIRM_LIAISON)
    if not came_through(person, service):
        raise RuleViolation("Another service has invited this liaison. Ask that service.")
    return switch_off(person, by=by, now=database_now())
