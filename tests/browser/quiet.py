"""Makes, beside the demo, people for whom nothing is recorded, so that every page can be seen empty."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from accounts.people.models import Organisation, OrganisationKind, Role, Team
from accounts.people.services.user_accounts import NewUser, create_user
from orders.demo.accounts import DEMO_WORDS

QUIET_FORCE: Final = "dyfed-powys"


def username_of(role: str) -> str:
    return f"quiet-{role.replace('_', '-')}"


def make_quiet_people() -> None:
    now = timezone.now()
    service = Organisation.objects.create(
        kind=OrganisationKind.ADVOCACY, name="Quiet Service", short_name="Quiet", slug="quiet-service"
    )
    team = Team.objects.create(organisation=service, name="New team")
    force = Organisation.objects.get(slug=QUIET_FORCE)
    for role in Role:
        owner = force if role == Role.POLICE_LIAISON else service
        teams = (team,) if role in {Role.CASEWORKER, Role.SUPERVISOR} else ()
        new = NewUser(username=username_of(role), role=role, first_name="Robin", last_name="Marsh", teams=teams)
        create_user(new, organisation=owner, password=DEMO_WORDS, by=None, now=now)
