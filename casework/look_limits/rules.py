"""The limits of looks a day: safe addresses shown and person searches made; the refusal's words."""

from __future__ import annotations

from typing import Final

from accounts.rules import RuleViolation

REVEAL: Final = "reveal"
QUESTION: Final = "question"
KIND_WORDS: Final = {
    REVEAL: "Safe addresses shown",
    QUESTION: "Questions whether somebody is recorded",
}
DEFAULT_LIMITS: Final = {REVEAL: 20, QUESTION: 30}
"""A day and a person, unless the service sets another."""
LARGEST_LIMIT: Final = 500
MOST_MORE: Final = 50


def check_look_limit(kind: str, a_day: int) -> None:
    """A limit is of a known kind and a number that limits."""
    if kind not in DEFAULT_LIMITS:
        raise RuleViolation("Choose what is limited.", field="kind")
    if not 1 <= a_day <= LARGEST_LIMIT:
        raise RuleViolation(f"Give a number from 1 to {LARGEST_LIMIT}.", field="a_day")


def check_more(kind: str, more: int) -> None:
    """What a supervisor allows on one day is a number that somebody can answer for."""
    if kind not in DEFAULT_LIMITS:
        raise RuleViolation("Choose what to allow more of.", field="kind")
    if not 1 <= more <= MOST_MORE:
        raise RuleViolation(f"Give a number from 1 to {MOST_MORE}.", field="more")


def over_words(kind: str, limit: int, supervisors: list[str]) -> str:
    """What a person is told whose day's number is used up, and whom to ask."""
    times = "once" if limit == 1 else f"{limit} times"
    done = "You have been shown a safe address" if kind == REVEAL else "You have asked whether somebody is recorded"
    return f"{done} {times} today, as often as one person may. {whom_to_ask(supervisors)}"


def whom_to_ask(supervisors: list[str]) -> str:
    if not supervisors:
        return "No other supervisor of your teams can sign in now: ask your service manager."
    return f"Ask a supervisor to allow more today: {', '.join(supervisors)}."
