"""Decides whether the client may be contacted now in a given way: allowed, only with a reason, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from casework.dates.rules.london_time import local_time

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EVERY_DAY: Final = frozenset(range(7))


class ContactStatus(StrEnum):
    """Whether the client, or one way of reaching her, is safe; unknown until somebody has asked."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    UNKNOWN = "unknown"


class ContactWay(StrEnum):
    """How somebody may be reached."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    APP = "app"
    POST = "post"
    IN_PERSON = "in_person"
    THROUGH_OTHERS = "through_others"


WAY_WORDS: Final[Mapping[ContactWay, str]] = {
    ContactWay.PHONE: "Phone call",
    ContactWay.TEXT: "Text message",
    ContactWay.EMAIL: "E-mail",
    ContactWay.APP: "Messaging app",
    ContactWay.POST: "Post",
    ContactWay.IN_PERSON: "In person",
    ContactWay.THROUGH_OTHERS: "Through somebody else",
}


class CourtDayRule(StrEnum):
    """What the client wants on a day on which a court sits in the case."""

    AS_USUAL = "as_usual"
    NOT_AT_ALL = "not_at_all"


class ContactVerdict(StrEnum):
    """What the page does: lets it through, asks for a reason, or refuses."""

    ALLOWED = "allowed"
    NEEDS_REASON = "needs_reason"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class ContactAnswer:
    """The verdict with the sentence to show; empty when contact is allowed."""

    verdict: ContactVerdict
    sentence: str = ""


@dataclass(frozen=True)
class SafeWindow:
    """Safe hours by London clocks, on weekdays counted from Monday = 0.

    A window that closes at or before the time at which it opens ends on the next day.
    """

    days: frozenset[int]
    opens: time
    closes: time

    def holds(self, shown: datetime) -> bool:
        """Whether a local time lies inside; the closing minute itself is outside."""
        at = shown.time().replace(second=0, microsecond=0)
        if self.opens < self.closes:
            return shown.weekday() in self.days and self.opens <= at < self.closes
        began_yesterday = (shown.weekday() - 1) % 7 in self.days and at < self.closes
        return began_yesterday or (shown.weekday() in self.days and at >= self.opens)


@dataclass(frozen=True, kw_only=True)
class ContactPlan:
    """Everything that decides. `ways` names each recorded way with the status of its safest number."""

    status: ContactStatus
    ways: Mapping[ContactWay, ContactStatus] = field(default_factory=dict)
    windows: tuple[SafeWindow, ...] = ()
    not_before: datetime | None = None
    court_days: frozenset[date] = frozenset()
    court_day_rule: CourtDayRule = CourtDayRule.AS_USUAL


ALLOWED: Final = ContactAnswer(ContactVerdict.ALLOWED)


def may_contact(plan: ContactPlan, at: datetime, way: ContactWay) -> ContactAnswer:
    """Answer for a moment and a way; what blocks is said before what only needs a reason."""
    rules: tuple[Callable[[ContactPlan, datetime, ContactWay], ContactAnswer], ...] = (
        _person,
        _wait,
        _way,
        _court_day,
        _hours,
    )
    return next((answer for rule in rules if (answer := rule(plan, at, way)) is not ALLOWED), ALLOWED)


def windows_in_words(windows: Iterable[SafeWindow]) -> str:
    """Mon to Fri 10:00 to 15:00; Sat 22:00 to 01:00 the next day."""
    return "; ".join(_window_words(window) for window in windows)


def _person(plan: ContactPlan, _at: datetime, _way: ContactWay) -> ContactAnswer:
    if plan.status is ContactStatus.UNKNOWN:
        return _blocked("It is not known whether the client can be contacted safely. Find that out first.")
    if plan.status is ContactStatus.UNSAFE:
        return _blocked("It is not safe to contact the client.")
    return ALLOWED


def _wait(plan: ContactPlan, at: datetime, _way: ContactWay) -> ContactAnswer:
    if plan.not_before is None or at >= plan.not_before:
        return ALLOWED
    shown = local_time(plan.not_before)
    return _blocked(f"The client must not be contacted before {shown:%H:%M} on {shown.day} {shown:%B %Y}.")


def _way(plan: ContactPlan, _at: datetime, way: ContactWay) -> ContactAnswer:
    status, words = plan.ways.get(way), WAY_WORDS[way].lower()
    if status is ContactStatus.UNSAFE:
        return _blocked(f"This way is not safe: {words}.")
    if status is ContactStatus.UNKNOWN:
        return _blocked(f"It is not known whether this way is safe: {words}. Ask the client first.")
    if status is None and way is not ContactWay.IN_PERSON:
        return _asks(f"The safe ways to reach the client do not name this one: {words}.")
    return ALLOWED


def _court_day(plan: ContactPlan, at: datetime, _way: ContactWay) -> ContactAnswer:
    if plan.court_day_rule is CourtDayRule.NOT_AT_ALL and local_time(at).date() in plan.court_days:
        return _asks("A court sits in this case today, and the client does not want contact on such a day.")
    return ALLOWED


def _hours(plan: ContactPlan, at: datetime, way: ContactWay) -> ContactAnswer:
    shown = local_time(at)
    if way is ContactWay.POST or not plan.windows or any(window.holds(shown) for window in plan.windows):
        return ALLOWED
    return _asks(f"This is outside the safe times: {windows_in_words(plan.windows)}.")


def _blocked(sentence: str) -> ContactAnswer:
    return ContactAnswer(ContactVerdict.BLOCKED, sentence)


def _asks(sentence: str) -> ContactAnswer:
    return ContactAnswer(ContactVerdict.NEEDS_REASON, sentence)


def _window_words(window: SafeWindow) -> str:
    if window.opens == window.closes:
        hours = f"from {window.opens:%H:%M} for a whole day" if window.opens != time.min else "all day"
    else:
        hours = f"{window.opens:%H:%M} to {window.closes:%H:%M}"
        hours += " the next day" if window.closes < window.opens else ""
    return f"{_days_words(window.days)} {hours}"


def _days_words(days: frozenset[int]) -> str:
    if days == EVERY_DAY:
        return "every day"
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run_words(run) for run in runs)


def _run_words(run: list[int]) -> str:
    first, last = WEEKDAYS[run[0]][:3], WEEKDAYS[run[-1]][:3]
    if len(run) > 2:
        return f"{first} to {last}"
    return first if len(run) == 1 else f"{first}, {last}"
