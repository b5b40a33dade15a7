"""One page of an import's dry run: each row with every value as it stood and as it was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from orders.imports.models import Import, TriedRow
from orders.imports.rules.line_kinds import LINE_MARK_WORDS, LineKind
from orders.imports.rules.questions import TAKE
from orders.imports.rules.row_outcomes import BARRED, FATE_WORDS, RowOutcome

ROWS_PER_PAGE: Final = 25
LAST_PLACE: Final = 2**31 - 1


@dataclass(frozen=True)
class DryRunCell:
    """One value: its column, what stood in the file, what it is understood as, what may surprise, what is wrong."""

    words: str
    stood: str
    understood: str
    surprise: str
    wrong: str


@dataclass(frozen=True)
class DryRunRow:
    """One row of the file as the page shows it."""

    key: str
    table: str
    number: int
    fate: str
    words: str
    case: str
    column: str
    sentence: str
    doubt: str
    mark: str
    is_taken: bool
    cells: list[DryRunCell]
    goes_otherwise: bool
    is_barred: bool


@dataclass(frozen=True)
class DryRunPage:
    """The rows of one page, how many there are in all, and where the pages beside it are."""

    rows: list[DryRunRow]
    count: int
    next_href: str
    previous_href: str
    lines: bool


def tried_page(row: Import, choice: Mapping[str, str], asked: Mapping[str, str], titles: Sequence[str]) -> DryRunPage:
    """The rows that follow a place in the file (`after`), or come before one (`before`)."""
    found = row.tried_rows.shown(choice.get("show", ""))
    if choice.get("table"):
        found = found.filter(sheet=int(choice["table"]))
    after, before = _place(asked.get("after", "")), _place(asked.get("before", ""))
    if before is not None:
        rows = list(found.filter(place__lt=before).order_by("-place")[: ROWS_PER_PAGE + 1])
        has_more, rows = len(rows) > ROWS_PER_PAGE, rows[:ROWS_PER_PAGE][::-1]
        previous, following = has_more, bool(rows)
    else:
        rows = list(found.filter(place__gt=-1 if after is None else after).order_by("place")[: ROWS_PER_PAGE + 1])
        following, rows = len(rows) > ROWS_PER_PAGE, rows[:ROWS_PER_PAGE]
        previous = after is not None and bool(rows)
    shown = [_shown(each, row, titles) for each in rows]
    return DryRunPage(
        shown,
        found.count(),
        _href(choice, "after", rows[-1].place) if rows and following else "",
        _href(choice, "before", rows[0].place) if rows and previous else "",
        any(each.mark or each.is_taken for each in shown),
    )


def _place(text: str) -> int | None:
    """A place in the file, if the address names one."""
    return min(int(text), LAST_PLACE) if text.isascii() and text.isdecimal() and len(text) < 12 else None


def _href(choice: Mapping[str, str], word: str, place: int) -> str:
    return "?" + urlencode({**choice, word: place})


def _shown(each: TriedRow, row: Import, titles: Sequence[str]) -> DryRunRow:
    mark = LINE_MARK_WORDS[LineKind(each.mark)] if each.mark else ""
    return DryRunRow(
        key=each.key,
        table=titles[each.sheet],
        number=each.number,
        fate=each.fate,
        words=FATE_WORDS[RowOutcome(each.fate)],
        case=each.case,
        column=each.column,
        sentence=each.sentence,
        doubt=each.doubt,
        mark=mark,
        is_taken=row.answers.get(f"row|{each.key}") == TAKE,
        cells=[DryRunCell(*cell) for cell in each.cells],
        goes_otherwise=each.key in set(row.choices.get("rows", ())),
        is_barred=each.fate in BARRED,
    )
