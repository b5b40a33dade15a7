"""The words of a row in a list: why it is there, how late it is, and what to do next."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from casework.dates.rules.london_time import local_day
from casework.templatetags.display import day as day_words
from casework.templatetags.display import level_words
from orders.orders.rules.order_end import INTERIM_GAP, OrderEnd, end_tag
from reports.lists.rules import HEARING, REVIEW, ReasonSubject, ReasonToLook
from risk.thresholds.rules.rule_words import AT_ONCE, IN_HOURS, LOOKS_AHEAD, WATCHES, elapsed, lateness

ONE_DAY: Final = timedelta(days=1)
ORDER_ENDED: Final = "A court has ended the order, and nobody has reviewed what follows"
NOTHING_PROTECTS: Final = "Nothing protects the client."
NOUN_WORDS: Final = {
    ReasonSubject.APPLICATION: "Application",
    ReasonSubject.ORDER: "Order",
    ReasonSubject.BREACH: "Breach",
    ReasonSubject.INCIDENT: "Incident",
    ReasonSubject.CASE: "",
    ReasonSubject.TASK: "",
}


def why_in_list(reason: ReasonToLook, *, now: datetime) -> str:
    """Why the thing is in the list."""
    if reason.rule == HEARING:
        return _hearing(reason, local_day(now))
    if reason.rule == REVIEW:
        words = "The risk level was to be reviewed by now" if reason.level else "The risk level is to be reviewed"
        return f"{words}: {reason.why}" if reason.why else words
    missing = WATCHES[reason.rule].missing
    if reason.rule == "B5":
        return f"{missing}. It has been out for {elapsed(now - reason.since)}"
    if reason.of_order:
        return ORDER_ENDED
    return _ending(reason.rule, reason.end, local_day(now)) if reason.end is not None else missing


def _ending(rule: str, end: OrderEnd, today: date) -> str:
    """What is to be said of an order to whose last day a rule looks ahead: what is over is not about to end."""
    noun = "The interim order" if rule == INTERIM_GAP else "The order"
    if end.is_over(today):
        day = end.last_day if end.ended_on is None else end.ended_on
        return f"{noun} ran out: its last day was {day_words(day)}"
    missing = WATCHES[rule].missing
    return f"{missing}: its last day is {day_words(end.last_day)}" if end.last_day is not None else missing


def tag(reason: ReasonToLook, today: date) -> str:
    """The words beside the level where the usual ones would not be true of the order's days."""
    return end_tag(reason.rule, reason.level, reason.end, today)


def alarm(reason: ReasonToLook) -> str:
    """What stands in red before everything else in the row."""
    return NOTHING_PROTECTS if reason.nothing_protects else ""


def _hearing(reason: ReasonToLook, today: date) -> str:
    on = local_day(reason.since)
    if on < today:
        return f"The hearing was on {day_words(on)}, and nothing has been recorded of it"
    near = {today: ", today", today + ONE_DAY: ", tomorrow"}.get(on, "")
    return f"Hearing on {day_words(on)}{near}"


def how_late(reason: ReasonToLook, now: datetime) -> str:
    """12 working days late; Late in 20 hours; Late from Thu 5 Mar 2026; "" where that says nothing."""
    if reason.late_at is None or reason.rule == HEARING:
        return ""
    if reason.why:
        return _hours_late(reason.late_at, now)
    if reason.level:
        return _days_late(reason.late_at, now) if reason.rule == REVIEW else lateness(reason.rule, reason.late_at, now)
    if reason.rule in LOOKS_AHEAD or reason.rule in AT_ONCE or reason.late_at <= now:
        return ""
    if reason.rule in IN_HOURS:
        return f"Late in {elapsed(reason.late_at - now)}"
    return f"Late from {day_words(reason.late_at)}"


def _hours_late(late_at: datetime, now: datetime) -> str:
    return f"{elapsed(now - late_at)} late" if late_at <= now else f"Late in {elapsed(late_at - now)}"


def _days_late(late_at: datetime, now: datetime) -> str:
    days = (local_day(now) - local_day(late_at)).days + 1
    return f"{days} {'day' if days == 1 else 'days'} late"


def next_step(reason: ReasonToLook) -> str:
    """What to do about it next."""
    if reason.rule == REVIEW:
        return "Review the risk level"
    if reason.rule == HEARING:
        return "Record what came of the hearing" if reason.level else "Prepare the client for the hearing"
    return WATCHES[reason.rule].next_step


def since(reason: ReasonToLook) -> datetime:
    """Since when we have waited, a request taken up again since the earliest; for an end, since when it was near."""
    if reason.asked_at is not None:
        return reason.asked_at
    return reason.late_at if reason.rule in LOOKS_AHEAD and reason.late_at else reason.since


def also(reason: ReasonToLook, *, now: datetime) -> str:
    """A further reason of the same row in one line: its level, what is missing, how late."""
    about_end = tag(reason, local_day(now)).lower()
    level = ", ".join(word for word in (level_words(reason.level) or "Soon", about_end) if word)
    late = how_late(reason, now)
    return f"{level}: {why_in_list(reason, now=now)}{f' ({late[0].lower()}{late[1:]})' if late else ''}"


def subject_words(noun: ReasonSubject, label: str) -> str:
    """Application A1; nothing for the case itself."""
    return f"{NOUN_WORDS[noun]} {label}" if NOUN_WORDS[noun] else ""
