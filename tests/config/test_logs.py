"""A log line says where something broke, and nothing about the people it was about."""

import logging
import sys

import psycopg
import pytest
from django.db import IntegrityError, connection

from config.environment import BASE
from config.logs import LineFormatter
from config.run import WEB_OPTIONS


def line_for(error: Exception) -> str:
    try:
        raise error
    except type(error):
        record = logging.LogRecord("hawthorn", logging.ERROR, "x", 1, "It broke at %s", ("here",), sys.exc_info())
    return LineFormatter().format(record)


def test_line_names_the_error_and_its_place_but_not_its_message() -> None:
    line = line_for(ValueError("Rowan Invented lives at 1 Nowhere Street"))
    assert 'message="It broke at here"' in line
    assert 'error="ValueError"' in line
    assert "test_logs.py" in line
    assert "Rowan" not in line
    assert "\n" not in line


def test_line_of_a_failed_task_names_the_type_of_its_error_alone() -> None:
    try:
        raise ValueError("Rowan Invented")
    except ValueError as error:
        facts = {"name": "risk.raise_flags", "exc": repr(error)}
        record = logging.LogRecord("celery", logging.ERROR, "x", 1, "Task %(name)s: %(exc)s", (facts,), sys.exc_info())
    assert 'message="Task risk.raise_flags: ValueError"' in LineFormatter().format(record)


@pytest.mark.django_db(transaction=True)
def test_line_names_the_constraint_that_was_broken() -> None:
    with connection.cursor() as cursor, pytest.raises(IntegrityError) as caught:
        cursor.execute(
            "INSERT INTO risk_heartbeat (name, beat_at, detail) VALUES ('a', now(), '{}'), ('a', now(), '{}')"
        )
    assert isinstance(caught.value.__cause__, psycopg.Error)
    assert 'constraint="risk_heartbeat_name_key"' in line_for(caught.value)


@pytest.mark.parametrize("status", ["Not Found", "Too Many Requests", "Method Not Allowed (POST)"])
def test_line_leaves_out_the_secret_in_the_address_of_a_diary_feed(status: str) -> None:
    """Whoever reads the log must not be able to read a diary (Django writes the address of each refusal)."""
    address = f"/diary/feeds/{'Ab-_9' * 8}abc.ics"
    record = logging.LogRecord("django.request", logging.WARNING, "x", 1, "%s: %s", (status, address), None)
    line = LineFormatter().format(record)
    assert "Ab-_9" not in line
    assert f'message="{status}: /diary/feeds/' in line


def test_line_leaves_out_the_secret_in_the_link_of_an_invitation() -> None:
    """Whoever reads the log must not be able to set somebody's password."""
    args = ("Not Found", f"/start/{'Ab-_9' * 8}abc/")
    line = LineFormatter().format(logging.LogRecord("django.request", logging.WARNING, "x", 1, "%s: %s", args, None))
    assert "Ab-_9" not in line
    assert 'message="Not Found: /start/' in line


def test_the_web_server_writes_no_log_of_addresses() -> None:
    assert not [option for option in WEB_OPTIONS if "access" in option]
    assert "access-log" not in (BASE / "Dockerfile").read_text()
