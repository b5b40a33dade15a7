"""The supervisor, started and killed for real: nothing is lost, nothing is left over, nothing is silent."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from config.environment import BASE
from tests.config.running_copy import RunningCopy, clean_environment, make_state, processes_of

pytestmark = pytest.mark.faults

PROGRAMS = {
    "web": "gunicorn",
    "worker": "worker",
    "beat": "beat",
    "watch": "watch",
    "PostgreSQL": "postgres",
    "Valkey": "valkey-server",
}
WARM_START = 10.0  # seconds that the issue allows; a machine that is also running other tests gets twice that


def remove(state: Path) -> None:
    if (note := state / "outside.path").exists():
        shutil.rmtree(note.read_text(), ignore_errors=True)
    shutil.rmtree(state, ignore_errors=True)


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    """One STATE for the whole module: the first test to start it waits for the tables, the others do not."""
    made = make_state()
    with RunningCopy(made) as copy:
        copy.wait_for("Ready:")
        with database(copy) as connection:
            connection.execute("CREATE TABLE kept (word text)")
            connection.execute("INSERT INTO kept VALUES ('still here')")
        copy.end()
    yield made
    remove(made)


def database(copy: RunningCopy) -> "psycopg.Connection[tuple[str, ...]]":
    return psycopg.connect(copy.remembered()["DATABASE_URL"], autocommit=True)


@contextmanager
def closing_database(copy: RunningCopy) -> "Iterator[psycopg.Connection[tuple[str, ...]]]":
    copy.wait_for("Ready:")
    with database(copy) as connection:
        yield connection


def kept_word(copy: RunningCopy) -> str:
    with database(copy) as connection:
        row = connection.execute("SELECT word FROM kept").fetchone()
    assert row
    return row[0]


def answer(copy: RunningCopy, path: str = "/health") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{copy.port}{path}", timeout=10) as response:
        return str(response.read().decode())


def wait_until_answers(copy: RunningCopy) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with suppress(OSError):
            if answer(copy) == "ok":
                return
        time.sleep(0.2)
    pytest.fail(f"It answers no more:\n{copy.words}")


def test_ready_copy_serves_pages_and_their_files_on_loopback_alone(state: Path) -> None:
    with RunningCopy(state) as copy:
        copy.wait_for(f"Ready: http://127.0.0.1:{copy.port}")
        assert answer(copy) == "ok"
        page = answer(copy, "/hide")
        sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
        assert sheet.startswith("/static/")
        assert answer(copy, sheet)
        listening = {
            connection.laddr.ip
            for process in processes_of(state)
            for connection in process.net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }
        assert listening == {"127.0.0.1"}


def test_second_start_is_quick_and_keeps_the_data(state: Path) -> None:
    with RunningCopy(state) as copy:
        assert copy.wait_for("Ready:") < 2 * WARM_START
        assert kept_word(copy) == "still here"


def test_job_run_by_the_real_worker_leaves_its_heartbeat_and_health_is_well_from_the_start(state: Path) -> None:
    with RunningCopy(state) as copy, closing_database(copy) as connection:
        connection.execute("DELETE FROM risk_heartbeat")
        question = "SELECT detail::text FROM risk_heartbeat WHERE name = 'casework.work_on_evidence'"
        deadline = time.monotonic() + 60
        while not (rows := connection.execute(question).fetchall()):
            assert time.monotonic() < deadline, "the worker left no heartbeat"
            said = json.loads(answer(copy, "/health/alerts"))  # a 503 would raise
            assert said["asleep"] == {}
            assert {"risk.count_idle", "casework.clear_uploads"} <= set(said["not_yet"])
            time.sleep(0.5)
        assert rows == [("{}",)], "the worker's own, not that of the stand-in"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_stops_everything_and_leaves_no_process(state: Path, number: signal.Signals) -> None:
    with RunningCopy(state) as copy:
        copy.wait_for("Ready:")
        assert copy.end(number) == 0
        assert "Stopped." in copy.words
        assert processes_of(state) == []


def test_signal_during_the_start_stops_everything_too(state: Path) -> None:
    with RunningCopy(state) as copy:
        copy.wait_for("PostgreSQL is up")
        assert copy.end() == 0
        assert "Ready" not in copy.words
        assert processes_of(state) == []


def test_signal_to_make_reaches_everything(state: Path) -> None:
    assumed = (".venv/bin/python", ".venv/.installed-run", "static/vendor/.fingerprint")
    command = ("make", *(f"--assume-old={name}" for name in assumed), "run")
    with RunningCopy(state, command=command) as copy:
        copy.wait_for("Ready:")
        copy.end()
        assert "Stopped." in copy.words
        assert processes_of(state) == []


def test_start_after_a_killed_supervisor_ends_what_it_left_and_keeps_the_data(state: Path) -> None:
    with RunningCopy(state) as killed:
        killed.wait_for("Ready:")
        killed.process.kill()
        killed.process.wait()
        left = processes_of(state)
        assert {"postgres", "valkey-server"} <= {process.name() for process in left}
        with RunningCopy(state, PORT=str(killed.port)) as copy:
            copy.wait_for("Ready:")
            assert "Ended what it left behind: " in copy.words
            assert not [process for process in left if process.is_running()]
            assert kept_word(copy) == "still here"


def test_start_after_everything_was_killed_at_once_keeps_the_data(state: Path) -> None:
    with RunningCopy(state) as killed:
        killed.wait_for("Ready:")
        for process in processes_of(state):
            process.kill()
        killed.process.wait()
        with RunningCopy(state) as copy:
            copy.wait_for("Ready:")
            assert kept_word(copy) == "still here"


def test_killed_programs_are_started_again_and_said_so(state: Path) -> None:
    with RunningCopy(state) as copy:
        copy.wait_for("Ready:")
        for name, word in PROGRAMS.items():
            killed = copy.child(word)
            killed.kill()
            copy.wait_for(f"{name} ended (signal 9): starting it again in 1 s")
            copy.wait_for(f"{name} is back")
            assert copy.child(word).pid != killed.pid
        wait_until_answers(copy)
        assert kept_word(copy) == "still here"


def test_taken_port_is_refused_with_the_way_out(state: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with RunningCopy(state, PORT=str(port)) as copy:
            assert copy.process.wait(30) == 1
            assert f"Port {port} is in use" in copy.words
            assert f"make run PORT={port + 1}" in copy.words
            assert processes_of(state) == []


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1"])
def test_port_that_is_none_is_refused(port: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "config.run"],
        cwd=BASE,
        env=clean_environment(PORT=port),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert f"PORT={port} is no port" in run.stderr
    assert "Traceback" not in run.stderr


def test_second_copy_of_the_same_state_is_refused(state: Path) -> None:
    with RunningCopy(state) as first:
        first.wait_for("Ready:")
        with RunningCopy(state) as second:
            assert second.process.wait(30) == 1
            assert f"already runs from {state} (process {first.process.pid})" in second.words
            assert answer(first) == "ok"
            assert first.end() == 0


def test_start_while_the_last_one_is_still_stopping_waits_for_it(state: Path) -> None:
    with RunningCopy(state) as first:
        first.wait_for("Ready:")
        first.process.terminate()
        first.wait_for("Stopping")
        with RunningCopy(state) as second:
            second.wait_for("Ready:")
            assert kept_word(second) == "still here"
            assert "left behind" not in second.words


def test_two_copies_run_side_by_side(state: Path) -> None:
    other_state = make_state()
    with RunningCopy(state) as copy, RunningCopy(other_state) as other:
        copy.wait_for("Ready:")
        other.wait_for("Ready:")
        assert answer(copy) == answer(other) == "ok"
        other.end()
        assert kept_word(copy) == "still here"
        assert answer(copy) == "ok"
    remove(other_state)


def test_taken_database_port_of_last_time_is_exchanged(state: Path) -> None:
    last_time = int((state / "postgres.port").read_text())
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", last_time))
        other.listen()
        with RunningCopy(state) as copy:
            copy.wait_for("Ready:")
            assert kept_word(copy) == "still here"
            assert int((state / "postgres.port").read_text()) != last_time


def test_given_servers_are_used_and_none_of_ours_is_started(state: Path) -> None:
    fresh = make_state()
    with RunningCopy(state) as lender:
        lender.wait_for("Ready:")
        lent = {name: lender.remembered()[name] for name in ("DATABASE_URL", "BROKER_URL", "CACHE_URL")}
        with RunningCopy(fresh, **lent) as borrower:
            borrower.wait_for("Ready:")
            assert kept_word(borrower) == "still here"
            assert "PostgreSQL is up" not in borrower.words
            assert "Valkey is up" not in borrower.words
            assert not (fresh / "pgdata").exists()
            borrower.end()
        assert answer(lender) == "ok"
    remove(fresh)


def test_given_database_that_does_not_answer_is_said_in_a_sentence(state: Path) -> None:
    with RunningCopy(state, DATABASE_URL="postgres://app:app@127.0.0.1:9/app") as copy:
        assert copy.process.wait(60) == 1
        assert "No database" in copy.words
        assert "Traceback" not in copy.words
        assert processes_of(state) == []
