"""Demo data of imports: each team has a small invented spreadsheet, tried out and not loaded."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from accounts.jobs.services.jobs import run_job
from orders.demo.accounts import DemoService
from orders.imports.services.dry_run import check, start_check
from orders.imports.services.files import NewFile, layouts_of, set_layout, take_file
from orders.imports.services.first_look import read_headings

FILE: Final = """Our old list,,,,,,,
Case ref,Opened,Client name,Perp,Relationship,Force,Risk,Date closed
OLD-0001,3/3/2026,"Marchbanks, Odile",Rupert Fenwick,Ex-partner,Sussex,High,
OLD-0002,14-Mar-26,Tamsin Oakley,,Neighbour,Kent,Medium,
OLD-0002,14-Mar-26,Tamsin Oakley,,Neighbour,Kent,Medium,
OLD-0003,31/2/2026,Greta Holloway,Silas Brand,Colleague,Essex,Standard,
OLD-0004,17/3/2026,Ms Ines Calloway,,Neighbour,West Mids,Medium,30/6/2026
Total,4,,,,,,
"""


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Each supervisor has a file that waits to be mended."""
    for team, supervisor in zip(service.teams, service.supervisors, strict=False):
        new = NewFile("old list.csv", FILE.encode(), team)
        row = take_file(new, by=supervisor, now=now)
        if row.job:
            run_job(str(row.job.public_id), read_headings, clock=lambda: now)
        row.refresh_from_db()
        set_layout(row, layouts_of(row), {}, by=supervisor, now=now)
        job = start_check(row, by=supervisor, now=now)
        run_job(str(job.public_id), check, clock=lambda: now)
