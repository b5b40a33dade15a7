"""Tries a file out: reads every row and compares it with the record, and writes nothing but the dry run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.urls import reverse

from accounts.models import Job, Role, User
from accounts.services import NewJob, Run, audit, finish_job, start_job
from orders.models import Import, ImportState
from orders.rules.sheets.columns import Kind
from orders.rules.sheets.headings import headings_at
from orders.rules.sheets.plan import Fate, Known, Plan, plan
from orders.rules.sheets.rows import Problem, Row, Sheet, read_row
from orders.rules.sheets.values import plain
from orders.rules.sheets.workbook import read_file
from orders.services.imports.files import layouts_of, locked_import
from orders.services.imports.known import known_cases, known_people

TICK: Final = 250
CHECK: Final = "orders.check_import"


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


@transaction.atomic
def choose(row: Import, *, make_all: bool, differently: Sequence[str], by: User, now: datetime) -> Job:
    """Say whether duplicates are made, all or none, and which rows go the other way; the file is tried out anew."""
    locked = locked_import(row)
    locked.choices = {"all": make_all, "rows": sorted(differently)}
    locked.save(update_fields=["choices"])
    audit(by=by, act="import.choose", subject=locked, now=now, all=make_all, rows=len(differently))
    return start_check(locked, by=by, now=now)


def import_of(run: Run) -> Import:
    """The import that a job is about."""
    return Import.objects.select_related("team__organisation").get(public_id=run.job.arguments["import"])


def check(run: Run) -> None:
    """Try the file of a job out and keep what came of it."""
    row = import_of(run)
    made = planned(row, run)
    with transaction.atomic():
        locked = locked_import(row)
        locked.plan, locked.state = _written(made), ImportState.CHECKED
        locked.save(update_fields=["plan", "state"])
        finish_job(run, outcome={fate.value: made.count(fate) for fate in Fate})


def _written(made: Plan) -> dict[str, Any]:
    rows = [
        [each.row.sheet, each.row.number, each.fate.value, each.row.case, each.column, each.sentence, each.doubt]
        for each in made.verdicts
    ]
    return {"counts": {fate.value: made.count(fate) for fate in Fate}, "rows": rows}


def planned(row: Import, run: Run) -> Plan:
    """The fate of every row of a file as the record stands now."""
    rows = list(_rows(row, run))
    cases = known_cases({each.case for each in rows}, run.job.user)
    people = known_people(rows, row.organisation_id)
    workers = workers_of(row)
    known = Known(cases, people, dict(_unknown_workers(rows, workers)))
    choices, wanted = row.choices, {}
    make_all = bool(choices.get("all"))
    if choices.get("rows"):
        wanted = dict.fromkeys(choices["rows"], not make_all)
    return plan(rows, known, wanted, by_default=make_all)


def _rows(row: Import, run: Run) -> Iterator[Row]:
    tables = read_file(bytes(row.content or b""))
    layouts = layouts_of(row)
    total = sum(len(table.lines) for table in tables)
    done, now = 0, run.clock()
    for place, (table, layout) in enumerate(zip(tables, layouts, strict=True)):
        if not layout.kind:
            continue
        sheet = Sheet(place, Kind(layout.kind), layout.columns, row.defaults, table.from_1904)
        heading = headings_at(table, layout.line).line
        for line in table.lines:
            if line.number > heading:
                yield read_row(sheet, line, now=now)
            done += 1
            if done % TICK == 0:
                run.report(done, total)
    run.report(total, total)


def workers_of(row: Import) -> Mapping[str, User]:
    """The caseworkers of the team by user name and by full name; a name that two share names nobody."""
    users = list(User.objects.filter(teams=row.team_id, role=Role.CASEWORKER, is_active=True))
    names = [plain(user.get_full_name()) for user in users]
    by_name = {name: user for name, user in zip(names, users, strict=True) if name and names.count(name) == 1}
    return by_name | {plain(user.username): user for user in users}


def _unknown_workers(rows: Sequence[Row], workers: Mapping[str, User]) -> Iterator[tuple[str, Problem]]:
    for row in rows:
        name = row.facts.get("caseworker", "") if row.kind is Kind.CASES else ""
        if name and plain(name) not in workers:
            yield row.key, Problem("Caseworker", f"“{name[:40]}” is no caseworker of this team.")
