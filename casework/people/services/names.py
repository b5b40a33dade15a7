"""Changes the name and birth date of a client or perpetrator, in every case that has the person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from casework.cases.services.locks import lock_client, lock_perpetrator
from casework.editing.services.row_versions import change
from casework.people.models.victim_perpetrator import Perpetrator, Victim


@transaction.atomic
def change_client(client: Victim, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Victim:
    """Change the client's names and date of birth. Raises RowChangedSince."""
    return change(lock_client(client.pk), values, version=version, by=by, now=now)


@transaction.atomic
def change_perpetrator(
    perpetrator: Perpetrator, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> Perpetrator:
    """Change who the perpetrator is. Raises RowChangedSince."""
    return change(lock_perpetrator(perpetrator.pk), values, version=version, by=by, now=now)
