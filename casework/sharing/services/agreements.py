"""Records the client's agreements and their withdrawal, and reminds staff to ask her again before one ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from accounts.people.models import Organisation, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_by_id, lock_if_free, lock_open
from casework.dates.rules.last_day import LastDay, check_found
from casework.dates.rules.london_time import local_day, midnight
from casework.editing.services.second_press import who_was_first
from casework.sharing.models.agreement import Agreement, AgreementKind, AgreementQuerySet
from casework.sharing.rules.agreements import ASKED_AGAIN_BEFORE, check_agreement, check_recipient
from casework.sharing.services.last_days import agreement_in_task, ask_for_last_day


@dataclass(frozen=True, kw_only=True)
class NewAgreement:
    """One yes of the client; an agreement to share names a force or somebody else."""

    kind: str
    given_on: date
    given_how: str
    last_day: date | None = None
    last_day_known: bool = True
    force: Organisation | None = None
    recipient: str = ""
    purpose: str = ""


@transaction.atomic
def record_agreement(case: Case, new: NewAgreement, *, by: User, now: datetime) -> Agreement:
    """Write down an agreement; whoever was to ask for it again is done."""
    case = lock_open(case)
    is_to_share = new.kind == AgreementKind.SHARE
    check_agreement(given_on=new.given_on, last_day=new.last_day, today=local_day(now))
    named = (new.force is not None) + bool(new.recipient.strip())
    check_recipient(is_to_share=is_to_share, named=named, purpose=new.purpose)
    agreement = Agreement.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        kind=new.kind,
        force=new.force if is_to_share else None,
        recipient=new.recipient.strip() if is_to_share else "",
        purpose=new.purpose.strip(),
        given_on=new.given_on,
        given_how=new.given_how,
        last_day=new.last_day,
        last_day_known=new.last_day_known,
        recorded_at=now,
        recorded_by=by,
    )
    for older in _like(agreement):
        finish_tasks_about(case, TaskKind.AGREEMENT, about=older, by=by, now=now)
    audit(by=by, act="agreement.record", subject=agreement, now=now, case=case.public_id, kind=new.kind)
    if not agreement.last_day_known:
        ask_for_last_day(case, about=agreement, of=agreement_in_task(agreement), now=now)
    return agreement


@transaction.atomic
def find_last_day_of_agreement(agreement: Agreement, last_day: date | None, *, by: User, now: datetime) -> Agreement:
    """Write down until when she agreed, once somebody knows: to a day, or until she takes it back."""
    locked = standing_agreement(agreement)
    check_found(LastDay(locked.last_day, is_known=locked.last_day_known))
    if last_day is not None and last_day < locked.given_on:
        raise RuleViolation("That is before the client agreed.", field="last_day")
    locked.last_day, locked.last_day_known = last_day, True
    locked.save()
    audit(by=by, act="agreement.last_day_found", subject=locked, now=now, case=locked.case.public_id)
    finish_tasks_about(locked.case, TaskKind.LAST_DAY, about=locked, by=by, now=now)
    return locked


def standing_agreement(agreement: Agreement) -> Agreement:
    """The agreement under the lock of its case; refuses one that she has taken back."""
    lock_by_id(agreement.case_id)
    locked = Agreement.objects.select_related("case", "force", "withdrawn_by").get(pk=agreement.pk)
    if locked.withdrawn_at is not None:
        stored = [("What the client said", locked.withdrawal), who_was_first(locked.withdrawn_by, locked.withdrawn_at)]
        raise AlreadyDone("This agreement was withdrawn before.", stored)
    return locked


def holding_with(case: Case, force: Organisation, on: date) -> Agreement | None:
    """The agreement to share with a force that holds the longest; one of which nobody knows how long comes last."""
    rows = Agreement.objects.filter(case=case, force=force).to_share().holding(on)
    return rows.order_by("-last_day_known", F("last_day").desc(nulls_first=True), "-id").first()


def remind_of_agreements(*, now: datetime) -> int:
    """Set a task for each agreement that ends within fourteen days, once; returns how many were set.

    A case on which somebody works at this moment waits for the next run.
    """
    return sum(_remind_of(agreement, now) for agreement in _to_remind_of(now).order_by("pk"))


def _to_remind_of(now: datetime) -> AgreementQuerySet:
    today = local_day(now)
    rows = Agreement.objects.filter(reminded_at=None, last_day__lte=today + ASKED_AGAIN_BEFORE, case__closed_at=None)
    return rows.holding(today).select_related("case", "force")


@transaction.atomic
def _remind_of(agreement: Agreement, now: datetime) -> bool:
    """Ask once more under the lock of the case whether it is to be asked for again."""
    if lock_if_free(agreement.case_id) is None:
        return False
    still = _to_remind_of(now).filter(pk=agreement.pk).first()
    return still is not None and _remind(still, now)


def _remind(agreement: Agreement, now: datetime) -> bool:
    """Set the task, unless a like agreement goes on for longer."""
    agreement.reminded_at = now
    agreement.save()
    last_day = agreement.last_day
    longer = _like(agreement).holding(last_day) if last_day else _like(agreement).none()
    if last_day is None or longer.filter(last_day_known=True).exclude(last_day=last_day).exists():
        return False
    to = f"share with {agreement.with_whom}" if agreement.kind == AgreementKind.SHARE else "be supported by us"
    title = f"Ask the client again: the agreement to {to} ends on {last_day.day} {last_day:%B %Y}"
    new = NewTask(title=title[:200], kind=TaskKind.AGREEMENT, due_at=midnight(last_day), about=agreement)
    add_task(agreement.case, new, by=None, now=now)
    return True


def _like(agreement: Agreement) -> AgreementQuerySet:
    """Other agreements of the case to the same thing."""
    same = Q(case=agreement.case, kind=agreement.kind, force=agreement.force, recipient=agreement.recipient)
    return Agreement.objects.filter(same).exclude(pk=agreement.pk)
