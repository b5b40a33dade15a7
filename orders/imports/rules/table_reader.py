"""Reads one table: which lines are rows, how its columns of days are written, and what it leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from orders.imports.rules.cell_values import reference_key, written
from orders.imports.rules.cells import RowCells, RowProblem, SheetLayout
from orders.imports.rules.columns import COLUMNS, DAY_COLUMNS, TableKind
from orders.imports.rules.day_order import DatedColumn, judge_dates
from orders.imports.rules.headings import TableHeadings
from orders.imports.rules.line_kinds import LeftOutRow, LineKind, line_kind_of, many_words, text_of_line
from orders.imports.rules.questions import (
    LEAVE,
    LEAVE_OR_TAKE,
    TAKE,
    Options,
    QuestionKind,
    SheetQuestion,
    column_key,
    value_questions,
)
from orders.imports.rules.row_facts import READERS, REFERENCE, ParsedRow
from orders.imports.rules.tables import SheetTable, TableLine, is_blank

ABOVE: Final = "above"
NUMBER: Final = "number"
NO_OPTIONS: Final[Options] = ()
REFERENCE_OPTIONS: Final[tuple[Options, Options]] = (
    ((ABOVE, "They belong to the reference above them"),),
    ((NUMBER, "Call the cases by the numbers of their rows"),),
)


@dataclass(frozen=True)
class UnreadHeading:
    """A column that is not read: its heading (empty if it has none), how many rows say something there, and what."""

    sheet: int
    place: int
    text: str
    filled: int
    example: str
    hidden: bool = False


class SheetReader:
    """How one table is read under the answers given so far."""

    def __init__(
        self,
        sheet: SheetLayout,
        table: SheetTable,
        headings: TableHeadings,
        answers: Mapping[str, str],
        *,
        now: datetime,
    ) -> None:
        self.table, self.headings, self.answers, self.now = table, headings, answers, now
        self.hidden = _hidden(table)
        self.place = sheet.place
        with_hidden = self._answer(QuestionKind.HIDDEN_COLUMNS) == TAKE
        columns = {n: p for n, p in sheet.columns.items() if with_hidden or p not in self.hidden}
        self.sheet = replace(sheet, columns=columns)
        self.marked = tuple(self._marked())
        self.left_out = tuple(each for each in self.marked if not self._is_wanted(each))
        self.lines = self._rows()
        self.cases, self.blank = self._cases()
        self.dates = judge_dates(self.lines, self._dated(), self.place, answers)
        self.unread = tuple(self._unread())

    def _answer(self, kind: QuestionKind, name: str = "") -> str:
        return self.answers.get(column_key(kind, self.place, name), "")

    # --- Lines

    def _marked(self) -> Iterator[LeftOutRow]:
        places = list(self.sheet.columns.values())
        for line in self.table.lines:
            if line.number > self.headings.line and (mark := line_kind_of(line, self.headings, places)):
                yield LeftOutRow(self.place, line.number, mark, text_of_line(line))

    def _is_wanted(self, row: LeftOutRow) -> bool:
        return self.answers.get(f"row|{row.key}", self._answer(QuestionKind.MARKED, row.mark.value)) == TAKE

    def _rows(self) -> tuple[TableLine, ...]:
        left = {each.number for each in self.left_out}
        return tuple(line for line in self.table.lines if line.number > self.headings.line and line.number not in left)

    def _cases(self) -> tuple[dict[int, str], int]:
        """The reference of every row that does not give one itself, and how many such rows there are."""
        place, found, blank = self.sheet.columns.get("case"), {}, 0
        answer, above = self._answer(QuestionKind.BLANK_REFERENCE), ""
        for line in self.lines:
            cell = line.cells[place] if place is not None and place < len(line.cells) else None
            if not is_blank(cell):
                above = written(cell)
                continue
            blank += 1
            if answer == ABOVE and place is not None:
                found[line.number] = above
            elif answer == NUMBER or (place is None and self.sheet.kind is TableKind.CASES):
                found[line.number] = self._numbered(line)
            elif place is None:
                found[line.number] = self._answer(QuestionKind.ONE_CASE)
        return found, blank

    def _numbered(self, line: TableLine) -> str:
        label = f" ({self.sheet.label[:60]})" if self.sheet.label else ""
        return f"Row {line.number}{label}"

    def _dated(self) -> list[DatedColumn]:
        texts = dict(enumerate(self.headings.texts))
        return [
            DatedColumn(column.name, column.words, place, texts.get(place, ""))
            for column in COLUMNS[self.sheet.kind]
            if column.name in DAY_COLUMNS and (place := self.sheet.columns.get(column.name)) is not None
        ]

    # --- Columns that are not read

    def _unread(self) -> Iterator[UnreadHeading]:
        read, texts = set(self.sheet.columns.values()), dict(enumerate(self.headings.texts))
        width = max([len(texts), *(len(line.cells) for line in self.lines)], default=0)
        for place in range(width):
            said = [line.cells[place] for line in self.lines if place < len(line.cells)]
            said = [cell for cell in said if not is_blank(cell)]
            if place not in read and (texts.get(place) or said):
                example = written(said[0])[:60] if said else ""
                yield UnreadHeading(self.place, place, texts.get(place, ""), len(said), example, place in self.hidden)

    # --- Rows

    def read(self, line: TableLine) -> ParsedRow:
        """Read one row with everything that is wrong with it."""
        key = f"{self.place}-{line.number}"
        is_wanted = line.mark == LineKind.STRUCK and any(each.key == key for each in self.marked)
        cells = RowCells(line, self.sheet, self.now, self.dates, self.answers, with_struck=is_wanted)
        case = self._case(cells)
        facts = READERS[self.sheet.kind](cells)
        words = {column.name: column.words for column in COLUMNS[self.sheet.kind]}
        problems = tuple(replace(each, column=words.get(each.column, each.column)) for each in cells.problems)
        return ParsedRow(
            self.place,
            line.number,
            self.sheet.kind,
            case,
            facts,
            problems,
            cells.read_cells(),
            tuple(cells.asked),
        )

    def _case(self, cells: RowCells) -> str:
        own = cells.reference("case", REFERENCE)
        given = reference_key(self.cases.get(cells.line.number, ""))[:REFERENCE]
        if own or not given:
            kind = QuestionKind.BLANK_REFERENCE if cells.has("case") else QuestionKind.ONE_CASE
            if not own:
                cells.refuse("case", "The case reference is missing.", column_key(kind, self.place))
            return own
        surprise = {ABOVE: "Nothing stands here: the reference above is taken."}
        cells.say("case", given, surprise.get(self._answer(QuestionKind.BLANK_REFERENCE), "No reference of its own."))
        return given

    # --- Questions

    def questions(self) -> Iterator[SheetQuestion]:
        """What the table as a whole leaves open."""
        counts = Counter(each.mark for each in self.marked)
        for mark, count in counts.items():
            key = column_key(QuestionKind.MARKED, self.place, mark.value)
            yield self._asks(key, QuestionKind.MARKED, f"{many_words(mark, count)}. Leave out?", count)
        if self.hidden:
            texts = dict(enumerate(self.headings.texts))
            names = ", ".join(f"“{texts.get(place) or 'no heading'}”" for place in sorted(self.hidden))
            sentence = f"Columns are hidden in the workbook: {names}. Leave out?"
            key = column_key(QuestionKind.HIDDEN_COLUMNS, self.place)
            yield self._asks(key, QuestionKind.HIDDEN_COLUMNS, sentence, len(self.lines))
        yield from (each.question for each in self.dates.values() if each.question)
        yield from self._reference_questions()

    def _asks(self, key: str, kind: QuestionKind, sentence: str, rows: int) -> SheetQuestion:
        return SheetQuestion(key, kind, sentence, LEAVE_OR_TAKE, sheet=self.place, default=LEAVE, rows=rows)

    def _reference_questions(self) -> Iterator[SheetQuestion]:
        if not self.blank or (self.sheet.kind is TableKind.CASES and "case" not in self.sheet.columns):
            return
        if "case" not in self.sheet.columns:
            kind, options = QuestionKind.ONE_CASE, NO_OPTIONS
            sentence = "This table has no column of case references. Which case are all its rows about?"
        else:
            kind, options = QuestionKind.BLANK_REFERENCE, REFERENCE_OPTIONS[self.sheet.kind is TableKind.CASES]
            sentence = f"{self.blank} {'row has' if self.blank == 1 else 'rows have'} no case reference. What now?"
        key = column_key(kind, self.place)
        yield SheetQuestion(
            key, kind, sentence, options, sheet=self.place, column="case", words="Case reference", rows=self.blank
        )


def _hidden(table: SheetTable) -> frozenset[int]:
    """The hidden columns of a table that hold something."""
    return frozenset(
        place
        for place in table.hidden_columns
        if any(place < len(line.cells) and not is_blank(line.cells[place]) for line in table.lines)
    )


def questions_of(readers: Sequence[SheetReader], rows: Iterable[ParsedRow]) -> tuple[SheetQuestion, ...]:
    """Everything that a file leaves open, each question once: the file, its tables, then its values."""
    found = [question for reader in readers for question in (*_alphabet(reader), *reader.questions())]
    asked = [each for row in rows for each in row.asked]
    return tuple({each.key: each for each in [*found, *value_questions(asked)]}.values())


def _alphabet(reader: SheetReader) -> Iterator[SheetQuestion]:
    doubt = reader.table.alphabet
    if doubt is None:
        return
    number, first, second = doubt.examples[0] if doubt.examples else (0, "", "")
    yield SheetQuestion(
        doubt.key,
        QuestionKind.ENCODING,
        f"{doubt.sentence} Row {number} reads “{first[:120]}” or “{second[:120]}”. How is it to be read?",
        tuple(doubt.words.items()),
        default=doubt.chosen,
        rows=len(doubt.examples),
    )


__all__ = ["ABOVE", "NUMBER", "RowProblem", "SheetReader", "UnreadHeading", "questions_of"]
