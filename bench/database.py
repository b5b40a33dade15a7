"""Starts a PostgreSQL for one benchmark alone, lays the tables in it, and tells Django of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

from config.embedded import tables
from config.embedded.postgres import Postgres
from config.environment import BASE


@contextmanager
def database(settings: str = "config.settings") -> Iterator[None]:
    """Models can be imported only inside: Django has to know its database first. Pages need `tests.settings`."""
    with tempfile.TemporaryDirectory(prefix="hawthorn-bench-") as folder:
        state = Path(folder)
        state.chmod(0o711)
        (state / "logs").mkdir()
        (state / "static").mkdir()
        postgres = Postgres(state)
        program = postgres.prepare()
        server = program.start()
        try:
            postgres.wait_until_ready(server)
            if (kept := BASE / f".cache/tables-{tables.fingerprint()}.sql").exists():
                tables.lay(postgres.url(), kept)
            os.environ.update(DATABASE_URL=postgres.url(), STATE=folder, DJANGO_SETTINGS_MODULE=settings)
            django.setup()
            call_command("migrate", verbosity=0)
            yield
        finally:
            server.send_signal(program.stop_signal)
            server.wait(30)
