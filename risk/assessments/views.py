"""The pages on which staff record what they make of the risk beside its level, and tell of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.forms.act_form import ActForm
from casework.gates.access.row_gates import case_view
from casework.templatetags.display import when
from risk.assessments.forms import OpinionForm, PoliceViewForm, RiskChangeForm, ScreeningForm, ToolResultForm
from risk.assessments.models.screening import Screening
from risk.assessments.rules.screening import ANSWERS, PROMPTS, still_open, to_think_about
from risk.assessments.services import record_opinion, record_police_view, record_screening, record_tool_result
from risk.gates.access import screening_view
from risk.reviews.services.review_triggers import record_reported_change


@dataclass(frozen=True)
class AnsweredPrompt:
    """One prompt with what was answered and noted."""

    asks: str
    answer: str
    note: str


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVIEW_RISK)
@submitted_once
def risk_change_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Something changed that no event of the record shows: the risk is then to be reviewed within a day."""
    now = request_now(request)
    form = RiskChangeForm(request.POST or None, initial={"at": now})

    def act() -> bool:
        record_reported_change(case, **form.cleaned_data, by=signed_in(request), now=now)
        return True

    if form.is_valid() and form.carry_out(act):
        messages.success(request, f"The change is kept, and the risk is to be reviewed. Saved {when(now)}.")
        return redirect("case_risk", case.public_id)
    return render(
        request,
        "risk/assessments/risk_change_create.html",
        {"case": case, "form": form, "now": now},
        status=form.status,
    )


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVIEW_RISK)
@submitted_once
def screening_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask by our own prompts; what to think about follows from the answers, never a level."""
    now = request_now(request)
    form = ScreeningForm(request.POST or None, initial={"held_on": local_day(now)})
    if form.is_valid():
        act = partial(record_screening, case, form.new_screening(), by=signed_in(request), now=now)
        if screening := form.carry_out(act):
            messages.success(request, f"The screening is kept. Saved {when(now)}.")
            return redirect("screening_detail", screening.public_id)
    return render(
        request, "risk/assessments/screening_create.html", {"case": case, "form": form, "now": now}, status=form.status
    )


@require_safe
@screening_view
def screening_detail(request: HttpRequest, screening: Screening) -> HttpResponse:
    """What was answered, what to think about, and what is still to be asked."""
    answered = [
        AnsweredPrompt(prompt.asks, ANSWERS.get(screening.answers.get(key, ""), ""), screening.notes.get(key, ""))
        for key, prompt in PROMPTS.items()
    ]
    context = {
        "case": screening.case,
        "screening": screening,
        "answered": answered,
        "to_think_about": to_think_about(screening.answers),
        "still_open": still_open(screening.answers),
        "now": request_now(request),
    }
    return render(request, "risk/assessments/screening_detail.html", context)


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVIEW_RISK)
@submitted_once
def tool_result_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep the result of a tool, never what it asks."""
    now = request_now(request)
    form = ToolResultForm(request.POST or None)

    def act() -> object:
        return record_tool_result(case, form.new_result(), by=signed_in(request), now=now)

    return _kept(
        request, AssessmentPage(case, form, "risk/assessments/tool_result_create.html", "The result is kept."), act
    )


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVIEW_RISK)
@submitted_once
def police_view_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep what a force says the risk is, beside what we say."""
    now = request_now(request)
    form = PoliceViewForm(request.POST or None, initial={"force": case.victim_force.slug, "said_on": local_day(now)})

    def act() -> object:
        return record_police_view(case, form.new_view(), by=signed_in(request), now=now)

    return _kept(
        request,
        AssessmentPage(case, form, "risk/assessments/police_view_create.html", "The police's view is kept."),
        act,
    )


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVIEW_RISK)
@submitted_once
def opinion_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep an opinion on a stage or a motive; it is no prediction and sets no level."""
    now = request_now(request)
    form = OpinionForm(request.POST or None, initial={"formed_on": local_day(now)})

    def act() -> object:
        return record_opinion(case, form.new_opinion(), by=signed_in(request), now=now)

    return _kept(
        request, AssessmentPage(case, form, "risk/assessments/opinion_create.html", "The opinion is kept."), act
    )


@dataclass(frozen=True)
class AssessmentPage:
    """A form about a case, where it is drawn and what is said when it is saved."""

    case: Case
    form: ActForm
    template: str
    receipt: str


def _kept(request: HttpRequest, page: AssessmentPage, act: Callable[[], object]) -> HttpResponse:
    """Save a form that leads back to the risk of its case."""
    now = request_now(request)
    if page.form.is_valid() and page.form.carry_out(act) is not None:
        messages.success(request, f"{page.receipt} Saved {when(now)}.")
        return redirect("case_risk", page.case.public_id)
    return render(request, page.template, {"case": page.case, "form": page.form, "now": now})
