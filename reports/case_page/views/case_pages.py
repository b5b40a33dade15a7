"""The list of cases, and the pages of one case: what is late on it, and everything that is known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.database.read_plans import ReadPlan, read_now, side_by_side
from accounts.drafts.kept_searches import is_over, keep_search, kept_search
from accounts.permissions.access import Permission, requires, signed_in
from accounts.trail.page_look import searches
from casework.cases.forms import CaseSearch
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.gates.access.row_gates import case_view
from orders.breaches.models.breach import Breach
from reports.case_list.queries import cases_chosen, cases_found
from reports.case_page.queries import case_parts as parts
from reports.case_page.queries.case_now import case_now
from reports.case_page.queries.client_agreements import agreements
from reports.case_page.queries.no_request import no_request
from reports.case_page.tabs import tabs
from reports.caseload.queries import handovers_to_read
from reports.changes.queries import changes_of
from reports.chronology.queries import ChronologyQuery, chronology
from reports.delays.queries.concerns import concerns_of
from reports.delays.queries.work_groups import work_on
from reports.diary.queries.court_days import days_at_court
from reports.filters.forms import CaseFilter, ChronologyFilter, ChronologySearch
from reports.lists.paging import cursor_of, page_href
from reports.my_work.queries.prompts import plan_prompts
from reports.pattern.queries import pattern_of
from reports.pattern.rules.pattern_words import gap_words
from reports.protection.queries.protection import protection_cards, strips_of
from reports.referrals.queries import referral_of
from reports.risk.queries import risk_of

LATEST: Final = 10
MOST_FOUND: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.VIEW_CASE)
def case_list(request: HttpRequest) -> HttpResponse:
    """Cases by filters in the address, or by words in the body: a name has no place in an address."""
    now, user = request_now(request), signed_in(request)
    if request.method == "POST":
        return keep_search(request, now=now)
    search = CaseSearch(kept_search(request, now=now))
    form = CaseFilter(request.GET, user=user)
    if search.is_valid():
        found = cases_found(user, search.cleaned_data["words"], now=now)
        searches(search.cleaned_data["words"], shown=(each.case.public_id for each in found.rows))
    else:
        found = cases_chosen(user, form.choice(), now=now, after=cursor_of(request))
    context = {
        "filter_form": form,
        "form": search,
        "is_search": search.is_valid(),
        "search_is_over": is_over(request, now=now),
        "found": found,
        "next_href": page_href(request, found.next_cursor) if found.next_cursor else "",
    }
    return render(request, "reports/case_page/case_list.html", context)


@require_safe
@case_view(Permission.VIEW_CASE)
def case_detail(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything at a glance: what is late, what can be done, what happened last."""
    now, user = request_now(request), signed_in(request)
    plans: dict[str, ReadPlan[Any]] = {
        "rows": work_on.plan(case, user, now=now),
        "latest": chronology.plan(case, user, ChronologyQuery(count=LATEST)),
        "pattern": pattern_of.plan(case, user),
        "handovers": handovers_to_read.plan(user, case),
        "referral": referral_of.plan(case, user),
        "concerns": concerns_of.plan(case, user, now),
        "prompts": plan_prompts.plan(user, now, case=case),
        "card": case_now.plan(case, user, now),
    }
    context = dict(zip(plans, read_now(side_by_side(*plans.values())), strict=True))
    context |= {"gaps": gap_words(context["pattern"]), "facts": parts.case_facts(case), "now": now}
    context["call_answer"] = context["card"].call
    return render(request, "reports/case_page/case_detail.html", {**context, **_frame(case, "case_detail")})


@require_http_methods(["GET", "HEAD", "POST"])
@case_view(Permission.VIEW_CASE)
def case_chronology(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything that happened, a page at a time: by filters in the address, or by words in the body."""
    now, user = request_now(request), signed_in(request)
    if request.method == "POST":
        return keep_search(request, now=now, without=("after",))
    filters, search = ChronologyFilter(request.GET), ChronologySearch(kept_search(request, now=now))
    words = search.cleaned_data["words"] if search.is_valid() else ""
    wanted = filters.wanted(words=words, after="" if words else cursor_of(request))
    found = chronology(case, user, replace(wanted, count=MOST_FOUND) if words else wanted)
    next_href = page_href(request, found.next_cursor) if found.next_cursor and not words else ""
    if words:
        searches(words, shown=[case.public_id], count=len(found.entries))
    context = {"filter_form": filters, "form": search, "found": found, "now": now, "next_href": next_href}
    context |= {"search_is_over": is_over(request, now=now), "all_href": page_href(request, "")}
    shown = {"is_search": bool(words), "has_more": bool(words and found.next_cursor), "most": MOST_FOUND}
    return render(
        request, "reports/case_page/case_chronology.html", {**context, **shown, **_frame(case, "case_chronology")}
    )


@require_safe
@case_view(Permission.VIEW_CASE)
def case_orders(request: HttpRequest, case: Case) -> HttpResponse:
    """Applications, orders and other protection."""
    now, user = request_now(request), signed_in(request)
    context = {
        "applications": parts.application_cards(case, user, now),
        **no_request(case, user, now),
        "orders": parts.order_cards(case, user, now),
        "days_at_court": days_at_court(case),
        "protections": protection_cards(case, user, now),
        "strips": strips_of(case, user, now),
        "now": now,
    }
    return render(request, "reports/case_page/case_orders.html", {**context, **_frame(case, "case_orders")})


@require_safe
@case_view(Permission.VIEW_CASE)
def case_breaches(request: HttpRequest, case: Case) -> HttpResponse:
    """Breaches of the orders and what was done about each."""
    now, user = request_now(request), signed_in(request)
    context = {
        "breaches": parts.breach_cards(case, user, now),
        "counts": Breach.objects.visible_to(user).filter(case=case).by_condition(),
        "prompts": plan_prompts(user, now, case=case),
    }
    return render(request, "reports/case_page/case_breaches.html", {**context, **_frame(case, "case_breaches")})


@require_safe
@case_view(Permission.VIEW_CASE)
def case_risk(request: HttpRequest, case: Case) -> HttpResponse:
    """The level over time and what people make of it: the police's view, screenings, tools, opinions, signatures."""
    now, user = request_now(request), signed_in(request)
    context = {"risk": risk_of(case, user, now), "now": now}
    return render(request, "reports/case_page/case_risk.html", {**context, **_frame(case, "case_risk")})


@require_safe
@case_view(Permission.VIEW_CASE)
def case_sharing(request: HttpRequest, case: Case) -> HttpResponse:
    """What the client agreed to, which forces see the case and on what basis, and what is over."""
    user, today = signed_in(request), local_day(request_now(request))
    context = {"shares": parts.shares(case, user, today), "agreements": agreements(case, user, today)}
    return render(request, "reports/case_page/case_sharing.html", {**context, **_frame(case, "case_sharing")})


@require_safe
@case_view(Permission.VIEW_CASE)
def case_history(request: HttpRequest, case: Case) -> HttpResponse:
    """Every change of the case's rows in plain words, with who made it."""
    page = int(cursor_of(request)[:6]) if cursor_of(request).isdecimal() else 1
    changes, more = changes_of(case, max(page, 1))
    context = {"changes": changes, "next_href": page_href(request, str(page + 1)) if more else ""}
    return render(request, "reports/case_page/case_history.html", {**context, **_frame(case, "case_history")})


def _frame(case: Case, view: str) -> dict[str, Any]:
    return {"case": case, "tabs": tabs(case, view)}
