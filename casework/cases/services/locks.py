"""Takes the lock under which a case is worked on; docs/locking.md says in which order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.people.models.victim_perpetrator import Perpetrator, Victim


def lock(case: Case) -> Case:
    """The case's row, locked until the transaction ends; call it inside one."""
    return lock_by_id(case.pk)


def lock_by_id(case_id: int) -> Case:
    """The same of the case with a number."""
    return Case.objects.under_lock().get(pk=case_id)


def lock_open(case: Case) -> Case:
    """The same of a case that is not closed; a closed one is reopened first."""
    return check_open(lock(case))


def lock_case_of(row: Any) -> Case:
    """The same of the case of a row; the row is read again, because whoever held the lock may have changed it."""
    case = lock_by_id(row.case_id)
    row.refresh_from_db()
    row.case = case
    return case


def lock_open_case_of(row: Any) -> Case:
    """The same of the case of a row, if it is not closed."""
    return check_open(lock_case_of(row))


def check_open(case: Case) -> Case:
    """Refuse a closed case; whoever calls it holds the lock."""
    if case.closed_at is not None:
        raise RuleViolation("This case is closed. Reopen it first.")
    return case


def lock_cases(ids: Iterable[int]) -> list[Case]:
    """Several cases at once, in the order of their numbers, so that two acts never wait for each other."""
    return list(Case.objects.under_lock().filter(pk__in=set(ids)))


def lock_if_free(case_id: int) -> Case | None:
    """The case's row for a job that comes again: None where somebody works on the case now."""
    return Case.objects.under_lock(waits=False).filter(pk=case_id).first()


def lock_open_if_free(case_id: int) -> Case | None:
    """The same of a case that is not closed."""
    case = lock_if_free(case_id)
    return case if case is not None and case.closed_at is None else None


def lock_client(victim_id: int) -> Victim:
    """A client's row, with every case of hers: what is written about her is true in all of them."""
    lock_cases(Case.objects.filter(victim=victim_id).values_list("pk", flat=True))
    return Victim.objects.select_for_update(no_key=True, of=("self",)).get(pk=victim_id)


def lock_perpetrator(perpetrator_id: int) -> Perpetrator:
    """A perpetrator's row, with every case that names this person."""
    lock_cases(Case.objects.filter(perpetrator=perpetrator_id).values_list("pk", flat=True))
    return Perpetrator.objects.select_for_update(no_key=True, of=("self",)).get(pk=perpetrator_id)
