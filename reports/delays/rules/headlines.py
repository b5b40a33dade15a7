"""The few words of a row that is read at a glance: what is wrong, how old it is, and what its button says.

The whole sentences stand in the fold beneath (sentences.py, task_sentences.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from casework.dates.rules.london_time import local_day
from casework.templatetags.display import short_day
from reports.delays.rules import sentences
from reports.lists.rules import HEARING, REVIEW, ReasonToLook
from risk.thresholds.rules.rule_words import LOOKS_AHEAD

LONGEST_HEADLINE: Final = 30
LONGEST_ACT: Final = 24
ONE_DAY: Final = timedelta(days=1)
ONE_HOUR: Final = timedelta(hours=1)
HOURS_BEFORE_DAYS: Final = 72
WARRANT_OUT: Final = "B5"


@dataclass(frozen=True)
class Headline:
    """What is wrong, and what to do about it, as short as a person would say it across a desk."""

    what: str
    act: str


HEADLINES: Final[dict[str, Headline]] = {
    "T1": Headline("No officer named", "Ask who the officer is"),
    "T2": Headline("No decision to apply", "Ask for the decision"),
    "T3": Headline("No draft conditions", "Ask for the conditions"),
    "T4": Headline("Not authorised", "Ask who must sign"),
    "T5": Headline("Papers not lodged", "Ask them to lodge"),
    "T6": Headline("Interim not heard", "Ask for the date"),
    "T7": Headline("No hearing listed", "Ask to chase the court"),
    "T8": Headline("Hearing far off, no interim", "Ask why no interim"),
    "T9": Headline("Adjourned, no new date", "Ask for a new date"),
    "T10": Headline("Adjourned three times", "Raise with force lead"),
    "T11": Headline("Order not served", "Ask about service"),
    "T12": Headline("Client lacks the order", "Give the order"),
    "T13": Headline("Notification not confirmed", "Ask about notification"),
    "T14": Headline("Requirement not evidenced", "Ask the provider"),
    "T15": Headline("Interim ends before hearing", "Ask for an extension"),
    "T16": Headline("End of order not decided", "Decide about renewal"),
    "T17": Headline("Nothing heard", "Ask what comes next"),
    "T18": Headline("Loss not reviewed", "Review it"),
    "T19": Headline("No order of any kind yet", "Ask for an interim"),
    "T20": Headline("No full order yet", "Raise with force lead"),
    "T21": Headline("Threat, nothing protects", "Review the risk"),
    "B1": Headline("Breach not reported", "Report it, or say why"),
    "B2": Headline("Police have not called", "Ask them to call"),
    "B3": Headline("No crime number", "Ask for the number"),
    "B4": Headline("No arrest after the breach", "Ask what is being done"),
    "B5": Headline("Warrant out", "Ask about the warrant"),
    "B6": Headline("Outcome not told", "Tell the outcome"),
    "B7": Headline("Risk not reviewed", "Review the risk"),
    "B8": Headline("No news of the bail", "Ask for an update"),
    "B9": Headline("No further action: review", "Review it"),
}
REVIEW_HEADLINE: Final = Headline("Risk review due", "Review the risk")
HEARING_HEADLINES: Final = {
    True: Headline("Hearing without outcome", "Record the outcome"),
    False: Headline("Hearing ahead", "Prepare the client"),
}
RAN_OUT: Final = "Order ran out"
ORDER_ENDED: Final = "Order ended by a court"

TASK_ACTS: Final = {
    "correction": "Correct it",
    "promise": "Record what came",
    "meeting_action": "Record what came",
    "measure": "Look at it again",
    "answer": "Record the answer",
    "evidence": "Record that you have it",
    "contact": "Log the contact",
    "hearing": "See the day at court",
    "agreement": "Ask again",
    "last_day": "Record the last day",
    "warrant": "Record the answer",
    "interim_decision": "Decide",
    "challenge": "Record the reply",
    "letter": "Record the reply",
    "notification": "Record the answer",
    "requirement": "Record what came",
}
TASK_DONE: Final = "Finish the task"


def headline(reason: ReasonToLook, today: date) -> Headline:
    """Of a clock, a review or a hearing."""
    if reason.rule == REVIEW:
        return REVIEW_HEADLINE
    if reason.rule == HEARING:
        return HEARING_HEADLINES[bool(reason.level)]
    words = HEADLINES[reason.rule]
    if reason.end is not None and reason.end.is_over(today):
        return Headline(RAN_OUT, words.act)
    return Headline(ORDER_ENDED, words.act) if reason.of_order else words


def task_act(kind: str) -> str:
    return TASK_ACTS.get(kind, TASK_DONE)


def how_old(reason: ReasonToLook, now: datetime) -> str:
    """How late, or how long it has gone on, by the age that counts: of a request since the client first asked.

    Asked 270 days ago; 22 hours late; out for 50 hours; ends in 9 days; Late from Thu 5 Mar.
    """
    today = local_day(now)
    if reason.rule == HEARING:
        return short_day(local_day(reason.since))
    if reason.rule in LOOKS_AHEAD and reason.end is not None:
        return _end(reason, today)
    if reason.rule == WARRANT_OUT:
        return f"Out for {_length(now - reason.since)}"
    if reason.level and reason.asked_at is not None:
        return f"Asked {_days_ago(local_day(reason.asked_at), today)}"
    if not reason.level or reason.late_at is None:
        return _soon(reason, now)
    said = sentences.how_late(reason, now)
    if not said:
        return f"{_length(now - reason.since)} ago"
    return said if "(" not in said else f"{_length(now - reason.late_at)} late"


def task_age(due_at: datetime, now: datetime) -> str:
    """26 hours late; due in 20 hours."""
    return f"{_length(now - due_at)} late" if due_at <= now else f"Due in {_length(due_at - now)}"


def _end(reason: ReasonToLook, today: date) -> str:
    end = reason.end
    day = (end.ended_on or end.last_day) if end else None
    if end is None or day is None:
        return ""
    days = (day - today).days
    if end.is_over(today):
        return f"Ended {_days_ago(day, today)}"
    return "Ends today" if not days else f"Ends in {_counted(days, 'day')}"


def _soon(reason: ReasonToLook, now: datetime) -> str:
    if reason.late_at is None:
        return ""
    if reason.late_at - now <= HOURS_BEFORE_DAYS * ONE_HOUR and reason.late_at > now:
        return f"Late in {_length(reason.late_at - now)}"
    return f"Late from {short_day(local_day(reason.late_at))}" if reason.late_at > now else ""


def _days_ago(day: date, today: date) -> str:
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{_counted(days, 'day')} ago")


def _length(span: timedelta) -> str:
    hours = max(0, span // ONE_HOUR)
    if not hours:
        return "under an hour"
    return _counted(hours, "hour") if hours <= HOURS_BEFORE_DAYS else _counted(hours // 24, "day")


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
