"""Reads several lists of rows in one statement: each asked as it would be by itself, all in one answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import count
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.dateparse import parse_duration

Read = Callable[[Any], Any]
Row = tuple[Any, ...]


def read_together(*lists: QuerySet[Any, Any]) -> None:
    """Fill querysets that nobody has read yet, in one statement; what they prefetch is read after it as ever.

    They are read at one moment, so they cannot contradict each other.
    """
    asked: list[tuple[QuerySet[Any, Any], SQLCompiler]] = []
    parts: list[str] = []
    values: list[Any] = []
    for rows in lists:
        compiler = rows.query.get_compiler(using=rows.db)
        try:
            sql, given = compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            continue  # it knows by itself that it is empty
        asked.append((rows, compiler))
        parts.append(f"(SELECT jsonb_agg(to_jsonb(part)) FROM ({sql}) part)")  # noqa: S608 — SQL of Django's own, with its parameters apart
        values += given
    if not asked:
        return
    for (rows, compiler), found in zip(asked, _answers(parts, values), strict=True):
        _fill(rows, compiler, found)


def _answers(parts: Sequence[str], values: Sequence[Any]) -> list[list[Mapping[str, Any]]]:
    """The rows of each part, by the aliases of their columns."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        answer: Row = cursor.fetchone()
    return [json.loads(part, parse_float=Decimal) if part else [] for part in answer]


def _fill(rows: QuerySet[Any, Any], compiler: SQLCompiler, found: Sequence[Mapping[str, Any]]) -> None:
    """Let Django make of the answer what it would have made of the rows themselves."""
    free = (f"col{number}" for number in count(1))
    columns = [(alias or next(free), _reader(each.output_field)) for each, _, alias in compiler.select]
    told = [tuple(read(each[name]) for name, read in columns) for each in found]
    compiler.execute_sql = lambda *_args, **_kwargs: [told]  # type: ignore[method-assign, assignment]
    rows.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
    try:
        len(rows)
    finally:
        del rows.query.get_compiler


def _reader(field: models.Field[Any, Any]) -> Read:
    """What makes of a value in JSON the one that the database gives for a column of this kind."""
    if isinstance(field, ArrayField):
        one = _reader(field.base_field)
        return _or_none(lambda value: [one(each) for each in value])
    named = next((read for kind, read in READERS if isinstance(field, kind)), None)
    return _or_none(named) if named else _as_it_is


def _or_none(read: Read) -> Read:
    return lambda value: None if value is None else read(value)


def _as_it_is(value: Any) -> Any:
    return value


def _written(value: Any) -> str:
    return json.dumps(value, default=float)


READERS: Final[tuple[tuple[type[models.Field[Any, Any]], Read], ...]] = (
    (models.DateTimeField, datetime.fromisoformat),  # before the day, of which it is a kind
    (models.DateField, date.fromisoformat),
    (models.TimeField, time.fromisoformat),
    (models.UUIDField, UUID),
    (models.DecimalField, Decimal),
    (models.FloatField, float),
    (models.DurationField, parse_duration),
    (models.BinaryField, lambda value: bytes.fromhex(value[2:])),
    (models.JSONField, _written),
)
