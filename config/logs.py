"""How a log line looks: one line of key=value, with where an error arose but never what it was about.

The message of an exception may quote a row (PostgreSQL's DETAIL names the values of a duplicate key), so only
its type, its constraint and the places it passed through are written. The address of a diary feed and the
link of an invitation are secrets by themselves, so what makes them so is left out wherever it would be written.
"""

import json
import logging
import re
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from config.environment import BASE

SECRET_ADDRESS: Final = re.compile(r"(?<=/diary/feeds/)[^/\s]+(?=\.ics)|(?<=/start/)[^/\s]+")


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    name = path.relative_to(BASE) if path.is_relative_to(BASE) else Path(*path.parts[-2:])
    return f"{name}:{frame.lineno}:{frame.name}"


def _places(trace: TracebackType | None) -> str:
    return " < ".join(_place(frame) for frame in reversed(traceback.extract_tb(trace, limit=-12)))


def _constraint(error: BaseException) -> str:
    diagnosis = getattr(error.__cause__ or error, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def _message(record: logging.LogRecord) -> str:
    """The words of the record; Celery puts the failed task's error into its own, where only its type may stay."""
    if isinstance(record.args, Mapping) and "exc" in record.args and record.exc_info and record.exc_info[0]:
        return str(record.msg) % {**record.args, "exc": record.exc_info[0].__name__}
    return record.getMessage()


class LineFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": SECRET_ADDRESS.sub("…", _message(record)),
        }
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            fields["error"] = type(error).__name__
            fields["constraint"] = _constraint(error)
            fields["trace"] = _places(record.exc_info[2])
        return " ".join(f"{name}={json.dumps(text)}" for name, text in fields.items() if text)
