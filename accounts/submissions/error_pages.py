"""Error pages (400, 403, 404, 500): whether the form was saved, where to look, and its words given back.

Whether a form was saved is asked of the database when the page is drawn, by the form's key. Where it was, the answer is
the page that it led to; where the database cannot say, neither does the page. None of these pages needs the database.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final
from uuid import UUID

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from accounts.database.retry import BUSY, SILENT_TOO_LONG, let_go_if_broken, sqlstate_of
from accounts.drafts.returned_form import ReturnedForm, returned_form
from accounts.people.models import User
from accounts.submissions.form_owner import FIELD, HEADER, SAFE, read_mark
from accounts.submissions.services import outcome_of_form, posted_key

TRY_AGAIN_AFTER: Final = "10"
"""Seconds, for machines."""
NOT_KEPT: Final = "This could not be kept just now. Do not close this page."


class SavedOrNot(Enum):
    """What is known of a form that ended in an error."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_ASKED = "not asked"
    """Nobody sent a form."""


@dataclass(frozen=True)
class FormOutcome:
    saved: SavedOrNot
    answer: str = ""
    """Where it led, if it was saved."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """handler400: what was sent could not be read, or its session ended while it was at work."""
    return _answer(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """handler403."""
    return _refused(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """handler404."""
    return _refused(request, "404.html", 404)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """handler500: the database is away, or busy with somebody else, or the mistake is ours."""
    error = sys.exc_info()[1]
    if not _is_the_database(error):
        return _answer(request, "500.html", 500)
    answer = _answer(request, "503.html", 503, is_busy=error is not None and sqlstate_of(error) in BUSY)
    answer["Retry-After"] = TRY_AGAIN_AFTER
    return answer


def _is_the_database(error: BaseException | None) -> bool:
    """Whether the database was away or busy; that it ended a transaction for its long silence is no error of ours."""
    return isinstance(error, OperationalError | InterfaceError) or sqlstate_of(error or Exception()) == SILENT_TOO_LONG


def _refused(request: HttpRequest, page: str, status: int) -> HttpResponse:
    """A page with the way on, drawn for the person: the database is there, and nothing was begun."""
    typed = returned_form(request)
    came = _what_came(request, typed)
    return render(request, page, {"typed": typed, "saved": came.saved.value}, status=status)


def _answer(request: HttpRequest, page: str, status: int, **more: Any) -> HttpResponseBase:
    if HEADER in request.headers:
        return JsonResponse({"kept": False, "why": NOT_KEPT}, status=status)
    typed = returned_form(request)
    came = _what_came(request, typed)
    if came.saved is SavedOrNot.YES:
        return redirect(came.answer)
    context = {"typed": typed, "saved": came.saved.value, **_sent_again(request, typed), **more}
    return HttpResponse(render_to_string(page, context), status=status)


def _what_came(request: HttpRequest, typed: ReturnedForm | None) -> FormOutcome:
    """What came of the form of a request; asked on a new connection where the old one is broken."""
    if request.method in SAFE:
        return FormOutcome(SavedOrNot.NOT_ASKED)
    key = posted_key(request) if typed else None
    if key is None or getattr(request, "acts_by_itself", False):
        return FormOutcome(SavedOrNot.UNKNOWN)
    try:
        let_go_if_broken()
        return _what_came_of(key, _owner_id(request))
    except Error:
        return FormOutcome(SavedOrNot.UNKNOWN)


def _what_came_of(key: UUID, owner_id: int | None) -> FormOutcome:
    if owner_id is None:
        return FormOutcome(SavedOrNot.UNKNOWN)
    submission = outcome_of_form(key, owner_id=owner_id)
    if submission is None:
        return FormOutcome(SavedOrNot.NO)
    return FormOutcome(SavedOrNot.YES, submission.answer) if submission.answer else FormOutcome(SavedOrNot.UNKNOWN)


def _owner_id(request: HttpRequest) -> int | None:
    """For whom the form was drawn, by its mark, which needs no database; else who is signed in."""
    known = read_mark(request.POST.get(FIELD, ""))
    if known is not None:
        return known[0]
    user = getattr(request, "user", None)
    return user.pk if isinstance(user, User) else None


def _sent_again(request: HttpRequest, typed: ReturnedForm | None) -> dict[str, Any]:
    """What the page needs to send the same form again with the same key: none but one that we drew for somebody."""
    if getattr(request, "acts_by_itself", False):  # its key tells nothing, and does not make it harmless
        return {}
    if typed is None or not typed.is_whole or read_mark(request.POST.get(FIELD, "")) is None:
        return {}
    return {"action": request.get_full_path(), "csrf_token": get_token(request), "key": posted_key(request) or ""}
