"""Checks of the settings before a start: each failure has a sentence, and none holds a password."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg

from config.environment import BadSetting

OLDEST: Final = 160_000
"""The oldest PostgreSQL, as it counts its versions."""
WITHIN: Final = 4.5
"""Seconds within which a server must have answered at all."""
SHORTEST_KEY: Final = 32
DATABASE_SCHEMES: Final = frozenset({"postgres", "postgresql", "psql", "pgsql"})
BROKER_SCHEMES: Final = frozenset({"redis", "rediss", "redis+socket", "unix"})
FACTS: Final = """
    SELECT current_setting('server_version_num')::int, current_setting('server_version'), pg_is_in_recovery(),
           (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user),
           has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE'),
           current_setting('server_encoding')
"""
EXAMPLE: Final = "Write it as DATABASE_URL=postgres://user:password@host:5432/name"


@dataclass(frozen=True)
class DatabasePlace:
    """Where a database is and who asks, without the password."""

    host: str
    port: int
    user: str
    name: str

    @property
    def address(self) -> str:
        return f"{self.host}:{self.port}"


def check_database(url: str) -> None:
    """See that the database can be reached and used; raises BadSetting with what is wrong."""
    place, settings = _read(url)
    facts = _within(lambda: _ask(place, settings), f"The database at {place.address} gives no answer. Is it running?")
    number, version, standby, unbound, may_create, encoding = facts
    if number < OLDEST:
        raise BadSetting(
            f"The database at {place.address} is too old: it is PostgreSQL {version}, and it takes {OLDEST // 10_000} "
            "or later."
        )
    if standby:
        raise BadSetting(f"The database at {place.address} is a standby and cannot be written to. Name the primary.")
    if unbound:
        raise BadSetting(
            f"DATABASE_URL names {place.user}, who is a superuser or passes over row-level security. Name an owner of "
            "the database who is neither: CREATE ROLE app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '…'"
        )
    if encoding != "UTF8":
        raise BadSetting(f"The database {place.name} keeps text as {encoding}. Make one with ENCODING 'UTF8'.")
    if not may_create:
        raise BadSetting(f"{place.user} may make no tables in the database {place.name}. Make {place.user} its owner.")


def check_database_url(url: str) -> None:
    """See that it can be meant as an address; nothing is asked of the database."""
    _read(url)


def _read(url: str) -> tuple[DatabasePlace, dict[str, Any]]:
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
    except ValueError:
        raise BadSetting(f"DATABASE_URL is no address of a database. {EXAMPLE}") from None
    name, host = unquote(parts.path.lstrip("/")), unquote(parts.hostname or "")
    if parts.scheme not in DATABASE_SCHEMES or not host:
        raise BadSetting(f"DATABASE_URL is no address of a PostgreSQL database. {EXAMPLE}")
    if not name:
        raise BadSetting(f"DATABASE_URL names no database after the last “/”. {EXAMPLE}")
    if not parts.username:
        raise BadSetting(f"DATABASE_URL names no user. {EXAMPLE}")
    place = DatabasePlace(host, port, unquote(parts.username), name)
    return place, {"password": unquote(parts.password or ""), **dict(parse_qsl(parts.query))}


def _ask(place: DatabasePlace, settings: dict[str, Any]) -> tuple[Any, ...]:
    try:
        given = {"host": place.host, "port": place.port, "user": place.user, "dbname": place.name, "connect_timeout": 4}
        with psycopg.connect(**{**given, **settings}) as connection:
            facts = connection.execute(FACTS).fetchone()
    except psycopg.ProgrammingError:
        raise BadSetting(f"DATABASE_URL holds something after “?” that PostgreSQL does not know. {EXAMPLE}") from None
    except psycopg.OperationalError as error:
        raise BadSetting(_sentence(str(error), place)) from None
    return facts or ()


def _sentence(said: str, place: DatabasePlace) -> str:
    """What the server or the line said, in our words: theirs may quote what was given."""
    known = {
        "password authentication failed": f"The database at {place.address} refuses the password of {place.user}.",
        f'role "{place.user}" does not exist': f"The database at {place.address} knows no user {place.user}.",
        f'database "{place.name}" does not exist': (
            f"The server at {place.address} has no database {place.name}. "
            f"Make it: CREATE DATABASE {place.name} OWNER {place.user}"
        ),
        "resolve host": f"The database's host {place.host} is not known. Is its name right?",
        "translate host name": f"The database's host {place.host} is not known. Is its name right?",
        "refused": f"Nothing listens at {place.address}. Is the database running, and is this its port?",
        "timeout": f"The database at {place.address} gives no answer. Is it running, and may this machine reach it?",
        "no pg_hba.conf entry": f"The database at {place.address} does not let {place.user} in from this machine.",
        "SSL": f"The database at {place.address} and DATABASE_URL do not agree about TLS (sslmode).",
        "no password supplied": f"The database at {place.address} asks for a password, and DATABASE_URL has none.",
        "too many clients": f"The database at {place.address} has no connection left. Give it more, or end others.",
        "starting up": f"The database at {place.address} is just starting. Try again in a moment.",
    }
    reasons = (sentence for words, sentence in known.items() if words in said)
    return next(reasons, f"The database at {place.address} lets {place.user} not use {place.name}.")


def _within(act: Callable[[], tuple[Any, ...]], otherwise: str) -> tuple[Any, ...]:
    """Do it, but wait for no name and no server longer than a few seconds."""
    outcome: list[tuple[Any, ...]] = []
    refusal: list[BadSetting] = []

    def work() -> None:
        try:
            outcome.append(act())
        except BadSetting as bad:
            refusal.append(bad)

    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(WITHIN)
    if refusal:
        raise refusal[0]
    if not outcome:
        raise BadSetting(otherwise)
    return outcome[0]


def check_broker(name: str, url: str) -> None:
    """See that it is the address of a broker; whether that answers is no reason not to start."""
    example = f"Write it as {name}=redis://host:6379/0"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise BadSetting(f"{name} is no address of a Redis or Valkey. {example}") from None
    if parts.scheme not in BROKER_SCHEMES or not (parts.hostname or parts.path):
        raise BadSetting(f"{name} is no address of a Redis or Valkey. {example}")


def check_secret_key(key: str) -> None:
    if not key:
        raise BadSetting("SECRET_KEY is missing: nobody could stay signed in. Give a long random text, and keep it.")
    if len(key) < SHORTEST_KEY:
        raise BadSetting(f"SECRET_KEY is too short to be safe: give at least {SHORTEST_KEY} random characters.")


def check_folder(name: str, folder: Path) -> None:
    """See that files can be made in a folder; one that is only full is not refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        if error.errno not in {28, 122}:
            raise BadSetting(
                f"{name}={folder} cannot be written to: {error.strerror}. Give a folder you own."
            ) from error
