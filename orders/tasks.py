"""The jobs that beat runs on the orders floor, and the long ones that people start."""

from __future__ import annotations

from celery import shared_task

from accounts.database.clock import database_now
from accounts.jobs.services.jobs import run_job
from orders.applications.services import decisions, moved_after_refusal
from orders.conditions.services import unworkable
from orders.court.services import reminders
from orders.imports.services.dry_run import check
from orders.imports.services.files import discard_old_files
from orders.imports.services.first_look import read_headings
from orders.imports.services.loading import load
from orders.jobs import remeasuring
from orders.protection.services import last_days
from orders.renewals.services import renewals
from orders.reviews.services import by_calendar
from orders.reviews.services.ended_concerns import end_concerns_everywhere
from orders.warrants import services as warrants


@shared_task(name="orders.remeasure")
def remeasure() -> int:
    """Measure clocks again by limits changed since. Safe to run late, twice or in two places at once."""
    return remeasuring.remeasure(now=database_now())


@shared_task(name="orders.ask_by_calendar")
def ask_by_calendar() -> int:
    """Ask for the reviews that a date or a silence asks for. Safe to run late, twice or in two places at once."""
    now = database_now()
    return by_calendar.ask_by_calendar(now=now) + end_concerns_everywhere(now=now)


@shared_task(name="orders.ask_about_hearings")
def ask_about_hearings() -> int:
    """Ask for what days at court need. Safe to run late, twice or in two places at once."""
    return reminders.ask_about_hearings(now=database_now())


@shared_task(name="orders.ask_about_renewals")
def ask_about_renewals() -> int:
    """Ask about orders that end soon, and about places after a move. Safe to run late, twice or in parallel."""
    now = database_now()
    return renewals.ask_about_renewals(now=now) + unworkable.ask_after_moves(now=now)


@shared_task(name="orders.tell_of_warrants")
def tell_of_warrants() -> int:
    """Bring warrants that stand too long to supervisors. Safe to run late, twice or in two places at once."""
    return warrants.raise_long_warrants(now=database_now())


@shared_task(name="orders.read_import")
def read_import(job_id: str) -> bool:
    """Take the first look at the file of a job."""
    return run_job(job_id, read_headings)


@shared_task(name="orders.check_import")
def check_import(job_id: str) -> bool:
    """Try out the file of a job."""
    return run_job(job_id, check)


@shared_task(name="orders.load_import")
def load_import(job_id: str) -> bool:
    """Load the file of a job."""
    return run_job(job_id, load)


@shared_task(name="orders.discard_old_imports")
def discard_old_imports() -> int:
    """Delete files that nobody has loaded within a day."""
    return discard_old_files(now=database_now())


@shared_task(name="orders.ask_for_decisions")
def ask_for_decisions() -> int:
    """Ask for the decisions that are due, and tell of moves after a refusal. Safe to run late, twice or in parallel."""
    now = database_now()
    return decisions.ask_for_decisions(now=now) + moved_after_refusal.look_for_moves(now=now)


@shared_task(name="orders.ask_for_last_days")
def ask_for_last_days() -> int:
    """Ask for last days that nobody knows. Safe to run late, twice or in two places at once."""
    return last_days.ask_for_last_days(now=database_now())
