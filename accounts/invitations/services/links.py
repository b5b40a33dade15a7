"""Makes, confirms, renews and withdraws invitations; each link is given once to whoever asked, and kept as a hash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction

from accounts.database.clock import database_now
from accounts.invitations.models import Invitation, InvitationKind
from accounts.invitations.rules import InvitationState, link_hash, new_link_token
from accounts.people.models import Organisation, Role, Team, User
from accounts.people.services.acting import check_still_allowed, hold_organisation
from accounts.permissions.access import Permission
from accounts.rules import AlreadyDone, RuleViolation, check_role_suits_organisation
from accounts.sign_in.services.sessions import end_all_sessions
from accounts.trail.services import audit


@dataclass(frozen=True, kw_only=True)
class NewColleague:
    """Who is invited: the user name they will sign in with, their role, their teams and their days here."""

    username: str
    role: Role
    first_name: str
    last_name: str
    joins: Organisation
    teams: Sequence[Team] = ()
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class GivenLink:
    """An invitation with the secret of its link, for the one page that shows it."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(new: NewColleague, *, by: User) -> GivenLink | None:
    """Invite somebody; gives the link, or None where a second person must confirm first (a liaison of a force)."""
    service = hold_organisation(by)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    is_liaison = new.role == Role.POLICE_LIAISON
    check_role_suits_organisation(role_is_liaison=is_liaison, organisation_is_police=new.joins.is_police)
    if not new.joins.is_police and new.joins.pk != service.pk:
        raise RuleViolation("You can only invite people to your own service.")
    _check_teams(new.teams, service)
    _check_name_is_free(new.username)
    invitation = Invitation(
        organisation=service,
        joins=new.joins,
        kind=InvitationKind.JOIN,
        username=new.username,
        first_name=new.first_name,
        last_name=new.last_name,
        role=new.role,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
    )
    return _make(invitation, new.teams, by=by, has_link=not is_liaison)


def _check_teams(teams: Sequence[Team], service: Organisation) -> None:
    """Under their locks: whoever closes a team waits here, and then counts this invitation."""
    wanted = {team.pk for team in teams}
    held = Team.objects.select_for_update(no_key=True).filter(pk__in=wanted, organisation=service).order_by("pk")
    if wanted != {team.pk for team in held if team.closed_at is None}:
        raise RuleViolation("One of these teams has been closed. Choose again.", field="teams")


def _check_name_is_free(username: str) -> None:
    taken = User.objects.filter(username__iexact=username).exists()
    if taken or Invitation.objects.open().filter(kind=InvitationKind.JOIN, username__iexact=username).exists():
        raise RuleViolation("That user name is taken. Choose another one.", field="sign_in_name")


def _make(invitation: Invitation, teams: Sequence[Team], *, by: User | None, has_link: bool = True) -> GivenLink | None:
    now = database_now()
    invitation.made_at, invitation.made_by = now, by
    token = _give_link(invitation, now) if has_link else ""
    invitation.save()
    invitation.teams.set(teams)
    audit(by=by, act="invitation.make", subject=invitation, now=now, kind=invitation.kind, role=invitation.role)
    return GivenLink(invitation, token) if token else None


def _give_link(invitation: Invitation, now: datetime) -> str:
    """A new link in the place of any before it, which ends."""
    token = new_link_token()
    invitation.token_hash = link_hash(token)
    invitation.expires_at = now + timedelta(hours=settings.INVITATION_HOURS)
    return token


@transaction.atomic
def confirm(invitation: Invitation, *, by: User) -> GivenLink:
    """Be the second person for an invitation of a liaison; gives its link."""
    hold_organisation(by)
    held = Invitation.objects.select_for_update(no_key=True, of=("self",)).get(pk=invitation.pk)
    check_still_allowed(by, Permission.CONFIRM_LIAISON)
    if held.made_by_id == by.pk:
        raise RuleViolation("You made this invitation yourself. Somebody else has to confirm it.")
    now = database_now()
    if held.state(now) is not InvitationState.UNCONFIRMED:
        raise AlreadyDone("This invitation does not wait for anybody any more. Look how it stands now.")
    held.confirmed_at, held.confirmed_by = now, by
    token = _give_link(held, now)
    held.save()
    audit(by=by, act="invitation.confirm", subject=held, now=now, made_by=held.made_by_id)
    return GivenLink(held, token)


