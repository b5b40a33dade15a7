"""Makes sources of rows that tell themselves in a title and a few lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField, Expression, F, Func, Model, Q

from accounts.models import User
from casework.models import Case
from reports.queries.telling.source import Entry, Part, Source, holding, name_of


def start_of(column: str) -> Func:
    """The London midnight with which a day of the row begins."""
    template = "(%(expressions)s::timestamp AT TIME ZONE 'Europe/London')"
    return Func(F(column), template=template, output_field=DateTimeField())


@dataclass(frozen=True, kw_only=True)
class Telling:
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


def plain(code: str, model: type[Model], part: Part, telling: Telling, *, sought: tuple[str, ...]) -> Source:
    """A source of one part. `sought` are the columns in which words are looked for."""
    rows: Any = model._default_manager.annotate(moment=telling.moment).filter(telling.only or Q())

    def of_case(case: Case, user: User) -> Any:
        return rows.visible_to(user).filter(case=case)

    def find(case: Case, ids: Collection[int]) -> Any:
        return rows.filter(case=case, pk__in=ids).select_related(telling.by, *telling.joined)

    def tell(_case: Case, found: Sequence[Any]) -> Mapping[int, Entry]:
        return {row.pk: _entry(row, telling) for row in found}

    return Source(code, of_case, {part: {}}, holding(*sought), find, tell)


def _entry(row: Any, telling: Telling) -> Entry:
    return Entry(
        title=telling.title(row),
        moment=row.moment,
        by=name_of(getattr(row, telling.by)),
        description="\n".join(line for line in telling.lines(row) if line),
        href=telling.href(row),
        tag=telling.tag,
        is_whole_day=telling.is_whole_day,
    )
