"""A long job is done once, whoever offers it how often, and whoever dies over it; only its starter sees it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Event
from threading import enumerate as enumerate_threads
from time import monotonic
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.jobs.models import Job, JobState
from accounts.jobs.services import jobs
from accounts.jobs.services.jobs import JobLost, JobRun, NewJob, cancel_job, finish_job, run_job, start_job
from accounts.jobs.services.send import AT_ONCE
from accounts.people.models import Team, User
from accounts.rules import RuleViolation, check_says_no_words
from accounts.trail.models import AuditEntry
from tests.factories import make_team, make_user

NOW = timezone.now()
LONG_AGO = NOW - timedelta(hours=1)


def waiting(*, by: User | None = None, total: int = 0, now: datetime = NOW) -> Job:
    new = NewJob(kind="accounts.nothing", title="Move cases", arguments={"to": uuid4()}, total=total, href="/cases/")
    return start_job(new, by=by or make_user(), now=now)


def adds_a_team(run: JobRun) -> None:
    """Work that leaves one row for each time that it was really done."""
    with transaction.atomic():
        Team.objects.create(organisation=run.job.organisation, name=f"Team {uuid4()}")
        run.report(3, 10)
        finish_job(run, outcome={"moved": 10})


def teams(job: Job) -> int:
    return Team.objects.filter(organisation=job.organisation).count()


# --- What a job may carry -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts", [{}, {"a": 1}, {"a": uuid4()}, {"a": str(uuid4())}, {"a": "high"}, {"a": [1, "x-1", uuid4()]}]
)
def test_ids_codes_and_numbers_travel_with_a_job(facts: dict[str, object]) -> None:
    check_says_no_words(facts)


@pytest.mark.parametrize("fact", ["Alba Quince", "Alba", "a b", "", None, {"a": 1}, ["ok", "Not ok"], "x" * 61, 1.5])
def test_words_do_not(fact: object) -> None:
    with pytest.raises(ValueError, match="neither id, code nor number"):
        check_says_no_words({"reason": fact})


# --- From start to end --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_job_is_done_and_says_what_came_of_it() -> None:
    job = waiting()
    assert run_job(str(job.public_id), adds_a_team)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.outcome) == (JobState.DONE, 10, 10, {"moved": 10})
    assert job.finished_at is not None and job.started_at is not None
    assert AuditEntry.objects.filter(act="job.start", subject_id=str(job.public_id)).count() == 1


@pytest.mark.django_db
def test_job_that_is_offered_again_is_not_done_again() -> None:
    job = waiting()
    assert [run_job(str(job.public_id), adds_a_team) for _ in range(3)] == [True, False, False]
    assert teams(job) == 1


@pytest.mark.django_db
def test_job_that_nobody_knows_is_no_job() -> None:
    assert not run_job(str(uuid4()), adds_a_team)


@pytest.mark.django_db
def test_refusal_ends_the_job_with_its_sentence() -> None:
    def refuses(_run: JobRun) -> None:
        raise RuleViolation("The file is gone.")

    job = waiting()
    run_job(str(job.public_id), refuses)
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.FAILED, "The file is gone.")


@pytest.mark.django_db
def test_bug_gives_the_job_back_and_three_of_them_end_it() -> None:
    def stumbles(_run: JobRun) -> None:
        raise ZeroDivisionError

    job = waiting()
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            run_job(str(job.public_id), stumbles)
        job.refresh_from_db()
        assert job.state == JobState.WAITING
    assert not run_job(str(job.public_id), adds_a_team)
    job.refresh_from_db()
    assert (job.state, teams(job)) == (JobState.FAILED, 0)


@pytest.mark.django_db
def test_job_whose_worker_died_is_done_by_another() -> None:
    job = waiting(now=LONG_AGO)
    assert jobs.claim_job(job.public_id, now=LONG_AGO) is not None
    assert list(Job.objects.to_be_done(LONG_AGO + timedelta(minutes=1))) == []
    assert jobs.send_waiting_jobs(now=NOW) == 1
    assert run_job(str(job.public_id), adds_a_team)
    assert teams(job) == 1


@pytest.mark.django_db
def test_worker_that_was_only_slow_cannot_finish_what_another_took() -> None:
    job = waiting(now=LONG_AGO)
    slow = jobs.claim_job(job.public_id, now=LONG_AGO)
    assert slow is not None
    assert run_job(str(job.public_id), adds_a_team)
    with pytest.raises(JobLost):
        adds_a_team(JobRun(slow, timezone.now))
    assert teams(job) == 1
    assert not jobs.report_progress(slow, done=1, total=2, now=NOW)


@pytest.mark.django_db
def test_stopped_job_never_starts_and_a_running_one_is_undone() -> None:
    first, second = waiting(), waiting()
    cancel_job(first, by=first.user, now=NOW)
    assert not run_job(str(first.public_id), adds_a_team)

    def is_stopped_meanwhile(run: JobRun) -> None:
        cancel_job(run.job, by=run.job.user, now=NOW)
        adds_a_team(run)

    run_job(str(second.public_id), is_stopped_meanwhile)
    second.refresh_from_db()
    assert (second.state, teams(second)) == (JobState.CANCELLED, 0)
    with pytest.raises(RuleViolation):
        cancel_job(second, by=second.user, now=NOW)


@pytest.mark.django_db
def test_second_job_waits_for_the_first_so_that_the_sweep_has_a_place() -> None:
    first, second = waiting(), waiting()
    assert jobs.claim_job(first.public_id, now=NOW) is not None
    assert jobs.claim_job(second.public_id, now=NOW) is None


@pytest.mark.django_db
def test_job_is_kept_when_the_broker_is_away(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def is_away(*args: object, **_kwargs: object) -> None:
        asked.append(args)
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr("celery.Celery.send_task", is_away)
        with django_capture_on_commit_callbacks(execute=True) as sent:
            job = waiting()
        waiting()
        offers_are_over()
        assert (len(sent), len(asked)) == (1, 1)
        assert jobs.send_waiting_jobs(now=NOW) == 0
        assert len(asked) == 2, "one that is away is not asked for every job"
    assert job in Job.objects.to_be_done(NOW)
    assert jobs.send_waiting_jobs(now=NOW) == 2


@pytest.mark.django_db
def test_frozen_broker_makes_nobody_wait_and_loses_nothing(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    thawed, asked = Event(), []

    def is_frozen(*args: object, **_kwargs: object) -> None:
        asked.append(args)
        thawed.wait(30)

    monkeypatch.setattr("celery.Celery.send_task", is_frozen)
    begun = monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        started = [waiting() for _ in range(AT_ONCE + 3)]
    assert monotonic() - begun < 1
    assert set(Job.objects.to_be_done(NOW)) == set(started)
    thawed.set()
    offers_are_over()
    assert len(asked) == AT_ONCE, "no thread more waits for it: the rest is the sweep's"
    page = signed_in(started[0].user).get(reverse("job_detail", args=[started[0].public_id])).content.decode()
    assert "begins by itself as soon as a worker takes it" in page


def offers_are_over() -> None:
    for thread in enumerate_threads():
        if thread.name == "offers a job":
            thread.join(10)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_a_job_once() -> None:
    job, together = waiting(), Barrier(2)

    def work() -> bool:
        try:
            together.wait()
            return run_job(str(job.public_id), adds_a_team)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = [each.result() for each in [pool.submit(work), pool.submit(work)]]
    assert sorted(answers) == [False, True]
    assert teams(job) == 1


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_the_work_is_still_in_its_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BEAT", 0.01)
    job, seen = waiting(total=10), []

    def counts(run: JobRun) -> None:
        with transaction.atomic():
            run.report(4)
            seen.append(_read_apart(job, until=lambda done: done == 4))
            finish_job(run, outcome={})

    run_job(str(job.public_id), counts)
    assert seen == [4]


def _read_apart(job: Job, *, until: Callable[[int], bool]) -> int:
    """Read how far a job is on a connection of its own, until it is so far or has had ten seconds."""

    def read() -> int:
        try:
            ends = timezone.now() + timedelta(seconds=10)
            done = 0
            while not until(done) and timezone.now() < ends:
                done = Job.objects.get(pk=job.pk).done
            return done
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(read).result()


# --- Facts that hold for every row --------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("job_state_known", {"state": "resting"}),
        ("job_is_named", {"title": ""}),
        ("job_not_past_its_end", {"done": 11, "total": 10}),
        ("job_finished_has_moment", {"state": "done"}),
        ("job_finished_has_moment", {"finished_at": NOW}),
        ("job_running_has_heartbeat", {"state": "running"}),
        ("job_failed_says_why", {"state": "failed", "finished_at": NOW}),
        ("job_failed_says_why", {"error": "Why not"}),
    ],
)
def test_database_refuses_a_job_that_cannot_be(name: str, fields: dict[str, object]) -> None:
    job = waiting()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**fields)


# --- Pages --------------------------------------------------------------------------------------------------


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
def test_page_shows_how_far_a_job_is_in_words_and_bar() -> None:
    job = waiting()
    Job.objects.filter(pk=job.pk).update(
        state="running", started_at=NOW, heartbeat_at=NOW, done=312, total=10_000, attempts=1
    )
    page = signed_in(job.user).get(reverse("job_detail", args=[job.public_id])).content.decode()
    assert "312 of 10,000" in page
    assert 'value="312" max="10000"' in page
    assert "Look again" in page and "data-job-runs" in page


@pytest.mark.django_db
def test_page_of_a_finished_job_leads_to_what_came_of_it() -> None:
    job = waiting()
    run_job(str(job.public_id), adds_a_team)
    page = signed_in(job.user).get(reverse("job_detail", args=[job.public_id])).content.decode()
    assert "It is done" in page and 'href="/cases/"' in page
    assert "data-job-runs" not in page and "Look again" not in page


@pytest.mark.django_db
def test_colleague_sees_nothing_of_a_job() -> None:
    team = make_team()
    job = waiting(by=make_user(teams=[team]))
    colleague = signed_in(make_user(teams=[team]))
    assert colleague.get(reverse("job_detail", args=[job.public_id])).status_code == 404
    assert "Move cases" not in colleague.get(reverse("job_list")).content.decode()


@pytest.mark.django_db
def test_list_costs_the_same_with_one_job_and_with_thirty(django_assert_max_num_queries: Any) -> None:
    user = make_user()
    client = signed_in(user)
    for many in (1, 29):
        for _ in range(many):
            waiting(by=user)
        with django_assert_max_num_queries(9):
            assert client.get(reverse("job_list")).status_code == 200
