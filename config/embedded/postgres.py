"""PostgreSQL out of a folder of programs: a superuser only we use, an owner bound by row-level security."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil
import psycopg
from psycopg import sql

from config.embedded import binaries, places
from config.embedded.programs import Program, ProgramUser, is_alive, wait_for_end

ENVIRONMENT: Final = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
OPTIONS: Final = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    # A log line may name a constraint, never the row or the statement that broke it.
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    "log_parameter_max_length_on_error=0",
)
FORGETFUL: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
BUILTIN_LOCALE_SINCE: Final = 17
LONGEST_START: Final = 3600.0
"""Seconds. Mending after a crash takes as long as it takes; a server that cannot start ends by itself."""


class PostgresFailed(Exception):
    """It did not start, with the sentence that says where to look."""


def _secret(path: Path) -> str:
    if not path.exists():
        path.touch(0o600)
        path.write_text(secrets.token_urlsafe(24))
    return path.read_text()


def _server_account() -> ProgramUser | None:
    """PostgreSQL refuses to run as root: another account's rights are taken on then, none is made."""
    if os.geteuid() != 0:
        return None
    name = os.environ.get("PG_RUN_AS", "nobody")
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        raise PostgresFailed(
            f"PostgreSQL does not run as root, and there is no account {name}. Name one: PG_RUN_AS=… make run"
        ) from None
    return ProgramUser(entry.pw_uid, entry.pw_gid)


class Postgres:
    def __init__(self, state: Path, *, durable: bool = True) -> None:
        """Set durable=False for a database that need not outlive its process: it writes nothing through."""
        self.state, self.durable = state, durable
        self.bin = binaries.postgres_bin()
        self.account = _server_account()
        self.place = state
        self.port = 0
        self.is_new = False
        self.log = state / "logs/postgres.log"
        self.super_password = _secret(state / "postgres-superuser.secret")
        self.password = _secret(state / "postgres-app.secret")

    @property
    def data(self) -> Path:
        return self.place / "pgdata"

    def url(self, user: str = "app", database: str = "app") -> str:
        password = self.password if user == "app" else self.super_password
        return f"postgres://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def prepare(self) -> Program:
        """Make whatever is missing, mend what a kill left, and say what to start."""
        if self.account:
            self._find_reachable_place()
        if not (self.data / "PG_VERSION").exists():
            self._create_cluster()
            self.is_new = True
        self._check_version()
        self._mend()
        self.port = places.remembered_port(self.state / "postgres.port")
        options = OPTIONS if self.durable else OPTIONS + FORGETFUL
        argv = [str(self.bin / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        for option in options:
            argv += ["-c", option]
        return Program(
            name="PostgreSQL",
            argv=argv,
            log=self.log,
            folder=self.data,
            environment=ENVIRONMENT,
            account=self.account,
            stop_signal=signal.SIGINT,  # its "fast" shutdown: TERM would wait for every client to leave
            grace=30.0,
        )

    def wait_until_ready(
        self,
        server: "subprocess.Popen[bytes]",
        pause: Callable[[float], None] = time.sleep,
        seconds: float = LONGEST_START,
    ) -> None:
        """Wait for it to answer, however slow the machine, and see that owner and database are there."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                self._make_owner()
                return
            except psycopg.OperationalError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise PostgresFailed(f"PostgreSQL did not start: see {self.log}") from None
                pause(0.05)

    def _make_owner(self) -> None:
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True, connect_timeout=5) as connection:
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = 'app'").rowcount:
                role = "CREATE ROLE app LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD {}"
                connection.execute(sql.SQL(role).format(self.password))
            if not connection.execute("SELECT FROM pg_database WHERE datname = 'app'").rowcount:
                connection.execute("CREATE DATABASE app OWNER app")

    def _tool(self, name: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        drop = self.account
        return subprocess.run(
            [str(self.bin / name), *arguments],
            cwd="/",
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
            user=drop.user if drop else None,
            group=drop.group if drop else None,
            extra_groups=[] if drop else None,
        )

    def _find_reachable_place(self) -> None:
        """Root's folders are often closed to the server's account: then it gets its own elsewhere."""
        if not places.is_open_to_others(self.state):
            self.place = self._outside()
        if not self._programs_run():
            self.bin = self._copy_programs()

    def _outside(self) -> Path:
        under = Path("/var/lib") if os.access("/var/lib", os.W_OK) and self.durable else Path("/var/tmp")  # noqa: S108 (mkdtemp makes the name)
        return places.outside_folder(self.state, under)

    def _programs_run(self) -> bool:
        try:
            return self._tool("postgres", "--version").returncode == 0
        except PermissionError:
            return False

    def _copy_programs(self) -> Path:
        package = self.bin.parents[1]
        version = (self.bin / "postgres").stat()
        copy = self._outside() / f"programs-{version.st_size}-{version.st_mtime_ns}"
        if not (copy / "complete").exists():
            shutil.rmtree(copy, ignore_errors=True)
            for part in (package, package.with_name(f"{package.name}.libs")):
                if part.exists():
                    shutil.copytree(part, copy / part.name, symlinks=True)
            for path in (copy, *copy.rglob("*")):
                if not path.is_symlink():
                    path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
            for path in (copy / package.name / "pginstall/bin").iterdir():
                path.chmod(0o755)
            (copy / "complete").touch()
        return copy / package.name / "pginstall/bin"

    def _major_version(self) -> int:
        return int(self._tool("postgres", "--version").stdout.split()[2].split(".")[0])

    def _check_version(self) -> None:
        kept = (self.data / "PG_VERSION").read_text().strip()
        if int(kept) != self._major_version():
            raise PostgresFailed(
                f"{self.data} was written by PostgreSQL {kept}; the programs are {self._major_version()}. "
                "Use another STATE, or move the data with pg_dump."
            )

    def _own(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.user, self.account.group)

    def _create_cluster(self) -> None:
        """Make the cluster beside its final place, so that one which is there is whole."""
        unfinished, words = self.place / "pgdata.new", self.place / "initdb.secret"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        words.unlink(missing_ok=True)
        words.touch(0o600)
        words.write_text(self.super_password)
        self._own(unfinished)
        self._own(words)
        builtin = self._major_version() >= BUILTIN_LOCALE_SINCE
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if builtin else []
        made = self._tool(
            "initdb", "-D", str(unfinished), "-U", "postgres", "--pwfile", str(words), "-A", "scram-sha-256",
            "-E", "UTF8", "--locale=C.UTF-8", *locale, *([] if self.durable else ["--no-sync"]),
        )  # fmt: skip
        words.unlink()
        if made.returncode:
            raise PostgresFailed(f"PostgreSQL's initdb failed: {made.stderr.strip()}")
        shutil.rmtree(self.data, ignore_errors=True)
        unfinished.rename(self.data)

    def _mend(self) -> None:
        """Stop a server that still runs on our data, then drop its lock, whose number may be reused."""
        servers = [process for process in psutil.process_iter() if self._runs_on_our_data(process)]
        for process in servers:
            process.send_signal(signal.SIGINT)
        if not wait_for_end(servers, 30.0):
            for process in servers:
                process.kill()
            wait_for_end(servers, 5.0)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def clear_away(self) -> None:
        """End the processes that a server which died has left on our data, and drop its lock: it is to start again."""
        left = [process for process in psutil.process_iter() if self._runs_on_our_data(process)]
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        wait_for_end(left, 5.0)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _runs_on_our_data(self, process: psutil.Process) -> bool:
        try:
            return process.name().startswith("postgres") and is_alive(process) and process.cwd() == str(self.data)
        except psutil.Error:
            return False
