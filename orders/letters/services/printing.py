"""Has a letter set on paper, or asked what paper cannot show, by a process of its own that knows no secret of ours."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from orders.letters.models.letter import Letter
from orders.letters.rules.layout import UndrawnSign, is_ordinary, parts, places_of
from orders.letters.rules.steps import FROZEN

log = logging.getLogger(__name__)
LONGEST_SECONDS: Final = 15
SIGNS: Final = "signs"
MOST_SAID: Final = 5
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


def undrawn_in(letter: Letter) -> list[UndrawnSign]:
    """What paper would show as marks, and where. Raises RuleViolation if the letter cannot be set at all."""
    service = letter.case.organisation.name
    if is_ordinary(f"{service}{letter.subject}{letter.text}"):
        return []
    signs: list[str] = json.loads(_set(letter, SIGNS))
    where = {"subject": letter.subject, "text": letter.text, "service": service}
    return [UndrawnSign(sign, places_of(sign, **where)) for sign in signs]


@dataclass(frozen=True)
class OnPaper:
    """What would become of a letter on paper: `refusal` says that it cannot be set at all."""

    undrawn: Sequence[UndrawnSign] = ()
    refusal: str = ""


def on_paper(letter: Letter) -> OnPaper:
    """For the pages on which a letter is read before it goes."""
    try:
        return OnPaper(undrawn_in(letter))
    except RuleViolation as refusal:
        return OnPaper(refusal=refusal.sentence)


def check_drawn(letter: Letter, *, marks_are_known: bool) -> None:
    """Nothing is approved that paper would show otherwise, unless whoever approves it has said that they know."""
    undrawn = undrawn_in(letter)
    if undrawn and not marks_are_known:
        said = "; ".join(f"{each.sign} in {each.places[0]}" for each in undrawn[:MOST_SAID] if each.places)
        raise RuleViolation(
            f"Paper cannot show: {said}. Send the letter back to be changed, or tick that it may go with the marks.",
            field="marks_are_known",
        )


def _set(letter: Letter, *asked: str) -> bytes:
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "orders.paper", *asked],
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
