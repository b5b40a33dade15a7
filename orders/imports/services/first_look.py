"""The job that opens a new file: reads its tables and headings, or says why not."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from accounts.jobs.services.jobs import JobRun, finish_job
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from orders.imports.models import Import, ImportLayout, ImportState
from orders.imports.rules.headings import HEADING_WITHIN, guess
from orders.imports.rules.tables import SheetTable
from orders.imports.services.files import TableLayout, forget_file, import_of, locked_import, signature_of
from orders.imports.services.opening import tables_of


def read_headings(run: JobRun) -> None:
    """Guess what the tables of a job's file are. One that cannot be read is deleted, and the job says why."""
    row = import_of(run)
    try:
        tables = tables_of(bytes(row.content or b""), most=HEADING_WITHIN + 1)
    except RuleViolation:
        _forget(row, run)
        raise
    with transaction.atomic():
        locked = locked_import(row)
        if locked.state == ImportState.READING:
            locked.layout = [asdict(_layout_of(table, locked.organisation_id)) for table in tables]
            locked.state = ImportState.UPLOADED
            locked.save(update_fields=["layout", "state"])
        finish_job(run, outcome={"tables": len(tables)})


@transaction.atomic
def _forget(row: Import, run: JobRun) -> None:
    locked = locked_import(row)
    forget_file(locked)
    audit(by=run.job.user, act="import.unreadable", subject=locked, now=run.clock())


def _layout_of(table: SheetTable, organisation_id: int) -> TableLayout:
    """As the service read these headings the last time, or else as they suggest."""
    if not table.lines:
        return TableLayout(table.name, "", 0, (), {}, is_hidden=table.is_hidden)
    guessed = guess(table)
    headings = guessed.headings
    if table.is_hidden:
        return TableLayout(table.name, "", headings.line, headings.texts, {}, is_hidden=True)
    known = ImportLayout.objects.filter(organisation_id=organisation_id, signature=signature_of(headings)).first()
    if known is not None:
        places = dict(reversed([(key, place) for place, key in enumerate(headings.keys())]))
        columns = {name: places[key] for name, key in known.columns.items() if key in places}
        left_out = tuple(places[key] for key in known.left_out if key in places)
        return TableLayout(table.name, known.kind, headings.line, headings.texts, columns, left_out)
    kind = guessed.kind.value if guessed.kind else ""
    return TableLayout(table.name, kind, headings.line, headings.texts, dict(guessed.columns))
