"""Brings the tables up to date as Django does, but quicker for a new database, and never waits for ever for a lock."""

from __future__ import annotations

import time
from typing import Any, Final

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection
from django.db.migrations import Migration

from accounts.database.new_database import NewDatabaseExecutor, is_new
from accounts.database.older_copy import refuse_older_copy
from accounts.database.retry import LOCK_NOT_HAD, sqlstate_of

LOCK_SECONDS: Final = 5
"""While a step waits for its lock, everybody who comes after it waits too: so it waits briefly, and more often."""
TIMES: Final = 12
PAUSE_SECONDS: Final = 5.0
HELD: Final = "Somebody is at work on a table that this step changes. Trying again in {pause:g} s ({time} of {times})."
GAVE_UP: Final = (
    "The tables could not be changed, because somebody was at work on them all the time. What was done before is kept. "
    "Look in pg_stat_activity for what has been open for long, end it, and start again."
)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        refuse_older_copy(connection)
        if is_new(connection) and not self._is_asked_for_less(options):
            self._make_tables(options["verbosity"])
        for time_tried in range(1, TIMES + 1):
            try:
                super().handle(*args, **options)
                return
            except OperationalError as error:
                if sqlstate_of(error) != LOCK_NOT_HAD:
                    raise
            if time_tried < TIMES:
                self.stdout.write(HELD.format(pause=PAUSE_SECONDS, time=time_tried, times=TIMES))
                time.sleep(PAUSE_SECONDS)
        raise CommandError(GAVE_UP)

    @staticmethod
    def _is_asked_for_less(options: dict[str, Any]) -> bool:
        """Whether not everything is to be done at once, or nothing at all, or in another database."""
        less = ("app_label", "fake", "fake_initial", "plan", "check_unapplied", "prune")
        return any(options.get(name) for name in less) or options.get("database", DEFAULT_DB_ALIAS) != DEFAULT_DB_ALIAS

    def _make_tables(self, verbosity: int) -> None:
        """Django's own command finds nothing left to do after it, and tells everybody that it is done."""
        self.verbosity = verbosity
        executor = NewDatabaseExecutor(connection, self.migration_progress_callback)  # type: ignore[arg-type]
        executor.migrate(executor.loader.graph.leaf_nodes())

    def migration_progress_callback(self, action: str, migration: Migration | None = None, fake: bool = False) -> None:
        """Before each step say how long it may wait for a lock.

        A step outside a transaction builds indexes beside the running copy: it waits for others by its nature, and
        broken off it would leave an index that is not valid.
        """
        if action in {"apply_start", "unapply_start"} and migration is not None:
            seconds = LOCK_SECONDS if migration.atomic else 0
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{seconds}s"])
        super().migration_progress_callback(action, migration, fake)
