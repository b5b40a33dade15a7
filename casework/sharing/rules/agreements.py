"""When an agreement of the client can be recorded or withdrawn, and when she is to be asked again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.last_day import LastDay

ASKED_AGAIN_BEFORE: Final = timedelta(days=14)
"""How long before the last day of an agreement somebody is told to ask the client again."""


def check_agreement(*, given_on: date, last_day: date | None, today: date) -> None:
    """What the client said lies in the past, and holds for today at least."""
    if given_on > today:
        raise RuleViolation("That day lies in the future: record it when the client has said it.", field="given_on")
    if last_day is not None and last_day < today:
        raise RuleViolation("The last day of an agreement cannot be before today.", field="last_day")


def check_recipient(*, is_to_share: bool, named: int, purpose: str) -> None:
    """An agreement to share names one recipient and a purpose; the one to our service needs neither."""
    if is_to_share and named != 1:
        raise RuleViolation("Choose a police force, or name somebody else: one of the two.", field="recipient")
    if is_to_share and not purpose.strip():
        raise RuleViolation("Say what it may be shared for.", field="purpose")


def check_withdrawal(*, withdrawn_on: date, given_on: date, today: date, words: str) -> None:
    """The client takes it back after she gave it, and in words of her own."""
    if withdrawn_on > today:
        raise RuleViolation("That day lies in the future: record it when the client has said it.", field="withdrawn_on")
    if withdrawn_on < given_on:
        raise RuleViolation("What was not agreed to yet cannot be taken back.", field="withdrawn_on")
    if not words.strip():
        raise RuleViolation("Write down what the client said.", field="words")


def check_ground(*, ground: str, words: str) -> None:
    """Sharing without agreement needs a ground and the reasons for it (practice.md 6.2)."""
    if not ground:
        raise RuleViolation("Choose the ground for sharing without agreement.", field="ground")
    if not words.strip():
        raise RuleViolation("Say why it has to be shared without agreement.", field="ground_words")


def last_day_of_share(wanted: LastDay, agreed: LastDay) -> LastDay:
    """A share never outlives the agreement it rests on: without a day of its own it ends with it.

    Where nobody knows how long she agreed, nobody knows how long a share without a day of its own may go on.
    """
    if wanted.day is not None:
        if agreed.day is not None and wanted.day > agreed.day:
            words = f"The client agreed until {agreed.day.day} {agreed.day:%B %Y}: the share cannot go on for longer."
            raise RuleViolation(words, field="last_day")
        return wanted
    if agreed.day is not None:
        return agreed
    return LastDay(None, is_known=wanted.is_known and agreed.is_known)
