"""Makes one act of one form, however often its button is pressed: the page carries a key that is used up."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render

from accounts.access import signed_in
from accounts.clock import database_now
from accounts.drafts import discard_draft
from accounts.models import Submission
from accounts.searches import SearchAnswered

P = ParamSpec("P")
FIELD = "submission"


def submission_key(request: HttpRequest) -> dict[str, UUID]:
    """Give templates the key of the form they draw; a refused form keeps the one it came with."""
    return {"submission_key": _posted_key(request) or uuid4()}


def same_key(sent: QueryDict | None) -> dict[str, str]:
    """The key with which a form was sent, for the page that asks it again: its draft is the same draft."""
    key = sent.get(FIELD) if sent else None
    return {"submission_key": key} if isinstance(key, str) else {}


def submitted_once(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Run a POST in one transaction, and only the first time its key arrives.

    The same key again leads to where the first one led. An answer that is no redirect (a form with
    errors), or that only leads to a question, undoes everything, the key included, so that the mended form can be sent.
    """

    @wraps(view)
    def once(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = _posted_key(request)
        if key is None:
            return _refuse(request)
        with transaction.atomic():
            submission, is_new = _claim(request, key)
            if not is_new:
                return _repeat(request, submission)
            response = view(request, *args, **kwargs)
            _settle(submission, response)
        return response

    return once


def use_up(request: HttpRequest) -> bool:
    """Take the key of a form whose answer is a page; False if it is missing or has been used.

    For an act that must not be repeated by loading its page again, such as showing what is masked.
    """
    key = _posted_key(request)
    if key is None:
        return False
    with transaction.atomic():
        return _claim(request, key)[1]


def _posted_key(request: HttpRequest) -> UUID | None:
    if request.method != "POST":
        return None
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def _claim(request: HttpRequest, key: UUID) -> tuple[Submission, bool]:
    """Take the key. A second sender waits here, at the unique index, until the first has finished."""
    return Submission.objects.get_or_create(key=key, defaults={"user": signed_in(request), "at": database_now()})


def _repeat(request: HttpRequest, submission: Submission) -> HttpResponseBase:
    if submission.user_id != signed_in(request).pk:
        return _refuse(request)
    return redirect(submission.answer)


def _settle(submission: Submission, response: HttpResponseBase) -> None:
    if isinstance(response, HttpResponseRedirect) and not isinstance(response, SearchAnswered):
        submission.answer = response.url
        submission.save(update_fields=["answer"])
        discard_draft(submission.user, key=submission.key)
    else:
        transaction.set_rollback(True)


def _refuse(request: HttpRequest) -> HttpResponseBase:
    return render(request, "accounts/form_expired.html", status=400)
