"""Downloads of evidence, the only ones: the working copy, its thumbnail, and for a reason the original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.rules import RuleViolation
from accounts.trail.page_look import already_in_trail
from casework.cases.models.case import Case
from casework.evidence.forms import OriginalForm
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.original import WorkingCopy
from casework.evidence.rules.file_signatures import BYTES_WITHOUT_TYPE
from casework.evidence.services import exhibits, thumbnails
from casework.evidence.services.incoming_folder import PIECE
from casework.evidence.views.exhibits import the_exhibit
from casework.gates.access.row_gates import case_view

# A copy that a browser opens may do nothing: no script, no frame, no request of its own.
BOUND: Final = "default-src 'none'; sandbox"
SHOWN: Final = ("image/", "audio/", "video/")
RANGE: Final = re.compile(r"bytes=(\d{1,15})-(\d{0,15})", re.ASCII)
ENDINGS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/x-wav": "wav",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "message/rfc822": "eml",
    "audio/amr": "amr",
    "audio/flac": "flac",
    "audio/aac": "aac",
    "video/mp2t": "ts",
    "video/mpeg": "mpg",
    "video/x-dav": "dav",
    "video/x-matroska": "mkv",
    "video/x-msvideo": "avi",
    "application/vnd.rar": "rar",
    "application/x-7z-compressed": "7z",
    "application/vnd.sqlite3": "sqlite",
}
"""Under which ending an original leaves. What a machine or a browser would run leaves as `bin`."""


@require_safe
@case_view(Permission.VIEW_CASE)
def exhibit_copy(request: HttpRequest, case: Case, exhibit_id: UUID) -> HttpResponseBase:
    """Serve the working copy: pictures and recordings to be shown in a page of ours, everything else to be saved."""
    exhibit = the_exhibit(case, exhibit_id)
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    try:
        copy = exhibits.open_copy(exhibit, by=signed_in(request), now=request_now(request), goes_on=_goes_on(wanted))
    except RuleViolation as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("exhibit_detail", case.public_id, exhibit.public_id)
    already_in_trail()
    return _bound(_part(copy, wanted) if wanted else _whole(copy), exhibit, copy)


@require_safe
@case_view(Permission.VIEW_CASE)
def exhibit_small(request: HttpRequest, case: Case, exhibit_id: UUID) -> HttpResponseBase:
    """Serve the small picture of a working copy, for lists."""
    exhibit = the_exhibit(case, exhibit_id)
    try:
        copy = thumbnails.open_small_picture(exhibit, by=signed_in(request), now=request_now(request))
    except RuleViolation:
        return redirect("exhibit_detail", case.public_id, exhibit.public_id)
    already_in_trail()
    response = FileResponse(exhibits.evidence_storage().open(copy.small_stored_as, "rb"), content_type="image/jpeg")
    response["Content-Disposition"] = f'inline; filename="exhibit-{exhibit.label}-small.jpg"'
    return _locked(response)


@require_http_methods(["GET", "POST"])
@case_view(Permission.OPEN_ORIGINAL)
def exhibit_original(request: HttpRequest, case: Case, exhibit_id: UUID) -> HttpResponseBase:
    """Ask a supervisor for a reason, then serve the sealed bytes as bytes without a type."""
    exhibit = the_exhibit(case, exhibit_id)
    form = OriginalForm(request.POST or None)
    if form.is_valid():
        original = form.carry_out(
            lambda: exhibits.open_original(
                exhibit, reason=form.cleaned_data["reason"], by=signed_in(request), now=request_now(request)
            )
        )
        if original:
            already_in_trail()
            name = f"exhibit-{exhibit.label}-original.{ENDINGS.get(original.media_type, 'bin')}"
            content = exhibits.evidence_storage().open(original.stored_as, "rb")
            response = FileResponse(content, as_attachment=True, filename=name, content_type=BYTES_WITHOUT_TYPE)
            response["Content-Length"] = str(original.size)
            return _locked(response)
    return render(
        request,
        "casework/evidence/exhibit_original.html",
        {"case": case, "exhibit": exhibit, "form": form},
        status=form.status,
    )


def _goes_on(wanted: re.Match[str] | None) -> bool:
    """A player asks for one recording many times: only its beginning is an opening."""
    return wanted is not None and int(wanted[1]) > 0


def _whole(copy: WorkingCopy) -> StreamingHttpResponse:
    response = FileResponse(exhibits.evidence_storage().open(copy.stored_as, "rb"))
    response["Content-Length"] = str(copy.size)
    return response


def _part(copy: WorkingCopy, wanted: re.Match[str]) -> HttpResponseBase:
    first, last = int(wanted[1]), min(int(wanted[2] or copy.size - 1), copy.size - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{copy.size}"})
    response = StreamingHttpResponse(_bytes(copy, first, last + 1 - first), status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{copy.size}"
    response["Content-Length"] = str(last + 1 - first)
    return response


def _bytes(copy: WorkingCopy, first: int, left: int) -> Iterator[bytes]:
    with exhibits.evidence_storage().open(copy.stored_as, "rb") as content:
        content.seek(first)
        while left > 0 and (piece := content.read(min(left, PIECE))):
            left -= len(piece)
            yield piece


def _bound(response: Any, exhibit: Exhibit, copy: WorkingCopy) -> HttpResponseBase:
    how = "inline" if copy.media_type.startswith(SHOWN) else "attachment"
    response["Content-Type"] = "text/plain; charset=utf-8" if copy.media_type == "text/plain" else copy.media_type
    response["Content-Disposition"] = f'{how}; filename="exhibit-{exhibit.label}.{copy.extension}"'
    response["Accept-Ranges"] = "bytes"
    return _locked(response)


def _locked(response: Any) -> HttpResponseBase:
    response["Content-Security-Policy"] = BOUND
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    served: HttpResponseBase = response
    return served
