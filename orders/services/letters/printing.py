"""Has a letter set on paper by a process of its own, with limits, that knows no password and no address of ours."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from datetime import datetime
from typing import Any, Final

from django.conf import settings

from accounts.models import User
from accounts.rules import RuleViolation
from accounts.services import audit
from orders.models import Letter
from orders.rules.letters.paper import parts
from orders.rules.letters.steps import FROZEN

log = logging.getLogger(__name__)
LONGEST_SECONDS: Final = 15
TITLE: Final = "Letter"
"""What the file says of itself: no name, no case, no kind."""
DRAFT: Final = "Draft. Not approved, not to be sent."


def paper_of(letter: Letter, *, by: User, now: datetime) -> bytes:
    """The letter as a tagged PDF; a draft says that it is one. Raises RuleViolation if it cannot be set."""
    if not letter.is_as_approved:
        raise RuleViolation("The words of this letter are not those that were approved. It cannot be printed.")
    pdf = _set(letter)
    audit(by=by, act="letter.print", subject=letter, now=now, status=letter.status)
    return pdf


def _set(letter: Letter) -> bytes:
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "orders.paper"],
            cwd=settings.BASE,
            input=json.dumps(_told(letter)).encode(),
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=True,
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as ending:
        log.warning("printing of letter %s ended: %s", letter.public_id, type(ending).__name__)
        raise RuleViolation(
            "This letter could not be set on paper. Shorten it, or copy its words from this page."
        ) from None
    return ended.stdout


def _told(letter: Letter) -> dict[str, Any]:
    return {
        "title": TITLE,
        "service": letter.case.organisation.name,
        "foot": f"{settings.SERVICE_NAME}. Our reference {letter.case.reference}",
        "notice": "" if letter.status in FROZEN else DRAFT,
        "subject": letter.subject,
        "parts": [{"kind": part.kind, "lines": list(part.lines)} for part in parts(letter.text)],
    }
