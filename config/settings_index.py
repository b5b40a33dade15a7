"""The page that gathers everything that a service manager sets, with a line each; every floor has some of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions.access import Permission, requires


@require_safe
@requires(Permission.CHANGE_THRESHOLDS)
def settings_index(request: HttpRequest) -> HttpResponse:
    """Show where each thing is set; the template leaves out what the person may not change."""
    return render(request, "settings/settings_index.html")
