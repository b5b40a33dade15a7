"""The client of the virus scanner clamd, where one is set up."""

from __future__ import annotations

import struct
from typing import Any, Final

import clamd
from django.conf import settings

TIMEOUT_SECONDS: Final = 60.0


class ScannerAway(Exception):
    """The scanner does not answer, or answers what cannot be understood: to be tried again."""


def is_set_up() -> bool:
    return bool(settings.CLAMD)


def scan(content: Any) -> str:
    """Name the virus in the bytes; an empty text when nothing was found."""
    try:
        answer = _clamd().instream(content)
    except (OSError, clamd.ClamdError, struct.error, UnicodeDecodeError, AttributeError) as error:
        raise ScannerAway from error
    status, reason = (answer or {}).get("stream", ("ERROR", ""))
    if status not in {"OK", "FOUND"}:
        raise ScannerAway
    return (str(reason) or "unnamed")[:200] if status == "FOUND" else ""


def _clamd() -> clamd.ClamdNetworkSocket:
    place = settings.CLAMD
    if place.startswith("/"):
        return clamd.ClamdUnixSocket(place, timeout=TIMEOUT_SECONDS)
    host, _, port = place.rpartition(":")
    return clamd.ClamdNetworkSocket(host or "127.0.0.1", int(port), timeout=TIMEOUT_SECONDS)
