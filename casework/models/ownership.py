"""Holds the wall between organisations in the database: a row names the same owner and case as its parent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models


class SameAsParent(models.BaseConstraint):
    """A composite foreign key: the row's `same` fields equal those of the row its `parent` field points to.

    The parent needs a unique constraint over its id and the same fields. As this key implies the plain ones,
    the fields it covers carry `db_constraint=False`: one check a row instead of three.
    """

    def __init__(self, *, parent: str, same: Sequence[str], name: str, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)
        self.parent = parent
        self.same = tuple(same)

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        """Spell the key, as a part of CREATE TABLE or ALTER TABLE."""
        quote = schema_editor.quote_name
        there = model._meta.get_field(self.parent).related_model._meta
        own = [model._meta.get_field(name).column for name in (self.parent, *self.same)]
        theirs = [there.get_field(name).column for name in (there.pk.name, *self.same)]
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({', '.join(map(quote, own))}) "
            f"REFERENCES {quote(there.db_table)} ({', '.join(map(quote, theirs))})"
        )

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        """Add the key to a table that exists."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        """Take the key off a table."""
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:
        """Say the same before the database does, where a form asks."""
        parent = None if self.parent in (exclude or ()) else getattr(instance, self.parent)
        if parent is None:
            return
        columns = [model._meta.get_field(name).attname for name in self.same]
        if any(getattr(instance, column) != getattr(parent, column) for column in columns):
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "parent": self.parent, "same": self.same}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameAsParent) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.parent, self.same))
