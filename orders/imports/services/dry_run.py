"""Tries a file out: reads every row and compares it with the record, and writes nothing but the dry run."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.urls import reverse

from accounts.jobs.models import Job
from accounts.jobs.services.jobs import JobRun, NewJob, finish_job, start_job
from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from orders.imports.models import Import, ImportAnswer, ImportState, TriedRow
from orders.imports.rules.line_kinds import LeftOutRow
from orders.imports.rules.load_plan import LoadPlan, RecordedCases, RowVerdict, plan_load
from orders.imports.rules.questions import SheetQuestion
from orders.imports.rules.row_facts import ParsedRow
from orders.imports.rules.row_outcomes import RowOutcome
from orders.imports.services.files import import_of, locked_import
from orders.imports.services.known_rows import known_cases, known_people
from orders.imports.services.reading import FileRead, read_import

CHECK: Final = "orders.check_import"
CHUNK: Final = 1_000
LONGEST_SHOWN: Final = 500
LONGEST_ANSWER: Final = 100
MOST_QUESTIONS: Final = 500


@transaction.atomic
def start_check(row: Import, *, by: User, now: datetime) -> Job:
    """Have a file tried out by a worker."""
    locked = locked_import(row)
    new = NewJob(
        kind=CHECK,
        title="Try out a spreadsheet",
        arguments={"import": locked.public_id},
        href=reverse("import_detail", args=[locked.public_id]),
    )
    locked.job = start_job(new, by=by, now=now)
    locked.save(update_fields=["job"])
    return locked.job


@dataclass(frozen=True)
class RowChoices:
    """Whether duplicates are made, all or none, and which go the other way; which marked lines are taken in."""

    make_all: bool = False
    differently: Sequence[str] = ()
    lines: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def choose(row: Import, choices: RowChoices, *, by: User, now: datetime) -> Job:
    """Say which duplicates are made, and which hidden, struck out or total lines are read; the file is tried anew."""
    locked = locked_import(row)
    locked.choices = {"all": choices.make_all, "rows": sorted(choices.differently)}
    locked.answers = {**locked.answers, **{f"row|{key}": answer for key, answer in choices.lines.items()}}
    locked.save(update_fields=["choices", "answers"])
    counted = {"all": choices.make_all, "rows": len(choices.differently), "lines": len(choices.lines)}
    audit(by=by, act="import.choose", subject=locked, now=now, **counted)
    return start_check(locked, by=by, now=now)


@transaction.atomic
def answer_questions(row: Import, answers: Mapping[str, str], *, by: User, now: datetime) -> Job:
    """Keep what was answered, about values for the next file too, and try the file out anew.

    An empty answer takes an earlier one back. What was not asked is no question.
    """
    locked = locked_import(row)
    asked = {each["key"]: each for each in (locked.plan or {}).get("questions", ())}
    for key, answer in answers.items():
        if key not in asked:
            raise RuleViolation("The questions have changed meanwhile. Look at them again.")
        _check_answer(asked[key], answer)
    kept = {**locked.answers, **{key: each for key, each in answers.items() if not asked[key]["is_remembered"]}}
    locked.answers = {key: each for key, each in kept.items() if each}
    locked.save(update_fields=["answers"])
    _remember({key: each for key, each in answers.items() if asked[key]["is_remembered"]}, locked, by, now)
    audit(by=by, act="import.answer", subject=locked, now=now, answers=len(answers))
    return start_check(locked, by=by, now=now)


def _check_answer(question: Mapping[str, Any], answer: str) -> None:
    codes = {code for code, _ in question["options"]}
    if len(answer) > LONGEST_ANSWER or (answer and codes and answer not in codes):
        raise RuleViolation("Choose one of the answers in the list.", field=question["key"])


def _remember(answers: Mapping[str, str], row: Import, by: User, now: datetime) -> None:
    of_service = ImportAnswer.objects.filter(organisation_id=row.organisation_id)
    of_service.filter(question__in=[key for key, each in answers.items() if not each]).delete()
    rows = [
        ImportAnswer(organisation_id=row.organisation_id, question=key, answer=each, answered_by=by, answered_at=now)
        for key, each in answers.items()
        if each
    ]
    ImportAnswer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["organisation", "question"],
        update_fields=["answer", "answered_by", "answered_at"],
    )


def check(run: JobRun) -> None:
    """Try the file of a job out and keep what came of it."""
    row = import_of(run)
    read = read_import(row, run)
    made = planned(row, read, run)
    with transaction.atomic():
        locked = locked_import(row)
        TriedRow.objects.filter(imported=locked).delete()
        TriedRow.objects.bulk_create(_tried(locked, made, read), batch_size=CHUNK)
        locked.plan, locked.state = _written(made, read), ImportState.CHECKED
        locked.save(update_fields=["plan", "state"])
        finish_job(run, outcome={fate.value: made.count(fate) for fate in RowOutcome})
        # A file asks of each of its people whether they are recorded.
        audit(by=run.job.user, act="people.ask", subject=locked, now=run.clock(), found=locked.plan["doubts"])


def planned(row: Import, read: FileRead, run: JobRun, without: Container[str] = frozenset()) -> LoadPlan:
    """The fate of every row of a file as the record stands now."""
    cases = known_cases({each.case for each in read.rows}, run.job.user)
    people = known_people(read.rows, row.organisation_id)
    make_all = bool(row.choices.get("all"))
    wanted = dict.fromkeys(row.choices.get("rows", ()), not make_all)
    known = RecordedCases(cases, run.clock(), people, read.problems)
    return plan_load(read.rows, known, wanted, by_default=make_all, without=without)


def _written(made: LoadPlan, read: FileRead) -> dict[str, Any]:
    counts = {fate.value: made.count(fate) for fate in RowOutcome}
    counts[RowOutcome.LEFT.value] += len(read.left_out)
    return {
        "counts": counts,
        "surprises": sum(each.is_surprising for each in made.verdicts) + len(read.left_out),
        "doubts": sum(bool(each.doubt) for each in made.verdicts),
        "questions": [_question(each, read) for each in read.questions[:MOST_QUESTIONS]],
        "unread": [asdict(each) for each in read.unread],
    }


def _question(question: SheetQuestion, read: FileRead) -> dict[str, Any]:
    answer = read.answers.get(question.key, "")
    return {**asdict(question), "is_remembered": question.is_remembered, "answer": answer}


def _tried(row: Import, made: LoadPlan, read: FileRead) -> list[TriedRow]:
    found = [*_judged(row, made.verdicts), *(_left(row, each) for each in read.left_out)]
    found.sort(key=lambda each: (each.sheet, each.number))
    for place, each in enumerate(found):
        each.place = place
    return found


def _judged(row: Import, verdicts: Sequence[RowVerdict]) -> Iterator[TriedRow]:
    for each in verdicts:
        yield TriedRow(
            imported=row,
            sheet=each.row.sheet,
            number=each.row.number,
            fate=each.fate.value,
            case=each.row.case[:100],
            column=each.column,
            sentence=each.sentence,
            doubt=each.doubt,
            is_surprising=each.is_surprising,
            cells=list(_cells(each.row)),
        )


def _cells(row: ParsedRow) -> Iterator[list[str]]:
    """Each value of a row: its column, what stood there, how it is understood, what surprises, and what is wrong."""
    wrong = {problem.column: problem.sentence for problem in row.problems}
    for cell in row.cells:
        shown = [cell.words, cell.stood[:LONGEST_SHOWN], cell.understood[:LONGEST_SHOWN], cell.surprise]
        yield [*shown, wrong.pop(cell.words, "")]
    for column, sentence in wrong.items():
        if column:
            yield [column, "", "", "", sentence]


def _left(row: Import, line: LeftOutRow) -> TriedRow:
    words = line.text[:LONGEST_SHOWN]
    return TriedRow(
        imported=row,
        sheet=line.sheet,
        number=line.number,
        fate=RowOutcome.LEFT.value,
        mark=line.mark.value,
        is_surprising=True,
        cells=[["The line", words, "", "", ""]],
    )
