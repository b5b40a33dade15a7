"""Keeps why a client waits for a caseworker, and when we said that somebody would be in touch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from casework.caseload.models.waiting_list import Wait
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_open
from casework.editing.services.row_versions import change


@transaction.atomic
def wait_of(case: Case) -> Wait:
    """The row of a case that waits; empty until somebody has written in it."""
    lock(case)
    return Wait.objects.get_or_create(case=case, defaults={"organisation_id": case.organisation_id})[0]


@transaction.atomic
def change_wait(wait: Wait, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Wait:
    """Say why a client waits and when somebody will be in touch; a promise is for a time to come."""
    lock_open(wait.case)
    promised, before = values["next_contact_at"], Wait.objects.values_list("next_contact_at", flat=True).get(pk=wait.pk)
    if promised is not None and promised != before and promised <= now:
        raise RuleViolation("Give a time that is still to come.", field="next_contact_at")
    return change(wait, {**values, "promised_by": by if promised else None}, version=version, by=by, now=now)
