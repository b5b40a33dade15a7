"""Where settings come from, and what is said when there is no database."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from config.environment import BASE, NO_DATABASE, Environment, remember, remembered
from tests.config.running_copy import clean_environment

ASKED = """{
    "host": s.DATABASES["default"].get("HOST"),
    "secret": s.SECRET_KEY,
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, getattr(s, "SECURE_HSTS_SECONDS", 0) > 0],
    "idle": s.SESSION_COOKIE_AGE,
    "hosts": s.ALLOWED_HOSTS,
    "name": s.SERVICE_NAME,
    "debug": s.DEBUG,
    "cookies": [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.DEVICE_COOKIE_NAME],
    "proxies": [str(network) for network in s.TRUSTED_PROXIES],
}"""


def run_python(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE,
        env=clean_environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


def settings_seen(**variables: str) -> dict[str, Any]:
    """What a fresh process makes of the settings."""
    run = run_python("-c", f"import json; from config import settings as s; print(json.dumps({ASKED}))", **variables)
    return dict(json.loads(run.stdout))


def test_remembered_values_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    remember(tmp_path, {"SECRET_KEY": "a"})
    assert (tmp_path / "environment.json").stat().st_mode & 0o777 == 0o600
    assert remembered(tmp_path) == {"SECRET_KEY": "a"}


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "null"])
def test_broken_file_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "environment.json").write_text(text)
    assert remembered(tmp_path) == {}


def test_variable_comes_before_what_is_remembered_and_an_empty_one_counts_as_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path, {"ONE": "kept", "TWO": "kept"})
    monkeypatch.setenv("ONE", "given")
    monkeypatch.setenv("TWO", "")
    environment = Environment(tmp_path)
    assert [environment.text(name, "default") for name in ("ONE", "TWO", "THREE")] == ["given", "kept", "default"]


def test_settings_read_what_the_running_copy_left_in_state(tmp_path: Path) -> None:
    remember(tmp_path, {"DATABASE_URL": "postgres://a:b@database.invalid/c", "SECRET_KEY": "kept"})
    seen = settings_seen(STATE=str(tmp_path))
    assert (seen["host"], seen["secret"]) == ("database.invalid", "kept")
    given = settings_seen(STATE=str(tmp_path), DATABASE_URL="postgres://a:b@given.invalid/c")
    assert (given["host"], given["secret"]) == ("given.invalid", "kept")


def test_settings_are_safe_and_local_unless_the_environment_says_more(tmp_path: Path) -> None:
    local = settings_seen(STATE=str(tmp_path))
    assert local["secure"] == [False, False, False]
    assert (local["idle"], local["name"], local["debug"]) == (900, "Hawthorn", False)
    assert local["hosts"] == ["localhost", "127.0.0.1", "[::1]"]
    assert local["proxies"] == []
    assert local["cookies"] == ["session", "csrf", "device"]
    served = settings_seen(
        STATE=str(tmp_path),
        HTTPS="1",
        TRUSTED_PROXIES="10.0.0.7, 172.30.0.0/24",
        SESSION_COOKIE_AGE="60",
        ALLOWED_HOSTS="a.invalid, b.invalid",
        SERVICE_NAME="Elm",
    )
    assert served["secure"] == [True, True, True]
    assert (served["idle"], served["name"], served["hosts"]) == (60, "Elm", ["a.invalid", "b.invalid"])
    assert served["cookies"] == ["__Host-session", "__Host-csrf", "__Host-device"]
    assert served["proxies"] == ["10.0.0.7/32", "172.30.0.0/24"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"TRUSTED_PROXIES": "proxy.example"}, "TRUSTED_PROXIES is no list of addresses or networks"),
        ({"TRUSTED_PROXIES": "10.0.0.7/8"}, "has host bits set"),
        ({"HTTPS": "1"}, "Name its address or network"),
    ],
)
def test_setting_that_cannot_be_meant_is_one_sentence(tmp_path: Path, given: dict[str, str], words: str) -> None:
    run = run_python("manage.py", "migrate", STATE=str(tmp_path), **given)
    assert (run.returncode, len(run.stderr.strip().splitlines())) == (1, 1)
    assert words in run.stderr


def test_settings_load_without_a_copy_and_make_a_key_of_their_own(tmp_path: Path) -> None:
    first, second = settings_seen(STATE=str(tmp_path)), settings_seen(STATE=str(tmp_path))
    assert len(first["secret"]) >= 50
    assert first["secret"] != second["secret"]


@pytest.mark.parametrize("url", ["", "postgres://app:app@127.0.0.1:9/app"])
def test_command_without_a_database_prints_one_sentence(tmp_path: Path, url: str) -> None:
    run = run_python("manage.py", "migrate", STATE=str(tmp_path), DATABASE_URL=url)
    assert run.returncode == 1
    assert run.stderr.strip() == NO_DATABASE
