"""What is asked, promised, decided and challenged beside a request; the job run twice and by two workers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.people.models import User
from accounts.rules import RuleViolation
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.recommendations.services import NewRecommendation, recommend
from casework.safe_contact.services.safe_address import NewSafeAddress, keep_safe_address
from orders.applications.models.application import Application
from orders.applications.models.decision import InterimDecision
from orders.applications.services.decisions import (
    NewDecision,
    ask_for_decisions,
    decide_interim,
    decide_no_request,
    request_prompt,
)
from orders.applications.services.expectations import NewExpectation, expect
from orders.applications.services.moved_after_refusal import look_for_moves
from orders.applications.services.steps import NewRequest, ask_for_order
from orders.incidents.services import NewIncident, log_incident
from record.authors import Author
from risk.reviews.services.review_triggers import record_reported_change
from tests.factories import make_force
from tests.reports.lived import DAY, HOUR, START, make_worker, new_case, ordered, requested, stepped

AFTER_FIVE = START + 8 * DAY
"""Five working days after Monday 2 March are over on Tuesday 10 March."""


@pytest.fixture
def worker(db: None) -> User:
    return make_worker()


def pursued(worker: User) -> Application:
    application = requested(new_case(worker))
    return stepped(application, "decided_to_apply", START + HOUR)


def interim_tasks() -> int:
    return Task.objects.filter(kind=TaskKind.INTERIM_DECISION).open().count()


def no_request_concerns() -> int:
    return Concern.objects.filter(kind=ConcernKind.NO_REQUEST).open().count()


# --- Asking --------------------------------------------------------------------------------------------------


def test_ask_for_order_r1_2_of_a_force_without_a_ground_writes_nothing(worker: User) -> None:
    case, kent = new_case(worker), make_force("kent")
    new = NewRequest(force=kent, at=START, defendant_force=make_force("sussex"), area_basis="resides")
    with pytest.raises(RuleViolation) as refusal:
        ask_for_order(case, new, Author(worker, START))
    assert refusal.value.field == "area_basis"
    assert not Application.objects.exists()


def test_ask_for_order_keeps_three_forces(worker: User) -> None:
    case, kent = new_case(worker), make_force("kent")
    new = NewRequest(force=kent, at=START, area_basis="intends_to_come", defendant_force=make_force("essex"))
    row = ask_for_order(case, new, Author(worker, START))
    assert row.defendant_force is not None
    assert (row.force.slug, row.defendant_force.slug, row.area_basis) == ("kent", "essex", "intends_to_come")
    assert case.victim_force.slug == "sussex"


def test_expect_is_the_next_date_until_the_next_step(worker: User) -> None:
    application = requested(new_case(worker))
    on = (START + 3 * DAY).date()
    expect(application, NewExpectation(words="Ring", told_on=START.date(), expected_on=on), by=worker, now=START)
    assert Application.objects.get().next_expected_on == on
    stepped(application, "acknowledged", START + HOUR, officer="PC Whin")
    assert Application.objects.get().next_expected_on is None
    ordered(application, at=START + DAY)
    with pytest.raises(RuleViolation, match="has been decided"):
        expect(application, NewExpectation(words="x", told_on=on, expected_on=on), by=worker, now=START + 3 * DAY)


# --- Reasons that are counted --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "code"),
    [("declined", "bail_considered_enough"), ("refused", "bail_considered_enough"), ("refused", "court_unfamiliar")],
)
def test_refusal_f_65_bail_thought_enough_and_f_20_court_unfamiliar_are_codes_beside_the_words(
    worker: User, step: str, code: str
) -> None:
    facts = {"reason": "As the bench said", "reason_code": code}
    more = {"alternatives": "Nothing"} if step == "declined" else {}
    application = stepped(requested(new_case(worker)), step, START + HOUR, **facts, **more)
    assert (application.reason, application.reason_code) == ("As the bench said", code)


# --- Interim orders ------------------------------------------------------------------------------------------


def test_interim_decision_f_03_is_asked_for_once_however_often_the_job_runs(worker: User) -> None:
    pursued(worker)
    assert ask_for_decisions(now=AFTER_FIVE - timedelta(hours=10)) == 0
    assert ask_for_decisions(now=AFTER_FIVE) == 1
    assert [ask_for_decisions(now=AFTER_FIVE + day * DAY) for day in (0, 1, 9)] == [0, 0, 0]
    assert interim_tasks() == 1


def test_interim_decision_ends_the_task_and_comes_back_on_the_day_it_names(worker: User) -> None:
    application = pursued(worker)
    ask_for_decisions(now=AFTER_FIVE)
    again = (AFTER_FIVE + 3 * DAY).date()
    decide_interim(
        application, NewDecision(choice="asked", reason="Rang", look_again_on=again), by=worker, now=AFTER_FIVE
    )
    assert interim_tasks() == 0
    assert ask_for_decisions(now=AFTER_FIVE + 2 * DAY) == 0
    assert ask_for_decisions(now=AFTER_FIVE + 3 * DAY) == 1
    never = NewDecision(choice="not_wanted", reason="The perpetrator is in custody")
    decide_interim(application, never, by=worker, now=AFTER_FIVE + 4 * DAY)
    assert ask_for_decisions(now=AFTER_FIVE + 40 * DAY) == 0
    assert InterimDecision.objects.count() == 2


@pytest.mark.parametrize("answer", ["interim_applied", "withdrawn"])
def test_interim_decision_is_answered_by_what_happens(worker: User, answer: str) -> None:
    application = pursued(worker)
    ask_for_decisions(now=AFTER_FIVE)
    facts = {"reason": "victim_withdrew"} if answer == "withdrawn" else {}
    stepped(application, answer, AFTER_FIVE + HOUR, **facts)
    assert interim_tasks() == 0
    assert ask_for_decisions(now=AFTER_FIVE + 30 * DAY) == 0


def test_interim_decision_is_not_asked_for_where_nobody_pursues_one(worker: User) -> None:
    stepped(requested(new_case(worker)), "acknowledged", START + HOUR, officer="PC Whin")
    assert ask_for_decisions(now=AFTER_FIVE + 30 * DAY) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_ask_once_for_each_decision() -> None:
    worker = make_worker()
    for _ in range(3):
        pursued(worker)
        new_case(worker)

    def ask(_: int) -> int:
        try:
            return ask_for_decisions(now=AFTER_FIVE)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = sum(pool.map(ask, range(2)))
    assert found + ask_for_decisions(now=AFTER_FIVE) == 6
    assert (interim_tasks(), no_request_concerns()) == (3, 3)


# --- No request ----------------------------------------------------------------------------------------------


def test_no_request_f_36_is_a_concern_after_five_working_days_of_high_risk(worker: User) -> None:
    case = new_case(worker)
    assert ask_for_decisions(now=AFTER_FIVE - timedelta(hours=10)) == 0
    assert ask_for_decisions(now=AFTER_FIVE) == 1
    assert ask_for_decisions(now=AFTER_FIVE) == 0
    asked_at = request_prompt(case, AFTER_FIVE)
    assert asked_at is not None and asked_at <= AFTER_FIVE
    Concern.objects.update(answered_at=AFTER_FIVE, answer="Spoke to her")
    assert ask_for_decisions(now=AFTER_FIVE + DAY) == 0


def test_no_request_f_36_is_silent_after_a_decision_a_request_or_a_recommendation(worker: User) -> None:
    decided, asked, recommended = new_case(worker), new_case(worker), new_case(worker)
    new_case(worker, risk="medium")
    decide_no_request(decided, NewDecision(choice="not_here", reason="He is in Spain"), by=worker, now=START + HOUR)
    requested(asked)
    new = NewRecommendation(
        kind="order",
        force=recommended.victim_force,
        made_on=(START + DAY).date(),
        words="Apply",
        answer_due_on=AFTER_FIVE.date(),
    )
    recommend(recommended, new, by=worker, now=START + DAY)
    assert ask_for_decisions(now=AFTER_FIVE) == 0
    assert request_prompt(decided, AFTER_FIVE) is None


# --- Moved house ---------------------------------------------------------------------------------------------


def refused(worker: User) -> Case:
    application = requested(new_case(worker))
    stepped(application, "declined", START + HOUR, reason="Bail", alternatives="Nothing")
    return application.case


def moved_concerns() -> int:
    return Concern.objects.filter(kind=ConcernKind.MOVED_AFTER_REFUSAL).open().count()


def test_moved_after_refusal_f_56_reaches_the_supervisor_with_the_incident_that_says_so(worker: User) -> None:
    case = refused(worker)
    details = {"impacts": ["relocation"]}
    at = START + 3 * DAY
    new = NewIncident(behaviours=["FOL-01"], happened_at=at, recorded_at=at, details=details)
    log_incident(case, new, Author(worker, at))
    assert moved_concerns() == 1
    assert look_for_moves(now=at + DAY) == 0


def test_moved_before_the_refusal_or_without_one_is_no_concern(worker: User) -> None:
    details = {"impacts": ["relocation"]}
    case = new_case(worker)
    new = NewIncident(behaviours=["FOL-01"], happened_at=START, recorded_at=START + DAY, details=details)
    log_incident(case, new, Author(worker, START + DAY))
    assert moved_concerns() == 0


def test_moved_after_refusal_f_56_counts_though_it_was_told_before_the_refusal_was_recorded(worker: User) -> None:
    application = requested(new_case(worker))
    at = START + 3 * DAY
    new = NewIncident(behaviours=["FOL-01"], happened_at=at, recorded_at=at, details={"impacts": ["relocation"]})
    log_incident(application.case, new, Author(worker, at))
    assert (moved_concerns(), look_for_moves(now=at)) == (0, 0)
    stepped(application, "declined", START + HOUR, reason="Bail", alternatives="Nothing")
    assert look_for_moves(now=at + HOUR) == 1
    assert look_for_moves(now=at + HOUR) == 0
    assert moved_concerns() == 1


def test_moved_after_a_refusal_under_appeal_reaches_the_supervisor_once(worker: User) -> None:
    case = refused(worker)
    Application.objects.filter(case=case).update(status="appealed")
    record_reported_change(
        case, "client_moves", at=START + 2 * DAY, note="To her mother", by=worker, now=START + 2 * DAY
    )
    assert look_for_moves(now=START + 3 * DAY) == 1
    Application.objects.filter(case=case).update(status="appeal_dismissed")
    assert look_for_moves(now=START + 4 * DAY) == 0


def test_moved_after_refusal_f_56_is_found_from_what_was_told_on_the_page_of_the_risk(worker: User) -> None:
    case = refused(worker)
    record_reported_change(
        case, "client_moves", at=START + 2 * DAY, note="To her mother", by=worker, now=START + 2 * DAY
    )
    assert look_for_moves(now=START + 3 * DAY) == 1
    assert look_for_moves(now=START + 3 * DAY) == 0
    assert moved_concerns() == 1


def test_moved_after_refusal_f_56_is_found_from_another_safe_address(worker: User) -> None:
    case = refused(worker)
    first = NewSafeAddress(address="1 Fern Row", hidden_from="Him", who_else_knows="Nobody")
    kept = keep_safe_address(case, first, by=worker, now=timezone.now())
    assert look_for_moves(now=timezone.now()) == 0
    second = NewSafeAddress(address="2 Moss Row", hidden_from="Him", who_else_knows="Nobody", version=kept.version)
    keep_safe_address(case, second, by=worker, now=timezone.now())
    assert look_for_moves(now=timezone.now()) == 1
