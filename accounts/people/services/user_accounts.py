"""Creates accounts, changes passwords, and records who signed in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.people.models import Organisation, Role, Team, User, works_today
from accounts.rules import RuleViolation, check_role_suits_organisation
from accounts.sign_in.models.sign_in import KnownDevice, SignInLimit
from accounts.sign_in.rules.sign_in_limits import OF_A_NEW_DEVICE
from accounts.trail.services import audit


@dataclass(frozen=True, kw_only=True)
class NewUser:
    """What somebody must say to give a person an account."""

    username: str
    role: Role
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    teams: Sequence[Team] = ()
    starts_on: date | None = None
    ends_on: date | None = None


def able_to_sign_in(now: datetime) -> QuerySet[User]:
    """People who can sign in at a moment: switched on, in their days here, with a password, not locked out.

    A lock keeps no device out on which the person has signed in before.
    """
    closed = SignInLimit.objects.filter(account=OuterRef("pk"), kind__in=OF_A_NEW_DEVICE, open_at__gt=now)
    known = KnownDevice.objects.filter(user=OuterRef("pk"))
    rows = User.objects.filter(~Exists(closed) | Exists(known), works_today(), is_active=True).exclude(password="")
    return rows.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)


@transaction.atomic
def create_user(
    new: NewUser, *, organisation: Organisation, password: str | None, by: User | None, now: datetime
) -> User:
    """Give a person an account; `by` is None only for a command at the keyboard of the server.

    Without a password nobody can sign in to it yet.
    """
    check_role_suits_organisation(
        role_is_liaison=new.role == Role.POLICE_LIAISON, organisation_is_police=organisation.is_police
    )
    if any(team.organisation_id != organisation.pk for team in new.teams):
        raise RuleViolation("A user can only join teams of their own organisation.", field="teams")
    if User.objects.filter(username=new.username).exists():
        raise RuleViolation("That user name is taken. Choose another one.", field="username")
    names = {"first_name": new.first_name, "last_name": new.last_name}
    days = {"starts_on": new.starts_on, "ends_on": new.ends_on}
    who = {"organisation": organisation, "role": new.role, **names, **days}
    if password is not None:
        _check_strong_enough(password, User(username=new.username, email=new.email, **who))
    user = User.objects.create_user(new.username, email=new.email, password=password, **who)
    user.teams.set(new.teams)
    audit(by=by, act="user.create", subject=user, now=now, role=new.role)
    return user


def _check_strong_enough(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise RuleViolation(weak.messages[0], field="password") from weak


@transaction.atomic
def change_password(user: User, *, password: str, now: datetime) -> None:
    """Give one's own account a new password that a form has found strong enough."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit(by=user, act="password.change", subject=user, now=now)


def record_sign_in(user: User, *, now: datetime) -> None:
    """Note that a person signed in."""
    audit(by=user, act="sign_in", subject=user, now=now)


def record_sign_out(user: User, *, now: datetime) -> None:
    """Note that a person signed out."""
    audit(by=user, act="sign_out", subject=user, now=now)
