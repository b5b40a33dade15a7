"""Refuses to add to a thing of which more has been recorded than the page had seen."""

from __future__ import annotations

from typing import TypeVar

from casework.models import Case
from casework.services import ChangedMeanwhile
from orders.models import Application, Breach, Order

Noun = TypeVar("Noun", Application, Order, Breach)


def check_seen(row: Noun, seen: int | None) -> None:
    """Lock the case, then raise ChangedMeanwhile if the row is no longer at the version seen; call in a transaction.

    Whoever saw nothing, such as an import, is not held to it.
    """
    Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=row.case_id)
    stored = type(row).objects.get(pk=row.pk)
    if seen is not None and stored.version != seen:
        raise ChangedMeanwhile(stored)
