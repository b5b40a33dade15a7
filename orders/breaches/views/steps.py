"""The pages that record what is done about a breach, confirm what the police said, and leave a breach alone."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.editing.views.receipts import receipt
from casework.sharing.services.audience import supervisors_who_see
from orders.access import breach_view
from orders.breaches.forms.steps import BreachStepForm, ConfirmForm, NotPursuedAnswerForm, NotPursuedForm
from orders.breaches.models.breach import Breach
from orders.breaches.services import not_pursued, recording
from orders.steps.rules.offers import breach_steps
from orders.steps.views.asked_step import asked_step, refusal
from orders.steps.views.event_history import BREACH_WORDS, CaseTimeline, timeline_of_case
from orders.steps.views.offers import StepOfferGroup, groups, offer
from orders.steps.views.recorded_meanwhile import meanwhile_about, recorded_meanwhile
from record.authors import Author
from record.events.subjects import about_breach
from record.law.services import law_of
from record.vocabulary.steps import BreachStep

WITH_A_PAGE: Final = frozenset({BreachStep.NOT_PURSUED})
"""Steps that take two people and have a page of their own."""


def offered_steps(breach: Breach, story: CaseTimeline) -> list[BreachStep]:
    """The steps that one person can record now."""
    return [step for step in breach_steps(story.history.breaches[breach.label]) if step not in WITH_A_PAGE]


@require_http_methods(["GET", "POST"])
@breach_view(Permission.RECORD_BREACH)
@submitted_once
def breach_step(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Record one step, named by `?step=`; without one that can follow, offer those that can."""
    case, now = breach.case, request_now(request)
    story = timeline_of_case(case)
    offered = offered_steps(breach, story)
    context = {"case": case, "breach": breach, "now": now}
    step = asked_step(request, BreachStep, offered)
    if step is None or step in WITH_A_PAGE:
        context |= {"groups": groups_of(breach, story), "refusal": refusal(request, BREACH_WORDS)}
        return render(request, "orders/breaches/breach_step.html", context)
    form = _step_form(request, breach, step, now, is_offered=step in offered)
    if form.is_valid():
        act = partial(recording.record_breach_step, breach, form.new_step(), Author(signed_in(request), now))
        form.carry_out(partial(act, known=form.known()))
    if form.is_valid():
        receipt(request, f"{BREACH_WORDS[step]}.", now)
        return redirect("breach_detail", breach.public_id)
    context |= {"form": form, "words": BREACH_WORDS[step]}
    context["meanwhile"] = recorded_meanwhile(form, case, partial(about_breach, breach.label))
    return render(request, "orders/breaches/breach_step.html", context, status=form.status)


def _step_form(
    request: HttpRequest, breach: Breach, step: BreachStep, now: datetime, *, is_offered: bool
) -> BreachStepForm:
    return BreachStepForm(
        request.POST or None,
        step=step,
        breach=breach,
        now=now,
        law=law_of(breach.organisation_id),
        begins_at=breach.learned_at,
        is_offered=is_offered,
    )


