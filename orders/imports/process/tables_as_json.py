"""Tables of cells to JSON and back: what comes out of the opening process is never code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from accounts.rules import RuleViolation
from orders.imports.rules.alphabets import AlphabetDoubt
from orders.imports.rules.tables import Cell, SheetTable, TableLine, UncalculatedCell

MOST_TEXT: Final = 48 * 1024**2
"""How many characters all cells of a file may hold together."""
TOO_LONG: Final = "The cells of this file hold more text than we can read at once. Cut it into several files."

_READ: Final[Mapping[str, Callable[[Any], Cell]]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "span": lambda microseconds: timedelta(microseconds=microseconds),
    "formula": UncalculatedCell,
}


def tables_to_json(tables: Sequence[SheetTable]) -> list[dict[str, Any]]:
    """The tables as JSON; raises RuleViolation where they hold more than a page's worth for each of their rows."""
    length = sum(len(cell) for table in tables for line in table.lines for cell in line.cells if isinstance(cell, str))
    if length > MOST_TEXT:
        raise RuleViolation(TOO_LONG)
    return [_table(table) for table in tables]


def tables_from_json(tables: Sequence[Mapping[str, Any]]) -> list[SheetTable]:
    """The tables that were told."""
    return [_told_table(table) for table in tables]


def _table(table: SheetTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "lines": [_line(line) for line in table.lines],
        "from_1904": table.from_1904,
        "hidden_columns": sorted(table.hidden_columns),
        "alphabet": asdict(table.alphabet) if table.alphabet else None,
        "is_hidden": table.is_hidden,
        "refusal": table.refusal,
    }


def _told_table(said: Mapping[str, Any]) -> SheetTable:
    doubt = said["alphabet"]
    return SheetTable(
        **{
            **said,
            "lines": tuple(_told_line(*line) for line in said["lines"]),
            "hidden_columns": frozenset(said["hidden_columns"]),
            "alphabet": doubt and AlphabetDoubt(**{**doubt, "examples": tuple(map(tuple, doubt["examples"]))}),
        }
    )


def _line(line: TableLine) -> list[Any]:
    return [line.number, [_cell(cell) for cell in line.cells], line.mark, *map(sorted, _places(line))]


def _places(line: TableLine) -> tuple[frozenset[int], ...]:
    return line.filled, line.struck, line.odd


def _told_line(number: int, cells: Sequence[Any], mark: str, *places: Sequence[int]) -> TableLine:
    return TableLine(number, tuple(_told_cell(cell) for cell in cells), mark, *map(frozenset, places))


def _cell(cell: Cell) -> Any:
    """What JSON holds by itself as it is; everything else with a word for what it is."""
    match cell:
        case datetime():
            return ["moment", cell.isoformat()]
        case date():
            return ["day", cell.isoformat()]
        case time():
            return ["time", cell.isoformat()]
        case timedelta():
            return ["span", cell // timedelta(microseconds=1)]
        case UncalculatedCell():
            return ["formula", cell.formula]
    return cell


def _told_cell(said: Any) -> Cell:
    if isinstance(said, list):
        return _READ[said[0]](said[1])
    cell: Cell = said
    return cell
