"""Tests that an incident is called reported, everywhere alike, once it or its breach was reported."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from casework.cases.models.case import Case
from casework.concerns.models import Concern
from casework.incidents.models.incident import Incident
from casework.templatetags.display import day
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.rules.reported import NOT_RECORDED, PoliceReport, breach_reported_words, reported_words
from orders.breaches.services.recording import NewBreach, record_breach_and_incident, record_breach_step
from orders.breaches.services.reported import IS_REPORTED, report_of, reports_in
from orders.incidents.services import NewIncident, log_incident
from orders.letters.rules.topics import LetterTopic
from orders.letters.services.subjects import topic_of
from record.authors import Author
from reports.chronology.queries import ChronologyQuery, chronology
from reports.pattern.queries import answers_of
from tests.orders.acting import fetch, words
from tests.shared_case import HOUR, SharedCase, live_case

AT = timezone.now() - timedelta(hours=3)


@pytest.mark.parametrize(
    ("told", "report", "said"),
    [
        (False, None, NOT_RECORDED),
        (True, None, "Reported to the police"),
        (True, PoliceReport("B1", AT), "Reported to the police"),
        (False, PoliceReport(), "Reported to the police since this was told"),
        (False, PoliceReport("B1", AT), "as breach B1"),
    ],
)
def test_reported_is_said_by_what_is_known(told: bool, report: PoliceReport | None, said: str) -> None:
    assert said in reported_words(told=told, report=report)


@pytest.fixture
def shared() -> SharedCase:
    return live_case()


def _breach(shared: SharedCase) -> Breach:
    new = NewBreach(condition="", happened_at=AT, learned_at=AT, behaviours=["CON-02"], text="He rang again")
    return record_breach_and_incident(shared.case, new, Author(shared.worker, AT))


def _report(breach: Breach, shared: SharedCase) -> None:
    step = NewApplicationStep(step="reported_to_police", at=AT + HOUR, facts={})
    record_breach_step(breach, step, Author(shared.worker, AT + HOUR))


def _everywhere(case: Case, incident: Incident, shared: SharedCase) -> list[bool]:
    """Whether each place that speaks of it calls the incident reported."""
    page = words(fetch(shared.worker, "incident_detail", incident))
    entries = chronology(case, shared.worker, ChronologyQuery()).entries
    told = next(each.description for each in entries if each.title == f"Incident {incident.label}")
    known = Incident.objects.filter(IS_REPORTED, case=case).exclude(pk=incident.pk).count()
    return [
        NOT_RECORDED not in page.split("Police told")[1][:200],
        NOT_RECORDED not in told,
        answers_of(case, shared.worker).reports == known + 1,
        Incident.objects.filter(IS_REPORTED, pk=incident.pk).exists(),
        incident.label in reports_in(case),
        report_of(incident) is not None,
    ]


@pytest.mark.django_db
def test_incident_is_reported_everywhere_once_its_breach_was(shared: SharedCase) -> None:
    breach = _breach(shared)
    incident = breach.answer_of.incident
    assert not any(_everywhere(shared.case, incident, shared))
    _report(breach, shared)
    assert all(_everywhere(shared.case, incident, shared))


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (None, NOT_RECORDED),
        (PoliceReport("B1", AT), f"Reported to the police on {day(AT)}"),
        (PoliceReport(), "Reported to the police as an incident"),
        (PoliceReport("B2", AT), f"Reported to the police on {day(AT)} as breach B2"),
    ],
)
def test_breach_is_said_reported_by_itself_or_as_what_it_was(report: PoliceReport | None, said: str) -> None:
    assert breach_reported_words("B1", report) == said


@pytest.mark.django_db
def test_breach_of_a_reported_incident_is_nowhere_called_unreported(shared: SharedCase) -> None:
    author, now = Author(shared.worker, timezone.now()), timezone.now()
    told = NewIncident(
        behaviours=["CON-02"],
        happened_at=AT,
        recorded_at=AT,
        reported=True,
        details={"reported_at": AT + HOUR, "crime_reference": "47/1234/26"},
    )
    incident = log_incident(shared.case, told, author)
    new = NewBreach(condition="", happened_at=AT, learned_at=AT, behaviours=["CON-02"])
    breach = record_breach_and_incident(shared.case, new, author, incident=incident)
    assert NOT_RECORDED not in words(fetch(shared.worker, "breach_detail", breach))
    assert NOT_RECORDED not in words(fetch(shared.worker, "case_breaches", shared.case))
    assert topic_of(breach, [], "", now) is LetterTopic.NO_ACTION


@pytest.mark.django_db
def test_fifth_report_reaches_the_supervisor_when_a_breach_makes_it(shared: SharedCase) -> None:
    author = Author(shared.worker, AT)
    Concern.objects.filter(case=shared.case).delete()
    for _ in range(4):
        told = NewIncident(behaviours=["CON-01"], happened_at=AT, recorded_at=AT, reported=True)
        log_incident(shared.case, told, author)
    breach = _breach(shared)
    assert _fifth(shared) == 0
    _report(breach, shared)
    assert _fifth(shared) == 1
    Concern.objects.filter(case=shared.case).delete()
    _report(breach, shared)
    assert _fifth(shared) == 0, "reported again is no new report"


@pytest.mark.django_db
def test_breach_of_an_incident_that_was_reported_is_no_further_report(shared: SharedCase) -> None:
    author = Author(shared.worker, AT)
    for _ in range(5):
        told = NewIncident(behaviours=["CON-01"], happened_at=AT, recorded_at=AT, reported=True)
        incident = log_incident(shared.case, told, author)
    Concern.objects.filter(case=shared.case).delete()
    new = NewBreach(condition="", happened_at=AT, learned_at=AT, behaviours=["CON-02"])
    _report(record_breach_and_incident(shared.case, new, author, incident=incident), shared)
    assert _fifth(shared) == 0


def _fifth(shared: SharedCase) -> int:
    return Concern.objects.filter(case=shared.case, kind="fifth_report").count()
