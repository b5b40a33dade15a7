"""Pages on which a service manager sets eligibility questions and caseload weights."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.caseload.forms import QuestionChangeForm, QuestionForm, WeightForm
from casework.caseload.models.weights import CaseloadSetting
from casework.caseload.rules import DEFAULT_WEIGHTS, WEIGHT_WORDS
from casework.caseload.services.weights import NewWeight, set_weight, weights_on, weights_set
from casework.dates.rules.london_time import local_day
from casework.editing.services.setting_versions import stands_at
from casework.look_limits.rules import KIND_WORDS
from casework.look_limits.services import look_limits_on
from casework.referrals.models import EligibilityQuestion
from casework.referrals.services.eligibility_questions import add_question, change_question, make_questions_own
from casework.referrals.services.referrals import questions_of


@require_safe
@requires(Permission.CHANGE_THRESHOLDS)
def intake_settings(request: HttpRequest) -> HttpResponse:
    """The checklist and the weights as they hold today, with what was changed and why."""
    user, today = signed_in(request), local_day(request_now(request))
    weights = weights_on(user.organisation_id, today)
    limits = look_limits_on(user.organisation_id, today)
    changes = CaseloadSetting.objects.visible_to(user).select_related("set_by").order_by("-set_at", "-id")
    context = {
        "own": EligibilityQuestion.objects.visible_to(user).order_by("-is_asked", "position", "id"),
        "questions": questions_of(user.organisation_id),
        "weights": [(kind, words, weights[kind]) for kind, words in WEIGHT_WORDS.items()],
        "changes": changes[:50],
        "limits": [(kind, words, limits[kind]) for kind, words in KIND_WORDS.items()],
        "today": today,
    }
    return render(request, "casework/caseload/intake_settings.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def question_create(request: HttpRequest) -> HttpResponse:
    """Ask one more thing of every referral."""
    user = signed_in(request)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        add = partial(add_question, user.organisation, by=user, now=request_now(request))
        if form.carry_out(partial(add, **form.cleaned_data)):
            messages.success(request, "The question is asked of every new referral.")
            return redirect("intake_settings")
    return render(request, "casework/caseload/question_create.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def question_change(request: HttpRequest) -> HttpResponse:
    """Put a question in other words, move it, or stop asking it: `?question=KEY`."""
    user, key = signed_in(request), request.GET.get("question", "")
    if not key:
        return redirect("intake_settings")
    if request.method == "POST":
        make_questions_own(user.organisation)
    row = _question(key, user.organisation_id)
    form = QuestionChangeForm(request.POST or None, row=row)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(change_question, row, form.values, version=version, by=user, now=request_now(request))
        if form.carry_out(act):
            messages.success(request, "The question is changed. Referrals already answered keep the words they had.")
            return redirect("intake_settings")
    return render(request, "casework/caseload/question_change.html", {"form": form}, status=form.status)


def _question(key: str, organisation_id: int) -> EligibilityQuestion:
    """The service's own question, or a default that becomes its own once it is changed."""
    rows = EligibilityQuestion.objects.filter(organisation_id=organisation_id)
    if "\x00" in key or rows.exists():
        return row_or_404(rows, key=key.replace("\x00", ""))
    for position, each in enumerate(questions_of(organisation_id), start=1):
        if each.key == key:
            return EligibilityQuestion(key=key, words=each.words, hint=each.hint, position=position)
    raise Http404


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def weight_change(request: HttpRequest) -> HttpResponse:
    """Set one weight from a day on: `?kind=high`."""
    now, user, kind = request_now(request), signed_in(request), request.GET.get("kind", "")
    if not kind:
        return redirect("intake_settings")
    if kind not in DEFAULT_WEIGHTS:
        raise Http404
    today = local_day(now)
    weight = weights_on(user.organisation_id, today)[kind]
    drawn_with = stands_at(weights_set(user.organisation_id, kind))
    form = WeightForm(request.POST or None, kind=kind, weight=weight, today=today, drawn_with=drawn_with)
    if form.is_valid():
        new = NewWeight(kind=kind, **form.values, seen=form.seen)
        act = partial(set_weight, new, organisation=user.organisation, today=today, by=user, now=now)
        if form.carry_out(act):
            messages.success(request, "The weight is set.")
            return redirect("intake_settings")
    return render(
        request, "casework/caseload/weight_change.html", {"form": form, "words": WEIGHT_WORDS[kind]}, status=form.status
    )
