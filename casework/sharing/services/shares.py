"""Shares a case with a force on a stated basis, ends a share, and ends what rested on a yes that was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.people.models import Organisation, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_by_id, lock_open
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import answer_concern, raise_concern, reword_concerns
from casework.dates.rules.last_day import LastDay, check_found, last_day_words
from casework.dates.rules.london_time import local_day
from casework.editing.services.second_press import person_name, who_was_first
from casework.sharing.models.agreement import Agreement, AgreementKind
from casework.sharing.models.share import Share, ShareBasis
from casework.sharing.rules.agreements import check_ground, check_withdrawal, last_day_of_share
from casework.sharing.rules.shares import check_share
from casework.sharing.services.agreements import NewAgreement, holding_with, record_agreement, standing_agreement
from casework.sharing.services.audience import watch_force
from casework.sharing.services.last_days import ask_for_last_day, share_in_task


@dataclass(frozen=True)
class AgreedNow:
    """The client agreed on a day, in some way: that is written down with the share."""

    on: date
    how: str


@dataclass(frozen=True)
class AgreedBefore:
    """The client's agreement to share with this force is in the case already."""


@dataclass(frozen=True)
class SharedWithoutAgreement:
    """Nobody could wait for her agreement: on which ground, and why."""

    ground: str
    words: str


@dataclass(frozen=True, kw_only=True)
class NewShare:
    """With which force, what for, to the end of which day, and on what basis."""

    force: Organisation
    purpose: str
    rests_on: AgreedNow | AgreedBefore | SharedWithoutAgreement
    last_day: date | None = None
    last_day_known: bool = True


@dataclass(frozen=True, kw_only=True)
class AgreementWithdrawal:
    """What the client said and when; `going_on` is the ground on which shares go on all the same."""

    on: date
    words: str
    going_on: SharedWithoutAgreement | None = None


@transaction.atomic
def share_case(case: Case, new: NewShare, *, by: User, now: datetime) -> Share:
    """Let a force see a case from today, to the last day inclusive; one live share for each force.

    Without agreement it holds at once all the same, and a supervisor is asked to look at it.
    """
    locked = lock_open(case)
    today, force = local_day(now), new.force
    check_share(purpose=new.purpose, last_day=new.last_day, today=today, force_is_police=force.is_police)
    _check_not_shared(locked, force, today)
    share = Share(
        organisation_id=locked.organisation_id,
        case=locked,
        force=force,
        purpose=new.purpose.strip(),
        shared_on=today,
        last_day=new.last_day,
        last_day_known=new.last_day_known,
        shared_by=by,
    )
    _rest(share, new, by, now)
    share.save()
    audit(by=by, act="share.create", subject=share, now=now, case=case.public_id, force=force.slug, basis=share.basis)
    _bring_up(share, by, now)
    return share


def _check_not_shared(case: Case, force: Organisation, today: date) -> None:
    there = case.shares.filter(force=force).live(today).select_related("shared_by").first()
    if there is not None:
        until = last_day_words(there.last_day, is_known=there.last_day_known, no_end="Until somebody ends it")
        stored = [("For", there.purpose), ("Last day", until), ("Shared by", person_name(there.shared_by))]
        raise AlreadyDone(f"This case is already shared with {force.name}.", stored, field="force")


def _bring_up(share: Share, by: User, now: datetime) -> None:
    """What somebody has to look at because of a new share."""
    if share.basis == ShareBasis.WITHOUT:
        raise_concern(share.case, ConcernKind.SHARED_WITHOUT_AGREEMENT, about=share, by=by, now=now)
    if not share.last_day_known:
        ask_for_last_day(share.case, about=share, of=share_in_task(share), now=now)
    watch_force(share.case, share.force, by=by, now=now)


def _rest(share: Share, new: NewShare, by: User, now: datetime) -> None:
    """Put under a share what it rests on."""
    match new.rests_on:
        case SharedWithoutAgreement() as ground:
            _ground(share, ground)
        case AgreedNow(on, how):
            share.basis, share.agreement = ShareBasis.AGREEMENT, _agree(share, on, how, by=by, now=now)
        case AgreedBefore():
            share.basis, share.agreement = ShareBasis.AGREEMENT, _on_record(share)
            wanted = LastDay(share.last_day, is_known=share.last_day_known)
            agreed = LastDay(share.agreement.last_day, is_known=share.agreement.last_day_known)
            end = last_day_of_share(wanted, agreed)
            share.last_day, share.last_day_known = end.day, end.is_known


def _ground(share: Share, without: SharedWithoutAgreement) -> None:
    check_ground(ground=without.ground, words=without.words)
    share.basis, share.ground, share.ground_words = ShareBasis.WITHOUT, without.ground, without.words.strip()


def _agree(share: Share, on: date, how: str, *, by: User, now: datetime) -> Agreement:
    new = NewAgreement(
        kind=AgreementKind.SHARE,
        force=share.force,
        purpose=share.purpose,
        given_on=on,
        given_how=how,
        last_day=share.last_day,
        last_day_known=share.last_day_known,
    )
    try:
        return record_agreement(share.case, new, by=by, now=now)
    except RuleViolation as refusal:
        field = "agreed_on" if refusal.field == "given_on" else refusal.field
        raise RuleViolation(refusal.sentence, field=field) from refusal


