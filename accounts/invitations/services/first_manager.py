"""Begins a service at the server: its row, and the link by which its first manager comes in."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils.text import slugify

from accounts.database.clock import database_now
from accounts.invitations.services.links import GivenLink, invite_first_manager
from accounts.people.models import Organisation, OrganisationKind
from accounts.rules import RuleViolation
from accounts.trail.services import audit

LONGEST: Final = 200
LONGEST_SHORT: Final = 60


@transaction.atomic
def begin_service(name: str) -> GivenLink:
    """Make a service, or find the one of this name, and give the link for its first manager.

    Refused once anybody is in it: from then on people are invited by its manager alone.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise RuleViolation(f"Give the name of the service, with {LONGEST} characters or fewer.")
    service = Organisation.objects.services().filter(name__iexact=name).first() or _make(name)
    return invite_first_manager(service)


def _make(name: str) -> Organisation:
    short = name[:LONGEST_SHORT].strip()
    service = Organisation.objects.create(
        kind=OrganisationKind.ADVOCACY, name=name, short_name=short, slug=_free_slug(name)
    )
    audit(by=None, act="organisation.create", subject=service, now=database_now())
    return service


def _free_slug(name: str) -> str:
    base = slugify(name)[:50] or "service"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if slug not in taken)
