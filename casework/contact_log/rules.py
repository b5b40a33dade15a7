"""What a contact log adds up to: attempts missed in a row, and the time of day to try next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_time
from casework.safe_contact.rules.contact_plan import ContactPlan, ContactVerdict, ContactWay, may_contact
from casework.safe_contact.rules.may_call import MayCall

MISSED: Final = frozenset({"no_answer", "voicemail_left", "text_sent"})
"""Outcomes of our attempts to which no answer came."""
VOICEMAIL: Final = "voicemail_left"
OUT: Final = "out"
SAYS_NOTHING: Final = frozenset({"other"})
"""Outcomes that neither count as a miss nor end a row of them."""
AT_RISK: Final = frozenset({"high", "very_high"})


class PartOfDay(StrEnum):
    """When on a day somebody is tried, as people say it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True)
class PastAttempt:
    """One entry of a contact log as far as it counts here."""

    at: datetime
    outcome: str


@dataclass(frozen=True)
class MissSetting:
    """How many misses in a row reach a supervisor, and at how many different times of day they must lie."""

    misses: int = 3
    times_of_day: int = 1


def part_of_day(at: datetime) -> PartOfDay:
    """The part of the London day in which a moment lies; night counts as evening."""
    hour = local_time(at).hour
    if 5 <= hour < 12:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if 12 <= hour < 17 else PartOfDay.EVENING


def misses_in_a_row(attempts: Iterable[PastAttempt]) -> list[PastAttempt]:
    """The misses since somebody was last reached, the latest first."""
    row: list[PastAttempt] = []
    for attempt in sorted(attempts, key=lambda each: each.at, reverse=True):
        if attempt.outcome in MISSED:
            row.append(attempt)
        elif attempt.outcome not in SAYS_NOTHING:
            break
    return row


def is_out_of_touch(attempts: Iterable[PastAttempt], *, risk: str, setting: MissSetting) -> bool:
    """Whether enough misses in a row, at enough times of day, while the risk is high, ask for a supervisor."""
    row = misses_in_a_row(attempts)
    times = {part_of_day(attempt.at) for attempt in row}
    return risk in AT_RISK and len(row) >= setting.misses and len(times) >= setting.times_of_day


def next_try(attempts: Iterable[PastAttempt], call: MayCall) -> str:
    """What to try next after misses; empty while nobody has been missed, and no try where the answer is not to call."""
    row = misses_in_a_row(attempts)
    if not row:
        return ""
    times = {part_of_day(attempt.at) for attempt in row}
    tried = [part for part in PartOfDay if part in times]
    untried = [part for part in PartOfDay if part not in times]
    often = "once" if len(row) == 1 else f"{len(row)} times in a row"
    said = f"No answer {often}, in the {_joined(tried)}."
    if call in (MayCall.ASK, MayCall.NEVER):
        return said
    if not untried:
        return f"{said} Try another day of the week, or another safe way to reach the client."
    return f"{said} Try the {_joined(untried, 'or')} next, if it is a safe time."


def _joined(parts: Sequence[str], last: str = "and") -> str:
    words = [str(part) for part in parts]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def check_contact(*, at: datetime, next_at: datetime | None, way: str, outcome: str, now: datetime) -> None:
    """A contact has happened, the next one has not, and a voicemail is left on a phone."""
    if at > now:
        raise RuleViolation("This lies in the future. Record a contact when it has happened.", field="at")
    if next_at is not None and next_at <= now:
        raise RuleViolation("This is in the past. Enter a time that is still to come.", field="next_at")
    if outcome == "voicemail_left" and way != "phone":
        raise RuleViolation("Only a phone call can end in a voicemail.", field="outcome")


@dataclass(frozen=True, kw_only=True)
class ContactMade:
    """How we went about an attempt: in which way, and what was said of it if that was not a safe one."""

    at: datetime
    way: str
    direction: str
    outside_reason: str = ""
    went_ahead: bool = False


def check_safe(plan: ContactPlan, reached: ContactMade) -> None:
    """Outside what is safe an attempt needs a reason; one that is barred is logged only if it was made all the same."""
    if reached.direction != OUT:
        return
    answer = may_contact(plan, reached.at, ContactWay(reached.way))
    if answer.verdict is ContactVerdict.BLOCKED and not reached.went_ahead:
        raise RuleViolation(f"{answer.sentence} If it was done all the same, say so and why.", field="went_ahead")
    if answer.verdict is not ContactVerdict.ALLOWED and not reached.outside_reason.strip():
        raise RuleViolation(f"{answer.sentence} Say why it was done all the same.", field="outside_reason")
