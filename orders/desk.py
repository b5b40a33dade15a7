"""What a police liaison may know of a shared breach or application: these named fields and nothing else.

Pages of the desk are given these values and never the rows, so that no template can reach a surname, a note,
a narrative or how to contact the client.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Prefetch

from accounts.models import User
from casework.models import Case, Event, EventKind, EventSource
from casework.rules.codes import BEHAVIOURS, GROUPS
from casework.rules.london import local_day
from casework.templatetags.display import day
from orders.models import Application, ApplicationQuerySet, Breach, BreachQuerySet, Condition, Order, Warrant
from orders.rules.vocabulary import WORDS, BreachStep, ConditionKind, Step
from risk.models import Clock
from risk.rules.words import POLICE, WATCHES, elapsed, lateness

PEOPLE: Final = ("case__victim", "case__organisation", "case__team", "case__caseworker")

FOR_POLICE: Final = frozenset(rule for rule, watch in WATCHES.items() if watch.waiting_on == POLICE)
"""The clocks that the police alone can answer; what the service or the court owes is not the liaison's to see."""

ASKED: Final[dict[str, str]] = {
    Step.REQUESTED: "Acknowledge the request and name the officer in the case",
    Step.ACKNOWLEDGED: "Decide whether to apply, and say why",
    Step.DECIDED_TO_APPLY: "Put the draft conditions to the client, through the service",
    Step.CONDITIONS_PUT_TO_VICTIM: "Have the application authorised",
    Step.AUTHORISED: "Send the papers to your lawyers",
    Step.SENT_TO_LEGAL: "Lodge the complaint with the court",
}

ACTS: Final[dict[str, str]] = {
    **WORDS,
    BreachStep.CRIME_RECORDED: "Crime recorded, with its reference",
    BreachStep.INTERVIEWED: "Voluntary interview",
    BreachStep.NO_FURTHER_ACTION: "No further action, with the reason",
}
"""What a liaison calls each step."""

CONDITION_KINDS: Final[dict[str, str]] = {
    ConditionKind.PROHIBITION: "Prohibition",
    ConditionKind.POSITIVE_REQUIREMENT: "Requirement",
}

OUR_OWN_BUSINESS: Final = frozenset(
    {
        BreachStep.NOT_REPORTED_REVIEWED,
        BreachStep.REVIEWED,
        Step.PAUSED,
    }
)
"""Steps that the service takes for itself; the desk does not show them."""


@dataclass(frozen=True)
class SharedCase:
    """Which case it is, how dangerous, and through whom the client is reached."""

    reference: str
    first_name: str
    risk: str
    contact: str


@dataclass(frozen=True)
class Late:
    """One clock that is late for the police: its level and rule, and a sentence."""

    level: str
    rule: str
    sentence: str


@dataclass(frozen=True)
class Done:
    """One step in the timeline of a breach or an application, without the notes on it."""

    title: str
    moment: datetime
    by: str
    description: str


@dataclass(frozen=True, kw_only=True)
class SharedBreach:
    """A breach as its force may know it. `told` and `warrant` are ages in words; `order_then` judges the day."""

    public_id: UUID
    case: SharedCase
    order: str
    order_made_on: date | None
    order_then: str
    broken: str
    behaviours: tuple[str, ...]
    happened_at: datetime
    told: str
    told_at: datetime
    reported_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: str
    answered_at: datetime | None
    crime_reference: str
    status: str
    warrant: str
    warrant_at: datetime | None
    asked: str
    late: tuple[Late, ...]


@dataclass(frozen=True, kw_only=True)
class SharedApplication:
    """A request for an order as the force that got it may know it; `waits` is its time in this stage, in words."""

    public_id: UUID
    case: SharedCase
    stage: str
    waiting_on: str
    asked: str
    officer: str
    requested_at: datetime
    first_requested_at: datetime
    stage_entered_at: datetime
    waits: str
    hearing_on: date | None
    adjournments: int
    is_open: bool
    late: tuple[Late, ...]


def with_what_breaches_name(rows: BreachQuerySet) -> BreachQuerySet:
    """Load with breaches all that `shared_breach` reads of them."""
    out = Prefetch("warrants", Warrant.objects.outstanding().order_by("issued_at"), to_attr="outstanding")
    return rows.select_related("order", "protection", "condition", "acknowledged_by", *PEOPLE).prefetch_related(out)


def with_what_applications_name(rows: ApplicationQuerySet) -> ApplicationQuerySet:
    """Load with applications all that `shared_application` reads of them."""
    return rows.select_related(*PEOPLE)


def late_clocks(user: User, cases: Iterable[int], now: datetime) -> dict[tuple[int, str], list[Clock]]:
    """The late clocks that wait on the police, worst first, by case and subject."""
    rows = Clock.objects.visible_to(user).late(now).filter(case_id__in=set(cases), rule__in=FOR_POLICE)
    found: dict[tuple[int, str], list[Clock]] = {}
    for clock in rows.worst_first(now):
        found.setdefault((clock.case_id, clock.subject), []).append(clock)
    return found


