"""SameAsParent, the database constraint that a row has the organisation and case of its parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True)
class SameAsParent:
    """A composite foreign key: the row's `same` fields equal those of the row its `parent` field points to.

    A model names its own in `same_as_parent`. Django knows no such key, so that a migration lays it as SQL
    (`…_same_as_parent`), and tests/casework/test_models.py holds the database to what the models name.

    The parent needs a unique constraint over its id and the same fields. As this key implies the plain ones,
    the fields it covers carry `db_constraint=False`: one check a row instead of three.
    """

    parent: str
    same: Sequence[str]
    name: str

    def sql(self, model: Any) -> str:
        """Spell the key as PostgreSQL does, without its name."""
        fields = model._meta
        there = fields.get_field(self.parent).related_model._meta
        own = [fields.get_field(name).column for name in (self.parent, *self.same)]
        theirs = [there.get_field(name).column for name in (there.pk.name, *self.same)]
        return f"FOREIGN KEY ({', '.join(own)}) REFERENCES {there.db_table}({', '.join(theirs)})"


def keys_of(model: type[models.Model]) -> tuple[SameAsParent, ...]:
    """The keys that a model names, if any."""
    return getattr(model, "same_as_parent", ())
