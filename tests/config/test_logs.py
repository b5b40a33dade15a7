"""A log line says where something broke, and nothing about the people it was about."""

import logging
import sys

import psycopg
import pytest
from django.db import IntegrityError, connection

from config.logs import LineFormatter


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
