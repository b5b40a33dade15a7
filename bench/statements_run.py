"""Does each of the main acts once on a case that was lived through, and undoes it."""

from __future__ import annotations

from django.db import transaction
from django.test.utils import setup_test_environment

from tests.main_acts import ACTS, statements_of
from tests.shared_case import live_case


def run(*, each: bool) -> None:
    """One line an act: its statements, and its savepoints, which ask nothing."""
    setup_test_environment()
    print("| act | statements | savepoints |\n|---|---|---|")
    for name in ACTS:
        with transaction.atomic():
            asked = statements_of(name, live_case())
            transaction.set_rollback(True)
        print(f"| {name} | {len(asked)} | {asked.savepoints} |")
        if each:
            print(asked.table())
