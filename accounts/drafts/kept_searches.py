"""Searches kept in the session for an hour, so that what was searched stands in no address and Back works.

A name has no place in an address: a search is sent in the body, and its answer stands at an address that says nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final

from django.http import HttpRequest, HttpResponseRedirect, QueryDict

PARAMETER: Final = "search"
KEPT: Final = "searches"
KEPT_FOR: Final = timedelta(hours=1)
MOST_KEPT: Final = 20
LONGEST: Final = 200_000
"""Longer than any form that searches; what is longer is rubbish, and has no place in a session."""
NEVER_KEPT: Final = "csrfmiddlewaretoken"


class RedirectToSearch(HttpResponseRedirect):
    """Leads from what was sent to its answer. Nothing was done: the key of the form can be used, its draft stays."""


def keep_search(request: HttpRequest, *, now: datetime, without: tuple[str, ...] = ()) -> RedirectToSearch:
    """Keep what was sent, and lead to where it is answered: the same page with its filters, `without` some of them."""
    sent, token = request.POST.copy(), token_urlsafe(16)
    sent.pop(NEVER_KEPT, None)
    search = {"token": token, "at": now.isoformat(), "page": request.path, "sent": sent.urlencode()[:LONGEST]}
    request.session[KEPT] = [*_kept(request, now), search][-MOST_KEPT:]
    address = request.GET.copy()
    for name in without:
        address.pop(name, None)
    address[PARAMETER] = token
    return RedirectToSearch(f"{request.path}?{address.urlencode()}")


def kept_search(request: HttpRequest, *, now: datetime) -> QueryDict | None:
    """What was sent, for the address that the search led to; None on every other, and once the hour is over."""
    token = request.GET.get(PARAMETER)
    searches = (each for each in _kept(request, now) if (each["token"], each["page"]) == (token, request.path))
    found = next(searches, None)
    return QueryDict(found["sent"]) if found else None


def is_over(request: HttpRequest, *, now: datetime) -> bool:
    """Whether the address is that of a search which is kept no longer, or was somebody else's."""
    return PARAMETER in request.GET and kept_search(request, now=now) is None


def _kept(request: HttpRequest, now: datetime) -> list[dict[str, str]]:
    searches: list[dict[str, str]] = request.session.get(KEPT, [])
    return [each for each in searches if datetime.fromisoformat(each["at"]) > now - KEPT_FOR]
