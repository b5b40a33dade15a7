"""A case is locked in one place, so that the kind of lock and the order of the rows are the same everywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from tests.floors import modules, named

QUERYSET: Final = "casework/cases/models/case.py"
HELPER: Final = "casework/cases/services/locks.py"
GATE: Final = "casework/gates/access/locked_case.py"
RECORD: Final = "record/recording.py"
"""A gate lies below the services; the one way in asks for the cases of an import by their numbers."""
UNNAMED: Final = frozenset(
    {
        "due",
        "open_demo_accounts()",
        "type(found)._default_manager",
        "type(row)._default_manager",
        "Import.objects.out_of_date(now)",
    }
)
"""What is locked by another name than that of its model; none of it is a case."""

Locking = tuple[str, str, str]


def lockings(text: str, path: str) -> Iterator[Locking]:
    """Each call that takes a row lock: the file, the call, and of what it is called."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Attribute(attr="select_for_update" | "under_lock" as call, value=of)):
                yield path, call, ast.unparse(of)
            case ast.Constant(value=str(words)) if "FOR UPDATE" in words:
                yield path, "raw", words


def is_refused(locking: Locking) -> bool:
    path, call, of = locking
    if call == "raw":
        return "casework_case" in of
    if call == "under_lock":
        return path not in {HELPER, GATE, RECORD}
    model, _, rest = of.partition(".")
    is_named = rest.startswith("objects") and model[:1].isupper() and model != "Case"
    return path != QUERYSET and not is_named and of not in UNNAMED


def of_the_house() -> list[Locking]:
    return [each for path in modules() for each in lockings(path.read_text(encoding="utf-8"), named(path))]


def test_nobody_but_the_helper_locks_a_case() -> None:
    found = of_the_house()
    assert len(found) > 40
    assert {path for path, *_ in found} >= {QUERYSET, HELPER, GATE, RECORD}
    assert [each for each in found if is_refused(each)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Case.objects.select_for_update().get(pk=1)",
        "Case.objects.filter(team=1).select_for_update(no_key=True)",
        "Case.objects.visible_to(user).select_for_update(of=('self',))",
        "Case._default_manager.select_for_update()",
        "case.victim.cases.select_for_update()",
        "models.Case.objects.select_for_update()",
        "rows.select_for_update()",
        "Case.objects.under_lock().get(pk=1)",
        "cursor.execute('SELECT 1 FROM casework_case FOR UPDATE')",
    ],
)
def test_raw_lock_of_a_case_is_refused(text: str) -> None:
    assert [is_refused(each) for each in lockings(text, "orders/letters/services/writing.py")] == [True]


def test_lock_of_another_row_is_not() -> None:
    text = "User.objects.select_for_update(no_key=True).get(pk=1)"
    assert [is_refused(each) for each in lockings(text, "orders/letters/services/writing.py")] == [False]
