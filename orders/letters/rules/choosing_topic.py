"""Decides which topic a letter has: by the clock that is late, else by where the thing stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from orders.letters.rules.topics import LetterTopic

BY_RULE: Final[Mapping[str, LetterTopic]] = {
    "T1": LetterTopic.UNANSWERED,
    "T2": LetterTopic.UNDECIDED,
    "T3": LetterTopic.NO_CONDITIONS,
    "T4": LetterTopic.UNAUTHORISED,
    "T5": LetterTopic.UNLODGED,
    "T6": LetterTopic.INTERIM_UNHEARD,
    "T7": LetterTopic.UNLISTED,
    "T8": LetterTopic.FAR_HEARING,
    "T9": LetterTopic.ADJOURNED,
    "T10": LetterTopic.ADJOURNED,
    "T11": LetterTopic.UNSERVED,
    "T13": LetterTopic.NOTIFICATION,
    "T14": LetterTopic.REQUIREMENT,
    "T15": LetterTopic.INTERIM_ENDING,
    "T16": LetterTopic.RUNNING_OUT,
    "T17": LetterTopic.SILENT,
    "T19": LetterTopic.NO_ORDER,
    "T20": LetterTopic.NO_FULL_ORDER,
    "B2": LetterTopic.NO_CONTACT,
    "B3": LetterTopic.NO_CRIME,
    "B4": LetterTopic.NO_ACTION,
    "B5": LetterTopic.WARRANT_OUT,
    "B6": LetterTopic.NOT_TOLD,
    "B8": LetterTopic.NO_NEWS,
}
"""The rules that wait on somebody outside; what our own service must do is no matter for a letter."""
PRESSING: Final = (
    *("B5", "B2", "B4", "B3", "B6", "B8"),
    *("T11", "T15", "T13", "T14", "T16"),
    *("T19", "T8", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "T10", "T20", "T17"),
)
"""Of several that are late the first is what a letter is about, unless one was asked for."""

BY_STATUS: Final[Mapping[str, LetterTopic]] = {
    "requested": LetterTopic.UNANSWERED,
    "acknowledged": LetterTopic.UNDECIDED,
    "under_consideration": LetterTopic.UNDECIDED,
    "decided_to_apply": LetterTopic.NO_CONDITIONS,
    "provider_asked": LetterTopic.NO_CONDITIONS,
    "conditions_put_to_victim": LetterTopic.UNAUTHORISED,
    "conditions_agreed": LetterTopic.UNAUTHORISED,
    "authorised": LetterTopic.UNLODGED,
    "sent_to_legal": LetterTopic.UNLODGED,
    "lodged": LetterTopic.UNLISTED,
    "listed": LetterTopic.LISTED,
    "held": LetterTopic.HEARD,
    "adjourned": LetterTopic.ADJOURNED,
    "declined": LetterTopic.DECLINED,
    "refused": LetterTopic.REFUSED,
    "appeal_dismissed": LetterTopic.REFUSED,
    "withdrawn": LetterTopic.WITHDRAWN,
    "superseded": LetterTopic.SUPERSEDED,
    "granted": LetterTopic.GRANTED,
    "appealed": LetterTopic.APPEALED,
}
BY_BREACH_STATUS: Final[Mapping[str, LetterTopic]] = {
    "learned": LetterTopic.UNREPORTED,
    "not_reported_reviewed": LetterTopic.NOT_TO_BE_REPORTED,
    "reported_to_police": LetterTopic.NO_CRIME,
    "police_contacted_victim": LetterTopic.NO_CRIME,
    "crime_recorded": LetterTopic.NO_ACTION,
    "order_identified": LetterTopic.NO_ACTION,
    "arrested": LetterTopic.NO_NEWS,
    "interviewed": LetterTopic.NO_NEWS,
    "warrant_issued": LetterTopic.WARRANT_OUT,
    "warrant_executed": LetterTopic.NO_NEWS,
    "outcome_told_to_victim": LetterTopic.NO_NEWS,
    "bail_update": LetterTopic.NO_NEWS,
    "charged": LetterTopic.CHARGED,
    "out_of_court": LetterTopic.OUT_OF_COURT,
    "no_further_action": LetterTopic.NO_FURTHER_ACTION,
    "reviewed": LetterTopic.NO_FURTHER_ACTION,
    "review_requested": LetterTopic.NO_FURTHER_ACTION,
    "court_outcome": LetterTopic.BREACH_DECIDED,
    "not_pursued": LetterTopic.NOT_PURSUED,
}


def _by_late(late: Collection[str], asked: str) -> LetterTopic | None:
    """The topic of the clock that was asked for if it is late, else of the most pressing that is."""
    first = [asked] if asked in late else [rule for rule in PRESSING if rule in late]
    return next((BY_RULE[rule] for rule in first if rule in BY_RULE), None)


def topic_of_application(status: str, late: Collection[str], asked: str = "") -> LetterTopic:
    """Of a request; one that is decided has no late clock of the way left."""
    return _by_late(late, asked) or BY_STATUS[status]


@dataclass(frozen=True, kw_only=True)
class OrderNow:
    """Where an order stands today, as far as a letter needs to know."""

    is_over: bool
    is_served: bool
    is_notified: bool


def topic_of_order(now: OrderNow, late: Collection[str], asked: str = "") -> LetterTopic:
    """Of an order: what is late of it, else whether he has it, has notified, or it is over."""
    if found := _by_late(late, asked):
        return found
    if now.is_over:
        return LetterTopic.ORDER_OVER
    if not now.is_served:
        return LetterTopic.UNSERVED
    return LetterTopic.ORDER_STANDS if now.is_notified else LetterTopic.NOTIFICATION


@dataclass(frozen=True, kw_only=True)
class BreachNow:
    """What is known of a breach besides its latest step, as far as a letter needs to know."""

    is_reported: bool
    has_reference: bool
    warrant_is_out: bool


def topic_of_breach(status: str, now: BreachNow, late: Collection[str], asked: str = "") -> LetterTopic:
    """Of a breach: a warrant that is out comes before everything else; no letter asks for what we were given."""
    if now.warrant_is_out:
        return LetterTopic.WARRANT_OUT
    given = {rule for rule in late if now.has_reference and BY_RULE.get(rule) is LetterTopic.NO_CRIME}
    return _by_late({*late} - given, asked) or _by_step(BY_BREACH_STATUS[status], now)


def _by_step(topic: LetterTopic, now: BreachNow) -> LetterTopic:
    if topic is LetterTopic.NO_ACTION and not now.is_reported:
        return LetterTopic.UNREPORTED
    if topic is LetterTopic.UNREPORTED and now.is_reported:
        topic = LetterTopic.NO_CRIME
    return LetterTopic.NO_ACTION if topic is LetterTopic.NO_CRIME and now.has_reference else topic
