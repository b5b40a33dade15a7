"""Exchanges the code of functions in a running process, so that a mutant needs no new start of everything."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

Functions = dict[str, list[FunctionType]]


def functions_by_file(root: Path) -> Functions:
    """Every function that lives in this process, by the file of the house that holds it; bound or wrapped ones too."""
    found: Functions = defaultdict(list)
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename.startswith(f"{root}/"):
            found[each.__code__.co_filename].append(each)
    return found


def swap(functions: Functions, path: Path, mutated: bytes) -> None:
    """Give each function of a file the code that the changed file would give it.

    Raises ValueError for a function within a function that would share other names with the one around it.
    """
    was, now = _codes(path, path.read_bytes()), _codes(path, mutated)
    for function in functions.get(str(path), []):
        old = function.__code__
        alike = zip(was.get(old.co_qualname, []), now.get(old.co_qualname, []), strict=False)
        new = next((new for one, new in alike if one == old), None)
        if new is not None and new != old:
            function.__code__ = new


def _codes(path: Path, source: bytes) -> dict[str, list[CodeType]]:
    """The code of each function and method by its name, in the order of the file."""
    found: dict[str, list[CodeType]] = defaultdict(list)
    for code in _within(compile(source, str(path), "exec", dont_inherit=True)):
        found[code.co_qualname].append(code)
    return found


def _within(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _within(each)
