"""The page on which a service gives the product a name of its own."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once
from casework.staff.forms import OwnNameForm
from casework.staff.services.own_name import name_product


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
@submitted_once
def own_name_change(request: HttpRequest) -> HttpResponse:
    """Say how the product is called on the pages of one's own people."""
    user = signed_in(request)
    drawn_with = user.organisation.own_name
    form = OwnNameForm(request.POST or None, drawn_with=f"={drawn_with}", initial={"name": drawn_with})
    if form.is_valid():
        act = partial(name_product, form.cleaned_data["name"], seen=form.seen, by=user)
        if form.carry_out(act):
            messages.success(
                request, "The name is changed. Everybody of your organisation finds it on their next page."
            )
            return redirect("settings_index")
    return render(request, "casework/staff/own_name_change.html", {"form": form}, status=form.status)
