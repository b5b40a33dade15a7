"""The list of referrals, and one referral with what can be decided about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from casework.gates.access.row_gates import referral_view
from casework.referrals.models import Referral
from casework.referrals.rules import ANSWERS, doubts
from casework.referrals.services.referrals import answers_of
from reports.changes.queries import changes_of_referral
from reports.lists.paging import cursor_of, page_href
from reports.referrals.queries import received_words, referrals


@require_safe
@requires(Permission.TAKE_REFERRAL)
def referral_list(request: HttpRequest) -> HttpResponse:
    """Referrals about which nobody has decided; `?state=decided` shows the others."""
    now, user = request_now(request), signed_in(request)
    decided = request.GET.get("state") == "decided"
    found = referrals(user, decided=decided, now=now, after=cursor_of(request))
    next_href = page_href(request, found.next_cursor) if found.next_cursor else ""
    context = {"found": found, "decided": decided, "now": now, "next_href": next_href}
    return render(request, "reports/referrals/referral_list.html", context)


@require_safe
@referral_view(Permission.TAKE_REFERRAL)
def referral_detail(request: HttpRequest, referral: Referral) -> HttpResponse:
    """What was told, the checklist, and what can be decided."""
    now, answers = request_now(request), answers_of(referral)
    context = {
        "referral": referral,
        "received": received_words(referral, now),
        "answers": [(each.words, ANSWERS.get(each.answer, each.answer), each.note) for each in answers],
        "doubts": doubts(answers),
        "changes": changes_of_referral(referral),
        "now": now,
    }
    return render(request, "reports/referrals/referral_detail.html", context)
