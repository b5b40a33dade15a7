"""What is written about people and their work: accounts, the trail, and long jobs."""

from accounts.services.forgetting import forget_sign_ins
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
    record_sign_in,
    record_sign_out,
)
from accounts.services.sessions import (
    end_all_sessions,
    end_other_sessions,
    end_session,
    hold_for_sign_in,
    managed_by,
    switch_off,
    switch_on,
)
from accounts.services.sign_in import (
    SignInTry,
    begin_own_password,
    begin_try,
    end_own_password,
    end_right_try,
    end_wrong_try,
    forget_devices,
    lift_locks,
    remember_device,
)
from accounts.services.trail import audit, audit_all, line

__all__ = [
    "JobLost",
    "NewJob",
    "NewUser",
    "Run",
    "SignInTry",
    "able_to_sign_in",
    "audit",
    "audit_all",
    "begin_own_password",
    "begin_try",
    "cancel_job",
    "change_password",
    "create_user",
    "end_all_sessions",
    "end_other_sessions",
    "end_own_password",
    "end_right_try",
    "end_session",
    "end_wrong_try",
    "fail_job",
    "finish_job",
    "forget_devices",
    "forget_sign_ins",
    "hold_for_sign_in",
    "lift_locks",
    "line",
    "managed_by",
    "record_sign_in",
    "record_sign_out",
    "remember_device",
    "run_job",
    "start_job",
    "switch_off",
    "switch_on",
]
