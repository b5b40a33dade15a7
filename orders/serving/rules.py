"""Decides whether and until when he must notify the police of names and addresses (SPA 2019 ss.9 to 11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from record.law.figures import Law


class DutyToNotify(StrEnum):
    """What has to be notified."""

    INITIAL = "initial"
    NEW_NAME = "new_name"
    NEW_ADDRESS = "new_address"


class NotificationAnswer(StrEnum):
    """What the police say when we ask; none of them is a finding that he broke the law."""

    NOTIFIED = "notified"
    NOT_NOTIFIED = "not_notified"
    NOT_SAID = "not_said"


class NotificationStanding(StrEnum):
    """How the first notification of an order stands."""

    NOT_SERVED = "not_served"
    REPLACES_INTERIM = "replaces_interim"
    SUSPENDED = "suspended"
    RUNS = "runs"
    OVER = "over"


OFFENCES: Final[dict[DutyToNotify, str]] = {
    DutyToNotify.INITIAL: "offence_H20165",
    DutyToNotify.NEW_NAME: "offence_H20166",
    DutyToNotify.NEW_ADDRESS: "offence_H20167",
}
"""The figure of the law that names the offence of leaving a duty undone (s.11)."""
OTHER_OFFENCES: Final = ("offence_H20168", "offence_H20169")
"""Refused fingerprints or photograph, false information."""


@dataclass(frozen=True, kw_only=True)
class ServedOrder:
    """What decides the first notification of one order. Days are London days; None has not happened."""

    served_on: date | None
    follows_served_interim: bool = False
    on_register: bool = False
    register_ended_on: date | None = None
    last_day: date | None = None
    """The last day on which the order binds, however it ends."""


@dataclass(frozen=True)
class FirstDuty:
    """The first notification: from which day it runs and to the end of which, both None while it does not run."""

    standing: NotificationStanding
    began_on: date | None = None
    due_on: date | None = None


def first_duty(order: ServedOrder, law: Law) -> FirstDuty:
    """Three days with the day of service as the first (s.9(1)).

    None for a full order that replaces a served interim one (s.9(2)); suspended while he notifies as a sex offender
    already, and then from the day that ends, if the order still binds (s.9(6)).
    """
    if order.served_on is None:
        return FirstDuty(NotificationStanding.NOT_SERVED)
    if order.follows_served_interim:
        return FirstDuty(NotificationStanding.REPLACES_INTERIM)
    began_on = order.register_ended_on if order.on_register else order.served_on
    if began_on is None:
        return FirstDuty(NotificationStanding.SUSPENDED)
    if order.last_day is not None and began_on > order.last_day:
        return FirstDuty(NotificationStanding.OVER)
    return FirstDuty(NotificationStanding.RUNS, began_on, law.notification_due(began_on))


def change_due(began_on: date, law: Law) -> date:
    """The last day to notify a new name or address: the day of the change is the first (s.10)."""
    return law.notification_due(began_on)


def check_change(began_on: date, *, served_on: date | None, ended_on: date | None, today: date) -> None:
    """A change counts from service to the end of the order, and once it has happened."""
    if served_on is None:
        raise RuleViolation("The order is not served yet: there is nothing to notify.", field="began_on")
    if began_on > today:
        raise RuleViolation("This day has not come yet.", field="began_on")
    if began_on < served_on:
        raise RuleViolation(
            f"The order was served on {served_on:%-d %B %Y}: what changed before belongs to the first notification.",
            field="began_on",
        )
    if ended_on is not None and began_on > ended_on:
        raise RuleViolation(f"The order ended on {ended_on:%-d %B %Y}.", field="began_on")


def check_notified_on(notified_on: date | None, *, began_on: date, today: date) -> None:
    """The day on which the police say that he came."""
    if notified_on is None:
        raise RuleViolation("Give the day of the notification.", field="notified_on")
    if notified_on > today:
        raise RuleViolation("This day has not come yet.", field="notified_on")
    if notified_on < began_on:
        raise RuleViolation(f"There was nothing to notify before {began_on:%-d %B %Y}.", field="notified_on")
