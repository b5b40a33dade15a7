"""The people of a service as its manager sees them: how each stands, when last here, what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from accounts.invitations.models import Invitation, InvitationKind
from accounts.invitations.rules import InvitationState
from accounts.people.models import Organisation, Role, Team, User
from accounts.people.services.user_accounts import able_to_sign_in
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.leave.models import Leave
from casework.leave.queries import away_today
from casework.sharing.models.share import Share
from casework.templatetags.display import day, when

PEOPLE_PER_PAGE: Final = 50
STAFF_ROLES: Final = tuple(role for role in Role if role != Role.POLICE_LIAISON)


@dataclass(frozen=True)
class ColleagueRow:
    """One person in the list."""

    user: User
    cases: int
    now: datetime
    leave: Leave | None = None

    @property
    def key(self) -> str:
        return str(self.user.pk)

    @property
    def teams(self) -> str:
        return ", ".join(team.name for team in self.user.teams.all())

    @property
    def last_sign_in(self) -> datetime | None:
        found: datetime | None = self.user.last_sign_in_at  # type: ignore[attr-defined]
        return found

    @property
    def is_over(self) -> bool:
        """Whether the person cannot come back by themselves: closed, switched off, or after the last day."""
        ends_on = self.user.ends_on
        return not self.user.is_active or bool(ends_on and ends_on < local_day(self.now))

    @property
    def leaves_cases(self) -> bool:
        """Whether open cases are with somebody who cannot sign in any more."""
        return self.is_over and bool(self.cases)

    @property
    def state(self) -> str:
        """How the account stands, in words."""
        return state_words(self.user, self._reset, self.now)

    @property
    def _reset(self) -> Invitation | None:
        found: list[Invitation] = self.user.open_resets  # type: ignore[attr-defined]
        return found[0] if found else None


def state_words(user: User, reset: Invitation | None, now: datetime) -> str:
    """How an account stands, the gravest first."""
    today = local_day(now)
    if user.closed_at:
        return f"Closed {day(user.closed_at)}"
    if not user.is_active:
        return "Switched off"
    if user.ends_on and user.ends_on < today:
        return f"Last day was {day(user.ends_on)}: cannot sign in"
    if reset is not None:
        return link_words(reset, now, "Has to set a new password")
    if not user.has_usable_password():
        return "No password: cannot sign in"
    return _within(user.starts_on, user.ends_on, today)


def _within(starts_on: date | None, ends_on: date | None, today: date) -> str:
    if starts_on and starts_on > today:
        return f"Starts {day(starts_on)}"
    return f"Can sign in until {day(ends_on)}" if ends_on else "Can sign in"


def link_words(invitation: Invitation, now: datetime, what: str = "Not here yet") -> str:
    """How long a link can still be used."""
    match invitation.state(now):
        case InvitationState.UNCONFIRMED:
            return "Waits for a second person"
        case InvitationState.EXPIRED:
            return f"{what}: the link expired {when(invitation.expires_at)}"
        case InvitationState.USABLE:
            return f"{what}: the link works until {when(invitation.expires_at)}"
        case InvitationState.ACCEPTED:
            return "Used"
        case _:
            return "Withdrawn"


def colleagues(by: User) -> QuerySet[User]:
    """Everybody of one's own organisation, oneself too."""
    return User.objects.filter(organisation_id=by.organisation_id)


def colleagues_as_listed(by: User) -> QuerySet[User]:
    """The same with what a row says of each: teams, last sign-in, a link for a new password."""
    last = AuditEntry.objects.filter(user=OuterRef("pk"), act="sign_in").order_by("-at", "-pk").values("at")[:1]
    resets = Invitation.objects.open().filter(kind=InvitationKind.RESET)
    rows = colleagues(by).annotate(last_sign_in_at=Subquery(last)).order_by("username")
    return rows.prefetch_related("teams", Prefetch("invitations", resets, to_attr="open_resets"))


def people_after(by: User, after: str, *, with_closed: bool) -> QuerySet[User]:
    """The people of a page of the list: by user name, from behind one on."""
    rows = colleagues_as_listed(by)
    if not with_closed:
        rows = rows.filter(closed_at=None)
    return rows.filter(username__gt=after) if after else rows


def colleague_rows(users: Iterable[User], *, now: datetime) -> list[ColleagueRow]:
    """Each with what it holds, in one statement for all of them."""
    found = list(users)
    held = cases_by_worker([each.pk for each in found])
    away = away_today(found)
    return [ColleagueRow(each, held.get(each.pk, 0), now, away.get(each.pk)) for each in found]


def cases_by_worker(workers: Iterable[int]) -> Mapping[int, int]:
    rows = Case.objects.open().filter(caseworker__in=list(workers)).order_by()
    return dict(rows.values_list("caseworker").annotate(cases=Count("pk")))


def gone_with_cases(by: User, *, now: datetime) -> list[ColleagueRow]:
    """Who cannot sign in any more and still has open cases, on whichever page of the list they stand."""
    over = Q(is_active=False) | Q(ends_on__lt=local_day(now))
    held = Case.objects.open().filter(caseworker=OuterRef("pk"))
    rows = people_after(by, "", with_closed=True).filter(over, Exists(held))
    return colleague_rows(rows[:PEOPLE_PER_PAGE], now=now)


