"""Has a step of the tables wait for a lock that somebody holds: it gives up soon, and says why it tries again."""

from __future__ import annotations

from io import StringIO
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate as djangos
from django.db import OperationalError, connection
from django.db.migrations import Migration

from accounts.management.commands import migrate


def lock_not_had() -> OperationalError:
    error = OperationalError("canceling statement due to lock timeout")
    error.__cause__ = psycopg.errors.LockNotAvailable()
    return error


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "PAUSE_SECONDS", 0.0)


def test_step_whose_lock_is_held_is_tried_again_and_says_so() -> None:
    said = StringIO()
    with mock.patch.object(djangos.Command, "handle", side_effect=[lock_not_had(), None]) as handled:
        call_command("migrate", stdout=said, skip_checks=True)
    assert handled.call_count == 2
    assert "Somebody is at work on a table" in said.getvalue()


def test_lock_that_is_never_let_go_ends_it_with_a_sentence() -> None:
    held = [lock_not_had() for _ in range(migrate.TIMES)]
    with (
        mock.patch.object(djangos.Command, "handle", side_effect=held),
        pytest.raises(CommandError, match="somebody was at work on them all the time"),
    ):
        call_command("migrate", stdout=StringIO(), skip_checks=True)


def test_any_other_error_is_not_tried_again() -> None:
    with (
        mock.patch.object(djangos.Command, "handle", side_effect=OperationalError("gone")) as handled,
        pytest.raises(OperationalError),
    ):
        call_command("migrate", stdout=StringIO(), skip_checks=True)
    assert handled.call_count == 1


@pytest.mark.parametrize(("atomic", "limit"), [(True, "5s"), (False, "0")])
def test_step_in_a_transaction_waits_briefly_and_an_index_beside_the_running_copy_as_long_as_it_takes(
    atomic: bool, limit: str
) -> None:
    step: Any = Migration("a_step", "accounts")
    step.atomic = atomic
    command = migrate.Command(stdout=StringIO())
    command.verbosity = 0
    command.migration_progress_callback("apply_start", step)
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == (limit,)
