"""Brings each team a small invented spreadsheet, tried out and not loaded: a row is refused, a value asked about."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from accounts.services import run_job
from orders.demo.accounts import Service
from orders.services import imports
from orders.services.imports.files import layouts_of

FILE: Final = """Our old list,,,,,,,
Case ref,Opened,Client name,Perp,Relationship,Force,Risk,Date closed
OLD-0001,3/3/2026,"Marchbanks, Odile",Rupert Fenwick,Ex-partner,Sussex,High,
OLD-0002,14-Mar-26,Tamsin Oakley,,Neighbour,Kent,Medium,
OLD-0002,14-Mar-26,Tamsin Oakley,,Neighbour,Kent,Medium,
OLD-0003,31/2/2026,Greta Holloway,Silas Brand,Colleague,Essex,Standard,
OLD-0004,17/3/2026,Ms Ines Calloway,,Neighbour,West Mids,Medium,30/6/2026
Total,4,,,,,,
"""


def furnish(service: Service, now: datetime) -> None:
    """Each supervisor has a file that waits to be mended."""
    for team, supervisor in zip(service.teams, service.supervisors, strict=False):
        new = imports.NewFile("old list.csv", FILE.encode(), team)
        row = imports.take_file(new, by=supervisor, now=now)
        if row.job:
            run_job(str(row.job.public_id), imports.read_headings, clock=lambda: now)
        row.refresh_from_db()
        imports.set_layout(row, layouts_of(row), {}, by=supervisor, now=now)
        job = imports.start_check(row, by=supervisor, now=now)
        run_job(str(job.public_id), imports.check, clock=lambda: now)
