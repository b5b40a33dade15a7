"""A code is written down once: Django's choices take their values from the rule's enum, or their words from a list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from tests.floors import modules, named

FEW: Final = 2
"""An enum of fewer values than this, or a yes and a no of its own, is no copy."""


def classes(kind: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Every class of this kind in the house, with the values that it writes out itself."""
    for path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith(kind) for base in node.bases):
                yield f"{named(path)}: {node.name}", frozenset(_values(node))


def _values(node: ast.ClassDef) -> Iterator[str]:
    for each in (each.value for each in node.body if isinstance(each, ast.Assign)):
        first = each.elts[0] if isinstance(each, ast.Tuple) else each
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def copies(choices: frozenset[str], rule: frozenset[str]) -> bool:
    """Whether Django's choices write out again most of what a rule's enum holds, or all of theirs stand there."""
    return len(choices & rule) > FEW and (choices <= rule or rule <= choices)


def test_no_choices_write_out_again_what_a_rules_enum_holds() -> None:
    rules, models = list(classes("StrEnum")), list(classes("TextChoices"))
    assert len(rules) > 20
    assert len(models) > 60
    beneath = [each for each in rules if not each[0].startswith("reports/")]
    doubled = [(name, other) for name, values in models for other, rule in beneath if copies(values, rule)]
    assert doubled == []


def test_a_copy_is_one_however_it_is_ordered_or_shortened() -> None:
    rule = frozenset({"applied", "granted", "refused", "paused"})
    assert copies(frozenset({"refused", "granted", "applied"}), rule)
    assert copies(rule | {"learned"}, rule)
    assert not copies(frozenset({"granted", "refused"}), rule)
    assert not copies(frozenset({"granted", "refused", "settled"}), rule)
