"""Builds a chronology source for rows that need no more than a title and a few lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField, Expression, F, Func, Model, Q

from accounts.people.models import User
from casework.cases.models.case import Case
from reports.chronology.entries import ChronologyEntry, ChronologyPart, ChronologySource, holding, name_of


def start_of(column: str) -> Func:
    """The London midnight with which a day of the row begins."""
    template = "(%(expressions)s::timestamp AT TIME ZONE 'Europe/London')"
    return Func(F(column), template=template, output_field=DateTimeField())


@dataclass(frozen=True, kw_only=True)
class RowWording:
    """How rows of one model are told: when, by whom, in which words, and where to read more."""

    moment: F | Expression
    by: str
    title: Callable[[Any], str]
    lines: Callable[[Any], tuple[str, ...]]
    joined: tuple[str, ...] = ()
    only: Q | None = None
    href: Callable[[Any], str] = lambda _row: ""
    tag: str = ""
    is_whole_day: bool = False


def source_of_rows(
    code: str, model: type[Model], part: ChronologyPart, telling: RowWording, *, sought: tuple[str, ...]
) -> ChronologySource:
    """A source of one part. `sought` are the columns in which words are looked for."""
    rows: Any = model._default_manager.annotate(moment=telling.moment).filter(telling.only or Q())

    def of_case(case: Case, user: User) -> Any:
        return rows.visible_to(user).filter(case=case)

    def find(case: Case, ids: Collection[int]) -> Any:
        return rows.filter(case=case, pk__in=ids).select_related(telling.by, *telling.joined)

    def tell(_case: Case, found: Sequence[Any]) -> Mapping[int, ChronologyEntry]:
        return {row.pk: _entry(row, telling) for row in found}

    return ChronologySource(code, of_case, {part: {}}, holding(*sought), find, tell)


def _entry(row: Any, telling: RowWording) -> ChronologyEntry:
    return ChronologyEntry(
        title=telling.title(row),
        moment=row.moment,
        by=name_of(getattr(row, telling.by)),
        description="\n".join(line for line in telling.lines(row) if line),
        href=telling.href(row),
        tag=telling.tag,
        is_whole_day=telling.is_whole_day,
    )
