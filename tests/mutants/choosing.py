"""Chooses the tests that can see a mutant: those that execute its line, or any line that uses a name of its table."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import coverage

from tests.mutants.changes import Change

NAMES_OF_NAMES: Final = 3
"""A table is made of tables: how far that is followed."""


def put_together(folder: Path) -> None:
    """Make one record of what each worker wrote."""
    together = coverage.CoverageData(str(folder / "lines.coverage"))
    for file in sorted(folder.glob("*.lines")):
        (part := coverage.CoverageData(str(file))).read()
        together.update(part)
    together.write()
    times = [json.loads(file.read_text()) for file in folder.glob("*.times")]
    (folder / "times.json").write_text(json.dumps({test: each[test] for each in times for test in each}))


class Choice:
    """Which tests run which lines, how long each takes, and where each name of a table is used."""

    def __init__(self, root: Path, recorded: Path, files: Iterable[str]) -> None:
        self._root = root
        self._lines = coverage.CoverageData(str(recorded / "lines.coverage"))
        self._lines.read()
        self._times: dict[str, float] = json.loads((recorded / "times.json").read_text())
        self._trees = {file: ast.parse((root / file).read_bytes()) for file in files}
        self._uses = self._find_uses()

    def tests_for(self, file: str, change: Change, budget: float) -> list[str]:
        """The tests that can see a change, quickest first, as many as are run in so many seconds."""
        able = self._running(file, change.line) if change.inside else self._using(file, change.line)
        chosen, spent = list[str](), 0.0
        for test in sorted(able & self._times.keys(), key=lambda test: (self._times[test], test)):
            spent += self._times[test]
            if chosen and spent > budget:
                break
            chosen.append(test)
        return chosen

    def seconds(self, tests: Iterable[str]) -> float:
        return sum(self._times[test] for test in tests)

    def _running(self, file: str, line: int) -> set[str]:
        by_line = self._by_line(file)
        return set(by_line.get(self._statement(file, line), by_line.get(line, []))) - {""}

    def _statement(self, file: str, line: int) -> int:
        """The first line of the innermost statement: a statement of several lines may be recorded at that alone."""
        around = [each for each in ast.walk(self._trees[file]) if isinstance(each, ast.stmt) and _holds(each, line)]
        return max(each.lineno for each in around)

    def _by_line(self, file: str) -> dict[int, list[str]]:
        return self._lines.contexts_by_lineno(file)

    def _using(self, file: str, line: int) -> set[str]:
        """The tests that execute a line outside tables on which a name that is made here is used."""
        names, found = {_made_at(self._trees[file], line)} - {""}, set[str]()
        for _ in range(NAMES_OF_NAMES):
            further = set[str]()
            for where, used_at, maker in (use for name in names for use in self._uses[name]):
                if maker:
                    further.add(maker)
                else:
                    found |= self._running(where, used_at)
            names = further
        return found

    def _find_uses(self) -> dict[str, list[tuple[str, int, str]]]:
        uses: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for file, tree in self._trees.items():
            for statement, maker in _statements(tree):
                for node in ast.walk(statement):
                    if isinstance(node, (ast.Name, ast.Attribute)):
                        name = node.id if isinstance(node, ast.Name) else node.attr
                        uses[name].append((file, node.lineno, maker))
        return uses


def _statements(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each statement of a module and of its classes, with the name that it makes; none for a function."""
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef):
            yield from ((each, "" if isinstance(each, ast.FunctionDef) else statement.name) for each in statement.body)
        else:
            yield statement, "" if isinstance(statement, ast.FunctionDef) else _name_made(statement)


def _made_at(tree: ast.Module, line: int) -> str:
    """The table or class that a line is part of."""
    around = next((each for each in tree.body if _holds(each, line)), None)
    return around.name if isinstance(around, ast.ClassDef) else _name_made(around) if around else ""


def _name_made(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign):
        return next((each.id for each in statement.targets if isinstance(each, ast.Name)), "")
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id
    return ""


def _holds(node: ast.stmt, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)
