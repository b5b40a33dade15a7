"""Records requests for an order and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from accounts.access import Permission, has_permission
from accounts.models import Organisation
from accounts.rules import RuleViolation
from casework.models import Case
from orders.models import Application
from orders.rules.history import next_label
from orders.rules.vocabulary import Step
from orders.services.record import Author, Entry, record
from orders.services.seen import check_seen


@dataclass(frozen=True, kw_only=True)
class NewStep:
    """A step that happened, with the fields that a case file gives it, and a note.

    `seen` is the version of its thing that whoever records it has seen; None if nobody looked.
    """

    step: str
    at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    seen: int | None = None


@transaction.atomic
def request_order(case: Case, *, force: Organisation, at: datetime, author: Author, note: str = "") -> Application:
    """Record that an order was asked of a force, which alone can apply (SPA 2019 s.1); starts T1, T17, T19, T20."""
    Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    label = next_label("A", Application.objects.filter(case=case).values_list("label", flat=True))
    facts = {"application": label, "step": Step.REQUESTED.value, "force": force.slug}
    record(case, [Entry(at, "application", facts, note=note)], author)
    return Application.objects.get(case=case, label=label)


@transaction.atomic
def record_application_step(application: Application, new: NewStep, author: Author) -> None:
    """Record what happened next on an application; refuses a step that cannot follow. Raises ChangedMeanwhile."""
    if new.step == Step.PAUSED and not (author.by is None or has_permission(author.by, Permission.PAUSE_CLOCK)):
        raise RuleViolation("Pausing a clock is for a supervisor.", field="step")
    check_seen(application, new.seen)
    facts = {"application": application.label, "step": new.step, **new.facts}
    record(application.case, [Entry(new.at, "application", facts, note=new.note)], author)
    application.refresh_from_db()
