"""Demo safe contact: a number and safe hours for each demo client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any, Final

from accounts.people.models import User
from casework.people.models.victim_perpetrator import Victim
from casework.safe_contact.services.contact_plan import add_channel, add_safe_hours

Hours = Mapping[str, Any]

EVERY_DAY: Final = [0, 1, 2, 3, 4, 5, 6]
WEEKDAYS: Final = EVERY_DAY[:5]
HOURS: Final[Sequence[Hours | None]] = (
    {"days": EVERY_DAY, "opens": time(7), "closes": time(23)},
    {"days": WEEKDAYS, "opens": time(10), "closes": time(13)},
    {"days": EVERY_DAY, "opens": time(18), "closes": time(21)},
    {"days": EVERY_DAY, "opens": time(21), "closes": time(10)},
    {"days": WEEKDAYS, "opens": time(13), "closes": time(18)},
    None,
)
"""By turns; None is a client of whom nobody has asked it. At every hour some may be called, and some not now."""


def set_safe_contact(victim: Victim, number: str, hours: Hours | None, *, by: User, now: datetime) -> None:
    """As the client was asked when the case was opened: a number is as safe as contact with her is at all."""
    add_channel(victim, {"way": "phone", "value": number, "safe": victim.safe_contact}, by=by, now=now)
    if hours and victim.safe_contact == "safe":
        add_safe_hours(victim, hours, by=by, now=now)
