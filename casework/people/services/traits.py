"""Writes what a perpetrator is known by; an address that is somebody's safe address is stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_perpetrator
from casework.editing.services.row_versions import change
from casework.people.models.trait import Trait, TraitKind
from casework.people.rules.traits import trait_key
from casework.safe_contact.services.shared_address import OVERRIDE, check_perpetrators_address


@transaction.atomic
def add_trait(case: Case, values: Mapping[str, Any], *, by: User, now: datetime) -> Trait:
    """Add a trait to the perpetrator of a case; `override` among the values is why to keep an address that clashes."""
    perpetrator = lock_perpetrator(case.perpetrator_id)
    kept, override = _apart(values)
    key = trait_key(kept["kind"], kept["value"])
    if kept["kind"] == TraitKind.ADDRESS:
        check_perpetrators_address(case, kept["value"], override=override, by=by, now=now)
    trait = Trait.objects.create(organisation_id=case.organisation_id, perpetrator=perpetrator, key=key, **kept)
    audit(by=by, act="trait.add", subject=trait, now=now, case=case.public_id, kind=trait.kind)
    return trait


@transaction.atomic
def change_trait(
    case: Case, trait: Trait, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> Trait:
    """Change a trait, or give it its last day; its kind stays."""
    lock_perpetrator(trait.perpetrator_id)
    kept, override = _apart(values)
    key = trait_key(trait.kind, kept["value"])
    if trait.kind == TraitKind.ADDRESS and key != trait.key:
        check_perpetrators_address(case, kept["value"], override=override, by=by, now=now)
    return change(trait, {**kept, "kind": trait.kind, "key": key}, version=version, by=by, now=now)


def _apart(values: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    return {name: value for name, value in values.items() if name != OVERRIDE}, values.get(OVERRIDE, "")
