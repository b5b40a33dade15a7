"""The pages that review a case's risk, and on which a second person answers for a level."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from orders.reviews.forms import RiskReviewForm, SignatureForm
from orders.reviews.services import reviews
from record.authors import Author
from risk.gates.access import signature_view
from risk.reviews.models.review import RiskReview
from risk.reviews.models.signature import Signature


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVIEW_RISK)
@submitted_once
def risk_review_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a level with its reason, or propose a lower one, beside the last time that it was set."""
    now = request_now(request)
    form = RiskReviewForm(request.POST or None, case=case, now=now, beside=case.risk_reviews.all())
    if form.is_valid():
        author = Author(signed_in(request), now)
        judged = form.carry_out(partial(reviews.judge_risk, case, form.new_review(), author))
        if judged:
            receipt(request, _said(judged), now)
            return redirect("case_risk" if isinstance(judged, Signature) else "case_detail", case.public_id)
    last = RiskReview.objects.filter(case=case).select_related("recorded_by").newest_first().first()
    context = {"case": case, "form": form, "last": last, "now": now}
    return render(request, "orders/reviews/risk_review_create.html", context, status=form.status)


def _said(judged: RiskReview | Signature) -> str:
    level = judged.get_level_display().lower()
    if isinstance(judged, Signature):
        return f"You have proposed to lower the risk to {level}. It stays as it is until a supervisor signs."
    return f"The risk is reviewed: {level}."


@require_http_methods(["GET", "POST"])
@signature_view
@submitted_once
def signature_answer(request: HttpRequest, signature: Signature) -> HttpResponse:
    """Sign or refuse a level that somebody else asked for, beside what was said of it."""
    now, case = request_now(request), signature.case
    if signature.answer and request.method != "POST":
        messages.info(request, "This is answered already.")
        return redirect("case_risk", case.public_id)
    form = SignatureForm(request.POST or None)
    if form.is_valid():
        answer = reviews.sign if form.signs else reviews.refuse
        author = Author(signed_in(request), now)
        if form.carry_out(partial(answer, signature, words=form.cleaned_data["words"], author=author)):
            receipt(request, "Your answer is kept.", now)
            return redirect("case_risk", case.public_id)
    context = {"case": case, "signature": signature, "form": form, "now": now}
    return render(request, "orders/reviews/signature_answer.html", context, status=form.status)
