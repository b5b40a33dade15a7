"""Decides which topic a letter has: by the clock that is late, else by where the thing stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from orders.rules.letters.topics import Topic

BY_RULE: Final[Mapping[str, Topic]] = {
    "T1": Topic.UNANSWERED,
    "T2": Topic.UNDECIDED,
    "T3": Topic.NO_CONDITIONS,
    "T4": Topic.UNAUTHORISED,
    "T5": Topic.UNLODGED,
    "T6": Topic.INTERIM_UNHEARD,
    "T7": Topic.UNLISTED,
    "T8": Topic.FAR_HEARING,
    "T9": Topic.ADJOURNED,
    "T10": Topic.ADJOURNED,
    "T11": Topic.UNSERVED,
    "T13": Topic.NOTIFICATION,
    "T14": Topic.REQUIREMENT,
    "T15": Topic.INTERIM_ENDING,
    "T16": Topic.RUNNING_OUT,
    "T17": Topic.SILENT,
    "T19": Topic.NO_ORDER,
    "T20": Topic.NO_FULL_ORDER,
    "B2": Topic.NO_CONTACT,
    "B3": Topic.NO_CRIME,
    "B4": Topic.NO_ACTION,
    "B5": Topic.WARRANT_OUT,
    "B6": Topic.NOT_TOLD,
    "B8": Topic.NO_NEWS,
}
"""The rules that wait on somebody outside; what our own service must do is no matter for a letter."""
PRESSING: Final = (
    *("B5", "B2", "B4", "B3", "B6", "B8"),
    *("T11", "T15", "T13", "T14", "T16"),
    *("T19", "T8", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "T10", "T20", "T17"),
)
"""Of several that are late the first is what a letter is about, unless one was asked for."""

BY_STATUS: Final[Mapping[str, Topic]] = {
    "requested": Topic.UNANSWERED,
    "acknowledged": Topic.UNDECIDED,
    "under_consideration": Topic.UNDECIDED,
    "decided_to_apply": Topic.NO_CONDITIONS,
    "provider_asked": Topic.NO_CONDITIONS,
    "conditions_put_to_victim": Topic.UNAUTHORISED,
    "conditions_agreed": Topic.UNAUTHORISED,
    "authorised": Topic.UNLODGED,
    "sent_to_legal": Topic.UNLODGED,
    "lodged": Topic.UNLISTED,
    "listed": Topic.LISTED,
    "held": Topic.HEARD,
    "adjourned": Topic.ADJOURNED,
    "declined": Topic.DECLINED,
    "refused": Topic.REFUSED,
    "appeal_dismissed": Topic.REFUSED,
    "withdrawn": Topic.WITHDRAWN,
    "superseded": Topic.SUPERSEDED,
    "granted": Topic.GRANTED,
    "appealed": Topic.APPEALED,
}
BY_BREACH_STATUS: Final[Mapping[str, Topic]] = {
    "learned": Topic.UNREPORTED,
    "not_reported_reviewed": Topic.NOT_TO_BE_REPORTED,
    "reported_to_police": Topic.NO_CRIME,
    "police_contacted_victim": Topic.NO_CRIME,
    "crime_recorded": Topic.NO_ACTION,
    "order_identified": Topic.NO_ACTION,
    "arrested": Topic.NO_NEWS,
    "interviewed": Topic.NO_NEWS,
    "warrant_issued": Topic.WARRANT_OUT,
    "warrant_executed": Topic.NO_NEWS,
    "outcome_told_to_victim": Topic.NO_NEWS,
    "bail_update": Topic.NO_NEWS,
    "charged": Topic.CHARGED,
    "out_of_court": Topic.OUT_OF_COURT,
    "no_further_action": Topic.NO_FURTHER_ACTION,
    "reviewed": Topic.NO_FURTHER_ACTION,
    "review_requested": Topic.NO_FURTHER_ACTION,
    "court_outcome": Topic.BREACH_DECIDED,
    "not_pursued": Topic.NOT_PURSUED,
}


def _by_late(late: Collection[str], asked: str) -> Topic | None:
    """The topic of the clock that was asked for if it is late, else of the most pressing that is."""
    first = [asked] if asked in late else [rule for rule in PRESSING if rule in late]
    return next((BY_RULE[rule] for rule in first if rule in BY_RULE), None)


def topic_of_application(status: str, late: Collection[str], asked: str = "") -> Topic:
    """Of a request; one that is decided has no late clock of the way left."""
    return _by_late(late, asked) or BY_STATUS[status]


@dataclass(frozen=True, kw_only=True)
class OrderNow:
    """Where an order stands today, as far as a letter needs to know."""

    is_over: bool
    is_served: bool
    is_notified: bool


def topic_of_order(now: OrderNow, late: Collection[str], asked: str = "") -> Topic:
    """Of an order: what is late of it, else whether he has it, has notified, or it is over."""
    if found := _by_late(late, asked):
        return found
    if now.is_over:
        return Topic.ORDER_OVER
    if not now.is_served:
        return Topic.UNSERVED
    return Topic.ORDER_STANDS if now.is_notified else Topic.NOTIFICATION


@dataclass(frozen=True, kw_only=True)
class BreachNow:
    """What is known of a breach besides its latest step, as far as a letter needs to know."""

    is_reported: bool
    has_reference: bool
    warrant_is_out: bool


def topic_of_breach(status: str, now: BreachNow, late: Collection[str], asked: str = "") -> Topic:
    """Of a breach: a warrant that is out comes before everything else; no letter asks for what we were given."""
    if now.warrant_is_out:
        return Topic.WARRANT_OUT
    given = {rule for rule in late if now.has_reference and BY_RULE.get(rule) is Topic.NO_CRIME}
    return _by_late({*late} - given, asked) or _by_step(BY_BREACH_STATUS[status], now)


def _by_step(topic: Topic, now: BreachNow) -> Topic:
    if topic is Topic.NO_ACTION and not now.is_reported:
        return Topic.UNREPORTED
    if topic is Topic.UNREPORTED and now.is_reported:
        topic = Topic.NO_CRIME
    return Topic.NO_ACTION if topic is Topic.NO_CRIME and now.has_reference else topic
