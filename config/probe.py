"""The question that a container's health check asks: of web, of the worker, of beat or of watch."""

import http.client
import socket
import sys
import time
from pathlib import Path
from typing import Final

import django
from django.conf import settings
from django.db import connection

from config.celery import app

TOO_OLD: Final = 180  # seconds


def web() -> bool:
    connection_to_web = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
    connection_to_web.request("GET", "/health", headers={"Host": settings.ALLOWED_HOSTS[0]})
    return connection_to_web.getresponse().status == 200


def worker() -> bool:
    """Whether the worker of this very container answers."""
    return bool(app.control.inspect(destination=[f"celery@{socket.gethostname()}"], timeout=5).ping())


def beat() -> bool:
    """Whether beat has lately written down what it sent; no heartbeat tells, for watch stands in for it."""
    schedule = Path(settings.CELERY_BEAT_SCHEDULE_FILENAME)
    written = [part.stat().st_mtime for part in schedule.parent.glob(f"{schedule.name}*")]
    return bool(written) and time.time() - max(written) < TOO_OLD


def watch() -> bool:
    with connection.cursor() as cursor:
        young = "SELECT 1 FROM risk_heartbeat WHERE name = %s AND beat_at > now() - make_interval(secs => %s)"
        cursor.execute(young, ["watch", TOO_OLD])
        return cursor.fetchone() is not None


QUESTIONS: Final = {"web": web, "worker": worker, "beat": beat, "watch": watch}


def main() -> int:
    django.setup()
    return 0 if QUESTIONS[sys.argv[1]]() else 1


if __name__ == "__main__":
    sys.exit(main())
