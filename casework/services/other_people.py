"""Writes who else is near the client."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.services import audit
from casework.models import Case, OtherPerson


@transaction.atomic
def add_other_person(case: Case, values: Mapping[str, Any], *, by: User, now: datetime) -> OtherPerson:
    """Add a child, another target or somebody else to protect."""
    person = OtherPerson.objects.create(organisation_id=case.organisation_id, case=case, **values)
    audit(by=by, act="otherperson.add", subject=person, now=now, case=case.public_id)
    return person
