"""A draft of a letter of the case that tests share, with words in it that the police must not see here."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from accounts.people.models import User
from orders.applications.models.application import Application
from orders.letters.models.letter import Letter
from orders.letters.rules.kinds import LetterKindRule
from orders.letters.services.writing import NewLetter, change_letter, write_letter

LETTER_TEXT: Final = "The bassoon was heard again at midnight"


def add_letter(application: Application, by: User, now: datetime) -> Letter:
    """A reminder about a request."""
    new = NewLetter(kind=LetterKindRule.CHASE, recipient=application.force.name)
    letter = write_letter(application, new, by=by, now=now)
    values = {
        "recipient": letter.recipient,
        "recipient_role": "Officer in the case",
        "names_client": False,
        "names_perpetrator": False,
        "naming_reason": "",
        "subject": letter.subject,
        "text": LETTER_TEXT,
    }
    return change_letter(letter, values, version=letter.version, by=by, now=now)
