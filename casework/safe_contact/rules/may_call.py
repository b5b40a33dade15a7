"""Whether one may call the client now: on which number until when, or when next, or whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from casework.dates.rules.london_time import local_time, midnight, moments_of
from casework.safe_contact.rules.contact_plan import ContactPlan, ContactStatus, ContactVerdict, ContactWay, may_contact

DAYS_AHEAD: Final = 8
SHORTEST_ENDING: Final = 3


class MayCall(StrEnum):
    """The answer in a word."""

    NOW = "now"
    LATER = "later"
    ASK = "ask"
    NEVER = "never"


@dataclass(frozen=True)
class ClientNumber:
    """One number of the client as somebody wrote it down."""

    value: str
    status: ContactStatus
    voicemail: bool = False

    @property
    def ending(self) -> str:
        """Enough to know which number is meant, and not enough to ring it."""
        digits = "".join(each for each in self.value if each.isdecimal())
        return digits[-SHORTEST_ENDING:]


@dataclass(frozen=True)
class CallAnswer:
    """Whether to call now, with the sentence to show; `until` ends a yes and `next_at` a not yet, if it is known.

    `sentence` names a number by its end, for lists of many clients; `in_full` is the same sentence for a page of this
    one, and holds the whole number where the answer is yes: an unsafe number is nowhere set out to be rung.
    """

    call: MayCall
    sentence: str
    until: datetime | None = None
    next_at: datetime | None = None
    in_full: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "in_full", self.in_full or self.sentence)

    @property
    def may(self) -> bool:
        return self.call is MayCall.NOW


def may_call(plan: ContactPlan, numbers: Sequence[ClientNumber], at: datetime) -> CallAnswer:
    """Answer for a moment. It says yes only where `may_contact` allows a phone call without a reason."""
    if plan.status is ContactStatus.UNSAFE:
        return CallAnswer(MayCall.NEVER, "Do not phone or write: it is not safe to contact the client.")
    if plan.status is ContactStatus.UNKNOWN:
        return CallAnswer(
            MayCall.ASK, "Do not call: nobody has asked the client whether it is safe. Find out another way."
        )
    safe = _safe(numbers)
    return _by_time(plan, safe, at) if safe else _no_number(numbers)


def number_contradicts(client: str | None, number: str) -> str:
    """What to say where a number is called safe and the client is not known to be; empty where the two agree."""
    if number != ContactStatus.SAFE or client in (None, ContactStatus.SAFE):
        return ""
    if client == ContactStatus.UNSAFE:
        return "You said that it is not safe to phone or write to the client: then no number is safe. Check both."
    return "You said that nobody knows whether it is safe to phone the client. Say the same here, or change the other."


def voicemail_may_be_left(numbers: Iterable[ClientNumber]) -> bool:
    """Only on a number that is known to be safe; every page that speaks of voicemail asks here."""
    return any(each.voicemail for each in _safe(numbers))


def _safe(numbers: Iterable[ClientNumber]) -> list[ClientNumber]:
    return [each for each in numbers if each.status is ContactStatus.SAFE]


def _no_number(numbers: Sequence[ClientNumber]) -> CallAnswer:
    if not numbers:
        return CallAnswer(MayCall.ASK, "Do not call: no number of the client is recorded. Ask which one is safe.")
    unknown = [each for each in numbers if each.status is ContactStatus.UNKNOWN]
    if unknown:
        which = _which(unknown)
        return CallAnswer(MayCall.ASK, f"Do not call: nobody has asked whether {which} is safe. Ask the client first.")
    return CallAnswer(MayCall.NEVER, f"Do not call: {_which(numbers)} is not safe, and no other number is recorded.")


def _by_time(plan: ContactPlan, safe: Sequence[ClientNumber], at: datetime) -> CallAnswer:
    if _allowed(plan, at):
        return _now(plan, safe, at)
    next_at = next((each for each in _turns(plan, at) if _allowed(plan, each)), None)
    why = may_contact(plan, at, ContactWay.PHONE).sentence
    if next_at is None:
        return CallAnswer(MayCall.LATER, f"Do not call now. {why}")
    coming = f"Do not call now: next safe time {_when(next_at, at)}, on {_which(safe)}."
    is_only_the_hour = may_contact(replace(plan, windows=()), at, ContactWay.PHONE).verdict is ContactVerdict.ALLOWED
    return CallAnswer(MayCall.LATER, coming if is_only_the_hour else f"{coming} {why}", next_at=next_at)


def _now(plan: ContactPlan, safe: Sequence[ClientNumber], at: datetime) -> CallAnswer:
    until = next((each for each in _turns(plan, at) if not _allowed(plan, each)), None)
    hours = "" if plan.windows else " No safe hours are recorded: ask which are."
    voicemail = "" if voicemail_may_be_left(safe) else ", no voicemail"
    ends = f"{_until(until, at)}{voicemail}.{hours}"
    return CallAnswer(MayCall.NOW, f"Call {_which(safe)}{ends}", until=until, in_full=f"Call {_written(safe)}{ends}")


def _allowed(plan: ContactPlan, at: datetime) -> bool:
    return may_contact(plan, at, ContactWay.PHONE).verdict is ContactVerdict.ALLOWED


def _turns(plan: ContactPlan, at: datetime) -> Iterator[datetime]:
    """The coming moments at which the answer can change, soonest first: hours open or close, a day begins."""
    days = [local_time(at).date() + timedelta(days=ahead) for ahead in range(-1, DAYS_AHEAD + 1)]
    hours = {each for window in plan.windows for each in (window.opens, window.closes)}
    found = {midnight(day) for day in days}
    found |= {moment for day in days for hour in hours for moment in moments_of(datetime.combine(day, hour))}
    found |= {_after_gap(datetime.combine(day, hour)) for day in days for hour in hours}
    if plan.not_before is not None:
        found |= {plan.not_before, *_turns_after(plan)}
    yield from sorted(each for each in found if each > at)


def _turns_after(plan: ContactPlan) -> Iterator[datetime]:
    """The same after a wait that may end long from now."""
    if plan.not_before is not None:
        later = ContactPlan(
            status=plan.status,
            ways=plan.ways,
            windows=plan.windows,
            court_days=plan.court_days,
            court_day_rule=plan.court_day_rule,
        )
        yield from _turns(later, plan.not_before)


def _after_gap(local: datetime) -> datetime:
    """What begins in the hour that the clocks skip in spring begins when they are put forward."""
    return (moments_of(local) or moments_of(local.replace(minute=0) + timedelta(hours=1)))[0]


def _which(numbers: Sequence[ClientNumber]) -> str:
    """The number ending 123, or ending 123 or 456."""
    endings = list(dict.fromkeys(each.ending for each in numbers))
    if not all(endings):
        return "the number on record"
    return f"the number ending {' or '.join(endings)}"


def _written(numbers: Sequence[ClientNumber]) -> str:
    """The numbers as somebody wrote them down, each kept apart from the sentence whichever way it runs."""
    values = list(dict.fromkeys(each.value.strip() for each in numbers))
    return " or ".join(value if value.isascii() else f"\u2068{value}\u2069" for value in values)


def _until(until: datetime | None, at: datetime) -> str:
    return f" until {_when(until, at)}" if until else ""


def _when(moment: datetime, at: datetime) -> str:
    """15:00 today, or Tue 3 Mar, 10:00; a day that ends is said to end at midnight."""
    local = local_time(moment)
    if local.date() == local_time(at).date():
        return f"{local:%H:%M} today"
    if local.time() == time.min and local.date() == local_time(at).date() + timedelta(days=1):
        return "midnight"
    return f"{local:%a} {local.day} {local:%b}, {local:%H:%M}"
