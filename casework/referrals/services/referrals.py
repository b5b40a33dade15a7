"""Takes referrals and decides about them; accepting one belongs with opening its case (orders/cases)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import Organisation, Team, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.editing.services.row_versions import change
from casework.editing.services.second_press import who_was_first
from casework.referrals.models import EligibilityQuestion, Referral, ReferralOutcome
from casework.referrals.rules import (
    ACCEPTED,
    DEFAULT_QUESTIONS,
    EligibilityAnswer,
    Question,
    ReferralDecision,
    check_decision,
)


@dataclass(frozen=True, kw_only=True)
class NewReferral:
    """What was told when somebody was referred."""

    team: Team
    source: str
    received_at: datetime
    first_name: str
    happening: str
    immediate_danger: str
    answers: Sequence[EligibilityAnswer]
    agency: str = ""
    referrer: str = ""
    referrer_contact: str = ""
    last_name: str = ""
    safe_contact: str = "unknown"
    safe_contact_note: str = ""
    force: Organisation | None = None


def questions_of(organisation_id: int) -> tuple[Question, ...]:
    """The checklist of a service: its own questions, or the defaults until it has any."""
    own = EligibilityQuestion.objects.filter(organisation_id=organisation_id).order_by("position", "id")
    rows = list(own)
    if not rows:
        return DEFAULT_QUESTIONS
    return tuple(Question(row.key, row.words, row.hint) for row in rows if row.is_asked)


def answers_of(referral: Referral) -> list[EligibilityAnswer]:
    """The checklist of a referral as it was asked and answered."""
    return [EligibilityAnswer(**each) for each in referral.answers]


@transaction.atomic
def take_referral(new: NewReferral, *, by: User, now: datetime) -> Referral:
    """Write a referral down; nothing is decided yet."""
    check_received(new.received_at, now=now)
    facts = {**vars(new), "answers": [asdict(answer) for answer in new.answers]}
    referral = Referral.objects.create(organisation_id=new.team.organisation_id, taken_by=by, taken_at=now, **facts)
    audit(by=by, act="referral.take", subject=referral, now=now, source=new.source)
    return referral


@transaction.atomic
def change_referral(
    referral: Referral, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> Referral:
    """Mend what a referral says while nothing is decided."""
    undecided(referral)
    check_received(values["received_at"], now=referral.taken_at)
    answers = [asdict(answer) for answer in values["answers"]]
    return change(referral, {**values, "answers": answers}, version=version, by=by, now=now)


def check_received(received_at: datetime, *, now: datetime) -> None:
    """A referral cannot have reached us later than it was written down."""
    if received_at > now:
        raise RuleViolation("This lies in the future: say when it reached us.", field="received_at")


@transaction.atomic
def decide_referral(referral: Referral, decision: ReferralDecision, *, by: User, now: datetime) -> Referral:
    """Turn a referral down, or send the person on to another service; it is decided once."""
    locked = undecided(referral)
    check_decision(decision)
    if decision.outcome == ACCEPTED:
        raise RuleViolation("To accept it, open a case from it.", field="outcome")
    return _decided(locked, decision, None, by=by, now=now)


@transaction.atomic
def mark_referral_accepted(referral: Referral, case: Case, *, by: User, now: datetime) -> Referral:
    """Note that a case was opened from a referral, in the transaction that opened it."""
    return _decided(undecided(referral), ReferralDecision(outcome=ReferralOutcome.ACCEPTED), case, by=by, now=now)


def undecided(referral: Referral) -> Referral:
    """Take the lock on a referral; refuses one about which somebody has decided meanwhile."""
    locked = Referral.objects.select_for_update(no_key=True, of=("self",)).get(pk=referral.pk)
    if locked.outcome:
        why = locked.reason or locked.signposted_to
        stored = [("Decision", locked.get_outcome_display()), *([("Why", why)] if why else [])]
        by_whom = who_was_first(locked.decided_by, locked.decided_at)
        raise AlreadyDone("Somebody has decided about this referral meanwhile.", [*stored, by_whom])
    return locked


def _decided(locked: Referral, decision: ReferralDecision, case: Case | None, *, by: User, now: datetime) -> Referral:
    locked.outcome, locked.case = decision.outcome, case
    locked.reason, locked.signposted_to = decision.reason.strip(), decision.signposted_to.strip()
    locked.decided_at, locked.decided_by = now, by
    locked.version += 1
    locked.save()
    detail = {"outcome": decision.outcome, **({"case": case.public_id} if case else {})}
    audit(by=by, act="referral.decide", subject=locked, now=now, **detail)
    return locked
