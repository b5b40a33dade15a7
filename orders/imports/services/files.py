"""Takes a file in, remembers how its columns are read, and deletes it when it is done with."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from accounts.jobs.services.jobs import JobRun, NewJob, start_job
from accounts.people.models import Team, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from orders.imports.models import Import, ImportLayout, ImportState
from orders.imports.rules.columns import COLUMNS, KIND_WORDS, SheetColumn, TableKind
from orders.imports.rules.headings import TableHeadings
from orders.imports.rules.workbook import check_worth_opening

READ: Final = "orders.read_import"
LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class NewFile:
    """A file as it came, and the team whose cases it brings."""

    name: str
    content: bytes
    team: Team


@dataclass(frozen=True)
class TableLayout:
    """How one table is read; without a kind it is left out. `columns` say by our names which heading holds each.

    `left_out` are the headings of which somebody has said that they are not read; `is_hidden` is a sheet that is hidden
    in the workbook, left out unless somebody says what it holds.
    """

    name: str
    kind: str
    line: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    left_out: tuple[int, ...] = ()
    is_hidden: bool = False

    @property
    def title(self) -> str:
        """What the table is called on pages."""
        return self.name or (KIND_WORDS[TableKind(self.kind)] if self.kind else "Table")

    @property
    def headed(self) -> TableHeadings:
        return TableHeadings(self.line, self.headings)


def layouts_of(row: Import) -> list[TableLayout]:
    """How the tables of a file are read, in the order of the file."""
    return [
        TableLayout(**{**each, "headings": tuple(each["headings"]), "left_out": tuple(each.get("left_out", ()))})
        for each in row.layout
    ]


@transaction.atomic
def take_file(new: NewFile, *, by: User, now: datetime) -> Import:
    """Keep a file and have a worker look into it; raises RuleViolation for what its first bytes say is no spreadsheet.

    Nothing here opens it: a small file may unpack to more than a page may wait for, or this process may hold.
    """
    if new.team.organisation_id != by.organisation_id or not by.teams.filter(pk=new.team.pk).exists():
        raise RuleViolation("Choose one of your own teams.", field="team")
    check_worth_opening(new.content)
    row = Import.objects.create(
        organisation_id=by.organisation_id,
        team=new.team,
        started_by=by,
        name="".join(each for each in new.name if each.isprintable())[:LONGEST_NAME] or "File",
        content=new.content,
        state=ImportState.READING,
        uploaded_at=now,
    )
    audit(by=by, act="import.upload", subject=row, now=now, bytes=len(new.content))
    title, href = "Read a spreadsheet", reverse("import_columns", args=[row.public_id])
    row.job = start_job(NewJob(kind=READ, title=title, arguments={"import": row.public_id}, href=href), by=by, now=now)
    row.save(update_fields=["job"])
    return row


def signature_of(headings: TableHeadings) -> str:
    """What a set of headings is known by, whatever their order."""
    return hashlib.sha256("\x1f".join(sorted(headings.keys())).encode()).hexdigest()


@transaction.atomic
def set_layout(
    row: Import, layouts: Sequence[TableLayout], defaults: Mapping[str, str], *, by: User, now: datetime
) -> Import:
    """Say how the tables are read; it is remembered for the next file with the same headings."""
    locked = locked_import(row)
    for layout in layouts:
        _check_complete(layout)
    if not any(layout.kind for layout in layouts):
        raise RuleViolation("Say of at least one table what it holds.")
    locked.answers = _still_true(locked.answers, layouts_of(locked), layouts)
    locked.layout, locked.defaults = [asdict(layout) for layout in layouts], dict(defaults)
    locked.choices, locked.plan, locked.state = {}, None, ImportState.UPLOADED
    locked.save()
    locked.tried_rows.all().delete()
    for layout in sorted(layouts, key=lambda each: bool(each.kind)):
        if not layout.is_hidden:
            _remember(layout, row.organisation_id, now)
    audit(by=by, act="import.columns", subject=locked, now=now)
    return locked


def _still_true(
    answers: Mapping[str, str], before: Sequence[TableLayout], after: Sequence[TableLayout]
) -> dict[str, str]:
    """What was answered about columns and lines, without the tables of which something else is read by now."""
    changed = {
        str(place)
        for place, (one, other) in enumerate(zip(before, after, strict=True))
        if (one.kind, dict(one.columns)) != (other.kind, dict(other.columns))
    }
    return {key: each for key, each in answers.items() if "|" not in key or _table_of(key) not in changed}


def _table_of(key: str) -> str:
    """The table that an answer is about: `date_order|0|born_on`, `row|0-7`."""
    return key.split("|")[1].split("-", maxsplit=1)[0]


def _check_complete(layout: TableLayout) -> None:
    if not layout.kind:
        return
    missing = [each.words for each in lacking(TableKind(layout.kind), layout.columns)]
    if missing:
        words = ", ".join(f"“{each}”" for each in missing)
        raise RuleViolation(f"{layout.title}: say which column holds {words}.")


def lacking(kind: TableKind, columns: Container[str]) -> list[SheetColumn]:
    """The columns that a table cannot do without and has not; rows without references get some, or are asked about."""
    return [each for each in COLUMNS[kind] if each.required and each.name != "case" and each.name not in columns]


def _remember(layout: TableLayout, organisation_id: int, now: datetime) -> None:
    keys = layout.headed.keys()
    ImportLayout.objects.update_or_create(
        organisation_id=organisation_id,
        signature=signature_of(layout.headed),
        defaults={
            "kind": layout.kind,
            "columns": {name: keys[place] for name, place in layout.columns.items()},
            "left_out": [keys[place] for place in layout.left_out],
            "used_at": now,
        },
    )


def import_of(run: JobRun) -> Import:
    """The import that a job is about."""
    return Import.objects.select_related("team__organisation").get(public_id=run.job.arguments["import"])


def locked_import(row: Import) -> Import:
    """The import under its lock, with its file; raises RuleViolation if it is loaded or gone."""
    locked = Import.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.state == ImportState.LOADED:
        raise RuleViolation("This file has been loaded already.")
    if locked.content is None:
        raise RuleViolation("This file was deleted. Upload it again.")
    return locked


@transaction.atomic
def discard_file(row: Import, *, by: User, now: datetime) -> None:
    """Delete a file that is not wanted, with its dry run."""
    forget_file(locked_import(row))
    audit(by=by, act="import.discard", subject=row, now=now)


@transaction.atomic
def discard_old_files(*, now: datetime) -> int:
    """Delete files that nobody has loaded within a day, with their dry runs; one that is being loaded is left."""
    rows = list(Import.objects.out_of_date(now).select_for_update(skip_locked=True, of=("self",)))
    for row in rows:
        forget_file(row)
        audit(by=None, act="import.discard", subject=row, now=now)
    return len(rows)


def forget_file(row: Import) -> None:
    """Delete a file with its dry run."""
    row.content, row.plan, row.layout, row.choices, row.answers = None, None, [], {}, {}
    row.state = ImportState.DISCARDED
    row.save()
    row.tried_rows.all().delete()