def shared_breach(breach: Breach, clocks: Mapping[tuple[int, str], list[Clock]], now: datetime) -> SharedBreach:
    """What the force may know of a breach loaded `with_what_breaches_name`."""
    warrants: list[Warrant] = breach.outstanding  # type: ignore[attr-defined]
    warrant_at = warrants[0].issued_at if warrants else None
    told_at = breach.reported_at or breach.learned_at
    return SharedBreach(
        public_id=breach.public_id,
        case=_case(breach.case),
        order=breach.order.get_kind_display() if breach.order else breach.of_what,
        order_made_on=breach.order.made_on if breach.order else None,
        order_then=_order_then(breach.order, breach.happened_at) if breach.order else "",
        broken=breach.condition.text if breach.condition else "",
        behaviours=tuple(_behaviour(code) for code in breach.behaviours),
        happened_at=breach.happened_at,
        told=_told(breach, now),
        told_at=told_at,
        reported_at=breach.reported_at,
        acknowledged_at=breach.acknowledged_at,
        acknowledged_by=_name(breach.acknowledged_by),
        answered_at=breach.answered_at,
        crime_reference=breach.crime_reference,
        status=breach.get_status_display(),
        warrant=elapsed(now - warrant_at) if warrant_at else "",
        warrant_at=warrant_at,
        asked=_asked(breach, warrant_out=warrant_at is not None),
        late=_late(clocks.get((breach.case_id, breach.label), []), now),
    )


def shared_application(
    application: Application, clocks: Mapping[tuple[int, str], list[Clock]], now: datetime
) -> SharedApplication:
    """What the force may know of an application loaded `with_what_applications_name`."""
    return SharedApplication(
        public_id=application.public_id,
        case=_case(application.case),
        stage=application.get_status_display(),
        waiting_on=application.get_waiting_on_display(),
        asked=ASKED.get(application.status, ""),
        officer=application.officer,
        requested_at=application.requested_at,
        first_requested_at=application.first_requested_at,
        stage_entered_at=application.stage_entered_at,
        waits=elapsed(now - application.stage_entered_at),
        hearing_on=application.hearing_on,
        adjournments=application.adjournments,
        is_open=application.determined_at is None,
        late=_late(clocks.get((application.case_id, application.label), []), now),
    )


def breach_page(breach: Breach, user: User, now: datetime) -> dict[str, object]:
    """What the page of one breach tells, read anew: a refused act has left nothing behind."""
    row = with_what_breaches_name(Breach.objects.visible_to(user)).get(pk=breach.pk)
    shared = shared_breach(row, late_clocks(user, [row.case_id], now), now)
    return {"breach": shared, "conditions": _conditions(row), "done": _done(row.case, EventKind.BREACH_STEP, row.label)}


def application_page(application: Application, user: User, now: datetime) -> dict[str, object]:
    """What the page of one request for an order tells."""
    row = with_what_applications_name(Application.objects.visible_to(user)).get(pk=application.pk)
    shared = shared_application(row, late_clocks(user, [row.case_id], now), now)
    return {"application": shared, "done": _done(row.case, EventKind.APPLICATION, row.label)}


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


def _done(case: Case, kind: EventKind, label: str) -> list[Done]:
    noun = "breach" if kind is EventKind.BREACH_STEP else "application"
    rows = Event.objects.filter(**{"case": case, "kind": kind, f"facts__{noun}": label})
    told = rows.exclude(facts__step__in=OUR_OWN_BUSINESS).chronology().select_related("recorded_by")
    return [_step_done(event) for event in told]


def _step_done(event: Event) -> Done:
    step = str(event.facts["step"])
    is_police = event.source == EventSource.POLICE_REPORTED
    by = f"the police: {_name(event.recorded_by)}" if is_police else "the service"
    return Done(WORDS[step], event.at, by, _described(event.facts))


def _described(facts: Mapping[str, object]) -> str:
    """The one fact that a step names, as far as it is the police's own: never a reason or a note."""
    if facts.get("reference"):
        return f"Crime reference {facts['reference']}"
    if facts.get("officer"):
        return f"Officer: {facts['officer']}"
    on = facts.get("hearing_on") or facts.get("next_on")
    return f"Hearing on {day(date.fromisoformat(str(on)))}" if on else ""


def _case(case: Case) -> SharedCase:
    who = _name(case.caseworker) or case.team.name
    contact = f"{case.organisation.name}, {who}"
    return SharedCase(case.reference, case.victim.first_name, case.risk_level, contact)


def _behaviour(code: str) -> str:
    behaviour = BEHAVIOURS[code]
    return f"{GROUPS[behaviour.group].words}: {behaviour.words}"


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _told(breach: Breach, now: datetime) -> str:
    if breach.reported_at is None:
        return f"The service learned of it {elapsed(now - breach.learned_at)} ago; no report to us is recorded"
    return f"Told to us {elapsed(now - breach.reported_at)} ago"


def _order_then(order: Order, happened_at: datetime) -> str:
    """Whether the order bound on the day of the act (practice.md 3.1 e and f)."""
    day = local_day(happened_at)
    ended = order.ended_at is not None and order.ended_at <= happened_at
    if ended or day < order.made_on or (order.last_day is not None and order.last_day < day):
        return "Not in force when this happened. It may be no breach in law, and is still evidence."
    if order.served_at is None or happened_at < order.served_at:
        return "In force, but not served when this happened. It may be no breach in law, and is still evidence."
    return "In force and served when this happened."


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


def _late(clocks: Iterable[Clock], now: datetime) -> tuple[Late, ...]:
    return tuple(Late(clock.level or "", clock.rule, _sentence(clock, now)) for clock in clocks)


def _sentence(clock: Clock, now: datetime) -> str:
    how_late = lateness(clock.rule, clock.late_at, now) if clock.late_at else ""
    missing = WATCHES[clock.rule].missing
    return f"{how_late}. {missing}." if how_late else f"{missing}."
