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
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg
import pytest

from config.embedded.places import free_port
from config.environment import BASE
from tests.config.running_copy import RunningCopy, clean_environment, make_state, processes_of

pytestmark = pytest.mark.faults

WARM_START = 10.0  # seconds that the issue allows; a machine that is also running other tests gets more
SAID_WITHIN = 5.0


def remove(state: Path) -> None:
    if (note := state / "outside.path").exists():
        shutil.rmtree(note.read_text(), ignore_errors=True)
    shutil.rmtree(state, ignore_errors=True)


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    """One STATE for the whole module: the first start of it lays the tables, the others do not."""
    made = make_state()
    yield made
    remove(made)


@pytest.fixture(scope="module")
def ready(state: Path) -> Iterator[RunningCopy]:
    """One copy for the tests that only look at it, with a word in its database; the tests below stop and kill it."""
    with RunningCopy(state) as copy:
        copy.wait_for("Ready:", 300)
        with database(copy) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
            connection.execute("INSERT INTO kept VALUES ('still here')")
        yield copy
        copy.end()


def database(copy: RunningCopy) -> "psycopg.Connection[tuple[str, ...]]":
    return psycopg.connect(copy.remembered()["DATABASE_URL"], autocommit=True)


def kept_word(copy: RunningCopy) -> str:
    with database(copy) as connection:
        row = connection.execute("SELECT word FROM kept").fetchone()
    assert row
    return row[0]


def answer(copy: RunningCopy, path: str = "/health") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{copy.port}{path}", timeout=30) as response:
        return str(response.read().decode())


# --- While it runs ------------------------------------------------------------------------------------------


def test_ready_copy_serves_pages_and_their_files_on_loopback_alone(ready: RunningCopy) -> None:
    assert f"Ready: http://127.0.0.1:{ready.port}" in ready.words
    assert answer(ready) == "ok"
    page = answer(ready, "/hide")
    sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert sheet.startswith("/static/")
    assert answer(ready, sheet)
    listening = {
        connection.laddr.ip
        for process in processes_of(ready.state)
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}


def test_job_run_by_the_real_worker_leaves_its_heartbeat_and_health_is_well_from_the_start(ready: RunningCopy) -> None:
    question = "SELECT detail::text FROM risk_heartbeat WHERE name = 'casework.work_on_evidence'"
    with database(ready) as connection:
        connection.execute("DELETE FROM risk_heartbeat")
        connection.execute("UPDATE risk_milestone SET at = now() WHERE name = 'started'")
        deadline = time.monotonic() + 60
        while not (rows := connection.execute(question).fetchall()):
            assert time.monotonic() < deadline, "the worker left no heartbeat"
            said = json.loads(answer(ready, "/health/alerts"))  # a 503 would raise
            assert said["asleep"] == {}
            assert {"risk.count_idle", "casework.clear_uploads"} <= set(said["not_yet"])
            time.sleep(0.5)
    assert rows == [("{}",)], "the worker's own, not that of the stand-in"


def test_second_copy_of_the_same_state_is_refused(ready: RunningCopy) -> None:
    second = RunningCopy(ready.state)  # not by `with`, which ends whatever runs from the same STATE
    assert second.process.wait(60) == 1
    assert f"already runs from {ready.state} (process {ready.process.pid})" in second.words
    assert answer(ready) == "ok"


def test_taken_port_is_refused_with_the_way_out(ready: RunningCopy) -> None:
    other = make_state()
    with RunningCopy(other, PORT=str(ready.port)) as copy:
        assert copy.process.wait(60) == 1
        assert f"Port {ready.port} is in use" in copy.words
        assert f"make run PORT={ready.port + 1}" in copy.words
        assert processes_of(other) == []
    remove(other)


def test_copy_beside_it_uses_the_servers_it_is_given_and_starts_without_demo_and_without_a_broker(
    ready: RunningCopy,
) -> None:
    """It starts although nothing answers at the broker's address, and says so."""
    other, dead = make_state(), f"redis://127.0.0.1:{free_port()}/0"
    lent = {"DATABASE_URL": ready.remembered()["DATABASE_URL"], "BROKER_URL": dead, "CACHE_URL": dead}
    with RunningCopy(other, DEMO="", **lent) as borrower:
        borrower.wait_for("Ready:", 300)
        assert kept_word(borrower) == "still here"
        assert "PostgreSQL is up" not in borrower.words
        assert "Valkey is up" not in borrower.words
        assert not (other / "pgdata").exists()
        assert "Nothing answers at BROKER_URL. All else starts" in borrower.words
        assert "There is no demo here: it was not asked for" in borrower.words
        assert answer(borrower) == "ok"
        borrower.wait_for("The broker does not answer. All else runs on.", 120)
        borrower.end()
        assert processes_of(other) == []
    assert answer(ready) == "ok"
    remove(other)


