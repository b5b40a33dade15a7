"""Tests that a concern ends or is reworded in the act by which its ground falls away, and that each kind says how."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.people.models import Role
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.rules import ASKS
from casework.concerns.services import raise_concern, reword_concerns
from casework.contact_log.services import NewContact, log_contact
from casework.recommendations.models import Recommendation, RecommendationKind
from casework.recommendations.services import NewRecommendation, recommend
from orders.applications.services.decisions import NewDecision, decide_no_request
from orders.applications.services.steps import NewApplicationStep, request_order
from orders.breaches.services.recording import record_breach_step
from orders.incidents.services import NewIncident, amend_incident, log_incident
from orders.reviews.services.ended_concerns import ENDS, REWORDS, end_concerns_everywhere
from orders.warrants.models import Warrant
from record.authors import Author
from reports.delays.queries.concerns import concerns_of, to_look_at
from tests.factories import make_force, make_team, make_user
from tests.reports.lived import breached, make_worker, new_case, ordered, requested

NOW = timezone.now() - timedelta(minutes=5)
STAYS = {
    ConcernKind.FIFTH_REPORT: "it is about thirty days that have been",
    ConcernKind.DURESS: "somebody must find out that she is safe; a correction rewords it",
    ConcernKind.SHARED_WITHOUT_AGREEMENT: "it needs a second look even when the share has ended; ending rewords it",
    ConcernKind.STAGE_FIVE: "an opinion was formed, whatever is thought later",
    ConcernKind.INFECTED_FILE: "the file stays in quarantine",
    ConcernKind.DISCHARGE_EARLY: "the order was discharged without the consent",
}
ENDED_BY_THEIR_ACT = {
    ConcernKind.RISK_SIGNATURE,
    ConcernKind.CLOSING_ASKED,
    ConcernKind.LETTER_TO_APPROVE,
    ConcernKind.VIEWS_DIFFER,
    ConcernKind.ADDRESS_CLASH,
    ConcernKind.NOBODY_AT_FORCE,
}


def test_each_kind_of_concern_says_how_it_ends() -> None:
    assert {*ENDS, *REWORDS, *STAYS, *ENDED_BY_THEIR_ACT} == set(ConcernKind)
    assert set(ASKS) == set(ConcernKind)


pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return new_case(make_worker(make_team()))


def _raise(case: Case, kind: ConcernKind, **about: object) -> Concern:
    return raise_concern(case, kind, by=None, now=NOW, **about)  # type: ignore[arg-type]


def _requests(case: Case) -> None:
    request_order(case, force=make_force(), at=NOW, author=Author(case.caseworker, NOW))


def _recommends(case: Case) -> None:
    day = NOW.date()
    new = NewRecommendation(
        kind=RecommendationKind.ORDER, force=make_force(), made_on=day, words="Apply", answer_due_on=day
    )
    assert case.caseworker
    recommend(case, new, by=case.caseworker, now=timezone.now())
    assert Recommendation.objects.filter(case=case).exists()


@pytest.mark.parametrize(("act", "answer"), [(_requests, "request A1"), (_recommends, "was recommended")])
def test_nobody_asked_for_an_order_is_not_said_once_somebody_has(
    case: Case, act: Callable[[Case], None], answer: str
) -> None:
    concern = _raise(case, ConcernKind.NO_REQUEST)
    act(case)
    concern.refresh_from_db()
    assert answer in concern.answer
    assert concern.answered_by is None
    supervisor = make_user(role=Role.SUPERVISOR, teams=[case.team])
    assert ConcernKind.NO_REQUEST.label not in [row.title for row in to_look_at(supervisor, NOW).rows]


def test_reason_why_nobody_asks_is_said_with_the_concern(case: Case) -> None:
    concern = _raise(case, ConcernKind.NO_REQUEST)
    assert case.caseworker
    new = NewDecision(choice="client_does_not_want", reason="She wants to move first")
    decide_no_request(case, new, by=case.caseworker, now=timezone.now())
    concern.refresh_from_db()
    assert concern.answered_at is None
    supervisor = make_user(role=Role.SUPERVISOR, teams=[case.team])
    [row] = concerns_of(case, supervisor, timezone.now())
    assert row.since.startswith("It has been written down since")


def test_refusal_after_which_she_moved_is_settled_by_asking_again(case: Case) -> None:
    concern = _raise(case, ConcernKind.MOVED_AFTER_REFUSAL, about=requested(case))
    Concern.objects.filter(pk=concern.pk).update(answered_at=None, answer="")
    _requests(case)
    concern.refresh_from_db()
    assert "asked for again: request A2" in concern.answer


def test_warrant_and_not_pursuing_end_with_what_the_police_did(case: Case) -> None:
    at = NOW - timedelta(days=2)
    breach = breached(ordered(requested(case, at=at), at=at), at=at)
    author = Author(case.caseworker, NOW)
    record_breach_step(breach, NewApplicationStep(step="reported_to_police", at=at, facts={}), author)
    record_breach_step(breach, NewApplicationStep(step="warrant_issued", at=at, facts={}), author)
    stands = _raise(case, ConcernKind.WARRANT_STANDS, about=Warrant.objects.get())
    asked = _raise(case, ConcernKind.NOT_PURSUED, about=breach)
    record_breach_step(breach, NewApplicationStep(step="warrant_executed", at=NOW, facts={}), author)
    stands.refresh_from_db()
    assert stands.answer == "The warrant is not out any more."
    record_breach_step(breach, NewApplicationStep(step="charged", at=NOW, facts={}), author)
    asked.refresh_from_db()
    assert asked.answer == "The breach was decided meanwhile: charged."


def test_missed_contacts_end_when_the_client_is_reached(case: Case) -> None:
    concern = _raise(case, ConcernKind.MISSED_CONTACTS)
    assert case.caseworker
    new = NewContact(at=NOW, way="in_person", direction="in", outcome="spoke")
    log_contact(case, new, by=case.caseworker, now=timezone.now())
    concern.refresh_from_db()
    assert concern.answer.startswith("The client was reached")


def test_amended_threat_stays_before_the_supervisor_and_says_so(case: Case) -> None:
    author = Author(case.caseworker, NOW)
    told = NewIncident(behaviours=["THR-01"], happened_at=NOW, recorded_at=NOW, text="At the door")
    incident = log_incident(case, told, author)
    concern = Concern.objects.get(case=case, kind=ConcernKind.THREAT_TO_KILL)
    less = NewIncident(behaviours=["CON-02"], happened_at=NOW, recorded_at=NOW, text="At the door")
    later = Author(case.caseworker, NOW + timedelta(minutes=1))
    amend_incident(incident, less, later, version=incident.version, why="Misheard")
    concern.refresh_from_db()
    assert concern.answered_at is None
    assert "it no longer names a threat to kill" in concern.since


def test_what_ends_with_a_day_is_found_by_the_job_once(case: Case) -> None:
    _requests(case)
    concern = _raise(case, ConcernKind.NO_REQUEST)
    assert end_concerns_everywhere(now=timezone.now()) == 1
    assert end_concerns_everywhere(now=timezone.now()) == 0
    concern.refresh_from_db()
    assert concern.history.count() == 2


def test_rewording_twice_writes_once(case: Case) -> None:
    _raise(case, ConcernKind.NO_REQUEST)
    assert reword_concerns(case, ConcernKind.NO_REQUEST, about=None, since="Read it there.") == 1
    assert reword_concerns(case, ConcernKind.NO_REQUEST, about=None, since="Read it there.") == 0
