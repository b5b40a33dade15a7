"""What a start does before anyone may come in: the tables, the static files and, once, the demo."""

import hashlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from accounts.database.older_copy import refuse_older_copy
from config.embedded import tables
from config.environment import ACCOUNTS_FILE, NO_DATABASE, BadSetting, Environment


def timed(words: str, act: Callable[[], object]) -> None:
    print(words, end=" ", flush=True)
    begun = time.monotonic()
    act()
    print(f"({time.monotonic() - begun:.1f} s)", flush=True)


def lay_tables() -> None:
    """A test's copy is given its tables whole; any other has none to be given, and migrates."""
    dump = os.environ.get("TABLES")
    if dump:
        connection.ensure_connection()
        tables.lay(Environment(settings.STATE).text("DATABASE_URL"), Path(dump))


def migrate() -> None:
    refuse_older_copy(connection)
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        timed(
            f"Bringing the database up to date: {len(missing)} migrations",
            lambda: call_command("migrate", verbosity=0, interactive=False),
        )


def static_fingerprint() -> str:
    """A word that changes whenever any static file does."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            kept = Path(storage.path(name)).stat()
            digest.update(f"{name} {kept.st_size} {kept.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static() -> None:
    """Collect and compress the static files, unless none has changed since last time."""
    note, fingerprint = settings.STATE / "static.fingerprint", static_fingerprint()
    if note.exists() and note.read_text() == fingerprint:
        return
    timed(
        "Collecting static files",
        lambda: call_command("collectstatic", verbosity=0, interactive=False, clear=True),
    )
    note.write_text(fingerprint)


def load_demo() -> None:
    """Load the demo if it is wanted and not there yet, and note its accounts for the supervisor to show."""
    note = settings.STATE / ACCOUNTS_FILE
    note.unlink(missing_ok=True)
    if not settings.DEMO_ALLOWED:
        return
    try:
        call_command("load_demo")
    except CommandError as refusal:
        print(refusal, flush=True)
        return
    with note.open("w") as accounts:
        call_command("demo_accounts", stdout=accounts)


def main() -> int:
    try:
        django.setup()
    except BadSetting as refusal:
        print(refusal, file=sys.stderr)
        return 1
    try:
        lay_tables()
        migrate()
        collect_static()
        load_demo()
        call_command("note_start")  # last, for the demo takes longer than a job may be silent
    except CommandError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) is not None:
            raise
        print(NO_DATABASE, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
