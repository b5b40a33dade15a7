"""Tasks and concerns as rows: set, done once, answered by a second person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from accounts.people.models import Role
from accounts.rules import RuleViolation
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, add_task, finish_task, finish_tasks_about
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import answer_concern, raise_concern
from tests.factories import make_case, make_incident, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def test_task_is_late_from_its_moment_until_it_is_done() -> None:
    case, by = make_case(), make_user()
    task = add_task(case, NewTask(title=" Ring the court ", due_at=NOW), by=by, now=NOW - timedelta(days=1))
    assert task.title == "Ring the court"
    assert not Task.objects.late(NOW - timedelta(seconds=1)).exists()
    assert Task.objects.late(NOW).exists()
    finish_task(task, outcome="They listed it", by=by, now=NOW)
    assert not Task.objects.late(NOW).exists()
    with pytest.raises(RuleViolation, match="done already"):
        finish_task(task, outcome="", by=by, now=NOW)


def test_task_without_words_is_refused() -> None:
    with pytest.raises(RuleViolation, match="Say what is to be done"):
        add_task(make_case(), NewTask(title="  "), by=make_user(), now=NOW)


def test_tasks_about_one_thing_are_finished_together() -> None:
    incident = make_incident()
    case = incident.case
    add_task(case, NewTask(title="Correct it", kind=TaskKind.CORRECTION, about=incident), by=None, now=NOW)
    add_task(case, NewTask(title="Another", kind=TaskKind.CORRECTION), by=None, now=NOW)
    assert finish_tasks_about(case, TaskKind.CORRECTION, about=incident, by=None, now=NOW) == 1
    assert [task.title for task in Task.objects.open()] == ["Another"]


def test_concern_is_open_once_and_answered_by_a_second_person() -> None:
    incident = make_incident()
    case, worker, supervisor = incident.case, make_user(), make_user(role=Role.SUPERVISOR)
    first = raise_concern(case, ConcernKind.UNSAFE_ADVICE, about=incident, by=worker, now=NOW)
    assert raise_concern(case, ConcernKind.UNSAFE_ADVICE, about=incident, by=worker, now=NOW) == first
    with pytest.raises(RuleViolation, match="second person"):
        answer_concern(first, answer="Fine", by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="Say what"):
        answer_concern(first, answer=" ", by=supervisor, now=NOW)
    answer_concern(first, answer="Rang the officer", by=supervisor, now=NOW)
    assert not Concern.objects.open().exists()
    assert raise_concern(case, ConcernKind.UNSAFE_ADVICE, about=incident, by=worker, now=NOW) != first
