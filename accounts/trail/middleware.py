"""Middleware that writes one trail line for every look at a person's data, search, export and refusal."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase

from accounts.people.models import User
from accounts.trail.models import AuditEntry, TrailOutcome
from accounts.trail.page_look import PageLook, RowNotFound, looking

log = logging.getLogger(__name__)
LOOKS: Final = frozenset({"GET", "HEAD"})
HTML: Final = "text/html"
View = Callable[..., HttpResponseBase]


def leaves_no_trail(view: View) -> View:
    """For a page that a script asks for again and again and that shows nobody's data."""
    view.leaves_trail = False  # type: ignore[attr-defined]
    return view


class LookTrailMiddleware:
    """Writes the line when the answer is known and before it leaves: one INSERT, and nothing of what was typed.

    Gates and views note what the line says (`accounts.looks`). A line that cannot be written goes into the log, which
    holds the same numbers, and takes no page from anybody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with looking(PageLook(request)) as look:
            response = self.get_response(request)
            _leave(look, request, response)
        return response


def _leave(look: PageLook, request: HttpRequest, response: HttpResponseBase) -> None:
    outcome = _outcome(look, request, response)
    if outcome is None or (user := _who(request)) is None:
        return
    try:
        _line(look, request, response, outcome, user).save(force_insert=True)
    except DatabaseError:
        said = {"user": user.pk, "route": look.route, "case": str(look.case), "outcome": outcome, "act": look.act}
        log.exception("a line of the trail could not be written: %s", json.dumps(said))


def _who(request: HttpRequest) -> User | None:
    """Who asks, where that can be found out; a database that is away leaves the answer as it is."""
    try:
        return request.user if isinstance(request.user, User) else None
    except DatabaseError:
        return None


def _outcome(look: PageLook, request: HttpRequest, response: HttpResponseBase) -> TrailOutcome | None:
    """What came of it; None where nothing was shown or refused, or a service has told of it already."""
    if request.resolver_match is None:
        return None
    status = response.status_code
    if status == 404:
        return TrailOutcome.NOTHING_THERE
    if status == 403:
        return TrailOutcome.REFUSED
    if not (look.case or look.act or _named(request)):
        return None
    if status >= 500:
        return TrailOutcome.FAILED
    return TrailOutcome.SHOWN if _shows(look, request, response) else None


def _shows(look: PageLook, request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer is a page or a file, and not where an act has led or what a script is told."""
    is_quiet = not getattr(request.resolver_match.func, "leaves_trail", True) if request.resolver_match else True
    if is_quiet or look.is_told or 300 <= response.status_code < 400 or response.status_code == 405:
        return False
    return request.method in LOOKS or _type_of(response) == HTML


def _line(
    look: PageLook, request: HttpRequest, response: HttpResponseBase, outcome: TrailOutcome, user: User
) -> AuditEntry:
    named = _named(request)
    if outcome is TrailOutcome.NOTHING_THERE and look.sought and _find(look, look.sought):
        outcome = TrailOutcome.REFUSED
    kind, public_id = named or ("", None)
    return AuditEntry(
        user=user,
        organisation_id=look.organisation_id or user.organisation_id,
        act=look.act or _act(request, response),
        subject_kind=kind,
        subject_id=str(public_id or ""),
        detail=look.detail,
        case=look.case,
        shown=list(look.shown) if look.shown else None,
        route=look.route,
        session=look.session,
        outcome=outcome,
    )


def _named(request: HttpRequest) -> tuple[str, UUID] | None:
    """What the last part of an address names: by its kind and its number. A secret address names nothing."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    found = [(name.removesuffix("_id"), value) for name, value in kwargs.items() if isinstance(value, UUID)]
    return found[-1] if found else None


def _act(request: HttpRequest, response: HttpResponseBase) -> str:
    if request.method not in LOOKS:
        return "page.send"
    return "page.view" if _type_of(response) == HTML else "page.download"


def _type_of(response: HttpResponseBase) -> str:
    return str(response.headers.get("Content-Type", "")).partition(";")[0]


def _find(look: PageLook, sought: RowNotFound) -> bool:
    """Whether there is such a row after all, out of this person's sight; the line is then its owner's to read."""
    names = {each.name for each in sought.model._meta.get_fields()}
    wanted = [name for name in ("organisation_id", "case__public_id") if name.partition("_")[0] in names]
    rows: Any = sought.model._base_manager.filter(**sought.named)
    found = rows.values("pk", *wanted).first()
    if found is None:
        return False
    if sought.model.__name__ == "Case":
        look.case = UUID(str(sought.named["public_id"]))
    look.case = look.case or found.get("case__public_id")
    look.organisation_id = found.get("organisation_id") or look.organisation_id
    return True
