"""Holds what a spreadsheet leaves open: questions about a value, a column or a table, and how answers are filed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from orders.imports.rules.cell_values import plain

Options = tuple[tuple[str, str], ...]


class QuestionKind(StrEnum):
    """What a question is about."""

    VALUE = "value"
    DATE_ORDER = "date_order"
    ENCODING = "encoding"
    MARKED = "marked"
    HIDDEN_COLUMNS = "hidden_columns"
    BLANK_REFERENCE = "blank_reference"
    ONE_CASE = "one_case"


LEAVE: Final = "leave"
TAKE: Final = "take"
LEAVE_OR_TAKE: Final[Options] = ((LEAVE, "Leave them out"), (TAKE, "Read them like the others"))
WHOLE_FILE: Final = -1
LONGEST_VALUE: Final = 80


@dataclass(frozen=True)
class SheetQuestion:
    """One question about a file: the key that its answer is filed under, the sentence, and what may be answered.

    Without options any text is an answer. `default` is taken unless something is answered; without one the rows
    concerned are refused until somebody answers. `suggestion` looks likely and is not taken by itself.
    """

    key: str
    kind: QuestionKind
    sentence: str
    options: Options = ()
    sheet: int = WHOLE_FILE
    column: str = ""
    words: str = ""
    value: str = ""
    default: str = ""
    suggestion: str = ""
    rows: int = 1

    @property
    def must_be_answered(self) -> bool:
        return not self.default

    @property
    def is_remembered(self) -> bool:
        """Whether the answer holds for other files too."""
        return self.kind is QuestionKind.VALUE


@dataclass(frozen=True)
class UnclearValue:
    """A value of one row that is none of ours: the column, what stands there, and what it may mean."""

    column: str
    words: str
    value: str
    options: Options
    suggestion: str = ""
    default: str = ""

    @property
    def key(self) -> str:
        return value_key(self.column, self.value)


def value_key(column: str, value: str) -> str:
    """What the answer for a value is filed under: the same in every file and for every writing of the value."""
    return f"{QuestionKind.VALUE}|{column}|{plain(value)[:LONGEST_VALUE] or value[:LONGEST_VALUE]}"


def column_key(kind: QuestionKind, sheet: int, name: str = "") -> str:
    """What the answer for a column or a table is filed under."""
    return "|".join(each for each in (kind.value, str(sheet), name) if each)


def value_questions(asked: Iterable[UnclearValue]) -> list[SheetQuestion]:
    """One question for each value, however many rows hold it."""
    found: dict[str, SheetQuestion] = {}
    for each in asked:
        known = found.get(each.key)
        found[each.key] = replace(known, rows=known.rows + 1) if known else _value_question(each)
    return list(found.values())


def _value_question(asked: UnclearValue) -> SheetQuestion:
    return SheetQuestion(
        asked.key,
        QuestionKind.VALUE,
        f"{asked.words}: what does “{asked.value[:LONGEST_VALUE]}” mean?",
        asked.options,
        column=asked.column,
        words=asked.words,
        value=asked.value[:LONGEST_VALUE],
        default=asked.default,
        suggestion=asked.suggestion,
    )


def answered(answers: Mapping[str, str], key: str, options: Options) -> str:
    """The answer to a question, if there is one and it is among the options; any text where there are none."""
    answer = answers.get(key, "").strip()
    return answer if not options or answer in {code for code, _ in options} else ""
