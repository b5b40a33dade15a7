"""Every way in which a start can be told wrongly: a sentence of its own within five seconds, and no password in it."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from config import start_checks
from config.embedded.places import free_port
from config.environment import BadSetting
from config.start_checks import check_broker, check_database, check_folder, check_secret_key

SECRET = "never-say-this-aloud"
MOST_SECONDS = 5.0


def given(**parts: object) -> str:
    """The address of the tests' own database with something else in it."""
    url = urlsplit(os.environ["DATABASE_URL"])
    told = {
        "user": url.username,
        "password": url.password,
        "host": url.hostname,
        "port": url.port,
        "name": "app",
        **parts,
    }
    place = "{user}:{password}@{host}:{port}".format(**told)
    return urlunsplit(("postgres", place, f"/{told['name']}", str(told.get("query", "")), ""))


def refusal(url: str) -> str:
    begun = time.monotonic()
    with pytest.raises(BadSetting) as refused:
        check_database(url)
    assert time.monotonic() - begun < MOST_SECONDS
    assert SECRET not in str(refused.value)
    assert str(urlsplit(os.environ["DATABASE_URL"]).password) not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"password": SECRET}, "refuses the password of app"),
        ({"user": "nobody-we-know", "password": SECRET}, "refuses the password of nobody-we-know"),
        ({"name": "no_such_database"}, "has no database no_such_database"),
        ({"name": ""}, "names no database after the last"),
        ({"host": "no-such-host.invalid", "password": SECRET}, "no-such-host.invalid is not known"),
        ({"port": "eighty", "password": SECRET}, "is no address of a database"),
        ({"port": "99999", "password": SECRET}, "is no address of a database"),
        ({"query": "nonsense=1"}, "something after “?” that PostgreSQL does not know"),
        ({"query": "sslmode=require"}, "do not agree about TLS"),
    ],
)
def test_wrong_address_of_a_database_is_refused_with_what_is_wrong(parts: dict[str, str], sentence: str) -> None:
    assert sentence in refusal(given(**parts))


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://a:b@host/c",
        "postgres://",
        "postgres:///app",
        f"http://app:{SECRET}@host/app",
        "://",
        "sqlite://",
    ],
)
def test_what_is_no_address_is_refused_with_how_to_write_one(url: str) -> None:
    assert "Write it as DATABASE_URL=postgres://user:password@host:5432/name" in refusal(url)


def test_right_address_is_taken() -> None:
    check_database(os.environ["DATABASE_URL"])


def test_address_at_which_nothing_listens_is_told() -> None:
    assert "Nothing listens at" in refusal(given(port=free_port()))


def test_server_that_says_nothing_is_told_in_time() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert "gives no answer" in refusal(given(port=silent.getsockname()[1]))


def test_old_server_is_told_with_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start_checks, "OLDEST", 990_000)
    assert "is too old: it is PostgreSQL" in refusal(os.environ["DATABASE_URL"])


@pytest.fixture
def superuser() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """PostgreSQL's own account in the tests' server."""
    secret = Path(os.environ["STATE"]) / "postgres-superuser.secret"
    if not secret.exists():
        pytest.skip("the tests run on a server that is not theirs")
    url = given(user="postgres", password=secret.read_text(), name="postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def test_superuser_is_refused_as_the_owner(superuser: psycopg.Connection[tuple[object, ...]]) -> None:
    password = (Path(os.environ["STATE"]) / "postgres-superuser.secret").read_text()
    assert "is a superuser" in refusal(given(user="postgres", password=password))


@pytest.mark.parametrize(
    ("role", "sentence"),
    [("BYPASSRLS", "is a superuser or passes over row-level security"), ("", "may make no tables in the database app")],
)
def test_role_that_may_too_much_or_too_little_is_refused(
    superuser: psycopg.Connection[tuple[object, ...]], role: str, sentence: str
) -> None:
    superuser.execute(sql.SQL(f"CREATE ROLE passer LOGIN {role} PASSWORD {{}}").format(SECRET).as_string())
    try:
        assert sentence in refusal(given(user="passer", password=SECRET))
    finally:
        superuser.execute("DROP ROLE passer")


@pytest.mark.parametrize("url", ["nonsense", "http://host:1", "redis://", "redis://host:eighty/0", "amqp://host/"])
def test_what_is_no_broker_is_refused(url: str) -> None:
    with pytest.raises(BadSetting, match="Write it as BROKER_URL=redis://host:6379/0"):
        check_broker("BROKER_URL", url)


@pytest.mark.parametrize(
    "url", ["redis://host:6379/0", "rediss://:word@host/1", "redis+socket:///run/v.sock", "unix:///run/v?db=1"]
)
def test_address_of_a_broker_is_taken_whether_it_answers_or_not(url: str) -> None:
    check_broker("BROKER_URL", url)


@pytest.mark.parametrize(("key", "sentence"), [("", "is missing"), ("short", "is too short")])
def test_secret_key_that_is_none_is_refused(key: str, sentence: str) -> None:
    with pytest.raises(BadSetting, match=sentence):
        check_secret_key(key)


def test_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    check_folder("EVIDENCE_FOLDER", tmp_path / "made/when/needed")
    (tmp_path / "file").touch()
    with pytest.raises(BadSetting, match=r"EVIDENCE_FOLDER=.*cannot be written to"):
        check_folder("EVIDENCE_FOLDER", tmp_path / "file")
    with pytest.raises(BadSetting, match="cannot be written to"):
        check_folder("EVIDENCE_FOLDER", Path("/proc/hawthorn"))
