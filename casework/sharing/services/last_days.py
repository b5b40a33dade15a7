"""Sets a task to find out each last day that nobody knows, once for each thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, QuerySet

from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_if_free
from casework.dates.rules.london_time import local_day
from casework.sharing.models.agreement import Agreement
from casework.sharing.models.share import Share

WITHIN: Final = timedelta(days=2)
"""In which time somebody finds out until when a thing holds; the task stands on My work from the first day on."""
DETAIL: Final = "Until it is known it counts as no protection and as no permission without end."

Thing = TypeVar("Thing", bound=models.Model)


@transaction.atomic
def ask_for_last_day(case: Case, *, about: models.Model, of: str, now: datetime) -> bool:
    """Set the task unless it is set; whether it was set now."""
    lock(case)
    if _asked(type(about)).filter(case=case, about_id=about.public_id).exists():  # type: ignore[attr-defined]
        return False
    title = f"Find out the last day of {of}"[:200]
    due_at = due_moment(local_day(now) + WITHIN)
    new = NewTask(title=title, kind=TaskKind.LAST_DAY, detail=DETAIL, due_at=due_at, about=about)
    add_task(case, new, by=None, now=now)
    return True


def _asked(thing: type[models.Model]) -> QuerySet[Task]:
    return Task.objects.filter(kind=TaskKind.LAST_DAY, about_kind=thing.__name__.lower()).open()


def not_asked(rows: QuerySet[Thing]) -> QuerySet[Thing]:
    """Things of open cases whose last day nobody knows, and for which no task stands."""
    asked = _asked(rows.model).filter(about_id=OuterRef("public_id"))
    unknown = rows.filter(last_day_known=False, case__closed_at=None).exclude(Exists(asked))
    return unknown.select_related("case").order_by("pk")


def ask_for_each(rows: QuerySet[Thing], called: Callable[[Thing], str], *, now: datetime) -> int:
    """Set the task for each of them, under the lock of its case; one on which somebody works waits for the next run."""
    return sum(_ask_under_lock(rows, row, called, now) for row in not_asked(rows))


@transaction.atomic
def _ask_under_lock(rows: QuerySet[Thing], row: Any, called: Callable[[Thing], str], now: datetime) -> bool:
    if lock_if_free(row.case_id) is None:
        return False
    still: Any = not_asked(rows).filter(pk=row.pk).first()
    return still is not None and ask_for_last_day(still.case, about=still, of=called(still), now=now)


def agreement_in_task(agreement: Agreement) -> str:
    """How a task names an agreement."""
    to = f"share with {agreement.with_whom}" if agreement.with_whom else "be supported by us"
    return f"the client's agreement to {to}"


def share_in_task(share: Share) -> str:
    """How a task names a share."""
    return f"the share with {share.force.name}"


def ask_for_last_days_of_sharing(*, now: datetime) -> int:
    """Set the task for each share and each agreement that holds; a second run, or one beside it, sets none twice."""
    today = local_day(now)
    shares = Share.objects.live(today).select_related("force")
    agreements = Agreement.objects.holding(today).select_related("force")
    return ask_for_each(shares, share_in_task, now=now) + ask_for_each(agreements, agreement_in_task, now=now)
