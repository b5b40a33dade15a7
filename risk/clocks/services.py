"""Writes clocks and their deadlines as computed from a case's events, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from casework.cases.models.case import Case
from risk.clocks.models.clock import Clock, Deadline
from risk.clocks.rules.due_moments import ClockDueMoments, DueMoment
from risk.thresholds.rules.limits import LEVELS

Key = tuple[int, str, str, datetime, datetime]
CHUNK: Final = 1_000


def write_clocks(reckoned: Sequence[tuple[Case, Sequence[ClockDueMoments]]]) -> None:
    """Make the clock and deadline rows of cases equal to the reckoning; the caller holds the locks on the cases.

    A clock that an event entered late has shown never to have run goes; if it was flagged, it stays as closed.
    """
    cases = {case.pk: case for case, _ in reckoned}
    rows = {_key(row): row for row in Clock.objects.filter(case__in=cases)}
    wanted = {(case.pk, *each.clock.key): each for case, measured in reckoned for each in measured}
    fresh = [_new_clock(cases[key[0]], each) for key, each in wanted.items() if key not in rows]
    Clock.objects.bulk_create(fresh, batch_size=CHUNK)
    changed = [row for key, row in rows.items() if key in wanted and _update(row, wanted[key])]
    Clock.objects.bulk_update(changed, ["closed_at", "ends_at", "late_at", "extension"], batch_size=CHUNK)
    _drop([row for key, row in rows.items() if key not in wanted])
    kept = [row for key, row in rows.items() if key in wanted]
    _write_deadlines(cases, {_key(row): row for row in (*kept, *fresh)}, wanted)


def _key(row: Clock) -> Key:
    return (row.case_id, row.rule, row.subject, row.started_at, row.opened_at)


def _late_at(measured: ClockDueMoments) -> datetime | None:
    return min((mark.at for mark in measured.marks if mark.name in LEVELS), default=None)


def _new_clock(case: Case, measured: ClockDueMoments) -> Clock:
    clock = measured.clock
    row = Clock(
        organisation_id=case.organisation_id,
        case=case,
        rule=clock.rule,
        subject=clock.subject,
        started_at=clock.started_at,
        opened_at=clock.opened_at,
    )
    _update(row, measured)
    return row


def _update(row: Clock, measured: ClockDueMoments) -> bool:
    """Bring a row up to the reckoning; True if anything changed. A clock that ended by itself stays so."""
    clock = measured.clock
    extension = sum(days for _, days in clock.pauses)
    closed_at = clock.closed_at or (row.closed_at if row.closed_at == clock.ends_at else None)
    now_so = (closed_at, clock.ends_at, _late_at(measured), extension)
    if (row.closed_at, row.ends_at, row.late_at, row.extension) == now_so:
        return False
    row.closed_at, row.ends_at, row.late_at, row.extension = now_so
    return True


def _drop(gone: Sequence[Clock]) -> None:
    """Take away clocks that never ran after all, but never one that was flagged: its history stays."""
    if not gone:
        return
    ids = [row.pk for row in gone]
    Deadline.objects.filter(clock__in=ids).delete()
    Clock.objects.filter(pk__in=ids, flags=None, escalations=None, acknowledgements=None).delete()
    kept = list(Clock.objects.filter(pk__in=ids, closed_at=None))
    for row in kept:
        row.closed_at = row.opened_at
    Clock.objects.bulk_update(kept, ["closed_at"])


def _write_deadlines(cases: Iterable[int], clocks: Mapping[Key, Clock], wanted: Mapping[Key, ClockDueMoments]) -> None:
    rows = {(row.clock_id, row.mark): row for row in Deadline.objects.filter(case__in=cases)}
    fresh: list[Deadline] = []
    changed: list[Deadline] = []
    for key, measured in wanted.items():
        clock = clocks[key]
        for mark in measured.marks:
            row = rows.pop((clock.pk, mark.name), None)
            if row is None:
                fresh.append(_new_deadline(clock, mark))
            elif _bring_up(row, mark, is_open=clock.closed_at is None):
                changed.append(row)
    Deadline.objects.bulk_create(fresh, batch_size=CHUNK)
    Deadline.objects.bulk_update(changed, ["due_at", "to", "is_open"], batch_size=CHUNK)
    _delete(rows.values())


def _bring_up(row: Deadline, mark: DueMoment, *, is_open: bool) -> bool:
    """Bring a row up to the reckoning; True if anything changed."""
    now_so = (mark.at, mark.step.to if mark.step else "", is_open)
    if (row.due_at, row.to, row.is_open) == now_so:
        return False
    row.due_at, row.to, row.is_open = now_so
    return True


def _delete(rows: Iterable[Deadline]) -> None:
    ids = [row.pk for row in rows]
    if ids:
        Deadline.objects.filter(pk__in=ids).delete()


def _new_deadline(clock: Clock, mark: DueMoment) -> Deadline:
    return Deadline(
        organisation_id=clock.organisation_id,
        case_id=clock.case_id,
        clock=clock,
        mark=mark.name,
        due_at=mark.at,
        to=mark.step.to if mark.step else "",
        is_open=clock.closed_at is None,
    )
