"""The question that a container's health check asks: web, worker, or a heartbeat by its name."""

import http.client
import socket
import sys
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


def heartbeat(name: str) -> bool:
    with connection.cursor() as cursor:
        young = "SELECT 1 FROM risk_heartbeat WHERE name = %s AND beat_at > now() - make_interval(secs => %s)"
        cursor.execute(young, [name, TOO_OLD])
        return cursor.fetchone() is not None


def main() -> int:
    django.setup()
    match sys.argv[1:]:
        case ["web"]:
            return 0 if web() else 1
        case ["worker"]:
            return 0 if worker() else 1
        case [name]:
            return 0 if heartbeat(name) else 1
    return 2


if __name__ == "__main__":
    sys.exit(main())
