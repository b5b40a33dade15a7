"""Reads the cells of one row by our names of the columns, and keeps of each what stood there and what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Final, TypeVar

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_day
from casework.form_fields.rules.text_input import LONGEST_TEXT, typed_length
from casework.people.rules.birth_dates import BirthDate, BirthPrecision
from orders.imports.rules import cell_values
from orders.imports.rules.alphabets import looks_mangled
from orders.imports.rules.code_lists import CODE_LISTS, NO_LAST_DAY, UNKNOWN_LAST_DAY, CodeList
from orders.imports.rules.columns import COLUMNS, TableKind
from orders.imports.rules.day_order import ColumnDates
from orders.imports.rules.full_names import FullName, full_name
from orders.imports.rules.moments import DateOrder, DateStyle, WrittenMoment, in_words, numbers_of
from orders.imports.rules.phones import PhoneCell, phones_of
from orders.imports.rules.questions import UnclearValue, answered, value_key
from orders.imports.rules.tables import Cell, TableLine, is_blank

Value = TypeVar("Value")

YOUNGEST: Final = 16
OLDEST: Final = 100
LONG_AGO: Final = 20
FAR_AHEAD: Final = 30
THE_ACT: Final = date(2020, 1, 20)
"""The Stalking Protection Act 2019 came into force: there was no such order before."""
NOT_SAID: Final = "Not said"
NOT_KNOWN: Final = "Not known"


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with a row, in which of our columns (empty: the row as a whole).

    `question` is the key of the question whose answer would mend it.
    """

    column: str
    sentence: str
    question: str = ""


@dataclass(frozen=True)
class ReadCell:
    """One cell as it was understood: our column, its words, what stood there, what it means, and what may surprise."""

    column: str
    words: str
    stood: str
    understood: str
    surprise: str = ""


@dataclass(frozen=True)
class SheetLayout:
    """How one table is to be read: its place in the file, its kind, where its columns are, and what holds for all.

    `label` is what rows of a table without references are named after.
    """

    place: int
    kind: TableKind
    columns: Mapping[str, int]
    defaults: Mapping[str, str]
    from_1904: bool = False
    label: str = ""


@dataclass
class _Understanding:
    words: str = ""
    surprises: list[str] = field(default_factory=list)


