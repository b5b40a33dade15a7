"""Runs one whole copy from one STATE: the servers, web, worker, beat and watch, until it is told to stop."""

import faulthandler
import os
import secrets
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from config import questions, start_checks
from config.children import ChildProgram, end_together, run_to_its_end
from config.disk import Disk
from config.embedded import places
from config.embedded.binaries import MissingServer
from config.embedded.postgres import Postgres, PostgresFailed
from config.embedded.programs import Program, ProgramLedger
from config.embedded.valkey import Valkey, ValkeyFailed
from config.environment import ACCOUNTS_FILE, BASE, BadSetting, Environment, remember, state_folder
from config.probing import Probe, start_asking
from config.rotating import rotate_all
from config.state_lock import STOPPING, StartRefused, adopt, asked_port, locked
from config.troubles import note_troubles

STILL_STARTING: Final = 15.0  # seconds between two words that a slow start goes on
NEVER_READY: Final = 3600.0
ENDS_BEFORE_READY: Final = 4
LOOK_AT_FILES: Final = 5.0  # seconds between two looks at the disk and at the logs
LAST_LINES: Final = 15
CELERY: Final = ("-m", "celery", "--quiet", "-A", "config")
# Tasks are JSON, so that a worker that runs as root, as this copy may, executes nothing but our own code.
AS_ROOT_IS_FINE: Final = ("-W", "ignore:You're running the worker with superuser privileges")
NODE: Final = f"celery@{socket.gethostname()}"
WORKER_OPTIONS: Final = ("--loglevel=WARNING", "--without-gossip", "--without-mingle")
BEAT_OPTIONS: Final = ("--loglevel=WARNING", "--pidfile=")
WEB_OPTIONS: Final = ("--config=python:config.web_options",)


class StoppedAtStart(Exception):
    """We were told to stop while still starting."""


def say(text: str) -> None:
    with suppress(OSError):  # whoever read us has gone, or has no space: there is still everything to look after
        print(text, flush=True)


