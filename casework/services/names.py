"""Changes who the client or the perpetrator is, in every case that names the person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from casework.models import Perpetrator, Victim
from casework.services.changes import change
from casework.services.locks import lock_client, lock_perpetrator


@transaction.atomic
def change_client(client: Victim, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Victim:
    """Change the client's names and date of birth. Raises ChangedMeanwhile."""
    return change(lock_client(client.pk), values, version=version, by=by, now=now)


@transaction.atomic
def change_perpetrator(
    perpetrator: Perpetrator, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> Perpetrator:
    """Change who the perpetrator is. Raises ChangedMeanwhile."""
    return change(lock_perpetrator(perpetrator.pk), values, version=version, by=by, now=now)
