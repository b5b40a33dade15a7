"""The written order of locks, and that an act which does not keep it is found by whatever test does the act."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from django.apps import apps

from casework.case_tasks import services as tasks
from casework.case_tasks.services import NewTask, set_task
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_cases, lock_client
from casework.notes import services as notes
from casework.notes.services import write_note
from tests.factories import make_case, make_user
from tests.lock_order import LOCK_ORDER, WITHOUT_A_CASE
from tests.lock_recorder import TABLES, recording

NOW: Final = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
WRITTEN: Final = Path(__file__).parent.parent / "docs" / "locking.md"
ROW: Final = re.compile(r"^\| `(\w+)` \| (.+?) \|$", re.MULTILINE)


def test_docs_name_the_same_tables_in_the_same_order() -> None:
    assert ROW.findall(WRITTEN.read_text()) == [*LOCK_ORDER.items(), *WITHOUT_A_CASE.items()]


def test_every_table_of_the_order_is_there() -> None:
    there = {model._meta.db_table for model in apps.get_models()}
    assert {*LOCK_ORDER, *WITHOUT_A_CASE} <= there
    assert {"casework_share", "casework_channel", "orders_order", "risk_clock"} <= TABLES


@pytest.mark.django_db
def test_act_that_takes_the_lock_first_is_in_order() -> None:
    case = make_case()
    with recording() as acts:
        write_note(case, text="She rang", by=make_user(teams=[case.team]), now=NOW)
    assert acts.wrong == []


@pytest.mark.django_db
@pytest.mark.takes_locks_out
def test_act_that_writes_before_the_lock_is_found_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    monkeypatch.setattr(notes, "lock", lambda case: case)
    with recording() as acts:
        write_note(case, text="She rang", by=make_user(teams=[case.team]), now=NOW)
    [found] = acts.wrong
    assert found.startswith("insert into casework_note before the lock of the case: casework/notes/services.py:_write")


@pytest.mark.django_db
@pytest.mark.takes_locks_out
def test_act_on_two_cases_out_of_order_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    first = make_case()
    second = make_case(victim=first.victim, organisation=first.organisation)

    def lock_second_then_first(_case: Case) -> Any:
        lock_cases([second.pk])
        return lock_cases([first.pk])[0]

    monkeypatch.setattr(tasks, "lock_open", lock_second_then_first)
    with recording() as acts:
        set_task(first, NewTask(title="Ring"), by=make_user(teams=[first.team]), now=NOW)
    assert [each.split(":")[0] for each in acts.wrong] == ["locks a case with a lower number than one that it holds"]


@pytest.mark.django_db
@pytest.mark.takes_locks_out
def test_act_that_takes_a_person_before_the_case_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()

    def lock_person_first(each: Case) -> Case:
        client = type(each.victim).objects.select_for_update(no_key=True).get(pk=each.victim_id)
        lock_client(client.pk)
        return each

    monkeypatch.setattr(tasks, "lock_open", lock_person_first)
    with recording() as acts:
        set_task(case, NewTask(title="Ring"), by=make_user(teams=[case.team]), now=NOW)
    assert [each.split(":")[0] for each in acts.wrong] == ["lock casework_case after casework_victim"]
