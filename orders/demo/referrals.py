"""Adds to the demo how cases come and change hands: referrals, the waiting list, a hand-over, a plan for a leaver."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from accounts.people.models import User
from casework.caseload.services.handovers import HandoverNote, Receiver, ask_for_move, transfer_case
from casework.caseload.services.reassignment import NewPlan
from casework.caseload.services.waiting_list import change_wait, wait_of
from casework.cases.models.case import Case
from casework.referrals.models import Referral
from casework.referrals.rules import DEFAULT_QUESTIONS, NO, NOT_KNOWN, YES, EligibilityAnswer, ReferralDecision
from casework.referrals.services.referrals import NewReferral, decide_referral, mark_referral_accepted, take_referral
from orders.allocation.services.reassignment import draw_plan
from orders.demo.accounts import DemoService
from risk.idle_cases.services import count_idle

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
NOTE: Final = HandoverNote(
    dangers="He has found out where she parks for work.",
    open_work="The officer owes us an answer about the doorbell recording.",
    promised="A call before the weekend.",
)

SAID: Final = (YES, NO, YES, NOT_KNOWN)


def add_to_demo(service: DemoService, now: datetime) -> None:
    """A little of each in the first team; nothing of it is late by more than a demo can bear."""
    team = service.teams[0]
    supervisor = next(each for each in service.supervisors if each.teams.filter(pk=team.pk).exists())
    first, second = [each for each in service.caseworkers if each.teams.filter(pk=team.pk).exists()][:2]
    _refer(service, first, now)
    own = list(Case.objects.open().filter(team=team, caseworker=second).order_by("pk")[:2])
    to_first, to_nobody = Receiver(team=team, worker=first), Receiver(team=team, worker=None)
    for case, receiver in zip(own, (to_first, to_nobody), strict=False):
        transfer_case(case, receiver, NOTE, seen_with=second.pk, by=supervisor, now=now - 3 * HOUR)
    _let_wait(own[-1], first, supervisor, now)
    asked = Case.objects.open().filter(team=team, caseworker=first).order_by("pk").first()
    if asked is not None:
        ask_for_move(asked, reason="I know somebody of her family.", by=first, now=now - 5 * HOUR)
    plan = NewPlan(
        organisation=service.organisation, leaver=second, to_worker=None, note="Read the chronology before you phone."
    )
    draw_plan(plan, by=supervisor, now=now - HOUR)
    count_idle(now=now)


def _refer(service: DemoService, by: User, now: datetime) -> None:
    """One in danger, one of a few days ago, and one that was sent on."""
    _take(service, by, now - 2 * HOUR, first_name="Marigold", source="self", immediate_danger="yes")
    _take(
        service, by, now - 5 * DAY, first_name="Sorrel", source="police", agency="Front desk", referrer="PC Inkperley"
    )
    away = _take(service, by, now - 9 * DAY, first_name="Tansy", source="helpline")
    sent_on = ReferralDecision(
        outcome="signposted", reason="Lives in Scotland", signposted_to="The service for Scotland"
    )
    decide_referral(away, sent_on, by=by, now=now - 8 * DAY)


def _take(service: DemoService, by: User, at: datetime, **facts: str) -> Referral:
    answers = [
        EligibilityAnswer(each.key, each.words, said) for each, said in zip(DEFAULT_QUESTIONS, SAID, strict=True)
    ]
    told: dict[str, Any] = {
        "immediate_danger": "not_known",
        "happening": "The same car outside, evening after evening.",
        **facts,
    }
    new = NewReferral(team=service.teams[0], received_at=at, answers=answers, **told)
    return take_referral(new, by=by, now=at + HOUR / 2)


def _let_wait(case: Case, taken_by: User, supervisor: User, now: datetime) -> None:
    """A client who waits, with the referral from which her case was opened."""
    new = NewReferral(
        team=case.team,
        source="domestic_abuse",
        received_at=case.opened_at - HOUR,
        first_name=case.victim.first_name,
        happening="He turns up wherever she goes since she left.",
        immediate_danger="no",
        answers=[EligibilityAnswer(each.key, each.words, YES) for each in DEFAULT_QUESTIONS],
    )
    referral = take_referral(new, by=taken_by, now=case.opened_at)
    mark_referral_accepted(referral, case, by=taken_by, now=case.opened_at)
    promised = {"why": "Nobody of the team has room before Monday.", "next_contact_at": now + DAY}
    change_wait(wait_of(case), promised, version=1, by=supervisor, now=now)
