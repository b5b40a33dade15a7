"""The work on a case as staff do it: what is written, what reaches a supervisor, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, add_task, change_task, finish_task, owners_of, set_task, snooze_task
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.contact_log.models import ContactAttempt
from casework.contact_log.services import NewContact, barred_outcomes, correct_contact, log_contact
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince
from casework.meetings.services import NewMeeting, add_action, change_meeting, refer_to_meeting
from casework.notes.models import Note
from casework.notes.services import amend_note, write_note
from casework.recommendations.services import NewRecommendation, answer_recommendation, recommend
from casework.safe_contact.services.contact_plan import add_channel
from casework.safety_plan.models import PlanConfirmation
from casework.safety_plan.services import NewMeasure, add_measure, change_measure, confirm_plan
from tests.factories import make_case, make_force, make_team, make_user
from tests.shared_case import make_liaison

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = local_day(NOW)
DAY = timedelta(days=1)


@pytest.fixture
def worker() -> User:
    return make_user(teams=[make_team()])


@pytest.fixture
def case(worker: User) -> Case:
    return make_case(team=worker.teams.get(), caseworker=worker)


def call(days_ago: int, outcome: str = "no_answer", **more: Any) -> NewContact:
    made = {"direction": "out", "outside_reason": "To hear that all is well", "went_ahead": True, **more}
    return NewContact(at=NOW - days_ago * DAY, way="phone", outcome=outcome, **made)


# --- Tasks -----------------------------------------------------------------------------------------------------


def test_task_is_offered_to_active_people_of_the_team_only(case: Case, worker: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[case.team])
    gone = make_user(teams=[case.team])
    gone.is_active = False
    gone.save()
    make_user(teams=[make_team(organisation=case.organisation)])
    assert set(owners_of(case)) == {worker, supervisor}


def test_given_task_is_reached_by_its_owner_but_not_the_case(case: Case) -> None:
    colleague, stranger = make_user(teams=[case.team]), make_user(teams=[make_team()])
    for owner in (colleague, stranger):
        add_task(case, NewTask(title="Ring the court", owner=owner), by=None, now=NOW)
    assert not Task.objects.visible_to(colleague).exists()
    assert Task.objects.seen_by_or_given_to(colleague).get().owner == colleague
    assert not Task.objects.seen_by_or_given_to(stranger).exists()
    assert not Task.objects.seen_by_or_given_to(make_liaison()).exists()


def test_task_is_put_off_and_wakes_by_itself(case: Case, worker: User) -> None:
    task = set_task(case, NewTask(title="Ring the court", due_at=NOW + DAY), by=worker, now=NOW)
    snooze_task(task, until=TODAY + 5 * DAY, reason="On leave", version=1, by=worker, now=NOW)
    assert not Task.objects.awake(TODAY + 4 * DAY).exists()
    assert Task.objects.awake(TODAY + 5 * DAY).exists()
    with pytest.raises(RowChangedSince):
        snooze_task(task, until=TODAY + 6 * DAY, reason="On leave", version=1, by=worker, now=NOW)


def test_task_is_not_set_in_the_past_or_on_a_closed_case_nor_changed_once_it_is_done(case: Case, worker: User) -> None:
    with pytest.raises(RuleViolation, match="past"):
        set_task(case, NewTask(title="Ring", due_at=NOW), by=worker, now=NOW)
    task = set_task(case, NewTask(title="Ring"), by=worker, now=NOW)
    done = finish_task(task, outcome="Rang", by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="done already"):
        change_task(done, {"title": "Write"}, version=2, by=worker, now=NOW)
    case.closed_at = NOW
    case.save()
    with pytest.raises(RuleViolation, match="closed"):
        set_task(case, NewTask(title="Ring"), by=worker, now=NOW)


# --- Contacts --------------------------------------------------------------------------------------------------


def test_third_miss_while_the_risk_is_high_reaches_the_supervisor_at_once(case: Case, worker: User) -> None:
    for days in (4, 3):
        log_contact(case, call(days), by=worker, now=NOW)
    assert not Concern.objects.exists()
    log_contact(case, call(2), by=worker, now=NOW)
    assert Concern.objects.get().kind == ConcernKind.MISSED_CONTACTS
    log_contact(case, call(1), by=worker, now=NOW)
    assert Concern.objects.count() == 1


def test_duress_word_is_raised_at_once_and_every_time(case: Case, worker: User) -> None:
    log_contact(case, call(2, "duress", direction="in"), by=worker, now=NOW)
    log_contact(case, call(1, "duress", direction="in"), by=worker, now=NOW)
    assert [each.kind for each in Concern.objects.all()] == [ConcernKind.DURESS] * 2


def test_planned_contact_is_a_task_that_the_next_entry_finishes(case: Case, worker: User) -> None:
    log_contact(case, call(1, next_at=NOW + DAY), by=worker, now=NOW)
    (task,) = Task.objects.open()
    assert (task.kind, task.due_at) == (TaskKind.CONTACT, NOW + DAY)
    log_contact(case, call(0, "spoke"), by=worker, now=NOW)
    assert not Task.objects.open().exists()


def test_f77_voicemail_is_barred_unless_a_phone_takes_one(case: Case, worker: User) -> None:
    assert barred_outcomes(case) == {"voicemail_left"}
    with pytest.raises(RuleViolation, match="No voicemail"):
        log_contact(case, call(1, "voicemail_left"), by=worker, now=NOW)
    phone = {"way": "phone", "value": "07700 900123", "safe": "safe", "voicemail": True, "texts": False, "note": ""}
    add_channel(case.victim, phone, by=worker, now=NOW)
    assert barred_outcomes(case) == frozenset()
    log_contact(case, call(1, "voicemail_left"), by=worker, now=NOW)


def test_contact_is_corrected_by_another_entry_once_and_misses_are_counted_anew(case: Case, worker: User) -> None:
    for days in (4, 3):
        log_contact(case, call(days), by=worker, now=NOW)
    wrong = log_contact(case, call(2, "spoke"), by=worker, now=NOW)
    right = correct_contact(wrong, call(2), reason="It was the neighbour", by=worker, now=NOW)
    assert right.corrects == wrong
    assert wrong not in ContactAttempt.objects.standing()
    assert Concern.objects.get().kind == ConcernKind.MISSED_CONTACTS
    with pytest.raises(RuleViolation, match="corrected already"):
        correct_contact(wrong, call(2), reason="Again", by=worker, now=NOW)


def test_what_is_written_once_is_never_changed_or_deleted(case: Case, worker: User) -> None:
    log_contact(case, call(1), by=worker, now=NOW)
    write_note(case, text="Quiet voice", by=worker, now=NOW)
    add_measure(case, NewMeasure(code="cctv", state="offered"), by=worker, now=NOW)
    confirm_plan(case, confirmed_on=TODAY, words="", by=worker, now=NOW)
    for model in (ContactAttempt, Note, PlanConfirmation):
        with pytest.raises(DatabaseError), transaction.atomic():
            model._default_manager.update(organisation=case.organisation)
        with pytest.raises(DatabaseError), transaction.atomic():
            model._default_manager.all().delete()


# --- The rest --------------------------------------------------------------------------------------------------


def test_note_is_amended_beneath_itself_and_the_trail_holds_no_word_of_it(case: Case, worker: User) -> None:
    note = write_note(case, text="She sleeps at her sister's", by=worker, now=NOW)
    added = amend_note(note, text="At her aunt's", by=worker, now=NOW)
    assert amend_note(added, text="Moved again", by=worker, now=NOW).amends == note
    assert "sister" not in str(list(AuditEntry.objects.values_list("detail", flat=True)))
    with pytest.raises(RuleViolation, match="Write the note"):
        write_note(case, text="  ", by=worker, now=NOW)


def test_measure_reminds_of_its_day_and_stops_when_it_is_declined(case: Case, worker: User) -> None:
    new = NewMeasure(code="tracker_sweep", state="agreed", review_on=TODAY + 7 * DAY)
    measure = add_measure(case, new, by=worker, now=NOW)
    assert Task.objects.open().get().kind == TaskKind.MEASURE
    values = {"state": "declined", "agreed_on": None, "done_on": None, "review_on": TODAY + 7 * DAY}
    change_measure(measure, values, version=1, by=worker, now=NOW)
    assert not Task.objects.open().exists()
    assert measure.history.count() == 2


def test_plan_is_confirmed_in_versions(case: Case, worker: User) -> None:
    with pytest.raises(RuleViolation, match="no measure"):
        confirm_plan(case, confirmed_on=TODAY, words="", by=worker, now=NOW)
    add_measure(case, NewMeasure(code="cctv", state="offered", provider="Council"), by=worker, now=NOW)
    first = confirm_plan(case, confirmed_on=TODAY - DAY, words="", by=worker, now=NOW)
    second = confirm_plan(case, confirmed_on=TODAY, words="", by=worker, now=NOW)
    assert (first.number, second.number) == (1, 2)
    assert second.lines == ["CCTV or doorbell camera: offered (Council)"]


def test_meeting_gives_actions_to_agencies(case: Case, worker: User) -> None:
    new = NewMeeting(kind="mappa", referred_on=TODAY, ground="He is on licence")
    meeting = refer_to_meeting(case, new, by=worker, now=NOW)
    action = add_action(meeting, agency="Probation", title="Tag him", due_on=TODAY, by=worker, now=NOW)
    assert (action.kind, action.agency, action.about_id) == (TaskKind.MEETING_ACTION, "Probation", meeting.public_id)
    values = {"referred_on": TODAY, "meets_on": TODAY, "outcome": "actions", "mappa_category": "2", "mappa_level": "2"}
    assert change_meeting(meeting, values, version=1, by=worker, now=NOW).mappa_level == "2"


def test_f51_recommendation_awaits_its_answer_and_keeps_what_when_whom_and_why(case: Case, worker: User) -> None:
    new = NewRecommendation(
        kind="order", force=make_force(), made_on=TODAY, words="Apply now", answer_due_on=TODAY + DAY, officer="DC Reed"
    )
    row = recommend(case, new, by=worker, now=NOW)
    waiting = Task.objects.open().get()
    assert (waiting.kind, waiting.agency) == (TaskKind.ANSWER, "Sussex Police")
    values: dict[str, str | date] = {"answer": "declined", "answered_on": TODAY, "answer_reason": "Not enough evidence"}
    answered = answer_recommendation(row, values, version=1, by=worker, now=NOW)
    assert (answered.answer, answered.answer_reason) == ("declined", "Not enough evidence")
    assert not Task.objects.open().exists()


def test_police_see_nothing_of_the_work(case: Case, worker: User) -> None:
    write_note(case, text="Quiet voice", by=worker, now=NOW)
    log_contact(case, call(1), by=worker, now=NOW)
    liaison = make_liaison()
    assert not Note.objects.visible_to(liaison).exists()
    assert not ContactAttempt.objects.visible_to(liaison).exists()
    assert Note.objects.visible_to(worker).exists()
