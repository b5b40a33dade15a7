"""The pages of an exhibit: add it, see it, change what is said of it, write down where it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any, Final, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.form_owner import binds_itself, refusal_of
from accounts.submissions.models import Submission
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.evidence.forms import ExhibitEditForm, ExhibitForm, HandlingForm
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.upload import Upload
from casework.evidence.services import exhibits, uploads
from casework.evidence.views.suggested_incidents import suggested_incidents
from casework.evidence.views.upload_handler import ArrivedFile, IncomingUploadHandler
from casework.gates.access.row_gates import case_view
from casework.templatetags.display import count

FILES: Final = "chosen"
MOST_AT_ONCE: Final = "Choose at most 100 files at once."


def takes_files(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Have files written straight to the incoming folder; the form is only read once the case is known to be in sight.

    So whose form it is, and its token, are checked here, after the handler of files is set, and not by the middleware.
    """
    protected = csrf_protect(view)

    @binds_itself
    @csrf_exempt
    @wraps(view)
    def taking(request: HttpRequest, case: Case, **rest: Any) -> HttpResponseBase:
        if request.method == "POST":
            request.upload_handlers = [IncomingUploadHandler(request)]
            try:
                request.POST  # noqa: B018 reading it is what writes the files
            except TooManyFilesSent:
                messages.error(request, MOST_AT_ONCE)
                return redirect("exhibit_create", case.public_id)
            if refusal := refusal_of(request):
                return refusal
        return protected(request, case, **rest)

    taking.largest_body = "EVIDENCE_LARGEST_BODY"  # type: ignore[attr-defined]
    return taking


@require_http_methods(["GET", "POST"])
@case_view(Permission.ADD_EVIDENCE, locks=False)
@takes_files
def exhibit_create(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Take many files with what is said of them; what arrived is kept even when something has to be mended."""
    kept, refused = _keep_files(request, case)
    return _exhibit_create(request, case_id=case.public_id, kept=kept, refused=refused)


@case_view(Permission.ADD_EVIDENCE)  # once more, and under the lock: reading the files may have taken long
@submitted_once
def _exhibit_create(request: HttpRequest, case: Case, kept: list[Upload], refused: list[str]) -> HttpResponse:
    now, user = request_now(request), signed_in(request)
    mine = Upload.objects.visible_to(user).filter(case=case).order_by("started_at", "id")
    typed: Any = request.POST.copy() if request.method == "POST" else None
    if typed is not None:
        typed.setlist("uploads", {*typed.getlist("uploads"), *(str(each.public_id) for each in kept)})
    initial = {"uploads": [each.public_id for each in mine.whole()], "incidents": suggested_incidents(request, case)}
    form = ExhibitForm(typed, case=case, uploads=mine.whole(), initial=initial)
    for sentence in refused:
        form.add_error(FILES, sentence)
    if form.is_valid():
        act = partial(exhibits.add_exhibits, case, form.facts, list(form.cleaned_data["uploads"]), by=user, now=now)
        if made := form.carry_out(act):
            messages.success(request, f"{count(len(made), 'exhibit')} added.")
            return redirect("case_evidence", case.public_id)
    context = {"case": case, "form": form, "unfinished": mine.unfinished(), "has_whole": mine.whole().exists()}
    return render(request, "casework/evidence/exhibit_create.html", context, status=form.status)


def _keep_files(request: HttpRequest, case: Case) -> tuple[list[Upload], list[str]]:
    """Keep every file of the form that can be kept, unless this very form was acted upon before."""
    kept: list[Upload] = []
    refused: list[str] = []
    if request.method != "POST" or _was_acted_upon(request):
        return kept, refused
    for file in request.FILES.getlist(FILES):
        try:
            path = Path(cast("ArrivedFile", file).temporary_file_path())
            kept.append(
                uploads.keep_whole(case, file.name or "", path, by=signed_in(request), now=request_now(request))
            )
        except RuleViolation as refusal:
            refused.append(f"\u2068{file.name}\u2069: {refusal.sentence}")
    return kept, refused


def _was_acted_upon(request: HttpRequest) -> bool:
    key = request.POST.get("submission", "")
    try:
        return Submission.objects.filter(key=UUID(key)).exists()
    except ValueError:
        return True


@require_safe
@case_view(Permission.VIEW_CASE)
def exhibit_detail(request: HttpRequest, case: Case, exhibit_id: UUID) -> HttpResponse:
    """Everything of one exhibit, with its chain of custody."""
    exhibit = the_exhibit(case, exhibit_id)
    custody = exhibit.custody.select_related("recorded_by").order_by("-id")
    context = {"case": case, "exhibit": exhibit, "custody": custody, "now": request_now(request)}
    return render(request, "casework/evidence/exhibit_detail.html", context)


@require_http_methods(["GET", "POST"])
@case_view(Permission.ADD_EVIDENCE)
@submitted_once
def exhibit_edit(request: HttpRequest, case: Case, exhibit_id: UUID) -> HttpResponse:
    """Change what is said of an exhibit."""
    exhibit = the_exhibit(case, exhibit_id)
    form = ExhibitEditForm(request.POST or None, row=exhibit)
    if form.is_valid():
        version = form.cleaned_data["version"]
        by, now = signed_in(request), request_now(request)
        if form.carry_out(partial(exhibits.edit_exhibit, exhibit, form.values, version=version, by=by, now=now)):
            messages.success(request, f"Exhibit {exhibit.label} is changed.")
            return redirect("exhibit_detail", case.public_id, exhibit.public_id)
    context = {"case": case, "exhibit": exhibit, "form": form}
    return render(request, "casework/evidence/exhibit_edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.ADD_EVIDENCE)
@submitted_once
def exhibit_handle(request: HttpRequest, case: Case, exhibit_id: UUID) -> HttpResponse:
    """Write into the log what was done with the thing itself."""
    exhibit, now = the_exhibit(case, exhibit_id), request_now(request)
    form = HandlingForm(request.POST or None, initial={"happened_at": now})
    if form.is_valid():
        act = partial(exhibits.handle_exhibit, exhibit, form.handling, by=signed_in(request), now=now)
        if form.carry_out(act):
            messages.success(request, f"Written into the log of exhibit {exhibit.label}.")
            return redirect("exhibit_detail", case.public_id, exhibit.public_id)
    return render(
        request,
        "casework/evidence/exhibit_handle.html",
        {"case": case, "exhibit": exhibit, "form": form},
        status=form.status,
    )


def the_exhibit(case: Case, exhibit_id: UUID) -> Exhibit:
    return row_or_404(Exhibit.objects.for_page(), case=case, public_id=exhibit_id)
