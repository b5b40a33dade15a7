"""Guesses from its headings what a table holds, and in which columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from orders.imports.rules.cell_values import plain
from orders.imports.rules.columns import COLUMNS, KIND_WORDS, TableKind
from orders.imports.rules.tables import Cell, SheetTable, TableLine, is_blank

_HINT: Final = re.compile(
    r"[(\[].*?[)\]]|\b(?:dd|mm)[/.-](?:dd|mm)[/.-]yy(?:yy)?\b|\b(?:required|optional)\b|[*:?]", re.IGNORECASE
)
HEADING_WITHIN: Final = 20
"""Titles and notes stand above the headings; further down than this nobody puts them."""


@dataclass(frozen=True)
class TableHeadings:
    """The headings of a table: the line they stand on, and the text of each column from the first."""

    line: int
    texts: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        return tuple(plain(text) for text in self.texts)

    def bare_keys(self) -> tuple[str, ...]:
        """The same without what stands in brackets, is a hint of a form."""
        return tuple(plain(_HINT.sub(" ", text)) for text in self.texts)


@dataclass(frozen=True)
class TableGuess:
    """What a table seems to be: its kind (None if it says nothing to us), its headings, and where each column is."""

    kind: TableKind | None
    headings: TableHeadings
    columns: Mapping[str, int]


def guess(table: SheetTable) -> TableGuess:
    """Find the kind of a table and its columns: the line of headings that we know best, for the kind they fit best."""
    found = [
        (_fit(kind, columns, table.name), -place, kind, headings, columns)
        for place, headings in enumerate(_candidates(table.lines[:HEADING_WITHIN]))
        for kind in TableKind
        for columns in [columns_of(kind, headings)]
    ]
    score, _, kind, headings, columns = max(found, key=lambda each: (each[0], each[1], each[2]))
    if score < 2:
        return TableGuess(None, _headings(table.lines[0], ()), {})
    return TableGuess(kind, headings, columns)


def headings_at(table: SheetTable, number: int) -> TableHeadings:
    """The headings on a line whose number is known."""
    return next(
        (each for each in _candidates(table.lines[:HEADING_WITHIN]) if each.line == number),
        _headings(table.lines[0], ()),
    )


def _candidates(lines: Sequence[TableLine]) -> list[TableHeadings]:
    above: Iterable[Cell] = ()
    found = []
    for line in lines:
        found.append(_headings(line, tuple(above)))
        above = line.cells
    return found


def _headings(line: TableLine, above: Sequence[Cell]) -> TableHeadings:
    """The headings of a line. Under a merged cell a blank one takes the text above, as a group names what it spans."""
    width = max(len(line.cells), len(above), 1)
    own = [_text(line.cells, place) for place in range(width)]
    texts = [text or (_text(above, place) if any(own) else "") for place, text in enumerate(own)]
    return TableHeadings(line.number, tuple(texts))


def _text(cells: Sequence[Cell], place: int) -> str:
    cell = cells[place] if place < len(cells) else None
    return "" if is_blank(cell) else " ".join(str(cell).split())[:100]


def columns_of(kind: TableKind, headings: TableHeadings) -> dict[str, int]:
    """Where each column of a kind stands, by its heading; the first wins where two would do."""
    places: dict[str, int] = {}
    for keys in (headings.keys(), headings.bare_keys()):
        for place, key in enumerate(keys):
            if key:
                places.setdefault(key, place)
    found: dict[str, int] = {}
    for column in COLUMNS[kind]:
        spellings = [plain(column.words), *(plain(each) for each in column.others)]
        free = (places[each] for each in spellings if each in places and places[each] not in found.values())
        if (seat := next(free, None)) is not None:
            found[column.name] = seat
    return found


def _fit(kind: TableKind, columns: Mapping[str, int], name: str) -> float:
    """How well a kind fits: columns found, less those it cannot do without, and a hint from the name of the sheet.

    A table without references is none the less of its kind: there is a way on for its rows.
    """
    needed = {column.name for column in COLUMNS[kind] if column.required and column.name != "case"}
    missing = len(needed - set(columns))
    named = 2 if plain(KIND_WORDS[kind])[:-1] in plain(name) else 0
    return len(columns) - 2 * missing + (named if columns else 0)
