"""How the shared case came to its caseworker: its referral, a hand-over, a request to move it, a leaver's plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.people.models import Role
from casework.caseload.models.handover import Handover, HandoverKind, MoveRequest
from casework.caseload.models.reassignment import Reassignment
from casework.caseload.services.handovers import ask_for_move
from casework.caseload.services.reassignment import NewPlan, ProposedMove, keep_plan
from casework.cases.models.case import Case
from casework.referrals.models import Referral
from casework.referrals.rules import DEFAULT_QUESTIONS, EligibilityAnswer
from casework.referrals.services.referrals import NewReferral, take_referral
from tests.factories import make_user

REFERRAL_STORY: Final = "Waits by the bandstand with a thermos"
REFERRER: Final = "Sister Peregrine Oakapple"
HANDOVER_NOTE: Final = "Promised a call before the tide turns"
MOVE_REASON: Final = "Our children share a trombone teacher"

SECRETS: Final = (REFERRAL_STORY, REFERRER, HANDOVER_NOTE, MOVE_REASON)


@dataclass(frozen=True)
class Intake:
    """The rows that the tests name."""

    referral: Referral
    handover: Handover
    move_request: MoveRequest
    reassignment: Reassignment


def make_intake(case: Case, *, first_name: str, last_name: str, now: datetime) -> Intake:
    """Rows of a case that has a caseworker; the plan is another supervisor's."""
    worker = case.caseworker
    if worker is None:
        raise ValueError("the shared case has a caseworker")
    supervisor = make_user(role=Role.SUPERVISOR, teams=[case.team])
    referral = take_referral(
        NewReferral(
            team=case.team,
            source="health",
            referrer=REFERRER,
            received_at=now,
            first_name=first_name,
            last_name=last_name,
            happening=REFERRAL_STORY,
            immediate_danger="not_known",
            answers=[EligibilityAnswer(each.key, each.words) for each in DEFAULT_QUESTIONS],
        ),
        by=worker,
        now=now,
    )
    handover = Handover.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        kind=HandoverKind.ALLOCATED,
        to_worker=worker,
        from_team=case.team,
        to_team=case.team,
        promised=HANDOVER_NOTE,
        at=now,
        by=supervisor,
    )
    asked = ask_for_move(case, reason=MOVE_REASON, by=worker, now=now)
    other = make_user(teams=[case.team])
    plan = NewPlan(organisation=case.organisation, leaver=worker, to_worker=other, note="Read the chronology first.")
    fate = ProposedMove(case=case, worker_id=other.pk, weight=3, why="You chose this caseworker for all.")
    return Intake(referral, handover, asked, keep_plan(plan, [fate], by=supervisor, now=now))
