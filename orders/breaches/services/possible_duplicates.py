"""Finds breaches of a case that may be one that was recorded twice."""

from __future__ import annotations

from orders.breaches.models.breach import Breach
from orders.breaches.rules.possible_duplicates import WITHIN, ComparableBreach, reported_before


def possible_duplicates(breach: Breach) -> list[Breach]:
    """Other breaches of the same case that may be this one, the oldest first."""
    span = (breach.happened_at - WITHIN, breach.happened_at + WITHIN)
    rows = Breach.objects.filter(case=breach.case_id, happened_at__range=span).exclude(pk=breach.pk)
    return reported_before(_tale(breach), [(row, _tale(row)) for row in rows.order_by("learned_at", "id")])


def _tale(breach: Breach) -> ComparableBreach:
    of = f"order {breach.order_id}" if breach.order_id else ""
    return ComparableBreach(
        of or (f"protection {breach.protection_id}" if breach.protection_id else ""), breach.happened_at
    )
