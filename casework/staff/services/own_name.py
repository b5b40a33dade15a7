"""Gives the product a name of a service's own, for the pages of its people."""

from __future__ import annotations

from django.db import transaction

from accounts.database.clock import database_now
from accounts.people.models import Organisation, User
from accounts.people.services.acting import check_still_allowed, hold_organisation
from accounts.permissions.access import Permission
from accounts.rules import AlreadyDone
from accounts.trail.services import audit
from casework.staff.rules import check_product_name


@transaction.atomic
def name_product(name: str, *, seen: str | None, by: User) -> Organisation:
    """Say how the product is called; an empty name gives it back the one it has everywhere."""
    service = hold_organisation(by)
    check_still_allowed(by, Permission.MANAGE_PEOPLE)
    if seen not in {None, f"={service.own_name}"}:
        stored = [("Name", service.own_name or "None of your own")]
        raise AlreadyDone(
            "Somebody has changed this since you opened the page.", stored, stands_at=f"={service.own_name}"
        )
    check_product_name(name)
    service.own_name = name.strip()
    service.save(update_fields=["own_name"])
    audit(by=by, act="organisation.rename_product", subject=service, now=database_now())
    return service
