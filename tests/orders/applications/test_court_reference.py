"""The court's own number of an application: one declared fact, from the step to the page and the case file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.rules import RuleViolation
from orders.applications.models.application import Application
from orders.cases.services.case_files import export_case
from record.events.facts import LONGEST_REFERENCE
from record.events.reading import read_event
from tests.orders.acting import fetch, send, typed, words
from tests.shared_case import SharedCase, live_case


def asked_again() -> SharedCase:
    """The shared case with a request of its own that nobody has answered."""
    told = live_case()
    asked = {"force": "sussex", "area_basis": "believed_in", "asked_by": "client", "note": "Asked", "share": ""}
    when = typed("at", timezone.now() - timedelta(minutes=9))
    assert send(told.worker, "application_create", told.case, **asked, **when).status_code == 302
    return replace(told, application=told.case.applications.get(label="A3"))


def lodged(told: SharedCase, **fields: Any) -> Any:
    when = typed("at", timezone.now() - timedelta(minutes=5))
    return send(told.worker, "application_step", told.application, step="lodged", **when, note="", **fields)


def row_of(told: SharedCase) -> Application:
    return Application.objects.get(pk=told.application.pk)


@pytest.mark.django_db
def test_court_reference_is_asked_shown_kept_and_exported() -> None:
    told = asked_again()
    page = words(fetch(told.worker, "application_step", told.application, step="lodged"))
    assert "What is the court’s reference?" in page
    assert lodged(told, court_reference=" 42AB/26 ").status_code == 302
    assert row_of(told).court_reference == "42AB/26"
    assert words(fetch(told.worker, "application_detail", told.application)).count("42AB/26") == 2
    assert "Court reference: 42AB/26." in words(fetch(told.worker, "case_chronology", told.case))
    events: Any = export_case(told.case)["events"]
    [event] = [each for each in events if each.get("step") == "lodged"]
    assert event["court_reference"] == "42AB/26"
    send(told.worker, "application_step", told.application, step="held", **typed("at", timezone.now()), note="")
    assert row_of(told).court_reference == "42AB/26"


@pytest.mark.django_db
def test_court_reference_may_be_left_out_and_not_be_too_long() -> None:
    told = asked_again()
    long = "4" * (LONGEST_REFERENCE + 1)
    refused = lodged(told, court_reference=long)
    assert refused.status_code == 200
    assert long in refused.content.decode()
    assert lodged(told).status_code == 302
    assert row_of(told).court_reference == ""
    assert "Court reference" not in words(fetch(told.worker, "application_detail", told.application))


@pytest.mark.parametrize(("step", "said"), [("lodged", 7), ("lodged", "4" * 101), ("sent_to_legal", "42AB/26")])
def test_case_file_with_no_such_reference_is_refused(step: str, said: object) -> None:
    facts = {"application": "A1", "step": step, "court_reference": said}
    with pytest.raises(RuleViolation) as refused:
        read_event(1, timezone.now(), "application", facts)
    assert refused.value.field == "court_reference"
