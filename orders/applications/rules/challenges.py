"""Decides when a refusal can be challenged, and when a challenge can have been answered."""

from __future__ import annotations

from datetime import date
from typing import Final

from accounts.rules import RuleViolation

CAN_BE_CHALLENGED: Final = frozenset({"declined", "refused", "withdrawn", "superseded", "appeal_dismissed"})
NO_REPLY: Final = "no_reply"


def check_sent(*, status: str, ended_on: date | None, sent_on: date, due_on: date, today: date) -> None:
    """A challenge is about a request that came to nothing, was sent after that, and is to be answered later."""
    if status not in CAN_BE_CHALLENGED or ended_on is None:
        raise RuleViolation("Only a request that was declined, refused or withdrawn can be challenged.")
    if sent_on > today:
        raise RuleViolation("This day lies in the future. Record it when it is sent.", field="sent_on")
    if sent_on < ended_on:
        raise RuleViolation("This was before the refusal. Check the day.", field="sent_on")
    if due_on < sent_on:
        raise RuleViolation("An answer cannot be due before you asked.", field="due_on")


def check_reply(*, outcome: str, replied_on: date, reply: str, sent_on: date, today: date) -> None:
    """A reply came after the question, and says something; that none came is an outcome too."""
    if replied_on > today:
        raise RuleViolation("This day lies in the future. Record the reply when it has come.", field="replied_on")
    if replied_on < sent_on:
        raise RuleViolation("They cannot have replied before you asked.", field="replied_on")
    if outcome != NO_REPLY and not reply.strip():
        raise RuleViolation("Write down what they said.", field="reply")
