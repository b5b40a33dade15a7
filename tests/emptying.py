"""Empties the tables after a test that really wrote: those that have rows, and lays again what the migrations laid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction
from psycopg import Cursor, sql

from tests.laid_case import in_order, raw_cursor

HAS_ROWS: Final = "SELECT {literal}::text WHERE EXISTS (SELECT FROM {name})"


@dataclass(frozen=True)
class Seeds:
    """The rows that stand in a new database: the forces, and what Django itself keeps there."""

    rows: dict[str, bytes]

    @classmethod
    def keep(cls) -> Seeds:
        with raw_cursor() as cursor:
            return cls({name: _read(cursor, name) for name in in_order(cursor, _with_rows(cursor))})

    def lay_alone(self) -> None:
        """Leave the database as it was when it was new, in a fraction of the time that Django's `flush` takes."""
        with transaction.atomic(), raw_cursor() as cursor:
            if full := _with_rows(cursor):
                cursor.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(map(sql.Identifier, full))))
            for name, rows in self.rows.items():
                with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))) as copy:
                    copy.write(rows)


def _with_rows(cursor: Cursor[Any]) -> list[str]:
    """The tables of models that have rows. Which migrations were run stays written down."""
    asked = [_has_rows(name) for name in connection.introspection.django_table_names(only_existing=True)]
    return [name for (name,) in cursor.execute(sql.SQL(" UNION ALL ").join(asked)).fetchall()]


def _has_rows(name: str) -> sql.Composed:
    return sql.SQL(HAS_ROWS).format(literal=sql.Literal(name), name=sql.Identifier(name))


def _read(cursor: Cursor[Any], name: str) -> bytes:
    with cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))) as copy:
        return b"".join(bytes(piece) for piece in copy)
