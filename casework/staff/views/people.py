"""The pages on which a service manager sees, invites, changes and closes people."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from casework.staff import queries
from casework.staff.forms import ColleagueForm
from casework.staff.services.held import held_by, open_tasks_of, standing_of
from casework.staff.services.people import change_person, close_account, open_again, sign_out_everywhere
from casework.staff.views.rows import person_named


@require_safe
@requires(Permission.MANAGE_PEOPLE)
def people_list(request: HttpRequest) -> HttpResponse:
    """Everybody of the service: who left cases behind first, then who is invited, then all by user name."""
    user, now = signed_in(request), request_now(request)
    after, with_closed = request.GET.get("after", ""), request.GET.get("closed", "") == "shown"
    found = list(queries.people_after(user, after, with_closed=with_closed)[: queries.PEOPLE_PER_PAGE + 1])
    shown = found[: queries.PEOPLE_PER_PAGE]
    closed = {"closed": "shown"} if with_closed else {}
    invited = [] if after else queries.open_invitations(user)
    context = {
        "now": now,
        "rows": queries.colleague_rows(shown, now=now),
        "gone": [] if after else queries.gone_with_cases(user, now=now),
        "invited": [(each, queries.link_words(each, now)) for each in invited],
        "with_closed": with_closed,
        "previous_href": "?" + urlencode(closed) if after else "",
        "next_href": "?" + urlencode({"after": shown[-1].username, **closed}) if len(found) > len(shown) else "",
    }
    return render(request, "casework/staff/people_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def person_change(request: HttpRequest) -> HttpResponse:
    """One person: how the account stands, role, teams and days, and what else can be done: `?person=12`."""
    user, now, person = signed_in(request), request_now(request), person_named(request)
    if person is None:
        return redirect("people_list")
    form = ColleagueForm(request.POST or None, standing=standing_of(person), organisation=user.organisation)
    if form.is_valid():
        act = partial(change_person, person, form.standing(), seen=form.seen, by=user)
        if form.carry_out(act):
            messages.success(request, "The change is recorded. It holds from the person’s next page on.")
            return redirect("people_list")
    row = queries.colleague_rows(queries.colleagues_as_listed(user).filter(pk=person.pk), now=now)[0]
    context = {"form": form, "row": row, "person": person, "is_oneself": person.pk == user.pk, "now": now}
    return render(request, "casework/staff/person_change.html", context, status=form.status)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def person_sign_out(request: HttpRequest) -> HttpResponse:
    """Sign a person out everywhere: `?person=12`."""
    person = person_named(request)
    if person is None:
        return redirect("people_list")
    try:
        ended = sign_out_everywhere(person, by=signed_in(request))
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"{ended} session{'' if ended == 1 else 's'} ended. Every device counts as new.")
    return redirect(page_of(person))


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def person_close(request: HttpRequest) -> HttpResponse:
    """Close an account; while the person holds anything, say what, and lead to where it is handed over."""
    user, person = signed_in(request), person_named(request)
    if person is None:
        return redirect("people_list")
    refusal = None
    if request.method == "POST":
        try:
            is_new = close_account(person, by=user)
        except RuleViolation as violation:
            refusal = violation
        else:
            messages.success(request, "The account is closed." if is_new else "The account was closed already.")
            return redirect("people_list")
    context = {
        "person": person,
        "held": held_by(person),
        "tasks": open_tasks_of(person),
        "is_oneself": person.pk == user.pk,
        "refusal": refusal,
    }
    return render(request, "casework/staff/person_close.html", context, status=409 if refusal else 200)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def person_open(request: HttpRequest) -> HttpResponse:
    """Take the closing of an account back: `?person=12`."""
    person = person_named(request)
    if person is None:
        return redirect("people_list")
    try:
        open_again(person, by=signed_in(request))
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "The account is open again. If the password is not known any more, give a new link.")
    return redirect(page_of(person))


def page_of(person: User) -> str:
    return f"{reverse('person_change')}?{urlencode({'person': person.pk})}"
