"""Sets the task to find out a last day that nobody knows, once for each thing, and until it is known."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, QuerySet

from casework.models import Agreement, Case, Share, Task, TaskKind
from casework.rules.london import local_day
from casework.rules.tasks import due_moment
from casework.services.tasks import NewTask, add_task

WITHIN: Final = timedelta(days=2)
"""In which time somebody finds out until when a thing holds; the task stands on My work from the first day on."""
DETAIL: Final = "Until it is known it counts as no protection and as no permission without end."

Thing = TypeVar("Thing", bound=models.Model)


@transaction.atomic
def ask_for_last_day(case: Case, *, about: models.Model, of: str, now: datetime) -> bool:
    """Set the task unless it is set; whether it was set now. Call it with the thing locked, or just made."""
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
    """Things of open cases whose last day nobody knows, and for which no task stands; locked, others left out."""
    asked = _asked(rows.model).filter(about_id=OuterRef("public_id"))
    unknown = rows.filter(last_day_known=False, case__closed_at=None).exclude(Exists(asked))
    return unknown.select_for_update(skip_locked=True, of=("self",), no_key=True).select_related("case").order_by("pk")


def called_agreement(agreement: Agreement) -> str:
    """How a task names an agreement."""
    to = f"share with {agreement.with_whom}" if agreement.with_whom else "be supported by us"
    return f"the client's agreement to {to}"


def called_share(share: Share) -> str:
    """How a task names a share."""
    return f"the share with {share.force.name}"


@transaction.atomic
def ask_for_last_days_of_sharing(*, now: datetime) -> int:
    """Set the task for each share and each agreement that holds; a second run, or one beside it, sets none twice."""
    today = local_day(now)
    shares: Any = not_asked(Share.objects.live(today).select_related("force"))
    agreements: Any = not_asked(Agreement.objects.holding(today).select_related("force"))
    asked = [ask_for_last_day(row.case, about=row, of=called_share(row), now=now) for row in shares]
    asked += [ask_for_last_day(row.case, about=row, of=called_agreement(row), now=now) for row in agreements]
    return sum(asked)
