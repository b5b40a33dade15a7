"""Keeps the rows of a world that was lived through the services once, and lays them again for each test."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any, Final, Generic, LiteralString, TypeVar, cast

from django.db import connection, transaction
from psycopg import Connection, Cursor, sql

World = TypeVar("World")

FIRST_ID: Final = 10_000_000
"""Kept rows have numbers from here on, so that they never meet those that a test has written before."""
TABLES: Final = """
    SELECT c.relname::text, a.attname::text, quote_ident(s.relname) FROM pg_depend d
    JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
    JOIN pg_class c ON c.oid = d.refobjid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'casework_searchterm'
"""
"""All but the index of what cases are found by: triggers write it here too, as its sources are laid."""
AT_ONCE: Final = """
    SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
    WHERE contype = 'f' AND NOT condeferrable AND conrelid <> confrelid
"""
"""Which table's rows must name rows of which other as soon as they are written, not at the end of the transaction."""


@dataclass(frozen=True)
class _Table:
    """A table with the column that numbers its rows, and the first number of the world's own."""

    name: str
    key: str
    first: int

    def rows(self, cursor: Cursor[Any]) -> bytes:
        with cursor.copy(self._about("COPY (SELECT * FROM {} WHERE {} >= {}) TO STDOUT")) as copy:
            return b"".join(bytes(piece) for piece in copy)

    def has_first(self, cursor: Cursor[Any]) -> bool:
        return bool(cursor.execute(self._about("SELECT FROM {} WHERE {} = {}")).rowcount)

    def _about(self, statement: LiteralString) -> sql.Composed:
        return sql.SQL(statement).format(sql.Identifier(self.name), sql.Identifier(self.key), sql.Literal(self.first))


@dataclass(frozen=True)
class _Kept(Generic[World]):
    rests_on: Hashable
    rows: dict[_Table, bytes]
    world: bytes

    def lay(self, cursor: Cursor[Any]) -> World:
        for table, rows in self.rows.items():
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table.name))) as copy:
                copy.write(rows)
        return cast("World", pickle.loads(self.world))  # noqa: S301 written by this very process

    def is_laid(self, cursor: Cursor[Any]) -> bool:
        """Whether these very rows stand in the tables already, for a test that asked before."""
        return next(iter(self.rows)).has_first(cursor)


class LaidOnce(Generic[World]):
    """Lives a world through once in each process; every other call lays the same rows and gives fresh objects.

    The world may name rows that were there before it only if `rests_on` tells them: when its answer changes, or a test
    asks for a second world, the world is lived through anew. It writes only rows with numbers.
    """

    def __init__(self, live: Callable[[], World], *, rests_on: Callable[[], Hashable]) -> None:
        self._live, self._rests_on = live, rests_on
        self._kept: _Kept[World] | None = None

    def __call__(self) -> World:
        base = self._rests_on()
        with raw_cursor() as cursor:
            if self._kept is None or self._kept.rests_on != base:
                return self._live_and_keep(cursor, base)
            if self._kept.is_laid(cursor):
                return self._live()
            with transaction.atomic():  # rows that are laid name each other before all are there
                return self._kept.lay(cursor)

    def _live_and_keep(self, cursor: Cursor[Any], base: Hashable) -> World:
        tables = _begin_far_away(cursor)
        lived = self._live()
        rows = {table: found for table in tables if (found := table.rows(cursor))}
        self._kept = _Kept(base, rows, pickle.dumps(lived))
        return lived


def raw_cursor() -> Cursor[Any]:
    connection.ensure_connection()
    return cast("Connection[Any]", connection.connection).cursor()


def _begin_far_away(cursor: Cursor[Any]) -> list[_Table]:
    """Let each table's next row have a number that no row has had; the tables, each after those that it must name."""
    found = {name: (key, sequence) for name, key, sequence in cursor.execute(TABLES).fetchall()}
    return [_begun_far_away(cursor, name, *found[name]) for name in in_order(cursor, found)]


def in_order(cursor: Cursor[Any], names: Iterable[str]) -> list[str]:
    """These tables, each after those of which its rows must name some as soon as they are written."""
    order: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(names, ()))
    for table, named in cursor.execute(AT_ONCE).fetchall():
        order.add(table, named)
    return [name for name in order.static_order() if name in set(names)]


def _begun_far_away(cursor: Cursor[Any], name: str, key: str, sequence: str) -> _Table:
    jump = "SELECT setval(%s::regclass, greatest(nextval(%s::regclass), %s), false)"
    row = cursor.execute(jump, [sequence, sequence, FIRST_ID]).fetchone()
    assert row
    return _Table(name, key, int(row[0]))
