"""Sets up the people who use the demo: two invented services with their teams, and liaisons of three forces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth.hashers import make_password

from accounts.people.models import Organisation, OrganisationKind, Role, Team, User
from accounts.people.services.user_accounts import NewUser, create_user
from orders.demo.invented_names import FIRST_NAMES, HIS_FIRST_NAMES, InventedNames

DEMO_WORDS: Final = "lantern-before-the-harbour"
"""What every demo account signs in with. It is public: these accounts are for looking at invented cases only."""

FORCES: Final = ("sussex", "west-midlands", "metropolitan")
CASEWORKERS_IN_A_TEAM: Final = 2
SINGLE_ROLES: Final = (Role.SERVICE_MANAGER, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER)


@dataclass(frozen=True)
class DemoService:
    """An invented service with its teams and the people who record in it."""

    organisation: Organisation
    teams: tuple[Team, ...]
    caseworkers: tuple[User, ...]
    supervisors: tuple[User, ...]


@dataclass(frozen=True)
class DemoPlace:
    """What an invented service and its teams are called."""

    slug: str
    name: str
    short_name: str
    teams: tuple[str, str]


PLACES: Final = (
    DemoPlace("bramble-advocacy", "Bramble Advocacy", "Bramble", ("Harbour team", "Downs team")),
    DemoPlace("larkfield-service", "Larkfield Service", "Larkfield", ("Canal team", "Heath team")),
)


class DemoOffice:
    """Makes the organisations and accounts of the demo, all on one day, and remembers whom it made."""

    def __init__(self, names: InventedNames, now: datetime) -> None:
        self._names = names
        self._now = now
        self.users: list[User] = []

    def service(self, place: DemoPlace) -> DemoService:
        organisation = Organisation.objects.create(
            kind=OrganisationKind.ADVOCACY, name=place.name, short_name=place.short_name, slug=place.slug
        )
        teams = tuple(Team.objects.create(organisation=organisation, name=name) for name in place.teams)
        stem = place.short_name.lower()
        caseworkers = tuple(
            self._user(f"{stem}-caseworker-{number}", Role.CASEWORKER, organisation, teams[(number - 1) % len(teams)])
            for number in range(1, CASEWORKERS_IN_A_TEAM * len(teams) + 1)
        )
        supervisors = tuple(
            self._user(f"{stem}-supervisor-{number}", Role.SUPERVISOR, organisation, team)
            for number, team in enumerate(teams, start=1)
        )
        for role in SINGLE_ROLES:
            self._user(f"{stem}-{role.replace('_', '-')}", role, organisation)
        return DemoService(organisation, teams, caseworkers, supervisors)

    def liaisons(self) -> dict[str, User]:
        """One liaison for each force of the demo, by the force's slug."""
        forces = Organisation.objects.in_bulk(FORCES, field_name="slug")
        return {slug: self._user(f"{slug}-liaison", Role.POLICE_LIAISON, forces[slug]) for slug in FORCES}

    def let_in(self) -> None:
        """Give every account the words that all of them share, hashed once: a hash is slow on purpose."""
        made = [user.pk for user in self.users]
        User.objects.filter(pk__in=made).update(password=make_password(DEMO_WORDS))

    def _user(self, username: str, role: Role, organisation: Organisation, *teams: Team) -> User:
        first_names = (*FIRST_NAMES, *HIS_FIRST_NAMES)
        new = NewUser(
            username=username,
            role=role,
            first_name=first_names[len(self.users) * 7 % len(first_names)],
            last_name=self._names.last_name(),
            teams=teams,
        )
        user = create_user(new, organisation=organisation, password=None, by=None, now=self._now)
        self.users.append(user)
        return user
