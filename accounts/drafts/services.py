"""Drafts of forms: what a person is typing, kept until it is sent and shown to that person on that form only."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from django.utils.functional import SimpleLazyObject

from accounts.drafts.models import Draft
from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.submissions.models import Submission

LONGEST_DRAFT: Final = 400_000
MOST_DRAFTS: Final = 200
MOST_FORMS: Final = 50  # on one page
KEPT_FOR: Final = timedelta(days=14)
KEYS_KEPT_FOR: Final = timedelta(days=30)
NEVER_KEPT: Final = frozenset(
    {"csrfmiddlewaretoken", "submission", "next", "drawn_for", "draft_place", "draft_form", "draft_title"}
)

Fields = dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class DraftInput:
    """What stands in one form of a page: where the page is, which of its forms, and the key the page was drawn with.

    `instead_of` is the key of the draft that was brought back into this form, as it was saved at `unchanged_since`.
    """

    place: str
    key: UUID
    form: int
    title: str
    fields: Fields
    instead_of: UUID | None = None
    unchanged_since: datetime | None = None


class FormWasSent(RuleViolation):
    """What is to be kept was sent already: it must not come up again in a later record."""

    def __init__(self) -> None:
        super().__init__("This form has been sent.")


class DraftOutcome(Enum):
    """What became of the words of a form that was not acted upon."""

    YES = "yes"
    SENT = "sent"
    """The same form had been sent and acted upon before: its words stand in the record."""
    NOTHING = "nothing"
    """There was nothing that may be kept: a button, a form that no draft may hold, or more than can be."""


def read_fields(written: str) -> Fields:
    """The fields of a form as its page sends them: a JSON object of lists of texts, in characters that can be kept."""
    if len(written) > LONGEST_DRAFT:
        raise RuleViolation("This is too long to be kept before it is sent.")
    try:
        fields = json.loads(written)
    except (ValueError, RecursionError) as broken:
        raise RuleViolation("This cannot be kept.") from broken
    if not isinstance(fields, dict) or not all(_is_texts(each) for each in fields.values()):
        raise RuleViolation("This cannot be kept.")
    return {
        _keepable(name): [_keepable(text) for text in texts]
        for name, texts in fields.items()
        if name not in NEVER_KEPT and "password" not in name
    }


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _keepable(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def check_place(place: str) -> None:
    """A draft belongs to a page of ours; anything else is nowhere to bring it back."""
    parts = urlsplit(place)
    if parts.scheme or parts.netloc or not place.startswith("/") or len(place) > 500:
        raise RuleViolation("This cannot be kept.")
    try:
        resolve(parts.path)
    except Resolver404 as nowhere:
        raise RuleViolation("This cannot be kept.") from nowhere


@transaction.atomic
def keep_draft(user: User, typed: DraftInput, *, now: datetime) -> Draft:
    """Keep what is typed; refuses a form that has been sent, so that a late save cannot bring it back."""
    check_place(typed.place)
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if Submission.objects.filter(key=typed.key).exists():
        raise FormWasSent
    draft, is_new = Draft.objects.update_or_create(
        user=user,
        key=typed.key,
        form=typed.form,
        defaults={"place": typed.place, "title": typed.title[:200], "fields": typed.fields, "saved_at": now},
    )
    if typed.instead_of is not None and typed.unchanged_since is not None:
        old = Draft.objects.filter(user=user, key=typed.instead_of, form=typed.form).exclude(pk=draft.pk)
        old.filter(saved_at=typed.unchanged_since).delete()
    if is_new:
        surplus = Draft.objects.filter(user=user).order_by("-saved_at", "-pk")[MOST_DRAFTS:]
        Draft.objects.filter(pk__in=list(surplus.values_list("pk", flat=True))).delete()
    return draft


def keep_unsent(owner: User, sent: QueryDict, *, now: datetime) -> DraftOutcome:
    """Keep the words of a form, as its page or the page's script sent it, that is not acted upon for its sender.

    What its owner has kept of the same form already stays beside it: nobody else's browser overwrites it.
    """
    is_from_script = "fields_typed" in sent
    try:
        typed = _typed_by_script(sent) if is_from_script else _typed_in_form(sent)
        if not is_from_script and _is_kept_already(owner, typed):
            return DraftOutcome.YES
        keep_draft(owner, typed if is_from_script else _beside_what_is_kept(owner, typed), now=now)
    except FormWasSent:
        return DraftOutcome.SENT
    except (RuleViolation, ValueError):
        return DraftOutcome.NOTHING
    return DraftOutcome.YES


def _typed_by_script(sent: QueryDict) -> DraftInput:
    fields = read_fields(sent.get("fields_typed", ""))
    place, key, title = (sent.get(name, "") for name in ("place", "key", "title"))
    return DraftInput(place=place, key=UUID(key), form=_number(sent.get("form")), title=title, fields=fields)


def _typed_in_form(sent: QueryDict) -> DraftInput:
    """A form that may be kept says where it stands; others carry no place, and so are kept nowhere."""
    fields = read_fields(json.dumps({name: sent.getlist(name) for name in sent}))
    place, key, title = (sent.get(name, "") for name in ("draft_place", "submission", "draft_title"))
    return DraftInput(place=place, key=UUID(key), form=_number(sent.get("draft_form")), title=title, fields=fields)


def _number(written: str | None) -> int:
    number = int(written or 0)
    if not 0 <= number <= MOST_FORMS:
        raise ValueError(number)
    return number


def _is_kept_already(owner: User, typed: DraftInput) -> bool:
    same = Draft.objects.filter(user=owner, place=typed.place, form=typed.form, fields=typed.fields)
    return same.exists()


def _beside_what_is_kept(owner: User, typed: DraftInput) -> DraftInput:
    """The same words under a key of their own, where something else is kept under the form's."""
    if Submission.objects.filter(key=typed.key).exists():
        raise FormWasSent
    is_taken = Draft.objects.filter(user=owner, key=typed.key, form=typed.form).exists()
    return replace(typed, key=uuid4()) if is_taken else typed


