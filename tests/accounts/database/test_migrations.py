"""Steps of the tables import no code of ours, stand for every older step, and a copy older than that is refused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from csv import DictReader
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import AddField, AlterField, CreateModel, Migration, RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import BigAutoField, ManyToManyField, QuerySet, TextField

from accounts.database.new_database import NewDatabaseExecutor, is_new, makes_only_tables
from accounts.database.older_copy import first_missing, refuse_older_copy
from accounts.people.models import Organisation
from config.environment import BASE
from tests.floors import APPS, FLOORS

# Every package at the top, so that a new floor counts as ours on the day it is made.
OURS: Final = {path.parent.name for path in BASE.glob("*/__init__.py")} | {"tests", "bench"}
STEPS: Final = sorted(BASE.glob("*/migrations/*.py"))
OUR_CODE_BY_NAME: Final = re.compile(rf"^({'|'.join(sorted(OURS))})(\.\w+){{2,}}$")


# --- No code of ours ----------------------------------------------------------------------------------------


def named_code(source: str) -> Iterator[str]:
    """Modules of ours that a step imports, or names in a text by which it could be imported."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.partition(".")[0] in OURS)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if node.level or module.partition(".")[0] in OURS:
                yield module
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and OUR_CODE_BY_NAME.match(node.value):
            yield node.value


@pytest.mark.parametrize("step", STEPS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_step_imports_no_code_of_ours(step: Path) -> None:
    """What a step did once must not change, nor break, with code that is changed or moved later."""
    assert list(named_code(step.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import casework.sharing.models.share",
        "from orders.orders.models import Order",
        "from accounts import models",
        "from . import helper",
        "from ..rules import names",
        "def forwards(apps, editor):\n    from config import settings",
        "CODE = 'casework.people.rules.name_keys'",
    ],
)
def test_code_of_ours_is_found_wherever_a_step_names_it(source: str) -> None:
    assert list(named_code(source))


def test_name_of_a_model_or_of_a_step_is_no_code() -> None:
    assert not list(named_code("TO = 'accounts.organisation'\nSTEP = ('casework', '0003_cases')\nimport uuid"))
    assert {*FLOORS} <= OURS
    assert len(STEPS) > 30
    assert {step.parts[-3] for step in STEPS} <= {*APPS}


# --- What the steps stand for -------------------------------------------------------------------------------


def replacing() -> dict[str, list[Migration]]:
    steps: dict[str, list[Migration]] = {}
    for (app, _), step in sorted(MigrationLoader(None).replacements.items()):
        steps.setdefault(app, []).append(step)
    return steps


def test_each_old_step_is_stood_for_once_and_the_newest_by_the_first() -> None:
    """So that a new database that broke off is never taken for an older copy, nor an older copy for a new one."""
    for app, steps in replacing().items():
        replaced = [old for step in steps for old in step.replaces]
        assert sorted(int(name[:4]) for _, name in replaced) == list(range(1, len(replaced) + 1))
        assert not {(app, step.name) for step in steps} & set(replaced)
        assert max(steps[0].replaces) == (app, NEWEST_OLD[app])
        assert steps[0].name.startswith("0001_")


NEWEST_OLD: Final = {
    "accounts": "0007_sessions_and_switching_off",
    "casework": "0016_looks_a_day",
    "risk": "0003_milestones",
    "orders": "0018_file_being_read",
}
STANDS_FOR: Final = {
    ("casework", "0001_new"): [("casework", "0003_c"), ("casework", "0002_b")],
    ("casework", "0002_new"): [("casework", "0001_a")],
    ("casework", "0003_new"): [("casework", "0004_added_since")],
    ("orders", "0001_new"): [("orders", "0001_d")],
}
OLD: Final = [("casework", "0001_a"), ("casework", "0002_b"), ("casework", "0003_c"), ("orders", "0001_d")]


@pytest.mark.parametrize(
    ("applied", "missing"),
    [
        ([], None),
        (OLD, None),
        ([*OLD, ("casework", "0004_added_since"), ("auth", "0001_initial")], None),
        ([("casework", "0001_a")], ("casework", "0003_c")),
        ([("casework", "0001_a"), ("orders", "0001_d")], ("casework", "0003_c")),
        (OLD[:2], ("casework", "0003_c")),
        (OLD[:3], None),  # the next floor had not begun
        (OLD[1:3], None),  # a new database that broke off after its first step
    ],
)
def test_copy_is_too_old_when_it_has_old_steps_and_lacks_the_newest(
    applied: list[tuple[str, str]], missing: tuple[str, str] | None
) -> None:
    assert first_missing(STANDS_FOR, applied) == missing


@pytest.mark.django_db
@pytest.mark.parametrize("app", ["accounts", "casework", "risk", "orders"])
def test_copy_that_lacks_one_old_step_is_refused_with_a_sentence_and_left_alone(app: str) -> None:
    recorded = as_the_commit_before_left_it()
    recorded.filter(app=app, name=NEWEST_OLD[app]).delete()
    before = set(recorded.values_list("app", "name"))
    with pytest.raises(CommandError, match=f"{app} lacks {NEWEST_OLD[app]}. Nothing was changed"):
        call_command("migrate", verbosity=0, skip_checks=True)
    assert set(recorded.values_list("app", "name")) == before


@pytest.mark.django_db
def test_copy_of_the_commit_before_counts_as_migrated() -> None:
    """It knows the old steps alone: nothing is left to do but what was added since."""
    as_the_commit_before_left_it()
    refuse_older_copy(connection)
    executor = MigrationExecutor(connection)
    left = {step.name for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())}
    added = {step.name for step in executor.loader.disk_migrations.values() if _is_added(step)}
    assert left == added >= {"0008_leftover_tables"}


