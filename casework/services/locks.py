"""Takes the lock under which a case is worked on; docs/locking.md says in which order."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.rules import RuleViolation
from casework.models import Case, Perpetrator, Victim


def lock(case: Case) -> Case:
    """The case's row, locked until the transaction ends; call it inside one."""
    return lock_by_id(case.pk)


def lock_by_id(case_id: int) -> Case:
    """The same of the case with a number."""
    return Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case_id)


def lock_open(case: Case) -> Case:
    """The same of a case that is not closed; a closed one is reopened first."""
    locked = lock(case)
    if locked.closed_at is not None:
        raise RuleViolation("This case is closed. Reopen it first.")
    return locked


def lock_cases(ids: Iterable[int]) -> list[Case]:
    """Several cases at once, in the order of their numbers, so that two acts never wait for each other."""
    rows = Case.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=set(ids))
    return list(rows.order_by("pk"))


def lock_if_free(case_id: int) -> Case | None:
    """The case's row for a job that comes again: None where somebody works on the case now."""
    rows = Case.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
    return rows.filter(pk=case_id).first()


def lock_client(victim_id: int) -> Victim:
    """A client's row, with every case of hers: what is written about her is true in all of them."""
    lock_cases(Case.objects.filter(victim=victim_id).values_list("pk", flat=True))
    return Victim.objects.select_for_update(no_key=True, of=("self",)).get(pk=victim_id)


def lock_perpetrator(perpetrator_id: int) -> Perpetrator:
    """A perpetrator's row, with every case that names this person."""
    lock_cases(Case.objects.filter(perpetrator=perpetrator_id).values_list("pk", flat=True))
    return Perpetrator.objects.select_for_update(no_key=True, of=("self",)).get(pk=perpetrator_id)