@dataclass
class SupervisedCopy:
    """One running copy and what it has started so far."""

    state: Path
    port: int
    stopping: threading.Event
    servers: list[ChildProgram] = field(default_factory=list)
    programs: list[ChildProgram] = field(default_factory=list)
    probes: list[Probe] = field(default_factory=list)
    looked_at_files: float = 0.0

    def __post_init__(self) -> None:
        self.disk = Disk(self.state)
        self.ledger = ProgramLedger(self.state / "processes.json")
        self.environment = {**os.environ, "STATE": str(self.state), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def run(self) -> None:
        try:
            self._mend()
            self._wait_for_space()
            self._check_what_was_given()
            self._start_servers()
            self._prepare()
            self._start_web()
            self._start_jobs()
            self._say_ready()
            start_asking(self.probes, self.stopping)
            while not self.stopping.wait(0.5):
                self._look()
        except StoppedAtStart:
            pass
        finally:
            self._stop()

    def _pause(self, seconds: float) -> None:
        if self.stopping.wait(seconds):
            raise StoppedAtStart

    def _look(self) -> None:
        """Look after everything once. Nothing that the machine refuses us ends the copy: the next look tries again."""
        try:
            for probe in self.probes:
                probe.act(say)
            self._watch()
            if time.monotonic() - self.looked_at_files > LOOK_AT_FILES or self.disk.full:
                self._look_at_files()
        except OSError as error:
            say(f"The machine refuses: {error.strerror or error}. Trying again.")
            self.stopping.wait(1)

    def _look_at_files(self) -> None:
        self.looked_at_files = time.monotonic()
        rotate_all(self.state / "logs")
        if self.disk.is_back(say):
            for child in (*self.servers, *self.programs):
                child.hurry()
        self.ledger.write_again()
        note_troubles(self.state, [probe.trouble for probe in self.probes])

    def _wait_for_space(self) -> None:
        self.disk.is_back(say)
        while self.disk.full:
            self._pause(1)
            self.disk.is_back(say)

    def _mend(self) -> None:
        if ended := self.ledger.end_leftovers():
            say(f"An earlier run was killed. Ended what it left behind: {', '.join(ended)}")
        if not places.is_port_free(self.port):
            raise StartRefused(
                f"Port {self.port} is in use by another program, or may not be used by you. "
                f"Stop that program, or choose another port: make run PORT={self.port + 1}"
            )

    def _check_what_was_given(self) -> None:
        """Refuse what cannot work, each thing in a sentence; a broker that is away is only told of."""
        start_checks.check_secret_key(Environment(self.state).text("SECRET_KEY", "made when it starts" * 2))
        start_checks.check_folder("EVIDENCE_FOLDER", Path(os.environ.get("EVIDENCE_FOLDER") or self.state / "evidence"))
        for name in ("BROKER_URL", "CACHE_URL"):
            if url := os.environ.get(name):
                start_checks.check_broker(name, url)
                if not questions.broker_answers(url, patience=3):
                    say(f"Nothing answers at {name}. All else starts; what must be queued begins when it is back.")
        if url := os.environ.get("DATABASE_URL"):
            start_checks.check_database(url)

    def _start_servers(self) -> None:
        known = Environment(self.state)
        urls = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "BROKER_URL", "CACHE_URL")}
        urls["DEMO"] = os.environ.get("DEMO") or ("0" if urls["DATABASE_URL"] else "1")
        urls["SECRET_KEY"] = known.text("SECRET_KEY") or secrets.token_urlsafe(48)
        if not urls["DATABASE_URL"]:
            urls["DATABASE_URL"] = self._start_postgres()
        if not (urls["BROKER_URL"] and urls["CACHE_URL"]):
            valkey = self._start_valkey()
            urls["BROKER_URL"] = urls["BROKER_URL"] or valkey.broker_url()
            urls["CACHE_URL"] = urls["CACHE_URL"] or valkey.cache_url()
        remember(self.state, urls)
        self.urls = urls

    def _start_server(self, program: Program, clear: Callable[[], None] = lambda: None) -> ChildProgram:
        server = ChildProgram(program, self.ledger, clear=clear)
        self.servers.append(server)
        return server

    def _start_postgres(self) -> str:
        begun = time.monotonic()
        postgres = Postgres(self.state)
        server = self._start_server(postgres.prepare(), postgres.clear_away)
        self.disk.folders.append(postgres.place)
        postgres.wait_until_ready(server.process, self._patience("PostgreSQL"))
        facts = [f"{time.monotonic() - begun:.1f} s"]
        if postgres.is_new:
            facts.append("a new database")
        if postgres.place != self.state:
            facts.append(f"data in {postgres.place}, for its account cannot reach {self.state}")
        say(f"PostgreSQL is up on port {postgres.port} ({', '.join(facts)})")
        self._pause(0)
        return postgres.url()

    def _start_valkey(self) -> Valkey:
        begun = time.monotonic()
        valkey = Valkey(self.state)
        valkey.wait_until_ready(self._start_server(valkey.prepare()).process, self._patience("Valkey"))
        say(f"Valkey is up ({time.monotonic() - begun:.1f} s)")
        self._pause(0)
        return valkey

    def _python(self, name: str, *arguments: str, log: str = "") -> Program:
        return Program(
            name=name,
            argv=[sys.executable, *arguments],
            log=self.state / f"logs/{log}.log" if log else None,
            folder=BASE,
            environment=self.environment,
        )

    def _patience(self, name: str) -> Callable[[float], None]:
        """A pause that says now and then what is waited for: a slow machine is no reason to give up."""
        told = time.monotonic()

        def pause(seconds: float) -> None:
            nonlocal told
            self._pause(seconds)
            if time.monotonic() - told > STILL_STARTING:
                told = time.monotonic()
                say(f"Still waiting for {name}, which is starting")

        return pause

    def _prepare(self) -> None:
        program = self._python("preparation", "-m", "config.prepare")
        while run_to_its_end(program, self.ledger, self._pause):
            self.disk.is_back(say)
            if not self.disk.full:
                raise StartRefused("Preparing the database failed: see above.")
            self._wait_for_space()

    def _start_web(self) -> None:
        """Start web alone and wait for it: on a small machine the others would only slow it down."""
        say("Starting web")
        bind = f"--bind=127.0.0.1:{self.port}"
        web = self._python("web", "-m", "gunicorn", bind, *WEB_OPTIONS, log="web")
        self.programs.append(ChildProgram(web, self.ledger))
        self._wait_until_ready()

    def _start_jobs(self) -> None:
        say("Starting worker, beat and watch")
        for program in (
            self._python("worker", *AS_ROOT_IS_FINE, *CELERY, "worker", *WORKER_OPTIONS, log="worker"),
            self._python("beat", *CELERY, "beat", *BEAT_OPTIONS, log="beat"),
            self._python("watch", "manage.py", "watch", log="watch"),
        ):
            self.programs.append(ChildProgram(program, self.ledger))
        self.probes = self._make_probes()

    def _make_probes(self) -> list[Probe]:
        """One question for each part; who rests on whom is written here."""
        ours = {child.program.name: child for child in (*self.servers, *self.programs)}
        url, broker = self.urls["DATABASE_URL"], self.urls["BROKER_URL"]
        database = Probe(
            _called("PostgreSQL", "The database", ours), lambda: questions.database_answers(url), ours.get("PostgreSQL")
        )
        queue = Probe(
            _called("Valkey", "The broker", ours), lambda: questions.broker_answers(broker), ours.get("Valkey")
        )
        worker = Probe("worker", lambda: questions.worker_answers(broker, NODE), ours["worker"], (queue, database))
        writes = questions.BeatWrites(self.state / "beat-schedule")
        beat = Probe("beat", writes, ours["beat"], (queue,), self._has_no_space)
        watch = Probe("watch", lambda: questions.watch_beats(url), ours["watch"], (database,), self._has_no_space)
        web = Probe("web", lambda: questions.web_answers(self.port), ours["web"], (database,))
        return [database, queue, web, worker, beat, watch]

    def _has_no_space(self) -> bool:
        return bool(self.disk.full)

    def _wait_until_ready(self) -> None:
        """Wait as long as web lives: only one that ends again and again, or never speaks, is given up."""
        web, pause, deadline = self.programs[-1], self._patience("web"), time.monotonic() + NEVER_READY
        while not self._answers():
            if web.ends_in_a_row >= ENDS_BEFORE_READY or time.monotonic() > deadline:
                raise StartRefused(f"The web server does not answer. Its last words:\n{self._last_words()}")
            pause(0.1)
            self._watch()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=30):
                return True
        except urllib.error.HTTPError as error:
            return error.code == 400  # it answers, only not to this name: ALLOWED_HOSTS is someone's choice
        except OSError:
            return False

    def _last_words(self) -> str:
        return "\n".join((self.state / "logs/web.log").read_text().splitlines()[-LAST_LINES:])

    def _say_ready(self) -> None:
        say(f"Ready: http://127.0.0.1:{self.port}")
        accounts = self.state / ACCOUNTS_FILE
        if accounts.exists():
            say(accounts.read_text().rstrip())
        else:
            say("There is no demo here: it was not asked for, or the database has people or cases of its own.")
        say(f"Logs are in {self.state / 'logs'}. Ctrl-C stops everything; the data stays.")

    def _watch(self) -> None:
        for child in (*self.servers, *self.programs):
            child.watch(say)

    def _stop(self) -> None:
        with suppress(OSError):
            (self.state / STOPPING).touch()
        if self.programs or self.servers:
            say("Stopping")
        end_together(self.programs)
        for server in reversed(self.servers):
            end_together([server])
        with suppress(OSError):
            Valkey(self.state).tidy()
        if self.programs:
            say(f"Stopped. The data is in {self.state}")


def _called(ours: str, otherwise: str, children: dict[str, ChildProgram]) -> str:
    return ours if ours in children else otherwise


def main() -> int:
    faulthandler.register(signal.SIGUSR1, all_threads=True)  # says where it stands, when somebody wonders
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    state = state_folder()
    try:
        port = asked_port()
        adopt(state)
        with locked(state):
            SupervisedCopy(state, port, stopping).run()
    except (StartRefused, BadSetting, MissingServer, PostgresFailed, ValkeyFailed) as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    except OSError as error:
        print(f"It cannot start: {error.strerror or error} ({error.filename or state}).", file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
