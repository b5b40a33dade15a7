"""The catalogue of safety measures, and how long a safety plan may stand before it is gone through again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from accounts.rules import RuleViolation

MEASURES: Final[Mapping[str, str]] = {
    "locks_alarms": "Locks and alarms at home",
    "personal_alarm": "Personal alarm",
    "cctv": "CCTV or doorbell camera",
    "device_sweep": "Devices checked for spyware",
    "tracker_sweep": "Car, bags and home checked for trackers and bugs",
    "phone_change": "New phone or number, the old one kept as evidence",
    "accounts_locked": "Accounts and social media locked down",
    "cyber_support": "Referred to specialist cyber support",
    "work_told": "Work told, and knows what to do",
    "school_told": "School or nursery told, and knows what to do",
    "police_marker": "Police marker on the address or number",
    "route_change": "Routes and routines changed",
    "flee_plan": "Plan and bag for leaving at once",
    "safe_place": "Somewhere safe to go",
    "pet_care": "Care for pets",
    "code_word": "Code word with people who are trusted",
    "legal_advice": "Legal advice",
    "health_support": "Support for health",
    "other": "Something else",
}
OUT_OF_PLAN: Final = frozenset({"declined", "not_available"})
"""States of a measure that protects nobody: it stays in the plan to be seen, and is not looked at again by a day."""

PLAN_DAYS: Final[Mapping[str, int]] = {"very_high": 3, "high": 14, "medium": 28, "standard": 56}
"""The cadence of risk reviews (practice.md 5.3): a plan older than that at its risk level is out of date."""


def check_measure(*, state: str, agreed_on: date | None, done_on: date | None, today: date) -> None:
    """A measure in place has the day on which it was; nothing was agreed or done in the future."""
    for field, day in (("agreed_on", agreed_on), ("done_on", done_on)):
        if day is not None and day > today:
            raise RuleViolation("This day lies in the future. Enter it when it has come.", field=field)
    if state == "in_place" and done_on is None:
        raise RuleViolation("Enter the day from which it has been in place.", field="done_on")
    if state != "in_place" and done_on is not None:
        raise RuleViolation("Only what is in place has a day on which it was done.", field="done_on")
    if agreed_on and done_on and done_on < agreed_on:
        raise RuleViolation("It cannot be done before it was agreed.", field="done_on")


def check_confirmed_on(confirmed_on: date, *, latest: date | None, today: date) -> None:
    """A plan is confirmed on a day that has come, and not before its latest version."""
    if confirmed_on > today:
        raise RuleViolation("This day lies in the future. Enter it when it has come.", field="confirmed_on")
    if latest is not None and confirmed_on < latest:
        raise RuleViolation("A later version of the plan has been confirmed already.", field="confirmed_on")


def plan_is_out_of_date(confirmed_on: date | None, *, risk: str, today: date) -> bool:
    """Whether nobody has gone through the plan with the client as often as the risk asks for."""
    return confirmed_on is None or today > plan_good_until(confirmed_on, risk)


def plan_good_until(confirmed_on: date, risk: str) -> date:
    """The last day on which a plan that was confirmed on a day is up to date."""
    return confirmed_on + timedelta(days=PLAN_DAYS[risk])
