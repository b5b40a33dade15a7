"""Reads a file by its layout and by what was answered about it: its rows, its questions, and what is not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accounts.models import Role, User
from accounts.rules import RuleViolation
from accounts.services import Run
from orders.models import Import, ImportAnswer
from orders.rules.sheets.cells import Problem, Sheet
from orders.rules.sheets.columns import Kind
from orders.rules.sheets.headings import headings_at
from orders.rules.sheets.line_marks import LeftOutRow
from orders.rules.sheets.questions import LONGEST_VALUE, QuestionKind, SheetQuestion, value_key
from orders.rules.sheets.reader import SheetReader, UnreadHeading, questions_of
from orders.rules.sheets.rows import Row
from orders.rules.sheets.values import plain
from orders.services.imports.files import layouts_of
from orders.services.imports.opening import tables_of

TICK: Final = 250
NOBODY: Final = "nobody"


@dataclass(frozen=True)
class FileRead:
    """What a file holds: rows with their problems, lines left out, headings not read, and what must be asked."""

    rows: Sequence[Row]
    left_out: Sequence[LeftOutRow]
    unread: Sequence[UnreadHeading]
    questions: Sequence[SheetQuestion]
    problems: Mapping[str, Problem]
    workers: Mapping[str, User]
    answers: Mapping[str, str]


def answers_of(row: Import) -> dict[str, str]:
    """What was answered: by the service about values for good, and about this file alone."""
    remembered = ImportAnswer.objects.filter(organisation_id=row.organisation_id)
    return {**dict(remembered.values_list("question", "answer")), **row.answers}


def read_import(row: Import, run: Run) -> FileRead:
    """Read the whole file of an import."""
    answers = answers_of(row)
    readers = list(_readers(row, answers, run))
    rows = list(_rows(readers, run))
    workers, asked, problems = _workers(row, rows, answers)
    return FileRead(
        rows,
        [each for reader in readers for each in reader.left_out],
        [each for reader in readers for each in reader.unread],
        [*questions_of(readers, rows), *asked],
        problems,
        workers,
        answers,
    )


def _readers(row: Import, answers: Mapping[str, str], run: Run) -> Iterator[SheetReader]:
    content = bytes(row.content or b"")
    tables, now = tables_of(content, encoding=answers.get("encoding", "")), run.clock()
    label = f"{row.name[:40]}, {hashlib.sha256(content).hexdigest()[:6]}"
    for place, (table, layout) in enumerate(zip(tables, layouts_of(row), strict=False)):
        if layout.kind and table.refusal:
            raise RuleViolation(f"{layout.title}: {table.refusal}")
        if layout.kind:
            sheet = Sheet(place, Kind(layout.kind), layout.columns, row.defaults, table.from_1904, label=label)
            yield SheetReader(sheet, table, headings_at(table, layout.line), answers, now=now)


def _rows(readers: Sequence[SheetReader], run: Run) -> Iterator[Row]:
    total, done = sum(len(reader.lines) for reader in readers), 0
    for reader in readers:
        for line in reader.lines:
            yield reader.read(line)
            done += 1
            if done % TICK == 0:
                run.report(done, total)
    run.report(total, total)


def _workers(
    row: Import, rows: Sequence[Row], answers: Mapping[str, str]
) -> tuple[dict[str, User], list[SheetQuestion], dict[str, Problem]]:
    """The caseworker whom each name of the file means; names that mean nobody are asked about."""
    users = list(User.objects.filter(teams=row.team_id, role=Role.CASEWORKER, is_active=True).order_by("username"))
    workers, by_code = _by_name(users), {str(user.pk): user for user in users}
    unknown: dict[str, list[Row]] = {}
    for each in rows:
        name = plain(str(each.facts.get("caseworker", ""))) if each.kind is Kind.CASES else ""
        if name and name not in workers:
            unknown.setdefault(name, []).append(each)
    questions: list[SheetQuestion] = []
    problems: dict[str, Problem] = {}
    for name, found in unknown.items():
        question = _who_is(found, users)
        questions.append(question)
        answer = answers.get(question.key, "")
        if answer in by_code:
            workers[name] = by_code[answer]
        elif answer != NOBODY:
            sentence = f"“{question.value[:40]}” is no caseworker of this team: say who is meant."
            problems |= {each.key: Problem("Caseworker", sentence, question.key) for each in found}
    return workers, questions, problems


def _by_name(users: Sequence[User]) -> dict[str, User]:
    """Caseworkers by user name and by full name; a name that two share names nobody."""
    names = [plain(user.get_full_name()) for user in users]
    by_name = {name: user for name, user in zip(names, users, strict=True) if name and names.count(name) == 1}
    return by_name | {plain(user.username): user for user in users}


def _who_is(rows: Sequence[Row], users: Sequence[User]) -> SheetQuestion:
    value = str(rows[0].facts["caseworker"])
    return SheetQuestion(
        value_key("caseworker", value),
        QuestionKind.VALUE,
        "Nobody of this name is a caseworker of the team.",
        (
            (NOBODY, "Nobody yet: the case goes to the waiting list"),
            *((str(user.pk), user.get_full_name() or user.username) for user in users),
        ),
        column="caseworker",
        words="Caseworker",
        value=value[:LONGEST_VALUE],
        rows=len(rows),
    )
