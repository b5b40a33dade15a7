"""Which page each role starts on."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from accounts.people.models import Role
from accounts.permissions.access import signed_in

HOMES: Final[dict[str, str]] = {
    Role.CASEWORKER: "my_work",
    Role.SUPERVISOR: "delays",
    Role.SERVICE_MANAGER: "threshold_list",
    Role.POLICE_LIAISON: "desk",
    Role.AUDITOR: "audit_trail",
    Role.DATA_PROTECTION_OFFICER: "audit_trail",
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return redirect(HOMES[signed_in(request).role])
