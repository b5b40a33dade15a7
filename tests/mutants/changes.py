"""The ways in which a mutant differs from the code: each gives one change to one place of a file."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Members = Mapping[str, tuple[str, ...]]
"""The members of each enumeration of the house, by its class name."""
Found = Iterator[tuple[str, ast.AST, str]]
"""What kind of change, to what, and the words that stand there instead."""

OPPOSITE: Final[dict[type[ast.cmpop], str]] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
ARITHMETIC: Final[dict[type[ast.operator], str]] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.BitOr: "&", ast.BitAnd: "|",
}  # fmt: skip
NAMES: Final = {"any": "all", "all": "any", "min": "max", "max": "min", "first": "last", "last": "first"}
ASKED_OF_ROWS: Final = ("filter", "exclude")
LEFT_ALONE: Final = frozenset({"annotation", "returns", "decorator_list", "bases", "defaults", "kw_defaults"})
"""Types, and what is worked out when a function is made: its code can be exchanged, these cannot."""
LOCKS: Final = ("under_lock", "select_for_update")


@dataclass(frozen=True)
class Change:
    """One change to the text of a file, from byte to byte; `inside` names the function, or is empty in a table."""

    kind: str
    line: int
    inside: str
    start: int
    end: int
    before: str
    after: str

    def made_in(self, source: bytes) -> bytes:
        return source[: self.start] + self.after.encode() + source[self.end :]


def changes_to(source: bytes, members: Members) -> list[Change]:
    """Every change that could be made to a file, in its order."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for inside, node in _walk(ast.parse(source), ""):
        for kind, target, after in _changes_of(node, members):
            start, end = _span(target, starts)
            before = source[start:end].decode()
            found.append(Change(kind, target.lineno, inside, start, end, before, after))  # type: ignore[attr-defined]
    return found


def _span(node: ast.AST, starts: list[int]) -> tuple[int, int]:
    first, last = node.lineno, node.end_lineno  # type: ignore[attr-defined]
    return starts[first - 1] + node.col_offset, starts[last - 1] + node.end_col_offset  # type: ignore[attr-defined]


def _walk(node: ast.AST, inside: str) -> Iterator[tuple[str, ast.AST]]:
    """Each node with the outermost function that it is in."""
    for name, value in ast.iter_fields(node):
        if name in LEFT_ALONE:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, (ast.JoinedStr, ast.Import, ast.ImportFrom)):
                within = inside or (_name(child) if isinstance(child, (ast.FunctionDef, ast.Lambda)) else "")
                yield within, child
                yield from _walk(child, within)


def _name(function: ast.AST) -> str:
    return getattr(function, "name", "<lambda>")


def _changes_of(node: ast.AST, members: Members) -> Found:
    for kind in KINDS:
        yield from kind(node)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        others = members.get(node.value.id, ())
        if node.attr in others and len(others) > 1:
            other = others[(others.index(node.attr) + 1) % len(others)]
            yield "another member", node, f"{node.value.id}.{other}"


def _comparison(node: ast.AST) -> Found:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = ast.unparse(node.left), ast.unparse(node.comparators[0])
        yield "comparison", node, f"(({left}) {OPPOSITE[type(node.ops[0])]} ({right}))"


def _and_or(node: ast.AST) -> Found:
    if isinstance(node, ast.BoolOp):
        other = " or " if isinstance(node.op, ast.And) else " and "
        yield "and, or", node, f"({other.join(f'({ast.unparse(each)})' for each in node.values)})"
        for left_out in node.values:
            kept = [each for each in node.values if each is not left_out]
            shorter = kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept)
            yield "condition left out", node, f"({ast.unparse(shorter)})"


def _not(node: ast.AST) -> Found:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", node, f"({ast.unparse(node.operand)})"


def _condition(node: ast.AST) -> Found:
    if isinstance(node, (ast.If, ast.IfExp)) and isinstance(node.test, (ast.Name, ast.Attribute, ast.Call)):
        yield "condition turned round", node.test, f"(not {ast.unparse(node.test)})"
    if isinstance(node, ast.comprehension):
        for asked in node.ifs:
            yield "every one taken", asked, "True"


def _constant(node: ast.AST) -> Found:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield "true, false", node, str(not node.value)
        elif isinstance(node.value, int):
            yield "number", node, str(node.value + 1)


def _arithmetic(node: ast.AST) -> Found:
    if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        sides = (node.left, node.right)
        if not any(isinstance(side, (ast.JoinedStr, ast.Constant)) and not _is_number(side) for side in sides):
            left, right = (ast.unparse(side) for side in sides)
            yield "arithmetic", node, f"(({left}) {ARITHMETIC[type(node.op)]} ({right}))"


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float))


def _name_swapped(node: ast.AST) -> Found:
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield "other function", node.func, NAMES[node.func.id]
    elif isinstance(node.func, ast.Attribute) and node.func.attr in NAMES:
        yield "other function", node.func, f"({ast.unparse(node.func.value)}).{NAMES[node.func.attr]}"


def _statement(node: ast.AST) -> Found:
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield "nothing returned", node, "return None"
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "call left out", node, "pass"
    if isinstance(node, ast.Raise):
        yield "refusal left out", node, "pass"


def _rows(node: ast.AST) -> Found:
    """A question to the database with one condition less, or without its lock."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return
    if node.func.attr in LOCKS:
        yield "lock left out", node, f"({ast.unparse(node.func.value)})"
    if node.func.attr in ASKED_OF_ROWS:
        parts = [*node.args, *node.keywords]
        for left_out in parts:
            kept = ast.Call(
                node.func,
                [each for each in node.args if each is not left_out],
                [each for each in node.keywords if each is not left_out],
            )
            yield "filter left out", node, f"({ast.unparse(kept)})"


KINDS: Final[tuple[Callable[[ast.AST], Found], ...]] = (
    _comparison,
    _and_or,
    _not,
    _condition,
    _constant,
    _arithmetic,
    _name_swapped,
    _statement,
    _rows,
)
