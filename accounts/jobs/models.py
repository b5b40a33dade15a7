"""A long job: work that a person asked for and a worker does, and how far it is."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from accounts.people.models import Organisation, User

SILENT_FOR: Final = timedelta(minutes=2)
"""A worker writes every second or so: one that has been silent this long is taken for dead."""


class JobState(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", "Waiting to start"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Not done"
    CANCELLED = "cancelled", "Stopped"


FINISHED: Final = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class JobQuerySet(models.QuerySet["Job"]):
    """Questions about many jobs."""

    def visible_to(self, user: User) -> Self:
        """A job is the affair of the person who started it, and of nobody else."""
        return self.filter(user=user)

    def running(self, now: datetime) -> Self:
        """Jobs that a living worker is at."""
        return self.filter(state=JobState.RUNNING, heartbeat_at__gt=now - SILENT_FOR)

    def to_be_done(self, now: datetime) -> Self:
        """Jobs that no living worker is at: waiting ones, and those whose worker died."""
        died = Q(state=JobState.RUNNING, heartbeat_at__lte=now - SILENT_FOR)
        return self.filter(Q(state=JobState.WAITING) | died)

    def newest_first(self) -> Self:
        """As a person looks for them."""
        return self.order_by("-asked_at", "-pk")


class Job(models.Model):
    """One piece of long work.

    `kind` is the name of the Celery task that does it, and `title` says it in words without a person in them.
    `arguments` and `outcome` hold ids, codes and numbers only (`accounts.rules.check_says_no_words`); `href` is the
    page that shows what came of it. `attempts` counts the workers that took it: the latest alone may finish it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="jobs")
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=100)
    href = models.CharField(max_length=200, blank=True)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    error = models.CharField(max_length=500, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "-asked_at"], name="job_newest_of_user"),
            models.Index(fields=["asked_at"], condition=Q(finished_at=None), name="job_unfinished"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_known"),
            models.CheckConstraint(condition=~Q(kind="") & ~Q(title=""), name="job_is_named"),
            models.CheckConstraint(condition=Q(total=0) | Q(done__lte=F("total")), name="job_not_past_its_end"),
            models.CheckConstraint(
                condition=Q(state__in=FINISHED, finished_at__isnull=False)
                | (~Q(state__in=FINISHED) & Q(finished_at=None)),
                name="job_finished_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | Q(started_at__isnull=False, heartbeat_at__isnull=False),
                name="job_running_has_heartbeat",
            ),
            models.CheckConstraint(
                condition=Q(state=JobState.FAILED) & ~Q(error="") | ~Q(state=JobState.FAILED) & Q(error=""),
                name="job_failed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Job {self.pk}"

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in FINISHED
