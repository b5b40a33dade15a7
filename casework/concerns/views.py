"""The page on which a supervisor looks at a concern and says what was done."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.concerns.forms import APPROVE, ConcernForm
from casework.concerns.links import page_of_concern
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.rules import ASKS
from casework.concerns.services import answer_concern
from casework.gates.access.row_gates import concern_view
from casework.sharing.models.share import Share
from casework.sharing.services.audience import phone_of
from casework.sharing.services.shares import judge_share


@require_http_methods(["GET", "POST"])
@concern_view(Permission.ANSWER_CONCERN)
@submitted_once
def concern_answer(request: HttpRequest, concern: Concern) -> HttpResponse:
    """Show why somebody must look, and take the answer; who comes second is told the first, and keeps the words."""
    now, share = request_now(request), _share(concern)
    form = ConcernForm(
        request.POST or None,
        is_about_share=share is not None,
        is_about_closing=concern.kind == ConcernKind.CLOSING_ASKED,
    )
    asks = ASKS[concern.kind]
    is_sent = request.method == "POST" and not asks.answered_there
    if is_sent and form.is_valid() and _answer(request, concern, form):
        messages.success(request, "Your answer is recorded.")
        return redirect("delays")
    context = {
        "case": concern.case,
        "concern": concern,
        "asks": asks,
        "page": page_of_concern(concern),
        "share": share,
        "is_open": is_sent or (concern.answered_at is None and not asks.answered_there),
        "phone": phone_of(concern.force, concern.organisation_id) if concern.force else "",
        "form": form,
        "now": now,
    }
    return render(request, "casework/concerns/concern_answer.html", context, status=form.status)


def _share(concern: Concern) -> Share | None:
    """The share that a concern is about."""
    if concern.kind != ConcernKind.SHARED_WITHOUT_AGREEMENT:
        return None
    rows = Share.objects.select_related("force", "shared_by")
    return rows.filter(case=concern.case, public_id=str(concern.about_id)).first()


def _answer(request: HttpRequest, concern: Concern, form: ConcernForm) -> Concern | None:
    by, now, words = signed_in(request), request_now(request), form.cleaned_data["answer"]
    if decision := form.cleaned_data.get("decision"):
        is_right = decision == APPROVE
        return form.carry_out(partial(judge_share, concern, is_right=is_right, words=words, by=by, now=now))
    return form.carry_out(partial(answer_concern, concern, answer=words, by=by, now=now))
