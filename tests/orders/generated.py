"""Generates whole histories that the rules accept: each step is drawn from what may follow, at times that bite."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from hypothesis import strategies as st

from casework.dates.rules.london_time import local_day, midnight
from record.case_state.folding import EventRefused, apply_event
from record.case_state.state import ApplicationState, CaseState, OrderState
from record.events.events import CaseEvent
from record.events.reading import read_event
from record.law.figures import AS_SHIPPED
from record.vocabulary.steps import ENDINGS, ApplicationStep, BreachStep, OrderKind, OrderStep, may_follow
from risk.thresholds.rules.limits import RISK_LEVELS

Raw = dict[str, object]
Move = Callable[["Walk", datetime], None]

DAY: Final = timedelta(days=1)
FORCES: Final = ("west-midlands", "sussex", "metropolitan")
BEHAVIOURS: Final = ("CON-02", "THR-01", "THR-04", "LOI-01", "FOL-03", "MON-06", "CON-06", "THR-02")
SPECIAL_DAYS: Final = (
    (2, 27), (2, 28), (3, 25), (3, 28), (3, 29), (5, 1), (8, 28), (10, 24), (10, 26), (12, 23), (12, 24), (12, 31),
)  # fmt: skip
"""Month and day at or shortly before clock changes, leap days, Christmas and other bank holidays."""


@dataclass
class Walk:
    """A history as far as it has been drawn."""

    rng: Random
    history: CaseState = field(default_factory=CaseState)
    events: list[CaseEvent] = field(default_factory=list)

    def take(self, at: datetime, kind: str, facts: Raw) -> None:
        """Add an event if the rules accept it; one that they refuse is left out of the history."""
        event = read_event(len(self.events) + 1, at, kind, facts)
        tried = copy.deepcopy(self.history)
        try:
            apply_event(tried, event)
        except EventRefused:
            return
        self.history = tried
        self.events.append(event)

    def day(self, at: datetime, first: int, last: int) -> str:
        """A day not far from a moment, as a case file writes it."""
        return (local_day(at) + self.rng.randint(first, last) * DAY).isoformat()

    def later(self, at: datetime) -> datetime:
        """The next moment: often the same, just before or at midnight, or beside a day on which clocks change."""
        tomorrow = midnight(local_day(at) + DAY)
        gaps = (
            timedelta(0),
            self.rng.choice([timedelta(microseconds=1), timedelta(minutes=1), timedelta(minutes=59)]),
            timedelta(hours=self.rng.randint(1, 60)),
            timedelta(hours=self.rng.randint(1, 200)),
            timedelta(days=self.rng.randint(0, 20)),
            timedelta(days=self.rng.randint(20, 400)) if self.rng.random() < 0.2 else timedelta(days=7),
        )
        moments = [at + gap for gap in gaps] * 2
        moments += [tomorrow, max(at, tomorrow - timedelta(minutes=1))]
        return self.rng.choice([*moments, _special_after(at)])

    def moves(self) -> list[Move]:
        """What can happen now; what matters most stands in it most often."""
        if self.history.closed_at is not None:
            return [_reopen]
        known: list[Move] = [_review, _incident, _request]
        if len(self.events) > 3 and self.rng.random() < 0.3:
            known.append(_close)
        known += [_amend] if self.history.incidents else []
        known += [_protection_ended] if self.history.protections else []
        if not self.history.applications:
            return [*known, _request, _request, _protection]
        known += [_protection, *[_step] * 7, *[_order] * 2]
        known += [_order_of_the_court] if self.rng.random() < 0.2 else []
        known += [*[_order_step] * 5, *[_breach] * 3] if self.history.orders else []
        known += [_breach_step] * 12 if self.history.breaches else []
        return known


def _close(walk: Walk, at: datetime) -> None:
    walk.take(at, "case_closed", {"reason": "stalking_stopped"})


def _reopen(walk: Walk, at: datetime) -> None:
    walk.take(at, "case_reopened", {"reason": "it_began_again"})


def _special_after(at: datetime) -> datetime:
    day = local_day(at)
    days = (date(year, *each) for year in (day.year, day.year + 1) for each in SPECIAL_DAYS)
    return midnight(next(each for each in days if each > day)) + timedelta(hours=25)


def _review(walk: Walk, at: datetime) -> None:
    walk.take(at, "risk_reviewed", {"level": walk.rng.choice(RISK_LEVELS)})


def _incident(walk: Walk, at: datetime) -> None:
    label = f"I{len(walk.history.incidents) + 1}"
    behaviours = walk.rng.sample(BEHAVIOURS, k=walk.rng.randint(1, 2))
    walk.take(at, "incident", {"incident": label, "behaviours": behaviours, "reported": False, "text": ""})


def _amend(walk: Walk, at: datetime) -> None:
    """Say something else of an incident: with fewer behaviours, with more, or with the same."""
    label = walk.rng.choice(list(walk.history.incidents))
    behaviours = walk.rng.sample(BEHAVIOURS, k=walk.rng.randint(1, 3))
    ago = walk.rng.choice([timedelta(0), timedelta(days=3)])
    facts: Raw = {"incident": label, "behaviours": behaviours, "happened_at": (at - ago).isoformat()}
    walk.take(at, "incident_amended", facts)


def _protection(walk: Walk, at: datetime) -> None:
    last = walk.rng.choice([None, "unknown", *[walk.day(at, 0, 30)] * 4])
    label, kind = (
        f"P{len(walk.history.protections) + 1}",
        walk.rng.choice([*["bail_conditions"] * 4, "non_contact_letter"]),
    )
    facts: Raw = {"kind": kind, "from": walk.day(at, -9, 0), "last_day": last, "protection": label}
    walk.take(at, "other_protection", facts)


def _protection_ended(walk: Walk, at: datetime) -> None:
    label = walk.rng.choice(list(walk.history.protections))
    if not walk.history.protections[label].last_day_known and walk.rng.random() < 0.5:
        last = walk.rng.choice([None, walk.day(at, -5, 30)])
        walk.take(at, "protection_last_day_found", {"protection": label, "last_day": last})
        return
    walk.take(at, "protection_ended", {"protection": label, "last_day": walk.day(at, -5, 5)})


def _request(walk: Walk, at: datetime) -> None:
    if len(walk.history.applications) < 4 and len(walk.history.open_applications()) < 2:
        label = f"A{len(walk.history.applications) + 1}"
        walk.take(at, "application", {"application": label, "step": "requested", "force": walk.rng.choice(FORCES)})


STEP_FACTS: Final[dict[ApplicationStep, Callable[[Walk, datetime], Raw]]] = {
    ApplicationStep.ACKNOWLEDGED: lambda walk, at: {"officer": "named"},
    ApplicationStep.DECLINED: lambda walk, at: {"reason": "evidence_insufficient", "alternatives": "none"},
    ApplicationStep.LISTED: lambda walk, at: {"hearing_on": walk.day(at, 0, 60)},
    ApplicationStep.ADJOURNED: lambda walk, at: {
        "next_on": walk.rng.choice([None, walk.day(at, 0, 40)]),
        "reason": "court_listing",
    },
    ApplicationStep.REFUSED: lambda walk, at: {"reason": "identity_unproven"},
    ApplicationStep.WITHDRAWN: lambda walk, at: {"reason": "victim_withdrew"},
    ApplicationStep.SUPERSEDED: lambda walk, at: {
        "reason": "a restraining order",
        "reason_code": "other_order_in_place",
    },
    ApplicationStep.PAUSED: lambda walk, at: {"until": walk.day(at, 1, 25), "reason": "client asked"},
}


def _step(walk: Walk, at: datetime) -> None:
    application = _application(walk)
    choices = may_follow(application.status)
    onwards = [step for step in choices if step not in ENDINGS] or choices
    if choices:
        step = walk.rng.choice([*onwards[:2] * 3, *onwards, *choices])
        more = STEP_FACTS[step](walk, at) if step in STEP_FACTS else {}
        walk.take(at, "application", {"application": application.label, "step": step.value, **more})


def _application(walk: Walk) -> ApplicationState:
    known = list(walk.history.applications.values())
    return walk.rng.choice(walk.history.open_applications() or known)


def _order(walk: Walk, at: datetime) -> None:
    kind, last_day = walk.rng.choice(["interim", "interim", "full"]), walk.day(at, 0, 45)
    if kind == "full":
        later = AS_SHIPPED.first_lawful_last_day(local_day(at)) + walk.rng.randint(0, 60) * DAY
        last_day = later.isoformat()
    facts: Raw = {
        "order": f"O{len(walk.history.orders) + 1}",
        "application": _application(walk).label,
        "kind": kind,
        "last_day": walk.rng.choice(
            [*[last_day] * 6, *[None] * 3, "unknown"] if kind == "full" else [*[last_day] * 9, "unknown"]
        ),
        "protects": walk.rng.choice([None, None, ["client"], ["sister"], ["client", "sister"]]),
        "conditions": list(_conditions(walk, at)),
    }
    walk.take(at, "order_made", facts)


def _conditions(walk: Walk, at: datetime) -> Iterator[Raw]:
    """A prohibition and perhaps a requirement, with labels that no order of the case has."""
    first = sum(len(order.conditions) for order in walk.history.orders.values()) + 1
    yield {"condition": f"C{first}", "kind": "prohibition", "text": "No contact"}
    if walk.rng.random() < 0.5:
        own: Raw = {"last_day": walk.day(at, 0, 60)} if walk.rng.random() < 0.3 else {}
        yield {
            "condition": f"C{first + 1}",
            "kind": "positive_requirement",
            "text": "Attend",
            "due_on": walk.day(at, -3, 60),
            **own,
        }


def _order_of_the_court(walk: Walk, at: datetime) -> None:
    """An order that nobody applied for."""
    facts: Raw = {
        "order": f"O{len(walk.history.orders) + 1}",
        "application": f"A{len(walk.history.applications) + 1}",
        "kind": "full",
        "last_day": None,
        "origin": walk.rng.choice(["court_on_conviction", "court_on_acquittal"]),
        "force": walk.rng.choice(FORCES),
        "conditions": list(_conditions(walk, at)),
    }
    if len(walk.history.applications) < 4:
        walk.take(at, "order_made", facts)


def _order_step(walk: Walk, at: datetime) -> None:
    order = walk.rng.choice(list(walk.history.orders.values()))
    step = walk.rng.choice([*OrderStep, OrderStep.SERVED, OrderStep.SERVED, OrderStep.NOTIFIED])
    more = ORDER_FACTS[step](walk, order, at) if step in ORDER_FACTS else {}
    walk.take(at, "order", {"order": order.label, "step": step.value, **more})


def _variation(walk: Walk, order: OrderState, at: datetime) -> Raw:
    label = f"C{sum(len(each.conditions) for each in walk.history.orders.values()) + 1}"
    due_on = walk.day(at, -3, 60)
    added: list[Raw] = [{"condition": label, "kind": "positive_requirement", "text": "Attend again", "due_on": due_on}]
    ended = walk.rng.sample(list(order.conditions), k=walk.rng.randint(0, 1))
    return {"conditions": added if not ended or walk.rng.random() < 0.5 else [], "ended": ended}


def _renewal(walk: Walk, order: OrderState, at: datetime) -> Raw:
    if order.last_day is None:
        return {}
    return {"last_day": (order.last_day + walk.rng.randint(1, 400) * DAY).isoformat()}


def _last_day_found(walk: Walk, order: OrderState, at: datetime) -> Raw:
    if order.kind is OrderKind.INTERIM:
        return {"last_day": walk.day(order.made_at, 0, 45)}
    floor = AS_SHIPPED.first_lawful_last_day(local_day(order.made_at))
    return {"last_day": walk.rng.choice([None, (floor + walk.rng.randint(0, 60) * DAY).isoformat()])}


ORDER_FACTS: Final[dict[OrderStep, Callable[[Walk, OrderState, datetime], Raw]]] = {
    OrderStep.SERVED: lambda walk, order, at: {"register": walk.rng.random() < 0.2},
    OrderStep.REQUIREMENT_EVIDENCED: lambda walk, order, at: {"condition": walk.rng.choice(list(order.conditions))},
    OrderStep.VARIED: _variation,
    OrderStep.RENEWED: _renewal,
    OrderStep.LAST_DAY_FOUND: _last_day_found,
    OrderStep.PROTECTS_FOUND: lambda walk, order, at: {"protects": walk.rng.choice([["client"], ["sister"]])},
    OrderStep.FORCE_CHANGED: lambda walk, order, at: {"force": walk.rng.choice(FORCES)},
}


def _of_what(walk: Walk) -> Raw:
    """An order, other protection, or neither yet."""
    known: list[Raw] = [{"order": each} for each in [*walk.history.orders] * 3]
    known += [{"protection": each} for each in walk.history.protections]
    return walk.rng.choice([*known, {"being_checked": True}])


def _breach(walk: Walk, at: datetime) -> None:
    if len(walk.history.breaches) >= 3:
        return
    ago = walk.rng.choice([timedelta(0), timedelta(hours=1), timedelta(days=6), timedelta(days=40)])
    facts: Raw = {
        "breach": f"B{len(walk.history.breaches) + 1}",
        **_of_what(walk),
        "happened_at": (at - ago).isoformat(),
        "behaviours": [walk.rng.choice(BEHAVIOURS)],
    }
    walk.take(at, "breach", facts)


BREACH_FACTS: Final[dict[BreachStep, Callable[[Walk], Raw]]] = {
    BreachStep.ORDER_IDENTIFIED: lambda walk: {"order": walk.rng.choice(list(walk.history.orders) or ["O1"])},
    BreachStep.CRIME_RECORDED: lambda walk: {"reference": "invented"},
    BreachStep.OUT_OF_COURT: lambda walk: {"disposal": "caution"},
    BreachStep.COURT_OUTCOME: lambda walk: {"result": "convicted", "sentence": "twelve weeks"},
    BreachStep.NOT_PURSUED: lambda walk: {"reason": "she asked for it"},
}


def _breach_step(walk: Walk, at: datetime) -> None:
    label = walk.rng.choice(list(walk.history.breaches))
    reported = [BreachStep.REPORTED_TO_POLICE] * 4 if not walk.history.breaches[label].steps else []
    step = walk.rng.choice([*BreachStep, *reported])
    more = BREACH_FACTS[step](walk) if step in BREACH_FACTS else {}
    walk.take(at, "breach_step", {"breach": label, "step": step.value, **more})


def history(seed: int, count: int) -> list[CaseEvent]:
    """A case of so many events, drawn from a seed; fewer events of the same seed are the beginning of the same case."""
    walk = Walk(Random(seed))  # noqa: S311 nothing here is secret
    day = date(walk.rng.randint(2019, 2027), *walk.rng.choice(SPECIAL_DAYS))
    at = midnight(day) + timedelta(minutes=walk.rng.randint(0, 5 * 24 * 60))
    risk = walk.rng.choice(RISK_LEVELS)
    walk.take(at, "case_opened", {"risk": risk, "relationship": "ex_partner", "victim_force": "west-midlands"})
    while len(walk.events) < count:
        at = walk.later(at)
        walk.rng.choice(walk.moves())(walk, at)
    return walk.events


def histories(*, most: int = 25) -> st.SearchStrategy[list[CaseEvent]]:
    """Cases with up to `most` events, every one of them accepted by the rules. A failing case shrinks from its end."""
    return st.builds(history, st.integers(0, 2**40), st.integers(3, most) | st.integers(most // 2, most))


def until_after(events: list[CaseEvent]) -> st.SearchStrategy[datetime]:
    """A moment from the last event on, up to three years later."""
    minutes = st.just(0) | st.integers(0, 3 * 365 * 24 * 60)
    return minutes.map(lambda count: events[-1].at + timedelta(minutes=count))
