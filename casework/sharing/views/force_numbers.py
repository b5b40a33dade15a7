"""The pages on which a service manager keeps on which number each police force is reached."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.people.models import Organisation, Role
from accounts.people.services.user_accounts import able_to_sign_in
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.sharing.forms.force_numbers import ForceNumberForm
from casework.sharing.models.force_number import ForceNumber
from casework.sharing.services.force_numbers import force_number, keep_force_number


@require_safe
@requires(Permission.CHANGE_THRESHOLDS)
def force_numbers(request: HttpRequest) -> HttpResponse:
    """Every force with how many of its liaisons can sign in now, and the number that we have."""
    user, now = signed_in(request), request_now(request)
    known = {row.force_id: row for row in ForceNumber.objects.visible_to(user)}
    liaisons: dict[int, int] = {}
    for force_id in able_to_sign_in(now).filter(role=Role.POLICE_LIAISON).values_list("organisation_id", flat=True):
        liaisons[force_id] = liaisons.get(force_id, 0) + 1
    forces = [(force, known.get(force.pk), liaisons.get(force.pk, 0)) for force in Organisation.objects.forces()]
    return render(request, "casework/sharing/force_numbers.html", {"forces": forces})


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def force_number_change(request: HttpRequest) -> HttpResponse:
    """Write down the number of one force, or that it is not known: `?force=sussex`."""
    user, now, slug = signed_in(request), request_now(request), request.GET.get("force", "")
    if not slug:
        return redirect("force_numbers")
    force = row_or_404(Organisation.objects.forces(), slug=slug.replace("\x00", ""))
    row = force_number(user.organisation, force)
    form = ForceNumberForm(request.POST or None, row=row)
    if form.is_valid():
        act = partial(keep_force_number, row, form.values, version=form.cleaned_data["version"], by=user, now=now)
        if form.carry_out(act):
            messages.success(request, f"What we know of the number of {force.name} is recorded.")
            return redirect("force_numbers")
    return render(
        request, "casework/sharing/force_number_change.html", {"form": form, "force": force}, status=form.status
    )
