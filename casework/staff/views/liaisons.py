"""The pages on which a service invites liaisons of police forces: one person asks, a second one confirms."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.database.clock import request_now
from accounts.invitations.services.links import GivenLink, begin_reset
from accounts.people.models import User
from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.editing.forms.act_form import ActForm
from casework.staff import queries
from casework.staff.forms import LiaisonForm
from casework.staff.services.liaisons import confirm_liaison, invite_liaison, switch_off_liaison
from casework.staff.views.given_link import made_once, show_link
from casework.staff.views.rows import invitation_named, number_of


@require_safe
@requires(Permission.CONFIRM_LIAISON)
def liaison_list(request: HttpRequest) -> HttpResponse:
    """Each force that the service shares with and who can look there; invitations that wait for a second person."""
    user, now = signed_in(request), request_now(request)
    invited = [
        (each, queries.link_words(each, now), each.made_by_id == user.pk)
        for each in queries.open_liaison_invitations(user)
    ]
    context = {"forces": queries.force_rows(user, now=now), "invited": invited, "now": now}
    return render(request, "casework/staff/liaison_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def liaison_invite(request: HttpRequest) -> HttpResponse:
    """Ask that somebody be a liaison of a force."""
    user = signed_in(request)
    forces = list(queries.forces_shared_with(user, now=request_now(request)))
    form = LiaisonForm(request.POST or None, forces=forces)
    if form.is_valid() and form.carry_out(partial(invite_liaison, form.new_colleague(), by=user)):
        messages.success(request, "It waits for a second person: another manager, or a supervisor, confirms it here.")
        return redirect("liaison_list")
    return render(request, "casework/staff/liaison_invite.html", {"form": form, "forces": forces}, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.CONFIRM_LIAISON)
def liaison_confirm(request: HttpRequest) -> HttpResponse:
    """Be the second person; the answer shows the link, once: `?invitation=…`."""
    user, invitation = signed_in(request), invitation_named(request)
    if invitation is None or not invitation.is_for_liaison:
        return redirect("liaison_list")
    form = ActForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = made_once(request, lambda: form.carry_out(partial(confirm_liaison, invitation, by=user)))
        if isinstance(made, GivenLink):
            return show_link(request, made, back=reverse("liaison_list"))
        if made is not None:
            return redirect("liaison_list")
    context = {"form": form, "invitation": invitation, "is_own": invitation.made_by_id == user.pk}
    return render(request, "casework/staff/liaison_confirm.html", context, status=form.status)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def liaison_reset(request: HttpRequest) -> HttpResponse:
    """Take the password of a liaison away; a second person then gives the link for a new one: `?person=12`."""
    person = _liaison_named(request)
    if person is not None:
        try:
            begin_reset(person, by=signed_in(request))
        except RuleViolation as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, "The password is taken away. The new link waits for a second person.")
    return redirect("liaison_list")


@require_POST
@requires(Permission.CONFIRM_LIAISON)
@submitted_once
def liaison_switch_off(request: HttpRequest) -> HttpResponse:
    """End the access of a liaison whom one's own service has invited: `?person=12`."""
    person = _liaison_named(request)
    if person is not None:
        try:
            is_new = switch_off_liaison(person, by=signed_in(request))
        except RuleViolation as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, "The access has ended." if is_new else "The access had ended already.")
    return redirect("liaison_list")


def _liaison_named(request: HttpRequest) -> User | None:
    number = number_of(request, "person")
    return None if number is None else row_or_404(queries.own_liaisons(signed_in(request)), pk=number)
