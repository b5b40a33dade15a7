"""The pages about protection in a caseload: whom nothing protects, the register, and orders in figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from reports.filters.forms import FiguresFilter, ProtectionFilter
from reports.lists.paging import cursor_of, page_href
from reports.order_figures.queries import order_figures
from reports.protection.queries.unprotected import register, unprotected


@require_safe
@requires(Permission.VIEW_CASE)
def nothing_protects(request: HttpRequest) -> HttpResponse:
    """Open cases whose client nothing protects, as of now: a caseworker's own, a supervisor's teams."""
    now, user = request_now(request), signed_in(request)
    return render(request, "reports/protection/nothing_protects.html", {"found": unprotected(user, now), "now": now})


@require_safe
@requires(Permission.VIEW_CASE)
def protection_list(request: HttpRequest) -> HttpResponse:
    """The register of other protection of open cases; the filters stand in the address."""
    now, user = request_now(request), signed_in(request)
    form = ProtectionFilter(request.GET)
    found = register(user, now=now, after=cursor_of(request), **form.choice())
    next_href = page_href(request, found.next_cursor) if found.next_cursor else ""
    return render(
        request, "reports/protection/protection_list.html", {"form": form, "found": found, "next_href": next_href}
    )


@require_safe
@requires(Permission.VIEW_FIGURES)
def orders_in_figures(request: HttpRequest) -> HttpResponse:
    """What became of applications, orders and breaches, by force: of a supervisor's teams, or of the whole service."""
    form = FiguresFilter(request.GET)
    context = {"form": form, "found": order_figures(signed_in(request), form.period())}
    return render(request, "reports/protection/orders_in_figures.html", context)
