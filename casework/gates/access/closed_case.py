"""The refusal of every POST on a closed case: 409 in plain words, with what was typed given back."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.drafts.services import NEVER_KEPT
from accounts.permissions.access import Permission, has_permission, signed_in
from accounts.submissions.services import FIELD
from casework.cases.models.case import Case

READS: Final = frozenset({Permission.VIEW_CASE, Permission.REVEAL_SAFE_ADDRESS, Permission.OPEN_ORIGINAL})
READS_AND_ACTS: Final = frozenset({Permission.ACT_ON_BREACH, Permission.ACT_ON_APPLICATION})
"""What a liaison reads on one page and acts on in the same: reading goes on."""
NOT_TYPED: Final = NEVER_KEPT | {FIELD, "version"}
CONFLICT: Final = 409


def refusal_if_closed(request: HttpRequest, case: Case, permission: Permission) -> HttpResponse | None:
    """The answer that a case is closed, if it is and the request is more than a look.

    Who only opens a form is led to the case; who sends one gets back the words of it.
    """
    is_look = permission in READS or (permission in READS_AND_ACTS and request.method in {"GET", "HEAD"})
    if case.closed_at is None or is_look:
        return None
    may_view = has_permission(signed_in(request), Permission.VIEW_CASE)
    if may_view and request.method != "POST":
        messages.warning(request, "This case is closed: nothing can be added to it until a supervisor reopens it.")
        return redirect("case_detail", case.public_id)
    context = {
        "case": case,
        "typed": _typed(request),
        "may_view": may_view,
        "may_reopen": has_permission(signed_in(request), Permission.CLOSE_CASE),
    }
    return render(request, "casework/gates/case_is_closed.html", context, status=CONFLICT)


def _typed(request: HttpRequest) -> list[str]:
    """The words of a form that came too late: codes and single marks are left out."""
    values = (value for name, value in request.POST.items() if name not in NOT_TYPED)
    return [value for value in values if isinstance(value, str) and " " in value.strip()]
