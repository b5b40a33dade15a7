"""Submission keys: each form carries one that is used up when it is acted upon; a second press does nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render

from accounts.database.clock import database_now, read_again
from accounts.drafts.kept_searches import RedirectToSearch
from accounts.drafts.returned_form import returned_form
from accounts.drafts.services import discard_draft
from accounts.permissions.access import signed_in
from accounts.submissions.models import Submission

P = ParamSpec("P")
FIELD: Final = "submission"
BAD_REQUEST: Final = 400
_TAKE: Final = """
INSERT INTO accounts_submission (key, user_id, answer, at) VALUES (%s, %s, '', %s)
ON CONFLICT (key) DO NOTHING RETURNING id
"""


def submission_key(request: HttpRequest) -> dict[str, UUID]:
    """Give templates the key of the form they draw; a refused form keeps the one it came with."""
    return {"submission_key": posted_key(request) or uuid4()}


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
        key = posted_key(request)
        if key is None:
            return _refuse(request)
        with transaction.atomic():
            submission, is_new = _claim(request, key)
            if not is_new:
                return _repeat(request, submission)
            read_again(request)
            response = view(request, *args, **kwargs)
            _settle(submission, response)
        return response

    once.is_once = True  # type: ignore[attr-defined]
    return once


def is_once(view: Any) -> bool:
    """Whether a view, or what its gates lead to, takes the key of its form by itself."""
    return getattr(view, "is_once", False)


def once_by_default(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same for a view whose page has forgotten it: without a key it may refuse, and do nothing else."""
    once = submitted_once(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if posted_key(request) is not None:
            return once(request, *args, **kwargs)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            transaction.set_rollback(True)
        return response if response.status_code >= BAD_REQUEST else _refuse(request)

    return guarded


def outcome_of_form(key: UUID, *, owner_id: int) -> Submission | None:
    """What came of a form, as the database knows now; None: nothing did, and nothing will unless it is sent again.

    It takes the key and gives it back: so it waits for whoever is still at it, and its answer is no guess.
    """
    with transaction.atomic():
        given = {"user_id": owner_id, "at": database_now()}
        submission, is_new = Submission.objects.get_or_create(key=key, defaults=given)
        transaction.set_rollback(True)
    return None if is_new or submission.user_id != owner_id else submission


def use_up(request: HttpRequest) -> bool:
    """Take the key of a form whose answer is a page; False if it is missing or has been used.

    For an act that must not be repeated by loading its page again, such as showing what is masked.
    """
    key = posted_key(request)
    if key is None:
        return False
    with transaction.atomic():
        return _claim(request, key)[1]


def posted_key(request: HttpRequest) -> UUID | None:
    if request.method != "POST":
        return None
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def _claim(request: HttpRequest, key: UUID) -> tuple[Submission, bool]:
    """Take the key. A second sender waits here, at the unique index, until the first has finished."""
    submission = Submission(key=key, user=signed_in(request), at=database_now())
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [key, submission.user_id, submission.at])
        taken = cursor.fetchone()
    if taken is None:
        return Submission.objects.get(key=key), False
    [submission.pk] = taken
    submission._state.adding = False
    return submission, True


def _repeat(request: HttpRequest, submission: Submission) -> HttpResponseBase:
    if submission.user_id != signed_in(request).pk:
        return _refuse(request)
    return redirect(submission.answer)


def _settle(submission: Submission, response: HttpResponseBase) -> None:
    if isinstance(response, HttpResponseRedirect) and not isinstance(response, RedirectToSearch):
        submission.answer = response.url
        submission.save(update_fields=["answer"])
        discard_draft(submission.user, key=submission.key)
    else:
        transaction.set_rollback(True)


def _refuse(request: HttpRequest) -> HttpResponseBase:
    return render(request, "accounts/submissions/form_expired.html", {"typed": returned_form(request)}, status=400)
