"""Changes a versioned row under its case's lock, or raises if somebody else has changed it since the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from accounts.people.models import User
from accounts.trail.services import audit
from casework.cases.services.locks import lock_by_id
from casework.editing.models.versioned import Versioned

Row = TypeVar("Row", bound=Versioned)


class RowChangedSince(Exception):
    """The row has another version than the page that asks to change it; `row` is what is stored now."""

    def __init__(self, row: Versioned) -> None:
        super().__init__(f"{type(row).__name__} {row.pk} is at version {row.version}")
        self.row = row


def take_values(row: Model, written: Model) -> None:
    """Give a row that a caller holds the values of the same row as it was just written, without reading it again."""
    for field in row._meta.concrete_fields:
        setattr(row, field.attname, getattr(written, field.attname))


@transaction.atomic
def change(row: Row, values: Mapping[str, Any], *, version: int, by: User, now: datetime, act: str = "") -> Row:
    """Give a row new values under the lock of its case; the trail names which fields changed, never what they say.

    Raises RowChangedSince if the row is no longer at `version`. Values that are as before write nothing.
    """
    if (case_id := getattr(row, "case_id", None)) is not None:
        lock_by_id(case_id)
    locked: Row = type(row)._default_manager.select_for_update(no_key=True, of=("self",)).get(pk=row.pk)
    if locked.version != version:
        raise RowChangedSince(locked)
    changed = sorted(name for name, value in values.items() if getattr(locked, name) != value)
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, values[name])
    locked.version += 1
    locked.save()
    audit(by=by, act=act or f"{type(row).__name__.lower()}.change", subject=locked, now=now, fields=changed)
    return locked
