"""Breaches as the police liaison's desk shows them: those the force must act on, and copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Prefetch

from accounts.people.models import User
from casework.cases.models.event import EventKind
from casework.codes.rules.codes import BEHAVIOURS, GROUPS
from orders.breaches.models.breach import Breach, BreachQuerySet
from orders.breaches.rules.doubts import STILL_EVIDENCE
from orders.breaches.rules.kinds import stalking_prompt
from orders.breaches.rules.ladder import finding
from orders.desk.queries.cases import (
    PEOPLE,
    Clocks,
    LatePoliceClock,
    SharedCase,
    done_about,
    late_clocks,
    late_lines,
    name_of,
    shared_case,
)
from orders.desk.queries.words import CONDITION_KINDS
from orders.orders.models import Condition
from orders.warrants.models import Warrant
from risk.thresholds.rules.rule_words import elapsed

NOTHING_AGAINST: Final = "In force and served when this happened."
PROTECTED: Final = "In force when this happened."
LOOKED_FOR: Final = (
    "Nobody knows yet which order it broke. Look for it with your records; tell the service what you find."
)


@dataclass(frozen=True, kw_only=True)
class SharedBreach:
    """A breach as its force may know it. `told` and `warrant` are ages in words; `order_then` judges the day.

    `not_in_force` marks an alert that may be no breach in law; `finding` says alleged until a court has found it.
    """

    public_id: UUID
    case: SharedCase
    order: str
    order_made_on: date | None
    order_then: str
    not_in_force: bool
    broken: str
    kind: str
    finding: str
    behaviours: tuple[str, ...]
    happened_at: datetime
    told: str
    told_at: datetime
    reported_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: str
    answered_at: datetime | None
    crime_reference: str
    recorded_as: str
    asks_stalking: bool
    status: str
    warrant: str
    warrant_at: datetime | None
    is_copy: bool
    asked: str
    late: tuple[LatePoliceClock, ...]


def with_what_breaches_name(rows: BreachQuerySet) -> BreachQuerySet:
    """Load with breaches all that `shared_breach` reads of them."""
    out = Prefetch("warrants", Warrant.objects.outstanding().order_by("issued_at"), to_attr="outstanding")
    named = ("order", "protection", "condition", "acknowledged_by", "force", "copied_to")
    return rows.select_related(*named, *PEOPLE).prefetch_related(out)


def shared_breach(breach: Breach, clocks: Clocks, now: datetime) -> SharedBreach:
    """What the force may know of a breach loaded `with_what_breaches_name`."""
    warrants: list[Warrant] = breach.outstanding  # type: ignore[attr-defined]
    warrant_at = warrants[0].issued_at if warrants else None
    return SharedBreach(
        public_id=breach.public_id,
        case=shared_case(breach.case),
        order=breach.order.get_kind_display() if breach.order else breach.of_what,
        order_made_on=breach.order.made_on if breach.order else None,
        order_then=order_then(breach),
        not_in_force=bool(breach.doubts),
        broken=breach.condition.text if breach.condition else "",
        kind=breach.get_kind_display(),
        finding=finding(breach.court_result),
        behaviours=tuple(_behaviour(code) for code in breach.behaviours),
        happened_at=breach.happened_at,
        told=_told(breach, now),
        told_at=breach.reported_at or breach.learned_at,
        reported_at=breach.reported_at,
        acknowledged_at=breach.acknowledged_at,
        acknowledged_by=name_of(breach.acknowledged_by),
        answered_at=breach.answered_at,
        crime_reference=breach.crime_reference,
        recorded_as=breach.get_recorded_as_display(),
        asks_stalking=bool(breach.crime_reference) and stalking_prompt(breach.kind, breach.recorded_as),
        status=breach.get_status_display(),
        warrant=elapsed(now - warrant_at) if warrant_at else "",
        warrant_at=warrant_at,
        is_copy=breach.copied_to is not None,
        asked=_asked(breach, warrant_out=warrant_at is not None),
        late=late_lines(clocks.get((breach.case_id, breach.label), []), now),
    )


def breach_page(breach: Breach, user: User, now: datetime) -> dict[str, object]:
    """What the page of one breach tells, read anew: a refused act has left nothing behind."""
    row = with_what_breaches_name(Breach.objects.visible_to(user)).get(pk=breach.pk)
    shared = shared_breach(row, late_clocks(user, [row.case_id], now), now)
    done = done_about(row.case, EventKind.BREACH_STEP, row.label)
    return {"breach": shared, "conditions": _conditions(row), "done": done}


def order_then(breach: Breach) -> str:
    """Whether what was broken bound him on the day of the act (practice.md 3.1 e and f)."""
    if breach.order is None and breach.protection is None:
        return LOOKED_FOR
    if doubts := breach.doubts:
        return f"{' '.join(doubts)} {STILL_EVIDENCE}"
    return NOTHING_AGAINST if breach.order is not None else PROTECTED


def _conditions(breach: Breach) -> list[dict[str, object]]:
    """The order's conditions in its own order, the broken one marked."""
    rows = Condition.objects.filter(order=breach.order_id).order_by("id")
    return [
        {
            "kind": CONDITION_KINDS[row.kind],
            "text": row.text,
            "due_on": row.due_on,
            "broken": row.pk == breach.condition_id,
        }
        for row in rows
    ]


def _behaviour(code: str) -> str:
    behaviour = BEHAVIOURS[code]
    return f"{GROUPS[behaviour.group].words}: {behaviour.words}"


def _told(breach: Breach, now: datetime) -> str:
    if breach.reported_at is None:
        return f"The service learned of it {elapsed(now - breach.learned_at)} ago; no report to us is recorded"
    return f"Told to us {elapsed(now - breach.reported_at)} ago"


def _asked(breach: Breach, *, warrant_out: bool) -> str:
    """The next thing that the force owes, the most urgent first."""
    wanted = (
        (breach.acknowledged_at is None, "Acknowledge it"),
        (warrant_out, "Execute the warrant"),
        (breach.answered_at is None, "Arrest or interview the person, or say why not"),
        (not breach.crime_reference, "Record the crime reference"),
        (breach.closed_at is None, "Say what was decided: charge or no further action"),
    )
    return next((words for is_wanted, words in wanted if is_wanted), "")
