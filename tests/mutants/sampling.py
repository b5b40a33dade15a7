"""Draws the mutants of a run: so many of all that could be made, by a seed, so that a run can be repeated."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.mutants.changes import Change, changes_to
from tests.mutants.targets import FEWEST, FLOORS, TARGETS

EMPTY: Final = frozenset({"__init__.py", "apps.py", "models.py"})
ENUMERATIONS: Final = frozenset({"StrEnum", "IntEnum", "Enum", "TextChoices", "IntegerChoices"})


@dataclass(frozen=True)
class Mutant:
    """The house with one change."""

    file: str
    change: Change

    @property
    def module(self) -> str:
        return self.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def __str__(self) -> str:
        change = self.change
        return f"{self.file}:{change.line} {change.kind}\n    - {_short(change.before)}\n    + {_short(change.after)}"


def draw(root: Path, only: str, count: int, seed: int) -> tuple[list[Mutant], int]:
    """A sample, and of how many it was drawn."""
    members = _members(root)
    files = [file for file in targets(root) if only in file]
    every = [Mutant(file, each) for file in files for each in changes_to((root / file).read_bytes(), members)]
    return random.Random(seed).sample(every, min(count, len(every))), len(every)  # noqa: S311


def targets(root: Path) -> list[str]:
    found = {path.relative_to(root) for pattern in TARGETS for path in root.glob(pattern)}
    files = sorted(str(path) for path in found if path.parts[0] in FLOORS and path.name not in EMPTY)
    assert len(files) >= FEWEST, f"only {len(files)} files to change: have they moved?"
    return files


def house(root: Path) -> list[str]:
    """Every file of the floors but migrations: where a name may be used."""
    found = (path.relative_to(root) for floor in FLOORS for path in (root / floor).rglob("*.py"))
    return sorted(str(path) for path in found if "migrations" not in path.parts)


def _members(root: Path) -> dict[str, tuple[str, ...]]:
    trees = (ast.parse((root / file).read_bytes()) for file in house(root))
    classes = (each for tree in trees for each in tree.body if isinstance(each, ast.ClassDef))
    return {each.name: tuple(_made(each)) for each in classes if _is_enumeration(each)}


def _is_enumeration(each: ast.ClassDef) -> bool:
    return any(ast.unparse(base).split(".")[-1] in ENUMERATIONS for base in each.bases)


def _made(each: ast.ClassDef) -> Iterator[str]:
    for statement in each.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            yield statement.targets[0].id


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 110 else f"{line[:107]}..."
