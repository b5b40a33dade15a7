"""When a job counts as asleep: the rule, without a database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from risk.scheduled_jobs.rules import WATCH, WORDS, JobHealth, ScheduledJob, sleeps_after

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("interval", "limit"),
    [
        (15 * SECOND, 120 * SECOND),
        (60 * SECOND, 120 * SECOND),
        (5 * MINUTE, 10 * MINUTE),
        (15 * MINUTE, 30 * MINUTE),
        (30 * MINUTE, 45 * MINUTE),
        (HOUR, 75 * MINUTE),
        (6 * HOUR, 6 * HOUR + 15 * MINUTE),
    ],
)
def test_limit_follows_from_the_interval(interval: timedelta, limit: timedelta) -> None:
    assert sleeps_after(interval) == limit
    assert limit > interval


def job(done: int | None, started: int | None, interval: timedelta = MINUTE) -> ScheduledJob:
    done_ago, started_ago = (None if seconds is None else seconds * SECOND for seconds in (done, started))
    return ScheduledJob("risk.raise_flags", interval, done_ago, started_ago)


@pytest.mark.parametrize(
    ("done", "started", "state"),
    [
        (0, 500, JobHealth.AWAKE),
        (119, 500, JobHealth.AWAKE),
        (120, 500, JobHealth.AWAKE),
        (121, 500, JobHealth.ASLEEP),
        (121, 5, JobHealth.ASLEEP),  # a new start raises no flag: what was late stays late until it is done
        (None, 5, JobHealth.NOT_YET),
        (None, 120, JobHealth.NOT_YET),
        (None, 121, JobHealth.ASLEEP),
        (None, None, JobHealth.ASLEEP),  # nobody knows, so nobody says that it is well
        (30, None, JobHealth.AWAKE),
        (-119, 500, JobHealth.AWAKE),
        (-7200, 500, JobHealth.ASLEEP),  # written by a clock two hours fast: it would be awake for two hours
    ],
)
def test_state_of_a_job_of_every_minute(done: int | None, started: int | None, state: JobHealth) -> None:
    assert job(done, started).state is state


@pytest.mark.parametrize(
    ("done", "started", "wanted"),
    [(90, 500, False), (91, 500, True), (None, 90, False), (None, 91, True), (None, None, True)],
)
def test_stand_in_comes_two_looks_before_the_job_counts_as_asleep(
    done: int | None, started: int | None, *, wanted: bool
) -> None:
    assert job(done, started).wants_stand_in is wanted


def test_long_job_has_a_long_limit() -> None:
    assert job(44 * 60, None, 30 * MINUTE).state is JobHealth.AWAKE
    assert job(45 * 60 + 1, None, 30 * MINUTE).state is JobHealth.ASLEEP
    assert job(None, 44 * 60, 30 * MINUTE).state is JobHealth.NOT_YET


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (15 * SECOND, "every 15 seconds"),
        (MINUTE, "every minute"),
        (30 * MINUTE, "every 30 minutes"),
        (HOUR, "every hour"),
        (6 * HOUR, "every 6 hours"),
    ],
)
def test_interval_is_said_in_words(interval: timedelta, words: str) -> None:
    assert job(0, 0, interval).every == words


def test_every_job_of_the_schedule_has_words_and_no_other() -> None:
    assert set(WORDS) == {*(entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()), WATCH}
