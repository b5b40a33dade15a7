"""Watches every act that a test does: whether the case's lock came first, and shared rows in the written order."""

from __future__ import annotations

import contextlib
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from unittest import mock

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.transaction import Atomic

from casework.cases.models.case import Case
from casework.people.models.trait import Trait
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.safe_contact.models.contact_rules import Channel, ContactRules, SafeHours
from casework.safe_contact.models.safe_address import SafeAddress
from tests.floors import FLOORS
from tests.lock_order import LOCK_ORDER, WITHOUT_A_CASE

HOUSE: Final = Path(__file__).parent.parent
TESTS: Final = str(HOUSE / "tests")
CASE: Final = Case._meta.db_table
PLACES: Final = {table: place for place, table in enumerate(LOCK_ORDER)}
WRITES: Final = re.compile(r'^\s*(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
LOCKS: Final = re.compile(r'FROM "(\w+)".*FOR (?:NO KEY )?UPDATE', re.DOTALL)
ONE_CASE: Final = re.compile(r'WHERE "casework_case"\."id" = (%s)')
SOME_CASES: Final = re.compile(r'WHERE "casework_case"\."id" IN \(((?:%s|, )+)\)')
PEOPLE: Final[tuple[type[Model], ...]] = (Victim, Perpetrator)
OF_PEOPLE: Final[tuple[type[Model], ...]] = (Channel, ContactRules, SafeHours, SafeAddress, Trait)


def tables_of_a_case() -> frozenset[str]:
    """Every table whose rows belong to one case, or to the people of a case."""
    found = {model._meta.db_table for model in apps.get_models() if _names_a_case(model)}
    people = {model._meta.db_table for model in (*PEOPLE, *OF_PEOPLE)}
    return frozenset((found | people) - set(WITHOUT_A_CASE))


def _names_a_case(model: type[Model]) -> bool:
    if model.__name__.startswith("Historical"):
        return False
    return any(each.name == "case" and each.related_model is Case for each in model._meta.get_fields() if each.concrete)


@dataclass
class _Act:
    """One transaction: the cases whose locks it holds, and the shared tables that it has taken rows of so far."""

    cases: set[int] = field(default_factory=set)
    holds_some: bool = False
    """Some case of which the statement does not say the number, or one that this act has made."""
    taken: list[str] = field(default_factory=list)

    @property
    def holds_a_case(self) -> bool:
        return bool(self.cases) or self.holds_some


@dataclass
class LockRecorder:
    """An execute_wrapper. `wrong` says of each statement out of order what it did and where it stands."""

    depth: int
    wrong: list[str] = field(default_factory=list)
    _tests_own: list[Atomic] = field(default_factory=list)
    _act: _Act | None = None

    def opening(self, block: Atomic, on: BaseDatabaseWrapper) -> None:
        """Hear of a transaction that is about to be opened: the outermost of the product begins a new act."""
        if _is_opened_by_test():
            self._tests_own.append(block)
        elif self._outermost(on) is None:
            self._act = None

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        act = self._act_of(context["connection"])
        if act is not None:
            self._note(act, sql, params)
        return execute(sql, params, many, context)

    def _act_of(self, on: BaseDatabaseWrapper) -> _Act | None:
        """What the product does in one transaction; None if it has opened none."""
        if self._outermost(on) is None:
            self._act = None
        elif self._act is None:
            self._act = _Act()
        return self._act

    def _outermost(self, on: BaseDatabaseWrapper) -> Atomic | None:
        blocks: Sequence[Atomic] = on.atomic_blocks[self.depth :]
        return next((each for each in blocks if not any(each is own for own in self._tests_own)), None)

    def _note(self, act: _Act, sql: str, params: Any) -> None:
        skips = "SKIP LOCKED" in sql
        if found := LOCKS.search(sql):
            if " JOIN " in sql and not skips:
                self._say(f"lock {found[1]} joined with rows that are as they were before the waiting")
            if found[1] == CASE:
                self._took_cases(act, _cases_in(sql, params), skips=skips)
            else:
                self._took(act, found[1], "lock", skips=skips)
        elif (found := WRITES.match(sql)) and not _is_new_person(found[1], found[2]):
            self._wrote(act, found[1], found[2])

    def _took_cases(self, act: _Act, ids: set[int], *, skips: bool) -> None:
        fresh = ids - act.cases
        if ids and not fresh:
            return
        if not skips and act.cases and fresh and min(fresh) < max(act.cases):
            self._say("locks a case with a lower number than one that it holds")
        if not act.holds_a_case:
            self._check_order(act, CASE, "lock", skips=skips)
        act.cases |= ids
        act.holds_some |= not ids

    def _took(self, act: _Act, table: str, what: str, *, skips: bool = False) -> None:
        self._check_order(act, table, what, skips=skips)
        if table in TABLES and not act.holds_a_case:
            self._say(f"{what} {table} before the lock of the case")

    def _wrote(self, act: _Act, verb: str, table: str) -> None:
        if table == CASE:
            if verb != "INSERT INTO" and not act.holds_a_case:
                self._say("writes the case itself before its lock")
            act.holds_some = True
        elif verb == "INSERT INTO":
            if table in TABLES and not act.holds_a_case:
                self._say(f"insert into {table} before the lock of the case")
        else:
            self._took(act, table, verb.lower())

    def _check_order(self, act: _Act, table: str, what: str, *, skips: bool) -> None:
        if table not in PLACES or table in act.taken:
            return
        later = [each for each in act.taken if PLACES[each] > PLACES[table]]
        if later and not skips:
            self._say(f"{what} {table} after {later[0]}")
        act.taken.append(table)

    def _say(self, what: str) -> None:
        if where := _where():
            self.wrong.append(f"{what}: {where}")


def _is_new_person(verb: str, table: str) -> bool:
    return verb == "INSERT INTO" and table in {each._meta.db_table for each in PEOPLE}


def _cases_in(sql: str, params: Any) -> set[int]:
    """The numbers of the cases that a statement locks, if it names them."""
    for pattern in (ONE_CASE, SOME_CASES):
        if found := pattern.search(sql):
            before = sql[: found.start(1)].count("%s")
            return {int(each) for each in params[before : before + found[1].count("%s")]}
    return set()


def _where() -> str:
    """The lines of ours that did it, the innermost first; nothing if a test wrote it itself."""
    ours = []
    for frame in reversed(traceback.extract_stack()):
        path = Path(frame.filename)
        if not path.is_relative_to(HOUSE) or ".venv" in path.parts:
            continue
        name = path.relative_to(HOUSE)
        if name.parts[0] == "tests" and path != Path(__file__):
            break
        if {"migrations", "demo"} & {*name.parts}:
            return ""  # nobody works on a case while its tables change, or before the demo's accounts are there
        if name.parts[0] in FLOORS and not _is_model(name):
            ours.append(f"{name}:{frame.name}")
    return " < ".join(ours[:4])


def _is_model(name: Path) -> bool:
    """A room of models: what a row does by itself counts to the service that asked for it."""
    return "models" in {*name.parts[1:-1], name.stem}


TABLES: Final = tables_of_a_case()


@contextmanager
def recording() -> Iterator[LockRecorder]:
    """Watch from now on; transactions that the test itself has opened are no acts."""
    watched = connections[DEFAULT_DB_ALIAS]
    recorder = LockRecorder(depth=len(watched.atomic_blocks))
    enter = Atomic.__enter__

    def entering(block: Atomic) -> None:
        if connections[DEFAULT_DB_ALIAS] is watched:  # and not the connection of another thread
            recorder.opening(block, watched)
        enter(block)

    with mock.patch.object(Atomic, "__enter__", entering), watched.execute_wrapper(recorder):
        yield recorder


def _is_opened_by_test() -> bool:
    """Whether the first line of this house above the opening of a transaction is a test's; an act of ours is not."""
    frame = sys._getframe(3)
    while frame.f_back is not None and not frame.f_code.co_filename.startswith(str(HOUSE)):
        if frame.f_code.co_name == "inner" and frame.f_code.co_filename == contextlib.__file__:
            return bool(frame.f_locals["func"].__module__.startswith("tests"))
        frame = frame.f_back
    return frame.f_code.co_filename.startswith(TESTS)
