"""Whether a column of dates is written day first or month first, judged from all its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from orders.imports.rules.cell_values import written
from orders.imports.rules.moments import DateOrder, numbers_of
from orders.imports.rules.questions import QuestionKind, SheetQuestion, column_key
from orders.imports.rules.tables import Cell, TableLine

ORDER_OPTIONS: Final = (
    (DateOrder.DAY_FIRST.value, "The day first: 3/4/2026 is 3 April"),
    (DateOrder.MONTH_FIRST.value, "The month first: 3/4/2026 is 4 March"),
)


@dataclass(frozen=True)
class ColumnDates:
    """How the days of one column are written: the order, in words what shows it, and the question if nothing does."""

    order: DateOrder = DateOrder.DAY_FIRST
    shown_by: str = ""
    question: SheetQuestion | None = None
    has_own_dates: bool = False
    is_mixed: bool = False


@dataclass
class _Count:
    """Cells of one column that can only be day first, only month first, or both."""

    day_first: str = ""
    month_first: str = ""
    either: str = ""
    eithers: int = 0

    def add(self, cell: Cell, number: int) -> None:
        numbers = numbers_of(cell) if isinstance(cell, str) else None
        if numbers is None:
            return
        first, second, _ = numbers
        told = f"row {number} ({written(cell)[:30]})"
        if first > 12 >= second:
            self.day_first = self.day_first or told
        elif second > 12 >= first:
            self.month_first = self.month_first or told
        elif first != second and first <= 12:
            self.either = self.either or told
            self.eithers += 1


@dataclass(frozen=True)
class DatedColumn:
    """One column of days: our name of it, its words, its place in the table, and its heading."""

    name: str
    words: str
    place: int
    heading: str = ""


def judge_dates(
    lines: Sequence[TableLine], columns: Iterable[DatedColumn], sheet: int, answers: Mapping[str, str]
) -> dict[str, ColumnDates]:
    """How each column of days of a table is read; what one column shows counts for those that show nothing."""
    columns = list(columns)
    counts = {column.name: _count(lines, column) for column in columns}
    any_day = next((each.day_first for each in counts.values() if each.day_first), "")
    any_month = next((each.month_first for each in counts.values() if each.month_first), "")
    found = {}
    for column in columns:
        judged = _judge(column, counts[column.name], (any_day, any_month))
        if judged.question is not None:
            key = column_key(QuestionKind.DATE_ORDER, sheet, column.name)
            judged = _asked(judged, replace(judged.question, key=key, sheet=sheet), answers)
        own = any(isinstance(cell, date) for cell in _cells(lines, column.place))
        found[column.name] = replace(judged, has_own_dates=own)
    return found


def _cells(lines: Sequence[TableLine], place: int) -> Iterable[Cell]:
    return (line.cells[place] for line in lines if place < len(line.cells))


def _count(lines: Sequence[TableLine], column: DatedColumn) -> _Count:
    count = _Count()
    for line in lines:
        if column.place < len(line.cells):
            count.add(line.cells[column.place], line.number)
    heading = column.heading.casefold().replace(" ", "")
    if any(hint in heading for hint in ("dd/mm", "dd-mm", "dd.mm")):
        count.day_first = count.day_first or f"the heading ({column.heading})"
    elif any(hint in heading for hint in ("mm/dd", "mm-dd")):
        count.month_first = count.month_first or f"the heading ({column.heading})"
    return count


def _judge(column: DatedColumn, count: _Count, others: tuple[str, str]) -> ColumnDates:
    if count.day_first and count.month_first:
        sentence = f"{column.words}: {count.day_first} can only be day first, {count.month_first} only month first."
        question = _question(column, count, f"{sentence} How are the others to be read, such as {count.either}?")
        return ColumnDates(DateOrder.MIXED, sentence, question if count.eithers else None, is_mixed=True)
    if count.month_first:
        return ColumnDates(DateOrder.MONTH_FIRST, f"Month first, as {count.month_first} shows.")
    if count.day_first or not count.eithers:
        return ColumnDates(DateOrder.DAY_FIRST, f"Day first, as {count.day_first} shows." if count.day_first else "")
    any_day, any_month = others
    if any_month:
        sentence = (
            f"{column.words}: nothing shows whether {count.either} is day first, and another column has {any_month}."
        )
        return ColumnDates(DateOrder.MIXED, sentence, _question(column, count, f"{sentence} How is it to be read?"))
    if any_day:
        return ColumnDates(DateOrder.DAY_FIRST, f"Day first, as {any_day} shows.")
    sentence = f"{column.words}: is {count.either} day first or month first? Nothing in the column shows it."
    return ColumnDates(question=replace(_question(column, count, sentence), default=DateOrder.DAY_FIRST.value))


def _question(column: DatedColumn, count: _Count, sentence: str) -> SheetQuestion:
    return SheetQuestion(
        "",
        QuestionKind.DATE_ORDER,
        sentence,
        ORDER_OPTIONS,
        column=column.name,
        words=column.words,
        value=count.either,
        rows=count.eithers,
    )


def _asked(judged: ColumnDates, question: SheetQuestion, answers: Mapping[str, str]) -> ColumnDates:
    """The column as the answer says. Cells that can only be read in one way keep it, whatever is answered."""
    answer = answers.get(question.key, "")
    if answer not in dict(ORDER_OPTIONS):
        return replace(judged, question=question)
    return replace(judged, order=DateOrder(answer), shown_by="As you have said.", question=question)
