"""Valkey on a Unix socket that only this account can open: no password to keep, no port to clash with."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from config.embedded import binaries
from config.embedded.programs import Program

SOCKET: Final = "valkey.sock"
LONGEST_SOCKET: Final = 90  # the kernel's limit is 107 bytes, macOS has 103
LONGEST_START: Final = 600.0  # seconds: it reads its whole file first
PLAIN_PATH: Final = re.compile(r"[A-Za-z0-9_./-]+")  # anything else would have to survive two kinds of URL


class ValkeyFailed(Exception):
    """It did not start, with the sentence that says where to look."""


class Valkey:
    def __init__(self, state: Path) -> None:
        self.folder = state / "valkey"
        self.log = state / "logs/valkey.log"
        self.socket = self.folder / SOCKET
        self.note = self.folder / "socket.path"

    def broker_url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=0"

    def cache_url(self) -> str:
        return f"unix://{self.socket}?db=1"

    def prepare(self) -> Program:
        """Make its folder, stop one that a kill left on our socket, and say what to start."""
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o700)
        if len(bytes(self.socket)) > LONGEST_SOCKET or not PLAIN_PATH.fullmatch(str(self.socket)):
            self.socket = self._short_folder() / SOCKET
        self._shut_down(self.socket)
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "appendonly": "yes",
            "save": "",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        argv = [str(binaries.valkey_server())]
        for name, setting in options.items():
            argv += [f"--{name}", setting]
        return Program(name="Valkey", argv=argv, log=self.log, folder=self.folder)

    def wait_until_ready(
        self,
        server: "subprocess.Popen[bytes]",
        pause: Callable[[float], None] = time.sleep,
        seconds: float = LONGEST_START,
    ) -> None:
        deadline = time.monotonic() + seconds
        client = redis.Redis.from_url(self.cache_url())
        while True:
            try:
                client.ping()
                return
            except redis.RedisError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise ValkeyFailed(f"Valkey did not start: see {self.log}") from None
                pause(0.05)
            finally:
                client.close()

    def _short_folder(self) -> Path:
        """A fresh private folder each time: a name that can be foreseen can be taken by someone else."""
        if self.note.exists():
            self._shut_down(Path(self.note.read_text()) / SOCKET)
        self.tidy()
        made = Path(tempfile.mkdtemp(prefix="hawthorn-"))
        self.note.write_text(str(made))
        return made

    def tidy(self) -> None:
        """Remove the folder that a long or odd STATE made necessary, once nothing listens there."""
        if self.note.exists():
            shutil.rmtree(self.note.read_text(), ignore_errors=True)
            self.note.unlink()

    @staticmethod
    def _shut_down(socket: Path) -> None:
        client = redis.Redis(unix_socket_path=str(socket), retry=Retry(NoBackoff(), 0))
        try:
            client.shutdown()
        except redis.RedisError:
            pass  # nobody listens there, as it should be
        finally:
            client.close()
