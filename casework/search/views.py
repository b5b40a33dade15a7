"""The search box of every page: it sends in the body, and the answer stands at an address that says nothing."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, has_permission, requires, signed_in
from accounts.trail.page_look import note_row_not_found, searches
from casework.dates.rules.london_time import local_day
from casework.search.forms import SearchBox
from casework.search.models import KeptQuery
from casework.search.queries import find_cases, shown_cases
from casework.search.services import keep_query, kept_query, mark_of_query

AFTER = "after"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SEARCH)
def search(request: HttpRequest) -> HttpResponse:
    """An empty box; what is sent from it, or from the head of any page, is kept and answered at its own address."""
    box = SearchBox(request.POST or None)
    if request.method == "POST" and box.is_valid():
        session = request.session.session_key or ""
        words = box.cleaned_data["words"]
        return redirect(
            "search_results", keep_query(words, by=signed_in(request), session=session, now=request_now(request))
        )
    return render(request, "casework/search/search.html", {"form": box})


@require_safe
def search_results(request: HttpRequest, query_id: UUID) -> HttpResponse:
    """The cases that were found, a page at a time; whoever else opens the address is told to search again."""
    user = signed_in(request)
    words = kept_query(query_id, by=user, session=request.session.session_key or "")
    if words is None or not has_permission(user, Permission.SEARCH):
        note_row_not_found(KeptQuery, mark=mark_of_query(query_id))
        if not has_permission(user, Permission.SEARCH):
            raise Http404
        return render(request, "casework/search/search.html", {"form": SearchBox(), "is_over": True}, status=404)
    found = find_cases(user, words, after=request.GET.get(AFTER, ""))
    searches(words, shown=shown_cases(found.hits))
    context = {
        "form": SearchBox({"words": words}),
        "found": found,
        "is_later_page": AFTER in request.GET,
        "next_href": f"?{AFTER}={found.next_cursor}" if found.next_cursor else "",
        "today": local_day(request_now(request)),
    }
    return render(request, "casework/search/search.html", context)
