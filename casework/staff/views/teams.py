"""The pages on which a service manager keeps teams."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from casework.staff.forms import TeamForm
from casework.staff.queries import team_rows
from casework.staff.services.teams import change_team, close_team, create_team, open_team
from casework.staff.views.rows import team_named


@require_safe
@requires(Permission.MANAGE_PEOPLE)
def team_list(request: HttpRequest) -> HttpResponse:
    """Every team, who supervises it, how many work in it and how many cases it has."""
    return render(request, "casework/staff/team_list.html", {"rows": team_rows(signed_in(request))})


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def team_create(request: HttpRequest) -> HttpResponse:
    """Add a team."""
    user = signed_in(request)
    form = TeamForm(request.POST or None, organisation=user.organisation)
    if form.is_valid():
        act = partial(create_team, **form.values(), by=user)
        if form.carry_out(act):
            messages.success(request, "The team is added.")
            return redirect("team_list")
    return render(request, "casework/staff/team_create.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def team_change(request: HttpRequest) -> HttpResponse:
    """Rename a team, and say who supervises it: `?team=3`."""
    user, team = signed_in(request), team_named(request)
    if team is None:
        return redirect("team_list")
    form = TeamForm(request.POST or None, organisation=user.organisation, team=team)
    if form.is_valid():
        act = partial(change_team, team, **form.values(), by=user)
        if form.carry_out(act):
            messages.success(request, "The team is changed.")
            return redirect("team_list")
    return render(request, "casework/staff/team_change.html", {"form": form, "team": team}, status=form.status)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def team_close(request: HttpRequest) -> HttpResponse:
    """Close a team in which nobody works: `?team=3`."""
    return _done(request, close_team, "The team is closed.")


@require_POST
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def team_open(request: HttpRequest) -> HttpResponse:
    """Take the closing of a team back: `?team=3`."""
    return _done(request, open_team, "The team is open.")


def _done(request: HttpRequest, act: Callable[..., bool], said: str) -> HttpResponse:
    team = team_named(request)
    if team is not None:
        try:
            act(team, by=signed_in(request))
        except RuleViolation as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, said)
    return redirect("team_list")
