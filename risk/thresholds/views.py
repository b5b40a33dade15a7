"""Pages to acknowledge a flag, and to see and set thresholds, the escalation ladder and the cadence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission, requires, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.risk_level import RiskLevel
from casework.dates.rules.london_time import local_day
from casework.editing.services.setting_versions import stands_at
from risk.clocks.models.clock import Clock
from risk.clocks.models.level import Level
from risk.flags.models import Acknowledgement
from risk.flags.services.acknowledgements import acknowledge_all, acknowledged_times
from risk.gates.access import acknowledging
from risk.thresholds.forms import AcknowledgeForm, CadenceForm, EscalationForm, ThresholdForm
from risk.thresholds.models.cadence import WORDS
from risk.thresholds.queries import cadences, ladder, limits, setting_changes
from risk.thresholds.rules.allowed_limits import is_settable
from risk.thresholds.rules.cadence import CADENCES
from risk.thresholds.rules.limits import DEFAULTS, LEVELS
from risk.thresholds.rules.rule_words import WATCHES, lateness
from risk.thresholds.services.cadence import NewCadence, cadence_on, cadence_set, set_cadence
from risk.thresholds.services.limits import NewEscalationStep, limits_on, limits_set, set_step, set_threshold, steps_set


@require_http_methods(["GET", "POST"])
@acknowledging
@submitted_once
def flag_acknowledge(request: HttpRequest, clock: Clock) -> HttpResponse:
    """Say that one knows, why it waits and until when; the same may be said of what else is late on it."""
    now, user = request_now(request), signed_in(request)
    if (clock.level is None or clock.closed_at is not None) and request.method != "POST":
        messages.info(request, "This is not late any more: there is nothing to acknowledge.")
        return redirect(_back(request, clock))
    others = [(other, _words(other, now)) for other in _others(clock, user, now)]
    form = AcknowledgeForm(request.POST or None, others=others, drawn_with=acknowledged_times(clock))
    if form.is_valid():
        typed = form.values
        chosen = set(typed.pop("others", []))
        clocks = [clock, *(other for other, _ in others if str(other.public_id) in chosen)]
        if form.carry_out(partial(acknowledge_all, clocks, by=user, now=now, seen=form.seen, **typed)):
            messages.success(request, "Your reason is kept. It is looked at again on the day you gave.")
            return redirect(_back(request, clock))
    return render(
        request, "risk/thresholds/flag_acknowledge.html", _page(request, clock, form, now), status=form.status
    )


def _others(clock: Clock, user: User, now: datetime) -> Sequence[Clock]:
    """What else is late on the same thing and may be acknowledged by the same person, worst first."""
    same = Clock.objects.visible_to(user).late(now).filter(case_id=clock.case_id, subject=clock.subject)
    rows = same.exclude(pk=clock.pk).worst_first(now)
    may_all = has_permission(user, Permission.ACKNOWLEDGE_FLAG)
    alike = [row for row in rows if row.rule[0] == clock.rule[0]]
    return [row for row in alike if may_all or row.level == Level.AMBER]


def _words(clock: Clock, now: datetime) -> str:
    late = lateness(clock.rule, clock.late_at, now) if clock.late_at else ""
    return f"{WATCHES[clock.rule].missing}{f' ({late})' if late else ''}"


def _page(request: HttpRequest, clock: Clock, form: AcknowledgeForm, now: datetime) -> dict[str, object]:
    may_all = has_permission(request.user, Permission.ACKNOWLEDGE_FLAG)
    return {
        "case": clock.case,
        "clock": clock,
        "is_for_supervisors": clock.level != Level.AMBER and not may_all,
        "form": form,
        "now": now,
        "words": _words(clock, now),
        "back": _back(request, clock),
        "earlier": Acknowledgement.objects.filter(clock=clock).select_related("by").order_by("-at", "-id"),
    }


def _back(request: HttpRequest, clock: Clock) -> str:
    """The list that led here, if it is one of our pages; else the case."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return resolve_url("case_detail", clock.case.public_id)


@require_safe
@requires(Permission.CHANGE_THRESHOLDS)
def threshold_list(request: HttpRequest) -> HttpResponse:
    """Every limit and the ladder as they hold today, what is planned, and who changed what and why."""
    user, today = signed_in(request), local_day(request_now(request))
    context = {
        "parts": limits(user, today),
        "ladder": ladder(user, today),
        "cadences": cadences(user, today),
        "changes": setting_changes(user),
        "risk_levels": RiskLevel.labels[::-1],
    }
    return render(request, "risk/thresholds/threshold_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def threshold_change(request: HttpRequest) -> HttpResponse:
    """Set one rule's limits at one risk level from a day on: `?rule=T1&risk=high`."""
    now, user = request_now(request), signed_in(request)
    rule, risk_level = request.GET.get("rule", ""), request.GET.get("risk", "")
    if not rule:
        return redirect("threshold_list")
    default = DEFAULTS.limits.get((rule, risk_level))
    if default is None or not any(is_settable(default, level) for level in LEVELS):
        raise Http404
    limit = limits_on(user.organisation_id, local_day(now)).limit(rule, risk_level)
    drawn_with = stands_at(limits_set(user.organisation_id, rule, risk_level))
    form = ThresholdForm(request.POST or None, limit=limit, today=local_day(now), drawn_with=drawn_with)
    if form.is_valid():
        act = partial(set_threshold, form.threshold(rule, risk_level), organisation=user.organisation, by=user, now=now)
        if form.carry_out(act):
            messages.success(request, "The limit is set. Clocks that run are measured by it within minutes.")
            return redirect("threshold_list")
    context = {"form": form, "rule": rule, "risk": RiskLevel(risk_level).label, "watch": WATCHES[rule]}
    return render(request, "risk/thresholds/threshold_change.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def escalation_change(request: HttpRequest) -> HttpResponse:
    """Set whom a step of the ladder is for, from a day on; `?step=` names the step that a link is about."""
    now, user = request_now(request), signed_in(request)
    initial = {"step": request.GET.get("step", ""), "valid_from": local_day(now)}
    drawn_with = stands_at(steps_set(user.organisation_id))
    form = EscalationForm(request.POST or None, initial=initial, drawn_with=drawn_with)
    if form.is_valid():
        new = NewEscalationStep(**form.values, seen=form.seen)
        act = partial(set_step, new, organisation=user.organisation, by=user, now=now)
        if form.carry_out(act):
            messages.success(request, "The step is set. Clocks that run are measured by it within minutes.")
            return redirect("threshold_list")
    return render(request, "risk/thresholds/escalation_change.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def cadence_change(request: HttpRequest) -> HttpResponse:
    """Set how often the risk is looked at again at one level, from a day on: `?level=high`."""
    now, user = request_now(request), signed_in(request)
    level = request.GET.get("level", "")
    if not level:
        return redirect("threshold_list")
    if level not in CADENCES:
        raise Http404
    days = cadence_on(user.organisation_id, local_day(now)).days[level]
    drawn_with = stands_at(cadence_set(user.organisation_id, level))
    initial = {"days": days, "valid_from": local_day(now)}
    form = CadenceForm(request.POST or None, initial=initial, drawn_with=drawn_with)
    if form.is_valid():
        new = NewCadence(level=level, **form.values, seen=form.seen)
        if form.carry_out(partial(set_cadence, new, organisation=user.organisation, by=user, now=now)):
            messages.success(request, "The setting is kept. It counts for reviews from then on.")
            return redirect("threshold_list")
    return render(
        request,
        "risk/thresholds/cadence_change.html",
        {"form": form, "level": level, "words": dict(WORDS)[level]},
        status=form.status,
    )
