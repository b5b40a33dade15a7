"""The page behind the link of an invitation: open to whoever has it, once; everything else gets one calm page."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.invitations.forms import form_of
from accounts.invitations.models import Invitation
from accounts.invitations.services.accepting import accept, begin_link_try, end_good_link_try, usable_invitation
from accounts.people.models import User
from accounts.sign_in.client_address import client_address
from accounts.sign_in.rules.sign_in_limits import links_closed_sentence

NOT_FOUND: Final = 404
TOO_MANY: Final = 429


@login_not_required
@never_cache
@csrf_protect
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def link_open(request: HttpRequest, link_token: str) -> HttpResponse:
    """Set a password by a link. Looking at the page uses nothing up: programs that look at links ahead do no harm.

    The try is counted outside any transaction, before the link is looked up, and given back where the link is good.
    """
    if isinstance(request.user, User):
        return render(request, "accounts/invitations/link_signed_in.html")
    taken = begin_link_try(client_address(request))
    if taken.closed_until:
        return _closed(request, taken.closed_until)
    invitation = usable_invitation(link_token, now=request_now(request))
    if invitation is None:
        return _over(request)
    end_good_link_try(taken)
    return _set_password(request, invitation, link_token)


def _set_password(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = form_of(invitation, request.POST or None)
    if form.is_valid():
        if form.carry_out(partial(accept, token)):
            messages.success(request, "Your password is set. Sign in with it now.")
            return redirect("login")
        if not form.errors:
            return _over(request)
    return render(request, "accounts/invitations/link_open.html", {"form": form, "invitation": invitation})


def _over(request: HttpRequest) -> HttpResponse:
    """The same page whether a link was used, has expired, was withdrawn, or never was."""
    return render(request, "accounts/invitations/link_over.html", status=NOT_FOUND)


def _closed(request: HttpRequest, until: datetime) -> HttpResponse:
    sentence = links_closed_sentence(localtime(until))
    response = render(request, "accounts/invitations/link_closed.html", {"sentence": sentence}, status=TOO_MANY)
    response["Retry-After"] = str(max(1, int((until - request_now(request)).total_seconds()) + 1))
    return response
