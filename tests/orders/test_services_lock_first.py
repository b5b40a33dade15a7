"""Every service of orders and of the record that takes a lock takes it first, and waits while somebody holds it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from threading import Event
from typing import Any, Final
from unittest.mock import MagicMock

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.models import Model
from django.utils import timezone

from orders.imports.services.people import PeopleDetails
from record.authors import Author
from tests.floors import named, of_floor
from tests.shared_case import SharedCase
from tests.two_at_once import PATIENCE, really_written, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.takes_locks_out, pytest.mark.writes_for_all]

LOCKS: Final = frozenset(
    {
        *("lock", "lock_by_id", "lock_open", "lock_case_of", "lock_open_case_of", "lock_if_free", "lock_open_if_free"),
        *("lock_cases", "select_for_update", "under_lock", "locked_import", "locked_letter", "_lock"),
    }
)
CALLED: Final = {
    "Application": "pending",
    "Case": "case",
    "Challenge": "challenge",
    "Condition": "condition",
    "CourtDate": "court_date",
    "DraftCondition": "draft",
    "Hearing": "hearing",
    "Import": "imported",
    "Incident": "incident",
    "Letter": "letter",
    "NotificationDuty": "duty",
    "Order": "order",
    "OtherProtection": "protection",
    "PoliceRequest": "police_request",
    "Proceeding": "proceeding",
    "Signature": "signature",
    "Unworkable": "mark",
    "Warrant": "warrant",
}
"""How the shared case calls one row of a model."""
ON_BEHALF: Final = ("orders.imports.services.files.locked_import", "record.law.services._lock")
"""Helpers by which several services take one lock."""
UNDER_ANOTHER_LOCK: Final = {
    "orders.breaches.services.not_pursued.answer_not_pursued": "the shared case has no such request",
    "orders.imports.services.first_look.read_headings": "a job: reads the file, then locks; tests/orders/imports",
    "orders.cases.services.case_files.import_case": "a new case, under its organisation's lock; tests/orders/cases",
    "orders.imports.services.dry_run.check": "a job: reads the file first, then locks; tests/orders/imports",
    "orders.imports.services.loading.load": "a job: reads the file first, then locks; tests/orders/imports",
    "orders.imports.services.files.discard_old_files": "a job that leaves what somebody holds to its next run",
    "orders.diary.services.feeds._counted": "counts the readings of feeds that live, by their token",
}
"""What takes a lock and cannot be called here, each with why."""
FEWEST: Final = 95
"""Services that take a lock."""


def services() -> Iterator[str]:
    """The functions of orders and of the record that take a lock by themselves, as "module.function"."""
    paths = [*of_floor("orders"), *of_floor("record")]
    for path in (each for each in paths if "demo" not in each.parts):
        module = named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and node.name not in LOCKS and _takes_a_lock(node):
                yield f"{module}.{node.name}"


def _takes_a_lock(function: ast.FunctionDef) -> bool:
    calls = [each.func for each in ast.walk(function) if isinstance(each, ast.Call)]
    names = {each.id if isinstance(each, ast.Name) else getattr(each, "attr", "") for each in calls}
    return bool(names & LOCKS)


@pytest.fixture(scope="module")
def told(written_case: SharedCase) -> SharedCase:
    return written_case


@cache
def service(name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def arguments(name: str, told: SharedCase) -> dict[str, Any]:
    """Rows of the shared case by their type, a person and the moment where they are asked for, and stand-ins."""
    wanted = inspect.signature(service(name)).parameters.values()
    return {each.name: _argument(each, told) for each in wanted if each.default is each.empty or each.name == "by"}


def _argument(wanted: inspect.Parameter, told: SharedCase) -> Any:
    kind = str(wanted.annotation)
    if kind in CALLED:
        return _row(told, CALLED[kind])
    known: dict[str, Callable[[], Any]] = {
        "Noun": lambda: _row(told, "breach"),
        "Breach": lambda: _row(told, "breach"),
        "Broken": lambda: _row(told, "order"),
        "Thing": lambda: _row(told, "pending"),
        "Sequence[Case]": lambda: [told.case],
        "Sequence[PeopleDetails]": lambda: [PeopleDetails(told.case, phones=[], people=[MagicMock()])],
        "Organisation": lambda: told.case.organisation,
        "User": lambda: told.worker,
        "User | None": lambda: told.worker,
        "Author": lambda: Author(told.worker, timezone.now()),
        "datetime": timezone.now,
        "int": lambda: {"case_id": told.case.pk, "order_id": told.order.pk}.get(wanted.name, 1),
    }
    return known.get(kind, MagicMock)()


def _row(told: SharedCase, name: str) -> Any:
    row = really_written(lambda: getattr(told, name))
    joined = ["case"] if any(each.name == "case" for each in row._meta.concrete_fields) else []
    return type(row)._default_manager.select_related(*joined).get(pk=row.pk)


@contextmanager
def held_by_somebody(told: SharedCase, given: Iterable[Model]) -> Iterator[None]:
    """Somebody holds the locks of the case, of its service, of the person and of each row that is given."""
    holds, done = Event(), Event()
    rows = {(type(row), row.pk) for row in (told.case, told.case.organisation, told.worker, *given)}

    def hold() -> None:
        try:
            with transaction.atomic():
                for model, pk in rows:
                    model._default_manager.select_for_update(no_key=True, of=("self",)).get(pk=pk)
                holds.set()
                done.wait(PATIENCE)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as people, connection.cursor() as cursor:
        holding = people.submit(hold)
        assert holds.wait(PATIENCE)
        cursor.execute("SET lock_timeout = '10ms'")
        try:
            yield
        finally:
            cursor.execute("RESET lock_timeout")
            done.set()
            holding.result(PATIENCE)


def how_it_ends(name: str, given: dict[str, Any]) -> tuple[str, int]:
    """What becomes of a service while somebody holds its locks: how it ends, and how many questions it has asked."""
    asked = []

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        ended = _called(name, given)
    return ended, len([sql for sql in asked if "SAVEPOINT" not in sql])


def _called(name: str, given: dict[str, Any]) -> str:
    try:
        with transaction.atomic():
            service(name)(**given)
            transaction.set_rollback(True)
    except OperationalError as late:
        return "waits" if "lock timeout" in str(late) else str(late)
    except Exception as other:  # noqa: BLE001 a stand-in was asked for something, after the lock
        return type(other).__name__
    return "done"


ALL: Final = [each for each in services() if each not in UNDER_ANOTHER_LOCK]
SKIPS: Final = frozenset(each for each in ALL if "_if_free" in inspect.getsource(service(each)))


def test_nearly_every_service_that_locks_is_tried() -> None:
    """There were 99 when they lay in one folder: a look that finds fewer has missed a room."""
    found = set(services())
    assert len(found) >= FEWEST
    assert {*UNDER_ANOTHER_LOCK} <= found, "these are there no more: take them out of the list"


def test_services_lock_before_they_ask_anything_and_only_because_of_their_lock(told: SharedCase) -> None:
    given = {name: arguments(name, told) for name in ALL}
    rows = [row for each in given.values() for row in each.values() if isinstance(row, Model)]
    right = {name: ("done", 1) if name in SKIPS else ("waits", 1) for name in ALL}
    with held_by_somebody(told, rows):
        assert {name: how_it_ends(name, given[name]) for name in ALL} == right
        without: dict[str, tuple[str, int]] = {}
        for name in ALL:
            with without_locks(name, *ON_BEHALF):
                without[name] = how_it_ends(name, given[name])
    assert [name for name in ALL if without[name] == right[name]] == []