def discard_draft(user: User, *, key: UUID) -> None:
    """Throw away what one page was keeping."""
    Draft.objects.filter(user=user, key=key).delete()


def forget_old(*, now: datetime) -> int:
    """Forget drafts and used-up keys that nobody will come back to; gives how many. A second run finds none."""
    drafts, _ = Draft.objects.filter(saved_at__lt=now - KEPT_FOR).delete()
    keys, _ = Submission.objects.filter(at__lt=now - KEYS_KEPT_FOR).delete()
    return drafts + keys


def kept_here(request: HttpRequest) -> list[dict[str, Any]]:
    """The drafts of this person for the page asked for, the latest first; none for a form that has just been sent."""
    if request.method != "GET" or not isinstance(request.user, User):
        return []
    rows = Draft.objects.filter(user=request.user, place=request.get_full_path()).order_by("-saved_at")[:5]
    return [
        {"key": str(row.key), "form": row.form, "fields": row.fields, "savedAt": row.saved_at.isoformat()}
        for row in rows
    ]


def drafts(request: HttpRequest) -> dict[str, Any]:
    """Give templates the drafts for the form they draw, and how many wait elsewhere; asked only where shown."""
    here = SimpleLazyObject(lambda: kept_here(request))
    return {
        "kept_drafts": SimpleLazyObject(lambda: json.dumps(list(here))),
        "kept_words": SimpleLazyObject(lambda: [text for draft in here for text in _words(draft["fields"])]),
        "unsent_drafts": SimpleLazyObject(lambda: _count(request)),
    }


def _words(fields: Fields) -> list[str]:
    """What is worth copying by hand where no script puts it back: codes and single marks are left out."""
    return [text for texts in fields.values() for text in texts if " " in text.strip()]


def _count(request: HttpRequest) -> int:
    """Counted from a few keys: a person keeps at most two hundred."""
    return len(Draft.objects.filter(user=request.user).values_list("pk")) if isinstance(request.user, User) else 0
