"""The pages on which a refusal is challenged, and on which the reply is recorded."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from orders.access import application_view
from orders.applications.forms.challenges import ChallengeForm, ChallengeReplyForm
from orders.applications.models.application import Application
from orders.applications.models.challenge import Challenge
from orders.applications.services.challenges import challenge, record_reply
from orders.steps.views.recorded_meanwhile import meanwhile_about
from record.vocabulary.reasons import reason_words


@require_http_methods(["GET", "POST"])
@application_view(Permission.REQUEST_ORDER)
@submitted_once
def challenge_create(request: HttpRequest, application: Application) -> HttpResponse:
    """Record a step against a refusal; its reply is awaited."""
    now = request_now(request)
    form = ChallengeForm(
        request.POST or None,
        row=application,
        beside=application.challenges.all(),
        initial={"sent_on": local_day(now)},
    )
    if form.is_valid():
        act = partial(challenge, application, form.new_challenge(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The challenge is recorded.", now)
            return redirect("application_detail", application.public_id)
    context = {"case": application.case, "application": application, "form": form}
    context["reason"] = reason_words(application.reason)
    context["meanwhile"] = meanwhile_about(form, application)
    return render(request, "orders/applications/challenge_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@application_view(Permission.REQUEST_ORDER)
@submitted_once
def challenge_reply(request: HttpRequest, application: Application, challenge_id: UUID) -> HttpResponse:
    """Record what came of a challenge."""
    now, by = request_now(request), signed_in(request)
    rows = Challenge.objects.visible_to(by).select_related("case", "application")
    row = row_or_404(rows, application=application, public_id=challenge_id)
    form = ChallengeReplyForm(request.POST or None, row=row)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if form.carry_out(partial(record_reply, row, form.values, version=version, by=by, now=now)):
            receipt(request, "The reply is recorded.", now)
            return redirect("application_detail", application.public_id)
    context = {"case": application.case, "application": application, "challenge": row, "form": form}
    return render(request, "orders/applications/challenge_reply.html", context, status=form.status)
