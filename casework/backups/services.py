"""Counts and digests of every table, to compare a restored copy of the database with its original.

Nothing of a person can be read out of it. What a copy writes down about itself while it runs is left out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connection, transaction
from psycopg import sql

OWN_WORDS: Final = frozenset({"risk_heartbeat", "risk_milestone"})
TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
SAME_TEXT: Final = """
    SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex';
    SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0
"""
COUNT: Final = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM {} t"


class DumpFailed(Exception):
    """pg_dump ended with an error: its own words say which."""


@dataclass(frozen=True)
class TableDigest:
    """How many rows a table has, and a digest of them all that does not depend on their order."""

    rows: int
    digest: str


Manifest = Mapping[str, TableDigest]


def manifest(dump: tuple[str, Path] | None = None) -> Manifest:
    """What stands in every table at one moment; with a dump (program, file) of that very moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(SAME_TEXT)
        if dump:
            _dump(*dump)
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall() if name not in OWN_WORDS]
        return {name: _holding(name) for name in names}


def _holding(table: str) -> TableDigest:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(COUNT).format(sql.Identifier(table)).as_string())
        rows, digest = cursor.fetchone()
        return TableDigest(rows, digest)


def _dump(program: str, file: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
    file.unlink(missing_ok=True)
    file.touch(0o600)
    command = [program, "--format=custom", f"--snapshot={snapshot}", f"--file={file}"]
    if subprocess.run([*command, str(connection.settings_dict["NAME"])], check=False).returncode:
        raise DumpFailed


def differences(then: Manifest, now: Manifest) -> list[str]:
    """A sentence for each table that is not as it was."""
    told = []
    for name in sorted({*then, *now}):
        was, has = then.get(name), now.get(name)
        if was is None or has is None:
            told.append(f"{name}: the table is {'new' if was is None else 'missing'}")
        elif was.rows != has.rows:
            told.append(f"{name}: {was.rows} rows then, {has.rows} now")
        elif was.digest != has.digest:
            told.append(f"{name}: {was.rows} rows then and now, but not the same")
    return told
