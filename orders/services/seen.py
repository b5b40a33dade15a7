"""Refuses to add to a thing of which more has been recorded than the page had seen."""

from __future__ import annotations

from typing import TypeVar

from casework.services import ChangedMeanwhile
from casework.services.locks import lock_case_of
from orders.models import Application, Breach, Order

Noun = TypeVar("Noun", Application, Order, Breach)


def check_seen(row: Noun, seen: int | None) -> None:
    """Lock the case, read the row again, and raise ChangedMeanwhile if it is no longer at the version seen.

    Call it in a transaction. Whoever saw nothing, such as an import, is not held to it.
    """
    lock_case_of(row)
    if seen is not None and row.version != seen:
        raise ChangedMeanwhile(row)
