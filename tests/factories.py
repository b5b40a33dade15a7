"""Plain makers of the rows that tests start from; every one fills in what the test does not care about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from accounts.models import Organisation, OrganisationKind, Role, Team, User

_numbers = count(1)


def make_organisation(*, name: str = "", kind: OrganisationKind = OrganisationKind.ADVOCACY) -> Organisation:
    """Make an advocacy service, unless the kind says otherwise."""
    number = next(_numbers)
    name = name or f"Service {number}"
    return Organisation.objects.create(kind=kind, name=name, short_name=name, slug=f"organisation-{number}")


def make_force(slug: str = "sussex") -> Organisation:
    """Find a seeded force by its slug; make it again where an earlier test has emptied the tables."""
    name = slug.replace("-", " ").title()
    force, _ = Organisation.objects.get_or_create(
        slug=slug,
        defaults={
            "kind": OrganisationKind.POLICE,
            "name": f"{name} Police",
            "short_name": name,
            "territorial": True,
            "can_apply_for_spo": slug != "civil-nuclear-constabulary",
        },
    )
    return force


def make_team(*, organisation: Organisation | None = None, name: str = "") -> Team:
    """Make a team, in a service of its own unless one is given."""
    return Team.objects.create(
        organisation=organisation or make_organisation(), name=name or f"Team {next(_numbers)}"
    )


def make_user(
    *,
    role: Role = Role.CASEWORKER,
    organisation: Organisation | None = None,
    teams: Sequence[Team] = (),
    username: str = "",
    password: str | None = None,
) -> User:
    """Make a user; a liaison belongs to Sussex Police and others to the first team's service, unless told.

    Without a password nobody can sign in by the form (use `client.force_login`), which spares the hashing.
    """
    if organisation is None:
        organisation = make_force() if role == Role.POLICE_LIAISON else _organisation_of(teams)
    user = User.objects.create_user(
        username or f"user-{next(_numbers)}", password=password, organisation=organisation, role=role
    )
    user.teams.set(teams)
    return user


def _organisation_of(teams: Sequence[Team]) -> Organisation:
    return teams[0].organisation if teams else make_organisation()
