"""One's own account: where one is signed in, ending that elsewhere, and the devices on which one is known."""

from __future__ import annotations

from typing import Any

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.people.services.list_looks import draw_lists
from accounts.permissions.access import signed_in
from accounts.sign_in.device_cookie import device_token
from accounts.sign_in.forms import SessionForm
from accounts.sign_in.models.session import UserSession
from accounts.sign_in.models.sign_in import KnownDevice
from accounts.sign_in.services.sessions import end_other_sessions, end_session
from accounts.sign_in.services.sign_in import forget_devices
from accounts.sign_in.services.try_limits import token_hash
from accounts.trail.services import audit

GONE = "That session had ended already."


@require_GET
def own_account(request: HttpRequest) -> HttpResponse:
    """Show where one is signed in, this session first, and on which devices one has been."""
    user = signed_in(request)
    sessions = list(UserSession.objects.alive().filter(user=user).latest_first())
    sessions.sort(key=lambda each: each.session_key != request.session.session_key)
    context = {
        "now": request_now(request),
        "sessions": sessions,
        "this_session": request.session.session_key,
        **_devices(request, user),
    }
    return render(request, "accounts/sign_in/own_account.html", context)


def _devices(request: HttpRequest, user: User) -> dict[str, Any]:
    token = device_token(request)
    return {
        "devices": KnownDevice.objects.filter(user=user).order_by("-last_at", "-pk"),
        "this_device": token_hash(token) if token else "",
    }


@require_POST
def session_end(request: HttpRequest) -> HttpResponse:
    """End one of one's own sessions; one's own this one too, which is to sign out."""
    form = SessionForm(request.POST)
    ended = form.is_valid() and end_session(
        form.cleaned_data["session"], by=signed_in(request), now=request_now(request)
    )
    if ended and not request.session.exists(str(request.session.session_key)):
        auth.logout(request)
        return redirect("login")
    messages.success(request, "That session has ended." if ended else GONE)
    return redirect("own_account")


@require_POST
def session_end_others(request: HttpRequest) -> HttpResponse:
    """End every other session of one's own."""
    key = request.session.session_key
    ended = end_other_sessions(signed_in(request), but=key, now=request_now(request))
    said = f"{ended} other session{'' if ended == 1 else 's'} ended." if ended else "There was no other session."
    messages.success(request, said)
    return redirect("own_account")


@require_POST
def list_looks(request: HttpRequest) -> HttpResponse:
    """Draw lists dense or roomy from now on, and go back to the list."""
    draw_lists(signed_in(request), roomy=request.POST.get("roomy") == "yes")
    wanted = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if known and wanted.startswith("/") else "home")


@require_POST
def devices_forget(request: HttpRequest) -> HttpResponse:
    """Have every device but this one count as new again."""
    gone = forget_devices(signed_in(request), but=device_token(request))
    audit(by=signed_in(request), act="device.forget", subject=None, now=request_now(request), devices=gone)
    messages.success(request, "Every other device counts as new from now on.")
    return redirect("own_account")
