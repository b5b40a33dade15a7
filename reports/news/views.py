"""The page of what is new to a person, the count of it for the header, and the mark of how far they have looked."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from casework.news.rules import keys_in
from casework.news.services import mark_seen
from reports.news.queries import MOST_SHOWN, news_for

NOT_OURS: Final = "Nothing was marked: the page was older than it should be. Look at the list as it is now."


@require_safe
@requires(Permission.VIEW_NEWS)
def news(request: HttpRequest) -> HttpResponse:
    """Everything new, a line each. Looking marks nothing: the person says when they have read it."""
    found = news_for(signed_in(request), request_now(request))
    context = {"news": found, "now": request_now(request), "most": MOST_SHOWN}
    return render(request, "reports/news/news.html", context)


@require_safe
@requires(Permission.VIEW_NEWS)
def news_count(request: HttpRequest) -> JsonResponse:
    """How much is new, for the header of a page that is open: numbers alone. Asking does not lengthen a session."""
    request.session.leave_as_it_is()  # type: ignore[attr-defined]
    found = news_for(signed_in(request), request_now(request))
    return JsonResponse({"count": len(found.items), "more": found.more, "breaches": found.breaches})


@require_POST
@requires(Permission.VIEW_NEWS)
def news_seen(request: HttpRequest) -> HttpResponse:
    """Mark what the page showed as read: of what it named, that which is still new to this person."""
    try:
        keys = set(keys_in(request.POST.get("keys", "")))
    except ValueError:
        messages.warning(request, NOT_OURS)
        return redirect("news")
    user = signed_in(request)
    seen: dict[str, datetime] = {
        item.key: item.at for item in news_for(user, request_now(request)).items if item.key in keys
    }
    mark_seen(user, seen)
    return redirect("news")
