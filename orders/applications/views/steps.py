"""The pages on which an order is asked for, and on which a request is followed to its end."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.fact_types.rules import kept_said
from casework.gates.access.row_gates import case_view
from casework.sharing.services.audience import force_audience
from casework.templatetags.display import day
from orders.access import application_view
from orders.applications.forms.steps import ApplicationStepForm, RequestForm
from orders.applications.models.application import Application
from orders.applications.rules.stages import span, stages
from orders.applications.rules.which_force import age_note
from orders.applications.services import steps as applications
from orders.applications.views.progress import where_it_stands
from orders.court.models.hearing import Hearing
from orders.court.views import warn
from orders.grounds.rules.draft_conditions import CLAIMS_CONDITIONS
from orders.grounds.services.criteria import criteria_of
from orders.grounds.services.draft_conditions import without_view
from orders.grounds.views.draft_conditions import draft_lines
from orders.orders.models import Order
from orders.steps.rules.offers import application_steps
from orders.steps.views.asked_step import asked_step, refusal
from orders.steps.views.clocks import running_clocks
from orders.steps.views.event_history import CaseTimeline, EventLine, lines, timeline_of_case
from orders.steps.views.offers import StepOffer, StepOfferGroup, groups, offer
from orders.steps.views.recorded_meanwhile import recorded_meanwhile
from orders.steps.views.sharing import forces_that_see, share_if_asked, share_words
from record.authors import Author
from record.events import events as told
from record.events.subjects import about_application
from record.law.services import law_of
from record.vocabulary.reasons import reason_words
from record.vocabulary.steps import APPEAL, DETERMINED, ENDINGS, HEARING, WAY, WORDS, ApplicationStep, OrderKind


@dataclass(frozen=True)
class HearingLine:
    """A day on which the court was to hear an application, and what came of it; "" while nobody has said."""

    hearing_on: date
    listed_at: datetime
    outcome: str
    href: str


@require_http_methods(["GET", "POST"])
@case_view(Permission.REQUEST_ORDER)
@submitted_once
def application_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record that an order was asked of a force, and share the case with that force if told to."""
    by, now = signed_in(request), request_now(request)
    form = RequestForm(request.POST or None, case=case, now=now, shared_with=forces_that_see(case, now))
    if form.is_valid():
        application = form.carry_out(lambda: _request(form, by, now))
        if application:
            said = share_words(form, application.force, now)
            receipt(request, f"The request to {application.force.name} is recorded.{said}", now)
            return redirect("application_detail", application.public_id)
    context = {"case": case, "form": form, "now": now, **_known_before(case, now)}
    return render(request, "orders/applications/application_create.html", context, status=form.status)


def _known_before(case: Case, now: datetime) -> dict[str, object]:
    """Requests that are open already, and what his age means for another one."""
    today = local_day(now)
    ages = applications.ages_of(law_of(case.organisation_id), today)
    return {
        "others": case.applications.open().select_related("force"),
        "age_note": age_note(applications.age_of(case, today), ages),
    }


def _request(form: RequestForm, by: User, now: datetime) -> Application:
    new = form.new_request()
    application = applications.ask_for_order(form.case, new, Author(by, now))
    share_if_asked(form, new.force, by=by, now=now)
    return application


@require_safe
@application_view(Permission.VIEW_CASE)
def application_detail(request: HttpRequest, application: Application) -> HttpResponse:
    """Where a request stands: its two clocks, its stages and who held each, and what can happen next."""
    case, now = application.case, request_now(request)
    story = timeline_of_case(case)
    orders = list(application.orders.order_by("made_at", "id"))
    context = {
        "case": case,
        "application": application,
        "status": WORDS[application.status],
        "since_asked": span(application.first_requested_at, application.determined_at or now),
        "in_stage": span(application.stage_entered_at, now),
        "entries": _timeline(story, application, now),
        "hearings": _hearings(application),
        "clocks": running_clocks(case, _of_application(application, orders), now),
        "orders": orders,
        "groups": _groups(application, story, signed_in(request)),
        "audience": force_audience(case, application.force, now),
        "paused_until": _paused_until(application, now),
        "reason": reason_words(application.reason),
        "reason_code": reason_words(application.reason_code),
        "stands": where_it_stands(application, story, now),
        "kept": kept_said(application, told.ApplicationEvent),
        "grounds": criteria_of(application, today=local_day(now)),
        "drafts": draft_lines(application),
        "now": now,
        "today": local_day(now),
    }
    return render(request, "orders/applications/application_detail.html", context)


def _of_application(application: Application, orders: Iterable[Order]) -> Q:
    """The clocks of an application, of its orders, and of the loss of one of them."""
    labels = [application.label, *(order.label for order in orders)]
    return Q(subject__in=labels) | Q(subject__startswith=f"{application.label}/")