@require_http_methods(["GET", "POST"])
@breach_view(Permission.RECORD_BREACH)
@submitted_once
def breach_confirm(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Say how we know that a step is so which the police reported."""
    now, steps = request_now(request), recording.unconfirmed(breach)
    form = ConfirmForm(request.POST or None, steps=steps, row=breach, beside=breach.confirmations.all())
    if form.is_valid():
        author, number = Author(signed_in(request), now), int(form.cleaned_data["which"])
        if form.carry_out(partial(recording.confirm_step, breach, number, form.known(), author)):
            receipt(request, "Confirmed. What the police reported now stands on our word too.", now)
            return redirect("breach_detail", breach.public_id)
    context = {"case": breach.case, "breach": breach, "form": form, "steps": steps, "now": now}
    context["meanwhile"] = meanwhile_about(form, breach)
    return render(request, "orders/breaches/breach_confirm.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@breach_view(Permission.RECORD_BREACH)
@submitted_once
def not_pursued_ask(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Ask a supervisor to agree that a breach is not pursued."""
    now = request_now(request)
    form = NotPursuedForm(request.POST or None, row=breach, beside=breach.not_pursued_requests.all())
    if form.is_valid():
        act = partial(not_pursued.ask_not_pursued, breach, by=signed_in(request), now=now)
        if form.carry_out(partial(act, why=form.cleaned_data["why"])):
            told = supervisors_who_see(breach.case, now)
            receipt(
                request,
                f"The question stands on Delays. {told} Until one agrees, the breach goes on and its clocks run.",
                now,
            )
            return redirect("breach_detail", breach.public_id)
    context = {"case": breach.case, "breach": breach, "form": form}
    context["meanwhile"] = meanwhile_about(form, breach)
    return render(request, "orders/breaches/not_pursued_ask.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@breach_view(Permission.AGREE_NOT_PURSUED)
@submitted_once
def not_pursued_answer(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Agree that a breach is not pursued, or say why it goes on."""
    now, by, asked = request_now(request), signed_in(request), not_pursued.open_request(breach)
    if asked is None and request.method == "POST":  # another supervisor was quicker: what was said then is shown
        asked = breach.not_pursued_requests.select_related("breach", "case", "asked_by").order_by("-pk").first()
    if asked is None:
        return _nothing_asked(request, breach, now)
    form = NotPursuedAnswerForm(request.POST or None, row=breach)
    if form.is_valid():
        agreed, answer = form.cleaned_data["agreed"] == "yes", form.cleaned_data["answer"]
        answering = partial(not_pursued.answer_not_pursued, asked, agreed=agreed, answer=answer, by=by, now=now)
        form.carry_out(answering)
    if form.is_valid():
        receipt(request, "The breach is not pursued." if agreed else "The breach goes on.", now)
        return redirect("breach_detail", breach.public_id)
    context = {"case": breach.case, "breach": breach, "asked": asked, "form": form, "now": now}
    context["meanwhile"] = meanwhile_about(form, breach)
    return render(request, "orders/breaches/not_pursued_answer.html", context, status=form.status)


def _nothing_asked(request: HttpRequest, breach: Breach, now: datetime) -> HttpResponse:
    context = {"case": breach.case, "breach": breach, "asked": None, "form": None, "now": now}
    return render(request, "orders/breaches/not_pursued_answer.html", context)


def groups_of(breach: Breach, story: CaseTimeline) -> list[StepOfferGroup]:
    """The steps that can follow, as links in groups."""
    steps = offered_steps(breach, story)
    address = reverse("breach_step", args=[breach.public_id])

    def some(*wanted: BreachStep) -> list[BreachStep]:
        return [step for step in steps if step in wanted]

    first = (BreachStep.REPORTED_TO_POLICE, BreachStep.NOT_REPORTED_REVIEWED)
    decisions = (BreachStep.CHARGED, BreachStep.OUT_OF_COURT, BreachStep.NO_FURTHER_ACTION)
    after = (BreachStep.REVIEWED, BreachStep.REVIEW_REQUESTED, BreachStep.COURT_OUTCOME)
    ours = (BreachStep.OUTCOME_TOLD_TO_VICTIM,)
    found_out = (BreachStep.ORDER_IDENTIFIED,)
    rest = [step for step in steps if step not in {*first, *decisions, *after, *ours, *found_out}]
    return groups(
        ("What was broken", offer(some(*found_out), BREACH_WORDS, address)),
        ("Report it", offer(some(*first), BREACH_WORDS, address)),
        ("What the police did", offer(rest, BREACH_WORDS, address)),
        ("What the client was told", offer(some(*ours), BREACH_WORDS, address)),
        ("The outcome", offer(some(*decisions, *after), BREACH_WORDS, address)),
    )
