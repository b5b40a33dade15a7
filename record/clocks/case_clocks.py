"""Which events start and stop which clock of a case: the table of clocks.md, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import singledispatchmethod
from typing import Final

from casework.codes.rules.codes import is_approach, is_threat
from record.case_state.state import ApplicationState, CaseState
from record.clocks.known_midnights import KnownMidnight, KnownMidnights, WhatEnds
from record.clocks.ledger import ClockLedger
from record.clocks.order_clocks import OrderClocks
from record.clocks.protection_at import protects_client
from record.clocks.request_clocks import RequestClocks
from record.events import events
from record.vocabulary.steps import ENDINGS, HEARING, WAY, WITHOUT_ORDER, ApplicationStep, BreachStep, OrderKind
from risk.clocks.rules.due_moments import ClockRun

STARTED_BY: Final[dict[ApplicationStep, str]] = {
    ApplicationStep.REQUESTED: "T1",
    ApplicationStep.ACKNOWLEDGED: "T2",
    ApplicationStep.DECIDED_TO_APPLY: "T3",
    ApplicationStep.CONDITIONS_PUT_TO_VICTIM: "T4",
    ApplicationStep.SENT_TO_LEGAL: "T5",
    ApplicationStep.LODGED: "T7",
}
"""The clocks of the way; any later step of the same application answers them."""
BEFORE_LODGED: Final = ("T1", "T2", "T3", "T4", "T5")
"""What is shown to be over by an interim order applied for, refused or made: the main application is lodged (s.5)."""
COUNTS_AS: Final[dict[ApplicationStep, ApplicationStep]] = {
    ApplicationStep.UNDER_CONSIDERATION: ApplicationStep.ACKNOWLEDGED,
    ApplicationStep.PROVIDER_ASKED: ApplicationStep.DECIDED_TO_APPLY,
    ApplicationStep.CONDITIONS_AGREED: ApplicationStep.DECIDED_TO_APPLY,
}
"""Stages that start nothing: they answer no more than the one before, for nobody asked the client (T3)."""
STOPPED_BY_DETERMINATION: Final = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T17")
"""With T15, T19 and T20, which have modules of their own."""
THIRD: Final = 3

BREACH_STARTS: Final[dict[BreachStep, tuple[str, ...]]] = {
    BreachStep.WARRANT_ISSUED: ("B5",),
    BreachStep.ARRESTED: ("B6", "B8"),
    BreachStep.INTERVIEWED: ("B6", "B8"),
    BreachStep.BAIL_UPDATE: ("B8",),
    BreachStep.NO_FURTHER_ACTION: ("B9",),
}
STARTED_BY_FIRST_REPORT: Final = ("B2", "B3", "B4")
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
    BreachStep.NOT_PURSUED: ("B1", "B2", "B3", "B4", "B6", "B8", "B9"),
}
"""What is not pursued waits for nothing more, but a warrant that is out goes on (B5), and the risk is to be looked at
(B7)."""


class CaseClocks:
    """The clocks of one case. All events of a moment are in the history before any of them is observed here.

    Between the moments days go by: what ends or begins with a day does so at its midnight, told by nobody.
    """

    def __init__(self) -> None:
        self._ledger = ClockLedger()
        self._turns = KnownMidnights()
        self._orders = OrderClocks(self._ledger, self._turns)
        self._requests = RequestClocks(self._ledger)
        self._touched: set[str] = set()
        self._behaviours: dict[str, frozenset[str]] = {}
        self._reported: set[str] = set()

    def clocks(self) -> list[ClockRun]:
        """Every clock that ran, or will as far as anybody knows."""
        return self._ledger.clocks()

    def pass_to(self, at: datetime | None, history: CaseState) -> None:
        """Let the days go by up to a moment, or all that are known of: what is told later takes nothing back."""
        for turns in self._turns.until(at):
            for turn in turns:
                self._turn(turn, history)
            self.settle(turns[0].at, history)

    def _turn(self, turn: KnownMidnight, history: CaseState) -> None:
        match turn.what:
            case WhatEnds.ORDER:
                self._orders.run_out(history.orders[turn.label], turn.at)
            case WhatEnds.CONDITION:
                self._orders.condition_over(turn.label, turn.at)
            case WhatEnds.HEARING:
                self._touched.add(turn.label)
                if history.applications[turn.label].next_hearing(turn.at) is None:
                    self._ledger.lapse(("T8",), turn.label, turn.at)

    def observe(self, event: events.CaseEvent, history: CaseState) -> None:
        """Answer and start what one event answers and starts."""
        self._observe(event.content, event.at, history)

    def settle(self, at: datetime, history: CaseState) -> None:
        """After all events of a moment: measure interim orders (T15), and start what waited for an order to end (T19).

        While the case is closed nothing starts.
        """
        if history.closed_at is not None:
            return
        for label in sorted(self._touched):
            self._orders.settle_interim(history.applications[label], at, history)
        self._touched.clear()
        self._requests.settle(at, history)

    @singledispatchmethod
    def _observe(self, content: events.Content, at: datetime, history: CaseState) -> None:
        """Events that start and answer nothing."""

    @_observe.register
    def _(self, content: events.CaseClosed, at: datetime, history: CaseState) -> None:
        self._ledger.stop(at)

    @_observe.register
    def _(self, content: events.CaseReopened, at: datetime, history: CaseState) -> None:
        """What would have ended or begun in between has; T16 is raised only of an order in force."""
        self._ledger.resume(at, lambda clock: clock.rule != "T16" or history.orders[clock.subject].in_force(at))
        self._touched.update(history.applications)

    @_observe.register
    def _(self, content: events.RiskReviewed, at: datetime, history: CaseState) -> None:
        self._ledger.answer_everywhere(("B7", "T21"), at)

    @_observe.register
    def _(self, content: events.IncidentLogged, at: datetime, history: CaseState) -> None:
        """An amendment speaks only by what it adds: what it repeats was watched before, what it drops stays watched."""
        known = self._behaviours.get(content.label, frozenset())
        self._behaviours[content.label] = frozenset(content.behaviours)
        urgent = any(is_threat(code) or is_approach(code) for code in content.behaviours if code not in known)
        if urgent and history.is_asked_for() and not protects_client(history, at).is_in_force:
            self._ledger.start("T21", content.label, at)

    @_observe.register
    def _(self, content: events.ApplicationEvent, at: datetime, history: CaseState) -> None:
        application = history.applications[content.label]
        if content.step in WAY:
            self._along_the_way(content, at, history)
        self._beside_the_way(content, at, history)
        self._heard_of(application, at)
        if content.step in ENDINGS:
            self._determined(content.label, at, history)
        if content.step is ApplicationStep.PAUSED and content.day is not None:
            self._ledger.pause(content.label, at, content.day)

    def _along_the_way(self, content: events.ApplicationEvent, at: datetime, history: CaseState) -> None:
        passed = WAY.index(COUNTS_AS.get(content.step, content.step))
        earlier = (rule for step, rule in STARTED_BY.items() if WAY.index(step) < passed)
        self._ledger.answer(earlier, content.label, at)
        if content.step in STARTED_BY:
            self._ledger.start(STARTED_BY[content.step], content.label, at)
        if content.step is ApplicationStep.REQUESTED:
            self._requests.requested(content.label, at, history)
        if content.step in HEARING:
            self._hearing(content, at, history)

    def _beside_the_way(self, content: events.ApplicationEvent, at: datetime, history: CaseState) -> None:
        if content.step in WITHOUT_ORDER:
            self._ledger.start("T18", content.label, at)
        match content.step:
            case ApplicationStep.INTERIM_APPLIED:
                self._ledger.answer(BEFORE_LODGED, content.label, at)
                self._ledger.start("T6", content.label, at)
            case ApplicationStep.INTERIM_REFUSED:
                self._ledger.answer((*BEFORE_LODGED, "T6"), content.label, at)
            case ApplicationStep.REVIEWED:
                self._ledger.answer(("T18",), content.label, at)
                self._orders.reviewed(content.label, at, history)
            case ApplicationStep.APPEALED:
                self._requests.appealed(content.label, at, history)
            case ApplicationStep.APPEAL_DISMISSED:
                self._requests.over(content.label, at)
            case _:
                pass

    def _hearing(self, content: events.ApplicationEvent, at: datetime, history: CaseState) -> None:
        dated = content.day is not None
        self._ledger.answer(
            ("T8", "T9") if dated or content.step is ApplicationStep.HELD else ("T8",), content.label, at
        )
        if content.day is not None:
            self._turns.add(WhatEnds.HEARING, content.label, content.day)
            if not history.has_interim_in_force(content.label, at):
                self._ledger.start("T8", content.label, at, target=content.day)
        if content.step is ApplicationStep.ADJOURNED:
            if not dated:
                self._ledger.start("T9", content.label, at)
            if history.applications[content.label].adjournments >= THIRD:
                self._ledger.start("T10", content.label, at)

    def _heard_of(self, application: ApplicationState, at: datetime) -> None:
        """Something happened on the application: its silence (T17) starts anew, if it is open or under appeal."""
        self._touched.add(application.label)
        self._ledger.answer(("T17",), application.label, at)
        if application.is_open or application.under_appeal:
            self._ledger.start("T17", application.label, at)

    def _determined(self, application: str, at: datetime, history: CaseState) -> None:
        self._ledger.answer(STOPPED_BY_DETERMINATION, application, at)
        self._requests.over(application, at)
        self._orders.determined(application, at, history)

    @_observe.register
    def _(self, content: events.OrderMade, at: datetime, history: CaseState) -> None:
        order, application = history.orders[content.label], history.applications[content.application]
        self._requests.order_made(content.label, content.kind, at)
        self._orders.made(order, at, history)
        if order.kind is OrderKind.FULL:
            self._ledger.answer(("T18",), application.label, at)
            self._determined(application.label, at, history)
        else:
            self._ledger.answer((*BEFORE_LODGED, "T6", "T8"), application.label, at)
        self._heard_of(application, at)

    @_observe.register
    def _(self, content: events.OrderEvent, at: datetime, history: CaseState) -> None:
        order = history.orders[content.label]
        if order.kind is OrderKind.INTERIM:
            self._heard_of(history.applications[order.application], at)
        self._orders.step(content, order, at, history)

    @_observe.register
    def _(self, content: events.BreachLearned, at: datetime, history: CaseState) -> None:
        for rule in ("B1", "B7"):
            self._ledger.start(rule, content.label, at)

    @_observe.register
    def _(self, content: events.BreachEvent, at: datetime, history: CaseState) -> None:
        self._ledger.answer(BREACH_ANSWERS.get(content.step, ()), content.label, at)
        for rule in self._begun_by(content):
            self._ledger.start(rule, content.label, at)

    def _begun_by(self, content: events.BreachEvent) -> Iterable[str]:
        """What a step starts: of the reports of a breach only the first starts anything."""
        if content.step is BreachStep.REPORTED_TO_POLICE and content.label not in self._reported:
            self._reported.add(content.label)
            return STARTED_BY_FIRST_REPORT
        return BREACH_STARTS.get(content.step, ())
