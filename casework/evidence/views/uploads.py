"""Endpoints of the upload script: begin a file, send a piece, finish it, discard it. Forms work without them."""

from __future__ import annotations

import re
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.evidence.models.upload import Upload
from casework.evidence.services import uploads
from casework.gates.access.row_gates import case_view, upload_view

PART: Final = 5 * 1024 * 1024
OFFSET: Final = "Upload-Offset"
SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
OUT_OF_STEP: Final = 409


@require_POST
@case_view(Permission.ADD_EVIDENCE, locks=False)
def upload_start(request: HttpRequest, case: Case) -> HttpResponse:
    """Begin a file, or say how much of it is here already."""
    announced = _announced(request)
    if announced is None:
        return _refused("Choose the file again: the page did not say what it is sending.")
    try:
        upload = uploads.start_upload(case, announced, by=signed_in(request), now=request_now(request))
    except RuleViolation as refusal:
        return _refused(refusal.sentence)
    return JsonResponse({**_state(upload), **_addresses(case, upload), "part_size": PART})


@require_POST
@upload_view(Permission.ADD_EVIDENCE)
def upload_part(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Take the next piece; one that does not follow is refused with the place to go on from."""
    offset = request.headers.get(OFFSET, "")
    if not (offset.isascii() and offset.isdecimal() and len(offset) < 16):
        return JsonResponse(_state(upload))
    try:
        grown = uploads.add_part(upload, at=int(offset), piece=_piece(request), now=request_now(request))
    except uploads.UploadOutOfStep as step:
        return JsonResponse({"received": step.received}, status=OUT_OF_STEP)
    except RuleViolation as refusal:
        return _refused(refusal.sentence)
    return JsonResponse(_state(grown))


@require_POST
@upload_view(Permission.ADD_EVIDENCE)
def upload_finish(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Check the whole file."""
    try:
        return JsonResponse(_state(uploads.finish_upload(upload, now=request_now(request))))
    except RuleViolation as refusal:
        return _refused(refusal.sentence)


@require_POST
@upload_view(Permission.ADD_EVIDENCE)
def upload_discard(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Throw away a file of which no exhibit was made."""
    uploads.discard_upload(upload, by=signed_in(request), now=request_now(request))
    messages.success(request, "The file that had not been added is thrown away.")
    return redirect("exhibit_create", upload.case.public_id)


def _announced(request: HttpRequest) -> uploads.AnnouncedFile | None:
    name, size, sha256 = (request.POST.get(each, "") for each in ("name", "size", "sha256"))
    is_size = size.isascii() and size.isdecimal() and len(size) < 16 and int(size) > 0
    if not is_size or not SHA256.fullmatch(sha256):
        return None
    return uploads.AnnouncedFile(name=name, size=int(size), sha256=sha256)


def _piece(request: HttpRequest) -> bytes:
    """What the sender sends now, no more than one part of it, and all of it before anything is locked."""
    piece = bytearray()
    while len(piece) < PART and (some := request.read(PART - len(piece))):
        piece += some
    return bytes(piece)


def _state(upload: Upload) -> dict[str, Any]:
    return {
        "id": str(upload.public_id),
        "received": upload.received,
        "size": upload.size,
        "whole": upload.finished_at is not None,
    }


def _addresses(case: Case, upload: Upload) -> dict[str, str]:
    named = {"case_id": case.public_id, "upload_id": upload.public_id}
    return {"part": reverse("upload_part", kwargs=named), "finish": reverse("upload_finish", kwargs=named)}


def _refused(sentence: str) -> HttpResponse:
    """A refusal is an answer like any other: the script shows the sentence beside the file."""
    return JsonResponse({"refused": sentence})
