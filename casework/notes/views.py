"""The pages that write a confidential note and add to one."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.notes.forms import NoteForm
from casework.notes.models import Note
from casework.notes.services import amend_note, write_note


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE, on_closed=True)
@submitted_once
def note_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Write a note for the service alone."""
    now = request_now(request)
    form = NoteForm(request.POST or None, case=case)
    if form.is_valid():
        by = signed_in(request)
        if form.carry_out(partial(write_note, case, text=form.cleaned_data["text"], by=by, now=now)):
            receipt(request, "The note is written.", now)
            return redirect("case_work", case.public_id)
    return render(request, "casework/notes/note_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE, on_closed=True)
@submitted_once
def note_amend(request: HttpRequest, case: Case, note_id: UUID) -> HttpResponse:
    """Add to a note; its first words stay."""
    now, by = request_now(request), signed_in(request)
    rows = Note.objects.visible_to(by).select_related("case", "amends", "by")
    note = row_or_404(rows, case=case, public_id=note_id)
    form = NoteForm(request.POST or None, case=case)
    if form.is_valid():
        act = partial(amend_note, note, text=form.cleaned_data["text"], by=by, now=now)
        if form.carry_out(act):
            receipt(request, "The note is amended.", now)
            return redirect("note_list", case.public_id)
    return render(
        request, "casework/notes/note_amend.html", {"case": case, "form": form, "note": note}, status=form.status
    )
