"""Records what was decided where nobody acts by himself, and asks for it: interim orders, and requests never made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case, CaseQuerySet
from casework.cases.models.event import Event, EventKind
from casework.cases.services.locks import lock_open, lock_open_case_of, lock_open_if_free
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import raise_concern, reword_concerns
from casework.dates.rules.london_time import local_day, midnight
from casework.recommendations.models import Recommendation, RecommendationKind
from orders.applications.models.application import Application
from orders.applications.models.decision import InterimChoice, InterimDecision, RequestDecision
from orders.applications.rules.decision_prompts import (
    HIGH,
    PURSUED,
    DatedDecision,
    check_decision,
    high_since,
    interim_asked_at,
    no_request_asked_at,
)
from orders.orders.models import Order, OrderKindChoices
from orders.protection.services.client_protection import protecting_client
from record.law.figures import Law
from record.law.services import law_of
from risk.reviews.models.review import RiskReview


@dataclass(frozen=True, kw_only=True)
class NewDecision:
    """What was decided and why; a day to look at it again, if any."""

    choice: str
    reason: str
    look_again_on: date | None = None


@transaction.atomic
def decide_interim(application: Application, new: NewDecision, *, by: User, now: datetime) -> InterimDecision:
    """Record a decision about an interim order; nobody is asked any more until the day that it names."""
    case = lock_open_case_of(application)
    if application.determined_at is not None:
        raise RuleViolation("This application has been decided: no interim order can be made on it any more.")
    if application.interim_status:
        raise RuleViolation("An interim order has been applied for already.")
    must = new.choice == InterimChoice.ASKED
    check_decision(new.reason, new.look_again_on, must_look_again=must, now=now)
    row = InterimDecision.objects.create(
        organisation_id=application.organisation_id,
        case_id=application.case_id,
        application=application,
        choice=new.choice,
        reason=new.reason.strip(),
        look_again_on=new.look_again_on,
        decided_at=now,
        decided_by=by,
    )
    audit(by=by, act="interimdecision.record", subject=row, now=now, choice=row.choice)
    finish_tasks_about(case, TaskKind.INTERIM_DECISION, about=application, by=by, now=now)
    return row


@transaction.atomic
def decide_no_request(case: Case, new: NewDecision, *, by: User, now: datetime) -> RequestDecision:
    """Record that no order is asked for, and why; a supervisor still answers the concern that asked (F-36)."""
    locked = lock_open(case)
    check_decision(new.reason, new.look_again_on, must_look_again=False, now=now)
    row = RequestDecision.objects.create(
        organisation_id=locked.organisation_id,
        case=locked,
        reason_code=new.choice,
        reason=new.reason.strip(),
        look_again_on=new.look_again_on,
        decided_at=now,
        decided_by=by,
    )
    since = "It has been written down since why no order is asked for: read it there."
    reword_concerns(locked, ConcernKind.NO_REQUEST, about=None, since=since)
    audit(by=by, act="requestdecision.record", subject=row, now=now, reason=row.reason_code)
    return row


def interim_prompt(
    application: Application, decisions: Iterable[InterimDecision], pursued_at: datetime | None, law: Law
) -> datetime | None:
    """When a decision about an interim order of an application is, or was, asked for; None if it is not."""
    if application.determined_at is not None or application.interim_status:
        return None
    decided = [_decided(row) for row in decisions]
    limit = law.number("interim_decision_days", local_day(pursued_at)) if pursued_at else 0
    return interim_asked_at(pursued_at, decided, limit)


def request_prompt(case: Case, now: datetime) -> datetime | None:
    """When it is, or was, asked why no order was requested in a case of high risk; None if it is not."""
    return next((asked_at for _, asked_at in _requests_missing(_cases_without(now).filter(pk=case.pk))), None)


def ask_for_decisions(*, now: datetime) -> int:
    """Ask for every decision that is due, once; how many were asked for. Safe to run late, twice or in parallel."""
    interim = sum(_ask_interim(application, asked_at, now) for application, asked_at in _interims_due(now))
    return interim + sum(_ask_request(case, asked_at, now) for case, asked_at in _requests_due(now))


def _decided(row: InterimDecision | RequestDecision) -> DatedDecision:
    return DatedDecision(row.decided_at, row.look_again_on)


def _interims_due(now: datetime) -> Iterator[tuple[Application, datetime]]:
    told = Event.objects.filter(
        case=OuterRef("case"), kind=EventKind.APPLICATION, facts__step__in=[step.value for step in PURSUED]
    )
    steps = told.annotate(about=KeyTextTransform("application", "facts")).filter(about=OuterRef("label"))
    made = Order.objects.filter(application=OuterRef("pk"), kind=OrderKindChoices.INTERIM)
    asked = Task.objects.filter(about_id=OuterRef("public_id"), kind=TaskKind.INTERIM_DECISION).open()
    rows = Application.objects.open().filter(status__in=PURSUED, interim_status="", case__closed_at=None)
    rows = rows.exclude(Exists(made)).exclude(Exists(asked))
    begun = rows.annotate(pursued_at=Subquery(steps.order_by("at").values("at")[:1]))
    law, moments = _laws(), dict(begun.values_list("pk", "pursued_at"))
    decisions: dict[int, list[InterimDecision]] = defaultdict(list)
    for decision in InterimDecision.objects.filter(application__in=moments):
        decisions[decision.application_id].append(decision)
    for row in rows.filter(pk__in=moments):
        asked_at = interim_prompt(row, decisions[row.pk], moments[row.pk], law(row.organisation_id))
        if asked_at is not None and asked_at <= now:
            yield row, asked_at


def _laws() -> Callable[[int], Law]:
    return cache(law_of)


@transaction.atomic
def _ask_interim(application: Application, asked_at: datetime, now: datetime) -> bool:
    """Set the task, unless another worker, or an earlier run for the same day, has set it."""
    case = lock_open_if_free(application.case_id)
    known = Task.objects.filter(about_id=application.public_id, kind=TaskKind.INTERIM_DECISION, set_at__gte=asked_at)
    if case is None or known.exists():
        return False
    new = NewTask(
        title=f"Why no interim order on request {application.label}? Decide, and say why",
        kind=TaskKind.INTERIM_DECISION,
        detail="The force is on its way to court and no interim order has been applied for.",
        due_at=asked_at,
        about=application,
    )
    add_task(case, new, by=None, now=now)
    return True


def _cases_without(now: datetime) -> CaseQuerySet:
    """Open cases of high risk on which no request is open and no order protects the client for sure."""
    pending = Application.objects.open().filter(case=OuterRef("pk"))
    holding = protecting_client(Order.objects.filter(case=OuterRef("pk")), local_day(now))
    return Case.objects.open().filter(risk_level__in=HIGH).exclude(Exists(pending)).exclude(Exists(holding))


def _requests_due(now: datetime) -> Iterator[tuple[Case, datetime]]:
    asked = Concern.objects.filter(case=OuterRef("pk"), kind=ConcernKind.NO_REQUEST).open()
    for case, asked_at in _requests_missing(_cases_without(now).exclude(Exists(asked))):
        if asked_at <= now:
            yield case, asked_at


def _requests_missing(cases: CaseQuerySet) -> Iterator[tuple[Case, datetime]]:
    """Cases with the moment from which somebody has to say why there is no request, in a fixed number of statements."""
    rows = list(cases)
    ids = [case.pk for case in rows]
    levels, decisions, asked = _levels(ids), _decisions(ids), _last_asked(ids)
    law = _laws()
    for case in rows:
        since = high_since(levels[case.pk])
        if since is None or any(at >= since for at in asked[case.pk]):
            continue
        limit = law(case.organisation_id).number("no_request_days", local_day(since))
        if asked_at := no_request_asked_at(since, decisions[case.pk], limit):
            yield case, asked_at


def _levels(cases: Iterable[int]) -> dict[int, list[tuple[datetime, str]]]:
    found: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    reviews = RiskReview.objects.filter(case__in=cases).order_by("at", "id")
    for case, at, level in reviews.values_list("case_id", "at", "level"):
        found[case].append((at, level))
    return found


def _decisions(cases: Iterable[int]) -> dict[int, list[DatedDecision]]:
    found: dict[int, list[DatedDecision]] = defaultdict(list)
    for row in RequestDecision.objects.filter(case__in=cases):
        found[row.case_id].append(_decided(row))
    return found


def _last_asked(cases: Iterable[int]) -> dict[int, list[datetime]]:
    """When an order was asked for, or recommended, or a request ended: from then on T18 or the next request watches."""
    found: dict[int, list[datetime]] = defaultdict(list)
    for application in Application.objects.filter(case__in=cases).exclude(determined_at=None):
        found[application.case_id].append(application.determined_at or application.requested_at)
    recommended = Recommendation.objects.filter(case__in=cases, kind=RecommendationKind.ORDER)
    for case, made_on in recommended.values_list("case_id", "made_on"):
        found[case].append(midnight(made_on))
    return found


@transaction.atomic
def _ask_request(case: Case, asked_at: datetime, now: datetime) -> bool:
    """Bring it before the supervisors, unless it has been since it was last due."""
    locked = lock_open_if_free(case.pk)
    known = Concern.objects.filter(case=case, kind=ConcernKind.NO_REQUEST, raised_at__gte=asked_at)
    if locked is None or known.exists():
        return False
    raise_concern(locked, ConcernKind.NO_REQUEST, by=None, now=now)
    return True
