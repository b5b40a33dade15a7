"""The pages for signing in and out and for one's own password; each counts a try before it looks at a password."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseForbidden
from django.shortcuts import redirect, render, resolve_url
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.database.clock import request_now
from accounts.drafts.returned_form import returned_form
from accounts.drafts.services import DraftOutcome
from accounts.people.models import User
from accounts.people.services.user_accounts import change_password, record_sign_in, record_sign_out
from accounts.permissions.access import signed_in
from accounts.sign_in.device_cookie import device_token, set_device_cookie
from accounts.sign_in.forms import REFUSED, OwnPasswordForm, SignInForm
from accounts.sign_in.rules.device_words import device_words
from accounts.sign_in.rules.sign_in_limits import closed_sentence
from accounts.sign_in.services.sessions import end_other_sessions, hold_for_sign_in
from accounts.sign_in.services.sign_in import (
    begin_own_password,
    end_own_password,
    end_right_try,
    end_wrong_try,
    forget_devices,
    remember_device,
)
from accounts.sign_in.services.try_limits import LimitsTaken
from accounts.sign_in.session_store import DEVICE
from accounts.submissions.form_owner import keep_for_owner, not_bound
from accounts.submissions.services import submitted_once

TOO_MANY: Final = 429


# Sign-ins are written down here and not in a receiver of Django's signals: these views are the only way
# in and out, so a reader finds the whole of it in one place.
@login_not_required
@never_cache
@csrf_protect
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Let a person in, unless passwords were tried too often: then none is looked at, and the page says until when."""
    if isinstance(request.user, User):
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request, request.POST or None)
    if form.is_valid() and form.taken and (let_in := _let_in(request, form.get_user(), form.taken)):
        return let_in
    if form.taken and form.taken.closed_until:
        return _closed(request, form.taken.closed_until)
    if form.taken:
        if form.is_valid():
            form.add_error(None, REFUSED)
        end_wrong_try(form.taken, username=form.cleaned_data["username"], now=request_now(request))
    return render(request, "accounts/sign_in/login.html", {"form": form, "next": wanted_next(request)})


def _let_in(request: HttpRequest, user: User, taken: LimitsTaken) -> HttpResponse | None:
    """Begin a session; None if the account was switched off, or its password changed, since the password was read."""
    words = device_words(request.headers.get("User-Agent", ""))
    with transaction.atomic():
        if not hold_for_sign_in(user):
            return None
        auth.login(request, user)
        request.session[DEVICE] = words
        request.session.save()
        record_sign_in(user, now=request_now(request))
        token = remember_device(user, token=device_token(request), words=words)
    end_right_try(taken)
    response = redirect(local_next(request))
    set_device_cookie(response, token)
    return response


def _closed(request: HttpRequest, until: datetime) -> HttpResponse:
    """The same words whatever was tried too often, and whether or not there is such an account."""
    sentence = closed_sentence(localtime(until), settings.SIGN_IN_HELP)
    response = render(request, "accounts/sign_in/locked_out.html", {"sentence": sentence}, status=TOO_MANY)
    response["Retry-After"] = str(max(1, int((until - request_now(request)).total_seconds()) + 1))
    return response


def wanted_next(request: HttpRequest) -> str:
    return request.POST.get("next") or request.GET.get("next", "")


def local_next(request: HttpRequest) -> str:
    """Lead back to the page that asked for the sign-in, if it is one of ours; else to the person's home."""
    wanted = wanted_next(request)
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def page_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form's session has ended, and where the words in it are kept (CSRF_FAILURE_VIEW)."""
    place = request.POST.get("draft_place", "") if keep_for_owner(request) is DraftOutcome.YES else ""
    typed = None if place else returned_form(request)
    return HttpResponseForbidden(render_to_string("403_csrf.html", {"place": place, "typed": typed}))


@not_bound
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Let a person out, and have the browser forget every page it has seen.

    Of its cookies all but the one by which it is known again: a lock must not keep out who signed out here.
    """
    record_sign_out(signed_in(request), now=request_now(request))
    auth.logout(request)
    response = redirect("login")
    response["Clear-Site-Data"] = '"cache", "storage"'
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name)
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password_change(request: HttpRequest) -> HttpResponseBase:
    """Change one's own password; every other session of the account ends by it.

    The try is counted outside the transaction of the change: what is undone with it must not be the count.
    """
    user = signed_in(request)
    if request.method != "POST":
        return _password_page(request, OwnPasswordForm(user))
    taken = begin_own_password(user)
    form = OwnPasswordForm(user, request.POST, closed_until=taken.closed_until)
    response = _change_password(request, form)
    end_own_password(taken, was_right=form.was_right, by=user, now=request_now(request))
    return response


@submitted_once
def _change_password(request: HttpRequest, form: OwnPasswordForm) -> HttpResponse:
    user = signed_in(request)
    if form.is_valid():
        change_password(user, password=form.cleaned_data["new_password1"], now=request_now(request))
        auth.update_session_auth_hash(request, user)
        end_other_sessions(user, but=request.session.session_key, now=request_now(request))
        forget_devices(user, but=device_token(request))
        messages.success(request, "Your password is changed.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return _password_page(request, form)


def _password_page(request: HttpRequest, form: OwnPasswordForm) -> HttpResponse:
    status = TOO_MANY if form.closed_until else 200
    return render(request, "accounts/sign_in/password_change.html", {"form": form}, status=status)