@dataclass
class RowCells:
    """The cells of one row; what cannot be read is noted, and the reading goes on."""

    line: TableLine
    sheet: SheetLayout
    now: datetime
    dates: Mapping[str, ColumnDates] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    with_struck: bool = False
    problems: list[RowProblem] = field(default_factory=list)
    asked: list[UnclearValue] = field(default_factory=list)
    _read: dict[str, _Understanding] = field(default_factory=dict)
    _replaced: dict[str, str] = field(default_factory=dict)

    @cached_property
    def today(self) -> date:
        return local_day(self.now)

    # --- What stands there and what is noted of it

    def has(self, name: str) -> bool:
        return name in self.sheet.columns

    def stands(self, name: str) -> Cell:
        place = self.sheet.columns.get(name)
        return self.line.cells[place] if place is not None and place < len(self.line.cells) else None

    def raw(self, name: str) -> Cell:
        """What is to be read of a cell; nothing if it is struck out."""
        if self._is_struck(name):
            return None
        return self._replaced.get(name) or self.stands(name)

    def replace(self, name: str, text: str) -> None:
        """Read a cell on without a word that has been understood."""
        self._replaced[name] = text

    def _is_struck(self, name: str) -> bool:
        return not self.with_struck and self.sheet.columns.get(name) in self.line.struck

    def take(self, name: str, reading: Callable[[Cell], Value], otherwise: Value) -> Value:
        try:
            return reading(self.raw(name))
        except RuleViolation as refusal:
            self.refuse(name, refusal.sentence)
            return otherwise

    def take_day(self, name: str, reading: Callable[[Cell], Value | None]) -> Value | None:
        """A day; a refusal names the question about its column, if that is what it waits for."""
        try:
            return reading(self.raw(name))
        except RuleViolation as refusal:
            dates = self.dates.get(name, ColumnDates())
            waits = dates.question is not None and dates.order is DateOrder.MIXED
            self.refuse(name, refusal.sentence, dates.question.key if waits and dates.question else "")
            return None

    def refuse(self, name: str, sentence: str, question: str = "") -> None:
        if not any(problem.column == name for problem in self.problems):
            self.problems.append(RowProblem(name, sentence, question))

    def say(self, name: str, words: str, surprise: str = "") -> None:
        """Note how a cell is understood; a surprise is added to those before."""
        read = self._read.setdefault(name, _Understanding())
        read.words = words or read.words
        if surprise and surprise not in read.surprises:
            read.surprises.append(surprise)

    def read_cells(self) -> tuple[ReadCell, ...]:
        """Every cell of the row that says something or is understood as something, in the order of our columns."""
        found = []
        for column in COLUMNS[self.sheet.kind]:
            stood = cell_values.written(self.stands(column.name))
            read = self._read.get(column.name, _Understanding())
            surprises = [*read.surprises, *self._look(column.name, stood)]
            if stood or read.words:
                found.append(ReadCell(column.name, column.words, stood, read.words, " ".join(surprises)))
        return tuple(found)

    def _look(self, name: str, stood: str) -> list[str]:
        """What is odd about a cell whatever it says."""
        place, said = self.sheet.columns.get(name, -1), []
        if self._is_struck(name):
            said.append("Struck out in the sheet: left out.")
        if place in self.line.odd:
            said.append("One byte of this cell is in another alphabet than the rest of the file: see how it reads.")
        if (meant := looks_mangled(stood)) and place not in self.line.odd:
            said.append(f"A program may have mixed up the letters: perhaps “{meant[:60]}” is meant.")
        return said

    # --- Texts

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        text = self.take(name, cell_values.text_of, "")
        if typed_length(text) > longest:
            self.refuse(name, f"It is longer than {longest:,} characters.")
        self.say(name, text)
        return text

    def known_text(self, name: str, longest: int) -> str:
        """A text; nothing for words that say that nobody knows."""
        text = self.text(name, longest)
        if cell_values.says_unknown(text):
            self.say(name, NOT_KNOWN, f"“{text}” is read as: not known.")
            return ""
        return text

    def reference(self, name: str, longest: int) -> str:
        """A reference with plain dashes and spaces."""
        text = self.text(name, longest)
        plain = cell_values.reference_key(text)
        changed = plain != " ".join(text.split())
        filled = " (from the merged cell above)" if self.sheet.columns.get(name) in self.line.filled else ""
        self.say(name, f"{plain}{filled}", "Dashes, quotes or spaces are read as the plain ones." if changed else "")
        return plain

    def needed(self, name: str, value: Value, sentence: str) -> Value:
        if not value:
            self.refuse(name, sentence)
        return value

    def name(self, name: str, longest: int) -> FullName:
        """A whole name taken apart."""
        text = self.known_text(name, longest)
        if not text:
            return FullName("", "")
        read = full_name(text)
        self.say(name, read.words, read.surprise)
        return read

    def phones(self, name: str = "phone") -> PhoneCell:
        read = phones_of(self.known_text(name, 300))
        self.say(name, read.words, read.surprise)
        return read

    # --- Codes

    def code(self, name: str) -> str:
        """A code of ours, behind any of its words or behind the answer that was given for a value."""
        text, known = self.text(name, 300), CODE_LISTS[name]
        if not text:
            return ""
        if code := known.find(text):
            self.say(name, known.words(code))
            return code
        if cell_values.says_unknown(text):
            self.say(name, NOT_KNOWN, f"“{text}” is read as: not known.")
            return ""
        return self.answer_of(name, text, known)

    def answer_of(self, name: str, text: str, known: CodeList) -> str:
        """The answer for a value that is none of ours, or a refusal that asks for it."""
        words = next((column.words for column in COLUMNS[self.sheet.kind] if column.name == name), name)
        asked = UnclearValue(name, words, text, known.options, known.suggest(text))
        self.asked.append(asked)
        if code := answered(self.answers, asked.key, known.options):
            self.say(name, known.words(code), f"“{text}” is read so because you have said so.")
            return code
        self.refuse(name, f"“{text[:40]}” is not one of ours: say once what it means. {known.refusal}", asked.key)
        return ""

    def code_or_default(self, name: str) -> str:
        code = self.code(name)
        default = self.sheet.defaults.get(name, "")
        if code or not default or any(problem.column == name for problem in self.problems):
            return code
        self.say(name, f"{CODE_LISTS[name].words(default)} (as for all rows that say nothing)")
        return default

    # --- Days

    def how(self, name: str, *, ahead: bool = False) -> DateStyle:
        dates = self.dates.get(name, ColumnDates())
        return DateStyle(dates.order, None if ahead else self.today, self.sheet.from_1904, dates.is_mixed)

    def stamp(self, name: str, *, ahead: bool = False) -> WrittenMoment | None:
        """A day, which has come unless it may be `ahead`, with its time if the cell gives one."""
        cell = self.raw(name)
        stamp = self.take_day(name, lambda cell: cell_values.stamp_of(cell, self.how(name, ahead=ahead)))
        if stamp is None:
            text = cell_values.written(cell)
            if text and not any(problem.column == name for problem in self.problems):
                self.say(name, NOT_KNOWN, f"“{text[:40]}” is read as: not known.")
            return None
        if not ahead and stamp.day > self.today:
            self.refuse(name, f"{stamp.day.day} {stamp.day:%B %Y} has not come yet.")
        self.say(name, stamp_words(stamp))
        for surprise in (stamp.shifted, self._order_surprise(name, cell), self._far(stamp.day, ahead=ahead)):
            self.say(name, "", surprise)
        return stamp

    def day(self, name: str, *, ahead: bool = False) -> date | None:
        stamp = self.stamp(name, ahead=ahead)
        return stamp.day if stamp else None

    def _order_surprise(self, name: str, cell: Cell) -> str:
        """What to say of a day whose numbers a reader in England would read the other way round."""
        dates = self.dates.get(name, ColumnDates())
        if dates.order is DateOrder.MONTH_FIRST and isinstance(cell, date) and cell.day <= 12:
            return "A date of the spreadsheet program in a column that is month first: day and month may be exchanged."
        numbers = numbers_of(cell) if isinstance(cell, str) else None
        if numbers is None or numbers[0] == numbers[1]:
            return ""
        if dates.is_mixed and max(numbers[:2]) > 12 and numbers[1] > 12:
            return "It can only be month first."
        return f"Read month first. {dates.shown_by}" if dates.order is DateOrder.MONTH_FIRST else ""

    def _far(self, day: date, *, ahead: bool) -> str:
        if ahead and day.year > self.today.year + FAR_AHEAD:
            return f"More than {FAR_AHEAD} years ahead: check the year."
        return f"More than {LONG_AGO} years ago: check the year." if day.year < self.today.year - LONG_AGO else ""

    def since_the_act(self, name: str, day: date | None) -> None:
        if day is not None and day < THE_ACT:
            self.say(name, "", "Before 20 January 2020, when there were no such orders.")

    def born(self, name: str = "born_on") -> BirthDate | None:
        """A date of birth, or the year or month of one."""
        cell = self.raw(name)
        born = self.take_day(name, lambda cell: cell_values.born_of(cell, self.how(name), self.today))
        if born is None:
            if (text := cell_values.written(cell)) and not any(problem.column == name for problem in self.problems):
                self.say(name, NOT_KNOWN, f"“{text[:40]}” is read as: not known.")
            return None
        self.say(name, f"{born.words}, {born.age_words(self.today)}", self._order_surprise(name, cell))
        for surprise in self._birth_surprises(born, cell_values.written(cell)):
            self.say(name, "", surprise)
        return born

    def _birth_surprises(self, born: BirthDate, text: str) -> list[str]:
        said = []
        if born.precision is not BirthPrecision.DAY:
            said.append(f"Only the {born.precision.value} is known: kept as such.")
        if max(born.ages(self.today)) < YOUNGEST:
            short = "" if str(born.on.year) in text else f"Read as {born.on.year}, not {born.on.year - 100}. "
            said.append(f"{short}That is a child, {born.age_words(self.today)}: check the year.")
        if min(born.ages(self.today)) > OLDEST:
            said.append(f"That is {born.age_words(self.today)}: check the year.")
        return said

    def last_day(self, name: str = "last_day") -> tuple[date | None, bool]:
        """The last day, and whether it is known: only explicit words mean that there is none."""
        text = self.take(name, cell_values.text_of, "")
        if any(problem.column == name for problem in self.problems):
            return None, False
        if cell_values.says_endless(text):
            self.say(name, "Until further order: no last day")
            return None, True
        if not text or cell_values.says_unknown(text):
            stood = cell_values.written(self.raw(name))
            self.say(name, "Nobody knows the last day: find out", _unknown_words(stood))
            return None, False
        return self._last_day(name, text)

    def _last_day(self, name: str, text: str) -> tuple[date | None, bool]:
        """A day, or else what was answered for these words."""
        try:
            cell_values.stamp_of(self.raw(name), self.how(name, ahead=True))
        except RuleViolation as refusal:
            if not isinstance(self.raw(name), str) or (text[:1].isdecimal() and not any(map(str.isalpha, text))):
                self.refuse(name, refusal.sentence)
                return None, False
            answer = self.answer_of(name, text, CODE_LISTS[name])
            return None, answer == NO_LAST_DAY
        return self.day(name, ahead=True), True

    def blank(self, name: str) -> bool:
        return is_blank(self.raw(name))


def _unknown_words(stood: str) -> str:
    begun = f"“{stood}” does not say that the order has no end" if stood else "Nothing stands here"
    return f"{begun}: it counts as protecting nobody until the last day is known."


def stamp_words(stamp: WrittenMoment) -> str:
    """Thu 2 July 2026, 00:30."""
    return in_words(stamp.day) + (f", {stamp.at:%H:%M}" if stamp.at else "")


__all__ = ["UNKNOWN_LAST_DAY", "ReadCell", "RowCells", "RowProblem", "SheetLayout", "stamp_words", "value_key"]
