"""The words of rows that others added to a thing since a page was drawn, for whoever comes second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from django.db import models

from accounts.people.models import Organisation, User
from casework.templatetags.display import day, when

TOLD_ELSEWHERE: Final = frozenset({"public_id", "label", "key"})


def row_in_words(row: models.Model) -> list[tuple[str, str]]:
    """Each column of a row that holds something, with its name, in words; who wrote it and when among them."""
    return [(_name(field), words) for field, words in _columns(row) if words]


def _columns(row: models.Model) -> Iterator[tuple[models.Field[Any, Any], str]]:
    for field in row._meta.concrete_fields:
        if field.name not in TOLD_ELSEWHERE and not field.name.startswith("history_"):
            yield field, _words(row, field)


def _name(field: models.Field[Any, Any]) -> str:
    name = str(field.verbose_name)
    return f"{name[:1].upper()}{name[1:]}"


def _words(row: models.Model, field: models.Field[Any, Any]) -> str:
    """The value as a page says it; "" for what only the database reads."""
    if isinstance(field, models.ForeignKey):
        is_said = field.related_model in (User, Organisation) and field.name != "organisation"
        return _named(getattr(row, field.name)) if is_said else ""
    value = getattr(row, field.name)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, date):
        return day(value)
    return value if isinstance(value, str) else ""


def _named(thing: models.Model | None) -> str:
    """Who did it, or which force it is about; of other rows a page says what it has to say itself."""
    if isinstance(thing, User):
        return thing.get_full_name() or thing.get_username()
    return thing.name if isinstance(thing, Organisation) else ""
