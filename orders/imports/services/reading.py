"""Reads a file by its layout and by what was answered about it: its rows, its questions, and what is not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accounts.jobs.services.jobs import JobRun
from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from orders.imports.models import Import, ImportAnswer
from orders.imports.rules.cell_values import plain
from orders.imports.rules.cells import RowProblem, SheetLayout
from orders.imports.rules.columns import TableKind
from orders.imports.rules.headings import headings_at
from orders.imports.rules.line_kinds import LeftOutRow
from orders.imports.rules.questions import LONGEST_VALUE, QuestionKind, SheetQuestion, value_key
from orders.imports.rules.row_facts import ParsedRow
from orders.imports.rules.table_reader import SheetReader, UnreadHeading, questions_of
from orders.imports.services.files import layouts_of
from orders.imports.services.opening import tables_of

TICK: Final = 250
NOBODY: Final = "nobody"


@dataclass(frozen=True)
class FileRead:
    """What a file holds: rows with their problems, lines left out, headings not read, and what must be asked."""

    rows: Sequence[ParsedRow]
    left_out: Sequence[LeftOutRow]
    unread: Sequence[UnreadHeading]
    questions: Sequence[SheetQuestion]
    problems: Mapping[str, RowProblem]
    workers: Mapping[str, User]
    answers: Mapping[str, str]


def answers_of(row: Import) -> dict[str, str]:
    """What was answered: by the service about values for good, and about this file alone."""
    remembered = ImportAnswer.objects.filter(organisation_id=row.organisation_id)
    return {**dict(remembered.values_list("question", "answer")), **row.answers}


def read_import(row: Import, run: JobRun) -> FileRead:
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


def _readers(row: Import, answers: Mapping[str, str], run: JobRun) -> Iterator[SheetReader]:
    content = bytes(row.content or b"")
    tables, now = tables_of(content, encoding=answers.get("encoding", "")), run.clock()
    label = f"{row.name[:40]}, {hashlib.sha256(content).hexdigest()[:6]}"
    for place, (table, layout) in enumerate(zip(tables, layouts_of(row), strict=False)):
        if layout.kind and table.refusal:
            raise RuleViolation(f"{layout.title}: {table.refusal}")
        if layout.kind:
            sheet = SheetLayout(
                place, TableKind(layout.kind), layout.columns, row.defaults, table.from_1904, label=label
            )
            yield SheetReader(sheet, table, headings_at(table, layout.line), answers, now=now)


def _rows(readers: Sequence[SheetReader], run: JobRun) -> Iterator[ParsedRow]:
    total, done = sum(len(reader.lines) for reader in readers), 0
    for reader in readers:
        for line in reader.lines:
            yield reader.read(line)
            done += 1
            if done % TICK == 0:
                run.report(done, total)
    run.report(total, total)


def _workers(
    row: Import, rows: Sequence[ParsedRow], answers: Mapping[str, str]
) -> tuple[dict[str, User], list[SheetQuestion], dict[str, RowProblem]]:
    """The caseworker whom each name of the file means; names that mean nobody are asked about."""
    users = list(User.objects.filter(teams=row.team_id, role=Role.CASEWORKER, is_active=True).order_by("username"))
    workers, by_code = _by_name(users), {str(user.pk): user for user in users}
    unknown: dict[str, list[ParsedRow]] = {}
    for each in rows:
        name = plain(str(each.facts.get("caseworker", ""))) if each.kind is TableKind.CASES else ""
        if name and name not in workers:
            unknown.setdefault(name, []).append(each)
    questions: list[SheetQuestion] = []
    problems: dict[str, RowProblem] = {}
    for name, found in unknown.items():
        question = _who_is(found, users)
        questions.append(question)
        answer = answers.get(question.key, "")
        if answer in by_code:
            workers[name] = by_code[answer]
        elif answer != NOBODY:
            sentence = f"“{question.value[:40]}” is no caseworker of this team: say who is meant."
            problems |= {each.key: RowProblem("Caseworker", sentence, question.key) for each in found}
    return workers, questions, problems


def _by_name(users: Sequence[User]) -> dict[str, User]:
    """Caseworkers by user name and by full name; a name that two share names nobody."""
    names = [plain(user.get_full_name()) for user in users]
    by_name = {name: user for name, user in zip(names, users, strict=True) if name and names.count(name) == 1}
    return by_name | {plain(user.username): user for user in users}


def _who_is(rows: Sequence[ParsedRow], users: Sequence[User]) -> SheetQuestion:
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
