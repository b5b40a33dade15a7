"""Keeps on which number a service reaches each police force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import Organisation, User
from accounts.trail.services import audit
from casework.editing.services.row_versions import RowChangedSince, change
from casework.sharing.models.force_number import ForceNumber


def force_number(service: Organisation, force: Organisation) -> ForceNumber:
    """The number as it is on record, or a row that is not kept yet."""
    row = ForceNumber.objects.filter(organisation=service, force=force).first()
    return row or ForceNumber(organisation=service, force=force, version=0)


@transaction.atomic
def keep_force_number(
    row: ForceNumber, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> ForceNumber:
    """Write a number down or change it; an empty one says that nobody knows it."""
    Organisation.objects.select_for_update(no_key=True).get(pk=row.organisation_id)
    there = ForceNumber.objects.filter(organisation=row.organisation, force=row.force).first()
    if there is not None:
        return change(there, values, version=version, by=by, now=now)
    if version != 0:
        raise RowChangedSince(row)
    kept = ForceNumber.objects.create(organisation=row.organisation, force=row.force, **values)
    audit(by=by, act="forcenumber.add", subject=kept, now=now, force=row.force.slug)
    return kept
