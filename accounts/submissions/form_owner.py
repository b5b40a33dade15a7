"""The owner mark in every form: a form drawn for one person is refused from another, who never sees its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url

from accounts.database.clock import database_now
from accounts.drafts.returned_form import returned_form
from accounts.drafts.services import KEPT_FOR, DraftOutcome, keep_unsent
from accounts.people.models import User
from accounts.rules import FormOwner, whose_form
from accounts.trail.services import audit

FIELD: Final = "drawn_for"
HEADER: Final = "X-Drawn-For"
ANSWER: Final = "X-Form-Of"
"""On a refusal, for the page's script: the form is another's, and what became of the words in it."""
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
CONFLICT: Final = 409
SIGN_IN: Final = (
    "You were signed out. Nothing was recorded by sending it now. What was typed is kept for whoever began the form."
)

View = Callable[..., HttpResponseBase]


def mark_of(user: User, *, now: datetime) -> str:
    """What a form carries: who it was drawn for and on which day, signed, so that nobody can name somebody else."""
    return _signer().sign(f"{user.pk}.{now.toordinal()}")


def read_mark(mark: str) -> tuple[int, int] | None:
    """Whose form it is, and on which day it was drawn; None for what we never signed."""
    try:
        owner, _, day = _signer().unsign(mark).partition(".")
        return int(owner), int(day)
    except (signing.BadSignature, ValueError):
        return None


def _signer() -> signing.Signer:
    return signing.Signer(salt="accounts.binding")


def not_bound(view: View) -> View:
    """Let a form be sent by anybody: for signing out alone, which is nobody's record."""
    view.is_bound = False  # type: ignore[attr-defined]
    return view


def binds_itself(view: View) -> View:
    """For a view that must say where files go before its form is read: it asks `refusal_of` when it has."""
    view.binds_itself = True  # type: ignore[attr-defined]
    return view


class BoundForms:
    """Asks of every form, before anything else looks at it, whether the person signed in is the one it was drawn for.

    It stands before the check of the CSRF token, which changes with each sign-in: else the form of somebody who is
    signed out would be "open too long", and the words in it lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        is_open = not getattr(view, "login_required", True)
        if is_open or not getattr(view, "is_bound", True) or getattr(view, "binds_itself", False):
            return None
        return refusal_of(request)


def refusal_of(request: HttpRequest) -> HttpResponseBase | None:
    """The answer to a form that its sender may not send; None where the request goes on.

    A look is refused only where a script says which page it asks for: it must not be given another's token.
    """
    mark = _mark_sent(request)
    if request.method in SAFE and not mark:
        return None
    known = read_mark(mark)
    user = request.user if isinstance(request.user, User) else None
    whose = whose_form(drawn_for=known[0] if known else None, signed_in=user.pk if user else None)
    if whose is FormOwner.UNKNOWN and not mark and getattr(request, "_dont_enforce_csrf_checks", False):
        return None  # Django's test client, which carries no tokens unless it is told to
    return ANSWERS[whose](request)


def _mark_sent(request: HttpRequest) -> str:
    sent = request.headers.get(HEADER, "")
    return sent or (request.POST.get(FIELD, "") if request.method == "POST" else "")


def keep_for_owner(request: HttpRequest) -> DraftOutcome:
    """Put what was typed into a form among the drafts of the person it was drawn for, and of nobody else."""
    known = read_mark(_mark_sent(request))
    now = database_now()
    if request.method in SAFE or known is None or now.toordinal() - known[1] > KEPT_FOR.days:
        return DraftOutcome.NOTHING
    owner = User.objects.filter(pk=known[0]).first()
    return keep_unsent(owner, request.POST, now=now) if owner else DraftOutcome.NOTHING


def _go_on(_request: HttpRequest) -> None:
    return None


def _refuse_unknown(request: HttpRequest) -> HttpResponseBase:
    return render(request, "accounts/submissions/form_expired.html", {"typed": returned_form(request)}, status=400)


def _send_home(request: HttpRequest) -> HttpResponseBase:
    """Refuse the form of somebody else, without a word of what stood in it."""
    kept = keep_for_owner(request)
    if request.method not in SAFE and isinstance(request.user, User):
        audit(by=request.user, act="refused_form_of_another", subject=None, now=database_now(), kept=kept.value)
    response = render(request, "accounts/submissions/form_of_another.html", {"kept": kept.value}, status=CONFLICT)
    response[ANSWER] = kept.value
    return response


def _keep_and_ask_to_sign_in(request: HttpRequest) -> HttpResponseBase | None:
    """Keep the words of a form whose session has ended; the login wall answers what had none."""
    place = request.POST.get("draft_place", "") if request.method == "POST" else ""
    if keep_for_owner(request) is not DraftOutcome.YES or not place:
        return None
    messages.info(request, SIGN_IN)
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': place})}")


ANSWERS: Final[dict[FormOwner, Callable[[HttpRequest], HttpResponseBase | None]]] = {
    FormOwner.OWN: _go_on,
    FormOwner.NOBODYS: _go_on,
    FormOwner.UNKNOWN: _refuse_unknown,
    FormOwner.ANOTHERS: _send_home,
    FormOwner.SIGNED_OUT: _keep_and_ask_to_sign_in,
}
