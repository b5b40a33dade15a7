"""When a recommendation to the police can be made and answered."""

from __future__ import annotations

from datetime import date

from accounts.rules import RuleViolation


def check_made(*, made_on: date, answer_due_on: date, today: date) -> None:
    """A recommendation has been made, and its answer is awaited by a later day."""
    if made_on > today:
        raise RuleViolation("This day lies in the future. Record it when you have made it.", field="made_on")
    if answer_due_on < made_on:
        raise RuleViolation("An answer cannot be due before you have asked.", field="answer_due_on")


def check_answered(*, answer: str, answered_on: date, reason: str, made_on: date, today: date) -> None:
    """An answer has come, after the question; who declines gives a reason, or it is said that none was given."""
    if answered_on > today:
        raise RuleViolation("This day lies in the future. Record the answer when it has come.", field="answered_on")
    if answered_on < made_on:
        raise RuleViolation("They cannot have answered before you asked.", field="answered_on")
    if answer == "declined" and not reason.strip():
        raise RuleViolation("Write down their reason, or that they gave none.", field="answer_reason")
