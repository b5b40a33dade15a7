"""Logging and amending incidents: what is kept, what reaches a supervisor at once, what refuses change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from accounts.rules import RuleViolation
from casework.case_tasks.models import Task
from casework.cases.models.event import Event, EventSource
from casework.concerns.models import Concern
from casework.dates.rules.precision import Precision
from casework.editing.services.row_versions import RowChangedSince
from casework.incidents.models.incident import Incident, IncidentAccount
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach_answer import BreachAnswer
from orders.breaches.services.answers import deny_breach
from orders.incidents.services import NewIncident, amend_incident, log_incident
from orders.orders.services.making import record_order_step
from record.authors import Author
from risk.clocks.models.clock import Clock
from tests.factories import make_user
from tests.shared_case import SharedCase, live_case

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    told = live_case()
    Concern.objects.filter(case=told.case).delete()
    return told


def new(at: datetime | None = None, **fields: Any) -> NewIncident:
    now = at or timezone.now()
    return replace(NewIncident(behaviours=["CON-01"], happened_at=now - HOUR, recorded_at=now), **fields)


def log(told: SharedCase, at: datetime | None = None, **fields: Any) -> Incident:
    now = at or timezone.now()
    return log_incident(told.case, new(now, **fields), Author(told.worker, now))


def amend(told: SharedCase, incident: Incident, at: datetime | None = None, **fields: Any) -> Incident:
    now = at or timezone.now()
    author = Author(told.worker, now)
    return amend_incident(incident, new(now, **fields), author, version=incident.version, why="Asked again")


def concerns(told: SharedCase) -> list[str]:
    return list(Concern.objects.filter(case=told.case).order_by("pk").values_list("kind", flat=True))


# --- What is kept -------------------------------------------------------------------------------------------


def test_first_account_says_all_that_was_told(told: SharedCase) -> None:
    """F-53: the sons who were followed and are afraid are told as others who are affected."""
    details = {"other_targets": "Both sons were followed and are afraid", "fear": 9, "impacts": ["children"]}
    incident = log(told, count=43, details=details)
    account = incident.accounts.get()
    assert (account.number, account.kind, account.recorded_by) == (1, "first", told.worker)
    assert account.told() == incident.told()
    assert (incident.count, incident.fear, incident.other_targets) == (43, 9, details["other_targets"])


def test_series_and_stretch_stand_in_the_record(told: SharedCase) -> None:
    now = timezone.now()
    incident = log(told, now, count=43, happened_from=now - 3 * DAY, precision=Precision.BETWEEN)
    facts = Event.objects.get(pk=incident.event_id).facts
    assert (facts["count"], facts["precision"]) == (43, "between")
    assert (incident.began_at, incident.happened_at) == (now - 3 * DAY, now - HOUR)


def test_amendment_appends_and_the_incident_says_what_the_latest_account_says(told: SharedCase) -> None:
    incident = log(told, text="He rang")
    amended = amend(told, incident, behaviours=["CON-01", "CON-03"], text="He rang and wrote")
    assert (amended.text, amended.behaviours, amended.version) == ("He rang and wrote", ["CON-01", "CON-03"], 2)
    first, second = amended.accounts.order_by("number")
    assert (first.text, first.why) == ("He rang", "")
    assert (second.text, second.why, second.kind) == ("He rang and wrote", "Asked again", "correction")
    assert Event.objects.get(pk=second.event_id).kind == "incident_amended"


@pytest.mark.parametrize(
    ("hours", "same", "kind"),
    [(1, True, "correction"), (23, True, "correction"), (24, True, "amendment"), (1, False, "amendment")],
)
def test_own_entry_of_the_last_day_is_corrected_and_everything_else_amended(
    told: SharedCase, hours: int, same: bool, kind: str
) -> None:
    now = timezone.now()
    incident = log(told, now - hours * HOUR)
    by = told.worker if same else make_user(teams=[told.case.team])
    amend_incident(incident, new(now), Author(by, now), version=1, why="Asked again")
    assert incident.accounts.get(number=2).kind == kind


def test_amendment_over_another_one_that_was_not_seen_is_refused(told: SharedCase) -> None:
    incident = log(told)
    amend(told, Incident.objects.get(pk=incident.pk), text="First")
    with pytest.raises(RowChangedSince):
        amend(told, incident, text="Second")
    assert incident.accounts.count() == 2


def test_account_refuses_every_change(told: SharedCase) -> None:
    log(told)
    with pytest.raises(DatabaseError), transaction.atomic():
        IncidentAccount.objects.filter(case=told.case).update(text="Never said")
    with pytest.raises(DatabaseError), transaction.atomic():
        IncidentAccount.objects.filter(case=told.case).delete()


@pytest.mark.parametrize(
    "values",
    [{"fear": 11}, {"cost": -1}, {"count": 0}, {"channel": "pigeon"}, {"behaviours": []}, {"fixated": "maybe"}],
)
def test_database_refuses_what_no_form_would_send(told: SharedCase, values: dict[str, Any]) -> None:
    incident = log(told)
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=incident.pk).update(**values)


def test_account_on_the_word_of_the_police_is_marked_in_the_record(told: SharedCase) -> None:
    incident = log(told, details={"source": "police"})
    assert incident.event.source == EventSource.POLICE_REPORTED


def test_amendment_that_adds_a_threat_starts_the_watch_at_its_own_time(told: SharedCase) -> None:
    now = timezone.now()
    discharged = NewApplicationStep(step="discharged", at=now - 3 * HOUR)
    record_order_step(told.order, discharged, Author(None, now - 3 * HOUR))
    incident = log(told, now - 2 * HOUR)
    watched = Clock.objects.filter(case=told.case, rule="T21", subject=incident.label)
    assert not watched.exists()
    amend(told, incident, now, behaviours=["CON-01", "THR-02"])
    assert watched.get().opened_at == now


# --- What a supervisor hears of in the same request ---------------------------------------------------------


def test_unsafe_advice_reaches_the_supervisor_and_is_to_be_put_right_within_a_day(told: SharedCase) -> None:
    """F-38: dangerous safeguarding advice is logged, marked unsafe, and corrected by a task."""
    now = timezone.now()
    incident = log(told, now, details={"advice_by": "Call handler", "advice": "Move house", "advice_unsafe": True})
    concern = Concern.objects.get(case=told.case)
    assert (concern.kind, concern.about_id, concern.raised_by) == ("unsafe_advice", incident.public_id, told.worker)
    task = Task.objects.get(case=told.case, kind="correction")
    assert (task.due_at, task.about_id) == (now + DAY, incident.public_id)
    assert "Move house" not in f"{task.title} {task.detail}"


def test_advice_that_the_answer_itself_calls_unsafe_counts_too(told: SharedCase) -> None:
    log(told, reported=True, police_response=["advised_to_change_own_life"])
    assert concerns(told) == ["unsafe_advice"]


def test_threat_to_kill_reaches_the_supervisor_whoever_could_read_it(told: SharedCase) -> None:
    """F-39: a death threat on social media counts, and the answer is kept in a code and word for word."""
    words = "It doesn't count, nobody follows that account"
    incident = log(
        told,
        behaviours=["THR-01", "CON-04"],
        reported=True,
        police_response=["told_it_does_not_count"],
        details={"police_words": words},
    )
    assert concerns(told) == ["threat_to_kill"]
    assert (incident.police_words, incident.response_quality) == (words, "poor")


def test_amendment_tells_the_supervisor_only_of_what_is_new(told: SharedCase) -> None:
    incident = log(told, behaviours=["THR-01"])
    Concern.objects.filter(case=told.case).delete()
    amend(told, incident, behaviours=["THR-01", "CON-01"])
    assert concerns(told) == []
    other = log(told)
    amend(told, other, behaviours=["THR-01"])
    assert concerns(told) == ["threat_to_kill"]


def test_fifth_report_in_thirty_days_reaches_the_supervisor(told: SharedCase) -> None:
    """F-58: repeated reports are counted, and that the client was penalised for them is a code."""
    for days in (20, 15, 10):
        log(told, reported=True, happened_at=timezone.now() - days * DAY)
    fourth = log(told, reported=True, police_response=["victim_penalised"])
    assert concerns(told) == []
    unreported = log(told)
    assert concerns(told) == []
    amend(told, unreported, reported=True)
    assert concerns(told) == ["fifth_report"]
    assert fourth.response_quality == "poor"


def test_old_incident_marked_as_reported_counts_on_its_own_day(told: SharedCase) -> None:
    for days in (20, 15, 10, 5):
        log(told, reported=True, happened_at=timezone.now() - days * DAY)
    log(told, reported=True, happened_at=timezone.now() - 200 * DAY)
    assert concerns(told) == []


def test_being_told_to_keep_collecting_evidence_is_an_answer_and_a_poor_one(told: SharedCase) -> None:
    """F-67: “keep collecting evidence”, “nothing wrong”."""
    incident = log(told, reported=True, police_response=["told_to_keep_collecting_evidence", "told_nothing_wrong"])
    assert incident.response_quality == "poor"


# --- Whether it broke an order ------------------------------------------------------------------------------


def test_no_breach_is_noted_with_its_reason_once(told: SharedCase) -> None:
    incident, now = log(told), timezone.now()
    deny_breach(incident, told.order, why="The order allows letters", by=told.worker, now=now)
    answer = BreachAnswer.objects.get()
    assert (answer.why_not, answer.breach, answer.answered_by) == ("The order allows letters", None, told.worker)
    with pytest.raises(RuleViolation, match="answered already"):
        deny_breach(incident, told.order, why="Again", by=told.worker, now=now)
    with pytest.raises(RuleViolation, match="Say why"):
        deny_breach(incident, told.order, why="  ", by=told.worker, now=now)
