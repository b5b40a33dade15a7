"""The servers of one's own: what they refuse, whom they obey, and that they bear any folder."""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import kombu
import psutil
import psycopg
import pytest
import redis

from config.children import ChildProgram
from config.embedded import places
from config.embedded.postgres import Postgres
from config.embedded.programs import Program, ProgramLedger, ProgramRecord, end_group, is_alive
from config.embedded.valkey import Valkey

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def program(folder: Path, argv: list[str] = SLEEP) -> Program:
    return Program(name="sleeper", argv=argv, log=folder / "log", folder=folder, grace=5.0)


@pytest.fixture
def awkward_state() -> Iterator[Path]:
    """A folder whose name is long and holds what URLs and shells mind."""
    top = Path(tempfile.mkdtemp(prefix="hawthorn-embedded-"))
    top.chmod(0o711)
    state = top / ("a folder with spaces, 100% és " + "long" * 20)
    (state / "logs").mkdir(parents=True)
    yield state
    Valkey(state).tidy()
    shutil.rmtree(top)


def test_postgres_bears_an_awkward_folder_and_its_owner_is_bound_by_row_level_security(awkward_state: Path) -> None:
    postgres = Postgres(awkward_state, durable=False)
    server = postgres.prepare().start()
    try:
        postgres.wait_until_ready(server)
        with psycopg.connect(postgres.url()) as connection:
            rights = "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'app'"
            assert connection.execute(rights).fetchone() == (False, False, True, False)
            assert connection.execute("SHOW timezone").fetchone() == ("UTC",)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    assert postgres.password not in postgres.log.read_text()


def test_postgres_log_names_the_constraint_but_never_the_row(awkward_state: Path) -> None:
    postgres = Postgres(awkward_state, durable=False)
    server = postgres.prepare().start()
    try:
        postgres.wait_until_ready(server)
        with psycopg.connect(postgres.url(), autocommit=True) as connection:
            connection.execute("CREATE TABLE person (name text UNIQUE)")
            connection.execute("INSERT INTO person VALUES ('Rowan Invented')")
            with pytest.raises(psycopg.errors.UniqueViolation):
                connection.execute("INSERT INTO person VALUES (%s)", ["Rowan Invented"])
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    log = postgres.log.read_text()
    assert "person_name_key" in log
    assert "Rowan" not in log


def test_valkey_bears_an_awkward_folder_and_only_its_owner_may_open_it(awkward_state: Path) -> None:
    valkey = Valkey(awkward_state)
    server = valkey.prepare().start()
    try:
        valkey.wait_until_ready(server)
        assert valkey.socket.stat().st_mode & 0o777 == 0o700
        with redis.Redis.from_url(valkey.cache_url()) as cache, kombu.Connection(valkey.broker_url()) as broker:
            cache.set("word", "kept")
            queue = broker.SimpleQueue("words")
            queue.put("hello")
            assert queue.get(timeout=5).payload == "hello"
            queue.close()
    finally:
        server.terminate()
        server.wait(10)


def test_port_of_last_time_is_kept_while_it_is_free(tmp_path: Path) -> None:
    note = tmp_path / "port"
    port = places.remembered_port(note)
    assert places.remembered_port(note) == port
    note.write_text("no number")
    assert places.is_port_free(places.remembered_port(note))


def test_outside_folder_is_the_same_every_time_and_new_when_it_was_removed(tmp_path: Path) -> None:
    first = places.outside_folder(tmp_path, tmp_path)
    assert places.outside_folder(tmp_path, tmp_path) == first
    first.rmdir()
    assert places.outside_folder(tmp_path, tmp_path) != first


def test_leftover_of_an_earlier_run_is_ended_and_named(tmp_path: Path) -> None:
    sleeper = program(tmp_path)
    process = sleeper.start()
    ProgramLedger(tmp_path / "ledger").add(sleeper, process.pid)
    assert ProgramLedger(tmp_path / "ledger").end_leftovers() == ["sleeper"]
    assert process.wait(5) == -signal.SIGTERM
    assert ProgramLedger(tmp_path / "ledger").end_leftovers() == []


