"""Review triggers: the changes after which risk is reviewed again, and by when (practice.md 5.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from casework.dates.rules.london_time import local_day, midnight
from risk.working_days.rules import ONE_DAY

WITHIN_A_DAY: Final = timedelta(hours=24)
AT_LEAST: Final = timedelta(hours=4)


@dataclass(frozen=True)
class Trigger:
    """A change in words; `same_day` if the review cannot wait for the day after, `by_hand` if staff can tell it."""

    words: str
    same_day: bool = False
    by_hand: bool = False


TRIGGERS: Final[Mapping[str, Trigger]] = {
    "breach": Trigger("a new breach", same_day=True),
    "threat": Trigger("a threat or violence", same_day=True),
    "approach": Trigger("an approach to the client in person", same_day=True),
    "order_granted": Trigger("an order was made"),
    "client_paid": Trigger("the client has paid for protection"),
    "order_refused": Trigger("an order was refused", same_day=True),
    "order_served": Trigger("an order was served", same_day=True),
    "order_varied": Trigger("an order was varied or renewed"),
    "order_ended": Trigger("an order was discharged", same_day=True),
    "protection_ended": Trigger("other protection ended early", same_day=True),
    "order_expiring": Trigger("an order ends within 28 days"),
    "arrest": Trigger("an arrest", by_hand=True),
    "bail": Trigger("bail was set or changed", same_day=True, by_hand=True),
    "release": Trigger("a release", same_day=True, by_hand=True),
    "no_further_action": Trigger("police took no further action", same_day=True, by_hand=True),
    "sentence": Trigger("a sentence", by_hand=True),
    "release_date": Trigger("a release date was set or changed", by_hand=True),
    "court_date": Trigger("a court date is within five working days"),
    "court_after": Trigger("a court date has passed"),
    "client_moves": Trigger("the client moves or has moved", by_hand=True),
    "client_work": Trigger("the client changes job or routine", by_hand=True),
    "new_partner": Trigger("a new partner", by_hand=True),
    "child_contact": Trigger("contact with a child is asked for, begins or changes", by_hand=True),
    "his_work": Trigger("the perpetrator loses a job", by_hand=True),
    "his_home": Trigger("the perpetrator loses a home", by_hand=True),
    "silence": Trigger("more than 21 days of silence after much contact", by_hand=True),
    "missed_contacts": Trigger("three missed contacts with the client", by_hand=True),
    "other": Trigger("something else changed", by_hand=True),
}
BY_HAND: Final = {code: trigger.words for code, trigger in TRIGGERS.items() if trigger.by_hand}


def review_due_at(code: str, known_at: datetime) -> datetime:
    """When the review is due: by the end of the day for what cannot wait (four hours at least), else in 24 hours."""
    if not TRIGGERS[code].same_day:
        return known_at + WITHIN_A_DAY
    return max(midnight(local_day(known_at) + ONE_DAY), known_at + AT_LEAST)


def sentence(code: str) -> str:
    """Why a review is due: the words of the trigger, or nothing for a code of another time."""
    return TRIGGERS[code].words if code in TRIGGERS else ""
