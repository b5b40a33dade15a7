"""Looks a link up and uses it once: makes the account, or sets the password anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.database.clock import database_now
from accounts.invitations.models import Invitation, InvitationKind
from accounts.invitations.rules import InvitationState, link_hash
from accounts.people.models import Role, Team, User
from accounts.people.services.user_accounts import NewUser, create_user
from accounts.rules import RuleViolation
from accounts.sign_in.rules.sign_in_limits import LimitKind, network_of
from accounts.sign_in.services import try_limits
from accounts.sign_in.services.sessions import end_all_sessions
from accounts.sign_in.services.try_limits import CountedLimit, LimitsTaken
from accounts.trail.services import audit


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """What whoever uses a link says: a password; the first manager of a service names and user name too."""

    password: str
    username: str = ""
    first_name: str = ""
    last_name: str = ""


def begin_link_try(address: str) -> LimitsTaken:
    """Count a try of a link from an address before it is looked up. `closed_until` says that it must not be."""
    key = try_limits.keyed(LimitKind.LINK, network_of(address))
    return try_limits.take([CountedLimit(try_limits.allowance(LimitKind.LINK), key)])


def end_good_link_try(taken: LimitsTaken) -> None:
    """A good link was no guess."""
    try_limits.give_back(taken.counted)


def usable_invitation(token: str, *, now: datetime) -> Invitation | None:
    """The invitation whose link this is, if it can be used now; what is used, withdrawn or never was is the same."""
    found = Invitation.objects.filter(token_hash=link_hash(token)).select_related("joins", "person").first()
    return found if found and _is_usable(found, now) else None


def _is_usable(invitation: Invitation, now: datetime) -> bool:
    is_off = invitation.person is not None and not invitation.person.is_active
    return invitation.state(now) is InvitationState.USABLE and not is_off


@transaction.atomic
def accept(token: str, said: OwnWords) -> User | None:
    """Use a link; None if somebody has used or withdrawn it meanwhile, or its time is over."""
    held = Invitation.objects.select_for_update(no_key=True, of=("self",)).filter(token_hash=link_hash(token)).first()
    now = database_now()
    if held is None or not _is_usable(held, now):
        return None
    user = _set_anew(held, said, now=now) if held.kind == InvitationKind.RESET else _join(held, said, now=now)
    held.person, held.accepted_at = user, now
    held.save()
    audit(by=user, act="invitation.accept", subject=held, now=now, kind=held.kind)
    return user


def _set_anew(held: Invitation, said: OwnWords, *, now: datetime) -> User:
    if held.person_id is None:
        raise ValueError("A reset is somebody's: invitation_reset_is_somebodys lets no other row be.")
    person = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=held.person_id)
    person.set_password(said.password)
    person.save(update_fields=["password"])
    person.sign_in_limits.all().delete()
    end_all_sessions(person, by=person, now=now)
    audit(by=person, act="password.reset", subject=person, now=now)
    return person


def _join(held: Invitation, said: OwnWords, *, now: datetime) -> User:
    is_first = held.kind == InvitationKind.FIRST_MANAGER
    new = NewUser(
        username=said.username if is_first else held.username,
        role=Role(held.role),
        first_name=said.first_name if is_first else held.first_name,
        last_name=said.last_name if is_first else held.last_name,
        teams=_open(held.teams.all()),
        starts_on=held.starts_on,
        ends_on=held.ends_on,
    )
    try:
        with transaction.atomic():
            return create_user(new, organisation=held.joins, password=said.password, by=None, now=now)
    except IntegrityError as taken:
        raise RuleViolation("That user name is taken. Choose another one.", field="username") from taken


def _open(teams: Iterable[Team]) -> list[Team]:
    return [team for team in teams if team.closed_at is None]
