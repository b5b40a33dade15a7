"""Ends sessions: one, all but one's own, or all of an account that is switched off."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from accounts.people.models import Role, User, works_today
from accounts.rules import RuleViolation
from accounts.sign_in.models.session import UserSession
from accounts.sign_in.services.sign_in import forget_devices
from accounts.trail.services import audit


def hold_for_sign_in(user: User) -> bool:
    """Hold an account until the session that is about to begin is written; False if it may not begin any more.

    Whoever switches the account off, or changes its password, waits here and then ends that session too; or was first.
    """
    rows = User.objects.select_for_update(no_key=True).filter(pk=user.pk, is_active=True, password=user.password)
    return bool(rows.filter(works_today()).values_list("pk", flat=True))


def end_session(public_id: UUID, *, by: User, now: datetime) -> int:
    """End one of one's own sessions; says how many that were."""
    return _end(UserSession.objects.filter(user=by, public_id=public_id), of=by, by=by, now=now)


def end_other_sessions(user: User, *, but: str | None, now: datetime) -> int:
    """End all one's sessions but the one of this key; says how many."""
    return _end(UserSession.objects.filter(user=user).exclude(session_key=but), of=user, by=user, now=now)


@transaction.atomic
def end_all_sessions(user: User, *, by: User | None, now: datetime) -> int:
    """Sign a person out everywhere, and have every device count as new; `by` is None for a command at the server."""
    forget_devices(user)
    return _end(UserSession.objects.filter(user=user), of=user, by=by, now=now)


@transaction.atomic
def switch_off(user: User, *, by: User | None, now: datetime) -> bool:
    """Let nobody in by an account any more; False if it was switched off already.

    The database itself ends its sessions and devices with it, and every calendar feed that was made until then
    (migration 0007), also for whoever writes the column without coming here.
    """
    if by is not None and by.pk == user.pk:
        raise RuleViolation("Nobody can switch off their own account. Ask another manager.")
    held = _held_with(user, by)
    if not held.is_active:
        return False
    ended = UserSession.objects.filter(user=held).alive().count()
    held.is_active = False
    held.save(update_fields=["is_active"])
    audit(by=by, act="user.switch_off", subject=held, now=now, sessions=ended)
    return True


def _held_with(user: User, by: User | None) -> User:
    """Hold an account together with that of whoever acts: two managers cannot switch each other off, and leave none."""
    both = [user.pk, *([by.pk] if by else [])]
    held = {row.pk: row for row in User.objects.select_for_update(no_key=True).filter(pk__in=both).order_by("pk")}
    if by is not None and not held[by.pk].is_active:
        raise RuleViolation("Your own account has been switched off meanwhile.")
    return held[user.pk]


@transaction.atomic
def switch_on(user: User, *, by: User | None, now: datetime) -> bool:
    """Let a person sign in again; nothing that was ended comes back. False if the account was on already."""
    held = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if held.is_active:
        return False
    held.is_active, held.closed_at = True, None
    held.save(update_fields=["is_active", "closed_at"])
    audit(by=by, act="user.switch_on", subject=held, now=now)
    return True


def managed_by(user: User) -> QuerySet[User]:
    """The accounts somebody may look after: a manager's organisation, a supervisor's caseworkers; never one's own."""
    rows = User.objects.filter(organisation=user.organisation_id).exclude(pk=user.pk)
    if user.role == Role.SERVICE_MANAGER:
        return rows
    if user.role == Role.SUPERVISOR:
        return rows.filter(role=Role.CASEWORKER, teams__in=user.teams.all()).distinct()
    return rows.none()


@transaction.atomic
def _end(rows: QuerySet[UserSession], *, of: User, by: User | None, now: datetime) -> int:
    ended = rows.delete()[0]
    if ended:
        audit(by=by, act="session.end", subject=of, now=now, sessions=ended)
    return ended
