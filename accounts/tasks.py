"""The jobs that beat runs on the accounts floor."""

from __future__ import annotations

from celery import shared_task

from accounts.database.clock import database_now
from accounts.drafts import services as drafts
from accounts.jobs.services import jobs
from accounts.sign_in.services import forget_sign_ins as sign_ins


@shared_task(name="accounts.send_waiting_jobs")
def send_waiting_jobs() -> int:
    """Send every long job that no worker is at. Safe to run late, twice or in two places at once."""
    return jobs.send_waiting_jobs(now=database_now())


@shared_task(name="accounts.forget_old")
def forget_old() -> int:
    """Forget what nobody will come back to. Safe to run late, twice or in two places at once."""
    return drafts.forget_old(now=database_now())


@shared_task(name="accounts.forget_sign_ins")
def forget_sign_ins() -> int:
    """Forget ended sessions, tries that count no more, and devices nobody uses. Safe late, twice, or in two places."""
    return sign_ins.forget_sign_ins(now=database_now())
