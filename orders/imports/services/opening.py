"""Has a spreadsheet opened by a process of its own, within its limits: only jobs call it, never a page."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from typing import Any, Final

from django.conf import settings

from accounts.rules import RuleViolation
from orders.imports.process.__main__ import opened
from orders.imports.process.tables_as_json import tables_from_json
from orders.imports.rules.tables import SheetTable

log = logging.getLogger(__name__)
LONGEST_SECONDS: Final = 150
CLEAN: Final = {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
"""The process that opens strange files knows no password and no address of ours."""
GAVE_UP: Final = (
    "Reading this file took more time or memory than can be given to it. Cut it into several files, "
    "or save it anew with nothing but the table."
)


def tables_of(content: bytes, *, most: int | None = None, encoding: str = "") -> list[SheetTable]:
    """The tables of a file, `most` lines of each; raises RuleViolation, with a sentence, for what cannot be read."""
    asked = (str(most or ""), encoding)
    said = _opened_apart(content, asked) if settings.SHEETS_OPENED_APART else opened(content, *asked)
    if "refused" in said:
        raise RuleViolation(said["refused"])
    return tables_from_json(said["tables"])


def _opened_apart(content: bytes, asked: tuple[str, str]) -> dict[str, Any]:
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "orders.imports.process", *asked],
            cwd=settings.BASE,
            input=content,
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=True,
            env=CLEAN,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as ending:
        log.warning("opening of a spreadsheet ended: %s", type(ending).__name__)
        raise RuleViolation(GAVE_UP) from None
    said: dict[str, Any] = json.loads(ended.stdout)
    return said
