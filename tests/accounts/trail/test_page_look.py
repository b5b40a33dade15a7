"""Looking leaves a trail: one line for each look, search and refusal, with nothing of what was typed."""

from __future__ import annotations

import logging
import re
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.people.models import User
from accounts.trail.models import AuditEntry, TrailOutcome
from accounts.trail.page_look import PageLook, current_look, looking, mark_of, tells_of
from casework.cases.models.case import Case
from tests.factories import make_case, make_organisation, make_team, make_user
from tests.floors import APPS, modules, named

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    team = make_team()
    return make_case(team=team, caseworker=make_user(teams=[team]))


@pytest.fixture
def worker(case: Case) -> User:
    assert case.caseworker
    return case.caseworker


def as_(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def left() -> list[AuditEntry]:
    return list(AuditEntry.objects.exclude(outcome="").order_by("pk"))


def only() -> AuditEntry:
    (entry,) = left()
    return entry


# --- What a line says ---------------------------------------------------------------------------------------


def test_opening_a_case_leaves_who_when_where_which_case_and_in_which_session(case: Case, worker: User) -> None:
    client = as_(worker)
    assert client.get(reverse("case_detail", args=[case.public_id])).status_code == 200
    entry = only()
    assert (entry.user, entry.act, entry.outcome) == (worker, "page.view", TrailOutcome.SHOWN)
    assert (entry.case, entry.route) == (case.public_id, "case_detail")
    assert (entry.subject_kind, entry.subject_id) == ("case", str(case.public_id))
    assert entry.organisation == case.organisation
    assert entry.session == mark_of("session", client.session.session_key or "")
    assert str(client.session.session_key) not in str(AuditEntry.objects.values())
    with connection.cursor() as cursor:
        cursor.execute("SELECT now() < %s AND %s < clock_timestamp()", [entry.at, entry.at])
        assert cursor.fetchone() == (True,)


def test_a_look_costs_one_statement_and_a_refusal_two(case: Case, worker: User) -> None:
    client = as_(worker)
    for address, statements in (
        (reverse("case_detail", args=[case.public_id]), ["INSERT"]),
        (reverse("case_detail", args=[uuid4()]), ["SELECT", "INSERT"]),
    ):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        passed_over = ("accounts_usersession", "SAVEPOINT")
        last = [each["sql"] for each in asked if not any(word in each["sql"] for word in passed_over)]
        found = [sql.split()[0] for sql in last[-len(statements) :]]
        assert found == statements
        assert len([sql for sql in last if "accounts_auditentry" in sql]) == 1
        assert "accounts_auditentry" in last[-1]


def test_pages_that_show_nobodys_data_leave_no_line(worker: User) -> None:
    client = as_(worker)
    for name in ("home", "job_list", "drafts", "password_change", "my_work", "case_list"):
        client.get(reverse(name))
    assert left() == []


# --- Refusals -----------------------------------------------------------------------------------------------


def test_case_of_another_service_is_refused_and_its_own_auditor_reads_of_it(case: Case) -> None:
    stranger = make_user(organisation=make_organisation())
    assert as_(stranger).get(reverse("case_detail", args=[case.public_id])).status_code == 404
    entry = only()
    assert (entry.outcome, entry.user, entry.case) == (TrailOutcome.REFUSED, stranger, case.public_id)
    assert entry.organisation == case.organisation


def test_what_never_was_is_told_apart_from_what_is_out_of_sight(worker: User) -> None:
    as_(worker).get(reverse("case_detail", args=[uuid4()]))
    entry = only()
    assert (entry.outcome, entry.case, entry.organisation) == (TrailOutcome.NOTHING_THERE, None, worker.organisation)


def test_verb_that_is_not_held_is_refused_with_its_case(case: Case, worker: User) -> None:
    assert as_(worker).post(reverse("case_close", args=[case.public_id])).status_code == 403
    entry = only()
    assert (entry.outcome, entry.act, entry.case) == (TrailOutcome.REFUSED, "page.send", case.public_id)


def test_page_behind_a_gate_is_refused_without_a_case(worker: User) -> None:
    assert as_(worker).get(reverse("audit_trail")).status_code == 403
    assert (only().outcome, only().route, only().case) == (TrailOutcome.REFUSED, "audit_trail", None)


def test_address_that_is_no_page_of_ours_and_people_not_signed_in_leave_nothing(case: Case, worker: User) -> None:
    as_(worker).get("/no/such/page/")
    Client().get(reverse("case_detail", args=[case.public_id]))
    assert left() == []


# --- Searches -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["case_list", "incident_start"])
def test_search_keeps_a_mark_of_the_words_and_the_cases_it_showed(case: Case, worker: User, name: str) -> None:
    client = as_(worker)
    client.post(reverse(name), {"words": case.victim.first_name}, follow=True)
    entry = only()
    assert (entry.act, entry.outcome, entry.shown) == ("page.search", TrailOutcome.SHOWN, [case.public_id])
    assert entry.detail == {"words": mark_of("words", case.victim.first_name.casefold()), "found": 1}
    assert case.victim.first_name not in str(AuditEntry.objects.values())


def test_search_in_vain_leaves_its_mark_too(worker: User) -> None:
    as_(worker).post(reverse("case_list"), {"words": "Nobody  Known"}, follow=True)
    entry = only()
    assert entry.shown is None
    assert entry.detail == {"words": mark_of("words", "nobody known"), "found": 0}


def test_search_within_a_case_names_the_case(case: Case, worker: User) -> None:
    client = as_(worker)
    client.post(reverse("case_chronology", args=[case.public_id]), {"words": "lychgate"}, follow=True)
    assert (only().act, only().case) == ("page.search", case.public_id)
    assert "lychgate" not in str(AuditEntry.objects.values())


# --- Faults -------------------------------------------------------------------------------------------------


def test_page_that_fails_after_the_case_was_found_leaves_its_line(case: Case, worker: User) -> None:
    with patch("reports.case_page.views.case_pages.chronology.plan", side_effect=ZeroDivisionError):
        assert as_(worker).get(reverse("case_detail", args=[case.public_id])).status_code == 500
    assert (only().outcome, only().case) == (TrailOutcome.FAILED, case.public_id)


@pytest.mark.django_db(transaction=True)
def test_line_that_cannot_be_written_goes_to_the_log_and_takes_no_page(
    case: Case, worker: User, caplog: pytest.LogCaptureFixture
) -> None:
    client = as_(worker)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_auditentry ADD CONSTRAINT disk_is_full CHECK (route <> 'case_detail')")
    try:
        with caplog.at_level(logging.ERROR):
            assert client.get(reverse("case_detail", args=[case.public_id])).status_code == 200
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE accounts_auditentry DROP CONSTRAINT disk_is_full")
    assert str(case.public_id) in caplog.text
    assert case.victim.first_name not in caplog.text


def test_line_of_an_act_says_from_which_page_and_session_and_of_which_case(case: Case, worker: User) -> None:
    client = as_(worker)
    sent = {"text": "The lock was changed.", "submission": str(uuid4())}
    assert client.post(reverse("note_create", args=[case.public_id]), sent).status_code == 302
    entry = AuditEntry.objects.get(act="note.write")
    assert (entry.case, entry.outcome) == (case.public_id, "")
    assert (entry.route, entry.session) == ("note_create", mark_of("session", client.session.session_key or ""))
    assert left() == []


def test_outside_a_request_nothing_is_noted() -> None:
    current_look().act = "page.search"
    assert current_look() == PageLook()
    with looking(PageLook()) as look:
        current_look().act = "page.search"
    assert look.act == "page.search"


# --- The kind: every fetch of a row by its number goes through the one way that tells the trail -------------


def test_no_view_fetches_a_row_past_the_trail() -> None:
    past = [named(path) for path in modules() if re.search(r"get_(object|list)_or_404", path.read_text())]
    assert past == []


def test_every_row_that_can_be_named_tells_whose_it_is() -> None:
    """Else a refusal on it could not be put before the right auditor."""
    without, found = [], 0
    for model in (each for app in APPS for each in apps.get_app_config(app).get_models()):
        names: set[Any] = {each.name for each in model._meta.get_fields()}
        found += "public_id" in names
        if "public_id" in names and not model.__name__.startswith("Historical"):
            assert isinstance(model._meta.get_field("public_id"), models.UUIDField)
            if not names & {"organisation", "user"}:
                without.append(model.__name__)
    assert found > 40
    assert without == []


def test_page_that_tells_of_an_order_in_a_hidden_case_names_that_case_in_the_trail_alone() -> None:
    look = PageLook()
    with looking(look):
        hidden = uuid4()
        tells_of([])
        assert look.shown is None
        tells_of([hidden])
        tells_of([hidden])
    assert look.shown == (hidden,)
