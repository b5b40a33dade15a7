"""Referrals as rows: taken, mended, decided once; the checklist keeps the words in which it was asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.people.models import Role
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.editing.services.row_versions import RowChangedSince
from casework.referrals.models import EligibilityQuestion, Referral
from casework.referrals.rules import DEFAULT_QUESTIONS, EligibilityAnswer, ReferralDecision
from casework.referrals.services.eligibility_questions import add_question, change_question, make_questions_own
from casework.referrals.services.referrals import (
    NewReferral,
    change_referral,
    decide_referral,
    questions_of,
    take_referral,
)
from tests.factories import make_case, make_organisation, make_team, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def make_referral(**fields: Any) -> Referral:
    team = fields.pop("team", None) or make_team()
    by = fields.pop("by", None) or make_user(teams=[team])
    facts = {
        "team": team,
        "source": "police",
        "received_at": NOW,
        "first_name": "Alba",
        "happening": "He waits outside each evening",
        "immediate_danger": "no",
        "answers": [EligibilityAnswer("area", "Area?", "yes", "Hove")],
    }
    return take_referral(NewReferral(**{**facts, **fields}), by=by, now=NOW)


def values(referral: Referral, **changes: Any) -> dict[str, Any]:
    return {"received_at": referral.received_at, "answers": [EligibilityAnswer("area", "Area?", "no")], **changes}


def test_referral_is_never_taken_to_be_safe_to_contact_unless_somebody_said_so() -> None:
    assert make_referral().safe_contact == "unknown"


def test_referral_from_the_future_is_refused() -> None:
    with pytest.raises(RuleViolation, match="future"):
        make_referral(received_at=NOW + timedelta(minutes=1))


def test_referral_is_decided_once_and_the_trail_holds_no_word_of_it() -> None:
    referral = make_referral()
    decision = ReferralDecision(outcome="declined", reason="Wants no help now")
    decided = decide_referral(referral, decision, by=referral.taken_by, now=NOW)
    assert (decided.outcome, decided.decided_by, decided.version) == ("declined", referral.taken_by, 2)
    with pytest.raises(RuleViolation, match="meanwhile"):
        decide_referral(referral, decision, by=referral.taken_by, now=NOW)
    entry = AuditEntry.objects.get(act="referral.decide")
    assert entry.detail == {"outcome": "declined"}


def test_referral_cannot_be_accepted_without_a_case() -> None:
    referral = make_referral()
    with pytest.raises(RuleViolation, match="open a case"):
        decide_referral(referral, ReferralDecision(outcome="accepted"), by=referral.taken_by, now=NOW)


def test_referral_is_mended_until_it_is_decided_and_never_over_somebody_elses_words() -> None:
    referral = make_referral()
    by = referral.taken_by
    changed = change_referral(referral, values(referral, last_name="Quince"), version=1, by=by, now=NOW)
    assert (changed.last_name, changed.answers[0]["answer"]) == ("Quince", "no")
    with pytest.raises(RowChangedSince):
        change_referral(referral, values(referral, last_name="Pear"), version=1, by=by, now=NOW)
    decided = decide_referral(changed, ReferralDecision(outcome="not_eligible", reason="Elsewhere"), by=by, now=NOW)
    with pytest.raises(RuleViolation, match="has decided about"):
        change_referral(decided, values(decided), version=decided.version, by=by, now=NOW)


def test_referral_is_seen_by_who_took_it_and_the_supervisors_of_its_team_only() -> None:
    referral = make_referral()
    team, service = referral.team, referral.organisation
    see = [referral.taken_by, make_user(role=Role.SUPERVISOR, teams=[team])]
    not_see = [
        make_user(teams=[team]),
        make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=service)]),
        make_user(role=Role.SERVICE_MANAGER, organisation=service),
        make_user(role=Role.AUDITOR, organisation=service),
        make_user(role=Role.POLICE_LIAISON),
    ]
    assert [Referral.objects.visible_to(user).count() for user in see] == [1, 1]
    assert [Referral.objects.visible_to(user).count() for user in not_see] == [0] * 5


def test_referrals_in_danger_come_first_then_the_oldest() -> None:
    team = make_team()
    for danger, hours in (("no", 50), ("yes", 1), ("not_known", 2), ("yes", 3)):
        make_referral(team=team, immediate_danger=danger, received_at=NOW - timedelta(hours=hours))
    rows = Referral.objects.undecided().dangerous_and_oldest_first()
    assert [(row.immediate_danger, (NOW - row.received_at).total_seconds() / 3600) for row in rows] == [
        ("yes", 3),
        ("yes", 1),
        ("not_known", 2),
        ("no", 50),
    ]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("referral_decided_by_somebody", {"outcome": "declined", "reason": "No"}),
        ("referral_accepted_with_its_case", {"outcome": "accepted", "decided_at": NOW, "decided_by": "taken_by"}),
        ("referral_refused_with_reason", {"outcome": "declined", "decided_at": NOW, "decided_by": "taken_by"}),
        ("referral_not_taken_before_received", {"received_at": NOW + timedelta(days=1)}),
        ("referral_says_what_happens", {"happening": " "}),
    ],
)
def test_database_refuses_a_referral_that_cannot_be(name: str, fields: dict[str, Any]) -> None:
    referral = make_referral()
    if fields.get("decided_by"):
        fields = {**fields, "decided_by": referral.taken_by}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(**fields)


def test_referral_cannot_lead_to_a_case_of_another_service() -> None:
    referral, case = make_referral(), make_case()
    accepted = {"outcome": "accepted", "decided_at": NOW, "decided_by": referral.taken_by, "case": case}
    with pytest.raises(IntegrityError, match="referral_organisation_is_the_cases"), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(**accepted)


def test_service_asks_the_default_questions_until_it_changes_one() -> None:
    service = make_organisation()
    by = make_user(role=Role.SERVICE_MANAGER, organisation=service)
    assert questions_of(service.pk) == DEFAULT_QUESTIONS
    add_question(service, words="Speaks a language we have? ", hint="", by=by, now=NOW)
    assert [each.words for each in questions_of(service.pk)][-1] == "Speaks a language we have?"
    assert len(questions_of(service.pk)) == len(DEFAULT_QUESTIONS) + 1
    assert questions_of(make_organisation().pk) == DEFAULT_QUESTIONS


def test_one_question_at_least_is_asked() -> None:
    service = make_organisation()
    by = make_user(role=Role.SERVICE_MANAGER, organisation=service)
    make_questions_own(service)
    make_questions_own(service)
    rows = list(EligibilityQuestion.objects.filter(organisation=service).order_by("position"))
    assert [row.key for row in rows] == [each.key for each in DEFAULT_QUESTIONS]
    for row in rows[1:]:
        change_question(row, {"is_asked": False}, version=1, by=by, now=NOW)
    with pytest.raises(RuleViolation, match="At least one"):
        change_question(rows[0], {"is_asked": False}, version=1, by=by, now=NOW)