@transaction.atomic
def renew(invitation: Invitation, *, by: User) -> GivenLink:
    """Give a new link for an invitation that was not used; the one before ends."""
    hold_organisation(by)
    held = Invitation.objects.select_for_update(no_key=True, of=("self",)).get(pk=invitation.pk)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    now = database_now()
    match held.state(now):
        case InvitationState.UNCONFIRMED:
            raise RuleViolation("A second person has to confirm this invitation first.")
        case InvitationState.ACCEPTED | InvitationState.WITHDRAWN:
            raise AlreadyDone("This link was used or withdrawn meanwhile.")
        case _:
            token = _give_link(held, now)
    held.save()
    audit(by=by, act="invitation.renew", subject=held, now=now)
    return GivenLink(held, token)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> bool:
    """Have a link lead nowhere from now on; False if it was used or withdrawn before."""
    hold_organisation(by)
    held = Invitation.objects.select_for_update(no_key=True, of=("self",)).get(pk=invitation.pk)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    if held.accepted_at or held.withdrawn_at:
        return False
    _withdraw(held, by=by, now=database_now())
    return True


def _withdraw(held: Invitation, *, by: User | None, now: datetime) -> None:
    held.withdrawn_at, held.withdrawn_by = now, by
    held.save()
    audit(by=by, act="invitation.withdraw", subject=held, now=now)


@transaction.atomic
def begin_reset(person: User, *, by: User) -> GivenLink | None:
    """Take somebody's password away, sign them out everywhere, and give a link by which they set a new one.

    For a colleague, or a liaison whom one's own service has invited: then the link comes once a second person has
    confirmed it (None).
    """
    service = hold_organisation(by)
    for earlier in (
        Invitation.objects.select_for_update(no_key=True, of=("self",))
        .open()
        .filter(person=person, kind=InvitationKind.RESET)
    ):
        _withdraw(earlier, by=by, now=database_now())
    if person.pk == by.pk:
        raise RuleViolation("Change your own password under “Your account”.")
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    held = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    if held.organisation_id != service.pk and not came_through(held, service):
        raise RuleViolation("This person belongs to another organisation.")
    if not held.is_active:
        raise RuleViolation("This account is switched off. Switch it on first.")
    now = database_now()
    held.set_unusable_password()
    held.save(update_fields=["password"])
    end_all_sessions(held, by=by, now=now)
    audit(by=by, act="password.reset_begun", subject=held, now=now)
    names = {name: getattr(held, name) for name in ("username", "first_name", "last_name", "role")}
    invitation = Invitation(
        organisation=service, joins_id=held.organisation_id, kind=InvitationKind.RESET, person=held, **names
    )
    return _make(invitation, (), by=by, has_link=held.role != Role.POLICE_LIAISON)


def came_through(person: User, service: Organisation) -> bool:
    """Whether a liaison has the account by an invitation of this service."""
    joined = Invitation.objects.filter(kind=InvitationKind.JOIN, person=person, organisation=service)
    return person.role == Role.POLICE_LIAISON and joined.exists()


@transaction.atomic
def invite_first_manager(service: Organisation) -> GivenLink:
    """Give a link that makes the first manager of a service in which nobody is; for a command at the server alone."""
    held = Organisation.objects.select_for_update(no_key=True).get(pk=service.pk)
    if User.objects.filter(organisation=held).exists():
        raise RuleViolation("This service has people already. Its manager invites the others.")
    for earlier in Invitation.objects.select_for_update(no_key=True, of=("self",)).open().filter(organisation=held):
        _withdraw(earlier, by=None, now=database_now())
    invitation = Invitation(organisation=held, joins=held, kind=InvitationKind.FIRST_MANAGER, role=Role.SERVICE_MANAGER)
    given = _make(invitation, (), by=None)
    assert given is not None  # noqa: S101
    return given
