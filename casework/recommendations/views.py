"""The pages that record a recommendation to the police and their answer."""

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
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.recommendations.forms import AnswerForm, RecommendationForm
from casework.recommendations.models import Recommendation
from casework.recommendations.services import answer_recommendation, recommend


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def recommendation_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record what was recommended to the police; its answer is awaited."""
    now = request_now(request)
    form = RecommendationForm(
        request.POST or None, initial={"force": case.victim_force.slug, "made_on": local_day(now)}
    )
    if form.is_valid():
        act = partial(recommend, case, form.new_recommendation(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The recommendation is recorded.", now)
            return redirect("case_work", case.public_id)
    return render(
        request, "casework/recommendations/recommendation_create.html", {"case": case, "form": form}, status=form.status
    )


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def recommendation_answer(request: HttpRequest, case: Case, recommendation_id: UUID) -> HttpResponse:
    """Record what the police answered, or that no answer came."""
    now, by = request_now(request), signed_in(request)
    rows = Recommendation.objects.visible_to(by).select_related("case", "force")
    row = row_or_404(rows, case=case, public_id=recommendation_id)
    form = AnswerForm(request.POST or None, row=row)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if form.carry_out(partial(answer_recommendation, row, form.values, version=version, by=by, now=now)):
            receipt(request, "The answer is recorded.", now)
            return redirect("case_work", case.public_id)
    context = {"case": case, "form": form, "recommendation": row}
    return render(request, "casework/recommendations/recommendation_answer.html", context, status=form.status)