def _on_record(share: Share) -> Agreement:
    agreement = holding_with(share.case, share.force, share.shared_on)
    if agreement is None:
        words = f"No agreement to share with {share.force.name} is on record. Choose another answer."
        raise RuleViolation(words, field="basis")
    return agreement


@transaction.atomic
def find_last_day_of_share(share: Share, last_day: date | None, *, by: User, now: datetime) -> Share:
    """Write down until when the force may see the case, once somebody knows; never longer than she agreed."""
    locked = _standing_share(share)
    check_found(LastDay(locked.last_day, is_known=locked.last_day_known))
    if last_day is not None and last_day < locked.shared_on:
        raise RuleViolation("That is before the case was shared.", field="last_day")
    agreed = locked.agreement
    limit = LastDay(agreed.last_day, is_known=agreed.last_day_known) if agreed else LastDay()
    end = last_day_of_share(LastDay(last_day), limit)
    if not end.is_known:
        raise RuleViolation("Nobody knows yet how long the client agreed to it: find that out first.", field="ends")
    locked.last_day, locked.last_day_known = end.day, True
    locked.save()
    audit(by=by, act="share.last_day_found", subject=locked, now=now, force=locked.force.slug)
    finish_tasks_about(locked.case, TaskKind.LAST_DAY, about=locked, by=by, now=now)
    return locked


@transaction.atomic
def revoke_share(share: Share, *, by: User, now: datetime) -> Share:
    """End a share at once: the force's next request finds nothing."""
    locked = _standing_share(share)
    locked.revoked_at = now
    locked.save()
    ended = "The share has been ended since. It still needs a second look."
    reword_concerns(locked.case, ConcernKind.SHARED_WITHOUT_AGREEMENT, about=locked, since=ended)
    audit(by=by, act="share.revoke", subject=locked, now=now, force=locked.force.slug)
    finish_tasks_about(locked.case, TaskKind.LAST_DAY, about=locked, by=by, now=now)
    return locked


def _standing_share(share: Share) -> Share:
    """The share under the lock of its case; refuses one that was ended."""
    lock_by_id(share.case_id)
    locked = Share.objects.select_related("case", "force", "agreement").get(pk=share.pk)
    if locked.revoked_at is not None:
        raise AlreadyDone("This share has already been ended.", [who_was_first(_who_ended(locked), locked.revoked_at)])
    return locked


def _who_ended(share: Share) -> User | None:
    told = share.history.filter(revoked_at=share.revoked_at).order_by("history_id").first()
    return told.history_user if told else None


@transaction.atomic
def withdraw_agreement(agreement: Agreement, said: AgreementWithdrawal, *, by: User, now: datetime) -> Agreement:
    """Note that the client took an agreement back. What was shared on it ends at once, or goes on for a ground."""
    locked = standing_agreement(agreement)
    check_withdrawal(withdrawn_on=said.on, given_on=locked.given_on, today=local_day(now), words=said.words)
    locked.withdrawn_on, locked.withdrawn_at = said.on, now
    locked.withdrawn_by, locked.withdrawal = by, said.words.strip()
    locked.save()
    audit(by=by, act="agreement.withdraw", subject=locked, now=now, case=locked.case.public_id)
    for kind in (TaskKind.AGREEMENT, TaskKind.LAST_DAY):
        finish_tasks_about(locked.case, kind, about=locked, by=by, now=now)
    for share in shares_on(locked, local_day(now)):
        if said.going_on is None:
            revoke_share(share, by=by, now=now)
        else:
            _go_on(share, said.going_on, by=by, now=now)
    return locked


def shares_on(agreement: Agreement, on: date) -> list[Share]:
    """The live shares that rest on an agreement."""
    rows = Share.objects.filter(agreement=agreement, basis=ShareBasis.AGREEMENT).live(on)
    return list(rows.select_related("force", "case").order_by("pk"))


def _go_on(share: Share, without: SharedWithoutAgreement, *, by: User, now: datetime) -> None:
    _ground(share, without)
    share.save()
    audit(by=by, act="share.go_on", subject=share, now=now, force=share.force.slug, ground=share.ground)
    raise_concern(share.case, ConcernKind.SHARED_WITHOUT_AGREEMENT, about=share, by=by, now=now)


@transaction.atomic
def judge_share(concern: Concern, *, is_right: bool, words: str, by: User, now: datetime) -> Concern:
    """Let a supervisor approve a share without agreement, or end it; never whoever shared."""
    lock_by_id(concern.case_id)
    share = Share.objects.filter(case_id=concern.case_id).get(public_id=str(concern.about_id))
    if share.shared_by_id == by.pk:
        raise RuleViolation("This needs a second person: you shared the case yourself.")
    answered = answer_concern(concern, answer=words, by=by, now=now)
    if is_right:
        share.approved_at, share.approved_by = now, by
        share.save()
        audit(by=by, act="share.approve", subject=share, now=now)
    elif share.revoked_at is None:
        revoke_share(share, by=by, now=now)
    return answered