def as_the_commit_before_left_it() -> QuerySet[Any]:
    recorded: QuerySet[Any] = MigrationRecorder(connection).migration_qs
    for app, newest in NEWEST_OLD.items():
        old = {name for step in replacing()[app] for _, name in step.replaces if name <= newest}
        recorded.filter(app=app).exclude(name__in=old).delete()
    return recorded


def _is_added(step: Migration) -> bool:
    newest = NEWEST_OLD.get(step.app_label, "")
    return bool(newest) and all(name > newest for _, name in step.replaces)


@pytest.mark.django_db
def test_tables_that_an_older_release_left_are_dropped_and_need_not_be_there() -> None:
    drop = import_module("accounts.migrations.0008_leftover_tables").DROP
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE axes_accessattempt (username text); CREATE TABLE django_session (session_key text)"
        )
        cursor.execute(drop)
        cursor.execute(drop)
        cursor.execute("SELECT to_regclass('axes_accessattempt'), to_regclass('django_session')")
        assert cursor.fetchone() == (None, None)


@pytest.mark.django_db
def test_forces_of_a_new_database_are_those_of_the_list() -> None:
    """The step has the list as it was; whoever adds a force to the list needs a step that adds it to copies."""
    with (BASE / "accounts" / "data" / "police_forces.csv").open(encoding="utf-8", newline="") as file:
        listed = {(row["slug"], row["short_name"], row["name"], row["gss_code"]) for row in DictReader(file)}
    made = Organisation.objects.filter(kind="police").values_list("slug", "short_name", "name", "gss_code")
    assert set(made) == listed


# --- A new database -----------------------------------------------------------------------------------------

TABLE: Final = CreateModel("Letter", [("id", BigAutoField(primary_key=True))])
LINK: Final = AddField("Letter", "orders", ManyToManyField("orders.Order"))
COLUMN: Final = AddField("Letter", "words", TextField())
CHANGE: Final = AlterField("Letter", "words", TextField())


@pytest.mark.parametrize(
    ("operations", "only_tables"),
    [
        ([TABLE], True),
        ([TABLE, LINK], True),
        ([TABLE, COLUMN], False),
        ([CHANGE], False),
        ([RunSQL("SELECT 1")], False),
    ],
)
def test_only_steps_of_tables_alone_are_drawn_once(operations: list[Operation], only_tables: bool) -> None:
    step: Any = Migration("a_step", "orders")
    step.operations = operations
    assert makes_only_tables(step) is only_tables


@pytest.mark.django_db
def test_database_that_has_steps_is_not_new() -> None:
    assert not is_new(connection)
    MigrationRecorder(connection).migration_qs.all().delete()
    assert is_new(connection)


LAST_TABLES: Final = ("accounts", "0004_forms_and_jobs")
AS_MADE: Final = """
    SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', ''
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'
"""


@pytest.mark.django_db(transaction=True)
def test_new_database_has_the_tables_that_django_would_make() -> None:
    made = {executor: set(_made_by(executor)) for executor in (MigrationExecutor, NewDatabaseExecutor)}
    assert made[NewDatabaseExecutor] == made[MigrationExecutor]
    assert len(made[MigrationExecutor]) > 200


def _made_by(executor: type[MigrationExecutor]) -> list[tuple[str, ...]]:
    name = f"{connection.settings_dict['NAME']}_{executor.__name__.lower()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            return _migrated(name, executor)
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _migrated(name: str, executor: type[MigrationExecutor]) -> list[tuple[str, ...]]:
    other: BaseDatabaseWrapper = connection.copy("default")
    other.settings_dict = {**other.settings_dict, "NAME": name}
    try:
        executor(other).migrate([LAST_TABLES])
        with other.cursor() as cursor:
            cursor.execute(AS_MADE)
            return list(cursor.fetchall())
    finally:
        other.close()
