"""The pages on which links are given: an invitation, a new one for an old, and one for a new password."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.database.clock import request_now
from accounts.invitations.services.links import GivenLink, begin_reset, invite, renew, withdraw
from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from casework.editing.forms.act_form import ActForm
from casework.staff.forms import InviteForm
from casework.staff.queries import link_words
from casework.staff.views.given_link import made_once, show_link
from casework.staff.views.people import page_of
from casework.staff.views.rows import invitation_named, person_named


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def person_invite(request: HttpRequest) -> HttpResponse:
    """Invite a colleague; the answer shows the link, once."""
    user = signed_in(request)
    form = InviteForm(request.POST or None, organisation=user.organisation)
    if form.is_valid():
        made = made_once(request, lambda: form.carry_out(partial(invite, form.new_colleague(), by=user)))
        if isinstance(made, GivenLink):
            return show_link(request, made, back=reverse("people_list"))
        if made is not None:
            return redirect("people_list")
    return render(request, "casework/staff/person_invite.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def person_reset(request: HttpRequest) -> HttpResponse:
    """Take a password away and show the link for a new one, once: `?person=12`."""
    user, person = signed_in(request), person_named(request)
    if person is None:
        return redirect("people_list")
    form = ActForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = made_once(request, lambda: form.carry_out(partial(begin_reset, person, by=user)))
        if isinstance(made, GivenLink):
            return show_link(request, made, back=page_of(person))
        if made is not None:
            return redirect(page_of(person))
    context = {"form": form, "person": person, "is_oneself": person.pk == user.pk, "back_href": page_of(person)}
    return render(request, "casework/staff/person_reset.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def invitation_renew(request: HttpRequest) -> HttpResponse:
    """Give a new link in the place of the one before, and show it once: `?invitation=…`."""
    user, invitation = signed_in(request), invitation_named(request)
    if invitation is None:
        return redirect("people_list")
    back = reverse("liaison_list" if invitation.is_for_liaison else "people_list")
    form = ActForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = made_once(request, lambda: form.carry_out(partial(renew, invitation, by=user)))
        if isinstance(made, GivenLink):
            return show_link(request, made, back=back)
        if made is not None:
            return redirect(back)
    words = link_words(invitation, request_now(request))
    context = {"form": form, "invitation": invitation, "words": words, "back_href": back}
    return render(request, "casework/staff/invitation_renew.html", context, status=form.status)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def invitation_withdraw(request: HttpRequest) -> HttpResponse:
    """Have a link lead nowhere: `?invitation=…`."""
    invitation = invitation_named(request)
    if invitation is None:
        return redirect("people_list")
    try:
        is_new = withdraw(invitation, by=signed_in(request))
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
    else:
        gone = "The invitation is withdrawn: its link leads nowhere."
        messages.success(request, gone if is_new else "It was used or withdrawn already.")
    return redirect("liaison_list" if invitation.is_for_liaison else "people_list")
