"""Cases that change hands: only to somebody who can take them, with what was written, and nothing lost on the way."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from casework.case_tasks.services import NewTask, add_task
from casework.caseload.models.handover import Handover, MoveRequest
from casework.caseload.models.waiting_list import Wait
from casework.caseload.services.handovers import (
    HandoverNote,
    Receiver,
    allocate_case,
    ask_for_move,
    decline_move,
    read_handover,
    transfer_case,
)
from casework.caseload.services.waiting_list import change_wait, wait_of
from casework.caseload.services.weights import NewWeight, set_weight, weights_on
from casework.cases.models.case import Case
from tests.factories import make_case, make_organisation, make_team, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
NOTE = HandoverNote(open_work="The court date", promised="A call on Friday", dangers="He has her new number")


@pytest.fixture
def waiting() -> Case:
    return make_case()


@pytest.fixture
def supervisor(waiting: Case) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[waiting.team])


def test_allocation_leaves_a_handover_from_nobody(waiting: Case, supervisor: User) -> None:
    worker = make_user(teams=[waiting.team])
    handover = allocate_case(waiting, worker=worker, note=NOTE, by=supervisor, now=NOW)
    waiting.refresh_from_db()
    assert waiting.caseworker == worker
    assert (handover.from_worker, handover.to_worker, handover.promised) == (None, worker, "A call on Friday")
    assert waiting.history.first().history_user == supervisor
    with pytest.raises(RuleViolation, match="meanwhile"):
        allocate_case(waiting, worker=worker, note=NOTE, by=supervisor, now=NOW)


def test_nobody_gets_a_case_who_cannot_take_it(waiting: Case, supervisor: User) -> None:
    team = waiting.team
    switched_off = make_user(teams=[team])
    switched_off.is_active = False
    switched_off.save()
    elsewhere = make_user(teams=[make_team(organisation=team.organisation)])
    for worker in (switched_off, elsewhere, make_user(teams=[make_team()]), supervisor):
        with pytest.raises(RuleViolation):
            allocate_case(waiting, worker=worker, note=NOTE, by=supervisor, now=NOW)
    assert not Handover.objects.exists()


def test_transfer_takes_open_tasks_along_and_answers_what_was_asked(supervisor: User, waiting: Case) -> None:
    old, new = make_user(teams=[waiting.team]), make_user(teams=[waiting.team])
    allocate_case(waiting, worker=old, note=NOTE, by=supervisor, now=NOW)
    task = add_task(waiting, NewTask(title="Ring the court", owner=old), by=old, now=NOW)
    request = ask_for_move(waiting, reason="I know his sister", by=old, now=NOW)
    to = Receiver(team=waiting.team, worker=new)
    transfer_case(waiting, to, NOTE, seen_with=old.pk, by=supervisor, now=NOW)
    task.refresh_from_db()
    request.refresh_from_db()
    assert task.owner is None
    assert (request.is_moved, request.answered_by) == (True, supervisor)
    assert [each.case for each in Handover.objects.unread_by(new)] == [waiting]
    assert not Handover.objects.unread_by(old).exists()


def test_transfer_over_a_move_that_was_not_seen_is_refused(supervisor: User, waiting: Case) -> None:
    worker = make_user(teams=[waiting.team])
    to = Receiver(team=waiting.team, worker=worker)
    with pytest.raises(RuleViolation, match="meanwhile"):
        transfer_case(waiting, to, NOTE, seen_with=worker.pk, by=supervisor, now=NOW)


@pytest.mark.parametrize("note", [HandoverNote(), HandoverNote(open_work="  ", promised="\n")])
def test_transfer_without_a_word_is_refused(supervisor: User, waiting: Case, note: HandoverNote) -> None:
    to = Receiver(team=waiting.team, worker=make_user(teams=[waiting.team]))
    with pytest.raises(RuleViolation, match="must know"):
        transfer_case(waiting, to, note, seen_with=None, by=supervisor, now=NOW)


def test_case_goes_to_the_waiting_list_of_another_team_but_of_no_other_service(supervisor: User, waiting: Case) -> None:
    other = make_team(organisation=waiting.organisation)
    handover = transfer_case(waiting, Receiver(team=other, worker=None), NOTE, seen_with=None, by=supervisor, now=NOW)
    waiting.refresh_from_db()
    assert (waiting.team, waiting.caseworker, handover.to_worker) == (other, None, None)
    foreign = Receiver(team=make_team(), worker=None)
    with pytest.raises(RuleViolation, match="own service"):
        transfer_case(waiting, foreign, NOTE, seen_with=None, by=supervisor, now=NOW)
    same = Receiver(team=other, worker=None)
    with pytest.raises(RuleViolation, match="is now"):
        transfer_case(waiting, same, NOTE, seen_with=None, by=supervisor, now=NOW)


def test_closed_case_does_not_change_hands(supervisor: User) -> None:
    case = make_case(closed_at=NOW)
    with pytest.raises(RuleViolation, match="closed"):
        allocate_case(case, worker=make_user(teams=[case.team]), note=NOTE, by=supervisor, now=NOW)


def test_handover_is_read_by_its_receiver_once_and_never_changed(supervisor: User, waiting: Case) -> None:
    worker = make_user(teams=[waiting.team])
    handover = allocate_case(waiting, worker=worker, note=NOTE, by=supervisor, now=NOW)
    with pytest.raises(RuleViolation):
        read_handover(handover, by=supervisor, now=NOW)
    read_handover(handover, by=worker, now=NOW)
    read_handover(handover, by=worker, now=NOW)
    assert not Handover.objects.unread_by(worker).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(promised="")
    with pytest.raises(DatabaseError), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).delete()


def test_move_is_asked_once_and_declined_with_a_reason(supervisor: User, waiting: Case) -> None:
    worker = make_user(teams=[waiting.team])
    with pytest.raises(RuleViolation, match="Say why"):
        ask_for_move(waiting, reason=" ", by=worker, now=NOW)
    request = ask_for_move(waiting, reason="I know his sister", by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="already"):
        ask_for_move(waiting, reason="Again", by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="Say why"):
        decline_move(request, answer="", by=supervisor, now=NOW)
    decline_move(request, answer="We shall talk on Monday", by=supervisor, now=NOW)
    with pytest.raises(RuleViolation, match="already"):
        decline_move(request, answer="Again", by=supervisor, now=NOW)
    assert not MoveRequest.objects.open().exists()


def test_promise_to_be_in_touch_is_for_a_time_to_come(supervisor: User, waiting: Case) -> None:
    wait = wait_of(waiting)
    assert wait_of(waiting) == wait
    with pytest.raises(RuleViolation, match="still to come"):
        change_wait(wait, {"why": "", "next_contact_at": NOW}, version=1, by=supervisor, now=NOW)
    later = NOW.replace(hour=15)
    change_wait(wait, {"why": "Full until Monday", "next_contact_at": later}, version=1, by=supervisor, now=NOW)
    kept = Wait.objects.get()
    assert (kept.why, kept.promised_by) == ("Full until Monday", supervisor)


def test_weights_hold_from_their_day_on_and_never_for_the_past() -> None:
    service = make_organisation()
    by = make_user(role=Role.SERVICE_MANAGER, organisation=service)
    today = NOW.date()
    later = today.replace(day=20)
    new = NewWeight(kind="high", weight=7, valid_from=later, reason="Agreed in the team")
    set_weight(new, organisation=service, today=today, by=by, now=NOW)
    assert weights_on(service.pk, today)["high"] == 3
    assert weights_on(service.pk, later)["high"] == 7
    assert weights_on(make_organisation().pk, later)["high"] == 3
    for refused in ({"valid_from": today.replace(day=1)}, {"reason": " "}, {"weight": -1}):
        with pytest.raises(RuleViolation):
            set_weight(NewWeight(**{**vars(new), **refused}), organisation=service, today=today, by=by, now=NOW)
