"""What is done about breaches beside the record: told as an incident, confirmed, kept in sight, left alone by two."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.event import EventSource
from casework.concerns.models import Concern, ConcernKind
from casework.incidents.models.incident import Incident
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.models.breach_work import NotPursuedRequest, StepConfirmation
from orders.breaches.services.not_pursued import answer_not_pursued, ask_not_pursued, open_request
from orders.breaches.services.possible_duplicates import possible_duplicates
from orders.breaches.services.recording import (
    NewBreach,
    StepSource,
    confirm_step,
    record_breach_and_incident,
    record_breach_step,
    unconfirmed,
)
from orders.cases.rules import ObstacleKind
from orders.cases.services.closing import blocks_of
from orders.desk.services import act_on_breach, record_warrant_news
from orders.warrants.models import Warrant, WarrantCheck
from orders.warrants.services import NewCheck, check_warrant, raise_long_warrants
from record.authors import Author
from risk.clocks.models.clock import Clock
from tests.factories import make_user
from tests.shared_case import DAY, HOUR, SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def liaison(told: SharedCase) -> User:
    return make_liaison(told.force)


def new(now: datetime, **fields: object) -> NewBreach:
    given = {"condition": "C1", "happened_at": now - HOUR, "learned_at": now, "behaviours": ["CON-02"], "text": "Hm"}
    return NewBreach(**{**given, **fields})  # type: ignore[arg-type]


def issued(told: SharedCase, at: datetime) -> Warrant:
    record_breach_step(told.breach, NewApplicationStep(step="warrant_issued", at=at), Author(told.worker, at + HOUR))
    return Warrant.objects.get(breach=told.breach)


# --- Told once ----------------------------------------------------------------------------------------------


def test_breach_on_its_own_is_an_incident_too_and_typed_once(told: SharedCase) -> None:
    """practice.md 3.1 (a)."""
    now, incidents = timezone.now(), Incident.objects.filter(case=told.case)
    before = incidents.count()
    breach = record_breach_and_incident(told.order, new(now), Author(told.worker, now))
    incident = Incident.objects.get(breach_answers__breach=breach)
    assert (incidents.count(), incident.text, incident.behaviours) == (before + 1, "Hm", ["CON-02"])
    assert incident.happened_at == breach.happened_at
    assert breach.kind == "contact_direct"
    again = record_breach_and_incident(told.order, new(now), Author(told.worker, now), incident=incident)
    assert (incidents.count(), Incident.objects.filter(breach_answers__breach=again).get()) == (before + 1, incident)


def test_breach_of_other_protection_and_of_an_order_not_yet_known(told: SharedCase) -> None:
    """practice.md 3.1: of any order in 1.12, or «order unknown, being checked»."""
    now = timezone.now()
    protection = told.case.other_protections.order_by("id")[0]
    of_it = record_breach_and_incident(protection, new(now, condition=""), Author(told.worker, now))
    unknown = record_breach_and_incident(told.case, new(now, condition=""), Author(told.worker, now))
    assert (of_it.order, of_it.protection) == (None, protection)
    assert (unknown.order, unknown.protection, unknown.of_what) == (None, None, "An order being looked for")
    assert unknown.doubts == []
    facts = {"order": told.order.label, "condition": "C1"}
    record_breach_step(
        unknown, NewApplicationStep(step="order_identified", at=now, facts=facts), Author(told.worker, now)
    )
    assert unknown.order == told.order


def test_breach_told_twice_within_minutes_is_said_to_be_perhaps_one(told: SharedCase) -> None:
    """bad_inputs H: two reports, one breach suggested, both kept."""
    at = told.breach.happened_at + timedelta(minutes=2)
    now = timezone.now()
    second = record_breach_and_incident(told.order, new(now, happened_at=at, learned_at=at), Author(told.worker, now))
    assert possible_duplicates(second) == [told.breach]
    assert possible_duplicates(told.breach) == [second]


def test_breach_with_a_threat_raises_the_risk_and_is_with_supervisor_and_liaison_at_once(
    told: SharedCase, liaison: User
) -> None:
    """F-22: breach on a live order with a threat: very high, both alerted, case held."""
    now = timezone.now()
    breach = record_breach_and_incident(told.order, new(now, behaviours=["THR-01"]), Author(told.worker, now))
    told.case.refresh_from_db()
    assert told.case.risk_level == "very_high"
    assert Breach.objects.visible_to(liaison).filter(pk=breach.pk).exists()
    assert Clock.objects.filter(case=told.case, subject=breach.label, rule__in=("B1", "B7")).open().count() == 2
    assert Concern.objects.filter(case=told.case, kind=ConcernKind.THREAT_TO_KILL).open().exists()
    kinds = {each.kind for each in blocks_of(told.case, now=now) if each.about == breach.label}
    assert ObstacleKind.BREACH in kinds


# --- Confirmed ----------------------------------------------------------------------------------------------


def test_what_the_police_report_stands_on_their_word_until_one_of_us_says_how_we_know(
    told: SharedCase, liaison: User
) -> None:
    """practice.md 3.2, 3.4 and 6.1."""
    now = timezone.now()
    act_on_breach(told.breach, NewApplicationStep(step="arrested", at=now), by=liaison, now=now)
    [number] = unconfirmed(told.breach)
    author = Author(told.worker, now)
    with pytest.raises(RuleViolation, match="in words"):
        confirm_step(told.breach, number, StepSource("officer", "  "), author)
    row = confirm_step(told.breach, number, StepSource("officer", "PC Umber told me on the phone"), author)
    assert not unconfirmed(told.breach)
    with pytest.raises(RuleViolation, match="confirmed already"):
        confirm_step(told.breach, number, StepSource("officer", "Again"), author)
    with pytest.raises(DatabaseError), transaction.atomic():
        StepConfirmation.objects.filter(pk=row.pk).update(how_known="Otherwise")


# --- Warrants -----------------------------------------------------------------------------------------------


def test_warrant_out_for_three_weeks_is_critical_and_issuing_answers_nothing(told: SharedCase) -> None:
    """F-23: 504 hours; issued does not clear «unactioned», executed does."""
    now = timezone.now()
    warrant = issued(told, now - HOUR)
    told.breach.refresh_from_db()
    assert told.breach.answered_at is None
    assert Clock.objects.filter(case=told.case, rule="B5").open().exists()
    assert {ObstacleKind.WARRANT} <= {each.kind for each in blocks_of(told.case, now=now)}
    later = now + 21 * DAY
    assert Clock.objects.filter(case=told.case, rule="B5").late(later).exists()
    assert (later - HOUR - warrant.issued_at) == timedelta(hours=504)
    record_breach_step(told.breach, NewApplicationStep(step="warrant_executed", at=now), Author(told.worker, now))
    assert not Clock.objects.filter(case=told.case, rule="B5").open().exists()
    assert ObstacleKind.WARRANT not in {each.kind for each in blocks_of(told.case, now=now)}


def test_warrant_that_stands_is_told_to_a_supervisor_once_however_often_the_job_runs(told: SharedCase) -> None:
    now = timezone.now()
    warrant = issued(told, now - HOUR)
    assert raise_long_warrants(now=now) == 0
    late_at = Clock.objects.get(case=told.case, rule="B5").late_at
    assert late_at is not None
    assert raise_long_warrants(now=late_at - timedelta(minutes=1)) == 0
    assert raise_long_warrants(now=late_at + timedelta(minutes=1)) == 1
    assert raise_long_warrants(now=late_at + DAY) == 0
    concern = Concern.objects.get(case=told.case, kind=ConcernKind.WARRANT_STANDS)
    assert concern.about_id == warrant.public_id


def test_warrant_is_asked_about_from_the_next_day_on_until_it_is_executed(told: SharedCase, liaison: User) -> None:
    now = timezone.now()
    warrant = issued(told, now - HOUR)
    tasks = Task.objects.filter(case=told.case, kind=TaskKind.WARRANT).open()
    assert tasks.count() == 1
    check_warrant(warrant, NewCheck(asked_at=now, asked_whom="Sgt Rowan"), Author(told.worker, now))
    assert not tasks.exists()
    check = NewCheck(asked_at=now, asked_whom="Sgt Rowan", next_check_on=now.date() + DAY)
    check_warrant(warrant, check, Author(told.worker, now))
    assert tasks.count() == 1
    answered = record_warrant_news(told.breach, answer="Two addresses tried", by=liaison, now=now)
    assert (answered.source, tasks.count()) == (EventSource.POLICE_REPORTED, 1)
    record_breach_step(told.breach, NewApplicationStep(step="warrant_executed", at=now), Author(told.worker, now))
    assert not tasks.exists()
    with pytest.raises(RuleViolation, match="has been executed"):
        check_warrant(warrant, check, Author(told.worker, now))
    with pytest.raises(DatabaseError), transaction.atomic():
        WarrantCheck.objects.filter(pk=answered.pk).update(answer="Otherwise")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"asked_whom": " "}, "Say whom you asked"),
        ({"asked_at": timedelta(hours=1)}, "lies in the future"),
        ({"asked_at": timedelta(hours=-3)}, "was issued after that"),
        ({"next_check_on": timedelta(days=-1)}, "still to come"),
    ],
)
def test_warrant_check_that_makes_no_sense_is_refused(
    told: SharedCase, fields: dict[str, object], sentence: str
) -> None:
    now = timezone.now()
    warrant = issued(told, now - HOUR)
    given: dict[str, object] = {"asked_at": now, "asked_whom": "Sgt Rowan"}
    for name, value in fields.items():
        moved = now + value if isinstance(value, timedelta) else value
        given[name] = moved.date() if name == "next_check_on" and isinstance(moved, datetime) else moved
    with pytest.raises(RuleViolation, match=sentence):
        check_warrant(warrant, NewCheck(**given), Author(told.worker, now))  # type: ignore[arg-type]


# --- Not pursued --------------------------------------------------------------------------------------------


def test_breach_is_left_alone_only_when_another_supervisor_agrees(told: SharedCase) -> None:
    """practice.md 3.2: closed, not pursued: supervisor agrees."""
    now, supervisor = timezone.now(), make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    ask_not_pursued(told.breach, why="She fears for her sister", by=supervisor, now=now)
    asked = open_request(told.breach)
    assert asked is not None
    with pytest.raises(RuleViolation, match="yourself"):
        answer_not_pursued(asked, agreed=True, answer="Yes", by=supervisor, now=now)
    with pytest.raises(RuleViolation, match="already"):
        ask_not_pursued(told.breach, why="Again", by=told.worker, now=now)
    told.breach.refresh_from_db()
    assert told.breach.closed_at is None
    other = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    answer_not_pursued(asked, agreed=True, answer="Spoke with her", by=other, now=now)
    stored = Breach.objects.get(pk=told.breach.pk)
    assert (stored.status, stored.closed_at) == ("not_pursued", now)
    assert not Concern.objects.filter(case=told.case, kind=ConcernKind.NOT_PURSUED).open().exists()


def test_breach_goes_on_when_the_supervisor_says_so(told: SharedCase) -> None:
    now, supervisor = timezone.now(), make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    asked = ask_not_pursued(told.breach, why="She wrote first", by=told.worker, now=now)
    assert Concern.objects.get(case=told.case, kind=ConcernKind.NOT_PURSUED).about_id == told.breach.public_id
    answer_not_pursued(asked, agreed=False, answer="Who began it is no reason", by=supervisor, now=now)
    told.breach.refresh_from_db()
    assert (told.breach.status, told.breach.closed_at) == ("reported_to_police", None)
    assert not NotPursuedRequest.objects.open().exists()
    with pytest.raises(RuleViolation, match="answered this already"):
        answer_not_pursued(asked, agreed=True, answer="Yes", by=supervisor, now=now)