def open_invitations(by: User) -> QuerySet[Invitation]:
    """Colleagues who are invited and have not used their link, the latest first."""
    rows = Invitation.objects.visible_to(by).open().filter(kind=InvitationKind.JOIN, joins_id=by.organisation_id)
    return rows.select_related("made_by").prefetch_related("teams").order_by("-made_at", "-pk")


@dataclass(frozen=True)
class TeamRow:
    """One team in the list."""

    team: Team
    supervisors: str
    caseworkers: int
    cases: int

    @property
    def key(self) -> str:
        return str(self.team.pk)


def team_rows(by: User) -> list[TeamRow]:
    """Every team of one's own service, those that are open first."""
    members = User.objects.filter(is_active=True, role__in=(Role.SUPERVISOR, Role.CASEWORKER)).order_by("first_name")
    teams = Team.objects.filter(organisation_id=by.organisation_id).order_by("name")
    found = list(teams.prefetch_related(Prefetch("members", members, to_attr="active_members")))
    cases = dict(Case.objects.open().filter(team__in=found).order_by().values_list("team").annotate(cases=Count("pk")))
    rows = [_team_row(team, cases.get(team.pk, 0)) for team in found]
    return sorted(rows, key=lambda row: row.team.closed_at is not None)


def _team_row(team: Team, cases: int) -> TeamRow:
    members: list[User] = team.active_members  # type: ignore[attr-defined]
    supervisors = [each for each in members if each.role == Role.SUPERVISOR]
    names = ", ".join(each.get_full_name() or each.username for each in supervisors)
    return TeamRow(team, names, len(members) - len(supervisors), cases)


@dataclass(frozen=True)
class LiaisonRow:
    """One liaison of a force that the service shares with."""

    user: User
    came_through_us: bool
    state: str

    @property
    def key(self) -> str:
        return str(self.user.pk)

    @property
    def last_sign_in(self) -> datetime | None:
        found: datetime | None = self.user.last_sign_in_at  # type: ignore[attr-defined]
        return found


@dataclass(frozen=True)
class ForceRow:
    """A force that the service shares open cases with, and who can look there."""

    force: Organisation
    shared: int
    liaisons: list[LiaisonRow]
    able: int


def forces_shared_with(by: User, *, now: datetime) -> QuerySet[Organisation]:
    """Forces with which the service shares an open case today, with how many, by name."""
    live = Share.objects.live(local_day(now)).filter(organisation_id=by.organisation_id, case__closed_at=None)
    counts = live.filter(force=OuterRef("pk")).order_by().values("force").annotate(n=Count("pk")).values("n")
    forces = Organisation.objects.forces().filter(pk__in=live.values("force"))
    return forces.annotate(shared=Subquery(counts)).order_by("name")


def force_rows(by: User, *, now: datetime) -> list[ForceRow]:
    """Each of those forces with its liaisons: where nobody can sign in first."""
    forces = list(forces_shared_with(by, now=now))
    last = AuditEntry.objects.filter(user=OuterRef("pk"), act="sign_in").order_by("-at", "-pk").values("at")[:1]
    joined = Invitation.objects.filter(kind=InvitationKind.JOIN, person=OuterRef("pk"))
    rows = User.objects.filter(organisation__in=forces, role=Role.POLICE_LIAISON, closed_at=None)
    resets = Invitation.objects.open().filter(kind=InvitationKind.RESET)
    rows = rows.annotate(
        last_sign_in_at=Subquery(last), ours=Exists(joined.filter(organisation_id=by.organisation_id))
    ).prefetch_related(Prefetch("invitations", resets, to_attr="open_resets"))
    able = set(able_to_sign_in(now).filter(organisation__in=forces).values_list("pk", flat=True))
    of: dict[int, list[LiaisonRow]] = {force.pk: [] for force in forces}
    for user in rows.order_by("username"):
        found: list[Invitation] = user.open_resets
        state = state_words(user, found[0] if found else None, now)
        of[user.organisation_id].append(LiaisonRow(user, user.ours, state))
    found_rows = [_force_row(force, of[force.pk], able) for force in forces]
    return sorted(found_rows, key=lambda row: row.able > 0)


def _force_row(force: Organisation, liaisons: list[LiaisonRow], able: set[int]) -> ForceRow:
    shared: int = force.shared  # type: ignore[attr-defined]
    return ForceRow(force, shared, liaisons, sum(row.user.pk in able for row in liaisons))


def open_liaison_invitations(by: User) -> QuerySet[Invitation]:
    """Invitations and new passwords of liaisons that nobody has used: those that wait for a second person first."""
    rows = Invitation.objects.visible_to(by).open().filter(role=Role.POLICE_LIAISON)
    return rows.select_related("made_by", "joins").order_by(F("confirmed_at").asc(nulls_first=True), "-made_at", "-pk")


def own_liaisons(by: User) -> QuerySet[User]:
    """Liaisons who have their account by an invitation of the user's service."""
    joined = Invitation.objects.filter(kind=InvitationKind.JOIN, organisation_id=by.organisation_id)
    return User.objects.filter(role=Role.POLICE_LIAISON, pk__in=joined.exclude(person=None).values("person"))
