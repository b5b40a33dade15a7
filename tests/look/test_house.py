"""Every public class has a name of its own, no noun outgrows the others, and every module says what is in it."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from configparser import ConfigParser
from functools import cache
from pathlib import Path
from typing import Final

from config.environment import BASE
from tests.floors import APPS, modules, named
from tests.mutants.sampling import targets

OF_DJANGO: Final = frozenset({"Command", "Meta", "Migration"})
"""Names that Django looks for."""
LARGEST: Final = 0.1
"""No noun holds more of the code than this."""
LONGEST: Final = 40
"""Lines of a function."""
FUNCTIONS: Final = 4_000
CLASSES: Final = 900
NOUNS: Final = 80


@cache
def trees() -> dict[str, ast.Module]:
    return {named(path): ast.parse(path.read_text(encoding="utf-8")) for path in modules()}


@cache
def noun_of(path: str) -> str:
    """The folder of a noun, as `orders/letters`; what lies beside those folders counts to the floor."""
    return "/".join(Path(path).parts[:-1][:2])


def classes() -> dict[str, set[str]]:
    """Where each public class at the top of a module stands."""
    found = defaultdict(set)
    for path, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and node.name not in OF_DJANGO:
                found[node.name].add(path)
    return found


def test_each_public_class_has_a_name_that_no_other_has() -> None:
    found = classes()
    assert len(found) > CLASSES
    assert {name: sorted(paths) for name, paths in found.items() if len(paths) > 1} == {}


def test_no_noun_holds_more_than_a_tenth_of_the_code() -> None:
    lines: Counter[str] = Counter()
    for path in trees():
        lines[noun_of(path)] += len((BASE / path).read_text(encoding="utf-8").splitlines())
    assert len(lines) > NOUNS
    assert {noun: count for noun, count in lines.items() if count > LARGEST * lines.total()} == {}


def test_no_function_is_longer_than_a_page() -> None:
    functions = [
        (f"{path}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(functions) > FUNCTIONS
    assert [(name, lines) for name, lines in functions if lines > LONGEST] == []


def test_every_module_begins_with_what_is_in_it() -> None:
    silent = [path for path, tree in trees().items() if tree.body and not first_line(tree)]
    assert silent == []


def first_line(tree: ast.Module) -> str:
    return (ast.get_docstring(tree) or "").partition("\n")[0].strip()


def test_a_mutation_run_draws_from_every_floor_and_writes_down_the_lines_of_each() -> None:
    assert {Path(file).parts[0] for file in targets(BASE)} == {*APPS}
    coverage = ConfigParser()
    coverage.read(BASE / "tests/mutants/coverage.ini")
    assert coverage["run"]["source"].split(", ") == [*APPS]
