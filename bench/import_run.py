"""Walks one file through the import as a supervisor would, with a clock beside it."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from accounts.models import Job, Organisation, OrganisationKind, Role, Team, User
from accounts.services import NewUser, create_user, run_job
from casework.models import Case, Event
from orders.models import Import
from orders.services import imports
from orders.services.imports.files import layouts_of

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
            job = imports.start_load(row, by=by, now=timezone.now())
            timed("load", lambda job=job: run_job(str(job.public_id), imports.load))  # type: ignore[misc]
            _say(job)
            print(f"{Case.objects.filter(team=team).count():,} cases, {Event.objects.count():,} events")


def _uploaded(name: str, content: bytes, team: Team, by: User, timed: Timed) -> Import:
    now = timezone.now()
    new = imports.NewFile(f"{name}.xlsx", content, team)
    timed(f"upload, {name}", lambda: imports.take_file(new, by=by, now=now))
    row = Import.objects.select_related("job").latest("pk")
    if job := row.job:
        timed(f"first look, {name}", lambda: run_job(str(job.public_id), imports.read_headings))
    row.refresh_from_db()
    imports.set_layout(row, layouts_of(row), {}, by=by, now=now)
    job = imports.start_check(row, by=by, now=now)
    timed(f"dry run, {name}", lambda: run_job(str(job.public_id), imports.check))
    _say(job)
    row.refresh_from_db()
    if refused := row.tried_rows.filter(fate="refused").first():
        print(f"  refused: table {refused.sheet}, row {refused.number}: {refused.column} {refused.sentence}")
    return row


def _say(job: Job) -> None:
    job.refresh_from_db()
    print(f"  {job.state}: {job.outcome or job.error}")
