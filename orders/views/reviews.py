"""The page that reviews a case's risk."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import Permission, signed_in
from accounts.submissions import submitted_once
from casework.access import case_view
from casework.models import Case
from orders.forms.reviews import RiskReviewForm
from orders.services import reviews
from orders.services.record import Author
from orders.views.receipts import receipt
from risk.models import RiskReview


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVIEW_RISK)
@submitted_once
def risk_review_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a level with its reason, beside the last time that it was set."""
    now = timezone.now()
    form = RiskReviewForm(request.POST or None, case=case, now=now)
    if form.is_valid():
        author = Author(signed_in(request), now)
        review = form.carry_out(partial(reviews.review_risk, case, form.new_review(), author))
        if review:
            receipt(request, f"The risk is reviewed: {review.get_level_display().lower()}.", now)
            return redirect("case_detail", case.public_id)
    last = RiskReview.objects.filter(case=case).select_related("recorded_by").newest_first().first()
    return render(request, "orders/risk_review_create.html", {"case": case, "form": form, "last": last, "now": now})
