"""Small spreadsheets for the tests, and the way through the import that a supervisor takes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone
from openpyxl import Workbook

from accounts.jobs.models import Job
from accounts.jobs.services.jobs import run_job
from accounts.people.models import Role, Team, User
from accounts.rules import RuleViolation
from orders.imports.models import Import, TriedRow
from orders.imports.services.dry_run import answer_questions, check, start_check
from orders.imports.services.files import NewFile, layouts_of, set_layout, take_file
from orders.imports.services.first_look import read_headings
from orders.imports.services.loading import load, start_load
from tests.factories import make_force, make_team, make_user

CASES: Final[list[Sequence[object]]] = [
    ["Case ref", "Opened", "First name", "Surname", "DOB", "Mobile", "Perp", "Relationship", "Force", "Risk"]
]
INCIDENTS: Final[list[Sequence[object]]] = [["Case ref", "Date", "Time", "Type", "Description", "Reported"]]
APPLICATIONS = [
    ["Case ref", "Requested on", "Acknowledged", "OIC", "Hearing date", "Outcome", "Outcome date", "Reason"]
]
ORDERS: Final[list[Sequence[object]]] = [["Case ref", "Order type", "Date made", "Expiry", "Served", "Prohibitions"]]
BREACHES: Final[list[Sequence[object]]] = [
    ["Case ref", "Breach date", "Type", "Details", "Reported on", "Crime number"]
]
PEOPLE: Final[list[Sequence[object]]] = [["Case ref", "Who", "Name", "DOB", "Mobile", "Alias", "Vehicle"]]


def a_case(ref: str, first: str = "Marigold", last: str = "Featherstone", **facts: str) -> list[object]:
    given = {"opened": "3/3/2026", "dob": "", "mobile": "", "perp": "Barnaby Thistlewood", "risk": "High", **facts}
    person = [first, last, given["dob"], given["mobile"], given["perp"]]
    return [ref, given["opened"], *person, "Ex-partner", "Sussex", given["risk"]]


def whole_story(ref: str) -> dict[str, list[Sequence[object]]]:
    """One case with a row in every table."""
    return {
        "Cases": [*CASES, a_case(ref)],
        "People": [*PEOPLE, [ref, "Suspect", "", "9/11/1980", "07700 900654", "Barney", "AB12 CDE"]],
        "Incidents": [*INCIDENTS, [ref, "5/3/2026", "19:40", "Calls; sang", "At the gate", "Yes"]],
        "Applications": [*APPLICATIONS, [ref, "6/3/2026", "9/3/2026", "PC Larkspur", "20/4/2026", "Granted", "", ""]],
        "Orders": [*ORDERS, [ref, "Full", "20/4/2026", "19/4/2029", "21/4/2026", "No contact; Not to enter Elm Road"]],
        "Breaches": [*BREACHES, [ref, "2/5/2026", "Texts", "One text", "2/5/2026", "47/1234"]],
    }


def book_of(**tables: Sequence[Sequence[object]]) -> bytes:
    book = Workbook(write_only=True)
    for title, lines in tables.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@dataclass(frozen=True)
class Desk:
    """A supervisor with a team, at the import pages."""

    by: User
    team: Team

    def upload(self, content: bytes, name: str = "ours.xlsx") -> Import:
        """Hand a file over and have it looked into; raises RuleViolation, as the job says it, if it cannot be read."""
        row = take_file(NewFile(name, content, self.team), by=self.by, now=timezone.now())
        return read_by_job(row)

    def try_out(self, content: bytes) -> Import:
        row = self.upload(content)
        set_layout(row, layouts_of(row), {}, by=self.by, now=timezone.now())
        return self.check(row)

    def check(self, row: Import) -> Import:
        job = start_check(row, by=self.by, now=timezone.now())
        return self.run(job, row)

    def load(self, row: Import, *, without_refused: bool = False) -> Import:
        return self.run(start_load(row, without_refused=without_refused, by=self.by, now=timezone.now()), row)

    def answer(self, row: Import, **answers: str) -> Import:
        return self.run(answer_questions(row, answers, by=self.by, now=timezone.now()), row)

    def run(self, job: Job, row: Import) -> Import:
        run_job(str(job.public_id), check if job.kind.endswith("check_import") else load)
        for rest in Import.objects.filter(rest_of=row, state="reading"):
            read_by_job(rest)
        return Import.objects.select_related("job").get(pk=row.pk)


def read_by_job(row: Import) -> Import:
    assert row.job
    run_job(str(row.job.public_id), read_headings)
    row = Import.objects.select_related("job").get(pk=row.pk)
    if row.job and row.job.error:
        raise RuleViolation(row.job.error)
    return row


def make_desk(team: Team | None = None) -> Desk:
    make_force("sussex")
    team = team or make_team()
    return Desk(make_user(role=Role.SUPERVISOR, teams=[team]), team)


def fates(row: Import) -> list[tuple[int, str]]:
    return list(row.tried_rows.order_by("place").values_list("number", "fate"))


def reasons(row: Import) -> dict[int, str]:
    rows = row.tried_rows.exclude(sentence="").order_by("place")
    return {each.number: f"{each.column} {each.sentence}".strip() for each in rows}


def said(row: Import) -> dict[tuple[int, int], TriedRow]:
    """The rows of a dry run by table and line."""
    return {(each.sheet, each.number): each for each in row.tried_rows.all()}


def questions(row: Import) -> dict[str, dict[str, Any]]:
    """What a dry run asks, by key."""
    return {each["key"]: each for each in (row.plan or {})["questions"]}
