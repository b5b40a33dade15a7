"""Logs incidents on one case beside a large history, in turn with the index and without it."""

from __future__ import annotations

import time
from datetime import timedelta
from statistics import median
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from orders.incidents.services import NewIncident, log_incident
from record.authors import Author
from risk.clocks.models.clock import Clock, Deadline
from risk.flags.models import Flag
from tests.many_rows import fill
from tests.shared_case import SharedCase, live_case

ROUNDS: Final = 5
INDEXES: Final = {
    "deadline_by_case": "CREATE INDEX deadline_by_case ON risk_deadline (case_id, due_at)",
    "flag_by_case": "CREATE INDEX flag_by_case ON risk_flag (case_id)",
}


def run(rows: int) -> None:
    """Alternate, so that a busy machine is busy for both; the median of the ratios counts."""
    with transaction.atomic():
        told = live_case()
    with transaction.atomic():
        fill([Deadline], rows)
        fill([Clock, Flag], rows // 6)
    _execute("VACUUM ANALYZE")
    print(f"{Deadline.objects.count():,} deadlines, {Flag.objects.count():,} flags, {Clock.objects.count():,} clocks")
    _save(told)  # the first draws what Django and PostgreSQL keep
    with_index, without = [], []
    for _ in range(ROUNDS):
        with_index.append(_save(told))
        _drop()
        without.append(_save(told))
        _make()
    print(f"with the indexes: {_words(with_index)}")
    print(f"without: {_words(without)}")
    ratios = [slow / quick for slow, quick in zip(without, with_index, strict=True)]
    print(f"without / with, median of the rounds: {median(ratios):.1f}")


def _save(told: SharedCase) -> float:
    """The median of three saves, in milliseconds."""
    taken = []
    for _ in range(3):
        now = timezone.now()
        new = NewIncident(happened_at=now - timedelta(hours=1), recorded_at=now, behaviours=("CON-02",))
        begun = time.monotonic()
        log_incident(told.case, new, Author(told.worker, now))
        taken.append((time.monotonic() - begun) * 1000)
    return median(taken)


def _drop() -> None:
    for name in INDEXES:
        _execute(f"DROP INDEX {name}")


def _make() -> None:
    for statement in INDEXES.values():
        _execute(statement)


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _words(taken: list[float]) -> str:
    return f"{min(taken):.0f} to {max(taken):.0f} ms, median {median(taken):.0f} ms"