@require_http_methods(["GET", "POST"])
@application_view(Permission.RECORD_APPLICATION_STEP)
@submitted_once
def application_step(request: HttpRequest, application: Application) -> HttpResponse:
    """Record one step, named by `?step=`; without one that can follow, offer those that can."""
    by, now, case = signed_in(request), request_now(request), application.case
    story = timeline_of_case(case)
    offered = _offered(application, story, by)
    context = {"case": case, "application": application, "now": now}
    step = asked_step(request, ApplicationStep, offered)
    if step is None:
        context |= {"groups": _groups(application, story, by), "refusal": refusal(request, WORDS)}
        return render(request, "orders/applications/application_step.html", context)
    known: dict[str, Any] = {"case": case, "now": now, "begins_at": application.requested_at, "row": application}
    form = ApplicationStepForm(request.POST or None, step=step, is_offered=step in offered, **known)
    if form.is_valid():
        form.carry_out(partial(applications.record_application_step, application, form.new_step(), Author(by, now)))
    if form.is_valid():
        receipt(request, f"{WORDS[step]}.", now)
        if hearing_on := form.cleaned_data.get("hearing_on"):
            warn(request, hearing_on, application)
        return redirect("application_detail", application.public_id)
    context |= {"form": form, "words": WORDS[step], **_missing_for(step, application)}
    context["meanwhile"] = recorded_meanwhile(form, case, partial(about_application, application.label))
    return render(request, "orders/applications/application_step.html", context, status=form.status)


def _missing_for(step: ApplicationStep, application: Application) -> dict[str, object]:
    """What the draft lacks before a step about its conditions can be recorded, to be named above the form."""
    if step not in CLAIMS_CONDITIONS:
        return {}
    drafts = application.draft_conditions.current()
    return {"lacks_draft": not drafts.exists(), "without_view": without_view(application)}


def _offered(application: Application, story: CaseTimeline, by: User) -> list[ApplicationStep]:
    may_pause = has_permission(by, Permission.PAUSE_CLOCK)
    return application_steps(story.history.applications[application.label], may_pause=may_pause)


def _groups(application: Application, story: CaseTimeline, by: User) -> list[StepOfferGroup]:
    steps = _offered(application, story, by)
    address = reverse("application_step", args=[application.public_id])
    made = [StepOffer("An order was made", reverse("order_create", args=[application.public_id]))]
    is_open = application.determined_at is None or application.status == ApplicationStep.APPEALED

    def some(*wanted: ApplicationStep) -> list[StepOffer]:
        return offer([step for step in steps if step in wanted], WORDS, address)

    return groups(
        ("The next stage", some(*(step for step in WAY if step not in HEARING))),
        ("An appeal", some(*APPEAL)),
        ("The hearing", some(*HEARING) + (made if is_open else [])),
        ("An interim order", some(ApplicationStep.INTERIM_APPLIED, ApplicationStep.INTERIM_REFUSED)),
        ("It ended without an order", some(*ENDINGS)),
        ("What follows", some(ApplicationStep.REVIEWED)),
        ("A pause", some(ApplicationStep.PAUSED)),
    )


def _hearings(application: Application) -> list[HearingLine]:
    return [_hearing(row) for row in application.hearings.select_related("case").order_by("-hearing_on", "-id")]


def _hearing(row: Hearing) -> HearingLine:
    outcome = f"{row.get_outcome_display()}, {day(row.outcome_at)}" if row.outcome else ""
    reason = f". {reason_words(row.reason)}" if row.reason else ""
    href = reverse("hearing_detail", args=[row.case.public_id, row.public_id])
    return HearingLine(row.hearing_on, row.listed_at, outcome + reason, href)


def _paused_until(application: Application, now: datetime) -> date | None:
    """The last day of a pause that is not over."""
    until = application.paused_until
    return until if until and application.determined_at is None and until >= local_day(now) else None


def _timeline(story: CaseTimeline, application: Application, now: datetime) -> list[EventLine]:
    """What happened on the application and on its orders, with who held each stage and for how long."""
    label = application.label
    own = {order.label for order in story.history.orders.values() if order.application == label}
    pairs = list(story.about(partial(_concerns, label, own)))
    held = {
        stage.number: f"{'Held' if stage.left_at else 'Now held'} by {stage.holder} for {stage.length(now)}."
        for stage in stages(_steps(pairs))
        if stage.step not in DETERMINED - {ApplicationStep.APPEALED}
    }
    return lines(pairs, held)


def _concerns(label: str, own_orders: Container[str], content: told.Content) -> bool:
    if isinstance(content, told.ApplicationEvent):
        return content.label == label
    if isinstance(content, told.OrderMade):
        return content.application == label
    return isinstance(content, told.OrderEvent) and content.label in own_orders


def _steps(pairs: Iterable[tuple[Event, told.CaseEvent]]) -> Iterator[tuple[int, ApplicationStep, datetime]]:
    for _, event in pairs:
        if isinstance(event.content, told.ApplicationEvent):
            yield event.number, event.content.step, event.at
        if isinstance(event.content, told.OrderMade) and event.content.kind is OrderKind.FULL:
            yield event.number, ApplicationStep.GRANTED, event.at
