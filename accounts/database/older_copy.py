"""Refuses a database that an older release left: the steps that it lacks are no longer there one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from django.core.management.base import CommandError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

TOO_OLD: Final = (
    "The tables of this copy are from before the first release: {app} lacks {step}. Nothing was changed. Start it "
    "once with the last commit before the steps were put together (see docs/running.md), then with this one."
)
Step = tuple[str, str]


def refuse_older_copy(connection: BaseDatabaseWrapper) -> None:
    """Ask before Django builds its plan: it would take the tables that are there for tables to be made."""
    steps = MigrationLoader(None).replacements
    stands_for = {step: [(app, name) for app, name in migration.replaces] for step, migration in steps.items()}
    if missing := first_missing(stands_for, MigrationRecorder(connection).applied_migrations()):
        raise CommandError(TOO_OLD.format(app=missing[0], step=missing[1]))


def first_missing(stands_for: Mapping[Step, Sequence[Step]], applied: Collection[Step]) -> Step | None:
    """The newest old step of an app that lacks it and has older ones.

    The app's first new step stands for it. So a new database that broke off is no older copy: it has the newest first.
    """
    for app in sorted({app for app, _ in stands_for}):
        first = min(step for step in stands_for if step[0] == app)
        newest = max(stands_for[first])
        older = (old for step, replaced in stands_for.items() if step[0] == app for old in replaced if old < newest)
        if newest not in applied and any(old in applied for old in older):
            return newest
    return None
