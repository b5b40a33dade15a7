"""Health questions to each part of a running copy: web, database, broker, worker, watch.

Each returns whether there was an answer; an answer that says no (busy, full, too many) is one too. None waits for long.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import psycopg
import redis
from celery import Celery
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE: Final = 10.0
BEAT_SILENT: Final = 120.0
WATCH_SILENT: Final = 120.0
WATCH_AGE: Final = "SELECT extract(epoch FROM clock_timestamp() - beat_at) FROM risk_heartbeat WHERE name = 'watch'"

Question = Callable[[], bool]


def web_answers(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        line.request("GET", "/health")
        return bool(line.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def database_answers(url: str) -> bool:
    """Whether the server answers, if only that it starts up or has no place left: then it does not hang."""
    try:
        with psycopg.connect(url, connect_timeout=int(PATIENCE), options="-c statement_timeout=5000") as connection:
            return connection.execute("SELECT 1").fetchone() is not None
    except psycopg.OperationalError as error:
        return "FATAL:" in str(error) or error.sqlstate is not None


def broker_answers(url: str, *, patience: float = PATIENCE) -> bool:
    client = _redis(url, patience)
    try:
        return bool(client.ping())
    except redis.ResponseError:  # it reads its file yet, or cannot write it
        return True
    except (redis.RedisError, OSError):
        return False
    finally:
        client.close()


def _redis(url: str, patience: float) -> redis.Redis:
    address = url.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
    waits = {"socket_timeout": patience, "socket_connect_timeout": patience}
    return redis.Redis.from_url(address, retry=Retry(NoBackoff(), 0), **waits)


def worker_answers(broker: str, name: str) -> bool:
    """Whether the worker's own head answers a ping, however busy its hands are."""
    app = Celery(broker=broker, set_as_current=False)
    app.conf.broker_transport_options = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    app.conf.broker_connection_retry = False
    try:
        return bool(app.control.ping(destination=[name], timeout=PATIENCE, limit=1))
    except Exception:  # noqa: BLE001 whatever stands between us and the worker, it gave no answer
        return False
    finally:
        app.close()


class BeatWrites:
    """Whether beat has lately written down what it sent: it sends something every 15 seconds, and its file changes."""

    def __init__(self, schedule: Path) -> None:
        self.schedule = schedule
        self.seen = 0.0
        self.changed_at = time.monotonic()

    def __call__(self) -> bool:
        written = [part.stat().st_mtime for part in self.schedule.parent.glob(f"{self.schedule.name}*")]
        if written and max(written) != self.seen:
            self.seen, self.changed_at = max(written), time.monotonic()
        return bool(written) and time.monotonic() - self.changed_at < BEAT_SILENT


def watch_beats(url: str) -> bool:
    """Whether the stand-in has lately looked, by the clock of the database."""
    try:
        with psycopg.connect(url, connect_timeout=int(PATIENCE), options="-c statement_timeout=5000") as connection:
            age = connection.execute(WATCH_AGE).fetchone()
    except psycopg.Error:
        return False
    return age is not None and float(age[0]) < WATCH_SILENT
