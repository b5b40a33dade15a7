"""The pages on which a service manager changes the questions before a case and the weights of a caseload."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Permission, requires, signed_in
from accounts.clock import request_now
from accounts.looks import row_or_404
from accounts.submissions import submitted_once
from casework import services
from casework.forms import QuestionChangeForm, QuestionForm, WeightForm
from casework.models import CaseloadSetting, EligibilityQuestion
from casework.rules.caseload import DEFAULT_WEIGHTS, WEIGHT_WORDS
from casework.rules.london import local_day
from casework.rules.look_limits import KIND_WORDS
from casework.services.caseload import weights_set
from casework.services.look_limits import look_limits_on
from casework.services.settled import stands_at


@require_safe
@requires(Permission.CHANGE_THRESHOLDS)
def intake_settings(request: HttpRequest) -> HttpResponse:
    """The checklist and the weights as they hold today, with what was changed and why."""
    user, today = signed_in(request), local_day(request_now(request))
    weights = services.weights_on(user.organisation_id, today)
    limits = look_limits_on(user.organisation_id, today)
    changes = CaseloadSetting.objects.visible_to(user).select_related("set_by").order_by("-set_at", "-id")
    context = {
        "own": EligibilityQuestion.objects.visible_to(user).order_by("-is_asked", "position", "id"),
        "questions": services.questions_of(user.organisation_id),
        "weights": [(kind, words, weights[kind]) for kind, words in WEIGHT_WORDS.items()],
        "changes": changes[:50],
        "limits": [(kind, words, limits[kind]) for kind, words in KIND_WORDS.items()],
        "today": today,
    }
    return render(request, "casework/intake_settings.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def question_create(request: HttpRequest) -> HttpResponse:
    """Ask one more thing of every referral."""
    user = signed_in(request)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        add = partial(services.add_question, user.organisation, by=user, now=request_now(request))
        if form.carry_out(partial(add, **form.cleaned_data)):
            messages.success(request, "The question is asked of every new referral.")
            return redirect("intake_settings")
    return render(request, "casework/question_create.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def question_change(request: HttpRequest) -> HttpResponse:
    """Put a question in other words, move it, or stop asking it: `?question=KEY`."""
    user, key = signed_in(request), request.GET.get("question", "")
    if not key:
        return redirect("intake_settings")
    if request.method == "POST":
        services.make_questions_own(user.organisation)
    row = _question(key, user.organisation_id)
    form = QuestionChangeForm(request.POST or None, row=row)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(services.change_question, row, form.values, version=version, by=user, now=request_now(request))
        if form.carry_out(act):
            messages.success(request, "The question is changed. Referrals already answered keep the words they had.")
            return redirect("intake_settings")
    return render(request, "casework/question_change.html", {"form": form}, status=form.status)


def _question(key: str, organisation_id: int) -> EligibilityQuestion:
    """The service's own question, or a default that becomes its own once it is changed."""
    rows = EligibilityQuestion.objects.filter(organisation_id=organisation_id)
    if "\x00" in key or rows.exists():
        return row_or_404(rows, key=key.replace("\x00", ""))
    for position, each in enumerate(services.questions_of(organisation_id), start=1):
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
    weight = services.weights_on(user.organisation_id, today)[kind]
    drawn_with = stands_at(weights_set(user.organisation_id, kind))
    form = WeightForm(request.POST or None, kind=kind, weight=weight, today=today, drawn_with=drawn_with)
    if form.is_valid():
        new = services.NewWeight(kind=kind, **form.values, seen=form.seen)
        act = partial(services.set_weight, new, organisation=user.organisation, today=today, by=user, now=now)
        if form.carry_out(act):
            messages.success(request, "The weight is set.")
            return redirect("intake_settings")
    return render(
        request, "casework/weight_change.html", {"form": form, "words": WEIGHT_WORDS[kind]}, status=form.status
    )
