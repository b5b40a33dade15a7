"""The one way into the record: what an act writes, what it refuses, and that two people cannot cross each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep, record_application_step, request_order
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import NewBreach, record_breach, record_breach_step
from orders.cases.services.opening import NewCase, open_case
from orders.incidents.services import NewIncident, log_incident
from orders.jobs.remeasuring import remeasure
from orders.orders.models import Order
from orders.orders.services.making import NewCondition, NewOrder, make_order, record_order_step
from orders.reviews.services.reviews import NewReview, review_risk
from record.authors import Author
from record.case_state.folding import EventRefused
from record.recording import NewEvent, record
from risk.clocks.models.clock import Clock, Deadline
from risk.flags.models import Flag
from risk.flags.services.flags import raise_flags
from risk.reviews.models.review import RiskReview
from risk.thresholds.models.setting import ThresholdSetting
from risk.thresholds.services.limits import NewThreshold, set_threshold
from tests.factories import make_force, make_team, make_user

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def opened(*, risk: str = "high", at: datetime = MONDAY) -> tuple[Case, User]:
    """A case with its caseworker, opened at a moment."""
    team = make_team()
    worker = make_user(teams=[team], organisation=team.organisation)
    new = NewCase(
        team=team,
        caseworker=worker,
        first_name="Rowan",
        relationship="ex_partner",
        victim_force=make_force(),
        risk=risk,
        opened_at=at,
    )
    return open_case(new, Author(worker, at)), worker


def requested(case: Case, worker: User, *, at: datetime, now: datetime | None = None) -> Application:
    return request_order(case, force=make_force(), at=at, author=Author(worker, now or at))


def ordered(case: Case, worker: User, *, at: datetime) -> Order:
    application = requested(case, worker, at=at)
    prohibition = NewCondition(kind="prohibition", text="No contact by any means")
    new = NewOrder(kind="full", made_at=at, last_day=None, conditions=[prohibition])
    return make_order(application, new, Author(worker, at))


def running(case: Case) -> set[str]:
    return set(Clock.objects.filter(case=case).open().values_list("rule", flat=True))


@pytest.mark.django_db
def test_request_starts_its_clocks_with_deadlines_and_leaves_a_line_in_the_trail() -> None:
    case, worker = opened()
    requested(case, worker, at=MONDAY + HOUR)
    assert running(case) == {"T1", "T17", "T19", "T20"}
    t1 = Deadline.objects.filter(clock__case=case, clock__rule="T1").values_list("mark", "due_at")
    # High risk: 1 and 2 working days after Mon 2 March are over when Wed 4 and Thu 5 March begin.
    assert dict(t1)["amber"] == datetime(2026, 3, 4, tzinfo=UTC)
    assert dict(t1)["red"] == datetime(2026, 3, 5, tzinfo=UTC)
    assert AuditEntry.objects.filter(act="event.application", user=worker, subject_id=str(case.public_id)).count() == 1


@pytest.mark.django_db
def test_request_made_before_the_case_was_opened_counts_from_when_she_asked() -> None:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY - 30 * DAY, now=MONDAY + HOUR)
    assert application.first_requested_at == MONDAY - 30 * DAY
    assert Clock.objects.filter(case=case, rule="T1").late(MONDAY + HOUR).exists()


@pytest.mark.django_db
def test_threat_while_nothing_protects_her_is_flagged_in_the_same_transaction() -> None:
    case, worker = opened()
    requested(case, worker, at=MONDAY)
    at = MONDAY + 3 * HOUR
    incident = log_incident(
        case, NewIncident(behaviours=["THR-01"], happened_at=at - HOUR, recorded_at=at), Author(worker, at)
    )
    flag = Flag.objects.get(clock__case=case, clock__rule="T21")
    assert (flag.level, flag.at, flag.clock.subject) == ("red", at, incident.label)


@pytest.mark.django_db
def test_breach_with_a_threat_raises_the_level_by_one_band_and_is_no_review() -> None:
    case, worker = opened(risk="medium")
    order = ordered(case, worker, at=MONDAY + HOUR)
    at = MONDAY + 5 * DAY
    new = NewBreach(condition="C1", happened_at=at - HOUR, learned_at=at, behaviours=["THR-01"])
    record_breach(order, new, Author(worker, at))
    case.refresh_from_db()
    assert case.risk_level == "high"
    assert RiskReview.objects.filter(case=case, raised_automatically=True, level="high").count() == 1
    assert {"B1", "B7"} <= running(case)


@pytest.mark.django_db
def test_warrant_issued_answers_only_that_it_was_sought() -> None:
    case, worker = opened()
    order = ordered(case, worker, at=MONDAY)
    at = MONDAY + DAY
    breach = record_breach(
        order, NewBreach(condition="", happened_at=at, learned_at=at, behaviours=["CON-02"]), Author(worker, at)
    )
    for number, step in enumerate(("reported_to_police", "warrant_issued"), start=1):
        moment = at + number * HOUR
        record_breach_step(breach, NewApplicationStep(step=step, at=moment), Author(worker, moment))
    assert {"B2", "B3", "B5"} <= running(case)
    assert "B4" not in running(case)
    assert Breach.objects.unanswered().get() == breach


@pytest.mark.django_db
def test_step_that_cannot_follow_writes_nothing_at_all() -> None:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY)
    record_application_step(
        application, NewApplicationStep(step="lodged", at=MONDAY + HOUR), Author(worker, MONDAY + HOUR)
    )
    before = (Event.objects.count(), Clock.objects.count(), AuditEntry.objects.count())
    late = MONDAY + 2 * HOUR
    with pytest.raises(EventRefused) as refusal:
        record_application_step(
            application,
            NewApplicationStep(step="acknowledged", at=late, facts={"officer": "DC Wren"}),
            Author(worker, late),
        )
    assert refusal.value.field == "step"
    assert (Event.objects.count(), Clock.objects.count(), AuditEntry.objects.count()) == before


@pytest.mark.django_db
def test_whole_call_is_refused_when_one_of_its_events_is() -> None:
    case, worker = opened()
    entries = [
        NewEvent(MONDAY + HOUR, "risk_reviewed", {"level": "high"}),
        NewEvent(MONDAY + HOUR, "risk_reviewed", {"level": "unheard of"}),
    ]
    with pytest.raises(EventRefused) as refusal:
        record(case, entries, Author(worker, MONDAY + DAY))
    assert refusal.value.number == 3
    assert Event.objects.filter(case=case).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("ahead", [timedelta(seconds=1), DAY])
def test_event_in_the_future_is_refused_at_its_time(ahead: timedelta) -> None:
    case, worker = opened()
    with pytest.raises(RuleViolation) as refusal:
        requested(case, worker, at=MONDAY + ahead, now=MONDAY)
    assert refusal.value.field == "at"


@pytest.mark.django_db
def test_closed_case_takes_nothing() -> None:
    case, worker = opened()
    Case.objects.filter(pk=case.pk).update(closed_at=MONDAY + HOUR)
    with pytest.raises(RuleViolation, match="closed"):
        requested(case, worker, at=MONDAY + 2 * HOUR)


@pytest.mark.django_db
def test_answer_recorded_late_ends_the_flag_and_keeps_it_in_the_history() -> None:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY)
    friday = MONDAY + 4 * DAY
    raise_flags(now=friday)
    assert Flag.objects.filter(clock__rule="T1").open().count() == 2
    step = NewApplicationStep(step="acknowledged", at=MONDAY + HOUR, facts={"officer": "DC Wren"})
    record_application_step(application, step, Author(worker, friday))
    flags = Flag.objects.filter(clock__rule="T1")
    assert [flag.closed_at for flag in flags.order_by("at")] == [flag.at for flag in flags.order_by("at")]
    assert not Clock.objects.filter(case=case, rule="T1").late(friday).exists()
    assert Clock.objects.filter(case=case, rule="T2").late(friday + 3 * DAY).exists()


@pytest.mark.django_db
def test_what_was_reached_between_two_runs_is_flagged_by_the_event_that_closes_it() -> None:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY)
    friday = MONDAY + 4 * DAY
    step = NewApplicationStep(step="acknowledged", at=friday, facts={"officer": "DC Wren"})
    record_application_step(application, step, Author(worker, friday))
    closed = Flag.objects.filter(clock__rule="T1").values_list("level", "closed_at")
    assert set(closed) == {("amber", friday), ("red", friday)}


@pytest.mark.django_db
def test_raised_level_flags_at_once_what_is_over_by_the_new_limits() -> None:
    case, worker = opened(risk="standard")
    requested(case, worker, at=MONDAY)
    thursday = MONDAY + 3 * DAY
    review_risk(case, NewReview(level="very_high", reason="He has a weapon.", at=thursday), Author(worker, thursday))
    flags = Flag.objects.filter(clock__rule="T1").values_list("level", "at")
    # Very high: amber after 1, red after 2 working days, both over by Thursday: flagged at the change.
    assert set(flags) == {("amber", thursday), ("red", thursday)}


@pytest.mark.django_db
def test_changed_limit_is_applied_to_running_clocks_by_the_job_and_twice_changes_nothing() -> None:
    case, worker = opened()
    requested(case, worker, at=MONDAY)
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=case.organisation)
    new = NewThreshold(
        rule="T1",
        risk_level="high",
        amber=3,
        red=4,
        critical=None,
        valid_from=date(2026, 3, 3),
        reason="Agreed with the force",
    )
    set_threshold(new, organisation=case.organisation, by=manager, now=MONDAY + HOUR)
    assert remeasure(now=MONDAY + 2 * HOUR) == 1
    due = dict(Deadline.objects.filter(clock__case=case, clock__rule="T1").values_list("mark", "due_at"))
    assert (due["amber"], due["red"]) == (datetime(2026, 3, 6, tzinfo=UTC), datetime(2026, 3, 7, tzinfo=UTC))
    assert ThresholdSetting.objects.get().applied_at == MONDAY + 2 * HOUR
    assert remeasure(now=MONDAY + 3 * HOUR) == 0


@pytest.mark.django_db
def test_full_order_answers_the_request_and_starts_service_and_telling() -> None:
    case, worker = opened()
    order = ordered(case, worker, at=MONDAY)
    assert running(case) == {"T11", "T12"}
    assert order.application.status == "granted"
    record_order_step(order, NewApplicationStep(step="served", at=MONDAY + HOUR), Author(worker, MONDAY + HOUR))
    assert running(case) == {"T12", "T13"}
    assert order.status == "served"


@pytest.mark.django_db
def test_history_of_rows_shows_who_changed_them() -> None:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY)
    record_application_step(
        application, NewApplicationStep(step="lodged", at=MONDAY + HOUR), Author(worker, MONDAY + HOUR)
    )
    assert list(application.history.order_by("history_id").values_list("status", flat=True)) == ["requested", "lodged"]


@pytest.mark.django_db
def test_act_costs_the_same_queries_however_long_the_history() -> None:
    assert queries_of_an_act(incidents=1) == queries_of_an_act(incidents=30)


def queries_of_an_act(*, incidents: int) -> int:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY)
    for number in range(incidents):
        at = MONDAY + (number + 1) * HOUR
        log_incident(case, NewIncident(behaviours=["CON-02"], happened_at=at, recorded_at=at), Author(worker, at))
    at = MONDAY + 100 * HOUR
    with CaptureQueriesContext(connection) as queries:
        record_application_step(application, NewApplicationStep(step="lodged", at=at), Author(worker, at))
    return len(queries)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_record_the_same_step_at_once_make_one_step() -> None:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY)
    at = MONDAY + HOUR

    def lodge(_: int) -> str:
        try:
            record_application_step(
                Application.objects.get(pk=application.pk), NewApplicationStep(step="lodged", at=at), Author(worker, at)
            )
        except RuleViolation as refusal:
            return refusal.sentence
        finally:
            connections.close_all()
        return "recorded"

    with ThreadPoolExecutor(4) as people:
        answers = sorted(people.map(lodge, range(4)))
    assert answers.count("recorded") == 1
    assert Event.objects.filter(case=case, facts__step="lodged").count() == 1


@pytest.mark.django_db
def test_incidents_are_labelled_in_the_order_in_which_they_are_written_down() -> None:
    case, worker = opened()
    for number in range(3):
        at = MONDAY + number * HOUR
        log_incident(case, NewIncident(behaviours=["CON-01"], happened_at=at, recorded_at=at), Author(worker, at))
    assert list(Incident.objects.order_by("id").values_list("label", flat=True)) == ["I1", "I2", "I3"]


@pytest.mark.django_db
def test_act_costs_the_same_queries_however_many_warrants_are_out() -> None:
    assert queries_beside_warrants(warrants=1) == queries_beside_warrants(warrants=4)


def queries_beside_warrants(*, warrants: int) -> int:
    case, worker = opened(risk="very_high")
    order = ordered(case, worker, at=MONDAY)
    for number in range(warrants):
        at = MONDAY + (number + 1) * DAY
        new = NewBreach(condition="", happened_at=at, learned_at=at, behaviours=["CON-02"])
        breach = record_breach(order, new, Author(worker, at))
        for step in ("reported_to_police", "warrant_issued"):
            record_breach_step(breach, NewApplicationStep(step=step, at=at), Author(worker, at))
    at = MONDAY + 10 * DAY
    incident = NewIncident(behaviours=["CON-02"], happened_at=at, recorded_at=at)
    with CaptureQueriesContext(connection) as queries:
        log_incident(case, incident, Author(worker, at))
    return len(queries)