def test_wrong_setting_ends_the_start_with_its_sentence_and_no_traceback(ready: RunningCopy) -> None:
    url = urlsplit(ready.remembered()["DATABASE_URL"])
    wrong = {
        "refuses the password of app": {
            "DATABASE_URL": urlunsplit(url._replace(netloc=f"app:x9-wrong@127.0.0.1:{url.port}"))
        },
        "BROKER_URL is no address of a Redis or Valkey": {"BROKER_URL": "http://x9-wrong@host"},
        "SECRET_KEY is too short": {"SECRET_KEY": "x9-wrong"},
        "PORT=eighty is no port": {"PORT": "eighty"},
        "EVIDENCE_FOLDER=/proc/hawthorn cannot be written to": {"EVIDENCE_FOLDER": "/proc/hawthorn"},
    }
    other = make_state()
    for sentence, setting in wrong.items():
        environment = clean_environment(STATE=str(other), **{"PORT": str(free_port()), **setting})
        begun = time.monotonic()
        run = subprocess.run(
            [sys.executable, "-m", "config.run"], cwd=BASE, env=environment, capture_output=True, text=True, check=False
        )
        assert (run.returncode, sentence in run.stderr) == (1, True), run.stderr
        assert "Traceback" not in run.stderr + run.stdout
        assert "x9-wrong" not in run.stderr + run.stdout
        assert time.monotonic() - begun < 4 * SAID_WITHIN
    assert processes_of(other) == []
    remove(other)


# --- Stopped, killed and started again: one life after the other, each start a test of how the last one ended ------


def test_signals_stop_everything_and_every_start_keeps_the_data_however_the_last_one_ended(
    ready: RunningCopy, state: Path
) -> None:
    assert ready.end(signal.SIGINT) == 0
    assert "Stopped." in ready.words
    assert processes_of(state) == []
    _starts_while_its_database_port_is_taken_and_is_killed(state)
    _starts_after_a_killed_supervisor_and_is_killed_whole(state)
    _starts_after_everything_was_killed_and_is_replaced_while_it_stops(state)
    _stops_when_told_during_the_start(state)


def _starts_while_its_database_port_is_taken_and_is_killed(state: Path) -> None:
    last_time = int((state / "postgres.port").read_text())
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", last_time))
        other.listen()
        copy = RunningCopy(state)
        assert copy.wait_for("Ready:") < 4 * WARM_START
    assert int((state / "postgres.port").read_text()) != last_time
    assert kept_word(copy) == "still here"
    copy.process.kill()
    copy.process.wait()


def _starts_after_a_killed_supervisor_and_is_killed_whole(state: Path) -> None:
    left = processes_of(state)
    assert {"postgres", "valkey-server"} <= {process.name() for process in left}
    copy = RunningCopy(state)
    copy.wait_for("Ready:")
    assert "Ended what it left behind: " in copy.words
    assert not [process for process in left if process.is_running()]
    assert kept_word(copy) == "still here"
    for process in processes_of(state):
        with suppress(psutil.NoSuchProcess):
            process.kill()
    copy.process.wait()


def _starts_after_everything_was_killed_and_is_replaced_while_it_stops(state: Path) -> None:
    assumed = (".venv/bin/python", ".venv/.installed-run", "static/vendor/.fingerprint")
    command = ("make", *(f"--assume-old={name}" for name in assumed), "run")
    with RunningCopy(state, command=command) as first:
        first.wait_for("Ready:")
        assert kept_word(first) == "still here"
        first.process.terminate()
        first.wait_for("Stopping")
        with RunningCopy(state) as second:
            second.wait_for("Ready:")
            assert kept_word(second) == "still here"
            assert "left behind" not in second.words
            assert second.end() == 0
            assert processes_of(state) == []


def _stops_when_told_during_the_start(state: Path) -> None:
    with RunningCopy(state) as copy:
        copy.wait_for("PostgreSQL is up")
        assert copy.end() == 0
        assert "Ready" not in copy.words
        assert processes_of(state) == []
