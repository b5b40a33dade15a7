"""Loads a file that was tried out: every row of it or none, in one transaction, case by case in bulk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from accounts.jobs.models import Job
from accounts.jobs.services.jobs import JobRun, NewJob, finish_job, start_job
from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit, audit_all, trail_line
from casework.cases.models.case import Case
from casework.cases.models.event import EventSource
from orders.cases.services.opening import KnownPeople, NewCase, create_cases
from orders.imports.models import Import, ImportState
from orders.imports.rules.cell_values import plain
from orders.imports.rules.load_plan import CasePlan, LoadPlan, RowVerdict
from orders.imports.rules.row_outcomes import BARRED, RowOutcome
from orders.imports.services.dry_run import planned
from orders.imports.services.files import import_of, layouts_of, locked_import
from orders.imports.services.people import PeopleDetails, write_particulars
from orders.imports.services.reading import FileRead, read_import
from orders.imports.services.refused_rows import keep_refused
from record.authors import Author
from record.recording import CaseRefused, NewEvent, record_together

LOAD: Final = "orders.load_import"
CASES_AT_ONCE: Final = 200


@transaction.atomic
def start_load(row: Import, *, without_refused: bool = False, by: User, now: datetime) -> Job:
    """Have a file loaded by a worker; refused while a row of its dry run is, unless those rows are to be left out."""
    locked = locked_import(row)
    if locked.plan is None:
        raise RuleViolation("Try the file out first.")
    counts = locked.plan["counts"]
    if any(counts[fate.value] for fate in BARRED) and not without_refused:
        raise RuleViolation(
            "Some rows are refused: answer the questions, mend them in your spreadsheet, or load all but those."
        )
    if not counts[RowOutcome.MADE.value]:
        raise RuleViolation("There is nothing to load: no row of the file brings anything new.")
    new = NewJob(
        kind=LOAD,
        title="Load a spreadsheet",
        arguments={"import": locked.public_id, "without": int(without_refused)},
        href=reverse("import_detail", args=[locked.public_id]),
    )
    locked.job = start_job(new, by=by, now=now)
    locked.save(update_fields=["job"])
    return locked.job


@transaction.atomic
def load(run: JobRun) -> None:
    """Load the file of a job: all that was chosen, or nothing with a sentence that names the first row at fault."""
    row = locked_import(import_of(run))
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=row.organisation_id)
    row.team.organisation = organisation
    without = _refused_before(row) if run.job.arguments.get("without") else frozenset()
    read = read_import(row, run)
    made, now = planned(row, read, run, without), run.clock()
    _check_whole(made, row)
    _load(made, read, FileLoad(row, run, Author(by=run.job.user, now=now, source=EventSource.IMPORT)))
    counts = Counter(each.row.kind.value for each in made.verdicts if each.fate is RowOutcome.MADE)
    row.made = {
        "rows": dict(counts),
        "cases": len(made.cases),
        "left_out": made.count(RowOutcome.DUPLICATE),
        "refused": len(without),
        "marked": len(read.left_out),
    }
    if without:
        keep_refused(row, by=run.job.user, now=now)
    row.content, row.plan, row.state, row.loaded_at = None, None, ImportState.LOADED, now
    row.save()
    row.tried_rows.all().delete()
    audit(by=run.job.user, act="import.load", subject=row, now=now, **row.made)
    finish_job(run, outcome=counts)


def _refused_before(row: Import) -> frozenset[str]:
    """The rows that were seen to be refused when it was said to load all but those."""
    return frozenset(each.key for each in row.tried_rows.barred().only("sheet", "number"))


def _check_whole(made: LoadPlan, row: Import) -> None:
    barred = [each for each in made.verdicts if each.fate in BARRED]
    if barred:
        raise RuleViolation(f"Nothing was loaded. {_said(barred[0], row)} Try the file out again.")


def _said(verdict: RowVerdict, row: Import) -> str:
    title = layouts_of(row)[verdict.row.sheet].title
    column = f", {verdict.column}" if verdict.column else ""
    return f"{title}, row {verdict.row.number}{column}: {verdict.sentence}"


@dataclass(frozen=True)
class FileLoad:
    """One load on its way: the file, the job and who writes."""

    row: Import
    run: JobRun
    author: Author


def _load(made: LoadPlan, read: FileRead, act: FileLoad) -> None:
    row, run, author = act.row, act.run, act.author
    rows = sum(each.fate is RowOutcome.MADE for each in made.verdicts)
    run.report(0, rows)
    done = 0
    for chunk in _chunks(made.cases):
        cases = _cases_of(chunk, read, act)
        try:
            record_together([(case, _entries(each)) for case, each in cases if each.told], author)
        except CaseRefused as refusal:
            raise RuleViolation(f"Nothing was loaded. {_at_fault(refusal, cases, row)}") from refusal
        write_particulars([_particulars(case, each) for case, each in cases], by=author.by, now=author.now)
        done += sum(len({told.row for told in each.told}) + len(each.people) for each in chunk)
        run.report(done)


def _chunks(cases: Sequence[CasePlan]) -> Iterator[Sequence[CasePlan]]:
    for start in range(0, len(cases), CASES_AT_ONCE):
        yield cases[start : start + CASES_AT_ONCE]


def _at_fault(refusal: CaseRefused, cases: Sequence[tuple[Case, CasePlan]], row: Import) -> str:
    """Which row the record refused after all: somebody has changed the case since the file was tried out."""
    plan = next(each for case, each in cases if case.pk == refusal.case.pk)
    before = len(plan.existing.events) if plan.existing else 0
    place = refusal.number - before - 1
    if 0 <= place < len(plan.told):
        sheet, number = plan.told[place].row.split("-")
        return f"{layouts_of(row)[int(sheet)].title}, row {number}: {refusal.sentence}"
    return refusal.sentence


def _entries(plan: CasePlan) -> list[NewEvent]:
    return [NewEvent(told.at, told.kind, told.facts, told.note) for told in plan.told]


def _cases_of(chunk: Sequence[CasePlan], read: FileRead, act: FileLoad) -> list[tuple[Case, CasePlan]]:
    """The case of each plan: made now, or the one that is there."""
    opened, author = [plan for plan in chunk if plan.opening], act.author
    new = create_cases(list(_new_cases(opened, read, act.row)), by=author.by)
    audit_all(
        trail_line(by=author.by, act="case.import", subject=case, now=author.now, events=len(plan.told))
        for case, plan in zip(new, opened, strict=True)
    )
    cases = {plan.key: case for plan, case in zip(opened, new, strict=True)}
    there = {plan.existing.reference: plan.key for plan in chunk if plan.existing and plan.key not in cases}
    cases |= {there[case.reference]: case for case in Case.objects.filter(reference__in=there)}
    return [(cases[plan.key], plan) for plan in chunk]


def _new_cases(plans: Sequence[CasePlan], read: FileRead, row: Import) -> Iterator[NewCase]:
    slugs = {plan.opening.facts["force"] for plan in plans if plan.opening}
    forces = {force.slug: force for force in Organisation.objects.filter(slug__in=slugs)}
    for plan in plans:
        if plan.opening is None:
            continue
        facts = plan.opening.facts
        yield NewCase(
            team=row.team,
            caseworker=read.workers.get(plain(facts["caseworker"])),
            first_name=facts["first_name"],
            last_name=facts["last_name"],
            known=KnownPeople(client_born_on=facts["born_on"], client_born_precision=facts["born_precision"]),
            perpetrator=facts["perpetrator"],
            relationship=facts["relationship"],
            victim_force=forces[facts["force"]],
            risk=facts["risk"],
            opened_at=facts["opened_at"],
            safe_contact=facts["safe_contact"],
            safe_contact_note=facts["safe_contact_note"],
            imported_as=plan.opening.case,
        )


def _particulars(case: Case, plan: CasePlan) -> PeopleDetails:
    phones = plan.opening.facts["phones"] if plan.opening else ()
    return PeopleDetails(case, phones, [each.facts for each in plan.people])