def test_process_that_only_has_the_number_of_a_leftover_is_left_alone(tmp_path: Path) -> None:
    process = program(tmp_path).start()
    began = psutil.Process(process.pid).create_time()
    ledger = ProgramLedger(tmp_path / "ledger")
    ledger.records = [ProgramRecord("stranger", process.pid, began - 60, signal.SIGTERM, 1.0)]
    assert ledger.read() == []
    ledger.add(program(tmp_path), os.getpid())
    ledger.remove(os.getpid())
    assert ProgramLedger(tmp_path / "ledger").end_leftovers() == []
    assert process.poll() is None
    end_group(process.pid)
    process.wait()


@pytest.mark.parametrize("text", ["", "{", '[{"name": "x"}]', "[1]"])
def test_broken_ledger_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "ledger").write_text(text)
    assert ProgramLedger(tmp_path / "ledger").end_leftovers() == []


def test_offspring_of_a_killed_leader_is_ended_with_its_group(tmp_path: Path) -> None:
    nested = "import subprocess, sys, time; subprocess.Popen([sys.executable, *sys.argv[1:]]); time.sleep(60)"
    parent = program(tmp_path, [sys.executable, "-c", nested, *SLEEP[1:]])
    process = parent.start()
    ledger = ProgramLedger(tmp_path / "ledger")
    ledger.add(parent, process.pid)
    while not (offspring := psutil.Process(process.pid).children()):
        time.sleep(0.02)
    process.kill()
    process.wait()
    ledger.end_leftovers()
    assert not any(map(is_alive, offspring))


def test_program_that_keeps_dying_is_started_again_ever_more_slowly_and_each_end_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    child = ChildProgram(
        program(tmp_path, [sys.executable, "-c", "raise SystemExit(3)"]), ProgramLedger(tmp_path / "ledger")
    )
    for expected in ("1 s", "2 s", "4 s", "8 s", "16 s", "30 s", "30 s"):
        child.process.wait(10)
        child.watch(said.append)
        assert said.pop().startswith(f"sleeper ended (exit status 3): starting it again in {expected}")
        child.start_again_at = 0.0
        child.watch(said.append)
        assert said.pop() == "sleeper is back"
    child.process.wait(10)


def test_program_that_outlives_its_grace_is_killed(tmp_path: Path) -> None:
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    deaf = Program(name="deaf", argv=[sys.executable, "-c", stubborn], log=tmp_path / "log", folder=tmp_path, grace=0.2)
    child = ChildProgram(deaf, ProgramLedger(tmp_path / "ledger"))
    while "deaf" not in (tmp_path / "log").read_text():
        time.sleep(0.02)
    child.ask_to_end()
    child.wait_for_end()
    assert child.process.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's folders are closed to PostgreSQL's account")
def test_folder_that_postgres_cannot_reach_gets_its_data_a_place_outside() -> None:
    state = Path(tempfile.mkdtemp(prefix="hawthorn-closed-"))
    (state / "logs").mkdir()
    postgres = Postgres(state, durable=False)
    server = postgres.prepare().start()
    try:
        postgres.wait_until_ready(server)
        assert not postgres.data.is_relative_to(state)
        assert postgres.data.parent == Path((state / "outside.path").read_text())
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        shutil.rmtree((state / "outside.path").read_text())
        shutil.rmtree(state)


def test_nothing_of_the_tests_own_servers_listens_beyond_loopback() -> None:
    servers = [child for child in psutil.Process().children() if child.name() in {"postgres", "valkey-server"}]
    heard = [c.laddr.ip for server in servers for c in server.net_connections("inet") if c.status == "LISTEN"]
    assert set(heard) <= {"127.0.0.1"}
