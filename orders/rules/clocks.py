"""Starts and stops the clocks of a case as its events happen: the table of clocks.md, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import singledispatchmethod
from typing import Final

from casework.rules.codes import is_approach, is_threat
from casework.rules.london import local_day, midnight
from orders.rules import events
from orders.rules.client_protection import protects_client
from orders.rules.state import Application, History, Order
from orders.rules.vocabulary import (
    HEARING,
    WAY,
    WITHOUT_ORDER,
    BreachStep,
    ConditionKind,
    OrderKind,
    OrderStep,
    Step,
)
from risk.rules.counting import ENGLAND_AND_WALES
from risk.rules.marks import Clock

STARTED_BY: Final[dict[Step, str]] = {
    Step.REQUESTED: "T1",
    Step.ACKNOWLEDGED: "T2",
    Step.DECIDED_TO_APPLY: "T3",
    Step.CONDITIONS_PUT_TO_VICTIM: "T4",
    Step.SENT_TO_LEGAL: "T5",
    Step.LODGED: "T7",
}
"""The clocks of the way; any later step of the same application, or an order made, answers them."""
COUNTS_AS: Final[dict[Step, Step]] = {
    Step.UNDER_CONSIDERATION: Step.ACKNOWLEDGED,
    Step.PROVIDER_ASKED: Step.DECIDED_TO_APPLY,
    Step.CONDITIONS_AGREED: Step.DECIDED_TO_APPLY,
}
"""Stages that clocks.md does not know: they answer no more than the one before, for nobody asked the client (T3)."""

STOPPED_BY_DETERMINATION: Final = (
    "T1",
    "T2",
    "T3",
    "T4",
    "T5",
    "T6",
    "T7",
    "T8",
    "T9",
    "T10",
    "T17",
    "T19",
    "T20",
)
PAUSED: Final = frozenset({"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "T17"})
LONGEST_PAUSE: Final = 10
"""Working days (practice.md 2.3, rule 4)."""
THIRD: Final = 3

BREACH_STARTS: Final[dict[BreachStep, tuple[str, ...]]] = {
    BreachStep.REPORTED_TO_POLICE: ("B2", "B3", "B4"),
    BreachStep.WARRANT_ISSUED: ("B5",),
    BreachStep.ARRESTED: ("B6", "B8"),
    BreachStep.INTERVIEWED: ("B6", "B8"),
    BreachStep.BAIL_UPDATE: ("B8",),
    BreachStep.NO_FURTHER_ACTION: ("B9",),
}
BREACH_ANSWERS: Final[dict[BreachStep, tuple[str, ...]]] = {
    BreachStep.REPORTED_TO_POLICE: ("B1",),
    BreachStep.NOT_REPORTED_REVIEWED: ("B1",),
    BreachStep.POLICE_CONTACTED_VICTIM: ("B2",),
    BreachStep.CRIME_RECORDED: ("B3",),
    BreachStep.ARRESTED: ("B4",),
    BreachStep.INTERVIEWED: ("B4",),
    BreachStep.WARRANT_ISSUED: ("B4",),
    BreachStep.WARRANT_EXECUTED: ("B5",),
    BreachStep.OUTCOME_TOLD_TO_VICTIM: ("B6",),
    BreachStep.BAIL_UPDATE: ("B8",),
    BreachStep.CHARGED: ("B4", "B8"),
    BreachStep.OUT_OF_COURT: ("B4", "B8"),
    BreachStep.NO_FURTHER_ACTION: ("B4", "B8"),
    BreachStep.REVIEWED: ("B9",),
    BreachStep.NOT_PURSUED: ("B1", "B2", "B3", "B4", "B6", "B7", "B8", "B9"),
}
"""What is not pursued waits for nothing more, but a warrant that is out goes on (B5)."""


class ClockBook:
    """The clocks of one case. All events of a moment are in the history before any of them is observed here."""

    def __init__(self) -> None:
        self._running: dict[tuple[str, str], Clock] = {}
        self._ended: list[Clock] = []
        self._stopped: list[Clock] = []
        self._paused_until: dict[tuple[str, str, datetime, datetime], date] = {}
        self._behaviours: dict[str, frozenset[str]] = {}

    def clocks(self, history: History) -> list[Clock]:
        """Every clock so far, each with the moment that ends it if one is known; those that never ran are left out."""
        running = (self._ending_with_its_order(clock, history) for clock in self._running.values())
        ends = ((clock, clock.runs_until()) for clock in (*self._ended, *running))
        return [clock for clock, end in ends if end is None or end >= clock.opened_at]

    def lapse(self, at: datetime, history: History) -> None:
        """Before the events of a moment: what ended with its order by then stays ended, renewed late or not (T14)."""
        for key in [key for key in self._running if key[0] == "T14"]:
            clock = self._running[key]
            ends_at = self._ending_with_its_order(clock, history).ends_at
            if ends_at is not None and ends_at <= at:
                self._ended.append(self._running.pop(key).closed(ends_at))

    def observe(self, event: events.Event, history: History) -> None:
        """Answer and start what one event answers and starts."""
        self._observe(event.content, event.at, history)

    def settle(self, at: datetime, history: History) -> None:
        """After all events of a moment: see which interim orders now end before the next hearing (T15)."""
        if history.closed_at is not None:
            return
        for order in history.orders.values():
            if order.kind is OrderKind.INTERIM:
                self._settle_interim(order, history.applications[order.application], at)

    def _start(
        self,
        rule: str,
        subject: str,
        at: datetime,
        *,
        since: datetime | None = None,
        target: date | None = None,
    ) -> None:
        """Start a clock unless it runs already: the older start counts."""
        key = (rule, subject)
        if key not in self._running:
            self._running[key] = Clock(rule, subject, started_at=since or at, opened_at=at, target=target)

    def _answer(self, rules: Iterable[str], subject: str, at: datetime) -> None:
        for rule in rules:
            if clock := self._running.pop((rule, subject), None):
                self._ended.append(clock.closed(at))

    def _answer_everywhere(self, rules: Iterable[str], at: datetime) -> None:
        wanted = frozenset(rules)
        for rule, subject in [key for key in self._running if key[0] in wanted]:
            self._answer((rule,), subject, at)

    @singledispatchmethod
    def _observe(self, content: events.Content, at: datetime, history: History) -> None:
        """Events that start and answer nothing."""

    @_observe.register
    def _(self, content: events.CaseClosed, at: datetime, history: History) -> None:
        """Everything that runs stops, and is kept in mind for a reopening."""
        self._stopped = list(self._running.values())
        self._ended += [clock.closed(at) for clock in self._stopped]
        self._running.clear()

    @_observe.register
    def _(self, content: events.CaseReopened, at: datetime, history: History) -> None:
        """What stood open runs again from now on and counts from its old start: nothing grew younger meanwhile."""
        for clock in self._stopped:
            ends_at = self._ending_with_its_order(clock, history).ends_at
            if ends_at is None or ends_at > at:
                self._resume(clock, at)
        self._stopped = []

    def _resume(self, clock: Clock, at: datetime) -> None:
        again = replace(clock, opened_at=max(clock.opened_at, at))
        self._ended = [each for each in self._ended if each.key != again.key]
        self._running[(clock.rule, clock.subject)] = again
        if until := self._paused_until.get(clock.key):
            self._paused_until[again.key] = until

    @_observe.register
    def _(self, content: events.RiskReviewed, at: datetime, history: History) -> None:
        self._answer_everywhere(("B7", "T21"), at)

    @_observe.register
    def _(self, content: events.Incident, at: datetime, history: History) -> None:
        """An amendment speaks only by what it adds: what it repeats was watched before, what it drops stays watched."""
        known = self._behaviours.get(content.label, frozenset())
        self._behaviours[content.label] = frozenset(content.behaviours)
        urgent = any(is_threat(code) or is_approach(code) for code in content.behaviours if code not in known)
        if urgent and history.open_applications() and not protects_client(history, at).is_in_force:
            self._start("T21", content.label, at)

    @_observe.register
    def _(self, content: events.ApplicationEvent, at: datetime, history: History) -> None:
        application = history.applications[content.label]
        if content.step in WAY:
            self._along_the_way(content, at, history)
        if content.step is Step.INTERIM_APPLIED:
            self._start("T6", content.label, at)
        if content.step is Step.INTERIM_REFUSED:
            self._answer(("T6",), content.label, at)
        if content.step is Step.REVIEWED:
            self._answer(("T18",), content.label, at)
        if content.step in WITHOUT_ORDER:
            self._start("T18", content.label, at)
        self._heard_of(application, at)
        if content.step is Step.PAUSED and content.day is not None:
            self._pause(content.label, at, content.day)

    def _along_the_way(self, content: events.ApplicationEvent, at: datetime, history: History) -> None:
        passed = WAY.index(COUNTS_AS.get(content.step, content.step))
        self._answer((rule for step, rule in STARTED_BY.items() if WAY.index(step) < passed), content.label, at)
        if content.step in STARTED_BY:
            self._start(STARTED_BY[content.step], content.label, at)
        if content.step is Step.REQUESTED:
            since = history.applications[content.label].first_requested_at
            self._start("T19", content.label, at, since=since)
            self._start("T20", content.label, at, since=since)
        if content.step in HEARING:
            self._hearing(content, at, history)

    def _hearing(self, content: events.ApplicationEvent, at: datetime, history: History) -> None:
        dated = content.day is not None
        self._answer(("T8", "T9") if dated or content.step is Step.HELD else ("T8",), content.label, at)
        interim = any(o.kind is OrderKind.INTERIM and o.in_force(at) for o in history.orders_of(content.label))
        if dated and not interim:
            self._start("T8", content.label, at, target=content.day)
        if content.step is Step.ADJOURNED:
            if not dated:
                self._start("T9", content.label, at)
            if history.applications[content.label].adjournments >= THIRD:
                self._start("T10", content.label, at)

    def _heard_of(self, application: Application, at: datetime) -> None:
        """Something happened on the application: its silence (T17) starts anew, or all of its clocks stop."""
        self._answer(("T17",), application.label, at)
        if application.is_open:
            self._start("T17", application.label, at)
        elif application.determined_at == at:
            self._answer(STOPPED_BY_DETERMINATION, application.label, at)

    def _pause(self, application: str, at: datetime, until: date) -> None:
        """Lengthen the clocks that run; to each of them a day counts once, however often it is paused."""
        for key, clock in self._running.items():
            if clock.subject == application and clock.rule in PAUSED:
                begins = max(local_day(at), self._paused_until.get(clock.key, local_day(at)))
                last = min(until, ENGLAND_AND_WALES.nth_after(begins, LONGEST_PAUSE))
                days = ENGLAND_AND_WALES.between(begins, last)
                self._running[key] = replace(clock, pauses=(*clock.pauses, (at, days)))
                self._paused_until[clock.key] = max(begins, until)

    @_observe.register
    def _(self, content: events.OrderMade, at: datetime, history: History) -> None:
        order, application = history.orders[content.label], history.applications[content.application]
        self._answer(STARTED_BY.values(), application.label, at)
        self._answer(("T6", "T8"), application.label, at)
        if order.kind is OrderKind.FULL:
            self._answer(("T18",), application.label, at)
        self._answer_everywhere(("T19",) if order.kind is OrderKind.INTERIM else ("T19", "T20"), at)
        self._heard_of(application, at)
        for rule in ("T11", "T12"):
            self._start(rule, order.label, at)
        self._watch_requirements(order, at)
        if order.kind is OrderKind.FULL:
            self._watch_expiry(order, at)

    def _watch_requirements(self, order: Order, at: datetime) -> None:
        settled = order.evidenced.keys() | order.removed.keys()
        unmet = (each for label, each in order.conditions.items() if label not in settled)
        for condition in unmet:
            if condition.kind is ConditionKind.POSITIVE_REQUIREMENT and condition.due_on:
                due = midnight(condition.due_on)
                subject = f"{order.label}/{condition.label}"
                self._start("T14", subject, max(due, at), since=due)

    def _watch_expiry(self, order: Order, at: datetime) -> None:
        if order.last_day is not None:
            self._start("T16", order.label, at, target=order.last_day)

    @_observe.register
    def _(self, content: events.OrderEvent, at: datetime, history: History) -> None:
        order = history.orders[content.label]
        if order.kind is OrderKind.INTERIM:
            self._heard_of(history.applications[order.application], at)
        if content.step is OrderStep.SERVED:
            self._served(order, at, history)
        if content.step is OrderStep.REQUIREMENT_EVIDENCED:
            self._answer(("T14",), f"{order.label}/{content.condition}", at)
        answers: dict[OrderStep, tuple[str, ...]] = {
            OrderStep.SERVED: ("T11",),
            OrderStep.VICTIM_TOLD: ("T12",),
            OrderStep.NOTIFIED: ("T13",),
            OrderStep.RENEWED: ("T15", "T16"),
            OrderStep.NOT_RENEWING_REVIEWED: ("T16",),
            OrderStep.DISCHARGED: ("T15", "T16"),
            OrderStep.QUASHED: ("T15", "T16"),
        }
        self._answer(answers.get(content.step, ()), order.label, at)
        if content.step is OrderStep.RENEWED:
            self._renewed(order, at)
        if content.step is OrderStep.REGISTER_ENDED and order.in_force(at):
            self._start("T13", order.label, at)
        if content.step is OrderStep.VARIED:
            self._varied(order, content.ended, at)

    def _varied(self, order: Order, ended: Iterable[str], at: datetime) -> None:
        for label in ended:
            self._answer(("T14",), f"{order.label}/{label}", at)
        self._watch_requirements(order, at)

    def _renewed(self, order: Order, at: datetime) -> None:
        """Watch the new last day, and again what had stopped with the order if it was renewed after its end."""
        self._watch_requirements(order, at)
        if order.kind is OrderKind.FULL:
            self._watch_expiry(order, at)

    def _served(self, order: Order, at: datetime, history: History) -> None:
        """A full order that follows a served interim order starts no new duty to notify (SPA 2019 s.9).

        Nor does any while he notifies as a sex offender: the duty begins when that ends.
        """
        interims = (o for o in history.orders_of(order.application) if o.kind is OrderKind.INTERIM)
        begun = order.kind is OrderKind.FULL and any(each.must_notify for each in interims)
        if order.must_notify and not begun:
            self._start("T13", order.label, at)

    def _settle_interim(self, order: Order, application: Application, at: datetime) -> None:
        hearing_on, last_day = application.hearing_on, order.last_day
        ends_first = hearing_on is None or (last_day is not None and hearing_on > last_day)
        gap = application.is_open and ends_first
        if not gap:
            self._answer(("T15",), order.label, at)
        elif order.in_force(at):
            self._start("T15", order.label, at, target=order.last_day)

    @_observe.register
    def _(self, content: events.BreachLearned, at: datetime, history: History) -> None:
        for rule in ("B1", "B7"):
            self._start(rule, content.label, at)

    @_observe.register
    def _(self, content: events.BreachEvent, at: datetime, history: History) -> None:
        self._answer(BREACH_ANSWERS.get(content.step, ()), content.label, at)
        for rule in BREACH_STARTS.get(content.step, ()):
            self._start(rule, content.label, at)

    @staticmethod
    def _ending_with_its_order(clock: Clock, history: History) -> Clock:
        if clock.rule != "T14":
            return clock
        return replace(clock, ends_at=history.orders[clock.subject.partition("/")[0]].ends_at)
