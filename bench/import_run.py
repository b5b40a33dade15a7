"""Walks one file through the import as a supervisor would, with a clock beside it."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from accounts.jobs.models import Job
from accounts.jobs.services.jobs import run_job
from accounts.people.models import Organisation, OrganisationKind, Role, Team, User
from accounts.people.services.user_accounts import NewUser, create_user
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from orders.imports.models import Import
from orders.imports.services.dry_run import check, start_check
from orders.imports.services.files import NewFile, layouts_of, set_layout, take_file
from orders.imports.services.first_look import read_headings
from orders.imports.services.loading import load, start_load

Timed = Callable[[str, Callable[[], object]], object]


def run(words: str, content: bytes, broken: bytes | None, timed: Timed) -> None:
    """Refuse the broken file, try the whole one, load it; print how long each takes."""
    now = timezone.now()
    service = Organisation.objects.create(
        kind=OrganisationKind.ADVOCACY, name="Bench", short_name="Bench", slug=f"bench-{now.timestamp():.0f}"
    )
    team = Team.objects.create(organisation=service, name="Team")
    new = NewUser(username=f"bench-{now.timestamp():.0f}", role=Role.SUPERVISOR, teams=[team])
    by = create_user(new, organisation=service, password=None, by=None, now=now)
    print(f"{words}: {len(content):,} bytes")
    for name, each in (("broken", broken), ("whole", content)):
        if each is not None:
            row = _uploaded(name, each, team, by, timed)
            if name == "broken":
                continue
            job = start_load(row, by=by, now=timezone.now())
            timed("load", lambda job=job: run_job(str(job.public_id), load))  # type: ignore[misc]
            _say(job)
            print(f"{Case.objects.filter(team=team).count():,} cases, {Event.objects.count():,} events")


def _uploaded(name: str, content: bytes, team: Team, by: User, timed: Timed) -> Import:
    now = timezone.now()
    new = NewFile(f"{name}.xlsx", content, team)
    timed(f"upload, {name}", lambda: take_file(new, by=by, now=now))
    row = Import.objects.select_related("job").latest("pk")
    if job := row.job:
        timed(f"first look, {name}", lambda: run_job(str(job.public_id), read_headings))
    row.refresh_from_db()
    set_layout(row, layouts_of(row), {}, by=by, now=now)
    job = start_check(row, by=by, now=now)
    timed(f"dry run, {name}", lambda: run_job(str(job.public_id), check))
    _say(job)
    row.refresh_from_db()
    if refused := row.tried_rows.filter(fate="refused").first():
        print(f"  refused: table {refused.sheet}, row {refused.number}: {refused.column} {refused.sentence}")
    return row


def _say(job: Job) -> None:
    job.refresh_from_db()
    print(f"  {job.state}: {job.outcome or job.error}")
