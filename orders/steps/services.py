"""Refuses a step on a thing of which more has been recorded than the page had seen."""

from __future__ import annotations

from typing import TypeVar

from casework.cases.services.locks import lock_case_of
from casework.editing.services.row_versions import RowChangedSince
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order

Noun = TypeVar("Noun", Application, Order, Breach)


def check_page_version(row: Noun, seen: int | None) -> None:
    """Lock the case, read the row again, and raise RowChangedSince if it is no longer at the version seen.

    Call it in a transaction. Whoever saw nothing, such as an import, is not held to it.
    """
    lock_case_of(row)
    if seen is not None and row.version != seen:
        raise RowChangedSince(row)
