"""The parts Work, and Safety and contact, of a case; and tasks in the homes: right, whole, as cheap with many."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import User
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, add_task, change_task, snooze_task
from casework.cases.models.case import Case
from casework.contact_log.models import ContactAttempt
from casework.meetings.services import NewMeeting, refer_to_meeting
from casework.notes.models import Note
from casework.safety_plan.models import SafetyMeasure
from casework.safety_plan.services import NewMeasure, add_measure
from reports.delays.queries.delays import DelaysChoice, delays
from reports.delays.queries.work_groups import my_work
from tests.factories import make_case, make_incident, make_user
from tests.reports.lived import DAY, HOUR, START, make_supervisor, make_worker, new_case, team_of
from tests.worked_case import NOTE_TEXT, work_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return make_worker()


def task(case: Case, *, due_at: datetime | None = START, **more: Any) -> Task:
    return add_task(case, NewTask(title="Arrest him.", due_at=due_at, **more), by=None, now=START - DAY)


# --- In the homes ----------------------------------------------------------------------------------------------


def test_late_promise_is_a_sentence_on_my_work(worker: User) -> None:
    case = new_case(worker)
    late = task(case, kind=TaskKind.PROMISE, agency="Sussex Police")
    (row,) = my_work(worker, now=START + 80 * HOUR, after="").rows
    assert row.what == "Sussex Police promised by Mon 2 Mar 2026, 09:00: Arrest him."
    assert (row.level, row.late, row.waiting_on) == ("amber", "3 days (80 hours) late", "Sussex Police")
    assert (row.subject, row.next_step) == ("Promised by the police", "Record whether it was kept")
    assert row.next_href == reverse("task_finish", args=[late.public_id])


def test_correction_stands_before_other_tasks_and_what_sleeps_or_is_far_is_not_there(worker: User) -> None:
    case = new_case(worker)
    task(case)
    task(case, kind=TaskKind.CORRECTION)
    task(case, due_at=START + 30 * DAY)
    task(case, due_at=None)
    asleep = task(case)
    snooze_task(asleep, until=START.date() + 5 * DAY, reason="Away", version=1, by=worker, now=START)
    rows = my_work(worker, now=START + HOUR, after="").rows
    assert [row.subject for row in rows] == ["Correct unsafe advice", "Task"]


def test_task_given_by_a_colleague_says_no_name_and_leads_to_the_task(worker: User) -> None:
    case = new_case(make_worker(team_of(worker)), name="Zenobia")
    given = task(case, owner=worker)
    (row,) = my_work(worker, now=START + HOUR, after="").rows
    assert (row.who, row.href) == ("", reverse("task_finish", args=[given.public_id]))


def test_supervisor_sees_late_promises_also_if_they_were_put_off_and_can_choose_them(worker: User) -> None:
    case = new_case(worker)
    promise = task(case, kind=TaskKind.PROMISE, agency="Sussex Police")
    own = task(case)
    for each in (promise, own):
        snooze_task(each, until=START.date() + 5 * DAY, reason="Away", version=1, by=worker, now=START)
    supervisor = make_supervisor(team_of(worker))

    def seen(**chosen: Any) -> list[str]:
        rows = delays(supervisor, DelaysChoice(**chosen), now=START + HOUR, after="").work.rows
        return [row.subject for row in rows if row.rule.startswith("task_")]

    assert seen() == ["Promised by the police"]
    assert seen(stage="task", waiting_on="police", force=case.victim_force) == ["Promised by the police"]
    assert seen(waiting_on="service") == seen(stage="order") == seen(worker="nobody") == []


def test_my_work_needs_the_same_statements_for_1_task_and_for_30(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    counts = []
    for more in (1, 29):
        for _ in range(more):
            task(case, owner=worker)
        client.get(reverse("my_work"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("my_work"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- On the case -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["case_work", "case_safety", "note_list", "safety_plan"])
def test_pages_need_the_same_statements_for_1_and_for_10_of_each(client: Client, worker: User, page: str) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    counts = []
    for more in (1, 9):
        for _ in range(more):
            work_on(case, worker, timezone.now())
        client.get(reverse(page, args=[case.public_id]))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(page, args=[case.public_id])).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_work_says_what_would_be_there_and_prompts_a_repeat(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    page = client.get(reverse("case_work", args=[case.public_id])).content.decode()
    assert "Nothing is to be done" in page and "No notes yet" in page and "Possible repeat" not in page
    now = timezone.now()
    new = NewMeeting(kind="marac", referred_on=(now - 9 * DAY).date(), ground="Calls at night")
    refer_to_meeting(case, new, by=worker, now=now)
    make_incident(case=case, happened_at=now - 2 * DAY)
    page = client.get(reverse("case_work", args=[case.public_id])).content.decode()
    assert "Possible repeat" in page and "?repeat=1" in page


def test_sheet_to_print_holds_no_name_and_no_note(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    add_measure(case, NewMeasure(code="cctv", state="offered", note="7 Elm Row"), by=worker, now=timezone.now())
    client.force_login(worker)
    page = client.get(reverse("safety_plan", args=[case.public_id])).content.decode()
    assert "CCTV" in page and "7 Elm Row" not in page and case.victim.first_name not in page


# --- The forms -------------------------------------------------------------------------------------------------


def send(client: Client, address: str, key: str = "", **typed: Any) -> Any:
    return client.post(address, {"submission": key or str(uuid4()), **typed})


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a" + "\u0301" * 10_000, "\u202egnp.exe", "{0.__class__} %s"]
)
def test_note_keeps_any_text_and_shows_it_as_text(client: Client, worker: User, text: str) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    address, key = reverse("note_create", args=[case.public_id]), str(uuid4())
    for _ in range(2):
        assert send(client, address, key, text=text).status_code == 302
    assert Note.objects.get().text == text
    page = client.get(reverse("note_list", args=[case.public_id])).content.decode()
    assert "<script>alert" not in page


def test_note_with_a_null_or_nothing_is_refused_and_keeps_what_was_typed(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    for text in ("cut \x00 here", "  "):
        answer = send(client, reverse("note_create", args=[case.public_id]), text=text)
        assert (answer.status_code, Note.objects.count()) == (200, 0)


def test_task_takes_nobody_of_another_team_and_no_extra_fields(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    address = reverse("task_create", args=[case.public_id])
    refused = send(client, address, title="Ring", owner=str(make_user().pk))
    assert refused.status_code == 200 and "of the case’s team" in refused.content.decode()
    send(client, address, title="Ring", owner=str(worker.pk), kind="correction", version="999", organisation="1")
    row = Task.objects.get()
    assert (row.owner, row.kind, row.version, row.organisation_id) == (worker, "own", 1, case.organisation_id)


def test_task_changed_meanwhile_shows_both_texts(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    row = task(case, due_at=None)
    client.force_login(worker)
    change_task(row, {"title": "Ring the court"}, version=1, by=worker, now=timezone.now())
    answer = send(client, reverse("task_edit", args=[row.public_id]), title="Write to the court", version="1")
    assert answer.status_code == 409
    assert "Ring the court" in answer.content.decode() and "Write to the court" in answer.content.decode()


def test_f77_page_offers_no_voicemail_where_it_is_barred_and_asks_why_outside_what_is_safe(
    client: Client, worker: User
) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    address = reverse("contact_create", args=[case.public_id])
    assert "voicemail_left" not in client.get(address).content.decode()
    typed = {"at_0": "1/3/2026", "at_1": "14:05", "at_day": "1/3/2026", "at_time": "14:05"}
    called = {**typed, "direction": "out", "way": "phone", "outcome": "no_answer"}
    assert send(client, address, **called).status_code == 200
    assert not ContactAttempt.objects.exists()
    answer = send(client, address, **called, went_ahead="on", outside_reason="Court is tomorrow")
    assert answer.status_code == 302
    assert ContactAttempt.objects.get().outside_reason == "Court is tomorrow"


def test_rows_of_another_case_are_not_found_under_this_one(client: Client, worker: User) -> None:
    case, other = (make_case(team=team_of(worker), caseworker=worker) for _ in range(2))
    worked = work_on(other, worker, timezone.now())
    client.force_login(worker)
    for name, row_id in {
        "note_amend": worked.note.public_id,
        "contact_correct": worked.contact.public_id,
        "measure_edit": worked.measure.public_id,
        "meeting_edit": worked.meeting.public_id,
        "recommendation_answer": worked.recommendation.public_id,
    }.items():
        assert client.get(reverse(name, args=[case.public_id, row_id])).status_code == 404
    assert NOTE_TEXT not in client.get(reverse("note_list", args=[case.public_id])).content.decode()


def test_measure_in_place_asks_since_when(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    client.force_login(worker)
    address = reverse("measure_create", args=[case.public_id])
    refused = send(client, address, code="cctv", state="in_place", done_on="31/04/2026")
    assert "not a real date" in refused.content.decode()
    assert "from which it has been in place" in send(client, address, code="cctv", state="in_place").content.decode()
    yesterday = timezone.now() - timedelta(days=1)
    done_on = f"{yesterday.day}/{yesterday.month}/{yesterday.year}"
    assert send(client, address, code="cctv", state="in_place", done_on=done_on).status_code == 302
    assert SafetyMeasure.objects.get().state == "in_place"


def test_review_of_the_risk_is_finished_by_reviewing_only(client: Client, worker: User) -> None:
    case = make_case(team=team_of(worker), caseworker=worker)
    row = task(case, kind=TaskKind.RISK_REVIEW)
    client.force_login(worker)
    answer = send(client, reverse("task_finish", args=[row.public_id]), result="done", outcome="Looked")
    assert answer.headers["Location"] == reverse("risk_review_create", args=[case.public_id])
    assert Task.objects.open().get() == row
