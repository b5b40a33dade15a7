"""The supervisor's first page: every late thing of the teams, one row a case, by caseworker and level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from reports.caseload.queries import idle_total, waiting_total
from reports.delays.queries.concerns import to_look_at
from reports.delays.queries.delays import DelaysPage
from reports.delays.queries.delays import delays as delays_of
from reports.filters.forms import ORDERS, DelaysFilter
from reports.lists.levels import LevelChoice, choices_of
from reports.lists.paging import cursor_of, page_href
from reports.protection.queries.unprotected import unprotected_total

WORKERS_SHOWN: Final = 3
"""Above the fold: with more of them, the first dangerous row would leave the first screen."""


@dataclass(frozen=True)
class WorkerLine:
    """One line of the table caseworker by level; `href` is empty where the list cannot be narrowed to somebody."""

    name: str
    href: str
    is_chosen: bool
    choices: list[LevelChoice]


@dataclass(frozen=True)
class OrderLink:
    """One way to order the list."""

    words: str
    href: str
    is_chosen: bool


@require_safe
@requires(Permission.VIEW_DELAYS)
def delays(request: HttpRequest) -> HttpResponse:
    """One page of delays; the filters and the order stand in the address."""
    now, user = request_now(request), signed_in(request)
    form = DelaysFilter(request.GET, user=user)
    found, look_at = delays_of(user, form.choice(), now=now, after=cursor_of(request)), to_look_at(user, now)
    lines = _worker_lines(found, form)
    context = {
        "form": form,
        "delays": found,
        "everybody": [_line("Everybody", found.counts, form.kept("worker", "level"), form)],
        "workers": lines[:WORKERS_SHOWN],
        "other_workers": lines[WORKERS_SHOWN:],
        "orders": _orders(form),
        "look_at": look_at,
        "now": now,
        "idle": idle_total(user, now),
        "waiting": waiting_total(user),
        "unprotected": unprotected_total(user, now),
        "next_href": page_href(request, found.work.next_cursor) if found.work.next_cursor else "",
        "first_href": page_href(request, "") if cursor_of(request) else "",
    }
    return render(request, "reports/delays/delays.html", context)


def _worker_lines(found: DelaysPage, form: DelaysFilter) -> list[WorkerLine]:
    """The one chosen first, so that it never folds away; then the worst."""
    kept = form.kept("worker", "level")
    lines = [
        _line(each.name, each.counts, {**kept, "worker": each.worker}, form, is_linked=form.offers_worker(each.worker))
        for each in found.workers
    ]
    return sorted(lines, key=lambda line: not line.is_chosen)


def _line(
    name: str, counts: Mapping[str, int], kept: Mapping[str, str], form: DelaysFilter, *, is_linked: bool = True
) -> WorkerLine:
    chosen = form.kept()
    is_own = chosen.get("worker", "") == kept.get("worker", "")
    level = chosen.get("level", "") if is_own else ""
    choices = choices_of(counts, chosen=level, kept=kept, is_linked=is_linked)
    return WorkerLine(name, "?" + urlencode(kept) if is_linked else "", is_own and not level, choices)


def _orders(form: DelaysFilter) -> list[OrderLink]:
    kept, chosen = form.kept("order"), form.kept().get("order", "")
    return [
        OrderLink(words, "?" + urlencode({**kept, **({"order": order} if order else {})}), order == chosen)
        for order, words in ORDERS
    ]
