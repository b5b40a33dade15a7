"""Whether a camera has filmed an incident: one declared fact, from the form and the sheet to the page and the file."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.incidents.models.incident import Incident
from orders.cases.services.case_files import export_case
from orders.imports.rules.columns import TableKind
from record.events.reading import read_event
from tests.orders.acting import fetch, send, typed, words
from tests.orders.sheet_reading import csv_of, read_whole
from tests.shared_case import live_case

NOT_LOOKED = "Camera footage: Nobody has looked yet."


def exported(case: Case) -> list[dict[str, Any]]:
    events: Any = export_case(case)["events"]
    return list(events)


@pytest.mark.django_db
def test_footage_is_asked_told_amended_and_exported() -> None:
    told = live_case()
    when = typed("happened_at", timezone.now() - timedelta(hours=1))
    asked: dict[str, Any] = {"behaviours": ["CON-02"], **when}
    assert "Has a camera nearby filmed it?" in words(fetch(told.worker, "incident_create", told.case))
    assert send(told.worker, "incident_create", told.case, **asked, seen_by_camera="not_looked").status_code == 302
    incident = Incident.objects.filter(case=told.case).latest("pk")
    assert incident.seen_by_camera == "not_looked"
    assert NOT_LOOKED in words(fetch(told.worker, "case_chronology", told.case))
    again: dict[str, Any] = {**asked, "seen_by_camera": "yes", "version": incident.version, "why": "She asked the shop"}
    assert send(told.worker, "incident_amend", incident, **again).status_code == 302
    page = words(fetch(told.worker, "incident_detail", incident))
    assert "Nobody has looked yet" in page
    assert "Yes, ask for it before it is wiped" in page
    events = [each for each in exported(told.case) if each.get("incident") == incident.label]
    assert [each["seen_by_camera"] for each in events] == ["not_looked", "yes"]


@pytest.mark.django_db
def test_footage_that_is_not_said_is_not_known_and_another_answer_is_refused() -> None:
    told = live_case()
    asked: dict[str, Any] = {"behaviours": ["CON-02"], **typed("happened_at", timezone.now() - timedelta(hours=1))}
    assert send(told.worker, "incident_create", told.case, **asked, seen_by_camera="perhaps").status_code == 200
    assert send(told.worker, "incident_create", told.case, **asked).status_code == 302
    incident = Incident.objects.filter(case=told.case).latest("pk")
    assert incident.seen_by_camera == ""
    assert "Camera footage" not in words(fetch(told.worker, "incident_detail", incident))
    assert "seen_by_camera" not in json.dumps(exported(told.case)[-1])


@pytest.mark.parametrize("said", ["perhaps", "", True, ["yes"]])
def test_case_file_with_another_answer_is_refused(said: object) -> None:
    facts: dict[str, Any] = {"behaviours": ["OTH"], "seen_by_camera": said}
    with pytest.raises(RuleViolation) as refused:
        read_event(1, timezone.now(), "incident", facts)
    assert refused.value.field == "seen_by_camera"


def test_sheet_says_it_in_a_column_of_its_own() -> None:
    lines = ("Case reference,Happened on,What happened,CCTV", "A1,5/3/2026,At the door,Nobody has looked yet")
    read = read_whole(csv_of(*lines))
    assert read.row(2, TableKind.INCIDENTS).facts["seen_by_camera"] == "not_looked"
