"""The kinds of exhibit and where each can be kept, with their words."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from accounts.rules import RuleViolation
from casework.form_fields.rules import reason_quality

WHY: Final = "Say in a few words why you need the original, and for whom."
HINT: Final = "This is kept in the exhibit’s log for ever. The working copy is enough for reading and showing."

KINDS: Final = {
    "photo": "Photo",
    "screenshot": "Screenshot",
    "audio": "Audio recording",
    "video": "Video",
    "pdf": "PDF document",
    "messages": "Message export",
    "physical": "Physical item",
    "other": "Other",
}
HOLDERS: Final = {"service": "Our service", "client": "The client", "police": "The police"}
STATES: Final = {
    "held": "Held",
    "preserved": "Held, and preserved as it was",
    "cannot_extract": "The police cannot get it off the device",
    "lost": "Lost or destroyed",
}
CONSENTS: Final = {
    "not_asked": "Not asked yet",
    "yes": "Yes, it may be shared",
    "no": "No, it must not be shared",
}
ACTS: Final = {
    "uploaded": "Uploaded",
    "scanned": "Scanned for viruses: nothing found",
    "quarantined": "Scanned for viruses: put in quarantine",
    "copied": "Working copy made",
    "viewed": "Working copy opened",
    "downloaded": "Sealed original downloaded",
    "checked": "Sealed original found changed or missing",
    "recorded": "Recorded",
    "to_police": "Handed to the police",
    "to_client": "Handed to the client",
    "to_service": "Received by our service",
    "preserved": "Preserved: device or item set aside unchanged",
    "other": "Something else was done with it",
}
BY_HAND: Final = ("to_police", "to_client", "to_service", "preserved", "other")
"""What staff write into the custody log themselves; the rest writes itself."""
HELD_AFTER: Final = {"to_police": "police", "to_client": "client", "to_service": "service"}

_KIND_OF_FAMILY: Final = {
    "image": "photo",
    "audio": "audio",
    "video": "video",
    "pdf": "pdf",
    "text": "messages",
    "mail": "messages",
}


def kind_of_file(family: str, media_type: str) -> str:
    """The kind of exhibit that a file makes, unless somebody says otherwise; one that is only sealed by its type."""
    if family != "sealed":
        return _KIND_OF_FAMILY.get(family, "other")
    recorded = media_type.partition("/")[0]
    return _KIND_OF_FAMILY[recorded] if recorded in {"image", "audio", "video"} else "other"


def check_captured(captured_at: datetime | None, now: datetime) -> None:
    """Nothing is captured before it happens."""
    if captured_at and captured_at > now:
        raise RuleViolation("This cannot have been captured yet. Check the day and the time.", field="captured_at")


def can_be_without_file(*, kind: str, held_by: str, state: str) -> bool:
    """A thing, or a file that somebody else holds or nobody can get at, is an exhibit without a file of ours."""
    return kind == "physical" or (bool(kind) and (held_by != "service" or state in {"cannot_extract", "lost"}))


def check_reason(reason: str) -> None:
    """Opening a sealed original needs a reason that says something to whoever reads the log."""
    reason_quality.check_reason(reason, hint=HINT, sentence=WHY)
