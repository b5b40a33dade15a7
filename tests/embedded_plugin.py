"""Starts a PostgreSQL and a Valkey for the tests alone, before settings are read (a conftest is too late)."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from config.embedded import tables
from config.embedded.postgres import Postgres
from config.embedded.programs import Program, ProgramLedger
from config.embedded.valkey import Valkey
from config.environment import BASE

PREFIX = "hawthorn-test-"
TEMPLATE = "tables"
SERVERS: list["subprocess.Popen[bytes]"] = []


def _forget_killed_runs() -> None:
    """A test run that was killed could not stop its servers: the next one does."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder / "owner.json"
        if folder.stat().st_uid == os.geteuid() and owner.exists() and not _is_owner_alive(owner):
            ProgramLedger(folder / "processes.json").end_leftovers()
            _discard(folder)


def _is_owner_alive(owner: Path) -> bool:
    ledger = ProgramLedger(owner)
    return any(record.process() for record in ledger.read())


def _discard(folder: Path) -> None:
    if (note := folder / "outside.path").exists():
        shutil.rmtree(note.read_text(), ignore_errors=True)
    Valkey(folder).tidy()
    shutil.rmtree(folder, ignore_errors=True)


def _program_of_this_run(state: Path) -> Program:
    return Program(name="pytest", argv=[], log=state / "pytest.log", folder=state)


def _start(ledger: ProgramLedger, program: Program) -> "subprocess.Popen[bytes]":
    server = program.start()
    ledger.add(program, server.pid)
    SERVERS.append(server)
    return server


def _start_servers() -> None:
    _forget_killed_runs()
    state = Path(tempfile.mkdtemp(prefix=PREFIX))
    state.chmod(0o711)
    (state / "logs").mkdir()
    (state / "static").mkdir()  # whitenoise warns without it
    ProgramLedger(state / "owner.json").add(_program_of_this_run(state), os.getpid())
    ledger = ProgramLedger(state / "processes.json")
    atexit.register(_stop_servers, os.getpid(), ledger, state)
    if not os.environ.get("DATABASE_URL"):
        postgres = Postgres(state, durable=False)
        postgres.wait_until_ready(_start(ledger, postgres.prepare()))
        _lay_template(postgres, state)
        os.environ["DATABASE_URL"] = postgres.url()
    if not (os.environ.get("BROKER_URL") and os.environ.get("CACHE_URL")):
        valkey = Valkey(state)
        valkey.wait_until_ready(_start(ledger, valkey.prepare()))
        os.environ.setdefault("BROKER_URL", valkey.broker_url())
        os.environ.setdefault("CACHE_URL", valkey.cache_url())
    os.environ["STATE"] = str(state)


def _lay_template(postgres: Postgres, state: Path) -> None:
    """Make the one database that every other of this run is copied from: by the migrations, or as they left it last."""
    url, kept = postgres.url(database=TEMPLATE), BASE / f".cache/tables-{tables.fingerprint()}.sql"
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    if not kept.exists():
        environment = {**os.environ, "DATABASE_URL": url, "STATE": str(state)}
        command = [sys.executable, "-W", "ignore", "manage.py", "migrate", "--verbosity=0"]
        subprocess.run(command, cwd=BASE, env=environment, check=True)
        kept.parent.mkdir(exist_ok=True)
        tables.keep(url, kept)
    else:
        tables.lay(url, kept)
    os.environ.update(TABLES=str(kept), TEST_TEMPLATE=TEMPLATE)


def _stop_servers(owner: int, ledger: ProgramLedger, state: Path) -> None:
    if os.getpid() == owner:  # a forked child must not stop its parent's servers
        ledger.end_leftovers()
        for server in SERVERS:
            server.wait(30)
        _discard(state)


_start_servers()
