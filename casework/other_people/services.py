"""Writes who else is near the client."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open
from casework.editing.services.row_versions import change
from casework.other_people.models import OtherPerson


@transaction.atomic
def add_other_person(case: Case, values: Mapping[str, Any], *, by: User, now: datetime) -> OtherPerson:
    """Add a child, another target or somebody else to protect."""
    case = lock_open(case)
    person = OtherPerson.objects.create(organisation_id=case.organisation_id, case=case, **values)
    audit(by=by, act="otherperson.add", subject=person, now=now, case=case.public_id)
    return person


@transaction.atomic
def change_other_person(
    person: OtherPerson, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> OtherPerson:
    """Change what is known of somebody near the client, or end it. Raises RowChangedSince."""
    lock_open(person.case)
    return change(person, values, version=version, by=by, now=now)
