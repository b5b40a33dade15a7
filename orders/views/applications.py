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

from accounts.access import Permission, has_permission, signed_in
from accounts.clock import request_now
from accounts.models import User
from accounts.submissions import submitted_once
from casework.access import case_view
from casework.models import Case, Event
from casework.rules.declared import kept_said
from casework.rules.london import local_day
from casework.services import force_audience
from casework.templatetags.display import day
from casework.views.receipts import receipt
from orders.access import application_view
from orders.forms.applications import ApplicationStepForm, RequestForm
from orders.models import Application, Hearing, Order
from orders.rules import events as told
from orders.rules.about import about_application
from orders.rules.applying import age_note
from orders.rules.drafting import CLAIMS_CONDITIONS
from orders.rules.offers import application_steps
from orders.rules.reasons import reason_words
from orders.rules.stages import span, stages
from orders.rules.vocabulary import APPEAL, DETERMINED, ENDINGS, HEARING, WAY, WORDS, OrderKind, Step
from orders.services import applications
from orders.services.criteria import criteria_of
from orders.services.drafts import without_view
from orders.services.law import law_of
from orders.services.record import Author
from orders.views.court import warn
from orders.views.drafts import draft_lines
from orders.views.meanwhile import recorded_meanwhile
from orders.views.offers import Offer, OfferGroup, groups, offer
from orders.views.running import running_clocks
from orders.views.sharing import forces_that_see, share_if_asked, share_words
from orders.views.steps import asked_step, refusal
from orders.views.story import Line, Story, lines, story_of
from orders.views.where_it_stands import where_it_stands


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
    return render(request, "orders/application_create.html", context, status=form.status)


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
    story = story_of(case)
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
    return render(request, "orders/application_detail.html", context)


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
    story = story_of(case)
    offered = _offered(application, story, by)
    context = {"case": case, "application": application, "now": now}
    step = asked_step(request, Step, offered)
    if step is None:
        context |= {"groups": _groups(application, story, by), "refusal": refusal(request, WORDS)}
        return render(request, "orders/application_step.html", context)
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
    return render(request, "orders/application_step.html", context, status=form.status)


def _missing_for(step: Step, application: Application) -> dict[str, object]:
    """What the draft lacks before a step about its conditions can be recorded, to be named above the form."""
    if step not in CLAIMS_CONDITIONS:
        return {}
    drafts = application.draft_conditions.current()
    return {"lacks_draft": not drafts.exists(), "without_view": without_view(application)}


def _offered(application: Application, story: Story, by: User) -> list[Step]:
    may_pause = has_permission(by, Permission.PAUSE_CLOCK)
    return application_steps(story.history.applications[application.label], may_pause=may_pause)


def _groups(application: Application, story: Story, by: User) -> list[OfferGroup]:
    steps = _offered(application, story, by)
    address = reverse("application_step", args=[application.public_id])
    made = [Offer("An order was made", reverse("order_create", args=[application.public_id]))]
    is_open = application.determined_at is None or application.status == Step.APPEALED

    def some(*wanted: Step) -> list[Offer]:
        return offer([step for step in steps if step in wanted], WORDS, address)

    return groups(
        ("The next stage", some(*(step for step in WAY if step not in HEARING))),
        ("An appeal", some(*APPEAL)),
        ("The hearing", some(*HEARING) + (made if is_open else [])),
        ("An interim order", some(Step.INTERIM_APPLIED, Step.INTERIM_REFUSED)),
        ("It ended without an order", some(*ENDINGS)),
        ("What follows", some(Step.REVIEWED)),
        ("A pause", some(Step.PAUSED)),
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


def _timeline(story: Story, application: Application, now: datetime) -> list[Line]:
    """What happened on the application and on its orders, with who held each stage and for how long."""
    label = application.label
    own = {order.label for order in story.history.orders.values() if order.application == label}
    pairs = list(story.about(partial(_concerns, label, own)))
    held = {
        stage.number: f"{'Held' if stage.left_at else 'Now held'} by {stage.holder} for {stage.length(now)}."
        for stage in stages(_steps(pairs))
        if stage.step not in DETERMINED - {Step.APPEALED}
    }
    return lines(pairs, held)


def _concerns(label: str, own_orders: Container[str], content: told.Content) -> bool:
    if isinstance(content, told.ApplicationEvent):
        return content.label == label
    if isinstance(content, told.OrderMade):
        return content.application == label
    return isinstance(content, told.OrderEvent) and content.label in own_orders


def _steps(pairs: Iterable[tuple[Event, told.Event]]) -> Iterator[tuple[int, Step, datetime]]:
    for _, event in pairs:
        if isinstance(event.content, told.ApplicationEvent):
            yield event.number, event.content.step, event.at
        if isinstance(event.content, told.OrderMade) and event.content.kind is OrderKind.FULL:
            yield event.number, Step.GRANTED, event.at
