"""Takes the lock under which an open case is worked on."""

from __future__ import annotations

from accounts.rules import RuleViolation
from casework.models import Case


def lock(case: Case) -> Case:
    """The case's row, locked until the transaction ends; call it inside one."""
    return Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)


def lock_open(case: Case) -> Case:
    """The same of a case that is not closed; a closed one is reopened first."""
    locked = lock(case)
    if locked.closed_at is not None:
        raise RuleViolation("This case is closed. Reopen it first.")
    return locked
