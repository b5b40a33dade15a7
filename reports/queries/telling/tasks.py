"""Tells the tasks of a case that are done."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import F, QuerySet

from accounts.models import User
from casework.models import Case, Task
from reports.queries.telling.source import Entry, Part, Source, holding, name_of


def _rows(case: Case, user: User) -> QuerySet[Task]:
    return Task.objects.visible_to(user).filter(case=case).exclude(done_at=None).annotate(moment=F("done_at"))


def _tell(case: Case, ids: Collection[int]) -> Mapping[int, Entry]:
    rows = Task.objects.filter(case=case, pk__in=ids).annotate(moment=F("done_at")).select_related("done_by")
    return {row.pk: _entry(row) for row in rows}


def _entry(row: Task) -> Entry:
    lines = (row.detail, row.outcome)
    moment = row.moment  # type: ignore[attr-defined]
    return Entry(f"Done: {row.title}", moment, name_of(row.done_by), "\n".join(line for line in lines if line))


TASKS_DONE = Source("task", _rows, {Part.TASKS: {}}, holding("title", "detail", "outcome"), _tell)
