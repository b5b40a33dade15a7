"""What is written about people and their work: accounts, the trail, and long jobs."""

from accounts.services.jobs import (
    JobLost,
    NewJob,
    Run,
    cancel_job,
    fail_job,
    finish_job,
    run_job,
    start_job,
)
from accounts.services.people import (
    NewUser,
    able_to_sign_in,
    change_password,
    create_user,
    record_failed_sign_in,
    record_sign_in,
    record_sign_out,
)
from accounts.services.trail import audit, audit_all, line

__all__ = [
    "JobLost",
    "NewJob",
    "NewUser",
    "Run",
    "able_to_sign_in",
    "audit",
    "audit_all",
    "cancel_job",
    "change_password",
    "create_user",
    "fail_job",
    "finish_job",
    "line",
    "record_failed_sign_in",
    "record_sign_in",
    "record_sign_out",
    "run_job",
    "start_job",
]
